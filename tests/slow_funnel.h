/* The oracle: the model person by person, slow and plain, sharing nothing with the engine.

   Every inquiry walks alone through the stages with its own chance to move on, its own delay and
   its own deal value. It reads a plan (base/ and model/) and knows nothing of random/ or engine/,
   so where the two agree, either both are right or the model's text is wrong. */
#ifndef TESTS_SLOW_FUNNEL_H
#define TESTS_SLOW_FUNNEL_H

#include <gsl/gsl_rng.h>
#include <stddef.h>

#include "model/plan.h"

/* Numbers in one simulated year: n_measures rows of months + 1, the last column the total. */
size_t slow_size(const struct fc_plan *plan);

/* The place of a measure's month t in such an array; t == plan->months is the total. */
size_t slow_at(const struct fc_plan *plan, int measure, int t);

/* Simulates one trial. value: [slow_size(plan)], in natural units (people, money, shares as
   fractions, months counted from 1). What is undefined is NaN: a ratio to nothing, and in single
   months what is said of the whole plan only. Totals: stocks at the plan's end, ratios as ratios of
   totals, net gain, return and the largest deal with what is won up to FC_TAIL_MONTHS after the
   plan; the others sum over the months. */
void slow_year(const struct fc_plan *plan, gsl_rng *rng, double value[]);

#endif
