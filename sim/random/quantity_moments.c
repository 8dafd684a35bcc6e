/* Means and standard deviations: closed forms where there are, else a sum over quantiles. */
#include "random/quantile.h"

#include <math.h>

#include "model/distribution.h"
#include "random/inverse.h"

/* Of Y within its cut; X is scaled and shifted. */
struct moments {
    double mean, variance;
};

/* The trapezoidal sum over the log odds converges geometrically, as all is smooth within pi of the
   real line: exp(-2 pi^2 / STEP) is below rounding. Log odds of 45 are beyond every draw. */
static const double STEP = 0.25;
enum { REACH = 180 };

/* How fast the log of the values grows with the log odds, where they have no other bound. */
static double growth(const struct fc_quantity *q)
{
    const bool open = q->kind == FC_METALOG && q->link == FC_LOG && isinf(q->high);
    return open ? fc_metalog_tail(q->x, q->n, true) : 0;
}

/* The sum of weight (Y - centre)^power. Beyond the reach it goes on as a geometric series. */
static double sum_over_odds(const struct fc_quantity *q, double centre, int power)
{
    const struct fc_window window = fc_window_of(q);
    double                 sum = 0, term = 0;
    for (int i = -REACH; i <= REACH; i++) {
        const struct fc_odds odds = fc_odds_at(STEP * i);
        const double y = fc_inverse_at(q, fc_window_at(&window, odds.below, odds.above)) - centre;
        term = STEP * odds.below * odds.above * (power == 2 ? y * y : y);
        sum += term;
    }
    const double ratio = exp(-STEP * (1 - power * growth(q)));
    return ratio < 1 ? sum + term * ratio / (1 - ratio) : (double)INFINITY;
}

static struct moments moments_over_odds(const struct fc_quantity *q)
{
    /* A centre near the mean keeps the digits of narrow distributions. */
    const double middle = fc_inverse_at(q, fc_odds_of(0.5, 0.5));
    const double mean = middle + sum_over_odds(q, middle, 1);
    return (struct moments){mean, isinf(mean) ? mean : sum_over_odds(q, mean, 2)};
}

static struct moments moments_of_values(const struct fc_quantity *q)
{
    double total = 0, mean = 0, squares = 0;
    for (size_t i = 0; i < q->n; i++) {
        const double before = i == 0 ? 0 : q->kind == FC_DISCRETE ? q->y[i - 1] : 0;
        const double weight = q->kind == FC_DISCRETE ? q->y[i] - before : 1;
        if (weight <= 0)
            continue;
        total += weight;
        const double off = q->x[i] - mean; /* West 1979 */
        mean += off * weight / total;
        squares += weight * off * (q->x[i] - mean);
    }
    return (struct moments){mean, total > 0 ? squares / total : 0};
}

/* Simpson's rule is exact for the cubics a piecewise linear density makes. */
static double simpson(const struct fc_quantity *q, double from, double to, double centre, int power)
{
    if (!(from < to))
        return 0;
    const double at[3] = {from, 0.5 * (from + to), to};
    const double weight[3] = {1, 4, 1};
    double       sum = 0;
    for (int i = 0; i < 3; i++) {
        const double y = at[i] - centre;
        const double up = q->c > q->a ? (at[i] - q->a) / (q->c - q->a) : 1;
        const double down = q->b > q->c ? (q->b - at[i]) / (q->b - q->c) : 1;
        sum += weight[i] * (to <= q->c ? up : down) * (power == 2 ? y * y : power == 1 ? y : 1);
    }
    return sum * (to - from) / 6;
}

static struct moments moments_of_triangle(const struct fc_quantity *q)
{
    const double low = fmax(q->a, q->low);
    const double high = fmin(q->b, q->high);
    const double bend = fmin(fmax(q->c, low), high);
    double       whole[3];
    double       centre = low;
    for (int power = 0; power <= 2; power++) {
        whole[power] = simpson(q, low, bend, centre, power) + simpson(q, bend, high, centre, power);
        if (power == 1)
            centre = low + whole[1] / whole[0];
    }
    return (struct moments){centre, whole[2] / whole[0]};
}

static struct moments moments_of_uniform(double low, double high)
{
    return (struct moments){0.5 * (low + high), (high - low) * (high - low) / 12};
}

static struct moments moments_of_beta(double a, double b)
{
    const double n = a + b;
    return (struct moments){a / n, a / n * (b / n) / (n + 1)};
}

static struct moments moments_whole(const struct fc_quantity *q)
{
    switch (q->kind) {
    case FC_NORMAL: return (struct moments){q->a, q->b * q->b};
    case FC_LOGNORMAL: {
        const double mean = exp(q->a + 0.5 * q->b * q->b);
        return (struct moments){mean, mean * mean * expm1(q->b * q->b)};
    }
    case FC_BETA: return moments_of_beta(q->a, q->b);
    case FC_GAMMA: return (struct moments){q->a * q->b, q->a * q->b * q->b};
    case FC_PERT: {
        const struct fc_bell bell = fc_quantity_bell(q);
        const struct moments beta = moments_of_beta(bell.a, bell.b);
        const double         width = q->b - q->a;
        return (struct moments){q->a + width * beta.mean, width * width * beta.variance};
    }
    case FC_CERTAIN:
    case FC_UNIFORM:
    case FC_TRIANGULAR:
    case FC_METALOG:
    case FC_DISCRETE:
    case FC_EMPIRICAL:
    case FC_QUANTITY_KINDS: break;
    }
    return moments_over_odds(q);
}

static struct moments moments_of(const struct fc_quantity *q)
{
    switch (q->kind) {
    case FC_CERTAIN: return (struct moments){q->a, 0};
    case FC_DISCRETE:
    case FC_EMPIRICAL: return moments_of_values(q);
    case FC_UNIFORM: return moments_of_uniform(fmax(q->a, q->low), fmin(q->b, q->high));
    case FC_TRIANGULAR: return moments_of_triangle(q);
    case FC_NORMAL:
    case FC_LOGNORMAL:
    case FC_BETA:
    case FC_GAMMA:
    case FC_PERT:
    case FC_METALOG:
    case FC_QUANTITY_KINDS: break;
    }
    return isinf(q->low) && isinf(q->high) ? moments_whole(q) : moments_over_odds(q);
}

double fc_quantity_mean(const struct fc_quantity *quantity)
{
    return quantity->scale * moments_of(quantity).mean + quantity->shift;
}

double fc_quantity_sd(const struct fc_quantity *quantity)
{
    return quantity->scale * sqrt(moments_of(quantity).variance);
}
