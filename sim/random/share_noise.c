/* Noise of rates, a column at a time: scores or logs, one look-up, one exponential. */
#include "random/share_noise.h"

#include <math.h>

#include "base/levels.h"
#include "random/lane_math.h"
#include "random/normal_score.h"
#include "random/share_table.h"

enum { LANES = 128 };

/* Each lane reads and writes its own place only, also where out is p. */
#ifdef __clang__
#define LANES_ARE_APART
#else
#define LANES_ARE_APART _Pragma("GCC ivdep")
#endif

/* What lane_exp can take. */
static const double MOST_LOGIT = 700;

static inline double held(double s)
{
    return lane_held(s, -MOST_LOGIT, MOST_LOGIT);
}

/* One hump: out = p e^s / (1 - p + p e^s), s the distance of two logits, makes the ends p = 0 and
   p = 1 exact. */
FC_LEVELS static void draw_humps(const struct fc_share_noise *noise, size_t n, const double p[],
                                 const double z[restrict], double out[])
{
    const struct fc_surface bell = noise->bell;
    const double            v = noise->v;
    const double            steep = noise->steep;
    const double            end = noise->bell_end;
    LANES_ARE_APART
    for (size_t i = 0; i < n; i++) {
        const double at = lane_held(p[i], 0, end);
        const double slack = 1 - at * steep;
        const double width = v / sqrt((1 - at) * slack);
        const double s = width * surface_at(&bell, 0, z[i], lane_log(1 + width));
        const double odds = p[i] * lane_exp(held(s));
        out[i] = odds / (odds + (1 - p[i]));
    }
}

/* Masses near 0 and 1: below u = 1 - p the log of u / (1 - p) counts, above it that of
   (1 - u) / p. */
FC_LEVELS static void draw_splits(const struct fc_share_noise *noise, bool cut, size_t n,
                                  const double p[restrict], const double u[restrict],
                                  double out[restrict])
{
    const struct fc_surface split = noise->split[cut];
    const double            v2 = noise->v * noise->v;
    const double            steep = noise->steep;
    const int32_t           size = surface_size(&split);
    LANES_ARE_APART
    for (size_t i = 0; i < n; i++) {
        const double asked = (1 - p[i] * steep) / (v2 * p[i]);
        const double both = lane_pick(asked - FC_SHARE_LEAST, FC_SHARE_LEAST, asked);
        const double rest = 1 - p[i];
        const double side = u[i] - rest; /* negative below */
        const double part = lane_pick(side, u[i], 1 - u[i]) / lane_pick(side, rest, p[i]);
        const double log_part = lane_log(lane_held(part, 0, 1)); /* against rounding */
        const double far = held(-log_part / (both * lane_pick(side, p[i], rest)));
        const double from = lane_pick(side, 0, size);
        const double g = surface_at(&split, (int32_t)from, far, p[i]);
        const double s = held(lane_pick(side, -far, far) + g);
        out[i] = 1 / (1 + lane_exp(-s));
    }
}

/* Which of the three ways: 0 one hump, 1 split, 2 split with its spread cut. */
static int way_of(const struct fc_share_noise *noise, double p)
{
    return (p > noise->bell_end) + (p > noise->split_end);
}

/* The lanes of one way to the front, and their draws back in place. */
static void draw_way(const struct fc_share_noise *noise, int way, size_t n, const double p[],
                     const double u[], double out[])
{
    size_t order[LANES], lanes = 0;
    double q[LANES] = {0}, v[LANES] = {0}, x[LANES] = {0};
    for (size_t i = 0; i < n; i++) {
        order[lanes] = i; /* written over unless this lane is one */
        lanes += way_of(noise, p[i]) == way;
    }
    for (size_t at = 0; at < lanes; at++) {
        q[at] = p[order[at]];
        v[at] = u[order[at]];
    }
    if (way == 0) {
        fc_normal_score_column(lanes, v, v);
        draw_humps(noise, lanes, q, v, x);
    } else {
        draw_splits(noise, way == 2, lanes, q, v, x);
    }
    for (size_t at = 0; at < lanes; at++)
        out[order[at]] = x[at];
}

static void draw(const struct fc_share_noise *noise, size_t n, const double p[], const double u[],
                 double out[])
{
    bool beyond = false;
    for (size_t i = 0; i < n; i++)
        beyond |= p[i] > noise->bell_end;
    if (!beyond || !noise->has_split) {
        double z[LANES];
        fc_normal_score_column(n, u, z);
        draw_humps(noise, n, p, z, out);
        return;
    }
    double drawn[LANES] = {0}; /* out may be p or u, which are read three times */
    for (int way = 0; way < 3; way++)
        draw_way(noise, way, n, p, u, drawn);
    for (size_t i = 0; i < n; i++)
        out[i] = drawn[i];
}

void fc_share_noise_column(const struct fc_share_noise *noise, size_t n, const double p[],
                           const double u[], double out[])
{
    if (noise->fixed != NULL) {
        fc_quantile_column(noise->fixed, n, u, out);
        return;
    }
    for (size_t i = 0; noise->is_still && i < n; i++)
        out[i] = p[i];
    for (size_t start = 0; !noise->is_still && start < n; start += LANES)
        draw(noise, n - start < LANES ? n - start : LANES, p + start, u + start, out + start);
}
