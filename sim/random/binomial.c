/* Binomial counts for whole columns, by the same three ways as Poisson counts. */
#include "random/counts.h"

#include <math.h>
#include <stdbool.h>

#include "base/levels.h"
#include "random/count_expansion.h"
#include "random/lane_math.h"
#include "random/normal_score.h"

enum { LANES = 128 };

/* Below this variance probabilities are summed, with fewer than 40 terms; above, the expansion is
   rarely in doubt. */
static const double FEW = 10;

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

/* Variances below FEW: counts the steps of F below u. */
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

/* Variances from FEW on: the expansion, and the exact inverse where it lies too near a whole
   number. */
FC_LEVELS static void expand(size_t n, const int32_t trials[], const double p[], const double u[],
                             int32_t count[])
{
    double   w[LANES], sure[LANES];
    uint64_t unsure = 0;
    fc_normal_score_column(n, u, w);
    for (size_t lane = 0; lane < n; lane++) {
        const double  mean = trials[lane] * p[lane];
        const double  s = sqrt(mean * (1 - p[lane]));
        const double  x = count_expansion(mean, s, p[lane], w[lane]);
        const double  below = (x + trials[lane] - fabs(x - trials[lane])) / 2;
        const int32_t whole = (int32_t)((below + fabs(below)) / 2);
        const double  gap = 0.5 - fabs(x - whole - 0.5);
        count[lane] = whole;
        sure[lane] = gap - count_error_bound(mean, s, w[lane]);
        unsure |= lane_to_bits(sure[lane]);
    }
    for (size_t lane = 0; unsure >> 63 != 0 && lane < n; lane++)
        if (sure[lane] < 0)
            count[lane] = fc_binomial_exact(trials[lane], p[lane], u[lane]);
}

static double variance(int32_t trials, double p)
{
    return trials * p * (1 - p);
}

/* Large variances to the front, small ones to the back, and the counts back in place. */
static void part(size_t n, const int32_t trials[], const double p[], const double u[],
                 int32_t count[])
{
    size_t order[LANES], front = 0, back = n;
    for (size_t lane = 0; lane < n; lane++) {
        const size_t few = variance(trials[lane], p[lane]) < FEW;
        order[front] = order[back - 1] = lane; /* one of the two is written over later */
        front += 1 - few;
        back -= few;
    }
    /* Zeros: gcc cannot see that at least one lane is filled. */
    int32_t t[LANES] = {0}, k[LANES];
    double  q[LANES] = {0}, v[LANES] = {0};
    for (size_t at = 0; at < n; at++) {
        t[at] = trials[order[at]];
        q[at] = p[order[at]];
        v[at] = u[order[at]];
    }
    expand(front, t, q, v, k);
    sum_up(n - front, t + front, q + front, v + front, k + front);
    for (size_t at = 0; at < n; at++)
        count[order[at]] = k[at];
}

void fc_binomial_column(size_t n, const int32_t trials[], const double p[], const double u[],
                        int32_t count[])
{
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        size_t       few = 0; /* sign bits */
        for (size_t lane = start; lane < start + lanes; lane++)
            few += lane_to_bits(variance(trials[lane], p[lane]) - FEW) >> 63;
        if (few == 0)
            expand(lanes, trials + start, p + start, u + start, count + start);
        else if (few == lanes)
            sum_up(lanes, trials + start, p + start, u + start, count + start);
        else
            part(lanes, trials + start, p + start, u + start, count + start);
    }
}
