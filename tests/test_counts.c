/* Counts match known quantiles, the slow inverses, and the edges of their domains. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/arena.h"
#include "random/counts.h"
#include "random/threefry.h"

enum { LEVELS = 10 };

static const double LEVEL[LEVELS] = {
    0x1p-53,
    0x1.3p-40,
    0x1.8p-20,
    0x1.91eb851eb851ep-6,
    0x1.5555555555555p-2,
    0x1p-1,
    0x1.b333333333333p-1,
    0x1.fffe8p-1,
    0x1.ffffffffffp-1,
    0x1.fffffffffffffp-1,
};

/* Quantiles at LEVEL from sums in 45 digits (mpmath). */
static const struct {
    double  mean;
    int32_t count[LEVELS];
} POISSON[] = {
    {0.003, {0, 0, 0, 0, 0, 0, 0, 1, 4, 5}},
    {0.7, {0, 0, 0, 0, 0, 1, 2, 6, 13, 15}},
    {2.385, {0, 0, 0, 0, 2, 2, 4, 11, 20, 24}},
    {9.99, {0, 0, 0, 4, 8, 10, 13, 26, 40, 45}},
    {10.01, {0, 0, 0, 4, 9, 10, 13, 26, 40, 45}},
    {37.4, {1, 4, 13, 26, 35, 37, 44, 66, 89, 98}},
    {190.25, {89, 102, 129, 164, 184, 190, 205, 251, 297, 314}},
    {1234.5, {957, 996, 1074, 1166, 1219, 1234, 1271, 1386, 1494, 1534}},
    {54321.0, {52419, 52692, 53234, 53863, 54220, 54321, 54563, 55311, 55994, 56245}},
    {987654.25, {979507, 980682, 983006, 985699, 987226, 987654, 988684, 991866, 994762, 995824}},
};

static const struct {
    int32_t trials;
    double  p;
    int32_t count[LEVELS];
} BINOMIAL[] = {
    {1, 0.75, {0, 0, 0, 0, 1, 1, 1, 1, 1, 1}},
    {7, 0.31, {0, 0, 0, 0, 2, 2, 3, 7, 7, 7}},
    {45, 0.3, {0, 0, 1, 8, 12, 13, 17, 27, 37, 40}},
    {50, 0.97, {31, 35, 40, 46, 48, 49, 50, 50, 50, 50}},
    {300, 0.3, {31, 38, 55, 75, 87, 90, 98, 125, 149, 158}},
    {300, 1e-3, {0, 0, 0, 0, 0, 0, 1, 5, 10, 12}},
    {1000, 0.5, {371, 389, 426, 469, 493, 500, 516, 567, 612, 629}},
    {12345, 0.9991, {12297, 12303, 12315, 12327, 12333, 12334, 12337, 12345, 12345, 12345}},
    {100000, 0.0123, {955, 993, 1070, 1162, 1215, 1230, 1266, 1380, 1487, 1527}},
    {1000000,
     0.71,
     {706270, 706810, 707875, 709107, 709805, 710000, 710470, 711920, 713238, 713721}},
    {1000000, 1e-6, {0, 0, 0, 0, 0, 1, 2, 7, 14, 17}},
    {1000000,
     0.999999,
     {999983, 999986, 999992, 999997, 999999, 999999, 1000000, 1000000, 1000000, 1000000}},
    {2147483647, 2.5e-8, {6, 11, 23, 40, 50, 54, 61, 87, 114, 124}},
};

static void poisson_counts_match_known_quantiles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof POISSON / sizeof *POISSON; i++) {
        double  mean[LEVELS];
        int32_t count[LEVELS];
        for (size_t level = 0; level < LEVELS; level++)
            mean[level] = POISSON[i].mean;
        fc_poisson_column(LEVELS, mean, LEVEL, count);
        for (size_t level = 0; level < LEVELS; level++) {
            assert_int_equal(count[level], POISSON[i].count[level]);
            assert_int_equal(fc_poisson_exact(mean[level], LEVEL[level]), count[level]);
        }
    }
}

static void poisson_reaches_two_thousand_million(void **state)
{
    static const double  mean[3] = {2e9, 2e9, 2e9};
    static const double  u[3] = {0x1.3p-40, 0.5, 0x1.fffe8p-1};
    static const int32_t known[3] = {1999685897, 2000000000, 2000189383};
    int32_t              count[3];
    (void)state;
    fc_poisson_column(3, mean, u, count);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(count[i], known[i]);
        assert_int_equal(fc_poisson_exact(mean[i], u[i]), known[i]);
    }
}

