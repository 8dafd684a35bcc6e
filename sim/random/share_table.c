/* Grids of exact quantiles, refined until what lies between is right too. */
#include "random/share_table.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "model/bell.h"
#include "random/bell_quantile.h"
#include "random/share_noise.h"

/* Normal scores of 2^-53 and 1 - 2^-53, and a little more. */
static const double FAR_SCORE = 8.25;

/* How wrong the probability may be in the middle of a cell, and where it is looked at. */
static const double TOLERANCE = 4e-7;
static const double NEAR_SCORE = 5;

/* Cells of the first try, and the most: across for z, up for y. */
enum { FIRST_ACROSS = 17, MOST_ACROSS = 8 * FIRST_ACROSS, LEAST_UP = 4, MOST_UP = 128 };

/* A spread smaller than this is none. */
static const double LEAST_SPREAD = 1e-6;

/* Shapes stay below this. A rate below 1e-12 / v^2 has the h of that rate, wrong by less than
   1e-12 / v. */
static const double LARGEST = 1e12;

/* The hump at y = log(1 + w): that of the p with (1 - p) (1 - p (1 + v^2)) = (v / w)^2. The bell's
   own width is w. */
static struct fc_bell hump_at(const struct fc_share_noise *noise, double y)
{
    const double v2 = noise->v * noise->v;
    const double product = v2 / (expm1(y) * expm1(y));
    const double root = sqrt(v2 * v2 + 4 * noise->steep * product);
    const double rest = (v2 + root) / (2 * noise->steep); /* 1 - p */
    const double p = 2 * (1 - product) / (1 + noise->steep + root);
    const double a = product / rest / v2;
    return fc_bell_beta(a, p * LARGEST > a * rest ? a * rest / p : LARGEST);
}

/* The y of a rate. */
static double place(const struct fc_share_noise *noise, double p)
{
    const double at = fmin(p, noise->bell_end);
    return log1p(noise->v / sqrt((1 - at) * (1 - at * noise->steep)));
}

static double tail_of(double z)
{
    return 0.5 * erfc(fabs(z) * M_SQRT1_2);
}

/* value[i] = h at the score -FAR_SCORE + i step; rows before it, where there are three, make good
   first guesses. */
static void fill_scores(const struct fc_bell *hump, double step, size_t nodes, bool is_after_three,
                        double value[])
{
    const double *before = is_after_three ? value - 3 * nodes : NULL;
    double        d = (double)NAN;
    for (size_t i = 0; i < nodes; i++) {
        const double z = -FAR_SCORE + (double)i * step;
        if (is_after_three)
            d = hump->width * (before[i] + 3 * (before[i + 2 * nodes] - before[i + nodes]));
        d = fc_bell_quantile(hump, tail_of(z), z > 0, d);
        value[i] = d / hump->width;
        if (!is_after_three) /* along the tangent */
            d += step * exp(-0.5 * z * z) / sqrt(2 * M_PI) / fc_bell_density(hump, d);
    }
}

/* The largest error in probability, at scores `step` apart from `from` to NEAR_SCORE. */
static double miss(const struct fc_share_noise *noise, double y, double from, double step)
{
    const struct fc_bell hump = hump_at(noise, y);
    double               worst = 0;
    for (double z = from; z < NEAR_SCORE; z += step) {
        double below, above;
        fc_bell_tails(&hump, surface_at(&noise->bell, 0, z, y) * hump.width, &below, &above);
        worst = fmax(worst, fabs((z > 0 ? above : below) - tail_of(z)));
    }
    return worst;
}

/* Whether cells are too wide across (in z), up (in y). */
static void judge(const struct fc_share_noise *noise, bool *across, bool *up)
{
    const struct fc_surface *s = &noise->bell;
    const double             cell = 1 / s->per_x;
    const double             start = -FAR_SCORE + cell * ceil((FAR_SCORE - NEAR_SCORE) * s->per_x);
    *across = *up = false;
    for (int32_t row = 0; row <= s->cells_y; row += 3) {
        const double y = s->low_y + row / s->per_y;
        *across = *across || miss(noise, y, start + 0.5 * cell, cell) > TOLERANCE;
    }
    for (int32_t row = 0; row < s->cells_y; row++) {
        const double y = s->low_y + (row + 0.5) / s->per_y;
        *up = *up || miss(noise, y, start, cell * fmax(1, floor(0.5 / cell))) > TOLERANCE;
    }
}

static bool fit_bell(struct fc_share_noise *noise, int32_t across, double low, double high,
                     int32_t up, struct fc_arena *arena)
{
    const size_t nodes = (size_t)across + 1;
    double      *value = fc_arena_take(arena, nodes * ((size_t)up + 1), sizeof *value);
    if (value == NULL)
        return false;
    for (int32_t row = 0; row <= up; row++) {
        const struct fc_bell hump = hump_at(noise, low + (high - low) * row / up);
        fill_scores(&hump, 2 * FAR_SCORE / across, nodes, row >= 3, value + (size_t)row * nodes);
    }
    return fc_surface_make(&noise->bell, across, -FAR_SCORE, FAR_SCORE, up, low, high, value,
                           arena);
}

static bool make_bell(struct fc_share_noise *noise, double p_low, double p_high,
                      struct fc_arena *arena)
{
    const double high = place(noise, p_high);
    const double width = fmax(high - place(noise, p_low), 0.02); /* of a grid for one rate */
    const double least = fmax(high - width, log1p(noise->v));
    int32_t      across = FIRST_ACROSS;
    int32_t      up = (int32_t)fmin(fmax(ceil(4 * width), LEAST_UP), MOST_UP);
    for (;;) {
        if (!fit_bell(noise, across, least, least + width, up, arena))
            return false;
        bool wide_across, wide_up;
        judge(noise, &wide_across, &wide_up);
        wide_across = wide_across && across < MOST_ACROSS;
        wide_up = wide_up && up < MOST_UP;
        if (!wide_across && !wide_up)
            return true;
        across *= wide_across ? 2 : 1;
        up = wide_up ? (2 * up < MOST_UP ? 2 * up : MOST_UP) : up;
    }
}

