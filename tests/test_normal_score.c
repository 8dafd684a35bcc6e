/* Normal scores, and the exp and log under them, against other sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "random/lane_math.h"
#include "random/normal_score.h"
#include "random/threefry.h"

static void lane_log_is_the_logarithm(void **state)
{
    (void)state;
    assert_true(lane_log(1) == 0);
    for (int e = -53; e <= 0; e++)
        for (int i = 0; i < 2000; i++) {
            const double x = ldexp(1 + i / 2000.0, e - 1);
            assert_true(fabs(lane_log(x) - log(x)) <= 4e-16 * fabs(log(x)));
        }
    assert_true(fabs(lane_log(1 - 1e-9) / log(1 - 1e-9) - 1) < 4e-16);
}

static void lane_exp_is_the_exponential(void **state)
{
    (void)state;
    assert_true(lane_exp(0) == 1);
    for (int i = -70000; i <= 70000; i++) {
        const double x = i / 100.0;
        assert_true(fabs(lane_exp(x) / exp(x) - 1) <= 5e-16);
    }
}

static void lane_pick_goes_by_the_sign(void **state)
{
    (void)state;
    assert_true(lane_pick(-1e-300, 2.385, 7) == 2.385);
    assert_true(lane_pick(0, 2.385, 7) == 7);
    assert_true(lane_pick(1e-300, 2.385, 7) == 7);
}

/* Values in 40 digits from bisection on mpmath's erfc. */
static void scores_match_known_values(void **state)
{
    static const double known[][2] = {
        {0x1p-53, -8.2095361516013868556},
        {0x1.7p-45, -7.4675327164310519763},
        {0x1.99999999ap-34, -6.3722585574278268507},
        {0x1.4f8b588e368f1p-17, -4.2648907939228246102},
        {0x1.0624dd2f1a9fcp-10, -3.0902323061678135354},
        {0x1.999999999999ap-6, -1.9599639845400542118},
        {0x1.3333333333333p-3, -1.0364333894937896035},
        {0x1.8p-2, -0.31863936396437516302},
        {0x1.ffffffff8p-2, -7.2952484322915566806e-11},
        {0x1p-1, 0},
        {0x1.0000000000001p-1, 2.7829164246717669222e-16},
        {0x1.4cccccccccccdp-1, 0.38532046640756768376},
        {0x1.f5c28f5c28f5cp-1, 2.0537489106318226861},
        {0x1.ffffffp-1, 5.4199831749168679884},
        {0x1.fffffffffffffp-1, 8.2095361516013868556},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double w;
        fc_normal_score_column(1, &known[i][0], &w);
        assert_true(fabs(w - known[i][1]) < 2e-12);
    }
}

/* Against GSL's inverse at 100,000 draws, half of them pushed deep into the tails; in place. */
static void scores_match_another_inverse_and_are_odd(void **state)
{
    enum { N = 100000 };
    static double u[N], w[N], mirrored[N], depth[N];
    (void)state;
    fc_uniform_columns(1, 2, 0, 0, N, u, depth);
    for (size_t i = 0; i < N; i += 2)
        u[i] = floor(u[i] * exp2(52 - 52 * depth[i])) * 0x1p-52 + 0x1p-53;
    for (size_t i = 0; i < N; i++) {
        w[i] = u[i];
        mirrored[i] = 1 - u[i];
    }
    fc_normal_score_column(N, w, w);
    fc_normal_score_column(N, mirrored, mirrored);
    for (size_t i = 0; i < N; i++) {
        const double other =
            u[i] < 0.5 ? gsl_cdf_ugaussian_Pinv(u[i]) : gsl_cdf_ugaussian_Qinv(1 - u[i]);
        assert_true(fabs(w[i] - other) < 2e-12);
        assert_true(w[i] == -mirrored[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lane_log_is_the_logarithm),
        cmocka_unit_test(lane_exp_is_the_exponential),
        cmocka_unit_test(lane_pick_goes_by_the_sign),
        cmocka_unit_test(scores_match_known_values),
        cmocka_unit_test(scores_match_another_inverse_and_are_odd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
