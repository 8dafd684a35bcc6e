/* Sobol points are the published ones, stay evenly spread when randomised, and are then fair. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "random/site.h"
#include "random/sobol.h"
#include "random/threefry.h"

enum { BLOCK = FC_SOBOL_BLOCK, SEED = 20270401 };

/* The first n points, a multiple of a block. */
static double *points_of(const struct fc_sobol *sobol, int n)
{
    double *u = malloc((size_t)n * sizeof *u);
    assert_non_null(u);
    for (int first = 0; first < n; first += BLOCK)
        fc_sobol_column(sobol, (uint64_t)first, u + first);
    return u;
}

static double *scrambled(int dimension, uint64_t way, int n)
{
    const struct fc_sobol_axis axis =
        fc_sobol_axis_make(dimension, fc_site("test"), (uint64_t)dimension);
    const struct fc_sobol sobol = fc_sobol_scramble(&axis, SEED, way);
    return points_of(&sobol, n);
}

/* ---- as published ----------------------------------------------------------------------------- */

/* What scipy 1.10.1 (scipy.stats.qmc.Sobol, not scrambled) gives: the first eight points, which
   stand in the order of Gray's code, and the one numbered 1234. */
static void plain_points_are_the_published_ones(void **state)
{
    static const struct {
        int    dimension;
        double first[8], later;
    } known[] = {
        {0, {0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125}, 0.86474609375},
        {1, {0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625}, 0.41943359375},
        {2, {0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375}, 0.82666015625},
        {4, {0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125}, 0.27978515625},
        {51, {0, 0.5, 0.25, 0.75, 0.875, 0.375, 0.625, 0.125}, 0.13916015625},
        {399, {0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625}, 0.31884765625},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct fc_sobol_axis axis = fc_sobol_axis_make(known[i].dimension, 1, 2);
        const struct fc_sobol      sobol = fc_sobol_plain(&axis);
        double                    *u = points_of(&sobol, 2048);
        for (int k = 0; k < 8; k++)
            assert_true(u[k ^ k >> 1] == known[i].first[k] + 0x1p-53);
        assert_true(u[1234 ^ 1234 >> 1] == known[i].later + 0x1p-53);
        free(u);
    }
}

/* ---- evenly spread ---------------------------------------------------------------------------- */

/* Every dimension alone: one point in each of n equal parts, for any aligned run of n points. */
static void every_dimension_is_stratified(void **state)
{
    static bool seen[1024];
    (void)state;
    for (int dimension = 0; dimension < FC_SOBOL_DIMENSIONS; dimension++) {
        double *u = scrambled(dimension, (uint64_t)dimension % 7, 2048);
        for (int n = 64; n <= 1024; n *= 4)
            for (int first = 0; first < 2048; first += n) {
                memset(seen, 0, sizeof seen);
                for (int i = first; i < first + n; i++) {
                    const int part = (int)(u[i] * n);
                    assert_false(seen[part]);
                    seen[part] = true;
                }
            }
        free(u);
    }
}

/* Points in every one of 2^a by 2^b boxes, each as many as in any other. */
static void assert_even(const double x[], const double y[], int n, int a, int b)
{
    const int boxes = 1 << (a + b);
    int      *count = calloc((size_t)boxes, sizeof *count);
    assert_non_null(count);
    for (int i = 0; i < n; i++)
        count[((int)(x[i] * (1 << a)) << b) + (int)(y[i] * (1 << b))]++;
    for (int box = 0; box < boxes; box++)
        assert_int_equal(count[box], n / boxes);
    free(count);
}

/* The first two make a (0, m, 2)-net: one point in every elementary box. */
static void the_first_two_dimensions_are_a_net(void **state)
{
    (void)state;
    for (uint64_t way = 0; way < 5; way++) {
        double *x = scrambled(0, way, 4096), *y = scrambled(1, way, 4096);
        for (int a = 0; a <= 12; a++)
            assert_even(x, y, 4096, a, 12 - a);
        free(x);
        free(y);
    }
}

/* Any two of the first ten: as many points in each of 16 by 16 boxes. */
static void pairs_of_dimensions_are_stratified(void **state)
{
    double *u[10];
    (void)state;
    for (int d = 0; d < 10; d++)
        u[d] = scrambled(d, 3, 4096);
    for (int d = 0; d < 10; d++)
        for (int e = 0; e < d; e++)
            assert_even(u[d], u[e], 4096, 4, 4);
    for (int d = 0; d < 10; d++)
        free(u[d]);
}

/* ---- fair ------------------------------------------------------------------------------------- */

/* Any one point, and any two together, are as good as random ones over the ways. */
static void each_point_is_uniform_over_the_ways(void **state)
{
    enum { WAYS = 4000 };
    const int at[] = {0, 1, 77, 255};
    double    sum[4] = {0}, square[4] = {0}, product[4] = {0};
    (void)state;
    const struct fc_sobol_axis axis = fc_sobol_axis_make(5, fc_site("test"), 9);
    for (uint64_t way = 0; way < WAYS; way++) {
        const struct fc_sobol sobol = fc_sobol_scramble(&axis, SEED, way);
        double                u[BLOCK];
        fc_sobol_column(&sobol, 0, u);
        for (int k = 0; k < 4; k++) {
            const double x = u[at[k]] - 0.5;
            sum[k] += x;
            square[k] += x * x;
            /* Below the digits that the block spreads evenly nothing ties two points. */
            product[k] +=
                (fmod(u[at[k]] * BLOCK, 1) - 0.5) * (fmod(u[at[(k + 1) % 4]] * BLOCK, 1) - 0.5);
        }
    }
    for (int k = 0; k < 4; k++) {
        assert_true(fabs(sum[k] / WAYS) < 6 * sqrt(1.0 / 12 / WAYS));
        assert_true(fabs(square[k] / WAYS - 1.0 / 12) < 6 * sqrt(1.0 / 180 / WAYS));
        assert_true(fabs(product[k] / WAYS) < 6 * sqrt(1.0 / 144 / WAYS));
    }
}

