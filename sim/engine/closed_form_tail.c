/* Its slope is known exactly; the chance is the slope added up, row by row. */
#include "engine/closed_form_tail.h"

#include <assert.h>
#include <math.h>

#include "base/levels.h"
#include "random/lane_math.h"

/* The root of a Poisson count has a standard deviation of about 1/2 whatever its mean: at nine of
   them on either side less than 1e-12 is left. */
static const double REACH = 4.5;

/* With y the root of the mean and a = level - 1/2, the slope is y^(2 a) exp(-y^2) up to a factor,
   here such that its peak at y^2 = a is 1. */
static double slope_at(double y, double a)
{
    const double x = (y - sqrt(a)) * (y + sqrt(a)) / a; /* y^2 / a - 1 */
    if (y <= 0)
        return 0;
    const double one_more = 1 + x;
    const double log1p_x = lane_log(one_more) - ((one_more - 1) - x) / one_more;
    const double exponent = a * (log1p_x - x);
    return exponent > -700 ? lane_exp(exponent) : 0;
}

static double curve_at(double y, double a, double slope)
{
    return y > 0 ? slope * (2 * a / y - 2 * y) : 0;
}

/* The slope's integral over a row (Gauss and Legendre, four points). */
static double rise_of(double y, double width, double a)
{
    static const double at[2] = {0.33998104358485626480, 0.86113631159405257522};
    static const double weight[2] = {0.65214515486254614263, 0.34785484513745385737};
    double              sum = 0;
    for (int i = 0; i < 2; i++)
        sum += weight[i] * (slope_at(y + width * (1 - at[i]) / 2, a) +
                            slope_at(y + width * (1 + at[i]) / 2, a));
    return sum * width / 2;
}

/* The quintic that has value, slope and curvature at both ends of its row. */
static void fit_row(double c[FC_TAIL_TERMS], const double value[2], const double slope[2],
                    const double curve[2])
{
    c[0] = value[0];
    c[1] = slope[0];
    c[2] = curve[0] / 2;
    const double left = value[1] - c[0] - c[1] - c[2];
    const double turn = slope[1] - c[1] - 2 * c[2];
    const double bend = curve[1] - 2 * c[2];
    c[3] = 10 * left - 4 * turn + bend / 2;
    c[4] = -15 * left + 7 * turn - bend;
    c[5] = 6 * left - 3 * turn + bend / 2;
}

static void make_certain(struct fc_tail *out)
{
    *out = (struct fc_tail){0};
    for (int row = 0; row < FC_TAIL_ROWS; row++)
        out->c[row * FC_TAIL_TERMS] = 1;
}

void fc_tail_make(struct fc_tail *out, int64_t level)
{
    assert(level < INT64_C(1) << 53);
    if (level < 1) {
        make_certain(out);
        return;
    }
    const double a = (double)level - 0.5, root = sqrt(a);
    out->low = root > REACH ? root - REACH : 0;
    const double width = (root + REACH - out->low) / FC_TAIL_ROWS;
    out->rows_a_unit = 1 / width;

    double value[FC_TAIL_ROWS + 1], slope[FC_TAIL_ROWS + 1], curve[FC_TAIL_ROWS + 1];
    value[0] = 0;
    for (int row = 0; row <= FC_TAIL_ROWS; row++) {
        const double y = out->low + row * width;
        slope[row] = slope_at(y, a) * width;
        curve[row] = curve_at(y, a, slope[row]) * width;
        if (row < FC_TAIL_ROWS)
            value[row + 1] = value[row] + rise_of(y, width, a);
    }
    /* At a level of 1 the slope leaves 0 in a straight line. */
    if (level == 1)
        curve[0] = sqrt(2 * M_E) * width * width;
    const double scale = 1 / value[FC_TAIL_ROWS];
    for (int row = 0; row <= FC_TAIL_ROWS; row++) {
        value[row] *= scale;
        slope[row] *= scale;
        curve[row] *= scale;
    }
    for (int row = 0; row < FC_TAIL_ROWS; row++)
        fit_row(out->c + row * FC_TAIL_TERMS, value + row, slope + row, curve + row);
}

FC_LEVELS void fc_tail_column(const struct fc_tail *tail, size_t n, const double mean[], double p[])
{
    const double *c = tail->c;
    const double  low = tail->low, rows_a_unit = tail->rows_a_unit;
    const double  most = FC_TAIL_ROWS - 1e-9;
    FC_LANES_APART
    for (size_t i = 0; i < n; i++) {
        const double along = (sqrt(mean[i]) - low) * rows_a_unit;
        const double above = along > 0 ? along : 0;
        const double within = above < most ? above : most;
        /* Rounded to a whole number, which then stands in the low bits. */
        const double   rounded = (within - 0.5) + 0x1.8p52;
        const uint64_t row = lane_to_bits(rounded) & 0xff;
        const double   t = within - (rounded - 0x1.8p52);
        const double   value =
            c[6 * row] +
            t * (c[6 * row + 1] +
                 t * (c[6 * row + 2] +
                      t * (c[6 * row + 3] + t * (c[6 * row + 4] + t * c[6 * row + 5]))));
        const double high = value < 1 ? value : 1;
        p[i] = high > 0 ? high : 0;
    }
}
