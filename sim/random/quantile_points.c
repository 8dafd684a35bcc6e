#include "random/quantile_points.h"

#include <math.h>
#include <pthread.h>

#include "model/distribution.h"

const double FC_ROW_POINT[FC_ROW_POINTS] = {0, 0.29289321881345248, 0.70710678118654752};

double fc_tail_at(size_t row, unsigned bits, double point)
{
    const size_t rows = (size_t)1 << bits;
    const int    octave = (int)(row / rows);
    return ldexp(1 + ((double)(row % rows) + point) / (double)rows,
                 octave + FC_TABLE_LEAST_EXPONENT);
}

/* Normal scores of the points of a table with few rows, lower tail: the same for every table, and
   half the work of one. */
enum { FEW_POINTS = FC_ROW_POINTS * (FC_TABLE_OCTAVES << FC_FEW_BITS) + 1 };
static double         few_score[FEW_POINTS];
static pthread_once_t few_scores = PTHREAD_ONCE_INIT;

static void find_few_scores(void)
{
    for (size_t i = 0; i < FEW_POINTS; i++) {
        const double p =
            fc_tail_at(i / FC_ROW_POINTS, FC_FEW_BITS, FC_ROW_POINT[i % FC_ROW_POINTS]);
        few_score[i] = fc_normal_at(fc_odds_of(p, 1 - p));
    }
}

static struct fc_odds odds_of(const struct fc_curve_source *source, double p, bool upper)
{
    return upper ? fc_window_at(&source->window, 1 - p, p)
                 : fc_window_at(&source->window, p, 1 - p);
}

static bool is_whole(const struct fc_window *window)
{
    return window->below <= 0 && window->above <= 0 && window->mass >= 1;
}

/* The normal scores of the points with p[i] below them (or above), p rising. */
static void find_scores(const struct fc_curve_source *source, size_t n, const double p[],
                        bool upper, double score[])
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

void fc_curve_source_at(const struct fc_curve_source *source, size_t n, const double p[],
                        bool upper, double x[])
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

void fc_curve_source_make(struct fc_curve_source *out, const struct fc_quantity *quantity)
{
    *out = (struct fc_curve_source){.quantity = quantity, .window = fc_window_of(quantity)};
    if (!has_bell(quantity->kind))
        return;
    const struct fc_bell bell = fc_quantity_bell(quantity);
    const double         low = fc_normal_at(odds_of(out, 0x1p-53, false));
    const double         high = fc_normal_at(odds_of(out, 0x1p-53, true));
    out->has_curve = true;
    fc_bell_curve_make(&out->curve, &bell, low, high);
}
