/* Counts are the exact inverse everywhere, rise with what should raise them, and follow their law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "base/arena.h"
#include "random/count_expansion.h"
#include "random/counts.h"
#include "random/quantile.h"
#include "random/threefry.h"

enum { MANY = 200000 };

static double  u[MANY], v[MANY], mean[MANY], p[MANY];
static int32_t trials[MANY], count[MANY];

/* Uniforms in u and v; every fourth u is pushed towards 0 or 1, down to 2^-53. */
static void draw(uint64_t seed)
{
    fc_uniform_columns(seed, 1, 0, 0, MANY, u, v);
    for (size_t i = 0; i < MANY; i += 4) {
        const double tail = floor(u[i] * exp2(52 * v[MANY - 1 - i])) * 0x1p-52 + 0x1p-53;
        u[i] = i % 8 == 0 ? tail : 1 - tail;
    }
}

static void poisson_columns_are_exact(void **state)
{
    (void)state;
    draw(1);
    for (size_t i = 0; i < MANY; i++)
        mean[i] = exp(-5 + (i % 50 == 0 ? 17 : 11) * v[i]);
    fc_poisson_column(MANY, mean, u, count);
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(count[i], fc_poisson_exact(mean[i], u[i]));
}

/* Beyond a mean of a million doubts are not settled: one count in 10,000 may be off by one. */
static void large_poisson_columns_are_all_but_exact(void **state)
{
    enum { FEW = 400 };
    size_t off = 0;
    (void)state;
    draw(6);
    for (size_t i = 0; i < FEW; i++)
        mean[i] = pow(10, 6 + 2 * v[i]);
    fc_poisson_column(FEW, mean, u, count);
    for (size_t i = 0; i < FEW; i++) {
        const int32_t exact = fc_poisson_exact(mean[i], u[i]);
        assert_in_range(count[i], exact - 1, exact + 1);
        off += count[i] != exact;
    }
    assert_in_range(off, 0, 2);
}

static void binomial_columns_are_exact(void **state)
{
    (void)state;
    draw(2);
    for (size_t i = 0; i < MANY; i++) {
        const double small = pow(10, -6 * v[(i * 7919 + 1) % MANY]);
        trials[i] = (int32_t)exp((i % 50 == 0 ? 14 : 8) * v[i]);
        p[i] = i % 3 == 0 ? small : i % 3 == 1 ? 1 - small : v[(i * 7919 + 1) % MANY];
    }
    fc_binomial_column(MANY, trials, p, u, count);
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(count[i], fc_binomial_exact(trials[i], p[i], u[i]));
}

static void splits_are_exact(void **state)
{
    static const double chance[] = {0.3, 0.4999, 0.77, 0.0123, 1e-6, 1 - 1e-6, 1e-15, 1e-300};
    (void)state;
    draw(3);
    for (size_t i = 0; i < MANY; i++)
        trials[i] = (int32_t)((i % 2 ? 200 : 70) * v[i]);
    for (size_t c = 0; c < sizeof chance / sizeof *chance; c++) {
        struct fc_arena arena = {0};
        fc_split_column(fc_split_make(chance[c], &arena), MANY, trials, u, count);
        for (size_t i = c; i < MANY; i += 5)
            assert_int_equal(count[i], fc_binomial_exact(trials[i], chance[c], u[i]));
        fc_arena_free(&arena);
    }
}

/* A hair below a step of GSL's distribution function the count is k, a hair above k + 1. The hair
   is wide enough for GSL's errors (up to a mean of 2,000: it is off by 2e-10 one standard deviation
   above larger ones) and for the spacing of doubles near 1. */
static double hair(double below, double above)
{
    return fmax(1e-10 * fmin(below, above), below > 0.5 ? 0x1p-51 : 0);
}

static void steps_are_where_they_belong(void **state)
{
    size_t n = 0;
    (void)state;
    for (double m = 0.4; m < 2000; m *= 1.1)
        for (double w = -7; w <= 7; w += 0.25) {
            const double k = floor(m + w * sqrt(m));
            if (k < 0)
                continue;
            const double below = gsl_cdf_poisson_P((unsigned)k, m);
            const double width = hair(below, gsl_cdf_poisson_Q((unsigned)k, m));
            if (below + width >= 1)
                continue;
            for (int side = 0; side <= 1; side++, n++) {
                mean[n] = m;
                u[n] = below + (side ? width : -width);
                trials[n] = (int32_t)k + side;
            }
        }
    assert_in_range(n, 6000, MANY);
    fc_poisson_column(n, mean, u, count);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(count[i], trials[i]);
}

