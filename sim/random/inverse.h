/* Quantiles at a point given by both its tails, and how a cut narrows that point. */
#ifndef FC_RANDOM_INVERSE_H
#define FC_RANDOM_INVERSE_H

#include "model/metalog.h"
#include "model/quantity.h"

/* What the cut leaves of the whole: probability below it, above it, and inside. */
struct fc_window {
    double below, above, mass;
};
struct fc_window fc_window_of(const struct fc_quantity *quantity);

/* The point of the whole that stands for a point of the cut distribution. */
struct fc_odds fc_window_at(const struct fc_window *window, double below, double above);

/* The quantile of Y: not cut, scaled or shifted. */
double fc_inverse_at(const struct fc_quantity *quantity, struct fc_odds odds);

/* A value of Y as one of X: held within the cut, scaled and shifted. */
double fc_value_of(const struct fc_quantity *quantity, double y);

/* The standard normal quantile at a point, right in both tails. */
double fc_normal_at(struct fc_odds odds);

#endif
