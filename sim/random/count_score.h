/* Normal scores to 2e-7, for counts: where that leaves doubt they are settled exactly anyway. */
#ifndef FC_RANDOM_COUNT_SCORE_H
#define FC_RANDOM_COUNT_SCORE_H

#include <math.h>

#include "random/lane_math.h"
#include "random/score_table.h"

/* What the error of a score is below, from the least tail that has one. */
#define FC_SCORE_ERROR 2e-7
#define FC_SCORE_LEAST 0x1p-14

/* w with Phi(w) = u where both tails are at least FC_SCORE_LEAST; beyond, the score there. With
   p = min(u, 1 - u), its exponent and top five bits pick a row, the rest is the argument of a
   quadratic (two gathers, where a logarithm and a root take four times as long). */
static inline double count_score(double u)
{
    const uint64_t fraction = UINT64_C(0x000fffffffffffff), one = UINT64_C(0x3ff0000000000000);
    const uint64_t first = (uint64_t)(1023 - 14) << 5;
    const double   right = u - 0.5;
    const double   tail = 0.5 - fabs(right);
    const uint64_t bits = lane_to_bits(lane_pick(tail - FC_SCORE_LEAST, FC_SCORE_LEAST, tail));
    const int64_t  row = (int64_t)((bits >> 47) - first);
    const double   t = lane_from_bits((bits << 5 & fraction) | one) - 1;
    const uint64_t slopes = SCORE_ROWS[2 * row + 1];
    const double   bend = lane_from_bits(slopes << 32);
    const double   slope = lane_from_bits(slopes & UINT64_C(0xffffffff00000000));
    const double   size = lane_from_bits(SCORE_ROWS[2 * row]) + t * (slope + t * bend);
    return copysign(size, right);
}

#endif
