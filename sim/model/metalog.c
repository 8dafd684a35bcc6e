/* The metalog's quantile function, its slope, and the fit: one linear system. */
#include "model/metalog.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_linalg.h>

struct fc_odds fc_odds_of(double below, double above)
{
    return (struct fc_odds){below, above, log(below) - log(above)};
}

struct fc_odds fc_odds_at(double log_odds)
{
    return (struct fc_odds){1 / (1 + exp(-log_odds)), 1 / (1 + exp(log_odds)), log_odds};
}

/* Term k is (u - 1/2)^power, times the log odds where `logs` is true: 1, l, c l, c, c^2, c^2 l,
   c^3, c^3 l, c^4 with c = u - 1/2. */
struct term {
    int  power;
    bool logs;
};

static const struct term TERM[FC_METALOG_MAX] = {{0, false}, {0, true},  {1, true},
                                                 {1, false}, {2, false}, {2, true},
                                                 {3, false}, {3, true},  {4, false}};

static double power(double base, int exponent)
{
    double product = 1;
    for (int i = 0; i < exponent; i++)
        product *= base;
    return product;
}

static double term_at(size_t k, struct fc_odds odds)
{
    const double centred = 0.5 * (odds.below - odds.above);
    return power(centred, TERM[k].power) * (TERM[k].logs ? odds.log : 1);
}

bool fc_metalog_fit(double coefficient[], const double p[], const double value[], size_t n)
{
    assert(n >= 1 && n <= FC_METALOG_MAX);
    double matrix[FC_METALOG_MAX * FC_METALOG_MAX];
    double right[FC_METALOG_MAX];
    size_t order[FC_METALOG_MAX];
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++)
            matrix[i * n + k] = term_at(k, fc_odds_of(p[i], 1 - p[i]));
        right[i] = value[i];
    }
    gsl_matrix_view a = gsl_matrix_view_array(matrix, n, n);
    gsl_vector_view b = gsl_vector_view_array(right, n);
    gsl_vector_view x = gsl_vector_view_array(coefficient, n);
    gsl_permutation permutation = {n, order};
    int             sign;
    if (gsl_linalg_LU_decomp(&a.matrix, &permutation, &sign) != 0 ||
        gsl_linalg_LU_solve(&a.matrix, &permutation, &b.vector, &x.vector) != 0)
        return false;
    for (size_t k = 0; k < n; k++)
        if (!isfinite(coefficient[k]))
            return false;
    return true;
}

double fc_metalog_at(const double coefficient[], size_t n, struct fc_odds odds)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++)
        sum += coefficient[k] * term_at(k, odds);
    return sum;
}

double fc_metalog_slope(const double coefficient[], size_t n, struct fc_odds odds)
{
    const double centred = 0.5 * (odds.below - odds.above);
    const double spread = odds.below * odds.above; /* d centred / d log odds */
    double       sum = 0;
    for (size_t k = 0; k < n; k++) {
        const int    j = TERM[k].power;
        const double moved = j == 0 ? 0 : j * power(centred, j - 1) * spread;
        sum += coefficient[k] * (TERM[k].logs ? power(centred, j) + moved * odds.log : moved);
    }
    return sum;
}

double fc_metalog_tail(const double coefficient[], size_t n, bool upper)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++)
        if (TERM[k].logs)
            sum += coefficient[k] * power(upper ? 0.5 : -0.5, TERM[k].power);
    return sum;
}

bool fc_metalog_rises(const double coefficient[], size_t n)
{
    if (fc_metalog_tail(coefficient, n, false) < 0 || fc_metalog_tail(coefficient, n, true) < 0)
        return false;
    /* Log odds of +-45 is beyond every draw; the terms vary on the scale of 1. */
    for (int i = -1800; i <= 1800; i++)
        if (!(fc_metalog_slope(coefficient, n, fc_odds_at(i / 40.0)) > 0))
            return false;
    return true;
}
