/* Binomial counts for whole columns, by the same three ways as Poisson counts. */
#include "random/counts.h"

#include <math.h>
#include <stdbool.h>

#include "base/levels.h"
#include "random/count_expansion.h"
#include "random/lane_math.h"
#include "random/normal_score.h"

enum { LANES = 128 };

/* Sums of probabilities near 1 carry no digits of so small a rest: the exact inverse takes over. */
static const double TOP = 1 - 0x1p-12;

/* One lane's sum over the outcome with the smaller chance: from k - 1 to k the probability changes
   by rise / k - odds. The count is from + way steps. */
struct sums {
    double odds[LANES], rise[LANES], from[LANES], way[LANES];
    double term[LANES], sum[LANES], goal[LANES], steps[LANES];
};

/* The outcome with the smaller chance is counted: with p > 1/2 the failures at 1 - u. That depends
   on p alone, so counts stay monotone in trials. */
FC_LEVELS static bool begin(size_t n, const int32_t trials[restrict], const double p[restrict],
                            const double u[restrict], struct sums *restrict sums)
{
    uint64_t top = 0;
    for (size_t lane = 0; lane < n; lane++) {
        const double side = 0.5 - p[lane];
        const double chance = lane_pick(side, 1 - p[lane], p[lane]);
        const double against = 1 - chance;
        const double v = lane_pick(side, 1 - u[lane], u[lane]);
        /* ln(1 - chance), with what 1 - chance lost in rounding put back. */
        const double log_against = lane_log(against) + ((1 - against) - chance) / against;
        const double odds = chance / against;
        sums->odds[lane] = odds;
        sums->rise[lane] = (trials[lane] + 1.0) * odds;
        sums->term[lane] = lane_exp(trials[lane] * log_against);
        sums->sum[lane] = sums->term[lane];
        sums->goal[lane] = lane_pick(TOP - v, 0, v);
        sums->steps[lane] = 0;
        sums->from[lane] = lane_pick(side, trials[lane], 0);
        sums->way[lane] = copysign(1, side);
        top |= lane_to_bits(TOP - v);
    }
    return top >> 63 != 0;
}

/* Four more terms for all lanes; says whether any lane has still to go on. */
FC_LEVELS static bool add_terms(size_t n, int step, struct sums *sums)
{
    const double share[4] = {1.0 / step, 1.0 / (step + 1), 1.0 / (step + 2), 1.0 / (step + 3)};
    uint64_t     below = 0; /* its top bit: a sign bit of some sum less its goal */
    for (size_t lane = 0; lane < n; lane++) {
        const double odds = sums->odds[lane];
        const double rise = sums->rise[lane];
        const double goal = sums->goal[lane];
        double       term = sums->term[lane];
        double       sum = sums->sum[lane];
        double       steps = sums->steps[lane];
        for (int i = 0; i < 4; i++) {
            steps += sum < goal ? 1.0 : 0.0;
            term *= rise * share[i] - odds;
            sum += term;
        }
        sums->term[lane] = term;
        sums->sum[lane] = sum;
        sums->steps[lane] = steps;
        below |= lane_to_bits(sum - goal);
    }
    return below >> 63 != 0;
}

/* Small variances: counts the steps of F below u. */
static void sum_up(size_t n, const int32_t trials[], const double p[], const double u[],
                   int32_t count[])
{
    struct sums sums;
    const bool  top = begin(n, trials, p, u, &sums);
    int         step = 1;
    while (add_terms(n, step, &sums))
        step += 4;
    for (size_t lane = 0; lane < n; lane++)
        count[lane] = (int32_t)(sums.from[lane] + sums.way[lane] * sums.steps[lane]);
    for (size_t lane = 0; top && lane < n; lane++)
        if (sums.goal[lane] == 0)
            count[lane] = fc_binomial_exact(trials[lane], p[lane], u[lane]);
}

