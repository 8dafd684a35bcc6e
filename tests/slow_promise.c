/* Promises by counting: which periods were good enough, and were there enough of them? */
#include "tests/slow_promise.h"

#include <assert.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "tests/slow_funnel.h"

static double sum_of(const struct fc_plan *plan, enum fc_measured what, int stage, int first,
                     int last, const double value[]);

/* What a ratio is of, and to what. */
struct ratio {
    enum fc_measured above, below;
    int              stage_above, stage_below;
};

static bool is_ratio(const struct fc_measure *measure, struct ratio *out)
{
    const int stage = measure->stage;
    switch (measure->what) {
    case FC_M_ROI: *out = (struct ratio){FC_M_NET_GAIN, FC_M_COST, -1, -1}; return true;
    case FC_M_COST_PER: *out = (struct ratio){FC_M_COST, FC_M_ENTERED, -1, stage}; return true;
    case FC_M_DAYS_WAITED:
        *out = (struct ratio){FC_M_WAITED, FC_M_WORKED, stage, stage};
        return true;
    case FC_M_UTILISATION:
        *out = (struct ratio){FC_M_WORKED, FC_M_CAPACITY, stage - 1, stage};
        return true;
    default: return false;
    }
}

/* A measure over the plan's months first..last; all of them together are its total. */
static double over(const struct fc_plan *plan, int index, int first, int last, const double value[])
{
    const struct fc_measure *measure = &plan->measure[index];
    struct ratio             ratio;
    if (first == 0 && last == plan->months - 1)
        return value[slow_at(plan, index, plan->months)];
    if (measure->stock)
        return value[slow_at(plan, index, last)];
    if (is_ratio(measure, &ratio)) {
        const double above = sum_of(plan, ratio.above, ratio.stage_above, first, last, value);
        const double below = sum_of(plan, ratio.below, ratio.stage_below, first, last, value);
        return below > 0 ? above / below : nan("");
    }
    double sum = 0;
    for (int t = first; t <= last; t++)
        sum += value[slow_at(plan, index, t)];
    return sum;
}

static double sum_of(const struct fc_plan *plan, enum fc_measured what, int stage, int first,
                     int last, const double value[])
{
    return over(plan, fc_measure_of(plan, what, stage), first, last, value);
}

static double period(const struct fc_plan *plan, const struct fc_clause *clause, int i,
                     const double value[])
{
    return over(plan, clause->measure, clause->span[i].first, clause->span[i].last, value);
}

static double mean_of(const struct fc_plan *plan, const struct fc_clause *clause,
                      const double value[])
{
    double sum = 0;
    for (int i = 0; i < clause->n_periods; i++)
        sum += period(plan, clause, i, value);
    return sum / clause->n_periods;
}

/* NaN is never good enough: both comparisons are false then. The slack is for amounts that are
   equal but were added in another order. */
static bool good(const struct fc_clause *clause, double reached, double level)
{
    const double slack = 1e-9 * (1 + fabs(level));
    return clause->at_most ? reached <= level + slack : reached >= level - slack;
}

static double mean_level(const struct fc_clause *clause)
{
    double sum = 0;
    for (int i = 0; i < clause->n_periods; i++)
        sum += clause->level[i];
    return sum / clause->n_periods;
}

static bool clause_kept(const struct fc_plan *plan, const struct fc_clause *clause,
                        const double value[])
{
    if (clause->reading == FC_AVERAGE)
        return good(clause, mean_of(plan, clause, value), mean_level(clause));
    int kept = 0;
    for (int i = 0; i < clause->n_periods; i++) {
        const double reached = period(plan, clause, i, value);
        if (isnan(reached))
            return false;
        kept += good(clause, reached, clause->level[i]);
    }
    /* In total: the window is the one period. */
    return kept >= (clause->reading == FC_K_OF_N ? clause->k : clause->n_periods);
}

bool slow_kept(const struct fc_plan *plan, const struct fc_promise *promise, const double value[])
{
    for (int i = 0; i < promise->n_clauses; i++)
        if (!clause_kept(plan, &promise->clause[i], value))
            return false;
    return true;
}

/* What the periods have over their levels (or have, when there is one level), best first; the k-th
   decides. */
static double kth_best(const struct fc_plan *plan, const struct fc_clause *clause, int k,
                       const double value[])
{
    double best[FC_MAX_MONTHS];
    for (int i = 0; i < clause->n_periods; i++) {
        const double level = clause->one_level ? 0 : clause->level[i];
        const double reached = period(plan, clause, i, value) - level;
        if (isnan(reached))
            return reached;
        best[i] = clause->at_most ? reached : -reached;
    }
    gsl_sort(best, 1, (size_t)clause->n_periods);
    return clause->at_most ? best[k - 1] : -best[k - 1];
}

double slow_statistic(const struct fc_plan *plan, const struct fc_clause *clause,
                      const double value[])
{
    assert(clause->n_periods >= 1 && clause->n_periods <= FC_MAX_MONTHS);
    switch (clause->reading) {
    case FC_TOTAL: return period(plan, clause, 0, value);
    case FC_AVERAGE:
        return mean_of(plan, clause, value) - (clause->one_level ? 0 : mean_level(clause));
    case FC_K_OF_N: return kth_best(plan, clause, clause->k, value);
    case FC_EVERY: return kth_best(plan, clause, clause->n_periods, value);
    }
    assert(false);
    return nan("");
}
