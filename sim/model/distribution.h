/* The distribution function of each kind of quantity, before its cut, scale and shift. */
#ifndef FC_MODEL_DISTRIBUTION_H
#define FC_MODEL_DISTRIBUTION_H

#include <stdbool.h>

#include "model/bell.h"
#include "model/quantity.h"

/* P(Y <= y) and P(Y > y), where Y has the kind's distribution, not cut, scaled or shifted. Neither
   loses digits when it is small. */
struct fc_tails {
    double below, above;
};
struct fc_tails fc_tails_at(const struct fc_quantity *quantity, double y);

/* The bell of a Beta, gamma or PERT. */
struct fc_bell fc_quantity_bell(const struct fc_quantity *quantity);

/* The least and the greatest value X can take, after cut, scale and shift; may be infinite. */
double fc_quantity_least(const struct fc_quantity *quantity);
double fc_quantity_greatest(const struct fc_quantity *quantity);

/* The probability that Y lies within the cut; 1 when there is none. Stepped kinds have none: their
   lists hold only what is left. */
double fc_quantity_mass(const struct fc_quantity *quantity);

#endif
