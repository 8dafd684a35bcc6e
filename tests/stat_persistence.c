/* Tied months: the margin stays uniform, neighbours are tied as asked, those further apart less. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "random/normal_chance.h"
#include "random/persistence.h"
#include "random/threefry.h"

enum { N = 250000, MONTHS = 6 };

static double u[MONTHS][N], score[MONTHS][N], state_of[N];

static void walk(double r, uint64_t seed)
{
    for (size_t month = 0; month < MONTHS; month++) {
        fc_uniform_columns(seed, 7, 0, month, N, u[month], NULL);
        fc_persist_column(N, r, month == 0, state_of, u[month]);
        for (size_t i = 0; i < N; i++)
            score[month][i] = state_of[i];
    }
}

static double correlation(const double x[], const double y[])
{
    double xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < N; i++) {
        xy += x[i] * y[i];
        xx += x[i] * x[i];
        yy += y[i] * y[i];
    }
    return xy / sqrt(xx * yy);
}

static int rising(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Dvoretzky, Kiefer and Wolfowitz: a right sampler exceeds 2 exp(-2 n d^2) = 1e-10 that often. */
static void assert_uniform(double column[])
{
    const double bound = sqrt(log(2e10) / (2.0 * N));
    double       worst = 0;
    qsort(column, N, sizeof *column, rising);
    for (size_t i = 0; i < N; i++)
        worst = fmax(worst, fabs(column[i] - ((double)i + 0.5) / N));
    assert_true(worst < bound);
}

static void months_are_tied_and_every_margin_is_uniform(void **state)
{
    static const double tie[] = {0, 0.3, 0.75, 0.97};
    (void)state;
    for (size_t i = 0; i < sizeof tie / sizeof *tie; i++) {
        walk(tie[i], 100 + i);
        /* Seven standard errors: (1 - r^2) / sqrt(n). */
        for (size_t month = 0; month < MONTHS; month++)
            for (size_t later = month + 1; later < MONTHS; later++) {
                const double expected = pow(tie[i], (double)(later - month));
                const double found = correlation(score[month], score[later]);
                assert_true(fabs(found - expected) <=
                            7 * (1 - expected * expected) / sqrt(N) + 1e-12);
            }
        for (size_t month = 0; month < MONTHS; month++)
            assert_uniform(u[month]);
    }
}

/* Each tied uniform is the distribution function at the kept score. */
static void the_state_is_the_score(void **state)
{
    static double chance[N];
    (void)state;
    walk(0.6, 3);
    for (size_t month = 0; month < MONTHS; month++) {
        fc_normal_chance_column(N, score[month], chance);
        for (size_t i = 0; i < N; i++)
            assert_true(chance[i] == u[month][i]);
    }
}

/* r = 1: one year-long mood; r = 0: every month as drawn, but for rounding. */
static void the_ends_are_one_mood_and_none(void **state)
{
    static double fresh[N];
    (void)state;
    walk(1, 4);
    for (size_t month = 1; month < MONTHS; month++)
        for (size_t i = 0; i < N; i++)
            assert_true(u[month][i] == u[0][i]);
    walk(0, 5);
    for (size_t month = 0; month < MONTHS; month++) {
        fc_uniform_columns(5, 7, 0, month, N, fresh, NULL);
        for (size_t i = 0; i < N; i++)
            assert_true(fabs(u[month][i] - fresh[i]) <=
                        2e-11 * fmin(fresh[i], 1 - fresh[i]) + 1e-15);
    }
}

/* A lane's months do not depend on which lanes are drawn beside it. */
static void lanes_are_alone(void **state)
{
    enum { FEW = 300 };
    double column[FEW], kept[FEW];
    (void)state;
    walk(0.5, 6);
    for (size_t month = 0; month < MONTHS; month++) {
        fc_uniform_columns(6, 7, 1000, month, FEW, column, NULL);
        fc_persist_column(FEW, 0.5, month == 0, kept, column);
        for (size_t i = 0; i < FEW; i++)
            assert_true(column[i] == u[month][1000 + i] && kept[i] == score[month][1000 + i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_tied_and_every_margin_is_uniform),
        cmocka_unit_test(the_state_is_the_score),
        cmocka_unit_test(the_ends_are_one_mood_and_none),
        cmocka_unit_test(lanes_are_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
