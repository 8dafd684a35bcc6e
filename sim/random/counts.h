/* Poisson and binomial counts by monotone inversion: one uniform, one count, for whole columns.

   A count is the least k with F(k) >= u. It never falls when the mean, the number of trials or the
   chance rises, so plans that share their uniforms share their luck. Inversion is exact: normal
   expansions decide, and the exact distribution function is asked only where the expansion lies
   within its error bound of a whole number. */
#ifndef FC_RANDOM_COUNTS_H
#define FC_RANDOM_COUNTS_H

#include <stddef.h>
#include <stdint.h>

/* The plain, slow inverses: sums of exact probabilities. For tests and for rare lanes. */
int32_t fc_poisson_exact(double mean, double u);
int32_t fc_binomial_exact(int32_t n, double p, double u);

/* count[i] = Poisson quantile of mean[i] at u[i]. Means from 0 to 2e9. Above a mean of 1e6 a count
   may be off by one in fewer than 1e-4 of draws (1e-9 of its value). */
void fc_poisson_column(size_t n, const double mean[], const double u[], int32_t count[]);

/* count[i] = binomial quantile of trials[i], p[i] at u[i]; p within 0..1. */
void fc_binomial_column(size_t n, const int32_t trials[], const double p[], const double u[],
                        int32_t count[]);

/* The same with one chance for all lanes, prepared once. */
struct fc_split;
struct fc_arena;

/* NULL when memory is out. */
const struct fc_split *fc_split_make(double p, struct fc_arena *arena);

void fc_split_column(const struct fc_split *split, size_t n, const int32_t trials[],
                     const double u[], int32_t count[]);

#endif
