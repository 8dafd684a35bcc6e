/* Quantile functions as tables of cubics whose row is the top bits of the smaller tail. */
#include "random/quantile_table.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/distribution.h"
#include "random/quantile.h"
#include "random/quantile_points.h"

enum { OCTAVES = FC_TABLE_OCTAVES };

/* The cubic with these values at the points of a row and at its end, by divided differences. */
static void fit_cubic(double c[4], const double x[4])
{
    const double at[4] = {FC_ROW_POINT[0], FC_ROW_POINT[1], FC_ROW_POINT[2], 1};
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
static void fit_cubics(double *c, const struct fc_curve_source *source, unsigned bits, double p[],
                       double x[])
{
    const size_t rows = (size_t)OCTAVES << bits;
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < FC_ROW_POINTS; i++)
            p[FC_ROW_POINTS * row + i] = fc_tail_at(row, bits, FC_ROW_POINT[i]);
    p[FC_ROW_POINTS * rows] = 0.5;
    for (int upper = 0; upper < 2; upper++) {
        fc_curve_source_at(source, FC_ROW_POINTS * rows + 1, p, upper == 1, x);
        for (size_t row = 0; row < rows; row++)
            fit_cubic(c + 4 * (row + (upper == 1 ? rows : 0)), x + FC_ROW_POINTS * row);
    }
}

/* How much too far off the cubics are in the middle of their rows, where they are worst. Right is
   1e-9 in the probability, or 1e-11 of the spread where the quantile is almost flat. */
static double excess(const double *c, const struct fc_curve_source *source, unsigned bits)
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
        const double  middle = fc_tail_at(row, bits, 0.5);
        double        exact;
        fc_curve_source_at(source, 1, &middle, upper, &exact);
        const double miss = fabs(r[0] + 0.5 * (r[1] + 0.5 * (r[2] + 0.5 * r[3])) - exact);
        const double slope = fabs(r[1] + r[2] + 0.75 * r[3]);
        const double width = fc_tail_at(row, bits, 1) - fc_tail_at(row, bits, 0);
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
    struct fc_curve_source source;
    fc_curve_source_make(&source, quantity);
    const size_t most = (size_t)OCTAVES << FC_MANY_BITS;
    double      *scratch = malloc((2 * (FC_ROW_POINTS * most + 1) + 8 * most) * sizeof *scratch);
    if (scratch == NULL)
        return false;
    double *p = scratch;
    double *x = p + FC_ROW_POINTS * most + 1;
    double *c = x + FC_ROW_POINTS * most + 1;
    table->bits = FC_FEW_BITS;
    fit_cubics(c, &source, table->bits, p, x);
    for (double off; table->bits < FC_MANY_BITS && (off = excess(c, &source, table->bits)) > 1;) {
        /* Twice the rows, a sixteenth of the error. */
        const int more = (int)fmin(ceil(log2(off) / 4), FC_MANY_BITS - (int)table->bits);
        table->bits += (unsigned)more;
        fit_cubics(c, &source, table->bits, p, x);
    }
    const size_t rows = (size_t)2 * OCTAVES << table->bits; /* and one for u = 1/2 itself */
    double      *kept = fc_arena_take(arena, (rows + 1) * FC_TABLE_TERMS, sizeof *kept);
    for (size_t row = 0; kept != NULL && row < rows; row++)
        pack_cubic(kept + row * FC_TABLE_TERMS, c + 4 * row);
    if (kept != NULL)
        kept[rows * FC_TABLE_TERMS] = x[FC_ROW_POINTS * (rows / 2)];
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
