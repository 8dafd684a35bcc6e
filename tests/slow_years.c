/* Means by their standard error, variances by that of the squared distance, distributions by the
   Dvoretzky-Kiefer-Wolfowitz bound. */
#include "tests/slow_years.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "tests/slow_funnel.h"

const double slow_z = 6.5;

void slow_years_run(struct slow_years *years, const char *text, size_t n, unsigned long seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    gsl_rng_set(rng, seed);
    *years = (struct slow_years){.n = n};
    support_load_text(&years->loaded, "plan.ini", text);
    years->plan = years->loaded.plan;
    years->size = slow_size(years->plan);
    years->year = malloc(n * years->size * sizeof *years->year);
    years->column = malloc(n * sizeof *years->column);
    assert_non_null(years->year);
    assert_non_null(years->column);
    for (size_t trial = 0; trial < n; trial++)
        slow_year(years->plan, rng, years->year + trial * years->size);
    gsl_rng_free(rng);
}

void slow_years_free(struct slow_years *years)
{
    support_free(&years->loaded);
    free(years->year);
    free(years->column);
}

double slow_years_at(const struct slow_years *years, size_t trial, enum fc_measured what, int stage,
                     int t)
{
    const int measure = fc_measure_of(years->plan, what, stage);
    assert_true(measure >= 0);
    return years->year[trial * years->size + slow_at(years->plan, measure, t)];
}

double *slow_years_pick(struct slow_years *years, enum fc_measured what, int stage, int t)
{
    for (size_t trial = 0; trial < years->n; trial++)
        years->column[trial] = slow_years_at(years, trial, what, stage, t);
    return years->column;
}

/* ---- what they should be ---------------------------------------------------------------------- */

void slow_near(double x, double y)
{
    if (!(fabs(x - y) <= 1e-9 * (1 + fabs(y))) && !(isnan(x) && isnan(y)))
        fail_msg("%.12g is not %.12g", x, y);
}

void slow_always_is(const struct slow_years *years, enum fc_measured what, int stage, int n,
                    const double expected[])
{
    for (size_t i = 0; i < years->n; i++)
        for (int t = 0; t < n; t++)
            slow_near(slow_years_at(years, i, what, stage, t), expected[t]);
}

void slow_spread_is(const char *words, struct slow_years *years, enum fc_measured what, int stage,
                    int t, double mean, double variance)
{
    double *x = slow_years_pick(years, what, stage, t);
    support_mean_is(words, years->n, x, mean, variance, slow_z);
    for (size_t i = 0; i < years->n; i++)
        x[i] = (x[i] - mean) * (x[i] - mean);
    support_mean_is(words, years->n, x, variance, 0, slow_z);
}

void slow_poisson_is(const char *words, struct slow_years *years, enum fc_measured what, int stage,
                     int t, double mean)
{
    double      *x = slow_years_pick(years, what, stage, t);
    const double n = (double)years->n;
    support_mean_is(words, years->n, x, mean, mean, slow_z);
    /* Largest distance of the empirical distribution from Poisson's, at its steps. */
    const unsigned top = (unsigned)(mean + 12 * sqrt(mean) + 12);
    double         farthest = 0;
    for (unsigned k = 0; k <= top; k++) {
        size_t below = 0;
        for (size_t i = 0; i < years->n; i++)
            below += x[i] <= k;
        farthest = fmax(farthest, fabs((double)below / n - gsl_cdf_poisson_P(k, mean)));
    }
    if (farthest > sqrt(log(2 / 1e-10) / (2 * n)))
        fail_msg("%s in month %d: %.5f from Poisson(%g)", words, t, farthest, mean);
}

void slow_covariance_is(const char *words, struct slow_years *years, enum fc_measured what,
                        int stage, const int t[2], const double mean[2], double covariance)
{
    double *product = years->column;
    for (size_t i = 0; i < years->n; i++)
        product[i] = (slow_years_at(years, i, what, stage, t[0]) - mean[0]) *
                     (slow_years_at(years, i, what, stage, t[1]) - mean[1]);
    support_mean_is(words, years->n, product, covariance, 0, slow_z);
}