static void binomial_steps_are_where_they_belong(void **state)
{
    static const double chance[] = {0.003, 0.08, 0.31, 0.5, 0.66, 0.94};
    static int32_t      expected[MANY];
    size_t              n = 0;
    (void)state;
    for (double size = 1; size < 20000; size *= 1.3)
        for (double w = -7; w <= 7; w += 0.5)
            for (size_t c = 0; c < 6; c++) {
                const double q = chance[c];
                const double k = floor(floor(size) * q + w * sqrt(size * q * (1 - q)));
                if (k < 0 || k >= floor(size))
                    continue;
                const double below = gsl_cdf_binomial_P((unsigned)k, q, (unsigned)size);
                const double above = gsl_cdf_binomial_Q((unsigned)k, q, (unsigned)size);
                const double width = hair(below, above);
                if (below + width >= 1)
                    continue;
                for (int side = 0; side <= 1; side++, n++) {
                    trials[n] = (int32_t)size;
                    p[n] = q;
                    u[n] = below + (side ? width : -width);
                    expected[n] = (int32_t)k + side;
                }
            }
    assert_in_range(n, 8000, MANY);
    fc_binomial_column(n, trials, p, u, count);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(count[i], expected[i]);
}

/* At every step of a distribution the expansion should be k + 1; half the bound must do. */
static void the_error_bound_holds(void **state)
{
    (void)state;
    for (double m = 4; m < 3000; m *= m < 12 ? 1.03 : 1.13) {
        const double s = sqrt(m);
        for (double k = fmax(0, floor(m - 8 * s)); k < m + 9 * s; k++) {
            const double below = gsl_cdf_poisson_P((unsigned)k, m);
            const double above = gsl_cdf_poisson_Q((unsigned)k, m);
            if (fmin(below, above) < 0x1p-53)
                continue;
            const double w =
                below < 0.5 ? gsl_cdf_ugaussian_Pinv(below) : gsl_cdf_ugaussian_Qinv(above);
            const double error = fabs(count_expansion(m, s, 1 / s, 0, w) - (k + 1));
            assert_true(error < count_error_bound(m, s, 1 / s, w, 0) / 2 + 1e-9);
        }
    }
}

/* Over a grid finer than the table's rows, both sides and their middle. */
static void quick_scores_are_near(void **state)
{
    (void)state;
    for (double tail = FC_SCORE_LEAST; tail <= 0.5; tail *= 1.0007) {
        const double w = fc_normal_quantile(tail);
        assert_true(fabs(count_score(tail) - w) < FC_SCORE_ERROR);
        assert_true(fabs(count_score(1 - tail) + w) < FC_SCORE_ERROR);
    }
    assert_true(fabs(count_score(0.5 - 0x1p-53)) < FC_SCORE_ERROR);
    /* Further out it stays where it was: such counts are settled exactly. */
    assert_true(count_score(0x1p-53) == count_score(FC_SCORE_LEAST));
    assert_true(count_score(1 - 0x1p-53) == -count_score(FC_SCORE_LEAST));
}

static void inverse_roots_are_near(void **state)
{
    (void)state;
    for (double x = 1e-300; x < 1e300; x *= 1.037)
        assert_true(fabs(lane_inverse_root(x) * sqrt(x) - 1) < 1e-10);
}

