/* A promise in full words, in the order in which it is read. */
#include "model/sentence.h"

#include <math.h>
#include <stdbool.h>

#include "base/number.h"

static const char *const one_of[] = {
    [FC_MONTH] = "month", [FC_QUARTER] = "quarter", [FC_YEAR] = "year", [FC_PLAN] = "plan"};

void fc_window_say(struct fc_text *out, const struct fc_plan *plan, int from_t, int to_t)
{
    const int   from = plan->start + from_t;
    const int   to = plan->start + to_t;
    const char *first = fc_month_name(fc_month_of_year(from));
    const char *last = fc_month_name(fc_month_of_year(to));
    if (from == to)
        fc_text_add(out, "%s %d", first, fc_year_of_month(from));
    else if (fc_year_of_month(from) == fc_year_of_month(to))
        fc_text_add(out, "%s to %s %d", first, last, fc_year_of_month(to));
    else
        fc_text_add(out, "%s %d to %s %d", first, fc_year_of_month(from), last,
                    fc_year_of_month(to));
}

/* Cents are said of small amounts only: nobody reads them in a revenue. The sign stands in front of
   the currency, where the number reader takes it. */
static void say_money(struct fc_text *out, const char *currency, double value)
{
    char         text[FC_NUMBER_TEXT];
    const double cents = round(fabs(value) * 100) / 100;
    const bool   broken = cents != round(cents);
    fc_text_add(out, "%s%s%s", value < 0 && cents > 0 ? "-" : "", currency,
                currency[0] == '\0' ? "" : " ");
    if (broken && cents < 1e3)
        fc_text_add(out, "%.2f", cents);
    else if (broken && cents < 1e4)
        fc_text_add(out, "%s", fc_print_short(text, cents, 6));
    else
        fc_text_add(out, "%s", fc_print_whole(text, (int64_t)round(cents)));
}

/* Counted from the plan's first, which is month 1. */
static void say_month(struct fc_text *out, const struct fc_plan *plan, int count)
{
    const int month = plan->start + count - 1;
    fc_text_add(out, "month %d (%s %d)", count, fc_month_name(fc_month_of_year(month)),
                fc_year_of_month(month));
}

void fc_measure_value_say(struct fc_text *out, const struct fc_measure *measure,
                          const struct fc_plan *plan, double value)
{
    char         text[FC_NUMBER_TEXT];
    const double hair = 1e-9; /* what adding up in binary may have taken from a whole number */
    switch (measure->unit) {
    case FC_UNIT_COUNT:
        fc_text_add(out, "%s", fc_print_whole(text, (int64_t)floor(value + hair)));
        break;
    case FC_UNIT_MONEY: say_money(out, plan->currency, value); break;
    case FC_UNIT_SHARE: fc_text_add(out, "%s%%", fc_print_short(text, value * 100, 4)); break;
    case FC_UNIT_DAYS:
        fc_text_add(out, "%s day%s", fc_print_short(text, value, 4), value == 1 ? "" : "s");
        break;
    case FC_UNIT_MONTH: say_month(out, plan, (int)floor(value + hair)); break;
    }
}

static void say_reading(struct fc_text *out, const struct fc_clause *clause)
{
    const char *one = one_of[clause->period];
    switch (clause->reading) {
    case FC_EVERY: fc_text_add(out, " in every %s", one); break;
    case FC_AVERAGE: fc_text_add(out, " a %s on average", one); break;
    case FC_K_OF_N:
        fc_text_add(out, " in %d of %d %s%s", clause->k, clause->n_periods, one,
                    clause->n_periods == 1 ? "" : "s");
        break;
    case FC_TOTAL: fc_text_add(out, " in total"); break;
    }
}

/* Without the unit where the measure's words say it, so that it reads back. */
static void say_level(struct fc_text *out, const struct fc_measure *measure,
                      const struct fc_plan *plan, double level)
{
    char text[FC_NUMBER_TEXT];
    if (measure->unit == FC_UNIT_MONTH || measure->unit == FC_UNIT_DAYS)
        fc_text_add(out, "%s", fc_print_short(text, level, 6));
    else
        fc_measure_value_say(out, measure, plan, level);
}

/* A step is named by the first month of the period in which it begins to count. */
static void say_steps(struct fc_text *out, const struct fc_clause *clause,
                      const struct fc_plan *plan)
{
    for (int i = 1; i < clause->n_periods; i++) {
        const int month = plan->start + clause->span[i].first;
        if (clause->level[i] == clause->level[i - 1])
            continue;
        fc_text_add(out, ", then ");
        say_level(out, &plan->measure[clause->measure], plan, clause->level[i]);
        fc_text_add(out, " from %s %d", fc_month_name(fc_month_of_year(month)),
                    fc_year_of_month(month));
    }
}

void fc_clause_say(struct fc_text *out, const struct fc_clause *clause, const struct fc_plan *plan)
{
    const struct fc_measure *measure = &plan->measure[clause->measure];
    const double             level = clause->level[0];
    fc_text_add(out, clause->at_most ? "at most " : "at least ");
    say_level(out, measure, plan, level);
    fc_text_add(out, " %s", level == 1 ? measure->singular : measure->words);
    say_reading(out, clause);
    fc_text_add(out, ", ");
    fc_window_say(out, plan, clause->from_t, clause->to_t);
    say_steps(out, clause, plan);
}

void fc_promise_say(struct fc_text *out, const struct fc_promise *promise,
                    const struct fc_plan *plan)
{
    for (int i = 0; i < promise->n_clauses; i++) {
        fc_text_add(out, i == 0 ? "" : ", and ");
        fc_clause_say(out, &promise->clause[i], plan);
    }
}
