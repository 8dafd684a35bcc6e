/* The least value that will do: chances known by formula, seen with the noise of counted trials. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>

#include "questions/root.h"

/* Phi(at + rise * x / 10,000), or a step at x = 23,456 where rise is 0; seen as after n trials that
   are all off by so many standard errors. */
struct truth {
    double at, rise;
    double off;
    int    looks;
    double trials;
    bool   exact;  /* every look is perfect */
    int    broken; /* the look that fails, or 0 */
};

static double chance_at(const struct truth *truth, double x)
{
    if (truth->rise == 0)
        return x < 23456 ? 0.3 : 0.97;
    return 0.5 * erfc(-(truth->at + truth->rise * x / 10000) / sqrt(2));
}

static enum fc_status look(void *context, double x, double standard_error, struct fc_chance *out)
{
    struct truth *truth = context;
    const double  p = chance_at(truth, x);
    double        n = 1.05 * p * (1 - p) / (standard_error * standard_error);
    truth->looks++;
    if (truth->looks == truth->broken)
        return FC_NO_MEMORY;
    n = truth->exact ? 1e14 : fmin(fmax(n, 4096), 1e5);
    truth->trials += n;
    const double seen = p + truth->off * sqrt(p * (1 - p) / n);
    *out = fc_chance_of((uint64_t)(fmin(fmax(seen, 0), 1) * n), (uint64_t)n);
    return FC_OK;
}

static double to_fifty(void *context, double x)
{
    (void)context;
    return ceil(x / 50 - 1e-9) * 50;
}

static struct fc_root find(struct truth *truth, double wanted, bool round)
{
    struct fc_root               root;
    const struct fc_root_request request = {.look = look,
                                            .round_up = round ? to_fifty : NULL,
                                            .context = truth,
                                            .high = 60000,
                                            .wanted = wanted,
                                            .standard_error = 0.0015,
                                            .good_enough = round ? 0 : 10};
    assert_int_equal(fc_root_find(&root, &request), FC_OK);
    return root;
}

/* Phi(0.5 + x / 10,000) = 0.9 at x = 7,815.5; a look's error moves that by up to 0.0015 divided by
   the slope: 0.1755 / 10,000. */
static void test_a_known_root_is_found(void **state)
{
    (void)state;
    for (int off = -2; off <= 2; off++) {
        struct truth         truth = {.at = 0.5, .rise = 1, .off = off};
        const struct fc_root root = find(&truth, 0.9, false);
        const double         error = 0.0015 * 10000 / 0.1755;
        assert_int_equal(root.kind, FC_ROOT_FOUND);
        assert_true(root.chance.p >= 0.9);
        assert_true(root.chance.standard_error <= 0.0016);
        assert_true(fabs(root.x + off * error - 7815.5) < 1.2 * error);
        assert_true(root.least <= root.x && root.x <= root.most + 2 * error);
        assert_true(fabs(root.most - root.least) < 6 * error);
        assert_int_equal(root.look[0].x, 0);
        assert_int_equal(root.look[1].x, 60000);
        assert_true(truth.looks <= 10);
        assert_true(truth.trials < 300000);
    }
}

static void test_exact_looks_find_it_exactly(void **state)
{
    (void)state;
    for (double wanted = 0.75; wanted < 0.999; wanted += 0.03) {
        struct truth         truth = {.at = 0.5, .rise = 1, .exact = true};
        const struct fc_root root = find(&truth, wanted, true);
        assert_int_equal(root.kind, FC_ROOT_FOUND);
        assert_true(chance_at(&truth, root.x) >= wanted);
        assert_true(chance_at(&truth, root.x - 50) < wanted);
        assert_true(fabs(fmod(root.x, 50)) < 1e-9);
        assert_true(truth.looks <= 9);
    }
}

static void test_rounded_values_only(void **state)
{
    (void)state;
    struct truth         truth = {.at = 0.5, .rise = 1, .off = 1};
    const struct fc_root root = find(&truth, 0.9, true);
    assert_int_equal(root.kind, FC_ROOT_FOUND);
    for (int i = 0; i < root.n; i++)
        assert_true(fabs(fmod(root.look[i].x, 50)) < 1e-9);
    assert_true(fabs(root.x - 7750) <= 100);
}

