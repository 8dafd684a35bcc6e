/* Shares of trials as chances, and when they decide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "random/threefry.h"
#include "results/chance.h"

static void near(double got, double expected, double slack)
{
    if (!(fabs(got - expected) <= slack))
        fail_msg("%.17g is not %.17g", got, expected);
}

static void test_wilson(void **state)
{
    (void)state;
    /* Wilson's formula in a second program. */
    const struct fc_chance c = fc_chance_of(72, 100);
    near(c.p, 0.72, 1e-15);
    near(c.low, 0.6251197129007884, 1e-9);
    near(c.high, 0.7986031478881379, 1e-9);
}

static void test_ends_keep_an_error(void **state)
{
    (void)state;
    const struct fc_chance none = fc_chance_of(0, 1000), all = fc_chance_of(1000, 1000);
    near(none.low, 0, 0);
    assert_true(none.high > 0.003 && none.high < 0.004);
    assert_true(none.standard_error > 0);
    near(all.high, 1, 0);
    near(all.low, 1 - none.high, 1e-12);
}

static void test_decides(void **state)
{
    (void)state;
    assert_int_equal(fc_chance_decide(97790, 100000, 0.9), FC_ABOVE);
    assert_int_equal(fc_chance_decide(72400, 100000, 0.9), FC_BELOW);
    assert_int_equal(fc_chance_decide(90050, 100000, 0.9), FC_UNDECIDED);
    assert_int_equal(fc_chance_decide(5, 5, 0.9), FC_UNDECIDED);
    assert_int_equal(fc_chance_decide(1000, 1000, 0.9), FC_ABOVE);
    assert_int_equal(fc_chance_decide(0, 1000, 0.9), FC_BELOW);
}

/* On the border, looking after every trial, at most one run in 1,000 may decide wrongly: in 400 runs
   more than 5 would have a chance below 1e-5. */
static void test_looking_often_is_safe(void **state)
{
    (void)state;
    int decided = 0;
    for (uint64_t run = 0; run < 400; run++) {
        uint64_t kept = 0;
        for (uint64_t n = 1; n <= 3000; n++) {
            double u;
            fc_uniform_columns(11, run, n, 0, 1, &u, NULL);
            kept += u < 0.9;
            if (n % 10 == 0 && fc_chance_decide(kept, n, 0.9) != FC_UNDECIDED) {
                decided++;
                break;
            }
        }
    }
    assert_true(decided <= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wilson),
        cmocka_unit_test(test_ends_keep_an_error),
        cmocka_unit_test(test_decides),
        cmocka_unit_test(test_looking_often_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
