/* Relative changes: `x 0.8`, `20% less`, `+5,000`, `5 points more`. */
#include <math.h>
#include <string.h>

#include "model/cutting.h"
#include "model/quantity.h"

static bool is_amount(enum fc_dimension dimension)
{
    return dimension == FC_COUNT || dimension == FC_MONEY || dimension == FC_DAYS;
}

/* Whether a number begins here: a digit, or a point and a digit. */
static bool begins_number(struct fc_piece piece, size_t at)
{
    if (at < piece.length && piece.text[at] == '.')
        at++;
    return at < piece.length && piece.text[at] >= '0' && piece.text[at] <= '9';
}

/* The bytes of the sign of multiplication in front, `x` or `×`, when a number follows; else 0. */
static size_t times_sign(struct fc_piece piece)
{
    size_t sign = 0;
    if (piece.length > 1 && (piece.text[0] | 32) == 'x')
        sign = 1;
    else if (piece.length > 2 && memcmp(piece.text, "×", 2) == 0)
        sign = 2;
    size_t at = sign;
    while (sign > 0 && at < piece.length && (piece.text[at] == ' ' || piece.text[at] == '\t'))
        at++;
    return begins_number(piece, at) ? sign : 0;
}

/* A sign and one number, with nothing that would make it a range, a list or a schedule. */
static bool is_signed_number(struct fc_piece piece)
{
    struct fc_piece before, after;
    if (piece.length < 2 || (piece.text[0] != '+' && piece.text[0] != '-'))
        return false;
    return memchr(piece.text, '|', piece.length) == NULL &&
           !fc_cut_word(piece, "to", &before, &after) &&
           !fc_cut_sign(piece, "+/-", &before, &after);
}

bool fc_change_is(struct fc_piece piece, enum fc_dimension dimension)
{
    const struct fc_piece whole = fc_piece_trim(piece);
    struct fc_piece       before;
    return times_sign(whole) > 0 || fc_cut_end(whole, "less", &before) ||
           fc_cut_end(whole, "more", &before) || (is_amount(dimension) && is_signed_number(whole));
}

static bool refuse(struct fc_piece piece, const char *hint, const char *words,
                   struct fc_problems *problems)
{
    return fc_error_at(problems, "change", piece.place, hint, "%s", words);
}

static bool read_factor(struct fc_change *out, struct fc_piece piece, struct fc_problems *problems)
{
    struct fc_number number;
    if (!fc_number_read(&number, piece, FC_PLAIN, "", problems))
        return false;
    if (number.value < 0)
        return refuse(fc_piece_trim(piece), NULL, "a factor cannot be negative", problems);
    *out = (struct fc_change){.scale = number.value};
    return true;
}

/* `20%` less or more; for shares also `5 points`. */
static bool read_words(struct fc_change *out, struct fc_piece amount, double sign,
                       enum fc_dimension dimension, struct fc_problems *problems)
{
    struct fc_number number;
    struct fc_piece  points;
    const bool       in_points = dimension == FC_SHARE && (fc_cut_end(amount, "points", &points) ||
                                                     fc_cut_end(amount, "point", &points));
    if (!fc_number_read(&number, in_points ? points : amount, FC_PLAIN, "", problems))
        return false;
    if (in_points && number.unit == FC_NO_UNIT && number.value >= 0) {
        *out = (struct fc_change){.scale = 1, .shift = sign * number.value / 100};
        return true;
    }
    if (in_points || number.unit != FC_PERCENT || number.value < 0)
        return refuse(amount,
                      dimension == FC_SHARE ? "write 20% less, or 5 points less"
                                            : "write 20% less, or x 0.8",
                      "this change cannot be understood", problems);
    if (sign < 0 && number.value > 1)
        return refuse(amount, NULL, "more than 100% less is less than nothing", problems);
    *out = (struct fc_change){.scale = 1 + sign * number.value};
    return true;
}

/* `-20%` or `+5,000`, the latter also with `a month`. */
static bool read_signed(struct fc_change *out, struct fc_piece piece,
                        const struct fc_quantity_rule *rule, struct fc_problems *problems)
{
    if (rule->low < 0)
        return refuse(piece, "write 20% less, or 20% more",
                      "a sign is no change here, as the value itself can be negative", problems);
    const double sign = piece.text[0] == '-' ? -1 : 1;
    if (piece.text[piece.length - 1] == '%')
        return read_words(out, fc_piece_part(piece, 1, piece.length - 1), sign, rule->dimension,
                          problems);
    struct fc_piece  amount = piece;
    struct fc_number number;
    if (!fc_cut_end(piece, "a month", &amount))
        fc_cut_end(piece, "per month", &amount);
    if (!fc_number_read(&number, fc_piece_part(amount, 1, amount.length - 1), rule->dimension,
                        rule->currency, problems))
        return false;
    if (number.value < 0)
        return refuse(piece, NULL, "one sign is enough", problems);
    *out = (struct fc_change){.scale = 1, .shift = sign * number.value};
    return true;
}

bool fc_change_read(struct fc_change *out, struct fc_piece piece,
                    const struct fc_quantity_rule *rule, struct fc_problems *problems)
{
    const struct fc_piece whole = fc_piece_trim(piece);
    struct fc_piece       before;
    const size_t          sign = times_sign(whole);
    if (sign > 0)
        return read_factor(out, fc_piece_part(whole, sign, whole.length - sign), problems);
    if (fc_cut_end(whole, "less", &before))
        return read_words(out, before, -1, rule->dimension, problems);
    if (fc_cut_end(whole, "more", &before))
        return read_words(out, before, 1, rule->dimension, problems);
    if (is_amount(rule->dimension) && is_signed_number(whole))
        return read_signed(out, whole, rule, problems);
    return refuse(whole, "write x 0.8, 20% less or 20% more", "this is no relative change",
                  problems);
}
