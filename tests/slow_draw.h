/* Draws of quantities and delays with GSL's own samplers: the oracle's dice. */
#ifndef TESTS_SLOW_DRAW_H
#define TESTS_SLOW_DRAW_H

#include <gsl/gsl_rng.h>

#include "model/quantity.h"
#include "model/schedule.h"

/* One draw of a quantity; a cut is made by drawing again until inside. */
double slow_draw(const struct fc_quantity *quantity, gsl_rng *rng);

/* The quantity's value at probability u, 0 < u < 1: the least x with P(X <= x) >= u. Of a Beta or a
   gamma by bisection of GSL's distribution function. */
double slow_quantile(const struct fc_quantity *quantity, double u);

/* One draw of a delay in whole months. A length in days starts at a uniform moment of its month.
   At most 1,000, which is beyond every plan. */
int slow_lag(const struct fc_delay *delay, gsl_rng *rng);

/* The step in which arrives who sets out in `step`; so many steps make a month. A share of a month
   arrives in any step of that month, of the first only in those that are left, this one included;
   where all is the first month's there is no delay. A length in days starts at a uniform moment of
   its step. */
int slow_arrival(const struct fc_delay *delay, int step, int per_month, gsl_rng *rng);

#endif