/* Cells of the surfaces for split masses: wrong by less than 1e-7 for every v. */
enum { SPLIT_ACROSS = 96, SPLIT_UP = 8 };

/* g = value[i] at y from 0 to FC_SHARE_FAR, or to -FC_SHARE_FAR. */
static void fill_side(double n, double p, bool above, double value[])
{
    const double         a = n * p;
    const double         b = n * (1 - p);
    const struct fc_bell bell = fc_bell_beta(a, b);
    double               g = 0;
    for (int i = 0; i <= SPLIT_ACROSS; i++) {
        const double far = (double)FC_SHARE_FAR * i / SPLIT_ACROSS;
        const double y = above ? far : -far;
        const double tail = above ? p * exp(-b * far) : (1 - p) * exp(-a * far);
        g = fc_bell_quantile(&bell, tail, above, y + g - bell.top) + bell.top - y;
        value[i] = g;
    }
}

/* Both sides for p from low to high, their coefficients one after the other. */
static bool make_split(struct fc_share_noise *noise, struct fc_surface *split, double low,
                       double high, struct fc_arena *arena)
{
    double            value[(SPLIT_UP + 1) * (SPLIT_ACROSS + 1)];
    struct fc_surface side[2];
    for (int above = 0; above < 2; above++) {
        for (int row = 0; row <= SPLIT_UP; row++) {
            const double p = fmin(low + (high - low) * row / SPLIT_UP, 1 - 1e-6);
            const double asked = (1 - p * noise->steep) / (noise->v * noise->v * p);
            fill_side(fmax(asked, FC_SHARE_LEAST), p, above == 1,
                      value + (size_t)row * (SPLIT_ACROSS + 1));
        }
        if (!fc_surface_make(&side[above], SPLIT_ACROSS, 0, FC_SHARE_FAR, SPLIT_UP, low, high,
                             value, arena))
            return false;
    }
    const size_t size = (size_t)surface_size(&side[0]);
    double      *both = fc_arena_take(arena, 2 * size, sizeof *both);
    if (both == NULL)
        return false;
    memcpy(both, side[0].c, size * sizeof *both);
    memcpy(both + size, side[1].c, size * sizeof *both);
    *split = side[0];
    split->c = both;
    return true;
}

/* One rate for all lanes, and one hump: a table of its quantile function is faster and sharper. */
static bool make_fixed(struct fc_share_noise *noise, double p, struct fc_arena *arena)
{
    const double             a = (1 - p * noise->steep) / (noise->v * noise->v);
    const struct fc_quantity beta = {.kind = FC_BETA,
                                     .a = a,
                                     .b = a * (1 - p) / p,
                                     .low = -HUGE_VAL,
                                     .high = HUGE_VAL,
                                     .scale = 1};
    noise->fixed = fc_quantile_table_make(&beta, arena);
    return noise->fixed != NULL;
}

static bool make_surfaces(struct fc_share_noise *noise, double p_low, double p_high,
                          struct fc_arena *arena)
{
    const double bell_end = noise->bell_end;
    if (!make_bell(noise, p_low, p_high, arena))
        return false;
    if (p_high <= bell_end)
        return true;
    noise->has_split = true;
    const double split_end = noise->split_end;
    return make_split(noise, &noise->split[0], bell_end, split_end, arena) &&
           make_split(noise, &noise->split[1], split_end, 1, arena);
}

/* Moves what is kept from scratch to the arena. */
static bool keep(struct fc_surface *s, int32_t sides, struct fc_arena *arena)
{
    const size_t size = (size_t)(sides * surface_size(s));
    double      *c = fc_arena_take(arena, size, sizeof *c);
    if (c == NULL)
        return false;
    memcpy(c, s->c, size * sizeof *c);
    s->c = c;
    return true;
}

static bool keep_all(struct fc_share_noise *noise, struct fc_arena *arena)
{
    return keep(&noise->bell, 1, arena) &&
           (!noise->has_split ||
            (keep(&noise->split[0], 2, arena) && keep(&noise->split[1], 2, arena)));
}

const struct fc_share_noise *fc_share_noise_make(double v, double p_low, double p_high,
                                                 struct fc_arena *arena)
{
    assert(v >= 0 && v <= 10);
    assert(p_low >= 0 && p_low <= p_high && p_high <= 1);
    struct fc_share_noise *noise = fc_arena_take(arena, 1, sizeof *noise);
    if (noise == NULL)
        return NULL;
    *noise = (struct fc_share_noise){.v = v,
                                     .steep = 1 + v * v,
                                     .bell_end = 1 / (1 + v * v * (1 + FC_SHARE_BELL)),
                                     .split_end = 1 / (1 + v * v * (1 + FC_SHARE_LEAST)),
                                     .is_still = v < LEAST_SPREAD || p_high == 0 || p_low == 1};
    if (noise->is_still)
        return noise;
    if (p_low == p_high && p_low <= noise->bell_end && p_low * v * v > 1 / LARGEST)
        return make_fixed(noise, p_low, arena) ? noise : NULL;
    struct fc_arena scratch = {0};
    const bool      made = make_surfaces(noise, p_low, p_high, &scratch) && keep_all(noise, arena);
    fc_arena_free(&scratch);
    return made ? noise : NULL;
}
