/* How many inquire: what money buys, the luck of the month, and who is left to be reached. */
#ifndef TESTS_SLOW_MARKET_H
#define TESTS_SLOW_MARKET_H

#include <gsl/gsl_rng.h>

#include "model/plan.h"
#include "tests/slow_ties.h"

/* Draws a year's inquiries. people: [n_channels * months], channel by channel; 0 for channels that
   are not enabled. */
void slow_inquiries(const struct fc_plan *plan, const struct slow_ties *ties, gsl_rng *rng,
                    int people[]);

#endif
