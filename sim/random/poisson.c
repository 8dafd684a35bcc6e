/* Poisson counts for whole columns: small means summed up, large ones expanded, doubts settled. */
#include "random/counts.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "base/levels.h"
#include "random/count_expansion.h"
#include "random/lane_math.h"
#include "random/normal_score.h"

enum { LANES = 128 };

/* Below this mean the sum has few terms; above, the expansion is rarely in doubt. */
static const double FEW = 10;

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

/* Means below FEW: counts the steps of F below u. */
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

/* Means from FEW on: the expansion, and the exact inverse where it lies too near a whole number. */
FC_LEVELS static void expand(size_t n, const double mean[], const double u[], int32_t count[])
{
    double   w[LANES], sure[LANES];
    uint64_t unsure = 0;
    fc_normal_score_column(n, u, w);
    for (size_t lane = 0; lane < n; lane++) {
        const double  m = mean[lane];
        const double  s = sqrt(m);
        const double  x = count_expansion(m, s, 0, w[lane]);
        const double  bound = count_error_bound(m, s, w[lane]);
        const int32_t whole = (int32_t)((x + fabs(x)) / 2);
        const double  gap = 0.5 - fabs(x - whole - 0.5);
        count[lane] = whole;
        sure[lane] = gap - bound;
        unsure |= lane_to_bits(sure[lane]);
    }
    for (size_t lane = 0; unsure >> 63 != 0 && lane < n; lane++)
        if (sure[lane] < 0 && mean[lane] <= MANY)
            count[lane] = fc_poisson_exact(mean[lane], u[lane]);
}

/* Large means to the front, small ones to the back, and the counts back in place. */
static void part(size_t n, const double mean[], const double u[], int32_t count[])
{
    size_t order[LANES], front = 0, back = n;
    for (size_t lane = 0; lane < n; lane++) {
        const size_t few = mean[lane] < FEW;
        order[front] = order[back - 1] = lane; /* one of the two is written over later */
        front += 1 - few;
        back -= few;
    }
    /* Zeros: gcc cannot see that at least one lane is filled. */
    double  m[LANES] = {0}, v[LANES] = {0};
    int32_t k[LANES];
    for (size_t at = 0; at < n; at++) {
        m[at] = mean[order[at]];
        v[at] = u[order[at]];
    }
    expand(front, m, v, k);
    sum_up(n - front, m + front, v + front, k + front);
    for (size_t at = 0; at < n; at++)
        count[order[at]] = k[at];
}

void fc_poisson_column(size_t n, const double mean[], const double u[], int32_t count[])
{
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        size_t       few = 0; /* sign bits */
        for (size_t lane = start; lane < start + lanes; lane++)
            few += lane_to_bits(mean[lane] - FEW) >> 63;
        if (few == 0)
            expand(lanes, mean + start, u + start, count + start);
        else if (few == lanes)
            sum_up(lanes, mean + start, u + start, count + start);
        else
            part(lanes, mean + start, u + start, count + start);
    }
}
