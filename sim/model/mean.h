/* The mean of a quantity that cannot be negative, near enough to judge it by. */
#ifndef FC_MODEL_MEAN_H
#define FC_MODEL_MEAN_H

#include "model/quantity.h"

/* The mean of min(X, most) for X >= 0, to about 1e-6 most: the integral of P(X > x) over 0..most.
   Answers use the exact one in random/quantile. */
double fc_mean_near(const struct fc_quantity *quantity, double most);

#endif
