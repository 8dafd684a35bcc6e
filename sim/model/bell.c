/* Tails of Beta and gamma: a stable density times a fraction or a series, or its integral. */
#include "model/bell.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>

/* Above this smaller shape Gaussian quadrature is both faster and more exact than fractions, which
   need about the square root of the shape in terms. */
static const double LARGE_SHAPE = 1500;

/* Terms after which a fraction or series has long converged for shapes up to LARGE_SHAPE. */
enum { MOST_TERMS = 20000 };

/* Gauss-Legendre nodes and weights, 16 points on -1..1 (the other half is the mirror image). */
static const double GAUSS[8][2] = {
    {0.0950125098376374402, 0.189450610455068496}, {0.281603550779258913, 0.182603415044923589},
    {0.458016777657227386, 0.169156519395002538},  {0.617876244402643748, 0.149595988816576732},
    {0.755404408355003034, 0.124628971255533872},  {0.865631202387831744, 0.0951585116824927848},
    {0.944575023073232576, 0.0622535239386478929}, {0.989400934991649933, 0.0271524594117540949}};

/* Gamma(x) / (sqrt(2 pi) x^(x - 1/2) e^-x): what is left of the gamma function after Stirling. */
static double gamma_star(double x)
{
    gsl_sf_result result = {1, 0};
    gsl_sf_gammastar_e(x, &result);
    return result.val;
}

/* log(1 + x) - x without cancellation. */
static double log1p_less(double x)
{
    gsl_sf_result result = {0, 0};
    gsl_sf_log_1plusx_mx_e(x, &result);
    return result.val;
}

struct fc_bell fc_bell_beta(double a, double b)
{
    const double n = a + b;
    return (struct fc_bell){.a = a,
                            .b = b,
                            .share = a / n,
                            .rest = b / n,
                            .top = log(a / b),
                            .height = gamma_star(n) / (gamma_star(a) * gamma_star(b)) *
                                      sqrt(a / n * b / (2 * M_PI)),
                            .width = sqrt(1 / a + 1 / b)};
}

struct fc_bell fc_bell_gamma(double a)
{
    return (struct fc_bell){.is_gamma = true,
                            .a = a,
                            .b = (double)INFINITY,
                            .share = 0,
                            .rest = 1,
                            .top = log(a),
                            .height = sqrt(a / (2 * M_PI)) / gamma_star(a),
                            .width = 1 / sqrt(a)};
}

/* The log of the density over the height. Near the top as deviances (Loader 2000), whose terms
   are small there; further out as it stands. */
static double log_drop(const struct fc_bell *bell, double d)
{
    if (bell->is_gamma)
        return bell->a * (fabs(d) <= 1 ? log1p_less(expm1(d)) : d - expm1(d));
    if (fabs(d) <= 1) {
        const double up = expm1(d);
        const double ratio = up / (1 + bell->share * up);
        return bell->a * log1p_less(bell->rest * ratio) +
               bell->b * log1p_less(-bell->share * ratio);
    }
    /* The form whose terms do not cancel; the other where the exponential would overflow. */
    if (bell->share <= 0.5 ? d < 700 : d < -700)
        return bell->a * d - (bell->a + bell->b) * log1p(bell->share * expm1(d));
    return -bell->b * d - (bell->a + bell->b) * log1p(bell->rest * expm1(-d));
}

double fc_bell_density(const struct fc_bell *bell, double d)
{
    return bell->height * exp(log_drop(bell, d));
}

double fc_bell_slope(const struct fc_bell *bell, double d)
{
    if (bell->is_gamma)
        return -bell->a * expm1(d);
    if (d > 0)
        return bell->b * bell->share * expm1(-d) / (1 + bell->rest * expm1(-d));
    return -bell->a * bell->rest * expm1(d) / (1 + bell->share * expm1(d));
}

/* The integral of the density from d outwards; side -1 is down, 1 is up. Panels are no wider than
   the bell's curvature and slope allow a polynomial to follow. */
