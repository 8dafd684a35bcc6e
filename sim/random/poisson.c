/* Poisson counts for whole columns: small means summed up, others expanded, doubts settled. */
#include "random/counts.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "base/levels.h"
#include "random/count_expansion.h"
#include "random/lane_math.h"
#include "random/normal_score.h"

enum { LANES = 128 };

/* Sums of probabilities near 1 carry no digits of so small a rest: the exact inverse takes over. */
static const double TOP = 1 - 0x1p-12;

/* Doubts beyond this mean are not worth the thousands of terms that would settle them. */
static const double MANY = 1e6;

/* Four more terms for all lanes; says whether any lane has still to go on. */
FC_LEVELS static bool add_terms(size_t n, const double mean[restrict], const double goal[restrict],
                                int step, double term[restrict], double sum[restrict],
                                double count[restrict])
{
    const double share[4] = {1.0 / step, 1.0 / (step + 1), 1.0 / (step + 2), 1.0 / (step + 3)};
    uint64_t     below = 0; /* its top bit: a sign bit of some sum less its goal */
    for (size_t lane = 0; lane < n; lane++) {
        const double m = mean[lane];
        const double to = goal[lane];
        double       t = term[lane];
        double       s = sum[lane];
        double       k = count[lane];
        for (int i = 0; i < 4; i++) {
            k += s < to ? 1.0 : 0.0;
            t *= m * share[i];
            s += t;
        }
        term[lane] = t;
        sum[lane] = s;
        count[lane] = k;
        below |= lane_to_bits(s - to);
    }
    return below >> 63 != 0;
}

/* Small means: counts the steps of F below u. */
static void sum_up(size_t n, const double mean[], const double u[], int32_t count[])
{
    double   term[LANES], sum[LANES], goal[LANES], steps[LANES];
    uint64_t top = 0;
    for (size_t lane = 0; lane < n; lane++) {
        term[lane] = lane_exp(-mean[lane]);
        sum[lane] = term[lane];
        goal[lane] = lane_pick(TOP - u[lane], 0, u[lane]);
        steps[lane] = 0;
        top |= lane_to_bits(TOP - u[lane]);
    }
    int step = 1;
    while (add_terms(n, mean, goal, step, term, sum, steps))
        step += 4;
    for (size_t lane = 0; lane < n; lane++)
        count[lane] = (int32_t)steps[lane];
    for (size_t lane = 0; top >> 63 != 0 && lane < n; lane++)
        if (goal[lane] == 0)
            count[lane] = fc_poisson_exact(mean[lane], u[lane]);
}

/* The expansion of every lane; what it is not sure of has sure[lane] < 0: then says so. */
FC_LEVELS static bool expand(size_t n, const double mean[restrict], const double u[restrict],
                             int32_t count[restrict], double sure[restrict])
{
    uint64_t unsure = 0;
    for (size_t lane = 0; lane < n; lane++) { /* hot: poisson */
        const double             few = mean[lane] - FC_COUNT_FEW;
        const double             m = lane_pick(few, FC_COUNT_FEW, mean[lane]);
        const double             beyond = 0.5 - FC_SCORE_LEAST - fabs(u[lane] - 0.5);
        const struct count_guess guess = count_guess(m, m, 0, count_score(u[lane]), FC_SCORE_ERROR);
        count[lane] = guess.count;
        sure[lane] = lane_pick(few, -1, lane_pick(beyond, -1, guess.sure));
        unsure |= lane_to_bits(sure[lane]);
    }
    return unsure >> 63 != 0;
}

/* The same for large means, with scores that are right to 1e-12. */
FC_LEVELS static bool expand_large(size_t n, const double mean[restrict], const double u[restrict],
                                   int32_t count[restrict], double sure[restrict])
{
    double   w[LANES];
    uint64_t unsure = 0;
    fc_normal_score_column(n, u, w);
    for (size_t lane = 0; lane < n; lane++) {
        const double             few = mean[lane] - FC_COUNT_FEW;
        const double             m = lane_pick(few, FC_COUNT_FEW, mean[lane]);
        const struct count_guess guess = count_guess(m, m, 0, w[lane], 2e-12);
        count[lane] = guess.count;
        sure[lane] = lane_pick(few, -1, guess.sure);
        unsure |= lane_to_bits(sure[lane]);
    }
    return unsure >> 63 != 0;
}

/* Lanes in doubt: those of small means are summed up together, others settled one by one. */
static void settle(size_t n, const double mean[], const double u[], const double sure[],
                   int32_t count[])
{
    size_t  unsure[LANES + 1], n_unsure = 0, n_few = 0;
    double  m[LANES], v[LANES];
    int32_t k[LANES];
    for (size_t lane = 0; lane < n; lane++) {
        unsure[n_unsure] = lane; /* written over unless it is */
        n_unsure += lane_to_bits(sure[lane]) >> 63;
    }
    for (size_t i = 0; i < n_unsure; i++) {
        const size_t lane = unsure[i];
        if (mean[lane] >= FC_COUNT_FEW) {
            if (mean[lane] <= MANY)
                count[lane] = fc_poisson_exact(mean[lane], u[lane]);
            continue;
        }
        m[n_few] = mean[lane];
        v[n_few] = u[lane];
        unsure[n_few++] = lane;
    }
    sum_up(n_few, m, v, k);
    for (size_t i = 0; i < n_few; i++)
        count[unsure[i]] = k[i];
}

/* How many means are small, and whether any is large. */
struct kinds {
    uint64_t few, large;
};

FC_LEVELS static struct kinds look(size_t n, const double mean[])
{
    struct kinds kinds = {0, 0};
    for (size_t lane = 0; lane < n; lane++) {
        kinds.few += lane_to_bits(mean[lane] - FC_COUNT_FEW) >> 63;
        kinds.large |= lane_to_bits(FC_COUNT_QUICK - mean[lane]) >> 63;
    }
    return kinds;
}

void fc_poisson_column(size_t n, const double mean[], const double u[], int32_t count[])
{
    double sure[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t       lanes = n - start < LANES ? n - start : LANES;
        const double      *m = mean + start, *v = u + start;
        int32_t           *k = count + start;
        const struct kinds kinds = look(lanes, m);
        if (kinds.few == lanes)
            sum_up(lanes, m, v, k);
        else if (kinds.large ? expand_large(lanes, m, v, k, sure) : expand(lanes, m, v, k, sure))
            settle(lanes, m, v, sure, k);
    }
}
