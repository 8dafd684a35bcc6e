/* What the budget cut of the reference plan comes to, against figures of other programs; and that
   intervals hold what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "questions/compare.h"
#include "tests/support.h"

enum { PLANS = 3 };

/* A small funnel where only luck differs: quick to run hundreds of times. */
static const char SMALL[] = "[plan]\nstart = 2027-01\nmonths = 6\n[channel web]\n"
                            "spend = %d a month\ncost per inquiry = 90\n"
                            "[stage lead]\nrate = 30%%\n"
                            "[promise leads]\npromise = 80 leads every month\n";

static struct support_plan   loaded[PLANS];
static const struct fc_plan *plan[PLANS];
static const char *const     label[PLANS] = {"reference", "cut-20", "without-events"};

static int load(void **state)
{
    (void)state;
    for (int i = 0; i < PLANS; i++) {
        char file[512];
        snprintf(file, sizeof file, "%s/scenarios/%s.ini", FC_SOURCE_DIR, label[i]);
        support_load(&loaded[i], file);
        plan[i] = loaded[i].plan;
    }
    return 0;
}

static int unload(void **state)
{
    (void)state;
    for (int i = 0; i < PLANS; i++)
        support_free(&loaded[i]);
    return 0;
}

static void compare(struct fc_comparison *out, struct fc_arena *arena, int n,
                    const struct fc_plan *const of[], uint64_t seed, uint64_t trials)
{
    const struct fc_promise *asked[2] = {&of[0]->promise[0], &of[0]->promise[1]};
    struct fc_error          err = {0};
    const struct fc_study study = {.plan = of[0], .seed = seed, .trials = trials, .arena = arena};
    assert_int_equal(fc_compare(out, &study, n, of, label, of[0]->n_promises, asked, &err), FC_OK);
}

static const struct fc_difference *leads_of(const struct fc_comparison *comparison, int i)
{
    return &fc_compared_find(comparison, &comparison->with[i], FC_M_ENTERED, 0)->total;
}

static void is_within(const char *what, double value, double expected, double bound)
{
    print_message("  %s: %.4f\n", what, value);
    if (!(fabs(value - expected) <= bound))
        fail_msg("%s is %.5f, not %.5f +- %.5f", what, value, expected, bound);
}

/* Expected figures: other programs' simulations of the same plan. */
static void test_the_cut(void **state)
{
    (void)state;
    struct fc_arena      arena = {0};
    struct fc_comparison c;
    compare(&c, &arena, 2, plan, 42, 100000);
    const struct fc_compared         *with = &c.with[0];
    const struct fc_difference       *leads = leads_of(&c, 0);
    const struct fc_compared_promise *kept = &with->promise[0];
    const struct fc_difference       *average = &kept->window[0].each;

    is_within("average leads, April to December", average->mean, -48.7, 0.3);
    assert_true(average->low < -48.7 + 0.3 && average->high > -48.7 - 0.3);
    is_within("their sd, at most 7.5", average->sd, 6.5, 1);
    is_within("on separate luck", average->independent_sd, 45, 2);
    is_within("leads in all", leads->mean, -560.3, 3.5);
    is_within("their sd, at most 87", leads->sd, 77, 10);
    is_within("on separate luck", leads->independent_sd, 520, 15);
    is_within("kept before", kept->chance[0].p, 0.978, 0.004);
    is_within("kept after", kept->chance[1].p, 0.724, 0.009);
    is_within("difference", kept->difference.mean, -0.254, 0.004);
    assert_true(kept->difference.low < kept->difference.mean &&
                kept->difference.high > kept->difference.mean && kept->difference.told_apart);
    assert_true(kept->difference.high - kept->difference.low < 0.008);
    assert_int_equal(kept->only[1], 0); /* less budget keeps no promise of more leads */
    assert_int_equal(with->payback, FC_PAYBACK_NEVER);
    fc_arena_free(&arena);
}

/* Of many runs with few trials, 95 of 100 intervals must hold the difference of a long run of
   another seed; of two plans, both intervals together. Bounds are 6 standard errors wide. */
static void test_intervals_hold_what_they_say(void **state)
{
    enum { RUNS = 200, FEW = 300 };
    (void)state;
    struct fc_arena       arena = {0};
    struct support_plan   small[PLANS] = {0};
    const struct fc_plan *of[PLANS];
    struct fc_comparison  truth;
    int                   one = 0, both = 0, chance = 0;
    for (int i = 0; i < PLANS; i++) {
        char text[512];
        snprintf(text, sizeof text, SMALL, 30000 - 3000 * i);
        support_load_text(&small[i], "small.ini", text);
        of[i] = small[i].plan;
    }
    compare(&truth, &arena, 3, of, 7, 100000);
    const double leads[2] = {leads_of(&truth, 0)->mean, leads_of(&truth, 1)->mean};
    const double lost = truth.with[0].promise[0].difference.mean;
    for (uint64_t run = 0; run < RUNS; run++) {
        struct fc_arena      own = {0};
        struct fc_comparison c;
        compare(&c, &own, 2, of, 1000 + run, FEW);
        const struct fc_difference       *d = leads_of(&c, 0);
        const struct fc_chance_difference p = c.with[0].promise[0].difference;
        one += d->low <= leads[0] && leads[0] <= d->high;
        chance += p.low <= lost && lost <= p.high;
        compare(&c, &own, 3, of, 1000 + run, FEW);
        int held = 0;
        for (int i = 0; i < 2; i++)
            held += leads_of(&c, i)->low <= leads[i] && leads[i] <= leads_of(&c, i)->high;
        both += held == 2;
        fc_arena_free(&own);
    }
    const double error = sqrt(0.95 * 0.05 / RUNS);
    is_within("intervals that hold", (double)one / RUNS, 0.95, 6 * error);
    is_within("of chances", (double)chance / RUNS, 0.95, 6 * error);
    is_within("of two plans together", (double)both / RUNS, 0.96, 6 * error);
    for (int i = 0; i < PLANS; i++)
        support_free(&small[i]);
    fc_arena_free(&arena);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_cut),
        cmocka_unit_test(test_intervals_hold_what_they_say),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
