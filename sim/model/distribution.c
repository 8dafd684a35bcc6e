/* Both tails of each kind of quantity at a value, and where its values end. */
#include "model/distribution.h"

#include <math.h>

#include "model/metalog.h"

struct fc_bell fc_quantity_bell(const struct fc_quantity *q)
{
    if (q->kind == FC_GAMMA)
        return fc_bell_gamma(q->a);
    if (q->kind == FC_BETA)
        return fc_bell_beta(q->a, q->b);
    return fc_bell_beta(1 + 4 * (q->c - q->a) / (q->b - q->a),
                        1 + 4 * (q->b - q->c) / (q->b - q->a));
}

static struct fc_tails normal_tails(double z)
{
    return (struct fc_tails){0.5 * erfc(-z * M_SQRT1_2), 0.5 * erfc(z * M_SQRT1_2)};
}

static struct fc_tails bell_tails(const struct fc_quantity *q, double x)
{
    const struct fc_bell bell = fc_quantity_bell(q);
    struct fc_tails      tails;
    fc_bell_tails(&bell, fc_bell_position(&bell, x), &tails.below, &tails.above);
    return tails;
}

static struct fc_tails triangle_tails(const struct fc_quantity *q, double y)
{
    const double up = y - q->a;
    const double down = q->b - y;
    const double area = q->b - q->a;
    if (up <= 0 || down <= 0)
        return (struct fc_tails){up > 0, down > 0};
    if (y < q->c) {
        const double below = up * up / (area * (q->c - q->a));
        return (struct fc_tails){below, 1 - below};
    }
    const double above = down * down / (area * (q->b - q->c));
    return (struct fc_tails){1 - above, above};
}

/* The log odds at which the metalog reaches y: bisection, since the slope may be almost flat. */
static struct fc_tails metalog_tails(const struct fc_quantity *q, double y)
{
    double target = y;
    if (q->link == FC_LOG)
        target = log(fmax(y, 0));
    if (q->link == FC_LOGIT)
        target = log(fmin(fmax(y, 0), 1)) - log1p(-fmin(fmax(y, 0), 1));
    double low = -700, high = 700;
    for (int i = 0; i < 64; i++) {
        const double middle = 0.5 * (low + high);
        if (fc_metalog_at(q->x, q->n, fc_odds_at(middle)) <= target)
            low = middle;
        else
            high = middle;
    }
    const struct fc_odds odds = fc_odds_at(low);
    return (struct fc_tails){low <= -699 ? 0 : odds.below, low >= 699 ? 0 : odds.above};
}

/* Values up to y, by bisection in the rising list. */
static struct fc_tails step_tails(const struct fc_quantity *q, double y)
{
    size_t low = 0, high = q->n;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (q->x[middle] <= y)
            low = middle + 1;
        else
            high = middle;
    }
    double below = (double)low / (double)q->n;
    if (q->kind == FC_DISCRETE)
        below = low == 0 ? 0 : q->y[low - 1];
    return (struct fc_tails){below, 1 - below};
}

struct fc_tails fc_tails_at(const struct fc_quantity *q, double y)
{
    switch (q->kind) {
    case FC_NORMAL: return normal_tails((y - q->a) / q->b);
    case FC_LOGNORMAL: return normal_tails((log(fmax(y, 0)) - q->a) / q->b);
    case FC_BETA: return bell_tails(q, y);
    case FC_GAMMA: return bell_tails(q, y / q->b);
    case FC_PERT: return bell_tails(q, (y - q->a) / (q->b - q->a));
    case FC_UNIFORM: {
        const double share = fmin(fmax((y - q->a) / (q->b - q->a), 0), 1);
        return (struct fc_tails){share, fmin(fmax((q->b - y) / (q->b - q->a), 0), 1)};
    }
    case FC_TRIANGULAR: return triangle_tails(q, y);
    case FC_METALOG: return metalog_tails(q, y);
    case FC_DISCRETE:
    case FC_EMPIRICAL: return step_tails(q, y);
    case FC_CERTAIN:
    case FC_QUANTITY_KINDS: break;
    }
    return (struct fc_tails){y >= q->a, y < q->a};
}

/* The ends of Y without its cut. */
static void ends(const struct fc_quantity *q, double *low, double *high)
{
    *low = -HUGE_VAL;
    *high = HUGE_VAL;
    switch (q->kind) {
    case FC_CERTAIN: *low = *high = q->a; break;
    case FC_LOGNORMAL:
    case FC_GAMMA: *low = 0; break;
    case FC_BETA: *low = 0, *high = 1; break;
    case FC_UNIFORM:
    case FC_TRIANGULAR:
    case FC_PERT: *low = q->a, *high = q->b; break;
    case FC_DISCRETE:
    case FC_EMPIRICAL: *low = q->x[0], *high = q->x[q->n - 1]; break;
    case FC_METALOG:
        if (q->link != FC_IDENTITY)
            *low = 0;
        if (q->link == FC_LOGIT)
            *high = 1;
        break;
    case FC_NORMAL:
    case FC_QUANTITY_KINDS: break;
    }
}

double fc_quantity_least(const struct fc_quantity *quantity)
{
    double low, high;
    ends(quantity, &low, &high);
    return quantity->scale * fmax(low, quantity->low) + quantity->shift;
}

double fc_quantity_greatest(const struct fc_quantity *quantity)
{
    double low, high;
    ends(quantity, &low, &high);
    return quantity->scale * fmin(high, quantity->high) + quantity->shift;
}

double fc_quantity_mass(const struct fc_quantity *quantity)
{
    const struct fc_tails low = fc_tails_at(quantity, quantity->low);
    const struct fc_tails high = fc_tails_at(quantity, quantity->high);
    return high.below < 0.5 ? high.below - low.below : low.above - high.above;
}
