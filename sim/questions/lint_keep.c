/* Which measures the rules need, so that a run for one question need not count them all. */
#include <math.h>

#include "questions/lint_rules.h"
#include "random/quantile.h"

/* Above this a rule might speak; it speaks above one half. */
static const double SUSPICIOUS = 0.2;

/* Mean deals won within the plan. */
static double deals_of(const struct fc_plan *plan)
{
    struct fc_arena    arena = {0};
    struct fc_means    means;
    struct fc_mean_run run;
    double             deals = 0;
    if (fc_means_make(&means, plan, &arena) && fc_mean_run(&run, &means, FC_MEAN_TEAMS, &arena))
        for (int t = 0; t < plan->months; t++)
            deals += fc_mean_entered(&run, plan->n_stages - 1, t);
    fc_arena_free(&arena);
    return deals;
}

/* The largest of n like values is at most their mean and sqrt(n) deviations, on average; of their
   sum that is at most (1 + cv sqrt(n)) / n. */
static bool one_may_rule(const struct fc_deal *deal, double deals)
{
    const double cv = fc_quantity_sd(&deal->value) / fc_quantity_mean(&deal->value);
    return deal->large_share > 0 || !(deals >= 1) || !isfinite(cv) ||
           (1 + cv * sqrt(deals)) / deals > SUSPICIOUS;
}

void fc_lint_keep(const struct fc_plan *plan, bool keep[])
{
    const int largest = fc_measure_of(plan, FC_M_LARGEST_DEAL, -1);
    if (largest < 0)
        return;
    const double deals = deals_of(plan);
    keep[largest] = one_may_rule(&plan->deal, deals);
    for (int c = fc_lint_next_channel(plan, -1); c < plan->n_channels;
         c = fc_lint_next_channel(plan, c))
        keep[largest] =
            keep[largest] || (plan->channel_deal != NULL && plan->channel_deal[c] != NULL);
}
