/* One number per trial that decides a clause: the least period, the mean, the k-th best, the
   sum. */
#ifndef FC_RESULTS_STATISTIC_H
#define FC_RESULTS_STATISTIC_H

#include "engine/trial.h"
#include "model/plan.h"

/* The value of a clause's measure in one of its periods, in ticks, for each trial of the block;
   FC_UNDEFINED where it is a ratio without a denominator. Counts and money are summed over the
   period, stocks taken at its end, ratios are ratios of sums. The whole plan as one period is the
   measure's total. */
void fc_period_column(const struct fc_block *block, int measure, struct fc_span span,
                      int64_t out[FC_BLOCK]);

/* What a column of a clause says: statistic in ticks (counted from the level where levels step;
   averages as sums over the periods; FC_UNDEFINED spreads) and whether the clause is kept.
   period[n_periods][FC_BLOCK] are the columns above. */
void fc_clause_column(const struct fc_clause *clause, double ticks, int n, const int64_t period[],
                      int64_t statistic[FC_BLOCK], bool kept[FC_BLOCK]);

/* Whether a value in ticks keeps a level in ticks; FC_UNDEFINED never does. */
bool fc_holds(bool at_most, int64_t value, double level);

/* The same for n values. */
void fc_holds_column(bool at_most, int n, const int64_t value[], double level, bool kept[]);

/* What one unit of the measure counts in the statistic: its ticks, for an average times its
   periods. */
double fc_statistic_scale(const struct fc_clause *clause, double ticks);

#endif
