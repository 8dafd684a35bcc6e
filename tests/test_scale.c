/* Numbers find their places and ticks are round, whatever the size of the numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "plots/scale.h"

#define assert_near(value, expected, room) assert_true(fabs((value) - (expected)) <= (room))

static void places_are_on_a_line(void **unused)
{
    (void)unused;
    const struct fc_scale up = fc_scale_make(0, 200, 300, 100);
    assert_near(fc_scale_at(&up, 0), 300, 1e-12);
    assert_near(fc_scale_at(&up, 50), 250, 1e-12);
    assert_near(fc_scale_at(&up, 250), 50, 1e-12);
    assert_near(fc_scale_back(&up, 250), 50, 1e-12);
}

static void an_empty_range_is_widened(void **unused)
{
    static const double values[] = {0, 150, -3, 1e15, 1e-9};
    (void)unused;
    for (size_t i = 0; i < 5; i++) {
        const struct fc_scale scale = fc_scale_make(values[i], values[i], 0, 100);
        assert_true(scale.low < values[i] && values[i] < scale.high);
        assert_near(fc_scale_at(&scale, values[i]), 50, 1e-6);
    }
}

static void expect_ticks(double low, double high, size_t most, bool whole, double first,
                         double step, size_t size)
{
    const struct fc_scale scale = {low, high, 0, 1};
    const struct fc_ticks ticks = fc_scale_ticks(&scale, most, whole);
    assert_near(ticks.first, first, 1e-9 * fabs(step));
    assert_near(ticks.step, step, 1e-9 * step);
    assert_int_equal(ticks.size, size);
}

static void ticks_are_round(void **unused)
{
    (void)unused;
    expect_ticks(93, 237, 8, true, 100, 20, 7);
    expect_ticks(0, 100, 6, false, 0, 20, 6);
    expect_ticks(0, 100, 5, false, 0, 50, 3);
    expect_ticks(-30, 30, 5, false, -20, 20, 3);
    expect_ticks(0.1, 0.4, 4, false, 0.1, 0.1, 4);
    expect_ticks(0, 3, 12, true, 0, 1, 4);
    expect_ticks(928e3, 2.37e6, 5, false, 1e6, 5e5, 3);
}

static void ticks_stay_inside_at_any_size(void **unused)
{
    (void)unused;
    for (int power = -12; power <= 15; power++)
        for (size_t most = 2; most <= 12; most++) {
            const double          unit = pow(10, power);
            const struct fc_scale scale = fc_scale_make(1.37 * unit, 8.21 * unit, 0, 1);
            const struct fc_ticks ticks = fc_scale_ticks(&scale, most, false);
            assert_in_range(ticks.size, 1, most);
            for (size_t i = 0; i < ticks.size; i++) {
                const double tick = fc_ticks_at(&ticks, i);
                assert_true(tick >= scale.low * (1 - 1e-9) && tick <= scale.high * (1 + 1e-9));
            }
            /* The step is as fine as `most` allows: half of it would be too many. */
            assert_true(2.5 * (double)(ticks.size + 1) + 1 >= (double)most);
        }
}

static void digits_tell_neighbours_apart(void **unused)
{
    (void)unused;
    struct fc_scale scale = {1000000, 1000050, 0, 1};
    struct fc_ticks ticks = fc_scale_ticks(&scale, 6, true);
    assert_int_equal(fc_ticks_digits(&ticks), 6);
    scale = (struct fc_scale){0, 200, 0, 1};
    ticks = fc_scale_ticks(&scale, 5, true);
    assert_int_equal(fc_ticks_digits(&ticks), 2);
    /* Zero is zero, not the rest of a rounding. */
    scale = (struct fc_scale){-0.3, 0.3, 0, 1};
    ticks = fc_scale_ticks(&scale, 7, false);
    assert_int_equal(ticks.size, 7);
    assert_true(!(fabs(fc_ticks_at(&ticks, 3)) > 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_on_a_line),
        cmocka_unit_test(an_empty_range_is_widened),
        cmocka_unit_test(ticks_are_round),
        cmocka_unit_test(ticks_stay_inside_at_any_size),
        cmocka_unit_test(digits_tell_neighbours_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
