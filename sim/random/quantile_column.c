/* Reading quantile tables: branch-free loops over columns of uniforms. */
#include "random/quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/levels.h"
#include "random/quantile_table.h"

enum { FRACTION = 52, BIAS = 1023 }; /* of a double: bits behind the point, and of the exponent */

static inline uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The hot loop. Without branches it becomes vector code with gathers (written c[3 * row + 1]: gcc
   refuses them through a row pointer). */
_Static_assert(FC_TABLE_TERMS == 3, "as read here");
FC_LEVELS static void read_cubics(const struct fc_quantile_table *table, size_t n, const double u[],
                                  double x[])
{
    const double  *c = table->c;
    const unsigned bits = table->bits;
    const double   least = table->least;
    const double   greatest = table->greatest;
    const unsigned shift = FRACTION - bits;
    const uint64_t first = (uint64_t)(BIAS + FC_TABLE_LEAST_EXPONENT) << bits;
    const uint64_t rows = (uint64_t)FC_TABLE_OCTAVES << bits;
    const uint64_t fraction = (UINT64_C(1) << FRACTION) - 1;
    const uint64_t one = (uint64_t)BIAS << FRACTION;
    FC_LANES_APART
    for (size_t i = 0; i < n; i++) {                 /* hot: cubics */
        const double   right = u[i] - 0.5;           /* exact on the grid, as is 1/2 less it */
        const uint64_t lower = bits_of(right) >> 63; /* its sign */
        const uint64_t word = bits_of(0.5 - fabs(right));
        const uint64_t row = (word >> shift) - first + ((lower - 1) & rows);
        const double   t = double_of((word << bits & fraction) | one) - 1;
        const uint64_t bends = bits_of(c[3 * row + 2]);
        const double   second = double_of(bends & UINT64_C(0xffffffff00000000));
        const double   third = double_of(bends << 32);
        const double   y = t * (c[3 * row + 1] + t * (second + t * third));
        const double   value = c[3 * row] + y;
        const double   high = value < greatest ? value : greatest;
        x[i] = high > least ? high : least; /* rounding must not leave the range */
    }
}

FC_LEVELS static void read_triangle(const struct fc_quantile_table *table, size_t n,
                                    const double u[], double x[])
{
    /* Both slopes at once, each held where the other begins: a branch would prevent vectors. */
    const struct fc_quantile_table t = *table;
    const double                   rest = 1 - t.bend;
    const double                   fallen = sqrt(rest * t.fall);
    FC_LANES_APART
    for (size_t i = 0; i < n; i++) {
        const double below = t.window.below + u[i] * t.window.mass;
        const double above = t.window.above + (1 - u[i]) * t.window.mass;
        const double up = sqrt((below < t.bend ? below : t.bend) * t.rise);
        const double down = sqrt((above < rest ? above : rest) * t.fall);
        x[i] = t.low + up + (fallen - down);
    }
}

/* The first value whose cumulative share reaches u: halving, without branches. */
static double read_step(const struct fc_quantile_table *t, double u)
{
    size_t first = 0;
    for (size_t left = t->n; left > 1;) {
        const size_t half = left / 2;
        first += t->share[first + half - 1] < u ? half : 0;
        left -= half;
    }
    return t->c[first];
}

void fc_quantile_column(const struct fc_quantile_table *table, size_t n, const double u[],
                        double x[])
{
    const struct fc_quantile_table *t = table;
    switch (t->form) {
    case FC_TABLE_CUBICS: read_cubics(t, n, u, x); break;
    case FC_TABLE_LINE:
        for (size_t i = 0; i < n; i++)
            x[i] = t->least * (1 - u[i]) + t->greatest * u[i];
        break;
    case FC_TABLE_TRIANGLE: read_triangle(t, n, u, x); break;
    case FC_TABLE_STEPS:
        for (size_t i = 0; i < n; i++)
            x[i] = read_step(t, u[i]);
        break;
    case FC_TABLE_PICK:
        for (size_t i = 0; i < n; i++)
            x[i] = t->c[(size_t)(u[i] * (double)t->n)];
        break;
    }
}
