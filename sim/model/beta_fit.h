/* The Beta distribution with two given quantiles. */
#ifndef FC_MODEL_BETA_FIT_H
#define FC_MODEL_BETA_FIT_H

#include <stdbool.h>

/* Shapes for which 5 % lie below `low` and 5 % above `high`, 0 < low < high < 1, right to 1e-9 in
   both probabilities. False when there are none between 1e-3 and 1e12, or memory is out. */
bool fc_beta_fit(double *a, double *b, double low, double high);

#endif
