/* Binomial counts at one chance for all lanes: a table of the distribution for few trials, the
   normal expansion for more. */
#include "random/counts.h"

#include <math.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/levels.h"
#include "random/count_expansion.h"
#include "random/lane_math.h"

enum {
    MOST_ROWS = 64, /* trials that a table goes up to, less one */
    ROW_BITS = 2,   /* of u's smaller tail: cells an octave, as a power of two, */
    OCTAVES = 8,    /* and octaves below 1/2; further out the last cell is too wide to be used */
    SIDE = OCTAVES << ROW_BITS,
    CELLS = 2 * SIDE,
    LANES = 64 /* that are looked over together for those in doubt */
};

/* A cell of u with the one step of F that may lie in it: the upper bits of F(k), and in the lowest
   six k. Where two steps lie in a cell its sign is negative: looked up step by step from k on. */
static const uint64_t SLOW = UINT64_C(1) << 63, COUNT = 63;

/* The variance up to which a table is made: beyond, two steps lie in too many cells. */
static const double TABLE_VARIANCE = 16;

/* F as kept in a cell may be this much too low. */
static const double BLUR = 0x1p-45;

struct fc_split {
    double          p;
    int32_t         many;   /* trials from which the expansion is used */
    int32_t         beyond; /* trials from which its scores are not good enough */
    int32_t         rows;   /* of the table: trials 0 .. rows - 1. If they fit, they go beyond
                               `many`, so that few columns need both ways */
    const uint64_t *cell;   /* [rows][CELLS] */
    const double   *step;   /* [MOST_ROWS * (MOST_ROWS + 1) / 2] row n begins at n (n + 1) / 2 and
                               has n + 1 entries: F(k), rounded down: u > step exactly when
                               u > F(k). Settles what is in doubt either way. */
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

/* The end of a cell nearer to 0 or 1, as a tail. */
static double tail_of(int i)
{
    const int rows = 1 << ROW_BITS;
    return ldexp(1 + i % rows / (double)rows, i / rows - OCTAVES - 1);
}

/* The cell of u in low..high, both included. */
static uint64_t make_cell(int n, const double step[], double low, double high)
{
    int k = 0;
    while (k < n && step[k] < low)
        k++;
    if (k < n && step[k + 1] <= high)
        return SLOW | (uint64_t)k;
    const double only = k < n && step[k] <= high ? step[k] : 2;
    return (lane_to_bits(only) & ~COUNT) | (uint64_t)k;
}

static void fill_cells(int n, const double step[], uint64_t cell[CELLS])
{
    for (int i = 0; i < SIDE; i++) {
        const double low = i > 0 ? tail_of(i) : 0, high = tail_of(i + 1);
        cell[i] = make_cell(n, step, 1 - high, 1 - low);
        cell[SIDE + i] = make_cell(n, step, low, high);
    }
}

/* Trials at which the variance reaches this. */
static int32_t trials_for(double variance, double p)
{
    const double trials = ceil(variance / (p * (1 - p)));
    return trials < INT32_MAX ? (int32_t)trials : INT32_MAX;
}

const struct fc_split *fc_split_make(double p, struct fc_arena *arena)
{
    struct fc_split *split = fc_arena_take(arena, 1, sizeof *split);
    if (split == NULL)
        return NULL;
    split->p = p;
    split->many = trials_for(FC_COUNT_FEW, p);
    split->beyond = trials_for(FC_COUNT_QUICK, p);
    split->rows = trials_for(TABLE_VARIANCE, p);
    split->rows = split->rows < MOST_ROWS ? split->rows : MOST_ROWS;
    double   *step = fc_arena_take(arena, MOST_ROWS * (MOST_ROWS + 1) / 2, sizeof *step);
    uint64_t *cell = fc_arena_take(arena, (size_t)split->rows * CELLS, sizeof *cell);
    if (step == NULL || cell == NULL)
        return NULL;
    double chance[MOST_ROWS + 1] = {1}; /* of k of n; one trial more makes the next row */
    for (int n = 0; n < MOST_ROWS; n++) {
        fill_row(n, chance, step + n * (n + 1) / 2);
        if (n < split->rows)
            fill_cells(n, step + n * (n + 1) / 2, cell + (int64_t)n * CELLS);
        for (int k = n + 1; k > 0; k--)
            chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
        chance[0] *= 1 - p;
    }
    split->step = step;
    split->cell = cell;
    return split;
}

/* What a lane takes, and whether that is in doubt: the sign bit. */
struct taken {
    int32_t  count;
    uint64_t doubt;
};

static inline struct taken look_up(const uint64_t *cell, int32_t trials, double u)
{
    const uint64_t first = (uint64_t)(1023 - OCTAVES - 1) << ROW_BITS;
    const double   right = u - 0.5;
    const double   inner = 0.5 - 0x1p-54 - fabs(right); /* 1/2 itself is in the last cell */
    const double   tail = lane_pick(inner - 0x1p-9, 0x1p-9, inner);
    const uint64_t lower = lane_to_bits(right) >> 63;
    const int64_t  at = (int64_t)((lane_to_bits(tail) >> (52 - ROW_BITS)) - first + lower * SIDE);
    const uint64_t word = cell[(int64_t)trials * CELLS + at];
    const double   step = lane_from_bits(word & ~COUNT);
    const uint64_t above = lane_to_bits(step - u) >> 63;
    return (struct taken){(int32_t)((word & COUNT) + above),
                          word | lane_to_bits(fabs(u - step) - BLUR)};
}

static inline struct taken expand(double p, int32_t trials, double u)
{
    const double             mean = trials * p;
    const double             few = mean * (1 - p) - FC_COUNT_FEW;
    const double             variance = lane_pick(few, FC_COUNT_FEW, mean * (1 - p));
    const double             beyond = 0.5 - FC_SCORE_LEAST - fabs(u - 0.5);
    const struct count_guess guess = count_guess(mean, variance, p, count_score(u), FC_SCORE_ERROR);
    return (struct taken){guess.count < trials ? guess.count : trials,
                          lane_to_bits(few) | lane_to_bits(beyond) | lane_to_bits(guess.sure)};
}

/* Lanes in doubt, one by one, from where they are: most often a step away at most. */
static void settle(const struct fc_split *split, size_t n, const int32_t trials[], const double u[],
                   const uint64_t doubt[], int32_t count[])
{
    size_t unsure[LANES + 1], n_unsure = 0;
    for (size_t lane = 0; lane < n; lane++) {
        unsure[n_unsure] = lane; /* written over unless it is */
        n_unsure += doubt[lane] >> 63;
    }
    for (size_t i = 0; i < n_unsure; i++) {
        const size_t lane = unsure[i];
        if (trials[lane] >= MOST_ROWS) {
            count[lane] = fc_binomial_exact(trials[lane], split->p, u[lane]);
            continue;
        }
        const double *step = split->step + trials[lane] * (trials[lane] + 1) / 2;
        int32_t       k = count[lane] < trials[lane] ? count[lane] : trials[lane];
        while (k > 0 && u[lane] <= step[k - 1])
            k--;
        while (u[lane] > step[k])
            k++;
        count[lane] = k;
    }
}

/* All lanes within the table. */
FC_LEVELS static void look_up_all(const struct fc_split *split, size_t n,
                                  const int32_t trials[restrict], const double u[restrict],
                                  int32_t count[restrict])
{
    const uint64_t *cell = split->cell;
    uint64_t        doubt[LANES], any = 0;
    for (size_t lane = 0; lane < n; lane++) { /* hot: split */
        const struct taken taken = look_up(cell, trials[lane], u[lane]);
        count[lane] = taken.count;
        doubt[lane] = taken.doubt;
        any |= taken.doubt;
    }
    if (any >> 63 != 0)
        settle(split, n, trials, u, doubt, count);
}

/* All lanes by the expansion. */
FC_LEVELS static void expand_all(const struct fc_split *split, size_t n,
                                 const int32_t trials[restrict], const double u[restrict],
                                 int32_t count[restrict])
{
    const double p = split->p;
    uint64_t     doubt[LANES], any = 0;
    for (size_t lane = 0; lane < n; lane++) { /* hot: large split */
        const struct taken taken = expand(p, trials[lane], u[lane]);
        count[lane] = taken.count;
        doubt[lane] = taken.doubt;
        any |= taken.doubt;
    }
    if (any >> 63 != 0)
        settle(split, n, trials, u, doubt, count);
}

/* Some lanes within the table, some by the expansion: each is taken both ways. */
FC_LEVELS static void take_both(const struct fc_split *split, size_t n,
                                const int32_t trials[restrict], const double u[restrict],
                                int32_t count[restrict])
{
    const uint64_t *cell = split->cell;
    const double    p = split->p;
    const int32_t   last = split->many - 1;
    uint64_t        doubt[LANES], any = 0;
    for (size_t lane = 0; lane < n; lane++) { /* hot: mixed split */
        const int32_t      over = trials[lane] - last;
        const int32_t      large = -over >> 31; /* all bits where it is: no branch */
        const struct taken few = look_up(cell, trials[lane] - (over & large), u[lane]);
        const struct taken many = expand(p, trials[lane], u[lane]);
        count[lane] = few.count ^ ((few.count ^ many.count) & large);
        doubt[lane] = few.doubt ^ ((few.doubt ^ many.doubt) & (uint64_t)(int64_t)large);
        any |= doubt[lane];
    }
    if (any >> 63 != 0)
        settle(split, n, trials, u, doubt, count);
}

struct range {
    int32_t least, most;
};

FC_LEVELS static struct range range_of(size_t n, const int32_t trials[])
{
    struct range range = {INT32_MAX, 0};
    for (size_t lane = 0; lane < n; lane++) {
        range.least = trials[lane] < range.least ? trials[lane] : range.least;
        range.most = trials[lane] > range.most ? trials[lane] : range.most;
    }
    return range;
}

/* Where neither table nor quick scores reach: chances near 0 or 1, and very many trials. */
static void take_any(const struct fc_split *split, size_t n, const int32_t trials[],
                     const double u[], int32_t count[])
{
    double p[LANES];
    for (size_t lane = 0; lane < n; lane++)
        p[lane] = split->p;
    fc_binomial_column(n, trials, p, u, count);
}

void fc_split_column(const struct fc_split *split, size_t n, const int32_t trials[],
                     const double u[], int32_t count[])
{
    for (size_t start = 0; start < n; start += LANES) {
        const size_t       lanes = n - start < LANES ? n - start : LANES;
        const struct range range = range_of(lanes, trials + start);
        if (range.most < split->rows)
            look_up_all(split, lanes, trials + start, u + start, count + start);
        else if (range.most >= split->beyond || split->rows < split->many)
            take_any(split, lanes, trials + start, u + start, count + start);
        else if (range.least >= split->many)
            expand_all(split, lanes, trials + start, u + start, count + start);
        else
            take_both(split, lanes, trials + start, u + start, count + start);
    }
}
