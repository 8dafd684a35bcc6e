/* Standard normal quantiles for whole columns. */
#ifndef FC_RANDOM_NORMAL_SCORE_H
#define FC_RANDOM_NORMAL_SCORE_H

#include <stddef.h>

/* w[i] with Phi(w[i]) = u[i], within 2e-12, for u from 2^-53 to 1 - 2^-53. Exactly odd about
   u = 1/2. w may be u. */
void fc_normal_score_column(size_t n, const double u[], double w[]);

#endif
