/* Months tied to one another: a uniform that remembers the month before. */
#ifndef FC_RANDOM_PERSISTENCE_H
#define FC_RANDOM_PERSISTENCE_H

#include <stdbool.h>
#include <stddef.h>

/* One month of a stationary AR(1) Gaussian copula. u[i] is this month's fresh uniform and becomes
   the tied one; score[i] is its normal score, kept by the caller from month to month (the first
   month only writes it):

       score_1 = e_1,   score_t = r score_(t-1) + sqrt(1 - r^2) e_t,   u_t = Phi(score_t).

   Every month's u is uniform whatever r, so any margin stays exact; months k apart have scores that
   are correlated by r^k. 0 <= r <= 1. u and score are different columns. */
void fc_persist_column(size_t n, double r, bool first_month, double score[], double u[]);

#endif
