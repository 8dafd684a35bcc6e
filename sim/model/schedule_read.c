/* Certain schedules as they are written: steps, lists, pulses. */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/cutting.h"
#include "model/quantity_check.h"
#include "model/schedule_parts.h"

static const struct {
    const char    *words;
    enum fc_rhythm rhythm;
} RHYTHM[] = {
    {"a month", FC_RHYTHM_MONTH},     {"per month", FC_RHYTHM_MONTH},
    {"every month", FC_RHYTHM_MONTH}, {"each month", FC_RHYTHM_MONTH},
    {"/month", FC_RHYTHM_MONTH},      {"/ month", FC_RHYTHM_MONTH},
    {"a year", FC_RHYTHM_YEAR},       {"per year", FC_RHYTHM_YEAR},
    {"every year", FC_RHYTHM_YEAR},   {"each year", FC_RHYTHM_YEAR},
    {"/year", FC_RHYTHM_YEAR},        {"/ year", FC_RHYTHM_YEAR},
};

enum fc_rhythm fc_rhythm_cut(struct fc_piece piece, struct fc_piece *before,
                             struct fc_piece *months)
{
    struct fc_piece amount, rest;
    for (size_t i = 0; i < sizeof RHYTHM / sizeof *RHYTHM; i++)
        if (fc_cut_end(piece, RHYTHM[i].words, before))
            return RHYTHM[i].rhythm;
    if (fc_cut_last_word(piece, "in", &amount, &rest)) {
        *before = amount;
        *months = rest;
        return FC_RHYTHM_PULSES;
    }
    *before = piece;
    return FC_RHYTHM_NOT_SAID;
}

bool fc_rhythm_missing(struct fc_piece amount, struct fc_problems *problems)
{
    const int length = (int)fmin((double)amount.length, 60);
    char      hint[300];
    snprintf(hint, sizeof hint, "write %.*s a month, %.*s a year or %.*s in 2027-03", length,
             amount.text, length, amount.text, length, amount.text);
    return fc_error_at(problems, "schedule", amount.place, hint, "say how %.*s flows", length,
                       amount.text);
}

/* What a schedule is read for. */
struct reader {
    bool                           flow;
    const struct fc_quantity_rule *rule;
    struct fc_arena               *arena;
    struct fc_problems            *problems;
};

static bool read_value(double *out, struct fc_piece piece, const struct reader *r)
{
    struct fc_number number;
    if (!fc_number_read(&number, piece, r->rule->dimension, r->rule->currency, r->problems) ||
        !fc_value_check(number, r->rule, fc_piece_trim(piece).place, r->problems))
        return false;
    *out = number.value;
    return true;
}

/* `30,000 a month`; the rhythm of the step before holds where none is said. */
static bool read_flowing(double *out, enum fc_rhythm *rhythm, struct fc_piece piece,
                         const struct reader *r)
{
    struct fc_piece      amount, months;
    const enum fc_rhythm said = fc_rhythm_cut(piece, &amount, &months);
    if (said == FC_RHYTHM_PULSES)
        return fc_error_at(r->problems, "schedule", months.place, NULL,
                           "single months cannot be mixed with steps");
    if (!r->flow && said != FC_RHYTHM_NOT_SAID)
        return fc_error_at(r->problems, "schedule", piece.place, "write the number alone",
                           "this is a number that holds, not one that flows by month or year");
    if (said != FC_RHYTHM_NOT_SAID)
        *rhythm = said;
    if (!read_value(out, amount, r))
        return false;
    if (r->flow && *rhythm == FC_RHYTHM_NOT_SAID)
        return fc_rhythm_missing(amount, r->problems);
    if (*rhythm == FC_RHYTHM_YEAR)
        *out /= 12;
    return true;
}

/* ---- 30,000 a month, then 24,000 from 2027-07 ------------------------------------------------ */

