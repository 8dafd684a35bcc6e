/* The inverse of the tails of a bell: Beta and gamma quantiles for every shape. */
#ifndef FC_RANDOM_BELL_QUANTILE_H
#define FC_RANDOM_BELL_QUANTILE_H

#include <stdbool.h>

#include "model/bell.h"

/* The position with probability p (0 < p < 1) below it, or above it when upper is true. `start` is
   a first guess, or NAN. Newton's method on the log of the tail, which is concave in the position,
   so it converges from everywhere. */
double fc_bell_quantile(const struct fc_bell *bell, double p, bool upper, double start);

#endif
