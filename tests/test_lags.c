/* Months from days: shares of movers by lag. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "engine/lags.h"

static void near(double got, double expected, double slack)
{
    if (!(fabs(got - expected) <= slack))
        fail_msg("%.12g is not %.12g", got, expected);
}

static struct fc_quantity days(enum fc_quantity_kind kind, double a, double b)
{
    return (struct fc_quantity){.kind = kind,
                                .a = a,
                                .b = b,
                                .low = -(double)INFINITY,
                                .high = (double)INFINITY,
                                .scale = 1};
}

static void test_month_shares_stay(void **state)
{
    (void)state;
    const double          share[] = {0.6, 0, 0.3, 0.1, 0};
    const struct fc_delay delay = {.kind = FC_DELAY_SHARES, .n = 5, .share = share};
    struct fc_arena       arena = {0};
    int                   n = 0;
    const double         *lag = fc_lags(&delay, FC_DAYS_A_MONTH, 50, &n, &arena);
    assert_int_equal(n, 4); /* nothing takes longer */
    for (int i = 0; i < n; i++)
        near(lag[i], share[i], 0);
    fc_arena_free(&arena);
}

/* What lies beyond the last lag that is kept stays in it. */
static void test_the_tail_is_kept(void **state)
{
    (void)state;
    const double          share[] = {0.1, 0.2, 0.3, 0.15, 0.25};
    const struct fc_delay delay = {.kind = FC_DELAY_SHARES, .n = 5, .share = share};
    struct fc_arena       arena = {0};
    int                   n = 0;
    const double         *lag = fc_lags(&delay, FC_DAYS_A_MONTH, 3, &n, &arena);
    assert_int_equal(n, 3);
    near(lag[1], 0.2, 0);
    near(lag[2], 0.7, 1e-15);
    fc_arena_free(&arena);
}

/* Someone who enters at a uniform moment and takes 45 days = 1.478 months arrives one month on with
   chance 0.522, two with 0.478. */
static void test_a_length(void **state)
{
    (void)state;
    const struct fc_delay delay = {.kind = FC_DELAY_DAYS, .days = days(FC_CERTAIN, 45, 0)};
    struct fc_arena       arena = {0};
    int                   n = 0;
    const double         *lag = fc_lags(&delay, FC_DAYS_A_MONTH, 50, &n, &arena);
    assert_int_equal(n, 3);
    near(lag[0], 0, 0);
    near(lag[1], 2 - 45 / 30.4375, 1e-12);
    near(lag[2], 45 / 30.4375 - 1, 1e-12);
    fc_arena_free(&arena);
}

/* 20 to 60 days, lognormal: the integral over the moment of entry, by another program's adaptive
   quadrature. */
static void test_a_spread(void **state)
{
    (void)state;
    const struct fc_quantity spread =
        days(FC_LOGNORMAL, (log(20) + log(60)) / 2, log(3) / 2 / 1.6448536269514722);
    const struct fc_delay delay = {.kind = FC_DELAY_DAYS, .days = spread};
    const double          expected[] = {0.06602209346994521, 0.6789039534635242, 0.2413478304799966,
                                        0.013162966688572066, 0.0005362135657000419};
    struct fc_arena       arena = {0};
    int                   n = 0;
    const double         *lag = fc_lags(&delay, FC_DAYS_A_MONTH, 50, &n, &arena);
    double                sum = 0;
    for (int i = 0; i < n; i++) {
        sum += lag[i];
        if (i < 5)
            near(lag[i], expected[i], 1e-7);
    }
    near(sum, 1, 1e-12);
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_month_shares_stay),
        cmocka_unit_test(test_the_tail_is_kept),
        cmocka_unit_test(test_a_length),
        cmocka_unit_test(test_a_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
