/* Quantile functions as tables of cubics whose row is the top bits of the smaller tail. */
#include "random/quantile_table.h"

#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/distribution.h"
#include "random/bell_curve.h"
#include "random/quantile.h"

enum { OCTAVES = FC_TABLE_OCTAVES };

/* Rows an octave, as a power of two. Few are enough for 1e-9 in the probability wherever the
   quantile is like a log, or like a power of p that is not extreme; many are for Beta and gamma
   shapes far below 1. */
enum { FEW_BITS = 5, MANY_BITS = 9 };

/* A cubic through both ends of its row, so that neighbours meet, and through the two points between
   that make its largest error smallest. */
enum { POINTS = 3 };
static const double POINT[POINTS] = {0, 0.29289321881345248, 0.70710678118654752};

/* The smaller tail probability at a point of a row. */
static double tail_at(size_t row, unsigned bits, double point)
{
    const size_t rows = (size_t)1 << bits;
    const int    octave = (int)(row / rows);
    return ldexp(1 + ((double)(row % rows) + point) / (double)rows,
                 octave + FC_TABLE_LEAST_EXPONENT);
}

/* Normal scores of the points of a table with few rows, lower tail: the same for every table, and half
   the work of one. */
enum { FEW_POINTS = POINTS * (OCTAVES << FEW_BITS) + 1 };
static double         few_score[FEW_POINTS];
static pthread_once_t few_scores = PTHREAD_ONCE_INIT;

static void find_few_scores(void)
{
    for (size_t i = 0; i < FEW_POINTS; i++) {
        const double p = tail_at(i / POINTS, FEW_BITS, POINT[i % POINTS]);
        few_score[i] = fc_normal_at(fc_odds_of(p, 1 - p));
    }
}

/* What cubics are made from. */
struct source {
    const struct fc_quantity *quantity;
    struct fc_window          window;
    bool                      has_curve; /* else the exact inverse is cheap enough */
    struct fc_bell_curve      curve;
};

static struct fc_odds odds_of(const struct source *source, double p, bool upper)
{
    return upper ? fc_window_at(&source->window, 1 - p, p)
                 : fc_window_at(&source->window, p, 1 - p);
}

static bool is_whole(const struct fc_window *window)
{
    return window->below <= 0 && window->above <= 0 && window->mass >= 1;
}

/* The normal scores of the points with p[i] below them (or above), p rising. */
static void find_scores(const struct source *source, size_t n, const double p[], bool upper,
                        double score[])
{
    const bool known = n == FEW_POINTS && is_whole(&source->window);
    if (known)
        pthread_once(&few_scores, find_few_scores);
    for (size_t i = 0; i < n && known; i++)
        score[i] = upper ? -few_score[i] : few_score[i];
    for (size_t i = 0; i < n && !known; i++)
        score[i] = fc_normal_at(odds_of(source, p[i], upper));
}

static double value_at(const struct fc_quantity *q, const struct fc_bell *bell, double position)
{
    const double x = fc_bell_value(bell, position);
    if (q->kind == FC_GAMMA)
        return fc_value_of(q, q->b * x);
    return fc_value_of(q, q->kind == FC_PERT ? q->a + (q->b - q->a) * x : x);
}

static void turn_round(size_t n, double x[])
{
    for (size_t i = 0; i < n / 2; i++) {
        const double other = x[n - 1 - i];
        x[n - 1 - i] = x[i];
        x[i] = other;
    }
}

/* x[i] = the quantile with p[i] below it (or above), p rising. */
static void fill(const struct source *source, size_t n, const double p[], bool upper, double x[])
{
    const struct fc_quantity *q = source->quantity;
    const bool                normal = q->kind == FC_NORMAL || q->kind == FC_LOGNORMAL;
    if (!source->has_curve && !normal) {
        for (size_t i = 0; i < n; i++)
            x[i] = fc_value_of(q, fc_inverse_at(q, odds_of(source, p[i], upper)));
        return;
    }
    find_scores(source, n, p, upper, x);
    for (size_t i = 0; i < n && normal; i++) {
        const double y = q->a + q->b * x[i];
        x[i] = fc_value_of(q, q->kind == FC_NORMAL ? y : exp(y));
    }
    if (normal)
        return;
    /* The curve wants its points rising: the upper tail backwards. */
    turn_round(upper ? n : 0, x);
    fc_bell_curve_at(&source->curve, n, x, x);
    turn_round(upper ? n : 0, x);
    for (size_t i = 0; i < n; i++)
        x[i] = value_at(q, &source->curve.bell, x[i]);
}

