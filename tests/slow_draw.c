/* Each kind of quantity by another road than the engine's: samplers and rejection; where a quantile
   is needed, bisection. */
#include "tests/slow_draw.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

/* A month of the model: a twelfth of 365.25 days. */
static const double days_in_month = 30.4375;

/* The i-th term of Keelin's metalog (2016) at probability p: 1, L, (p - 1/2) L, p - 1/2, and then
   the powers of p - 1/2 from the second on, each first alone and next times L, the log-odds. */
static double metalog_term(size_t i, double p)
{
    const double middle = p - 0.5;
    const double odds = log(p) - log1p(-p);
    switch (i) {
    case 0: return 1;
    case 1: return odds;
    case 2: return middle * odds;
    case 3: return middle;
    default: return pow(middle, (double)(i / 2)) * (i % 2 == 0 ? 1 : odds);
    }
}

static double metalog_at(const struct fc_quantity *quantity, double p)
{
    double sum = 0;
    for (size_t i = 0; i < quantity->n; i++)
        sum += quantity->x[i] * metalog_term(i, p);
    switch (quantity->link) {
    case FC_IDENTITY: return sum;
    case FC_LOG: return exp(sum);
    case FC_LOGIT: return 1 / (1 + exp(-sum));
    }
    assert(false);
    return nan("");
}

/* The larger of two uniforms has a rising triangle as its density; a triangle is two of them. */
static double draw_triangular(double low, double mode, double high, gsl_rng *rng)
{
    const double larger = fmax(gsl_rng_uniform(rng), gsl_rng_uniform(rng));
    if (gsl_rng_uniform(rng) * (high - low) < mode - low)
        return low + (mode - low) * larger;
    return high - (high - mode) * larger;
}

static double draw_pert(double low, double mode, double high, gsl_rng *rng)
{
    const double width = high - low;
    return low +
           width * gsl_ran_beta(rng, 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width);
}

static size_t pick(size_t n, const double cumulative[], double u)
{
    size_t i = 0;
    while (i + 1 < n && u >= cumulative[i])
        i++;
    return i;
}

/* Before cutting, scaling and shifting. */
static double draw_whole(const struct fc_quantity *quantity, gsl_rng *rng)
{
    const double a = quantity->a, b = quantity->b, c = quantity->c;
    switch (quantity->kind) {
    case FC_CERTAIN: return a;
    case FC_NORMAL: return a + gsl_ran_gaussian_ziggurat(rng, b);
    case FC_LOGNORMAL: return gsl_ran_lognormal(rng, a, b);
    case FC_BETA: return gsl_ran_beta(rng, a, b);
    case FC_GAMMA: return gsl_ran_gamma(rng, a, b);
    case FC_UNIFORM: return gsl_ran_flat(rng, a, b);
    case FC_TRIANGULAR: return draw_triangular(a, c, b, rng);
    case FC_PERT: return draw_pert(a, c, b, rng);
    case FC_METALOG: return metalog_at(quantity, gsl_rng_uniform_pos(rng));
    case FC_DISCRETE: return quantity->x[pick(quantity->n, quantity->y, gsl_rng_uniform(rng))];
    case FC_EMPIRICAL: return quantity->x[gsl_rng_uniform_int(rng, quantity->n)];
    case FC_QUANTITY_KINDS: break;
    }
    assert(false);
    return nan("");
}

double slow_draw(const struct fc_quantity *quantity, gsl_rng *rng)
{
    double y = draw_whole(quantity, rng);
    /* A plan whose cut leaves less than a millionth is refused when read. */
    for (long tries = 0; y < quantity->low || y > quantity->high; tries++) {
        assert(tries < 100000000);
        y = draw_whole(quantity, rng);
    }
    return quantity->scale * y + quantity->shift;
}

/* ---- quantiles ------------------------------------------------------------------------------- */

static double triangle_below(double low, double mode, double high, double y)
{
    if (y < mode)
        return (y - low) * (y - low) / ((high - low) * (mode - low));
    return 1 - (high - y) * (high - y) / ((high - low) * (high - mode));
}

static double metalog_below(const struct fc_quantity *quantity, double y)
{
    double low = 0, high = 1;
    for (double p = 0.5; p > low && p < high; p = 0.5 * (low + high))
        *(metalog_at(quantity, p) < y ? &low : &high) = p;
    return 0.5 * (low + high);
}

