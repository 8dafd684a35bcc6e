/* Exact quantiles: each kind's inverse at a point with two tails, then cut, scale and shift. */
#include "random/quantile.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "model/distribution.h"
#include "random/bell_quantile.h"
#include "random/inverse.h"

double fc_normal_quantile(double u)
{
    return gsl_cdf_ugaussian_Pinv(u);
}

double fc_normal_at(struct fc_odds odds)
{
    return odds.below <= odds.above ? fc_normal_quantile(odds.below)
                                    : -fc_normal_quantile(odds.above);
}

struct fc_window fc_window_of(const struct fc_quantity *quantity)
{
    if (isinf(quantity->low) && isinf(quantity->high))
        return (struct fc_window){0, 0, 1};
    return (struct fc_window){.below = fc_tails_at(quantity, quantity->low).below,
                              .above = fc_tails_at(quantity, quantity->high).above,
                              .mass = fc_quantity_mass(quantity)};
}

struct fc_odds fc_window_at(const struct fc_window *window, double below, double above)
{
    return fc_odds_of(window->below + below * window->mass, window->above + above * window->mass);
}

static double inverse_bell(const struct fc_quantity *q, struct fc_odds odds)
{
    const struct fc_bell bell = fc_quantity_bell(q);
    const bool           upper = odds.above < odds.below;
    const double         p = upper ? odds.above : odds.below;
    const double         x = fc_bell_value(&bell, fc_bell_quantile(&bell, p, upper, (double)NAN));
    if (q->kind == FC_GAMMA)
        return q->b * x;
    return q->kind == FC_PERT ? q->a + (q->b - q->a) * x : x;
}

static double inverse_triangle(const struct fc_quantity *q, struct fc_odds odds)
{
    const double area = q->b - q->a;
    if (odds.below * area < q->c - q->a)
        return q->a + sqrt(odds.below * area * (q->c - q->a));
    return q->b - sqrt(odds.above * area * (q->b - q->c));
}

static double inverse_metalog(const struct fc_quantity *q, struct fc_odds odds)
{
    const double at = fc_metalog_at(q->x, q->n, odds);
    if (q->link == FC_LOG)
        return exp(at);
    return q->link == FC_LOGIT ? 1 / (1 + exp(-at)) : at;
}

/* The first value whose cumulative share reaches u. */
static double inverse_discrete(const struct fc_quantity *q, double u)
{
    size_t low = 0, high = q->n - 1;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (q->y[middle] < u)
            low = middle + 1;
        else
            high = middle;
    }
    return q->x[low];
}

static double inverse_empirical(const struct fc_quantity *q, double u)
{
    const double place = floor(u * (double)q->n);
    return q->x[place < (double)q->n ? (size_t)place : q->n - 1];
}

double fc_inverse_at(const struct fc_quantity *q, struct fc_odds odds)
{
    switch (q->kind) {
    case FC_NORMAL: return q->a + q->b * fc_normal_at(odds);
    case FC_LOGNORMAL: return exp(q->a + q->b * fc_normal_at(odds));
    case FC_BETA:
    case FC_GAMMA:
    case FC_PERT: return inverse_bell(q, odds);
    case FC_UNIFORM: return q->a * odds.above + q->b * odds.below;
    case FC_TRIANGULAR: return inverse_triangle(q, odds);
    case FC_METALOG: return inverse_metalog(q, odds);
    case FC_DISCRETE: return inverse_discrete(q, odds.below);
    case FC_EMPIRICAL: return inverse_empirical(q, odds.below);
    case FC_CERTAIN:
    case FC_QUANTITY_KINDS: break;
    }
    return q->a;
}

double fc_value_of(const struct fc_quantity *q, double y)
{
    return q->scale * fmin(fmax(y, q->low), q->high) + q->shift;
}

double fc_quantile(const struct fc_quantity *quantity, double u)
{
    const struct fc_window window = fc_window_of(quantity);
    return fc_value_of(quantity, fc_inverse_at(quantity, fc_window_at(&window, u, 1 - u)));
}