static bool has_bell(enum fc_quantity_kind kind)
{
    return kind == FC_BETA || kind == FC_GAMMA || kind == FC_PERT;
}

static void make_curve(struct source *source)
{
    const struct fc_bell bell = fc_quantity_bell(source->quantity);
    const double         low = fc_normal_at(odds_of(source, 0x1p-53, false));
    const double         high = fc_normal_at(odds_of(source, 0x1p-53, true));
    source->has_curve = true;
    fc_bell_curve_make(&source->curve, &bell, low, high);
}

/* The cubic with these values at 0, POINT[1], POINT[2] and 1, by divided differences. */
static void fit_cubic(double c[4], const double x[4])
{
    const double at[4] = {POINT[0], POINT[1], POINT[2], 1};
    double       d[4] = {x[0], x[1], x[2], x[3]};
    for (int order = 1; order < 4; order++)
        for (int i = 3; i >= order; i--)
            d[i] = (d[i] - d[i - 1]) / (at[i] - at[i - order]);
    c[0] = x[0];
    c[1] = d[1] - at[1] * d[2] + at[1] * at[2] * d[3];
    c[2] = d[2] - (at[1] + at[2]) * d[3];
    c[3] = d[3];
}

/* Both sides; p and x are scratch for one. */
static void fit_cubics(double *c, const struct source *source, unsigned bits, double p[],
                       double x[])
{
    const size_t rows = (size_t)OCTAVES << bits;
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < POINTS; i++)
            p[POINTS * row + i] = tail_at(row, bits, POINT[i]);
    p[POINTS * rows] = 0.5;
    for (int upper = 0; upper < 2; upper++) {
        fill(source, POINTS * rows + 1, p, upper == 1, x);
        for (size_t row = 0; row < rows; row++)
            fit_cubic(c + 4 * (row + (upper == 1 ? rows : 0)), x + POINTS * row);
    }
}

/* How much too far off the cubics are in the middle of their rows, where they are worst. Right is
   1e-9 in the probability, or 1e-11 of the spread where the quantile is almost flat. */
static double excess(const double *c, const struct source *source, unsigned bits)
{
    const size_t rows = (size_t)OCTAVES << bits;
    const size_t checked = (size_t)8 << bits; /* the octaves further out matter 2^-8 as much */
    const size_t tail = rows - ((size_t)4 << bits); /* p = 1/32, about two deviations out */
    const double spread = c[4 * (rows + tail)] - c[4 * tail];
    double       most = 0;
    for (size_t i = 0; i < 2 * checked; i++) {
        const bool    upper = i >= checked;
        const size_t  row = rows - 1 - i % checked;
        const double *r = c + 4 * (row + (upper ? rows : 0));
        const double  middle = tail_at(row, bits, 0.5);
        double        exact;
        fill(source, 1, &middle, upper, &exact);
        const double miss = fabs(r[0] + 0.5 * (r[1] + 0.5 * (r[2] + 0.5 * r[3])) - exact);
        const double slope = fabs(r[1] + r[2] + 0.75 * r[3]);
        const double width = tail_at(row, bits, 1) - tail_at(row, bits, 0);
        const double allowed = fmax(1e-9 * slope / width, 1e-11 * spread);
        if (miss > most * allowed && allowed > 0)
            most = miss / allowed;
    }
    return most;
}

/* The upper half of a double, rounded. */
static uint64_t upper_half(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return (bits + (UINT64_C(1) << 31)) & UINT64_C(0xffffffff00000000);
}

