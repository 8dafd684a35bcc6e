/* Count quantiles from sums of exact probabilities: plain, slow, right far into both tails. */
#include "random/counts.h"

#include <assert.h>
#include <math.h>

/* Probabilities relative to that of the mode are added until they fall below this: too little to
   matter even beside the smallest uniform, 2^-53. */
static const double NOTHING = 1e-34;

/* Poisson, or binomial where trials is finite. */
struct law {
    double odds;   /* p / (1 - p), or the Poisson mean */
    double trials; /* HUGE_VAL for Poisson */
};

/* P(k) = P(k - 1) odds left(k) / k. */
static inline double left(const struct law *law, double k)
{
    return law->trials < HUGE_VAL ? law->trials + 1 - k : 1;
}

/* The least k with F(k) >= u. No logarithm or gamma function: probabilities are walked from the
   mode by their ratios, and divided by their sum. */
static int32_t invert(struct law law, double mode, double u)
{
    double total = 1;
    double lowest = mode;
    double weight_low = 1;
    while (lowest > 0 && weight_low > NOTHING) {
        weight_low *= lowest / (law.odds * left(&law, lowest));
        lowest--;
        total += weight_low;
    }
    double highest = mode;
    double weight_high = 1;
    while (highest < law.trials && weight_high > NOTHING) {
        highest++;
        weight_high *= law.odds * left(&law, highest) / highest;
        total += weight_high;
    }

    /* From the nearer end, so that small tail probabilities keep all their digits. */
    if (u <= 0.5) {
        double k = lowest;
        double weight = weight_low;
        for (double up_to = weight; up_to < u * total; up_to += weight) {
            k++;
            weight *= law.odds * left(&law, k) / k;
        }
        return (int32_t)k;
    }
    double k = highest;
    double weight = weight_high;
    for (double beyond = weight; beyond <= (1 - u) * total; beyond += weight) {
        weight *= k / (law.odds * left(&law, k));
        k--;
    }
    return (int32_t)k;
}

int32_t fc_poisson_exact(double mean, double u)
{
    assert(mean >= 0 && mean <= 2e9);
    assert(u > 0 && u < 1);
    if (mean == 0)
        return 0;
    return invert((struct law){mean, HUGE_VAL}, floor(mean), u);
}

int32_t fc_binomial_exact(int32_t n, double p, double u)
{
    assert(n >= 0);
    assert(p >= 0 && p <= 1);
    assert(u > 0 && u < 1);
    if (n == 0 || p == 0)
        return 0;
    if (p == 1)
        return n;
    const double mode = fmin(floor((n + 1.0) * p), n);
    return invert((struct law){p / (1 - p), n}, mode, u);
}
