/* The normal expansion that decides most counts, and how far it can be trusted. */
#ifndef FC_RANDOM_COUNT_EXPANSION_H
#define FC_RANDOM_COUNT_EXPANSION_H

/* A count of mean m and variance s^2 = m q, as the sum of independent yes-or-no with chance p;
   Poisson is p = 0. Its quantile at u = Phi(w) is floor(x) with

       x = m + s w + 1/2 + d (w^2 - 1) / 6 - ((1 - 7 v) w / 36 + (1 + 2 v) w^3 / 72) / s
           + d (2 + v) (3 w^4 + 7 w^2 - 16) / (1620 s^2),       d = 1 - 2 p, v = p q:

   Cornish and Fisher's expansion of the distribution function continued between whole numbers by
   the incomplete gamma and beta functions. The last term's dependence on p was found by solving
   for it in 50-digit sums. */
static inline double count_expansion(double mean, double s, double p, double w)
{
    const double v = p * (1 - p);
    const double skew = 1 - 2 * p;
    const double w2 = w * w;
    const double first = skew * (w2 - 1) * (1.0 / 6);
    const double second = w * ((1 - 7 * v) * (1.0 / 36) + (1 + 2 * v) * w2 * (1.0 / 72));
    const double third = skew * (2 + v) * ((3 * w2 + 7) * w2 - 16) * (1.0 / 1620);
    const double over = 1 / s;
    return mean + (s * w + (0.5 + first + (third * over - second) * over));
}

/* How far x may be from the truth, for s^2 >= 10 and u from 2^-53 to 1 - 2^-53. At every step k of
   254 distributions (Poisson means from 10 to 4,000; n p q from 10 to 1,000 with p from 1e-6 to
   1 - 1e-6), x at u = F(k) was compared in 34 digits with k + 1, which it should be. The largest
   error times s^3 was 0.018 for |w| < 1.75, 0.085 to 2.25, 0.71 to 3.25, 4.2 to 4.25, 11 to 5.25
   and 140 to 8.25; the bound takes about twice that. The rest covers the score's error and
   rounding. */
static inline double count_error_bound(double mean, double s, double w)
{
    const double w2 = w * w;
    const double over = 1 / s;
    return (0.04 + 0.0018 * w2 * w2 * w2) * over * over * over + 4e-12 * s + 1e-15 * mean;
}

#endif