static double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The small terms to 20 binary digits; the slope takes what that changes, so that the ends stay. */
static void pack_cubic(double packed[FC_TABLE_TERMS], const double c[4])
{
    const uint64_t second = upper_half(c[2]), third = upper_half(c[3]);
    packed[0] = c[0];
    packed[1] = c[1] + ((c[2] - double_of(second)) + (c[3] - double_of(third)));
    packed[2] = double_of(second | third >> 32);
}

static bool make_cubics(struct fc_quantile_table *table, const struct fc_quantity *quantity,
                        struct fc_arena *arena)
{
    struct source source = {.quantity = quantity, .window = fc_window_of(quantity)};
    if (has_bell(quantity->kind))
        make_curve(&source);
    const size_t most = (size_t)OCTAVES << MANY_BITS;
    double      *scratch = malloc((2 * (POINTS * most + 1) + 8 * most) * sizeof *scratch);
    if (scratch == NULL)
        return false;
    double *p = scratch;
    double *x = p + POINTS * most + 1;
    double *c = x + POINTS * most + 1;
    table->bits = FEW_BITS;
    fit_cubics(c, &source, table->bits, p, x);
    for (double off; table->bits < MANY_BITS && (off = excess(c, &source, table->bits)) > 1;) {
        /* Twice the rows, a sixteenth of the error. */
        const int more = (int)fmin(ceil(log2(off) / 4), MANY_BITS - (int)table->bits);
        table->bits += (unsigned)more;
        fit_cubics(c, &source, table->bits, p, x);
    }
    const size_t rows = (size_t)2 * OCTAVES << table->bits; /* and one for u = 1/2 itself */
    double      *kept = fc_arena_take(arena, (rows + 1) * FC_TABLE_TERMS, sizeof *kept);
    for (size_t row = 0; kept != NULL && row < rows; row++)
        pack_cubic(kept + row * FC_TABLE_TERMS, c + 4 * row);
    if (kept != NULL)
        kept[rows * FC_TABLE_TERMS] = x[POINTS * (rows / 2)];
    free(scratch);
    table->c = kept;
    return kept != NULL;
}

static bool make_values(struct fc_quantile_table *table, const struct fc_quantity *q,
                        struct fc_arena *arena)
{
    double *value = fc_arena_take(arena, q->n, sizeof *value);
    if (value == NULL)
        return false;
    for (size_t i = 0; i < q->n; i++)
        value[i] = q->scale * q->x[i] + q->shift;
    table->n = q->n;
    table->c = value;
    table->share = q->y;
    return true;
}

static void make_triangle(struct fc_quantile_table *table, const struct fc_quantity *q)
{
    const double area = q->scale * (q->b - q->a);
    table->window = fc_window_of(q);
    table->low = q->scale * q->a + q->shift;
    table->high = q->scale * q->b + q->shift;
    table->bend = (q->c - q->a) / (q->b - q->a);
    table->rise = area * q->scale * (q->c - q->a);
    table->fall = area * q->scale * (q->b - q->c);
}

const struct fc_quantile_table *fc_quantile_table_make(const struct fc_quantity *quantity,
                                                       struct fc_arena          *arena)
{
    struct fc_quantile_table *table = fc_arena_take(arena, 1, sizeof *table);
    if (table == NULL)
        return NULL;
    table->least = fc_quantity_least(quantity);
    table->greatest = fc_quantity_greatest(quantity);
    switch (quantity->kind) {
    case FC_CERTAIN:
    case FC_UNIFORM: table->form = FC_TABLE_LINE; return table;
    case FC_TRIANGULAR:
        table->form = FC_TABLE_TRIANGLE;
        make_triangle(table, quantity);
        return table;
    case FC_DISCRETE:
    case FC_EMPIRICAL:
        table->form = quantity->kind == FC_DISCRETE ? FC_TABLE_STEPS : FC_TABLE_PICK;
        return make_values(table, quantity, arena) ? table : NULL;
    case FC_NORMAL:
    case FC_LOGNORMAL:
    case FC_BETA:
    case FC_GAMMA:
    case FC_PERT:
    case FC_METALOG:
    case FC_QUANTITY_KINDS: break;
    }
    table->form = FC_TABLE_CUBICS;
    return make_cubics(table, quantity, arena) ? table : NULL;
}
