/* Values that are certain numbers, or a few of them. */
#include "model/intake.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/channel.h"
#include "model/quantity_check.h"
#include "model/schedule.h"
#include "model/schedule_parts.h"

static bool refuse_range(const struct fc_intake *r, double number)
{
    const struct fc_key *key = r->key;
    char                 low[FC_NUMBER_TEXT];
    char                 high[FC_NUMBER_TEXT];
    char                 hint[120] = "";
    if (key->dimension != FC_SHARE)
        return fc_error_at(r->problems, "range", r->value.place, NULL,
                           "`%s` must lie between %s and %s%s", key->name,
                           fc_print_short(low, key->low, 6), fc_print_short(high, key->high, 6),
                           key->dimension == FC_DAYS ? " days" : "");
    const bool unmarked = memchr(r->value.text, '%', r->value.length) == NULL;
    if (!r->change && unmarked && number / 100 >= key->low && number / 100 <= key->high)
        snprintf(hint, sizeof hint, "write %.*s%% or %s", (int)r->value.length, r->value.text,
                 fc_print_exact(low, number / 100));
    return fc_error_at(r->problems, "range", r->value.place, hint[0] == '\0' ? NULL : hint,
                       "`%s` must lie between %s%% and %s%%", key->name,
                       fc_print_short(low, key->low * 100, 6),
                       fc_print_short(high, key->high * 100, 6));
}

/* A number that was read or changed, if it lies in the key's range. */
static bool keep_number(const struct fc_intake *r, double number)
{
    double *field = r->field;
    if (number < r->key->low || number > r->key->high)
        return refuse_range(r, number);
    *field = number;
    return true;
}

static bool read_change(const struct fc_intake *r)
{
    const double    *field = r->field;
    struct fc_change change;
    return fc_change_read(&change, r->value, &r->rule, r->problems) &&
           keep_number(r, *field * change.scale + change.shift);
}

bool fc_intake_number(const struct fc_intake *r)
{
    struct fc_number number;
    if (r->change)
        return read_change(r);
    return fc_number_read(&number, r->value, r->key->dimension, r->rule.currency, r->problems) &&
           keep_number(r, number.value);
}

bool fc_intake_amount(const struct fc_intake *r)
{
    struct fc_schedule schedule;
    if (r->change)
        return read_change(r);
    if (!fc_schedule_read(&schedule, r->value, true, &r->rule, r->reader->plan->arena, r->problems))
        return false;
    if (schedule.kind != FC_STEPS || schedule.n != 1)
        return fc_error_at(r->problems, "schedule", r->value.place, "write 20,000 a month",
                           "`%s` is one amount a month, the same in all", r->key->name);
    return keep_number(r, schedule.value[0]);
}

bool fc_intake_days(const struct fc_intake *r)
{
    double days;
    if (r->change)
        return read_change(r);
    return fc_days_read(&days, r->value, r->problems) && keep_number(r, days);
}

/* `5 months` or `5`; other units are counted in days. */
bool fc_intake_months(const struct fc_intake *r)
{
    static const double DAYS_A_MONTH = 30.4375;
    struct fc_number    number;
    double              days;
    if (r->change)
        return read_change(r);
    const char last = r->value.text[r->value.length - 1];
    if ((last | 32) < 'a' || (last | 32) > 'z')
        return fc_number_read(&number, r->value, r->key->dimension, "", r->problems) &&
               keep_number(r, number.value);
    return fc_days_read(&days, r->value, r->problems) && keep_number(r, days / DAYS_A_MONTH);
}

bool fc_intake_pace(const struct fc_intake *r)
{
    struct fc_number     number;
    struct fc_piece      amount, months;
    const enum fc_rhythm said = fc_rhythm_cut(r->value, &amount, &months);
    if (r->change)
        return read_change(r);
    if (said == FC_RHYTHM_PULSES)
        return fc_error_at(r->problems, "schedule", months.place, "write 120 a month",
                           "`%s` is one number a month, the same in all", r->key->name);
    return fc_number_read(&number, amount, r->key->dimension, "", r->problems) &&
           keep_number(r, said == FC_RHYTHM_YEAR ? number.value / 12 : number.value);
}

