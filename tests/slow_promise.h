/* Whether a simulated year keeps a promise, from the definition and nothing else. */
#ifndef TESTS_SLOW_PROMISE_H
#define TESTS_SLOW_PROMISE_H

#include <stdbool.h>

#include "model/plan.h"

/* value: what slow_year filled. Each clause by counting the periods it is kept in, by adding them
   up, or by averaging them; all clauses must be kept. A clause with an undefined ratio in any of its
   periods is not. The whole plan as one period is the measure's total: net gain then counts what is
   won later. */
bool slow_kept(const struct fc_plan *plan, const struct fc_promise *promise, const double value[]);

/* The number a clause compares with its level: the smallest, the k-th largest, the mean or the sum
   of the periods (`at most`: the largest, the k-th smallest). Where the level differs between the
   periods, each period's level is taken off first, and what is left is compared with 0. NaN when a
   period is undefined. */
double slow_statistic(const struct fc_plan *plan, const struct fc_clause *clause,
                      const double value[]);

#endif
