/* Hypergeometric counts against other programs, whole sums, and their own laws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "random/hypergeometric.h"
#include "random/threefry.h"

/* From scipy.stats.hypergeom.ppf; the ends from sums in 60 digits. */
static void counts_match_known_values(void **state)
{
    static const double at[] = {0x1p-53, 1e-12, 0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9, 1 - 0x1p-53};
    static const struct {
        int32_t total, marked, drawn, count[9];
    } known[] = {
        {10, 4, 3, {0, 0, 0, 0, 1, 2, 3, 3, 3}},
        {50, 20, 10, {0, 0, 0, 2, 4, 6, 8, 10, 10}},
        {1000, 30, 400, {0, 0, 4, 9, 12, 15, 20, 27, 30}},
        {5000, 4990, 4000, {3990, 3990, 3990, 3990, 3992, 3994, 3996, 4000, 4000}},
        {100000, 300, 20000, {12, 17, 40, 51, 60, 69, 82, 104, 122}},
        {1000000,
         400000,
         300000,
         {118158, 118421, 119306, 119712, 120000, 120288, 120694, 121347, 121844}},
        {1000000, 999000, 500, {486, 489, 496, 499, 500, 500, 500, 500, 500}},
        {1000000,
         500000,
         999999,
         {499999, 499999, 499999, 499999, 499999, 500000, 500000, 500000, 500000}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (size_t j = 0; j < sizeof at / sizeof *at; j++)
            assert_int_equal(
                fc_hypergeometric(known[i].total, known[i].marked, known[i].drawn, at[j]),
                known[i].count[j]);
}

static double choose(int n, int k)
{
    double ways = 1;
    for (int i = 1; i <= k; i++)
        ways = ways * (n - k + i) / i;
    return round(ways);
}

/* Every urn up to 14, by counting the ways: exact in doubles. Half a way below a step the count is
   k, half a way above it k + 1. */
static void small_urns_are_counted_out(void **state)
{
    (void)state;
    for (int total = 1; total <= 14; total++)
        for (int marked = 0; marked <= total; marked++)
            for (int drawn = 0; drawn <= total; drawn++) {
                const double all = choose(total, drawn);
                double       up_to = 0;
                for (int k = 0; k <= drawn && k <= marked; k++) {
                    if (drawn - k > total - marked)
                        continue;
                    const double ways = choose(marked, k) * choose(total - marked, drawn - k);
                    const double from = (up_to + 0.5) / all;
                    up_to += ways;
                    const double to = (up_to - 0.5) / all;
                    assert_int_equal(fc_hypergeometric(total, marked, drawn, from), k);
                    assert_int_equal(fc_hypergeometric(total, marked, drawn, to), k);
                }
                assert_true(up_to == all);
            }
}

/* A hair below a step of GSL's distribution function the count is k, a hair above k + 1. */
static void steps_are_where_they_belong(void **state)
{
    double u[2];
    int    steps = 0;
    (void)state;
    for (uint64_t trial = 0; trial < 300; trial++) {
        fc_uniform_columns(1, 1, trial, 0, 1, u, u + 1);
        const int32_t total = (int32_t)exp(3 + 7 * u[0]);
        const int32_t marked = (int32_t)(total * u[1]);
        fc_uniform_columns(1, 2, trial, 0, 1, u, u + 1);
        const int32_t drawn = (int32_t)(total * u[0] * u[0]);
        const int32_t k = fc_hypergeometric(total, marked, drawn, u[1]);
        const double  below = gsl_cdf_hypergeometric_P((unsigned)k, (unsigned)marked,
                                                       (unsigned)(total - marked), (unsigned)drawn);
        if (below * (1 + 1e-9) >= 1)
            continue;
        assert_true(u[1] <= below * (1 + 1e-9));
        assert_int_equal(fc_hypergeometric(total, marked, drawn, below * (1 - 1e-9)), k);
        assert_int_equal(fc_hypergeometric(total, marked, drawn, below * (1 + 1e-9)), k + 1);
        steps++;
    }
    assert_in_range(steps, 250, 300);
}

static void counts_rise_and_keep_their_symmetry(void **state)
{
    enum { LANES = 3000 };
    static double u[LANES], v[LANES];
    (void)state;
    fc_uniform_columns(2, 1, 0, 0, LANES, u, v);
    for (size_t i = 0; i + 1 < LANES; i++) {
        const int32_t total = 1 + (int32_t)exp(9 * v[i]);
        const int32_t marked = (int32_t)((total + 1) * u[i + 1]);
        const int32_t drawn = (int32_t)((total + 1) * v[i + 1]);
        const int32_t k = fc_hypergeometric(total, marked, drawn, u[i]);
        assert_true(k >= 0 && k <= marked && k <= drawn && drawn - k <= total - marked);
        assert_int_equal(k, fc_hypergeometric(total, drawn, marked, u[i]));
        assert_int_equal(drawn - k, fc_hypergeometric(total, total - marked, drawn, 1 - u[i]));
        assert_true(k <= fc_hypergeometric(total, marked, drawn, 0.5 + 0.5 * u[i]));
        if (marked < total)
            assert_true(k <= fc_hypergeometric(total, marked + 1, drawn, u[i]));
        if (drawn < total)
            assert_true(k <= fc_hypergeometric(total, marked, drawn + 1, u[i]));
    }
}

static void ends_are_certain(void **state)
{
    static const double at[] = {0x1p-53, 0.5, 1 - 0x1p-53};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(fc_hypergeometric(0, 0, 0, at[i]), 0);
        assert_int_equal(fc_hypergeometric(1000000, 0, 400000, at[i]), 0);
        assert_int_equal(fc_hypergeometric(1000000, 400000, 0, at[i]), 0);
        assert_int_equal(fc_hypergeometric(1000000, 1000000, 7, at[i]), 7);
        assert_int_equal(fc_hypergeometric(1000000, 7, 1000000, at[i]), 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_match_known_values),
        cmocka_unit_test(small_urns_are_counted_out),
        cmocka_unit_test(steps_are_where_they_belong),
        cmocka_unit_test(counts_rise_and_keep_their_symmetry),
        cmocka_unit_test(ends_are_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
