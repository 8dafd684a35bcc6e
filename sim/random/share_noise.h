/* Month-to-month noise of a rate: Beta with the rate as mean and a spread in proportion to it. */
#ifndef FC_RANDOM_SHARE_NOISE_H
#define FC_RANDOM_SHARE_NOISE_H

#include <stddef.h>

#include "base/arena.h"

/* For a rate p: Beta with mean p and standard deviation min(v p, 0.99 sqrt(p (1 - p))). v is fixed,
   0 <= v <= 10; p differs from lane to lane. Immutable once made. */
struct fc_share_noise;

/* For p within p_low..p_high, 0 <= p_low <= p_high <= 1. NULL when memory is out. Costs 0.1 to 3 ms
   up to p_high = 0.6, up to 9 ms beyond; 15 ms where v is below 0.03 and p_high near 1. */
const struct fc_share_noise *fc_share_noise_make(double v, double p_low, double p_high,
                                                 struct fc_arena *arena);

/* out[i] = the quantile at u[i] for the mean p[i], within p_low..p_high: right to 1e-6 in the
   probability (to 1e-5 where v is below 0.001 and p near 1). p = 0 and p = 1 give p; v below 1e-6
   counts as none. Never falls when u rises, but for rounding; rises with p where the exact quantile
   does (all between u = 2 % and 98 % up to p = 0.74 for v = 0.2, 0.37 for v = 0.5). u within
   2^-53 .. 1 - 2^-53. out may be p or u. */
void fc_share_noise_column(const struct fc_share_noise *noise, size_t n, const double p[],
                           const double u[], double out[]);

#endif