/* Fixed luck, rising chances: across the change of methods at 4 and the flip at 1/2. */
static void counts_never_fall(void **state)
{
    enum { LUCKS = 300, RUNGS = 600 };
    (void)state;
    draw(4);
    for (size_t luck = 0; luck < LUCKS; luck++) {
        double at[RUNGS];
        for (size_t i = 0; i < RUNGS; i++) {
            at[i] = u[luck];
            mean[i] = 0.05 * (double)i * (double)(1 + luck % 7);
            p[i] = (double)i / (RUNGS - 1);
            trials[i] = 1 + (int32_t)(luck * luck % 997);
        }
        fc_poisson_column(RUNGS, mean, at, count);
        for (size_t i = 1; i < RUNGS; i++)
            assert_true(count[i - 1] <= count[i]);
        fc_binomial_column(RUNGS, trials, p, at, count);
        for (size_t i = 1; i < RUNGS; i++)
            assert_true(count[i - 1] <= count[i]);

        struct fc_arena arena = {0};
        for (size_t i = 0; i < RUNGS; i++) {
            trials[i] = (int32_t)i;
            p[i] = (double)(luck + 1) / (LUCKS + 1);
        }
        fc_binomial_column(RUNGS, trials, p, at, count);
        for (size_t i = 1; i < RUNGS; i++)
            assert_true(count[i - 1] <= count[i] && count[i] <= count[i - 1] + 1);
        fc_split_column(fc_split_make(p[0], &arena), RUNGS, trials, at, count);
        for (size_t i = 1; i < RUNGS; i++)
            assert_true(count[i - 1] <= count[i] && count[i] <= count[i - 1] + 1);
        fc_arena_free(&arena);
    }
}

/* Pearson's chi-square over cells of at least 20 expected counts; 1e-9 false alarms. */
static void assert_law(double (*probability)(unsigned k, const void *law), const void *law)
{
    double       statistic = 0, cells = 0, expected = 0, left = MANY;
    double       observed = 0;
    static int   seen[5000];
    const size_t most = sizeof seen / sizeof *seen;
    for (size_t k = 0; k < most; k++)
        seen[k] = 0;
    for (size_t i = 0; i < MANY; i++) {
        assert_in_range(count[i], 0, most - 1);
        seen[count[i]]++;
    }
    for (size_t k = 0; k < most; k++) {
        expected += MANY * probability((unsigned)k, law);
        observed += seen[k];
        if ((expected < 20 || left - expected < 20) && k + 1 < most)
            continue;
        left -= expected;
        if (expected > 0)
            statistic += (observed - expected) * (observed - expected) / expected;
        cells += expected > 0;
        expected = observed = 0;
    }
    assert_true(statistic < gsl_cdf_chisq_Qinv(1e-9, cells - 1));
}

static double poisson_law(unsigned k, const void *law)
{
    return gsl_ran_poisson_pdf(k, *(const double *)law);
}

struct binomial {
    unsigned trials;
    double   p;
};

static double binomial_law(unsigned k, const void *law)
{
    const struct binomial *binomial = law;
    return gsl_ran_binomial_pdf(k, binomial->p, binomial->trials);
}

static void counts_follow_their_law(void **state)
{
    static const double          mu[] = {0.31, 2.385, 9.7, 10.3, 42.3, 1234.5};
    static const struct binomial law[] = {
        {1, 0.37}, {20, 0.37}, {45, 0.62}, {300, 0.3}, {900, 0.93}};
    (void)state;
    for (size_t c = 0; c < sizeof mu / sizeof *mu; c++) {
        fc_uniform_columns(5, 2, 0, c, MANY, u, v);
        for (size_t i = 0; i < MANY; i++)
            mean[i] = mu[c];
        fc_poisson_column(MANY, mean, u, count);
        assert_law(poisson_law, &mu[c]);
    }
    for (size_t c = 0; c < sizeof law / sizeof *law; c++) {
        struct fc_arena arena = {0};
        fc_uniform_columns(5, 3, 0, c, MANY, u, v);
        for (size_t i = 0; i < MANY; i++) {
            trials[i] = (int32_t)law[c].trials;
            p[i] = law[c].p;
        }
        fc_binomial_column(MANY, trials, p, u, count);
        assert_law(binomial_law, &law[c]);
        fc_split_column(fc_split_make(law[c].p, &arena), MANY, trials, v, count);
        assert_law(binomial_law, &law[c]);
        fc_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poisson_columns_are_exact),
        cmocka_unit_test(large_poisson_columns_are_all_but_exact),
        cmocka_unit_test(binomial_columns_are_exact),
        cmocka_unit_test(splits_are_exact),
        cmocka_unit_test(steps_are_where_they_belong),
        cmocka_unit_test(binomial_steps_are_where_they_belong),
        cmocka_unit_test(the_error_bound_holds),
        cmocka_unit_test(quick_scores_are_near),
        cmocka_unit_test(inverse_roots_are_near),
        cmocka_unit_test(counts_never_fall),
        cmocka_unit_test(counts_follow_their_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
