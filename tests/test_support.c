/* The helpers that judge other tests must be right themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/support.h"

static void is_near(double x, double y, double tolerance)
{
    if (!(fabs(x - y) <= tolerance))
        fail_msg("%.12g is not %.12g", x, y);
}

static void distances_of_small_samples(void **state)
{
    (void)state;
    double x[] = {3, 1, 2, 2}, y[] = {2, 4};
    /* At 1: 1/4 and 0; at 2: 3/4 and 1/2; at 3: 1 and 1/2; at 4: 1 and 1. */
    is_near(support_distance(4, x, 2, y), 0.5, 1e-15);
    double same[] = {2, 2, 1, 3};
    is_near(support_distance(4, x, 4, same), 0, 0);
    double apart[] = {7, 8};
    is_near(support_distance(4, x, 2, apart), 1, 0);
    double broken[] = {1, nan("")};
    assert_true(isinf(support_distance(4, x, 2, broken)));
}

/* sqrt(log(40) / 2) (1/10 + 1/20) */
static void the_bound_of_the_distance(void **state)
{
    (void)state;
    is_near(support_distance_bound(100, 400, 0.1), 0.2037152274, 1e-9);
}

static void means_in_standard_errors(void **state)
{
    (void)state;
    const double x[] = {1, 2, 3, 6}, y[] = {1, 1, 4}, z[] = {5, 5};
    is_near(support_mean(4, x), 3, 1e-15);
    is_near(support_variance(4, x), 14 / 3.0, 1e-14);
    /* (3 - 2) / sqrt(14/12 + 3/3) */
    is_near(support_z(4, x, 3, y), 0.6793662205, 1e-9);
    is_near(support_z(2, z, 2, z), 0, 0);
}

static void a_program_is_run_and_heard(void **state)
{
    (void)state;
    struct support_run run = {0};
    const char *const  talk[] = {"sh", "-c", "pwd; echo to you >&2; cat; exit 5", NULL};
    support_run(&run, "/", talk);
    assert_int_equal(run.exit_code, 5);
    assert_string_equal(run.out.bytes, "/\n");
    assert_string_equal(run.err.bytes, "to you\n");
    const char *const die[] = {"sh", "-c", "kill -9 $$", NULL};
    support_run(&run, NULL, die);
    assert_int_equal(run.exit_code, 128 + 9);
    assert_string_equal(run.out.bytes, "");
    /* More than a pipe holds, on both. */
    const char *const much[] = {"sh", "-c", "head -c 200000 /dev/zero | tee /dev/stderr", NULL};
    support_run(&run, NULL, much);
    assert_int_equal(run.out.length, 200000);
    assert_int_equal(run.err.length, 200000);
    support_run_free(&run);
}

static void folders_come_and_go(void **state)
{
    (void)state;
    char           folder[SUPPORT_PATH], path[2 * SUPPORT_PATH];
    struct fc_text text = {0};
    support_folder_make(folder);
    support_write(folder, "a.txt", "some words\n");
    snprintf(path, sizeof path, "%s/a.txt", folder);
    support_read(&text, path);
    assert_string_equal(text.bytes, "some words\n");
    support_folder_remove(folder);
    assert_int_not_equal(access(folder, F_OK), 0);
    fc_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_of_small_samples), cmocka_unit_test(the_bound_of_the_distance),
        cmocka_unit_test(means_in_standard_errors),   cmocka_unit_test(a_program_is_run_and_heard),
        cmocka_unit_test(folders_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
