/* The engine against the oracle: the same model person by person, on random and shipped plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>

#include "tests/pair.h"
#include "tests/random_plan.h"
#include "tests/support.h"

#ifdef NDEBUG
enum { SMALL = 300, LARGE = 3000 };
#else
enum { SMALL = 60, LARGE = 400 }; /* sanitizers make the same code ten times slower */
#endif

static char folder[SUPPORT_PATH];

static void compare_random(uint64_t seed, int n)
{
    struct support_plan loaded = {0};
    struct fc_text      text = {0};
    struct pair         pair;
    char                file[SUPPORT_PATH + 16], what[64];
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    snprintf(what, sizeof what, "random plan %d", (int)seed);
    random_plan_text(&text, seed);
    support_load_text(&loaded, file, text.bytes);
    pair_run(&pair, loaded.plan, n, (enum fc_apart)(seed % 3));
    pair_same_cells(&pair, what);
    pair_same_promises(&pair);
    pair_free(&pair);
    support_free(&loaded);
    fc_text_free(&text);
}

static void test_many_random_plans(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++)
        compare_random(seed, SMALL);
}

static void test_some_random_plans_closely(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed += 20)
        compare_random(seed, LARGE);
}

static void test_shipped_plans(void **state)
{
    (void)state;
    const char *const name[] = {"first",           "reference",   "cut-20",      "without-events",
                                "campaign",        "marketplace", "trade-show",  "spread-thin",
                                "two-suppliers",   "big-deals",   "saas",        "outsource",
                                "opening",         "heads",       "heads-trade", "shelf-life",
                                "shelf-life-late", "nurture"};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        struct support_plan loaded = {0};
        struct pair         pair;
        char                file[512];
        snprintf(file, sizeof file, "%s/scenarios/%s.ini", FC_SOURCE_DIR, name[i]);
        support_load(&loaded, file);
        pair_run(&pair, loaded.plan, SMALL * 2, (enum fc_apart)(i % 3));
        pair_same_cells(&pair, name[i]);
        pair_same_promises(&pair);
        pair_free(&pair);
        support_free(&loaded);
    }
}

static int make_folder(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    support_folder_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_random_plans),
        cmocka_unit_test(test_some_random_plans_closely),
        cmocka_unit_test(test_shipped_plans),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