/* The expansion of every lane; what it is not sure of has sure[lane] < 0: then says so. */
FC_LEVELS static bool expand(size_t n, const int32_t trials[restrict], const double p[restrict],
                             const double u[restrict], int32_t count[restrict],
                             double sure[restrict])
{
    uint64_t unsure = 0;
    for (size_t lane = 0; lane < n; lane++) { /* hot: binomial */
        const double             mean = trials[lane] * p[lane];
        const double             few = mean * (1 - p[lane]) - FC_COUNT_FEW;
        const double             variance = lane_pick(few, FC_COUNT_FEW, mean * (1 - p[lane]));
        const double             beyond = 0.5 - FC_SCORE_LEAST - fabs(u[lane] - 0.5);
        const struct count_guess guess =
            count_guess(mean, variance, p[lane], count_score(u[lane]), FC_SCORE_ERROR);
        count[lane] = guess.count < trials[lane] ? guess.count : trials[lane];
        sure[lane] = lane_pick(few, -1, lane_pick(beyond, -1, guess.sure));
        unsure |= lane_to_bits(sure[lane]);
    }
    return unsure >> 63 != 0;
}

/* The same for large variances, with scores that are right to 1e-12. */
FC_LEVELS static bool expand_large(size_t n, const int32_t trials[restrict],
                                   const double p[restrict], const double u[restrict],
                                   int32_t count[restrict], double sure[restrict])
{
    double   w[LANES];
    uint64_t unsure = 0;
    fc_normal_score_column(n, u, w);
    for (size_t lane = 0; lane < n; lane++) {
        const double             mean = trials[lane] * p[lane];
        const double             few = mean * (1 - p[lane]) - FC_COUNT_FEW;
        const double             variance = lane_pick(few, FC_COUNT_FEW, mean * (1 - p[lane]));
        const struct count_guess guess = count_guess(mean, variance, p[lane], w[lane], 2e-12);
        count[lane] = guess.count < trials[lane] ? guess.count : trials[lane];
        sure[lane] = lane_pick(few, -1, guess.sure);
        unsure |= lane_to_bits(sure[lane]);
    }
    return unsure >> 63 != 0;
}

static double variance_of(int32_t trials, double p)
{
    return trials * p * (1 - p);
}

/* Lanes in doubt: those of small variances are summed up together, others settled one by one. */
static void settle(size_t n, const int32_t trials[], const double p[], const double u[],
                   const double sure[], int32_t count[])
{
    size_t  unsure[LANES + 1], n_unsure = 0, n_few = 0;
    int32_t t[LANES], k[LANES];
    double  q[LANES], v[LANES];
    for (size_t lane = 0; lane < n; lane++) {
        unsure[n_unsure] = lane; /* written over unless it is */
        n_unsure += lane_to_bits(sure[lane]) >> 63;
    }
    for (size_t i = 0; i < n_unsure; i++) {
        const size_t lane = unsure[i];
        if (variance_of(trials[lane], p[lane]) >= FC_COUNT_FEW) {
            count[lane] = fc_binomial_exact(trials[lane], p[lane], u[lane]);
            continue;
        }
        t[n_few] = trials[lane];
        q[n_few] = p[lane];
        v[n_few] = u[lane];
        unsure[n_few++] = lane;
    }
    sum_up(n_few, t, q, v, k);
    for (size_t i = 0; i < n_few; i++)
        count[unsure[i]] = k[i];
}

/* How many variances are small, and whether any is large. */
struct kinds {
    uint64_t few, large;
};

FC_LEVELS static struct kinds look(size_t n, const int32_t trials[], const double p[])
{
    struct kinds kinds = {0, 0};
    for (size_t lane = 0; lane < n; lane++) {
        const double variance = trials[lane] * p[lane] * (1 - p[lane]);
        kinds.few += lane_to_bits(variance - FC_COUNT_FEW) >> 63;
        kinds.large |= lane_to_bits(FC_COUNT_QUICK - variance) >> 63;
    }
    return kinds;
}

void fc_binomial_column(size_t n, const int32_t trials[], const double p[], const double u[],
                        int32_t count[])
{
    double sure[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t       lanes = n - start < LANES ? n - start : LANES;
        const int32_t     *t = trials + start;
        const double      *q = p + start, *v = u + start;
        int32_t           *k = count + start;
        const struct kinds kinds = look(lanes, t, q);
        if (kinds.few == lanes)
            sum_up(lanes, t, q, v, k);
        else if (kinds.large ? expand_large(lanes, t, q, v, k, sure)
                             : expand(lanes, t, q, v, k, sure))
            settle(lanes, t, q, v, sure, k);
    }
}
