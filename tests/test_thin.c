/* A thinned line looks the same: nothing it leaves out is further away than was said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "plots/thin.h"

enum { POINTS = 300 };

/* The least distance to any piece of the line, found by thirds: along a piece it falls, then rises. */
static double away(struct fc_point point, const struct fc_point line[], size_t size)
{
    double nearest = HUGE_VAL;
    for (size_t i = 1; i < size; i++) {
        double low = 0;
        double high = 1;
        double found = 0;
        for (int step = 0; step < 60; step++) {
            const double third[] = {low + (high - low) / 3, high - (high - low) / 3};
            double       far[2];
            for (int j = 0; j < 2; j++)
                far[j] = hypot(point.x - line[i - 1].x - third[j] * (line[i].x - line[i - 1].x),
                               point.y - line[i - 1].y - third[j] * (line[i].y - line[i - 1].y));
            *(far[0] < far[1] ? &high : &low) = far[0] < far[1] ? third[1] : third[0];
            found = fmin(far[0], far[1]);
        }
        nearest = fmin(nearest, found);
    }
    return nearest;
}

static void nothing_is_lost(void **unused)
{
    struct fc_point line[POINTS], thin[POINTS];
    (void)unused;
    for (int shape = 0; shape < 6; shape++) {
        for (int i = 0; i < POINTS; i++) {
            const double x = i;
            const double y[] = {
                100 / (1 + exp((x - 150) / 20)), 40 * sin(x / 9), fmod(x * 61, 7), x < 150 ? 0 : 50,
                0.15 * fmod(x * 17, 2),          x * x / 400};
            line[i] = (struct fc_point){x, y[shape]};
        }
        const size_t size = fc_points_thin(thin, line, POINTS, 0.2);
        assert_true(size >= 2 && (shape == 2 || size < POINTS / 2));
        assert_true(thin[0].x == line[0].x && thin[size - 1].x == line[POINTS - 1].x);
        for (int i = 0; i < POINTS; i++)
            assert_true(away(line[i], thin, size) <= 0.2 + 1e-6);
    }
}

static void straight_lines_are_two_points(void **unused)
{
    struct fc_point line[POINTS], thin[POINTS];
    (void)unused;
    for (int i = 0; i < POINTS; i++)
        line[i] = (struct fc_point){0.4 * i, 7 - 0.3 * i};
    assert_int_equal(fc_points_thin(thin, line, POINTS, 0.2), 2);
    assert_int_equal(fc_points_thin(thin, line, 1, 0.2), 1);
    assert_int_equal(fc_points_thin(thin, line, 0, 0.2), 0);
    /* A line that turns back is no straight line. */
    const struct fc_point back[] = {{0, 0}, {10, 0}, {5, 0}};
    assert_int_equal(fc_points_thin(thin, back, 3, 0.2), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(straight_lines_are_two_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