static double outwards(const struct fc_bell *bell, double d, double side)
{
    double sum = 0;
    for (;;) {
        const double fall = -side * fc_bell_slope(bell, d);
        const double half = 0.5 * fmin(5 * bell->width, 14 / fmax(fall, DBL_MIN));
        const double middle = d + side * half;
        double       panel = 0;
        for (int i = 0; i < 8; i++)
            panel += GAUSS[i][1] * (fc_bell_density(bell, middle - half * GAUSS[i][0]) +
                                    fc_bell_density(bell, middle + half * GAUSS[i][0]));
        sum += panel * half;
        d += side * 2 * half;
        if (fall > 0 && fc_bell_density(bell, d) <= 1e-16 * sum * fall)
            return sum;
        if (sum == 0)
            return 0;
    }
}

/* I_x(a, b) B(a, b) / (x^a y^b), y = 1 - x, by DiDonato and Morris's continued fraction (1992),
   whose terms are positive and do not cancel; slope is a - (a + b) x, above -1. Evaluated forwards,
   rescaled so that nothing overflows. */
static double beta_fraction(double a, double b, double x, double y, double slope)
{
    double top_before = 0, top = 1;
    double bottom_before = 1, bottom = a / (a + 1) * (slope + 1);
    double f = top / bottom;
    for (int n = 1; n < MOST_TERMS; n++) {
        const double odd = a + 2 * n - 1;
        const double part = n * (b - n) * x / odd;
        const double alpha = (a + n - 1) * (a + b + n - 1) / odd * x * part;
        const double beta = n + part + (a + n) / (odd + 2) * (slope + 1 + n * (1 + y));
        const double new_top = beta * top + alpha * top_before;
        const double new_bottom = beta * bottom + alpha * bottom_before;
        const double old = f;
        f = new_top / new_bottom;
        if (fabs(f - old) <= DBL_EPSILON / 2 * f)
            break;
        top_before = top / new_bottom;
        bottom_before = bottom / new_bottom;
        top = f;
        bottom = 1;
    }
    return f;
}

/* P(a, x) G(a + 1) / (x^a e^-x), for x below a + 1 (DLMF 8.11.4). */
static double gamma_series(double a, double x)
{
    double sum = 1, term = 1;
    for (int n = 1; n < MOST_TERMS && term > sum * DBL_EPSILON / 4; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/* Q(a, x) G(a) / (x^a e^-x), for x above a + 1 (DLMF 8.9.2, contracted). */
static double gamma_fraction(double a, double x)
{
    double b = x + 1 - a;
    double c = 1e300, d = 1 / b, f = d;
    for (int n = 1; n < MOST_TERMS; n++) {
        const double e = -n * (n - a);
        b += 2;
        d = 1 / (e * d + b);
        c = b + e / c;
        f *= c * d;
        if (fabs(c * d - 1) < DBL_EPSILON / 2)
            break;
    }
    return f;
}

void fc_bell_tails(const struct fc_bell *bell, double d, double *below, double *above)
{
    if (isinf(d)) {
        *below = d > 0;
        *above = d < 0;
        return;
    }
    if (fmin(bell->a, bell->b) > LARGE_SHAPE) {
        *below = d < 0 ? outwards(bell, d, -1) : 1 - outwards(bell, d, 1);
        *above = d < 0 ? 1 - *below : outwards(bell, d, 1);
        return;
    }
    const double a = bell->a;
    const double b = bell->b;
    const double density = fc_bell_density(bell, d);
    const double x = fc_bell_value(bell, d);
    bool         low;
    double       tail;
    if (bell->is_gamma) {
        low = x < a + 1;
        tail = low ? density / a * gamma_series(a, x) : density * gamma_fraction(a, x);
    } else {
        const double y = 1 / (1 + a / b * exp(d));
        low = x < (a + 1) / (a + b + 2);
        tail = density * (low ? beta_fraction(a, b, x, y, fc_bell_slope(bell, d))
                              : beta_fraction(b, a, y, x, -fc_bell_slope(bell, d)));
    }
    tail = fmin(tail, 1);
    *below = low ? tail : 1 - tail;
    *above = low ? 1 - tail : tail;
}

double fc_bell_value(const struct fc_bell *bell, double d)
{
    return bell->is_gamma ? bell->a * exp(d) : 1 / (1 + bell->b / bell->a * exp(-d));
}

double fc_bell_position(const struct fc_bell *bell, double x)
{
    if (bell->is_gamma)
        return log(fmax(x, 0) / bell->a);
    if (x <= 0 || x >= 1)
        return x <= 0 ? -HUGE_VAL : HUGE_VAL;
    return log(x / (1 - x) * (bell->b / bell->a));
}