/* A draw that moves to another dimension keeps its randomness; other draws have others. */
static void randomness_hangs_on_the_address(void **state)
{
    (void)state;
    const struct fc_sobol_axis here = fc_sobol_axis_make(3, fc_site("a"), 24324);
    const struct fc_sobol_axis there = fc_sobol_axis_make(17, fc_site("a"), 24324);
    const struct fc_sobol_axis next = fc_sobol_axis_make(3, fc_site("a"), 24325);
    const struct fc_sobol_axis other = fc_sobol_axis_make(3, fc_site("b"), 24324);
    const uint64_t             shift = fc_sobol_scramble(&here, SEED, 0).shift;
    assert_int_equal(fc_sobol_scramble(&there, SEED, 0).shift, shift);
    assert_int_not_equal(fc_sobol_scramble(&next, SEED, 0).shift, shift);
    assert_int_not_equal(fc_sobol_scramble(&other, SEED, 0).shift, shift);
    assert_int_not_equal(fc_sobol_scramble(&here, SEED + 1, 0).shift, shift);
    assert_int_not_equal(fc_sobol_scramble(&here, SEED, 1).shift, shift);
}

static void beyond_the_table_uniforms_are_keyed(void **state)
{
    (void)state;
    const struct fc_sobol_axis axis =
        fc_sobol_axis_make(FC_SOBOL_DIMENSIONS, fc_site("test"), 24324);
    const struct fc_sobol one = fc_sobol_scramble(&axis, SEED, 2);
    const struct fc_sobol two = fc_sobol_scramble(&axis, SEED, 3);
    double               *u = points_of(&one, 4 * BLOCK), *v = points_of(&two, 4 * BLOCK);
    double                expected[4 * BLOCK], sum = 0;
    fc_uniform_columns(SEED, axis.site, UINT64_C(2) << 32, 24324, 4 * BLOCK, expected, NULL);
    assert_true(axis.beyond);
    assert_memory_equal(u, expected, sizeof expected);
    for (int i = 0; i < 4 * BLOCK; i++)
        sum += (u[i] - 0.5) * (v[i] - 0.5);
    assert_true(fabs(sum / (4 * BLOCK)) < 6 * sqrt(1.0 / 144 / (4 * BLOCK)));
    free(u);
    free(v);
}

static void points_lie_on_the_grid_of_uniforms(void **state)
{
    (void)state;
    double *u = scrambled(11, 1, 1024);
    for (int i = 0; i < 1024; i++) {
        const double k = u[i] * 0x1p52 - 0.5;
        assert_true(u[i] > 0 && u[i] < 1 && k == floor(k));
    }
    free(u);
}

/* ---- what it is for --------------------------------------------------------------------------- */

/* The product over ten dimensions of (1 + (x - 1/2)): 1; its variance (1 + 1/12)^10 - 1. */
static double error_of_integral(int n)
{
    enum { WAYS = 32, DIMENSIONS = 10 };
    double squares = 0;
    for (uint64_t way = 0; way < WAYS; way++) {
        double *product = calloc((size_t)n, sizeof *product), sum = 0;
        assert_non_null(product);
        for (int d = 0; d < DIMENSIONS; d++) {
            double *u = scrambled(d, way, n);
            for (int i = 0; i < n; i++)
                product[i] = (d == 0 ? 1 : product[i]) * (0.5 + u[i]);
            free(u);
        }
        for (int i = 0; i < n; i++)
            sum += product[i];
        squares += (sum / n - 1) * (sum / n - 1);
        free(product);
    }
    return sqrt(squares / WAYS);
}

static void integrals_converge_faster_than_by_chance(void **state)
{
    (void)state;
    const double chance = sqrt(pow(13.0 / 12, 10) - 1);
    const double few = error_of_integral(256), many = error_of_integral(4096);
    print_message("  error of chance over that of points: %.0f at 256, %.0f at 4096\n",
                  chance / sqrt(256) / few, chance / sqrt(4096) / many);
    assert_true(few < chance / sqrt(256) / 4);
    assert_true(many < chance / sqrt(4096) / 12);
    assert_true(few / many > 8); /* 4 by chance */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_points_are_the_published_ones),
        cmocka_unit_test(every_dimension_is_stratified),
        cmocka_unit_test(the_first_two_dimensions_are_a_net),
        cmocka_unit_test(pairs_of_dimensions_are_stratified),
        cmocka_unit_test(each_point_is_uniform_over_the_ways),
        cmocka_unit_test(randomness_hangs_on_the_address),
        cmocka_unit_test(beyond_the_table_uniforms_are_keyed),
        cmocka_unit_test(points_lie_on_the_grid_of_uniforms),
        cmocka_unit_test(integrals_converge_faster_than_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
