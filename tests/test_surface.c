/* Spline surfaces: cubics come back exactly, smooth functions nearly, and nothing beyond the edge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/arena.h"
#include "random/surface.h"

enum { MOST = 64 };

static const double LOW_X = -1, HIGH_X = 2, LOW_Y = 3, HIGH_Y = 5;

static void make(struct fc_surface *surface, int32_t cells_x, int32_t cells_y,
                 double (*f)(double, double), struct fc_arena *arena)
{
    static double value[(MOST + 1) * (MOST + 1)];
    for (int32_t j = 0; j <= cells_y; j++)
        for (int32_t i = 0; i <= cells_x; i++)
            value[j * (cells_x + 1) + i] =
                f(LOW_X + (HIGH_X - LOW_X) * i / cells_x, LOW_Y + (HIGH_Y - LOW_Y) * j / cells_y);
    assert_true(
        fc_surface_make(surface, cells_x, LOW_X, HIGH_X, cells_y, LOW_Y, HIGH_Y, value, arena));
}

static double worst(const struct fc_surface *surface, double (*f)(double, double))
{
    double off = 0;
    for (int i = 0; i <= 137; i++)
        for (int j = 0; j <= 91; j++) {
            const double x = LOW_X + (HIGH_X - LOW_X) * i / 137;
            const double y = LOW_Y + (HIGH_Y - LOW_Y) * j / 91;
            off = fmax(off, fabs(surface_at(surface, 0, x, y) - f(x, y)));
        }
    return off;
}

static double cubic(double x, double y)
{
    return (1 + x * (2 - x * (3 + 0.5 * x))) * (y * (y * (y - 7) + 1) + 0.25) + x * y;
}

static double wave(double x, double y)
{
    return sin(2 * x) * exp(0.5 * y) + cos(x * y);
}

static void cubics_come_back_exactly(void **state)
{
    static const int32_t cells[][2] = {{3, 3}, {4, 3}, {3, 4}, {5, 6}, {17, 9}, {64, 64}};
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct fc_arena   arena = {0};
        struct fc_surface surface;
        make(&surface, cells[i][0], cells[i][1], cubic, &arena);
        assert_true(worst(&surface, cubic) < 1e-11);
        fc_arena_free(&arena);
    }
}

/* Half the width, a sixteenth of the error. */
static void smooth_functions_converge(void **state)
{
    struct fc_arena   arena = {0};
    struct fc_surface coarse, fine;
    (void)state;
    make(&coarse, 32, 32, wave, &arena);
    make(&fine, 64, 64, wave, &arena);
    const double before = worst(&coarse, wave);
    const double after = worst(&fine, wave);
    assert_true(before < 2e-3);
    assert_true(after < before / 12);
    fc_arena_free(&arena);
}

/* Also where surfaces lie one after the other. */
static void beyond_the_edge_is_the_edge(void **state)
{
    static double     both[2][(MOST + 3) * (MOST + 3)];
    struct fc_arena   arena = {0};
    struct fc_surface first, second;
    (void)state;
    make(&first, 8, 5, wave, &arena);
    make(&second, 8, 5, cubic, &arena);
    assert_int_equal(surface_size(&first), 11 * 8);
    assert_true(fabs(surface_at(&first, 0, 9, 1) - wave(HIGH_X, LOW_Y)) < 1e-12);
    assert_true(fabs(surface_at(&first, 0, -HUGE_VAL, HUGE_VAL) - wave(LOW_X, HIGH_Y)) < 1e-12);
    double *joined = both[0];
    for (int i = 0; i < surface_size(&first); i++) {
        joined[i] = first.c[i];
        joined[surface_size(&first) + i] = second.c[i];
    }
    const double expected = surface_at(&second, 0, 0.3, 4.4);
    first.c = joined;
    assert_true(surface_at(&first, surface_size(&first), 0.3, 4.4) == expected);
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cubics_come_back_exactly),
        cmocka_unit_test(smooth_functions_converge),
        cmocka_unit_test(beyond_the_edge_is_the_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
