/* Adaptive Simpson on the chance to be above. */
#include "model/mean.h"

#include <math.h>

#include "model/distribution.h"

/* P(X > x). */
static double above(const struct fc_quantity *q, double x)
{
    const double y = (x - q->shift) / q->scale;
    if (x < fc_quantity_least(q))
        return 1;
    if (x >= fc_quantity_greatest(q))
        return 0;
    const double beyond = isinf(q->high) ? 0 : fc_tails_at(q, q->high).above;
    return (fc_tails_at(q, y).above - beyond) / fc_quantity_mass(q);
}

/* A narrow quantity is a step, which halving finds wherever it stands. */
static double integrate(const struct fc_quantity *q, double a, double b, const double s[3],
                        int depth)
{
    enum { LEAST = 5, MOST = 40 };
    const double m = 0.5 * (a + b);
    const double left[3] = {s[0], above(q, 0.5 * (a + m)), s[1]};
    const double right[3] = {s[1], above(q, 0.5 * (m + b)), s[2]};
    const double whole = (b - a) / 6 * (s[0] + 4 * s[1] + s[2]);
    const double halves = (b - a) / 12 * (s[0] + 4 * left[1] + 2 * s[1] + 4 * right[1] + s[2]);
    if (depth >= MOST || (depth >= LEAST && fabs(halves - whole) < 1e-8))
        return halves;
    return integrate(q, a, m, left, depth + 1) + integrate(q, m, b, right, depth + 1);
}

double fc_mean_near(const struct fc_quantity *quantity, double most)
{
    const double s[3] = {above(quantity, 0), above(quantity, 0.5 * most), above(quantity, most)};
    if (quantity->kind == FC_CERTAIN)
        return fmin(quantity->a * quantity->scale + quantity->shift, most);
    return integrate(quantity, 0, most, s, 0);
}
