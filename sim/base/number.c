#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/currency.h"

/* Beyond this many a number is a slip, and 1e15 has sixteen. */
enum { MAX_DIGITS = 40, PLAIN_TEXT = 64 };

/* A number taken apart, before its unit is applied. */
struct parts {
    bool         negative;
    enum fc_unit unit;
    int          before, after; /* digits in front of the point and behind it */
    char         digit[MAX_DIGITS + 1];
    double       value;
};

/* What is read, for whom, and how far. */
struct reader {
    struct fc_piece     piece;
    size_t              at;
    enum fc_dimension   dimension;
    const char         *currency;
    struct fc_problems *problems;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char peek(const struct reader *r)
{
    return r->at < r->piece.length ? r->piece.text[r->at] : '\0';
}

static void skip_blanks(struct reader *r)
{
    while (peek(r) == ' ' || peek(r) == '\t')
        r->at++;
}

static const char *how_to_write(enum fc_dimension dimension)
{
    switch (dimension) {
    case FC_SHARE: return "write 30% or 0.30";
    case FC_COUNT:
    case FC_MONEY: return "write it as 30000, 30,000, 30k or 1.5m";
    case FC_PLAIN:
    case FC_DAYS: break;
    }
    return "write it as 30 or 1.5";
}

static bool refuse(const struct reader *r, const char *hint, const char *words)
{
    return fc_error_at(r->problems, "number", r->piece.place, hint, "%s", words);
}

/* ---- digits ---- */

/* The digits of `parts`, in front of the point with separators, as a person would write them. */
static void write_plainly(char out[PLAIN_TEXT], const struct parts *parts, int before, int after)
{
    char *to = out;
    for (int i = 0; i < before; i++) {
        if (i > 0 && (before - i) % 3 == 0)
            *to++ = ',';
        *to++ = parts->digit[i];
    }
    if (after > 0)
        *to++ = '.';
    memcpy(to, parts->digit + before, (size_t)after);
    to[after] = '\0';
}

/* A point before exactly three digits: a thousand in half the world, a fraction in the other. */
static bool refuse_point(const struct reader *r, struct parts *parts)
{
    char hint[200];
    char whole[PLAIN_TEXT];
    char broken[PLAIN_TEXT];
    int  after = parts->after;
    while (after > 1 && parts->digit[parts->before + after - 1] == '0')
        after--;
    if (after == 3) /* a fourth digit says that it is a fraction */
        parts->digit[parts->before + after++] = '0';
    write_plainly(broken, parts, parts->before, after);
    write_plainly(whole, parts, parts->before + 3, 0);
    if (parts->digit[0] == '0' || parts->before > 3)
        snprintf(hint, sizeof hint, "the point is the decimal sign: write %s", broken);
    else
        snprintf(hint, sizeof hint,
                 "write %s if the point separates thousands, %s if it is the decimal sign", whole,
                 broken);
    return refuse(r, hint, "this can be read in two ways");
}

/* Commas that do not separate thousands: one may be a decimal comma, more are a slip. */
static bool refuse_comma(const struct reader *r, const struct parts *parts, int commas,
                         int behind_last)
{
    char hint[200];
    char whole[PLAIN_TEXT];
    char broken[PLAIN_TEXT];
    write_plainly(whole, parts, parts->before, 0);
    write_plainly(broken, parts, parts->before - behind_last, behind_last);
    if (commas == 1 && parts->digit[0] == '0')
        snprintf(hint, sizeof hint, "the point is the decimal sign: write %s", broken);
    else if (commas == 1)
        snprintf(hint, sizeof hint,
                 "write %s if the comma is the decimal sign, %s if it separates thousands", broken,
                 whole);
    else
        snprintf(hint, sizeof hint, "write %s", whole);
    return refuse(r, hint,
                  commas == 1 ? "a comma separates thousands here, three digits at a time"
                              : "the thousands are wrongly grouped");
}

static bool take_digit(struct reader *r, struct parts *parts)
{
    const int n = parts->before + parts->after;
    if (n == MAX_DIGITS - 1) /* one is left for refuse_point */
        return refuse(r, how_to_write(r->dimension), "a number of too many digits");
    parts->digit[n] = r->piece.text[r->at++];
    return true;
}

static bool take_whole(struct reader *r, struct parts *parts)
{
    int  commas = 0;
    int  run = 0; /* digits since the last comma */
    bool grouped = true;
    for (; is_digit(peek(r)) || (peek(r) == ',' && parts->before > 0); run++) {
        if (peek(r) == ',') {
            grouped = grouped && (commas == 0 ? run <= 3 && parts->digit[0] != '0' : run == 3);
            commas++;
            run = -1;
            r->at++;
        } else if (take_digit(r, parts)) {
            parts->before++;
        } else {
            return false;
        }
    }
    if (commas > 0 && run > 0 && !(grouped && run == 3))
        return refuse_comma(r, parts, commas, run);
    if (parts->before == 0 || (commas > 0 && run == 0))
        return refuse(r, how_to_write(r->dimension), "this is not a number");
    return true;
}

static bool take_fraction(struct reader *r, struct parts *parts)
{
    if (peek(r) != '.')
        return true;
    for (r->at++; is_digit(peek(r)); parts->after++)
        if (!take_digit(r, parts))
            return false;
    if (peek(r) == ',')
        return refuse(r, "the point is the decimal sign, commas separate thousands: write 1,234.56",
                      "a comma stands behind the point");
    if (peek(r) == '.')
        return refuse(r, "commas separate thousands: write 1,234,567", "two points in one number");
    if (parts->after == 0)
        return refuse(r, how_to_write(r->dimension), "digits are missing behind the point");
    if (parts->after == 3 && (r->dimension == FC_MONEY || r->dimension == FC_COUNT))
        return refuse_point(r, parts);
    return true;
}

/* ---- the whole ---- */

static bool take_unit(struct reader *r, struct parts *parts)
{
    struct reader next = *r;
    skip_blanks(&next);
    if (peek(&next) == '%') {
        parts->unit = FC_PERCENT;
        r->at = next.at + 1;
        if (r->dimension != FC_SHARE && r->dimension != FC_PLAIN)
            return refuse(r, how_to_write(r->dimension), "a percent sign does not belong here");
        return true;
    }
    const char c = peek(r);
    if (c == 'k' || c == 'K')
        parts->unit = FC_THOUSAND;
    else if (c == 'm' || c == 'M')
        parts->unit = FC_MILLION;
    else
        return true;
    if (r->at + 1 < r->piece.length) /* junk behind it; said by the caller */
        return true;
    r->at++;
    if (r->dimension == FC_SHARE)
        return refuse(r, how_to_write(r->dimension), "a rate has no thousands or millions");
    return true;
}

/* Correctly rounded, as if all had been written out: 7% is the double nearest to 0.07. */
static bool apply_unit(const struct reader *r, struct parts *parts)
{
    static const int exponent[] = {
        [FC_NO_UNIT] = 0, [FC_PERCENT] = -2, [FC_THOUSAND] = 3, [FC_MILLION] = 6};
    char text[MAX_DIGITS + 8];
    snprintf(text, sizeof text, "%.*se%d", parts->before + parts->after, parts->digit,
             exponent[parts->unit] - parts->after);
    parts->value = strtod(text, NULL);
    if (parts->value > 1e15)
        return refuse(r, how_to_write(r->dimension), "a number beyond 1,000,000,000,000,000");
    if (parts->negative && parts->value > 0) /* zero has no sign */
        parts->value = -parts->value;
    return true;
}

static bool take_apart(struct parts *parts, struct reader *r)
{
    char code[4] = "";
    r->piece = fc_piece_trim(r->piece);
    if (r->piece.length == 0)
        return refuse(r, how_to_write(r->dimension), "a number is missing");
    parts->negative = peek(r) == '-';
    if (peek(r) == '-' || peek(r) == '+')
        r->at++;
    r->at += fc_currency_take(r->piece, r->at, code);
    if (!fc_currency_check(code, r->piece, r->currency, r->dimension == FC_MONEY, r->problems) ||
        !take_whole(r, parts) || !take_fraction(r, parts) || !take_unit(r, parts))
        return false;
    if (r->at < r->piece.length) {
        skip_blanks(r);
        const struct fc_piece rest = fc_piece_part(r->piece, r->at, r->piece.length - r->at);
        return fc_error_at(r->problems, "number", rest.place, how_to_write(r->dimension),
                           "this does not belong to a number");
    }
    return apply_unit(r, parts);
}

bool fc_number_read(struct fc_number *out, struct fc_piece piece, enum fc_dimension dimension,
                    const char *currency, struct fc_problems *problems)
{
    struct parts  parts = {0};
    struct reader reader = {piece, 0, dimension, currency, problems};
    if (!take_apart(&parts, &reader))
        return false;
    *out = (struct fc_number){parts.value, parts.unit};
    return true;
}

bool fc_range_read(struct fc_number *low, struct fc_number *high, struct fc_piece first,
                   struct fc_piece last, enum fc_dimension dimension, const char *currency,
                   struct fc_problems *problems)
{
    struct parts  from = {0};
    struct parts  to = {0};
    struct reader at_first = {first, 0, dimension, currency, problems};
    struct reader at_last = {last, 0, dimension, currency, problems};
    const bool    has_from = take_apart(&from, &at_first);
    const bool    has_to = take_apart(&to, &at_last);
    if (!has_from || !has_to)
        return false;
    if (from.unit == FC_NO_UNIT)
        from.unit = to.unit;
    if (!apply_unit(&at_first, &from))
        return false;
    *low = (struct fc_number){from.value, from.unit};
    *high = (struct fc_number){to.value, to.unit};
    return true;
}

bool fc_whole_read(long *out, struct fc_piece piece, long low, long high,
                   struct fc_problems *problems)
{
    struct parts  parts = {0};
    struct reader reader = {piece, 0, FC_COUNT, "", problems};
    if (!take_apart(&parts, &reader))
        return false;
    if (parts.unit != FC_NO_UNIT || parts.after > 0)
        return refuse(&reader, "write it out, without a point or a unit", "not a whole number");
    if (parts.value < (double)low || parts.value > (double)high)
        return fc_error_at(problems, "number", reader.piece.place, NULL,
                           "a whole number from %ld to %ld is needed", low, high);
    *out = (long)parts.value;
    return true;
}
