/* Sums of exact probabilities, walked from the mode by their ratios. */
#include "random/hypergeometric.h"

#include <assert.h>
#include <math.h>

/* Probabilities relative to that of the mode are added until they fall below this part of the
   smaller tail: too little to change its last digit. */
static const double NOTHING = 0x1p-60;

struct urn {
    double marked, unmarked, drawn;
};

/* P(k) / P(k - 1), and the same upside down: chains of products wait for no division. */
static inline double rise(const struct urn *urn, double k)
{
    return (urn->marked - k + 1) * (urn->drawn - k + 1) / (k * (urn->unmarked - urn->drawn + k));
}

static inline double fall(const struct urn *urn, double k)
{
    return k * (urn->unmarked - urn->drawn + k) / ((urn->marked - k + 1) * (urn->drawn - k + 1));
}

/* A stretch of counts round the mode outside which there is next to nothing; weights are
   probabilities relative to that of the mode. */
struct stretch {
    double lowest, highest;
    double weight_low, weight_high;
    double total;
};

static struct stretch walk(const struct urn *urn, double mode, double nothing)
{
    const double   least = fmax(0, urn->drawn - urn->unmarked);
    const double   most = fmin(urn->marked, urn->drawn);
    struct stretch s = {mode, mode, 1, 1, 1};
    while (s.lowest > least && s.weight_low > nothing) {
        s.weight_low *= fall(urn, s.lowest);
        s.lowest--;
        s.total += s.weight_low;
    }
    while (s.highest < most && s.weight_high > nothing) {
        s.highest++;
        s.weight_high *= rise(urn, s.highest);
        s.total += s.weight_high;
    }
    return s;
}

/* From the nearer end, so that small tail probabilities keep all their digits. */
static double invert(const struct urn *urn, const struct stretch *s, double u)
{
    if (u <= 0.5) {
        double k = s->lowest;
        double weight = s->weight_low;
        for (double up_to = weight; up_to < u * s->total && k < s->highest; up_to += weight) {
            k++;
            weight *= rise(urn, k);
        }
        return k;
    }
    double k = s->highest;
    double weight = s->weight_high;
    for (double beyond = weight; beyond <= (1 - u) * s->total && k > s->lowest; beyond += weight) {
        weight *= fall(urn, k);
        k--;
    }
    return k;
}

int32_t fc_hypergeometric(int32_t total, int32_t marked, int32_t drawn, double u)
{
    assert(total >= 0 && total <= 1000000000);
    assert(marked >= 0 && marked <= total);
    assert(drawn >= 0 && drawn <= total);
    assert(u > 0 && u < 1);
    const struct urn     urn = {marked, total - marked, drawn};
    const double         mode = floor((marked + 1.0) * (drawn + 1.0) / (total + 2.0));
    const struct stretch stretch = walk(&urn, mode, NOTHING * fmin(u, 1 - u));
    return (int32_t)invert(&urn, &stretch, u);
}
