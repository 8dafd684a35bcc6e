/* Exact sums: means, spreads, and the same whatever the order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "results/moments.h"

static void near(double got, double expected, double slack)
{
    if (!(fabs(got - expected) <= slack))
        fail_msg("%.17g is not %.17g", got, expected);
}

static void test_mean_and_sd(void **state)
{
    (void)state;
    const int64_t     value[] = {3, -7, 12, 40, 0};
    struct fc_moments m = {0};
    fc_moments_add(&m, 5, value);
    near(fc_moments_mean(&m), 9.6, 1e-15);
    near(fc_moments_sd(&m), 18.31119875922928, 1e-12); /* numpy std(ddof=1) */
    assert_int_equal(m.least, -7);
    assert_int_equal(m.most, 40);
}

/* Squares of 62-bit values pass 128 bits after a few: the sum must carry. */
static void test_large_values_carry(void **state)
{
    (void)state;
    struct fc_moments m = {0};
    const int64_t     big = (int64_t)3 << 61;
    int64_t           value[64];
    for (int i = 0; i < 64; i++)
        value[i] = i % 2 == 0 ? big : -big;
    fc_moments_add(&m, 64, value);
    assert_true(m.squares_high > 0);
    near(fc_moments_mean(&m), 0, 0);
    near(fc_moments_sd(&m) / (double)big, sqrt(64.0 / 63.0), 1e-12);
}

static void test_small_spread_on_a_large_mean(void **state)
{
    (void)state;
    struct fc_moments m = {0};
    const int64_t     value[] = {230000000001, 230000000003, 230000000008};
    fc_moments_add(&m, 3, value);
    near(fc_moments_sd(&m), 3.605551275463989, 1e-12);
}

/* Sums of squares of 184 bits that differ from their mean's square in the last few. */
static void test_small_spread_where_squares_are_huge(void **state)
{
    (void)state;
    for (int sign = -1; sign <= 1; sign += 2) {
        struct fc_moments m = {0};
        const int64_t     value = sign * ((int64_t)1 << 61);
        fc_moments_add_alike(&m, (uint64_t)1 << 60, value);
        fc_moments_add_alike(&m, (uint64_t)3 << 60, value - 9 * sign);
        near(fc_moments_sd(&m), 9 * sqrt(3.0 / 16.0), 1e-15);
    }
}

static void test_merge_is_one_run_in_any_order(void **state)
{
    (void)state;
    const int64_t     value[] = {5, -9, 123456789012, 77, 2};
    struct fc_moments all = {0}, a = {0}, b = {0}, ab = {0}, ba = {0};
    fc_moments_add(&all, 5, value);
    fc_moments_add(&a, 2, value);
    fc_moments_add(&b, 3, value + 2);
    fc_moments_merge(&ab, &a);
    fc_moments_merge(&ab, &b);
    fc_moments_merge(&ba, &b);
    fc_moments_merge(&ba, &a);
    assert_memory_equal(&ab, &all, sizeof all);
    assert_memory_equal(&ba, &all, sizeof all);
}

static void test_nothing_seen(void **state)
{
    (void)state;
    struct fc_moments m = {0};
    near(fc_moments_mean(&m), 0, 0);
    near(fc_moments_sd(&m), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mean_and_sd),
        cmocka_unit_test(test_large_values_carry),
        cmocka_unit_test(test_small_spread_on_a_large_mean),
        cmocka_unit_test(test_small_spread_where_squares_are_huge),
        cmocka_unit_test(test_merge_is_one_run_in_any_order),
        cmocka_unit_test(test_nothing_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
