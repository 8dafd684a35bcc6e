/* The normal distribution function against other sources, and back and forth with its inverse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "random/normal_chance.h"
#include "random/normal_score.h"
#include "random/threefry.h"

enum { N = 100000 };

static double u[N], z[N], back[N];

/* Smaller tails in 40 digits from mpmath's erfc. */
static void tails_match_known_values(void **state)
{
    static const double known[][2] = {
        {-8.125, 2.2368120644441050467e-16}, {-7, 1.2798125438858350044e-12},
        {-5.5, 1.8989562465887719384e-8},    {-4.25, 0.000010688525774934420469},
        {-3, 0.0013498980316300945267},      {-2, 0.0227501319481792072},
        {-1.0, 0.15865525393145705141},      {-0.5, 0.30853753872598689636},
        {-0.001, 0.49960105778608893741},    {0.75, 0.22662735237686819933},
        {1.5, 0.066807201268858066004},      {2.5, 0.006209665325776135167},
        {3.75, 0.000088417285200803867818},  {5, 2.8665157187919391167e-7},
        {6.5, 4.0160005838591178083e-11},    {8, 6.2209605742717841235e-16},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double chance;
        fc_normal_chance_column(1, &known[i][0], &chance);
        const double tail = known[i][0] > 0 ? 1 - chance : chance;
        const double spacing = known[i][0] > 0 ? 0x1p-54 : 0; /* what doubles near 1 can hold */
        assert_true(fabs(tail - known[i][1]) <= 2e-14 * known[i][1] + spacing);
    }
}

/* Along 100,000 scores: the other program's values, never falling but by rounding, in place. */
static void tails_match_another_program(void **state)
{
    (void)state;
    for (size_t i = 0; i < N; i++)
        u[i] = z[i] = -8.2 + 16.4 * (double)i / (N - 1);
    fc_normal_chance_column(N, u, u);
    for (size_t i = 0; i < N; i++) {
        const double other = gsl_cdf_ugaussian_P(z[i]);
        const double spacing = z[i] > 0 ? 0x1p-53 : 0;
        assert_true(fabs(u[i] - other) <= 2e-14 * fmin(other, gsl_cdf_ugaussian_Q(z[i])) + spacing);
        assert_true(i == 0 || u[i] >= u[i - 1] * (1 - 1e-14));
    }
}

static void chances_stay_within_the_uniforms(void **state)
{
    static const double far[] = {-HUGE_VAL, -1e300, -40, -8.3, 8.3, 40, 1e300, HUGE_VAL, 0, -0.0};
    static const double expected[] = {0x1p-53,     0x1p-53,     0x1p-53,     0x1p-53, 1 - 0x1p-53,
                                      1 - 0x1p-53, 1 - 0x1p-53, 1 - 0x1p-53, 0.5,     0.5};
    enum { POINTS = sizeof far / sizeof *far };
    double chance[POINTS];
    (void)state;
    fc_normal_chance_column(POINTS, far, chance);
    for (size_t i = 0; i < POINTS; i++)
        assert_true(chance[i] == expected[i]);
}

/* To a score and back: the score's error of 2e-12 times the density, deep in the tails too. */
static void scores_come_back_as_their_uniforms(void **state)
{
    (void)state;
    fc_uniform_columns(3, 1, 0, 0, N, u, z);
    for (size_t i = 0; i < N; i += 2)
        u[i] = floor(u[i] * exp2(52 - 52 * z[i])) * 0x1p-52 + 0x1p-53;
    fc_normal_score_column(N, u, z);
    fc_normal_chance_column(N, z, back);
    for (size_t i = 0; i < N; i++)
        assert_true(fabs(back[i] - u[i]) <= 2e-11 * fmin(u[i], 1 - u[i]) + 0x1p-53);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tails_match_known_values),
        cmocka_unit_test(tails_match_another_program),
        cmocka_unit_test(chances_stay_within_the_uniforms),
        cmocka_unit_test(scores_come_back_as_their_uniforms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
