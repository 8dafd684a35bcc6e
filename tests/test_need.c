/* How much is needed, where it can be worked out by hand, and where no number of leads decides. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "model/sentence.h"
#include "output/json_need.h"
#include "output/say_need.h"
#include "questions/need.h"
#include "support.h"

static void assert_near(double value, double wanted, double error)
{
    if (!(fabs(value - wanted) <= error))
        fail_msg("%.10g is not within %g of %.10g", value, error, wanted);
}

/* Every lead becomes a deal of 1,000 in the same month: leads are Poisson with mean 1,200 a year. */
static const char by_leads[] = "[plan]\n"
                               "start = 2027-01\n"
                               "months = 12\n"
                               "[channel ads]\n"
                               "spend = 10,000 a month\n"
                               "cost per inquiry = 50\n"
                               "[stage lead]\n"
                               "rate = 50%\n"
                               "[stage won]\n"
                               "rate = 100%\n"
                               "[deal]\n"
                               "value = 1,000\n";

/* Leads are nearly certain; what becomes of them is not. */
static const char by_sales[] = "[plan]\n"
                               "start = 2027-01\n"
                               "months = 12\n"
                               "[channel ads]\n"
                               "spend = 10,000 a month\n"
                               "cost per inquiry = 50\n"
                               "[stage lead]\n"
                               "rate = 50%\n"
                               "[stage won]\n"
                               "rate = 2% to 30%\n"
                               "[deal]\n"
                               "value = lognormal(median 5,000, sigma 1)\n";

struct world {
    struct support_plan loaded;
    struct fc_error     error;
    struct fc_study     study;
    struct fc_promise   metric, money;
    struct fc_need      need;
};

static void read_promise(struct world *world, struct fc_promise *out, const char *text)
{
    assert_true(fc_sentence_read(out, fc_piece_of("--promise", text), world->study.plan, true,
                                 &world->loaded.problems));
}

static void find(struct world *world, const char *plan, const char *metric, const char *money,
                 double confidence)
{
    memset(world, 0, sizeof *world);
    support_load_text(&world->loaded, "plan.ini", plan);
    world->study = (struct fc_study){.plan = world->loaded.plan,
                                     .file = "plan.ini",
                                     .seed = 11,
                                     .trials = 50000,
                                     .threads = 2,
                                     .arena = &world->loaded.arena};
    read_promise(world, &world->metric, metric);
    read_promise(world, &world->money, money);
    world->money.confidence = confidence;
    assert_int_equal(fc_need_find(&world->need, &world->study, world->metric.clause, &world->money,
                                  confidence, &world->error),
                     FC_OK);
}

/* All text of the answer's verdict and sentences. */
static bool says(struct world *world, const char *words)
{
    struct fc_answer answer = {.arena = &world->loaded.arena};
    bool             found = false;
    fc_say_need(&answer, world->study.plan, &world->need);
    assert_false(answer.no_memory);
    for (const struct fc_said *said = answer.first; said != NULL; said = said->next)
        found = found || (said->text != NULL && strstr(said->text, words) != NULL) ||
                (said->word != NULL && strcmp(said->word, words) == 0);
    return found;
}

static void where_leads_are_the_money_it_is_exact(void **state)
{
    struct world world;
    (void)state;
    find(&world, by_leads, "0 leads in total", "1,250,000 revenue in total", 0.9);
    /* kept given at least L: P(N >= 1250) / P(N >= L) */
    const double rare = gsl_cdf_poisson_Q(1249, 1200);
    double       level = 1250;
    while (rare / gsl_cdf_poisson_Q((unsigned)(level - 2), 1200) >= 0.9)
        level--;
    assert_false(world.need.any);
    assert_true(world.need.found);
    assert_true(world.need.decides);
    assert_near(world.need.needed.level, level, 2);
    assert_near(world.need.as_planned.p, rare, 0.01);
    assert_true(world.need.needed.if_kept.p >= 0.9);
    assert_near(world.need.needed.if_missed.p, 0, 1e-12);
    assert_near(world.need.needed.reached.p, rare / 0.9, 0.01);
    assert_true(says(&world, "which half of the years reach"));
    support_free(&world.loaded);
}

