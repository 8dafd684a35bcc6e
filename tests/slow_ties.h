/* Inputs drawn once a year; those that the plan ties move together. */
#ifndef TESTS_SLOW_TIES_H
#define TESTS_SLOW_TIES_H

#include <gsl/gsl_rng.h>

#include "model/plan.h"

/* The tied quantities of a plan and what they are this year. */
struct slow_ties {
    gsl_rng                   *rng;
    int                        n; /* different quantities */
    const struct fc_quantity **quantity;
    double                    *value; /* [n] */
};

/* Draws the tied quantities: a Gaussian copula, whose normal scores have the correlations of the
   plan's ties. Correlations that cannot all be are made possible by raising negative eigenvalues
   to 0, which is near the nearest matrix but is not it. */
void slow_ties_draw(struct slow_ties *ties, const struct fc_plan *plan, gsl_rng *rng);
void slow_ties_free(struct slow_ties *ties);

/* The value of one of the plan's own quantities this year: as tied, else a fresh draw. */
double slow_input(const struct slow_ties *ties, const struct fc_quantity *quantity);

#endif
