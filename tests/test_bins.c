/* The histogram against a sorted list: order statistics, counts, merging. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "random/threefry.h"
#include "results/bins.h"

enum { N = 1500 };

static int ascending(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Values of both signs over the whole range: sizes from 1 bit to 62 bits. */
static void wild_values(int64_t value[N], int most_bits)
{
    for (uint64_t i = 0; i < N; i++) {
        const uint64_t key[2] = {7, 1}, counter[2] = {i, 0};
        uint64_t       word[2];
        fc_threefry(key, counter, word);
        const int     bits = 1 + (int)(word[0] % (uint64_t)most_bits);
        const int64_t size = (int64_t)(word[1] >> (64 - bits));
        value[i] = word[0] >> 63 ? -size : size;
    }
}

static void test_small_values_are_exact(void **state)
{
    (void)state;
    int64_t value[N];
    wild_values(value, 16);
    struct fc_bins bins = {0};
    assert_true(fc_bins_add(&bins, N, value));
    qsort(value, N, sizeof *value, ascending);
    for (uint64_t i = 0; i < N; i++)
        assert_int_equal(fc_bins_order(&bins, i), value[i]);
    for (int i = 0; i < N; i++) {
        uint64_t count = 0;
        for (int j = 0; j < N; j++)
            count += value[j] >= value[i];
        assert_int_equal(fc_bins_at_least(&bins, value[i]), count);
    }
    fc_bins_free(&bins);
}

static void test_large_values_are_near_and_never_above(void **state)
{
    (void)state;
    int64_t value[N];
    wild_values(value, 62);
    struct fc_bins bins = {0};
    assert_true(fc_bins_add(&bins, N, value));
    qsort(value, N, sizeof *value, ascending);
    for (uint64_t i = 0; i < N; i++) {
        const int64_t got = fc_bins_order(&bins, i);
        assert_true(got <= value[i]);
        assert_true((double)value[i] - (double)got <= 0.001 * (double)llabs(value[i]));
        const int64_t high = fc_bins_order_high(&bins, i);
        assert_true(high >= value[i]);
        assert_true((double)high - (double)value[i] <= 0.001 * (double)llabs(value[i]));
        /* A bin's lower end has all of its bin above it. */
        assert_true(fc_bins_at_least(&bins, got) >= N - i);
    }
    fc_bins_free(&bins);
}

static void test_merge_is_one_run(void **state)
{
    (void)state;
    int64_t value[N];
    wild_values(value, 40);
    struct fc_bins all = {0}, a = {0}, b = {0};
    assert_true(fc_bins_add(&all, N, value));
    assert_true(fc_bins_add(&a, 432, value));
    assert_true(fc_bins_add(&b, N - 432, value + 432));
    fc_bins_merge(&b, &a);
    assert_int_equal(b.n, all.n);
    for (uint64_t i = 0; i < N; i++)
        assert_int_equal(fc_bins_order(&b, i), fc_bins_order(&all, i));
    fc_bins_free(&all);
    fc_bins_free(&a);
    fc_bins_free(&b);
}

/* A wide bin says no more than what was seen: a certain 900,000.00 stays that. */
static void test_nothing_beyond_what_was_seen(void **state)
{
    (void)state;
    const int64_t  value[3] = {90000000, 90000000, 90000000};
    struct fc_bins bins = {0};
    assert_true(fc_bins_add(&bins, 3, value));
    assert_int_equal(fc_bins_order(&bins, 1), 90000000);
    assert_int_equal(fc_bins_order_high(&bins, 1), 90000000);
    assert_int_equal(fc_bins_quantile(&bins, 0.5), 90000000);
    fc_bins_free(&bins);
}

static void test_quantiles_take_shares_as_meant(void **state)
{
    (void)state;
    int64_t value[1000];
    for (int i = 0; i < 1000; i++)
        value[i] = i;
    struct fc_bins bins = {0};
    assert_true(fc_bins_add(&bins, 1000, value));
    assert_int_equal(fc_bins_quantile(&bins, 0), 0);
    assert_int_equal(fc_bins_quantile(&bins, 1 - 0.9), 100); /* 0.0999... is meant as a tenth */
    assert_int_equal(fc_bins_quantile(&bins, 0.5), 500);
    assert_int_equal(fc_bins_quantile(&bins, 1), 999);
    fc_bins_free(&bins);
    assert_int_equal(fc_bins_quantile(&bins, 0.5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_values_are_exact),
        cmocka_unit_test(test_large_values_are_near_and_never_above),
        cmocka_unit_test(test_merge_is_one_run),
        cmocka_unit_test(test_nothing_beyond_what_was_seen),
        cmocka_unit_test(test_quantiles_take_shares_as_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
