/* Binomial counts at one chance for all lanes: a table of the distribution for few trials. */
#include "random/counts.h"

#include <math.h>

#include "base/arena.h"

enum {
    ROWS = 64,                       /* trials 0 .. 63 are in the table: 17 KB */
    ENTRIES = ROWS * (ROWS + 1) / 2, /* the row of n trials has n + 1 entries */
    BINS = 32,                       /* of u; one guide entry each */
    LANES = 128
};

/* Row n begins at n (n + 1) / 2. */
struct fc_split {
    double  p;
    double  step[ENTRIES];     /* F(k), rounded down: u > step exactly when u > F(k) */
    uint8_t guide[ROWS][BINS]; /* least k with F(k) > the bin's lower end */
};

/* 1 - rest, rounded down. */
static double complement(double rest)
{
    const double rounded = 1 - rest;
    return 1 - rounded < rest ? nextafter(rounded, -1) : rounded;
}

/* Sums from the nearer end, so that both tails keep their digits. */
static void fill_row(int n, const double chance[], double step[])
{
    double up_to = 0;
    for (int k = 0; k <= n; k++) {
        up_to += chance[k];
        step[k] = up_to;
    }
    double beyond = 0;
    for (int k = n; k >= 0 && beyond < 0.5; k--) {
        step[k] = complement(beyond);
        beyond += chance[k];
    }
}

static void fill_guide(int n, const double step[], uint8_t guide[])
{
    int k = 0;
    for (int bin = 0; bin < BINS; bin++) {
        while (k < n && step[k] <= bin / (double)BINS)
            k++;
        guide[bin] = (uint8_t)k;
    }
}

const struct fc_split *fc_split_make(double p, struct fc_arena *arena)
{
    struct fc_split *split = fc_arena_take(arena, 1, sizeof *split);
    if (split == NULL)
        return NULL;

    split->p = p;
    double chance[ROWS + 1] = {1}; /* of k of n; one trial more makes the next row */
    for (int n = 0; n < ROWS; n++) {
        double *row = split->step + n * (n + 1) / 2;
        fill_row(n, chance, row);
        fill_guide(n, row, split->guide[n]);
        for (int k = n + 1; k > 0; k--)
            chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
        chance[0] *= 1 - p;
    }
    return split;
}

static void look_up(const struct fc_split *split, size_t n, const int32_t trials[],
                    const double u[], int32_t count[])
{
    for (size_t lane = 0; lane < n; lane++) {
        const int32_t row = trials[lane];
        const double *step = split->step + row * (row + 1) / 2;
        int32_t       k = split->guide[row][(int)(u[lane] * BINS)];
        k += u[lane] > step[k]; /* most often the only step, and so without a branch */
        while (u[lane] > step[k])
            k++;
        count[lane] = k;
    }
}

/* Lanes within the table to the front, the others to the back, and the counts back in place. */
static void part(const struct fc_split *split, size_t n, const int32_t trials[], const double u[],
                 int32_t count[])
{
    size_t order[LANES], front = 0, back = n;
    for (size_t lane = 0; lane < n; lane++) {
        const size_t beyond = trials[lane] >= ROWS;
        order[front] = order[back - 1] = lane; /* one of the two is written over later */
        front += 1 - beyond;
        back -= beyond;
    }
    /* Zeros: gcc cannot see that at least one lane is filled. */
    int32_t t[LANES] = {0}, k[LANES];
    double  p[LANES] = {0}, v[LANES] = {0};
    for (size_t at = 0; at < n; at++) {
        t[at] = trials[order[at]];
        p[at] = split->p;
        v[at] = u[order[at]];
    }
    look_up(split, front, t, v, k);
    fc_binomial_column(n - front, t + front, p + front, v + front, k + front);
    for (size_t at = 0; at < n; at++)
        count[order[at]] = k[at];
}

void fc_split_column(const struct fc_split *split, size_t n, const int32_t trials[],
                     const double u[], int32_t count[])
{
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        int32_t      most = 0;
        for (size_t lane = start; lane < start + lanes; lane++)
            most = trials[lane] > most ? trials[lane] : most;
        if (most < ROWS)
            look_up(split, lanes, trials + start, u + start, count + start);
        else
            part(split, lanes, trials + start, u + start, count + start);
    }
}
