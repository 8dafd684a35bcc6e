#include "output/month_figures.h"

#include <math.h>
#include <string.h>

#include "base/month.h"
#include "output/words.h"

/* A ratio's month is left out when in more of the trials than this it has nothing to divide by. */
static const double MOST_UNDEFINED = 0.01;

/* "Apr"; "Jan 28" where the plan has several years and one begins, or the plan begins or ends. NULL
   when memory is out. */
static const char *label_of(const struct fc_plan *plan, int t, struct fc_arena *arena)
{
    const int  month = plan->start + t;
    const int  year = fc_year_of_month(month);
    const bool marked = t == 0 || t == plan->months - 1 || fc_month_of_year(month) == 0;
    const bool years =
        fc_year_of_month(plan->start) != fc_year_of_month(plan->start + plan->months - 1);
    if (!marked || !years)
        return fc_month_short(month);
    return fc_arena_print(arena, "%s %02d", fc_month_short(month), year % 100);
}

/* The clause's period that is this month alone, or -1. */
static int period_of(const struct fc_clause *clause, int t)
{
    for (int i = 0; i < clause->n_periods; i++)
        if (clause->span[i].first == t && clause->span[i].last == t)
            return i;
    return -1;
}

/* What the promise says of a month. */
static void fill_promised(struct fc_chart_period *month, const struct fc_figures_of *of, int t)
{
    const struct fc_promise_answer *answer = of->promise;
    const int                       period = period_of(&answer->promise->clause[0], t);
    month->counts = period >= 0;
    if (period >= 0) {
        month->level = answer->promise->clause[0].level[period];
        month->chance = answer->by_period[period].p;
        month->weakest = answer->stands_out && period == answer->weakest;
    } else if (of->every_month != NULL) {
        month->chance = of->every_month->by_period[t].p;
    }
}

static struct fc_chart_period month_of(const struct fc_result *result, int measure, int t,
                                       struct fc_arena *arena)
{
    static const double    quantiles[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    const struct fc_cell  *cell = fc_result_cell(result, measure, t);
    const int              month = result->plan->start + t;
    struct fc_chart_period out = {
        .label = label_of(result->plan, t, arena),
        .name = fc_arena_print(arena, "%s %d", fc_month_name(month), fc_year_of_month(month)),
        .begins = fc_month_of_year(month) == 0,
        .level = (double)NAN,
        .chance = (double)NAN};
    double *const value[] = {&out.p05, &out.p25, &out.p50, &out.p75, &out.p95};
    const bool    known = (double)cell->undefined <= MOST_UNDEFINED * (double)result->trials;
    for (size_t i = 0; i < 5; i++)
        *value[i] = known ? fc_result_quantile(result, measure, t, quantiles[i]) : (double)NAN;
    return out;
}

bool fc_months_fill(struct fc_chart_facts *out, const struct fc_figures_of *of, int measure,
                    struct fc_arena *arena)
{
    const struct fc_plan *plan = of->result->plan;
    if (plan->measure[measure].what == FC_M_BOOKINGS_LATER)
        return true;
    struct fc_chart_period *month = fc_arena_take(arena, (size_t)plan->months, sizeof *month);
    for (int t = 0; month != NULL && t < plan->months; t++) {
        month[t] = month_of(of->result, measure, t, arena);
        if (month[t].label == NULL || month[t].name == NULL)
            return false;
        if (of->promise != NULL)
            fill_promised(&month[t], of, t);
    }
    out->periods = month;
    out->period_count = (size_t)plan->months;
    return month != NULL;
}

bool fc_years_fill(struct fc_chart_facts *out, const struct fc_figures_of *of,
                   struct fc_arena *arena)
{
    const struct fc_result        *result = of->result;
    const struct fc_promise_tally *tally = &result->promise[of->promise->index];
    const struct fc_measure *measure = &result->plan->measure[tally->clause[0].clause->measure];
    const size_t             months = (size_t)result->plan->months;
    const struct fc_sample  *pick[FC_SAMPLES];
    const int n = fc_samples_pick(&tally->samples, tally->kept, result->trials, pick);
    _Static_assert((int)FC_SAMPLES == (int)FC_CHART_YEARS, "as many as the chart has panels");
    if (measure->what == FC_M_BOOKINGS_LATER)
        return true;
    struct fc_chart_year *year = fc_arena_take(arena, FC_CHART_YEARS, sizeof *year);
    double               *value = fc_arena_take(arena, FC_CHART_YEARS * months, sizeof *value);
    for (int i = 0; year != NULL && value != NULL && i < n; i++) {
        double *of_year = value + (size_t)i * months;
        for (size_t t = 0; t < months; t++)
            of_year[t] =
                pick[i]->value[t] == FC_UNDEFINED ? 0 : (double)pick[i]->value[t] / measure->ticks;
        year[i] = (struct fc_chart_year){.kept = pick[i]->kept, .value = of_year};
    }
    out->years = year;
    out->year_count = (size_t)n;
    return year != NULL && value != NULL;
}
