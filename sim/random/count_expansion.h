/* The normal expansion that decides most counts, and how far it can be trusted. */
#ifndef FC_RANDOM_COUNT_EXPANSION_H
#define FC_RANDOM_COUNT_EXPANSION_H

#include <math.h>
#include <stdint.h>

#include "random/count_score.h"
#include "random/lane_math.h"

/* A count of mean m and variance s^2 = m q, as the sum of independent yes-or-no with chance p;
   Poisson is p = 0. Its quantile at u = Phi(w) is floor(x) with

       x = m + s w + 1/2 + d (w^2 - 1) / 6 - ((1 - 7 v) w / 36 + (1 + 2 v) w^3 / 72) / s
           + d (2 + v) (3 w^4 + 7 w^2 - 16) / (1620 s^2),       d = 1 - 2 p, v = p q:

   Cornish and Fisher's expansion of the distribution function continued between whole numbers by
   the incomplete gamma and beta functions. The last term's dependence on p was found by solving
   for it in 50-digit sums. */
static inline double count_expansion(double mean, double s, double over, double p, double w)
{
    /* Whatever hangs on p alone stands apart: where p is one for all lanes it is found once. */
    const double v = p * (1 - p);
    const double skew = 1 - 2 * p;
    const double first = skew * (1.0 / 6);
    const double line = (1 - 7 * v) * (1.0 / 36), cube = (1 + 2 * v) * (1.0 / 72);
    const double third = skew * (2 + v) * (1.0 / 1620);
    const double third_2 = 7 * third, third_4 = 3 * third, third_0 = 16 * third;
    const double w2 = w * w;
    const double second = w * (line + cube * w2);
    const double far = (third_4 * w2 + third_2) * w2 - third_0;
    return mean + (s * w + (0.5 + first * (w2 - 1) + (far * over - second) * over));
}

/* How far x may be from the truth, for s^2 >= 4 and u from 2^-53 to 1 - 2^-53, when w is off by at
   most `score`. At every step k of 420 distributions (Poisson means from 4 to 4,000; n p q from 4
   to 1,000 with p from 1e-6 to 1 - 1e-6), x at u = F(k) was compared in 34 digits with k + 1, which
   it should be. The largest error times s^3 was 0.025 for |w| < 1.75, 0.087 to 2.25, 1.05 to 3.25,
   4.2 to 4.25, 11 to 5.25 and 140 to 8.25; the bound takes about twice that where counts fall, and
   is never below. The rest covers the score's error and rounding. */
static inline double count_error_bound(double mean, double s, double over, double w, double score)
{
    const double w2 = w * w;
    return (0.04 + 0.0018 * w2 * w2 * w2) * over * over * over + 2 * score * s + 1e-15 * mean;
}

/* A count as the expansion has it, and by how much it is sure of that: below 0 it is not. */
struct count_guess {
    int32_t count;
    double  sure;
};

static inline struct count_guess count_guess(double mean, double variance, double p, double w,
                                             double score)
{
    const double  over = lane_inverse_root(variance);
    const double  s = variance * over;
    const double  x = count_expansion(mean, s, over, p, w);
    const int32_t whole = (int32_t)((x + fabs(x)) / 2);
    const double  gap = 0.5 - fabs(x - whole - 0.5);
    return (struct count_guess){whole, gap - count_error_bound(mean, s, over, w, score)};
}

/* The variance from which the expansion is used. Below, it is in doubt too often. */
#define FC_COUNT_FEW 4

/* The variance up to which quick scores are good enough to be rarely in doubt. */
#define FC_COUNT_QUICK 20000

#endif