static void binomial_counts_match_known_quantiles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BINOMIAL / sizeof *BINOMIAL; i++) {
        struct fc_arena arena = {0};
        double          p[LEVELS];
        int32_t         trials[LEVELS], count[LEVELS], part[LEVELS];
        for (size_t level = 0; level < LEVELS; level++) {
            trials[level] = BINOMIAL[i].trials;
            p[level] = BINOMIAL[i].p;
        }
        const struct fc_split *split = fc_split_make(p[0], &arena);
        assert_non_null(split);
        fc_binomial_column(LEVELS, trials, p, LEVEL, count);
        fc_split_column(split, LEVELS, trials, LEVEL, part);
        for (size_t level = 0; level < LEVELS; level++) {
            assert_int_equal(count[level], BINOMIAL[i].count[level]);
            assert_int_equal(part[level], count[level]);
            assert_int_equal(fc_binomial_exact(trials[level], p[level], LEVEL[level]),
                             count[level]);
        }
        fc_arena_free(&arena);
    }
}

/* Nothing comes of nothing, and all of certainty, whatever the luck. */
static void certainties_are_certain(void **state)
{
    static const int32_t size[] = {0, 1, 63, 64, 65, 1000000, INT32_MAX};
    (void)state;
    for (size_t i = 0; i < 7 * LEVELS; i++) {
        const int32_t n = size[i / LEVELS];
        const double  u = LEVEL[i % LEVELS];
        for (int sure = 0; sure <= 1; sure++) {
            const double    p = sure;
            struct fc_arena arena = {0};
            int32_t         count, part;
            fc_binomial_column(1, &n, &p, &u, &count);
            fc_split_column(fc_split_make(p, &arena), 1, &n, &u, &part);
            assert_int_equal(count, sure ? n : 0);
            assert_int_equal(part, sure ? n : 0);
            assert_int_equal(fc_binomial_exact(n, p, u), sure ? n : 0);
            fc_arena_free(&arena);
        }
        int32_t count;
        fc_poisson_column(1, &(const double){0}, &u, &count);
        assert_int_equal(count, 0);
        assert_int_equal(fc_poisson_exact(0, u), 0);
    }
}

/* (1 - p)^n needs every digit of a small p, though 1 - p has lost half of them. */
static void rare_chances_keep_their_digits(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++) {
        const int32_t n = 2385 << (i / 2);
        const double  p = 3.21 / n;
        const double  u = exp(n * log1p(-p)) * (i % 2 ? 1 + 1e-12 : 1 - 1e-12);
        int32_t       count;
        fc_binomial_column(1, &n, &p, &u, &count);
        assert_int_equal(count, i % 2);
        assert_int_equal(fc_binomial_exact(n, p, u), i % 2);
    }
}

/* Columns of every length around the inner block, with small and large means among each other. */
static void columns_of_any_length_stay_within_bounds(void **state)
{
    enum { MOST = 300 };
    double  u[MOST], v[MOST], mean[MOST];
    int32_t count[MOST + 1], trials[MOST];
    (void)state;
    fc_uniform_columns(3, 4, 0, 0, MOST, u, v);
    for (size_t i = 0; i < MOST; i++) {
        mean[i] = 20 * v[i];
        trials[i] = (int32_t)(130 * v[i]);
    }
    struct fc_arena        arena = {0};
    const struct fc_split *split = fc_split_make(0.31, &arena);
    for (size_t n = 0; n <= MOST; n += n < 140 ? 1 : 29) {
        count[n] = -1;
        fc_poisson_column(n, mean, u, count);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(count[i], fc_poisson_exact(mean[i], u[i]));
        fc_binomial_column(n, trials, v, u, count);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(count[i], fc_binomial_exact(trials[i], v[i], u[i]));
        fc_split_column(split, n, trials, u, count);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(count[i], fc_binomial_exact(trials[i], 0.31, u[i]));
        assert_int_equal(count[n], -1);
    }
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poisson_counts_match_known_quantiles),
        cmocka_unit_test(poisson_reaches_two_thousand_million),
        cmocka_unit_test(binomial_counts_match_known_quantiles),
        cmocka_unit_test(certainties_are_certain),
        cmocka_unit_test(rare_chances_keep_their_digits),
        cmocka_unit_test(columns_of_any_length_stay_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
