/* The normal density times one rational function for the middle and both tails. */
#include "random/normal_chance.h"

#include <math.h>

#include "base/levels.h"
#include "random/lane_math.h"

/* Beyond this score a tail is less than 2^-53, the smallest uniform. */
static const double FARTHEST = 8.4;

/* The upper tail at t >= 0 is exp(-t^2 / 2) P(t) / Q(t). P and Q were fitted to 50-digit values
   over 0 <= t <= 8.4 by tests/fit_normal_chance.py; the largest relative error is 1.0e-15. All
   terms are positive, so none cancel. */
static inline double upper_tail(double t)
{
    double above = 0.000023900213619783494739;
    above = above * t + 0.0005188762264958560812;
    above = above * t + 0.0053328445137713961647;
    above = above * t + 0.033300138731420237691;
    above = above * t + 0.13609483123915587775;
    above = above * t + 0.36568155981466330287;
    above = above * t + 0.60627170352316503168;
    above = above * t + 0.5; /* fitted 0.5 - 5e-16 */
    double below = 0.00005990895926956633864;
    below = below * t + 0.0013006292351367895915;
    below = below * t + 0.013427388004384031544;
    below = below * t + 0.084771257291149925359;
    below = below * t + 0.35439366884104070386;
    below = below * t + 0.99741645511433376267;
    below = below * t + 1.8354525557873847937;
    below = below * t + 2.010427967849017179;
    below = below * t + 1;
    return lane_exp(-0.5 * t * t) * above / below;
}

FC_LEVELS void fc_normal_chance_column(size_t n, const double z[], double u[])
{
    for (size_t i = 0; i < n; i++) {
        const double far = fabs(z[i]);
        const double exact = upper_tail(far < FARTHEST ? far : FARTHEST);
        const double tail = exact > 0x1p-53 ? exact : 0x1p-53;
        u[i] = lane_pick(z[i], tail, 1 - tail);
    }
}
