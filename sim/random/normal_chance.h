/* The standard normal distribution function for whole columns: from scores back to uniforms. */
#ifndef FC_RANDOM_NORMAL_CHANCE_H
#define FC_RANDOM_NORMAL_CHANCE_H

#include <stddef.h>

/* u[i] = Phi(z[i]), held within 2^-53 .. 1 - 2^-53. The smaller of u and 1 - u is right to 2e-14 of
   itself before 1 - u is rounded. Phi(0) is 1/2 exactly. u may be z. */
void fc_normal_chance_column(size_t n, const double z[], double u[]);

#endif
