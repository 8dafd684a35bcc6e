/* Shares of a spread and the worth of knowing, against closed forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "questions/spread.h"

enum { N = 100000 };

static double *normals(unsigned long seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double  *x = malloc(N * sizeof *x);
    assert_non_null(rng);
    assert_non_null(x);
    gsl_rng_set(rng, seed);
    for (int i = 0; i < N; i++)
        x[i] = gsl_ran_ugaussian(rng);
    gsl_rng_free(rng);
    return x;
}

static void normal_edges(double edge[FC_SPREAD_BINS - 1])
{
    for (int i = 0; i < FC_SPREAD_BINS - 1; i++)
        edge[i] = gsl_cdf_ugaussian_Pinv((i + 1) / (double)FC_SPREAD_BINS);
}

/* y = 3 a + 2 b + 1.5 e: 9, 4 and 2.25 of 15.25. */
static void additive_shares(void **state)
{
    (void)state;
    double *a = normals(1), *b = normals(2), *e = normals(3), *idle = normals(4);
    double *y = malloc(N * sizeof *y), edge[FC_SPREAD_BINS - 1];
    normal_edges(edge);
    for (int i = 0; i < N; i++)
        y[i] = 7 + 3 * a[i] + 2 * b[i] + 1.5 * e[i];
    assert_true(fabs(fc_spread_first_order(N, a, edge, y) - 9 / 15.25) < 0.01);
    assert_true(fabs(fc_spread_first_order(N, b, edge, y) - 4 / 15.25) < 0.01);
    assert_true(fc_spread_first_order(N, idle, edge, y) < 0.002);
    free(a), free(b), free(e), free(idle), free(y);
}

/* A product says nothing by either factor alone. */
static void interaction_has_no_first_order(void **state)
{
    (void)state;
    double *a = normals(5), *b = normals(6), *y = malloc(N * sizeof *y), edge[FC_SPREAD_BINS - 1];
    normal_edges(edge);
    for (int i = 0; i < N; i++)
        y[i] = a[i] * b[i];
    assert_true(fc_spread_first_order(N, a, edge, y) < 0.01);
    for (int i = 0; i < N; i++)
        y[i] = 12;
    assert_true(fc_spread_first_order(N, a, edge, y) == 0);
    free(a), free(b), free(y);
}

/* An input of 0 or 1 has all its edges on its two values. */
static void two_values_are_two_bins(void **state)
{
    (void)state;
    double *u = normals(7), *e = normals(8), *y = malloc(N * sizeof *y), edge[FC_SPREAD_BINS - 1];
    for (int i = 0; i < FC_SPREAD_BINS - 1; i++)
        edge[i] = i < 22 ? 0 : 1; /* 1 with a chance of 9 in 31 or so */
    for (int i = 0; i < N; i++) {
        u[i] = u[i] > 0.5 ? 1 : 0;
        y[i] = 2 * u[i] + e[i];
    }
    const double p = gsl_cdf_ugaussian_Q(0.5), variance = 4 * p * (1 - p);
    assert_true(fabs(fc_spread_first_order(N, u, edge, y) - variance / (variance + 1)) < 0.01);
    free(u), free(e), free(y);
}

/* The same inputs and other luck: 9 + 4 of 15.25. */
static void shared_spread(void **state)
{
    (void)state;
    double *a = normals(9), *e = normals(10), *f = normals(11);
    double *y = malloc(N * sizeof *y), *again = malloc(N * sizeof *again);
    for (int i = 0; i < N; i++) {
        y[i] = 2 * a[i] + e[i];
        again[i] = 2 * a[i] + f[i];
    }
    assert_true(fabs(fc_spread_shared(N, y, again) - 0.8) < 0.01);
    assert_true(fc_spread_shared(N, e, f) < 0.01);
    assert_true(fabs(fc_spread_shared(N, y, y) - 1) < 1e-12);
    for (int i = 0; i < N; i++)
        e[i] = 3;
    assert_true(fc_spread_shared(N, e, e) == 0);
    free(a), free(e), free(f), free(y), free(again);
}

/* Two choices whose difference is normal given x: E max(0, m + s x) = m Phi(m/s) + s phi(m/s). */
static double exact_worth(double m, double s)
{
    return m * gsl_cdf_ugaussian_P(m / s) + s * gsl_ran_ugaussian_pdf(m / s) - fmax(0, m);
}

static double worth_of(double m, double s, double noise)
{
    double       *x = normals(12), *e = normals(13), *f = normals(14);
    double       *one = malloc(N * sizeof *one), *two = malloc(N * sizeof *two);
    const double *y[] = {one, two};
    bool          failed;
    for (int i = 0; i < N; i++) {
        one[i] = 100 + 30 * e[i];
        two[i] = one[i] + m + s * x[i] + noise * f[i];
    }
    const double worth = fc_spread_worth(N, x, 2, y, &failed);
    assert_false(failed);
    free(x), free(e), free(f), free(one), free(two);
    return worth;
}

static void worth_of_knowing(void **state)
{
    (void)state;
    assert_true(fabs(worth_of(-3, 10, 5) / exact_worth(-3, 10) - 1) < 0.02);
    assert_true(fabs(worth_of(4, 10, 20) / exact_worth(4, 10) - 1) < 0.02);
    /* no value of x makes the other choice the better one */
    assert_true(worth_of(50, 5, 1) == 0);
    assert_true(worth_of(-50, 5, 1) == 0);
}

/* Of a coin, the better choice on each side; and a curve that bends. */
static void worth_of_few_values_and_bends(void **state)
{
    (void)state;
    double       *x = normals(15), *e = normals(16), *bent = malloc(N * sizeof *bent);
    double       *coin = malloc(N * sizeof *coin), *none = calloc(N, sizeof *none);
    double       *gain = malloc(N * sizeof *gain), sides = 0;
    const double *choice[] = {none, gain}, *bend[] = {none, bent};
    bool          failed;
    for (int i = 0; i < N; i++) {
        coin[i] = x[i] > 0 ? 1 : 0;
        gain[i] = (coin[i] > 0 ? 6 : -4) + e[i];
        bent[i] = x[i] * x[i] - 1 + e[i];
        sides += coin[i];
    }
    /* heads 6, tails -4: know and take 6 half of the time, against a mean of 1 */
    const double heads = sides / N, mean = 6 * heads - 4 * (1 - heads);
    assert_true(fabs(fc_spread_worth(N, coin, 2, choice, &failed) - (6 * heads - mean)) < 0.02);
    /* E max(0, x^2 - 1) = 2 phi(1), the mean is 0 */
    assert_true(fabs(fc_spread_worth(N, x, 2, bend, &failed) / 0.48394 - 1) < 0.02);
    free(x), free(e), free(bent), free(coin), free(none), free(gain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(additive_shares),         cmocka_unit_test(interaction_has_no_first_order),
        cmocka_unit_test(two_values_are_two_bins), cmocka_unit_test(shared_spread),
        cmocka_unit_test(worth_of_knowing),        cmocka_unit_test(worth_of_few_values_and_bends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