/* P(Y <= y) of a smooth kind, before cutting, scaling and shifting. */
static double below(const struct fc_quantity *quantity, double y)
{
    const double a = quantity->a, b = quantity->b, c = quantity->c;
    switch (quantity->kind) {
    case FC_NORMAL: return gsl_cdf_gaussian_P(y - a, b);
    case FC_LOGNORMAL: return y <= 0 ? 0 : gsl_cdf_lognormal_P(y, a, b);
    case FC_BETA: return gsl_cdf_beta_P(fmin(fmax(y, 0), 1), a, b);
    case FC_GAMMA: return gsl_cdf_gamma_P(fmax(y, 0), a, b);
    case FC_UNIFORM: return gsl_cdf_flat_P(y, a, b);
    case FC_TRIANGULAR: return triangle_below(a, c, b, fmin(fmax(y, a), b));
    case FC_PERT:
        return gsl_cdf_beta_P(fmin(fmax((y - a) / (b - a), 0), 1), 1 + 4 * (c - a) / (b - a),
                              1 + 4 * (b - c) / (b - a));
    case FC_METALOG: return metalog_below(quantity, y);
    case FC_CERTAIN:
    case FC_DISCRETE:
    case FC_EMPIRICAL:
    case FC_QUANTITY_KINDS: break;
    }
    assert(false);
    return nan("");
}

/* The y in low..high with P(Y <= y) = p, to the last bit. */
static double bisect(const struct fc_quantity *quantity, double p, double low, double high)
{
    while (below(quantity, high) < p)
        high *= 2;
    for (double y = 0.5 * (low + high); y > low && y < high; y = 0.5 * (low + high))
        *(below(quantity, y) < p ? &low : &high) = y;
    return high;
}

/* The same, wherever it lies. */
static double smooth_at(const struct fc_quantity *quantity, double p)
{
    const double a = quantity->a, b = quantity->b;
    switch (quantity->kind) {
    case FC_NORMAL: return a + b * gsl_cdf_ugaussian_Pinv(p);
    case FC_LOGNORMAL: return exp(a + b * gsl_cdf_ugaussian_Pinv(p));
    case FC_METALOG: return metalog_at(quantity, p);
    case FC_GAMMA: return bisect(quantity, p, 0, a * b);
    case FC_BETA: return bisect(quantity, p, 0, 1);
    default: return bisect(quantity, p, a, b);
    }
}

double slow_quantile(const struct fc_quantity *quantity, double u)
{
    double y;
    if (quantity->kind == FC_CERTAIN) {
        y = quantity->a;
    } else if (quantity->kind == FC_DISCRETE) {
        y = quantity->x[pick(quantity->n, quantity->y, u)];
    } else if (quantity->kind == FC_EMPIRICAL) {
        y = quantity->x[(size_t)((double)quantity->n * u)];
    } else {
        const double from = isinf(quantity->low) ? 0 : below(quantity, quantity->low);
        const double to = isinf(quantity->high) ? 1 : below(quantity, quantity->high);
        y = smooth_at(quantity, from + u * (to - from));
    }
    return quantity->scale * y + quantity->shift;
}

/* ---- delays ---------------------------------------------------------------------------------- */

static int draw_share(const struct fc_delay *delay, gsl_rng *rng)
{
    double left = gsl_rng_uniform(rng);
    size_t lag = 0;
    while (lag + 1 < delay->n && left >= delay->share[lag])
        left -= delay->share[lag++];
    return (int)lag;
}

/* Whole months (or parts of one) that a length from a uniform moment of the first reaches into. */
static int draw_length(const struct fc_delay *delay, int per_month, gsl_rng *rng)
{
    const double moment = gsl_rng_uniform(rng);
    const double steps = floor(moment + slow_draw(&delay->days, rng) / (days_in_month / per_month));
    return (int)fmin(steps, 1000.0 * per_month);
}

int slow_lag(const struct fc_delay *delay, gsl_rng *rng)
{
    return delay->kind == FC_DELAY_SHARES ? draw_share(delay, rng) : draw_length(delay, 1, rng);
}

int slow_arrival(const struct fc_delay *delay, int step, int per_month, gsl_rng *rng)
{
    if (delay->kind == FC_DELAY_DAYS)
        return step + draw_length(delay, per_month, rng);
    /* No delay is none, not some part of a month. */
    if (delay->share[0] >= 1)
        return step;
    const int lag = draw_share(delay, rng);
    const int first = lag == 0 ? step % per_month : 0;
    const int later = (int)gsl_rng_uniform_int(rng, (unsigned long)(per_month - first));
    return (step / per_month + lag) * per_month + first + later;
}