/* ---- linear | power 0.6 | saturating 20,000 1.5 --------------------------------------------- */

/* A steeper curve is a step, which minimum_spend says better. */
static const double STEEPEST = 20;

static bool read_between(double *out, const struct fc_intake *r, struct fc_piece piece,
                         enum fc_dimension dimension, double low, double high)
{
    struct fc_number              number;
    const struct fc_quantity_rule rule = {.dimension = dimension, .low = low, .high = high};
    if (!fc_number_read(&number, piece, dimension, r->rule.currency, r->problems) ||
        !fc_value_check(number, &rule, piece.place, r->problems))
        return false;
    *out = number.value;
    return true;
}

/* What stands behind the last blank, when there is a number before it. */
static bool cut_second_number(struct fc_piece piece, struct fc_piece *first,
                              struct fc_piece *second)
{
    size_t at = piece.length;
    while (at > 0 && piece.text[at - 1] != ' ' && piece.text[at - 1] != '\t')
        at--;
    *first = fc_piece_trim(fc_piece_part(piece, 0, at));
    *second = fc_piece_part(piece, at, piece.length - at);
    for (size_t i = 0; i < first->length; i++)
        if (first->text[i] >= '0' && first->text[i] <= '9')
            return true;
    *first = piece;
    return false;
}

static bool read_saturating(const struct fc_intake *r, struct fc_piece rest)
{
    struct fc_response  response = {FC_SATURATING, 1, 0};
    struct fc_response *field = r->field;
    struct fc_piece     half, steepness;
    if (cut_second_number(rest, &half, &steepness) &&
        !read_between(&response.exponent, r, steepness, FC_PLAIN, 1, STEEPEST))
        return false;
    if (!read_between(&response.half, r, half, FC_MONEY, r->key->low, r->key->high))
        return false;
    *field = response;
    return true;
}

static bool read_power(const struct fc_intake *r, struct fc_piece rest)
{
    /* A flatter curve brings the same whatever is spent. */
    static const double FLATTEST = 0.01;
    struct fc_response *field = r->field;
    double              exponent;
    if (!read_between(&exponent, r, rest, FC_PLAIN, FLATTEST, 1))
        return false;
    *field = (struct fc_response){FC_POWER, exponent, 0};
    return true;
}

bool fc_intake_response(const struct fc_intake *r)
{
    size_t length = 0;
    while (length < r->value.length && strchr(" \t", r->value.text[length]) == NULL)
        length++;
    const struct fc_piece word = fc_piece_part(r->value, 0, length);
    const struct fc_piece rest =
        fc_piece_trim(fc_piece_part(r->value, length, r->value.length - length));
    struct fc_response *field = r->field;
    if (fc_piece_is(word, "linear") && rest.length == 0) {
        *field = (struct fc_response){FC_LINEAR, 1, 0};
        return true;
    }
    if (fc_piece_is(word, "power") && rest.length > 0)
        return read_power(r, rest);
    if (fc_piece_is(word, "saturating") && rest.length > 0)
        return read_saturating(r, rest);
    return fc_error_at(r->problems, "response", r->value.place,
                       "write linear, power 0.6 or saturating 20,000",
                       "this is no response to spend");
}

bool fc_intake_season(const struct fc_intake *r)
{
    enum { MONTHS = 12 };
    double       factor[MONTHS];
    int          n = 0;
    bool         good = true;
    const size_t length = r->value.length;
    for (size_t from = 0; from <= length; n++) {
        const char      *bar = memchr(r->value.text + from, '|', length - from);
        const size_t     to = bar == NULL ? length : (size_t)(bar - r->value.text);
        struct fc_intake one = *r;
        one.value = fc_piece_trim(fc_piece_part(r->value, from, to - from));
        one.field = n < MONTHS ? &factor[n] : NULL;
        good = good && (n >= MONTHS || fc_intake_number(&one));
        from = to + 1;
    }
    if (good && n != MONTHS)
        return fc_error_at(r->problems, "season", r->value.place,
                           "separate twelve factors by |, January first",
                           "a season has 12 values, not %d", n);
    if (good)
        memcpy(r->field, factor, sizeof factor);
    return good;
}