/* `24,000 from 2027-07`, also `24,000 a month from 2027-07`. */
static bool read_step(double *value, int *month, enum fc_rhythm *rhythm, struct fc_piece piece,
                      const struct reader *r)
{
    struct fc_piece amount, from;
    if (!fc_cut_last_word(piece, "from", &amount, &from))
        return fc_error_at(r->problems, "schedule", piece.place, "write then 24,000 from 2027-07",
                           "say from which month on this holds");
    return read_flowing(value, rhythm, amount, r) && fc_month_read(month, from, r->problems);
}

static size_t count_steps(struct fc_piece piece)
{
    size_t          n = 1;
    struct fc_piece before;
    while (fc_cut_word(piece, "then", &before, &piece))
        n++;
    return n;
}

/* Without the comma in front of `then`. */
static struct fc_piece without_comma(struct fc_piece piece)
{
    const bool comma = piece.length > 0 && piece.text[piece.length - 1] == ',';
    return comma ? fc_piece_trim(fc_piece_part(piece, 0, piece.length - 1)) : piece;
}

static bool read_steps(struct fc_schedule *out, struct fc_piece piece, const struct reader *r)
{
    const size_t   n = count_steps(piece);
    int           *month = fc_arena_take(r->arena, n, sizeof *month);
    double        *value = fc_arena_take(r->arena, n, sizeof *value);
    enum fc_rhythm rhythm = FC_RHYTHM_NOT_SAID;
    if (month == NULL || value == NULL) {
        r->problems->no_memory = true;
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        struct fc_piece step = piece;
        if (i + 1 < n)
            fc_cut_word(piece, "then", &step, &piece);
        step = without_comma(step);
        month[i] = INT_MIN;
        if (i == 0 ? !read_flowing(&value[i], &rhythm, step, r)
                   : !read_step(&value[i], &month[i], &rhythm, step, r))
            return false;
        if (i > 1 && month[i] <= month[i - 1])
            return fc_error_at(r->problems, "schedule", step.place, NULL,
                               "each step must begin after the one before");
    }
    *out = (struct fc_schedule){FC_STEPS, n, month, value, 1, 0};
    return true;
}

/* ---- 10k | 10k | 12k, 30,000 in 2027-03 | 2027-09 -------------------------------------------- */

static bool read_list(struct fc_schedule *out, struct fc_piece piece, const struct reader *r)
{
    const size_t     n = fc_cut_list(piece, NULL, 0);
    struct fc_piece *item = fc_arena_take(r->arena, n, sizeof *item);
    double          *value = fc_arena_take(r->arena, n, sizeof *value);
    if (item == NULL || value == NULL) {
        r->problems->no_memory = true;
        return false;
    }
    fc_cut_list(piece, item, n);
    bool good = true;
    for (size_t i = 0; i < n; i++)
        good &= read_value(&value[i], item[i], r);
    if (good)
        *out = (struct fc_schedule){FC_LIST, n, NULL, value, 1, 0};
    return good;
}

static bool read_pulses(struct fc_schedule *out, struct fc_piece amount, struct fc_piece months,
                        const struct reader *r)
{
    double value;
    if (!r->flow)
        return fc_error_at(r->problems, "schedule", months.place,
                           "write 4, then 5 from 2027-04, then 4 from 2027-06",
                           "this is a number that holds, not one that flows in single months");
    return read_value(&value, amount, r) &&
           fc_schedule_pulses(out, months, value, r->arena, r->problems);
}

bool fc_schedule_read(struct fc_schedule *out, struct fc_piece piece, bool flow,
                      const struct fc_quantity_rule *rule, struct fc_arena *arena,
                      struct fc_problems *problems)
{
    const struct reader   reader = {flow, rule, arena, problems};
    const struct fc_piece whole = fc_piece_trim(piece);
    struct fc_piece       amount, rest;
    if (fc_cut_word(whole, "then", &amount, &rest))
        return read_steps(out, whole, &reader);
    if (fc_rhythm_cut(whole, &amount, &rest) == FC_RHYTHM_PULSES)
        return read_pulses(out, amount, rest, &reader);
    if (memchr(whole.text, '|', whole.length) != NULL)
        return read_list(out, whole, &reader);
    return read_steps(out, whole, &reader);
}
