#include "results/statistic.h"

#include <assert.h>
#include <math.h>

#include "base/levels.h"
#include "engine/ledger.h"

/* A level of 0.2 of something must not fail by its last binary digit. */
static const double SLACK = 1e-6;

FC_LEVELS static void sum_months(const struct fc_block *block, int measure, struct fc_span span,
                                 int64_t out[FC_BLOCK])
{
    const struct fc_plan *plan = block->layout->plan;
    const bool            whole = span.first == 0 && span.last == plan->months - 1;
    const int64_t        *total = fc_block_value(block, measure, plan->months);
    const bool            only_whole = fc_measure_has_gaps(&plan->measure[measure]);
    for (int lane = 0; lane < block->n; lane++)
        out[lane] = whole ? total[lane] : only_whole ? FC_UNDEFINED : 0;
    if (only_whole)
        return;
    const int first = plan->measure[measure].stock ? span.last : span.first;
    for (int t = first; t <= span.last && !whole; t++) {
        const int64_t *month = fc_block_value(block, measure, t);
        for (int lane = 0; lane < block->n; lane++)
            out[lane] += month[lane];
    }
}

void fc_period_column(const struct fc_block *block, int measure, struct fc_span span,
                      int64_t out[FC_BLOCK])
{
    const struct fc_plan *plan = block->layout->plan;
    if (!plan->measure[measure].ratio) {
        sum_months(block, measure, span, out);
        return;
    }
    const struct fc_ratio_parts parts = fc_ratio_parts(plan, measure);
    int64_t                     under[FC_BLOCK];
    sum_months(block, parts.over, span, out);
    sum_months(block, parts.under, span, under);
    for (int lane = 0; lane < block->n; lane++)
        out[lane] = fc_ratio(out[lane], under[lane], parts.scale);
}

bool fc_holds(bool at_most, int64_t value, double level)
{
    return value != FC_UNDEFINED &&
           (at_most ? (double)value <= level + SLACK : (double)value >= level - SLACK);
}

FC_LEVELS static void reach(int n, const int64_t value[restrict], int64_t least, int64_t most,
                            bool kept[restrict])
{
    for (int lane = 0; lane < n; lane++)
        kept[lane] = value[lane] >= least && value[lane] <= most;
}

void fc_holds_column(bool at_most, int n, const int64_t value[], double level, bool kept[])
{
    const double sure = 0x1p52; /* below, whole numbers compare as doubles do */
    if (fabs(level) < sure && at_most)
        reach(n, value, FC_UNDEFINED + 1, (int64_t)floor(level + SLACK), kept);
    else if (fabs(level) < sure)
        reach(n, value, (int64_t)ceil(level - SLACK), INT64_MAX, kept);
    else
        for (int lane = 0; lane < n; lane++)
            kept[lane] = fc_holds(at_most, value[lane], level);
}

double fc_statistic_scale(const struct fc_clause *clause, double ticks)
{
    return clause->reading == FC_AVERAGE ? ticks * clause->n_periods : ticks;
}

/* The k-th largest (for at most: k-th smallest) of n values; n is at most 120. */
static int64_t kth(const int64_t value[], int n, int k, bool smallest)
{
    int64_t sorted[FC_MAX_MONTHS];
    for (int i = 0; i < n; i++) {
        int at = i;
        while (at > 0 && (smallest ? sorted[at - 1] > value[i] : sorted[at - 1] < value[i])) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = value[i];
    }
    return sorted[k - 1];
}

/* The least, for at most the largest. */
static int64_t worst(const int64_t value[], int n, bool at_most)
{
    int64_t found = value[0];
    for (int i = 1; i < n; i++)
        if (at_most ? value[i] > found : value[i] < found)
            found = value[i];
    return found;
}

/* The statistic of one trial from its periods' values, each already counted from its level where
   levels step. */
static int64_t statistic_of(const struct fc_clause *clause, const int64_t value[])
{
    const int n = clause->n_periods;
    switch (clause->reading) {
    case FC_EVERY: return worst(value, n, clause->at_most);
    case FC_K_OF_N: return kth(value, n, clause->k, clause->at_most);
    case FC_AVERAGE:
    case FC_TOTAL: break;
    }
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += value[i];
    return sum;
}

FC_LEVELS static bool any_undefined(int n_periods, int n, const int64_t period[])
{
    int64_t any = 0;
    for (int i = 0; i < n_periods; i++)
        for (int lane = 0; lane < n; lane++)
            any |= period[(int64_t)i * FC_BLOCK + lane] == FC_UNDEFINED;
    return any != 0;
}

/* The worst of all periods, or their sum. */
FC_LEVELS static void fold(const struct fc_clause *clause, int n, const int64_t period[],
                           int64_t statistic[restrict])
{
    const bool sum = clause->reading != FC_EVERY, most = clause->at_most;
    for (int lane = 0; lane < n; lane++)
        statistic[lane] = period[lane];
    for (int i = 1; i < clause->n_periods; i++) {
        const int64_t *value = period + (int64_t)i * FC_BLOCK;
        for (int lane = 0; lane < n && sum; lane++)
            statistic[lane] += value[lane];
        for (int lane = 0; lane < n && !sum && !most; lane++)
            statistic[lane] = value[lane] < statistic[lane] ? value[lane] : statistic[lane];
        for (int lane = 0; lane < n && !sum && most; lane++)
            statistic[lane] = value[lane] > statistic[lane] ? value[lane] : statistic[lane];
    }
}

/* One trial after the other: for levels that step, the k-th best, and what may be undefined. */
static void each_statistic(const struct fc_clause *clause, double ticks, int n,
                           const int64_t period[], int64_t statistic[])
{
    for (int lane = 0; lane < n; lane++) {
        int64_t value[FC_MAX_MONTHS];
        bool    defined = true;
        value[0] = 0;
        for (int i = 0; i < clause->n_periods; i++) {
            value[i] = period[(int64_t)i * FC_BLOCK + lane];
            defined = defined && value[i] != FC_UNDEFINED;
            if (!clause->one_level && defined)
                value[i] -= (int64_t)llround(clause->level[i] * ticks);
        }
        statistic[lane] = defined ? statistic_of(clause, value) : FC_UNDEFINED;
    }
}

void fc_clause_column(const struct fc_clause *clause, double ticks, int n, const int64_t period[],
                      int64_t statistic[FC_BLOCK], bool kept[FC_BLOCK])
{
    assert(clause->n_periods >= 1 && clause->n_periods <= FC_MAX_MONTHS);
    const double level =
        clause->one_level ? clause->level[0] * fc_statistic_scale(clause, ticks) : 0;
    if (clause->one_level && clause->reading != FC_K_OF_N &&
        !any_undefined(clause->n_periods, n, period))
        fold(clause, n, period, statistic);
    else
        each_statistic(clause, ticks, n, period, statistic);
    fc_holds_column(clause->at_most, n, statistic, level, kept);
}