/* A jump is halved down to. */
static void test_a_jump_is_found(void **state)
{
    (void)state;
    for (double wanted = 0.4; wanted < 0.96; wanted += 0.05) {
        struct truth         truth = {.rise = 0};
        const struct fc_root root = find(&truth, wanted, true);
        assert_int_equal(root.kind, FC_ROOT_FOUND);
        assert_true(root.x == 23500);
        assert_true(truth.looks <= FC_ROOT_LOOKS + 2);
    }
}

static void test_reached_already_or_never(void **state)
{
    (void)state;
    struct truth   truth = {.at = 2, .rise = 1};
    struct fc_root root = find(&truth, 0.9, true);
    assert_int_equal(root.kind, FC_ROOT_AT_LOW);
    assert_true(root.x == 0);
    assert_int_equal(truth.looks, 1);
    truth = (struct truth){.at = -8, .rise = 1};
    root = find(&truth, 0.9, true);
    assert_int_equal(root.kind, FC_ROOT_BEYOND);
    assert_true(root.x == 60000);
    assert_true(fabs(root.chance.p - chance_at(&truth, 60000)) < 0.01);
    assert_int_equal(truth.looks, 2);
}

/* Where only the chance at high is in doubt a fine look decides. */
static void test_the_end_is_looked_at_finely(void **state)
{
    (void)state;
    struct truth truth = {.at = -4.71, .rise = 1}; /* Phi(1.29) = 0.9015 at 60,000 */
    assert_int_equal(find(&truth, 0.9, true).kind, FC_ROOT_FOUND);
    truth = (struct truth){.at = -4.725, .rise = 1}; /* Phi(1.275) = 0.8988 */
    assert_int_equal(find(&truth, 0.9, true).kind, FC_ROOT_BEYOND);
}

static void test_known_at_low(void **state)
{
    (void)state;
    struct truth                 truth = {.at = 0.5, .rise = 1, .exact = true};
    const struct fc_chance       low = fc_chance_of(69146, 100000);
    struct fc_root               root;
    const struct fc_root_request request = {.look = look,
                                            .context = &truth,
                                            .high = 60000,
                                            .at_low = &low,
                                            .wanted = 0.9,
                                            .standard_error = 0.0015,
                                            .good_enough = 1};
    assert_int_equal(fc_root_find(&root, &request), FC_OK);
    assert_true(root.look[0].x == 60000);
    assert_true(fabs(root.x - 7815.5) < 2);
    truth.looks = 0;
    assert_int_equal(fc_root_reached(&root, &request), FC_OK);
    assert_int_equal(root.kind, FC_ROOT_FOUND);
    assert_int_equal(truth.looks, 1);
}

/* With a margin the answer is seen to be beyond the chance wanted by that many errors. */
static void test_margin(void **state)
{
    (void)state;
    struct truth           truth = {.at = 0.5, .rise = 1};
    struct fc_root         root;
    struct fc_root_request request = {.look = look,
                                      .round_up = to_fifty,
                                      .context = &truth,
                                      .high = 60000,
                                      .wanted = 0.9,
                                      .standard_error = 0.0015,
                                      .margin = 2};
    assert_int_equal(fc_root_find(&root, &request), FC_OK);
    assert_true(root.chance.p >= 0.9 + 2 * root.chance.standard_error - 1e-9);
    assert_true(root.chance.p < 0.907);
}

static void test_a_failing_look_ends_it(void **state)
{
    (void)state;
    for (int broken = 1; broken <= 4; broken++) {
        struct truth                 truth = {.at = 0.5, .rise = 1, .broken = broken};
        struct fc_root               root;
        const struct fc_root_request request = {.look = look,
                                                .context = &truth,
                                                .high = 60000,
                                                .wanted = 0.9,
                                                .standard_error = 0.0015};
        assert_int_equal(fc_root_find(&root, &request), FC_NO_MEMORY);
        assert_int_equal(truth.looks, broken);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_known_root_is_found),
        cmocka_unit_test(test_exact_looks_find_it_exactly),
        cmocka_unit_test(test_rounded_values_only),
        cmocka_unit_test(test_a_jump_is_found),
        cmocka_unit_test(test_reached_already_or_never),
        cmocka_unit_test(test_the_end_is_looked_at_finely),
        cmocka_unit_test(test_known_at_low),
        cmocka_unit_test(test_margin),
        cmocka_unit_test(test_a_failing_look_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
