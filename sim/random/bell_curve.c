/* Chebyshev pieces through exact inversions, halved until their last terms vanish. */
#include "random/bell_curve.h"

#include <math.h>

#include "random/bell_quantile.h"

enum { TERMS = FC_CURVE_TERMS, LANES = 64 };

/* What the last terms of a piece may add, in units of the relative tail probability. */
static const double TOLERANCE = 1e-11;

/* The widest pieces: about as far as the nearest singularity, a complex zero of the normal
   distribution function 2.8 away from the real line. */
static const double WIDEST = 2.8;

/* A guess for the next inversion: the last one, continued along the tangent. */
struct trail {
    double z, position, tangent;
};

static double density_ratio(const struct fc_bell *bell, double z, double position)
{
    return exp(-0.5 * z * z) / sqrt(2 * M_PI) / fc_bell_density(bell, position);
}

static double position_at(const struct fc_bell *bell, double z, struct trail *last)
{
    const bool   upper = z > 0;
    const double p = 0.5 * erfc(fabs(z) * M_SQRT1_2);
    const double start = last->position + (z - last->z) * last->tangent;
    const double d = fc_bell_quantile(bell, p, upper, start);
    *last = (struct trail){z, d, density_ratio(bell, z, d)};
    return d;
}

/* Coefficients of the polynomial through the Chebyshev nodes of low..high. */
static void fit(double term[TERMS], const struct fc_bell *bell, double low, double high,
                struct trail *last)
{
    double value[TERMS];
    for (int node = TERMS - 1; node >= 0; node--) {
        const double x = cos(M_PI * (node + 0.5) / TERMS);
        value[node] = position_at(bell, 0.5 * (low + high) + 0.5 * (high - low) * x, last);
    }
    double cosine[4 * TERMS];
    for (int i = 0; i < 4 * TERMS; i++)
        cosine[i] = cos(M_PI * i / (2 * TERMS));
    for (int k = 0; k < TERMS; k++) {
        double sum = 0;
        for (int node = 0; node < TERMS; node++)
            sum += value[node] * cosine[k * (2 * node + 1) % (4 * TERMS)];
        term[k] = sum * (k == 0 ? 1.0 : 2.0) / TERMS;
    }
}

/* The last terms, as a relative error of the smaller tail: d log(tail) / dz is at most |z| + 1. */
static bool vanishes(const double term[TERMS], const struct trail *at)
{
    const double last = fabs(term[TERMS - 1]) + fabs(term[TERMS - 2]);
    return last * (fabs(at->z) + 1) <= TOLERANCE * at->tangent;
}

static void add_pieces(struct fc_bell_curve *curve, double low, double high, struct trail *last)
{
    const struct trail before = *last;
    double            *term = curve->term[curve->n];
    fit(term, &curve->bell, low, high, last);
    const bool room = curve->n + 8 < FC_CURVE_PIECES && high - low > 0.02;
    if (!vanishes(term, last) && room) {
        *last = before;
        add_pieces(curve, low, 0.5 * (low + high), last);
        add_pieces(curve, 0.5 * (low + high), high, last);
        return;
    }
    curve->end[curve->n] = low;
    curve->end[++curve->n] = high;
}

void fc_bell_curve_make(struct fc_bell_curve *out, const struct fc_bell *bell, double low,
                        double high)
{
    out->bell = *bell;
    out->n = 0;
    const double p = 0.5 * erfc(fabs(low) * M_SQRT1_2);
    const double d = fc_bell_quantile(bell, p, low > 0, (double)NAN);
    struct trail last = {low, d, density_ratio(bell, low, d)};
    const int    pieces = (int)ceil(fmax(high - low, 1e-6) / WIDEST);
    const double width = (high - low) / pieces;
    for (int i = 0; i < pieces; i++)
        add_pieces(out, low + i * width, low + (i + 1) * width, &last);
}

/* Clenshaw's sum for a handful of points of one piece, side by side. */
static void sum_terms(const double term[TERMS], double low, double high, size_t n, const double z[],
                      double position[])
{
    double x[LANES], one[LANES] = {0}, two[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        x[i] = (2 * z[i] - low - high) / (high - low);
    for (int k = TERMS - 1; k > 0; k--)
        for (size_t i = 0; i < n; i++) {
            const double sum = 2 * x[i] * one[i] - two[i] + term[k];
            two[i] = one[i];
            one[i] = sum;
        }
    for (size_t i = 0; i < n; i++)
        position[i] = x[i] * one[i] - two[i] + term[0];
}

void fc_bell_curve_at(const struct fc_bell_curve *curve, size_t n, const double z[],
                      double position[])
{
    size_t piece = 0;
    for (size_t from = 0; from < n;) {
        while (piece + 1 < curve->n && z[from] > curve->end[piece + 1])
            piece++;
        size_t to = from + 1;
        while (to < n && to - from < LANES &&
               (piece + 1 == curve->n || z[to] <= curve->end[piece + 1]))
            to++;
        sum_terms(curve->term[piece], curve->end[piece], curve->end[piece + 1], to - from, z + from,
                  position + from);
        from = to;
    }
}
