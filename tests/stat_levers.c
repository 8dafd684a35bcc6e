/* Levers set by hand do what was said: their settings loaded, counted with another seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "output/say_levers.h"
#include "tests/support_levers.h"

#define PLAN(name) FC_SOURCE_DIR "/scenarios/" name

/* Within a point, give or take six standard errors of both chances. */
static void holds_as_said(const struct support_levers *asked, const struct fc_lever *lever,
                          uint64_t trials)
{
    const struct fc_chance counted =
        support_levers_count(asked, lever->n_sets, lever->set, NULL, 7, trials);
    const double error = hypot(counted.standard_error, lever->chance.standard_error);
    if (fabs(counted.p - lever->chance.p) > 6 * error)
        fail_msg("%s: %.4f was said, %.4f +- %.4f is counted",
                 fc_words_lever(asked->plan, asked->answer, lever).text, lever->chance.p, counted.p,
                 counted.standard_error);
    if (lever->enough && counted.p < 0.89)
        fail_msg("%s: only %.4f", fc_words_lever(asked->plan, asked->answer, lever).text,
                 counted.p);
}

/* A tenth less money is not enough: no lever asks for more than is needed. */
static void less_is_not_enough(const struct support_levers *asked, const struct fc_lever *lever,
                               uint64_t trials)
{
    char        text[200];
    const char *set[] = {text};
    if (!lever->enough || lever->amount <= 0 ||
        (lever->kind != FC_LEVER_CHANNEL && lever->kind != FC_LEVER_SPREAD))
        return;
    if (lever->kind == FC_LEVER_SPREAD)
        snprintf(text, sizeof text, "channel *.spend = x %.6f", 1 + 0.9 * lever->share);
    else
        snprintf(text, sizeof text, "channel %s.spend = +%.0f",
                 asked->plan->channel[lever->channel].section.name, 0.9 * lever->amount);
    const struct fc_chance counted = support_levers_count(asked, 1, set, NULL, 7, trials);
    if (counted.p > 0.9 + 2 * counted.standard_error)
        fail_msg("%s: a tenth less still holds in %.4f",
                 fc_words_lever(asked->plan, asked->answer, lever).text, counted.p);
}

static void check(const char *plan, const char *sentence, uint64_t trials)
{
    struct support_levers asked;
    int                   set = 0;
    support_levers_ask(&asked, plan, sentence, trials, false);
    for (int i = 0; i < asked.levers->n; i++) {
        const struct fc_lever *lever = &asked.levers->lever[i];
        if (lever->promise != NULL)
            continue;
        holds_as_said(&asked, lever, trials);
        less_is_not_enough(&asked, lever, trials);
        set++;
    }
    assert_true(set > 0);
    support_levers_free(&asked);
}

/* The cut plan closely: within a point. */
static void test_the_cut_plan(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("cut-20.ini"), "150 qualified leads every month from 2027-04",
                       60000, false);
    for (int i = 0; i < asked.levers->n; i++) {
        const struct fc_lever *lever = &asked.levers->lever[i];
        const struct fc_chance counted =
            support_levers_count(&asked, lever->n_sets, lever->set, lever->promise, 7, 100000);
        assert_true(fabs(counted.p - lever->chance.p) < 0.01);
        assert_true(!lever->enough || counted.p > 0.897);
        less_is_not_enough(&asked, lever, 40000);
    }
    support_levers_free(&asked);
}

static void test_spend(void **state)
{
    (void)state;
    check(PLAN("first.ini"), "50 leads every month from March", 30000);
    check(PLAN("without-events.ini"), "150 leads every month from April", 20000);
    check(PLAN("cut-20.ini"), "1,300,000 revenue in total", 10000);
    check(PLAN("cut-20.ini"), "600 inquiries every month", 20000);
}

/* A minimum spend makes the chance jump. */
static void test_a_minimum_spend(void **state)
{
    (void)state;
    check(PLAN("spread-thin.ini"), "100 leads every month from March", 20000);
}

static void test_people(void **state)
{
    (void)state;
    check(PLAN("heads.ini"), "11 wins a month on average from 2027-10", 4000);
    check(PLAN("shelf-life-late.ini"), "40 wins in total", 10000);
    check(PLAN("nurture.ini"), "12 opportunities a month on average from 2027-10", 4000);
}

static void test_joint_and_at_most(void **state)
{
    (void)state;
    check(PLAN("cut-20.ini"), "150 leads every month from April and 1.1m revenue in total", 10000);
    check(PLAN("cut-20.ini"), "at most 700,000 cost in total", 2000);
    check(PLAN("cut-20.ini"), "at most 340 cost per lead on average from April", 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_cut_plan),      cmocka_unit_test(test_spend),
        cmocka_unit_test(test_a_minimum_spend),   cmocka_unit_test(test_people),
        cmocka_unit_test(test_joint_and_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
