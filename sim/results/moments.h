/* Exact sums: the same whatever the order of adding or merging. */
#ifndef FC_RESULTS_MOMENTS_H
#define FC_RESULTS_MOMENTS_H

#include <stdint.h>

#include "results/range.h"

__extension__ typedef __int128          fc_int128;
__extension__ typedef unsigned __int128 fc_uint128;

/* Sums over whole numbers (ticks). Begin with {0}. Squares of 63-bit numbers over 2^64 trials need
   192 bits; they are kept in two parts. */
struct fc_moments {
    uint64_t   n;
    fc_int128  sum;
    fc_uint128 squares_low; /* sum of squares modulo 2^128 */
    uint64_t   squares_high;
    int64_t    least, most; /* meaningless while n == 0 */
};

/* Adds n values. */
void fc_moments_add(struct fc_moments *moments, int64_t n, const int64_t value[]);

/* The same where the least and the most of them are known already. At most 2^32 values. */
void fc_moments_add_within(struct fc_moments *moments, int64_t n, const int64_t value[],
                           struct fc_range range);

/* Adds one value `times` times. */
void fc_moments_add_alike(struct fc_moments *moments, uint64_t times, int64_t value);

void fc_moments_merge(struct fc_moments *into, const struct fc_moments *from);

/* Mean and standard deviation (divisor n - 1) in ticks; 0 where there is nothing to say. */
double fc_moments_mean(const struct fc_moments *moments);
double fc_moments_sd(const struct fc_moments *moments);

#endif