static void chances_of_the_curve_add_up(void **state)
{
    struct world world;
    (void)state;
    find(&world, by_leads, "0 leads every month", "1,250,000 revenue in total", 0.9);
    for (int i = 0; i < world.need.n_curve; i++) {
        const struct fc_need_point *point = &world.need.curve[i];
        const double                kept = point->reached.p * point->if_kept.p;
        const double                missed = (1 - point->reached.p) * point->if_missed.p;
        assert_near(kept + missed, world.need.as_planned.p, 1e-12);
        assert_true(point->level == round(point->level));
        assert_true(i == 0 || point->level > world.need.curve[i - 1].level);
    }
    assert_true(world.need.n_curve >= 5);
    support_free(&world.loaded);
}

static void where_sales_decide_it_says_so(void **state)
{
    struct world world;
    (void)state;
    find(&world, by_sales, "0 leads in total", "1,000,000 revenue in total", 0.9);
    assert_false(world.need.any);
    assert_false(world.need.found);
    assert_false(world.need.decides);
    assert_true(says(&world, "NO LEVEL"));
    assert_true(says(&world, "More leads do not decide it"));
    support_free(&world.loaded);
}

static void what_holds_anyway_needs_no_level(void **state)
{
    struct world world;
    (void)state;
    find(&world, by_leads, "0 leads in total", "1,000,000 revenue in total", 0.9);
    assert_true(world.need.any);
    assert_false(world.need.found);
    assert_true(says(&world, "NO MINIMUM"));
    support_free(&world.loaded);
}

/* Its own levels do not count: a window with steps is asked as a whole. */
static void steps_of_the_metric_do_not_count(void **state)
{
    struct world world;
    (void)state;
    find(&world, by_leads, "70 leads every month, then 90 from 2027-07",
         "1,250,000 revenue in total", 0.5);
    const struct fc_need_point steps = world.need.middle;
    support_free(&world.loaded);
    find(&world, by_leads, "0 leads every month", "1,250,000 revenue in total", 0.5);
    assert_near(world.need.middle.level, steps.level, 0);
    assert_near(world.need.middle.if_kept.p, steps.if_kept.p, 0);
    support_free(&world.loaded);
}

static void few_trials_are_enough_to_answer(void **state)
{
    struct world world;
    (void)state;
    find(&world, by_leads, "0 leads in total", "1,250,000 revenue in total", 0.9);
    for (uint64_t trials = 1; trials <= 64; trials *= 2) {
        world.study.trials = trials;
        assert_int_equal(fc_need_find(&world.need, &world.study, world.metric.clause, &world.money,
                                      0.9, &world.error),
                         FC_OK);
        assert_int_equal(world.need.trials, trials);
    }
    support_free(&world.loaded);
}

static void the_object_holds_the_level(void **state)
{
    struct world   world;
    struct fc_json json = {0};
    (void)state;
    find(&world, by_leads, "0 leads in total", "1,250,000 revenue in total", 0.9);
    const struct fc_json_needed part = {&world.need, world.study.plan};
    json_t                     *object = fc_json_need(&json, &part);
    assert_false(json.failed);
    const json_t *needed = json_object_get(object, "needed");
    assert_near(json_real_value(json_object_get(needed, "level")), world.need.needed.level, 0);
    assert_string_equal(json_string_value(json_object_get(object, "metric")), "lead");
    assert_true(json_is_true(json_object_get(object, "found")));
    json_decref(object);
    support_free(&world.loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_leads_are_the_money_it_is_exact),
        cmocka_unit_test(chances_of_the_curve_add_up),
        cmocka_unit_test(where_sales_decide_it_says_so),
        cmocka_unit_test(what_holds_anyway_needs_no_level),
        cmocka_unit_test(steps_of_the_metric_do_not_count),
        cmocka_unit_test(few_trials_are_enough_to_answer),
        cmocka_unit_test(the_object_holds_the_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
