/* Beta and gamma quantiles by Newton's method on the log of a tail. */
#include "random/bell_quantile.h"

#include <float.h>
#include <math.h>

#include "random/quantile.h"

enum { MOST_STEPS = 200 };

/* Where the lower tail would be p if it were the power law it becomes far out. */
static double power_law(const struct fc_bell *bell, double p)
{
    const double drop = bell->is_gamma ? bell->a : -(bell->a + bell->b) * log(bell->rest);
    return (log(p * bell->a / bell->height) - drop) / bell->a;
}

/* The gamma far up is exponential; further down Wilson and Hilferty's cube of a normal. */
static double gamma_guess(const struct fc_bell *bell, double p, bool upper)
{
    const double a = bell->a;
    if (a < 1) {
        const double low = power_law(bell, upper ? 1 - p : p);
        const double far = log(-log(p) / a);
        return upper && low + bell->top > 0 && p < 0.5 ? far : fmin(low, 0.5 / a);
    }
    const double z = upper ? -fc_normal_quantile(p) : fc_normal_quantile(p);
    const double cube = 1 - 1 / (9 * a) + z / (3 * sqrt(a));
    return cube > 0.1 ? 3 * log(cube) : power_law(bell, p);
}

static double guess(const struct fc_bell *bell, double p, bool upper)
{
    if (bell->is_gamma)
        return gamma_guess(bell, p, upper);
    if (upper) {
        const struct fc_bell mirror = fc_bell_beta(bell->b, bell->a);
        return -guess(&mirror, p, false);
    }
    return bell->a < 1 ? power_law(bell, p) : bell->width * fc_normal_quantile(p);
}

double fc_bell_quantile(const struct fc_bell *bell, double p, bool upper, double start)
{
    const double wanted = log(p);
    const double side = upper ? -1 : 1;
    double       d = isnan(start) ? guess(bell, p, upper) : start;
    for (int step = 0; step < MOST_STEPS; step++) {
        double below, above;
        fc_bell_tails(bell, d, &below, &above);
        const double tail = upper ? above : below;
        if (tail <= 0) { /* far beyond the tail: come half the way back */
            d /= 2;
            continue;
        }
        const double miss = log(tail) - wanted;
        const double rate = side * fc_bell_density(bell, d) / tail;
        const double newton = -miss / rate;
        /* Halley's correction where the log tail is nearly a parabola. */
        const double bend = 0.5 * miss * (1 - fc_bell_slope(bell, d) / rate);
        const double move = fabs(miss) < 1 ? newton / fmin(fmax(1 + bend, 0.5), 2) : newton;
        d += move;
        if (fabs(miss) < 1e-5 || fabs(move) <= DBL_EPSILON * fabs(d))
            break;
    }
    return d;
}
