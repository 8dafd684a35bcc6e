/* Hypergeometric counts by monotone inversion: how many of the drawn are marked. */
#ifndef FC_RANDOM_HYPERGEOMETRIC_H
#define FC_RANDOM_HYPERGEOMETRIC_H

#include <stdint.h>

/* Of `total` items `marked` are marked; `drawn` are taken at random without return. The least k
   with P(marked among the drawn <= k) >= u. Never falls when u, marked or drawn rises. The three
   counts up to 1e9, 0 <= marked, drawn <= total; 0 < u < 1. Takes time like the standard deviation
   (0.04 ms for a total of 1e6): for rare lanes. */
int32_t fc_hypergeometric(int32_t total, int32_t marked, int32_t drawn, double u);

#endif
