/* Rules between fields: what a plan needs, and what in it would have no effect. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "model/check.h"
#include "model/load.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

/* Seven lines that make a plan; lines added behind begin at 8. */
#define PLAN "[plan]\nstart = 2027-01\nmonths = 12\n"
#define FREE "[channel a]\ninquiries = 9 a month\n"
#define LEAD "[stage lead]\nrate = 30%\n"
#define SMALL PLAN FREE LEAD

struct rule {
    const char *text;
    int         line, column;
    const char *rule, *words;
};

/* Loads each text and finds one problem of that level, at that place, with those words. */
static void each_is_found(const struct rule row[], size_t n, enum fc_level level)
{
    for (size_t i = 0; i < n; i++) {
        struct fc_arena      arena = {0};
        struct fc_problems   problems = {.arena = &arena};
        struct fc_plan      *plan = NULL;
        const enum fc_status status = fc_load_text(
            &plan, "plan.ini", row[i].text, strlen(row[i].text), NULL, &arena, &problems, NULL);
        const struct fc_problem *p = &problems.item[0];
        if (problems.size != 1)
            for (size_t k = 0; k < problems.size; k++)
                print_error("%d:%d %s\n", problems.item[k].place.line,
                            problems.item[k].place.column, problems.item[k].text);
        if (problems.size != 1)
            fail_msg("%zu problems in\n%s", problems.size, row[i].text);
        assert_int_equal(status, level == FC_ERROR ? FC_BAD_INPUT : FC_OK);
        assert_int_equal(p->level, level);
        if (p->place.line != row[i].line || p->place.column != row[i].column ||
            strcmp(p->rule, row[i].rule) != 0 || strstr(p->text, row[i].words) == NULL)
            fail_msg("%d:%d: [%s] %s in\n%s", p->place.line, p->place.column, p->rule, p->text,
                     row[i].text);
        if (level == FC_ERROR)
            assert_non_null(p->hint);
        fc_arena_free(&arena);
    }
}

static void what_a_plan_needs(void **state)
{
    static const struct rule row[] = {
        {"[plan]\nmonths = 12\n" FREE LEAD, 1, 2, "missing", "`start`"},
        {"[plan]\nstart = 2027-01\n" FREE LEAD, 1, 2, "missing", "`months`"},
        {PLAN LEAD, 0, 0, "missing", "no channel"},
        {PLAN FREE "enabled = no\n" LEAD, 0, 0, "missing", "turned off"},
        {PLAN FREE, 0, 0, "missing", "no stage"},
        {PLAN "[channel a]\n" LEAD, 4, 10, "missing", "neither spend nor inquiries"},
        {PLAN "[channel a]\nspend = 9 a month\n" LEAD, 5, 9, "missing", "no cost_per_inquiry"},
        {PLAN "[channel a]\ncost per inquiry = 9\n" LEAD, 5, 20, "missing", "no spend"},
        {PLAN FREE "[stage lead]\n", 6, 8, "missing", "no rate for channel `a`"},
        {SMALL "[stage won]\n[stage won / a]\ndelay = 0\n", 8, 8, "missing", "no rate"},
        {SMALL "[deal]\n", 8, 2, "missing", "no `value`"},
        {SMALL "[deal]\nmargin = 30%\n", 9, 10, "missing", "`margin` has no effect"},
        {SMALL "[promise p]\nconfidence = 80%\n", 8, 10, "missing", "does not say"},
        {SMALL "[promise p]\npromise = 9 revenue\n", 9, 13, "promise", "`revenue`"},
        {SMALL "[deal]\nvalue = 9\n[promise p]\npromise = 9% roi\n", 11, 14, "promise", "`roi`"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_ERROR);
}

static void what_would_have_no_effect(void **state)
{
    static const struct rule row[] = {
        {SMALL "[channel b]\nenabled = no\nseason = 1|1|1|1|1|1|1|1|1|1|1|2\n", 10, 1, "no-effect",
         "`season`"},
        {SMALL "[channel b]\ngrowth = 1%\nenabled = no\n", 9, 1, "no-effect", "`growth`"},
        {SMALL "[channel b]\nenabled = no\nmonth to month = 1%\n", 10, 1, "no-effect",
         "`month_to_month`"},
        {SMALL "[stage lead / a]\nrate = 20%\n", 7, 8, "no-effect", "every channel has its own"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_ERROR);
}

static void what_only_values_make_idle(void **state)
{
    static const struct rule row[] = {
        {PLAN FREE LEAD "[channel b]\nspend = 0 a month\ncost per inquiry = 5\n"
                        "month to month = 9%\n",
         11, 18, "no-effect", "brings nothing"},
        {SMALL "[channel b]\nenabled = no\n[stage lead / b]\nrate = 20%\n", 10, 2, "no-effect",
         "channel `b` is turned off"},
        {PLAN "[channel a]\ninquiries = 9 in 2027-03 | 2028-01\n" LEAD, 5, 13, "outside",
         "names 2028-01, but the plan covers 2027-01 to 2027-12"},
        {PLAN "[channel a]\ncost per inquiry = 5\nspend = 9 a month, then 7 from 2026-07\n" LEAD, 6,
         9, "outside", "2026-07"},
        {PLAN FREE "fixed cost = 9 in 2028-03\n" LEAD, 6, 14, "outside", "`fixed_cost`"},
        {SMALL "[promise p]\npromise = 90 cost per lead\n", 9, 11, "promise", "at least"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_WARNING);
}

static void lists_fit_the_months(void **state)
{
    static const struct rule row[] = {
        {PLAN "[channel a]\ncost per inquiry = 5\nspend = 1 | 2 | 3\n" LEAD, 6, 9, "list-length",
         "lists 3 values, but the plan has 12 months"},
        {PLAN "[channel a]\ninquiries = 1 | 2 | 3\n" LEAD, 5, 13, "list-length", "`inquiries`"},
        {PLAN FREE "fixed cost = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13\n" LEAD, 6,
         14, "list-length", "lists 13 values"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_ERROR);
}

static void names_must_tell_measures_apart(void **state)
{
    static const struct rule row[] = {
        {PLAN "[channel spend]\ninquiries = 9 a month\n" LEAD, 4, 10, "name", "`spend`"},
        {SMALL "[stage Net-Gain]\nrate = 9%\n", 8, 8, "name", "`Net-Gain`"},
        {SMALL "[stage inquiry]\nrate = 9%\n", 8, 8, "name", "`inquiry`"},
        {SMALL "[stage lead lost]\nrate = 9%\n", 8, 8, "name", "two things"},
        {SMALL "[stage cost per lead]\nrate = 9%\n", 8, 8, "name", "two things"},
        {SMALL "[stage sale]\nplural = leads\nrate = 9%\n", 8, 8, "name", "two things"},
        {SMALL "[stage leads]\nrate = 9%\n", 8, 8, "name", "two things"},
        {PLAN FREE "[channel b]\nid = A\ninquiries = 9 a month\n" LEAD, 7, 6, "duplicate",
         "channels `a` and `b` have the same id"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_ERROR);
}

static void amounts_stay_countable(void **state)
{
    static const struct rule row[] = {
        {PLAN "[channel a]\nspend = 1,000,000m a month\ncost per inquiry = 0.01\n" LEAD, 4, 10,
         "limit", "1e+14 inquiries"},
        {"[plan]\nstart = 2027-01\nmonths = 120\n" FREE "growth = 20%\n" LEAD, 4, 10, "limit",
         "at most 2147483647"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_ERROR);
}

/* A scenario may turn off what its base describes, and take what it likes from below. */
static void a_scenario_may_turn_off_what_is_below(void **state)
{
    static const char  text[] = "[plan]\nbased_on = reference.ini\n[channel *]\nspend = -20%\n"
                                "month to month = 30%\n[channel events]\nenabled = no\n";
    struct fc_arena    arena = {0};
    struct fc_problems problems = {.arena = &arena};
    struct fc_plan    *plan = NULL;
    (void)state;
    assert_int_equal(fc_load_text(&plan, FC_SOURCE_DIR "/scenarios/x.ini", text, strlen(text), NULL,
                                  &arena, &problems, NULL),
                     FC_OK);
    assert_int_equal(problems.size, 0);
    assert_true(fc_check(plan, &problems));
    plan->stage[1].has_rate = false;
    plan->deal.section.set = plan->channel[0].section.set;
    assert_false(fc_check(plan, &problems));
    fc_arena_free(&arena);
}

static void a_rate_may_wait_for_a_channel_that_is_off(void **state)
{
    static const char text[] = SMALL "[stage lead / a]\nrate = 20%\n[channel b]\nenabled = no\n";
    static const char *const set[] = {"stage lead.rate = 40%"};
    struct fc_arena          arena = {0};
    struct fc_problems       problems = {.arena = &arena};
    struct fc_plan          *plan = NULL;
    (void)state;
    for (int n = 0; n <= 1; n++) {
        const struct fc_settings settings = {n, set};
        assert_int_equal(
            fc_load_text(&plan, "plan.ini", text, strlen(text), &settings, &arena, &problems, NULL),
            n == 0 ? FC_OK : FC_BAD_INPUT);
        assert_int_equal(problems.size, n);
    }
    assert_string_equal(problems.item[0].rule, "no-effect");
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_plan_needs),
        cmocka_unit_test(what_would_have_no_effect),
        cmocka_unit_test(a_rate_may_wait_for_a_channel_that_is_off),
        cmocka_unit_test(what_only_values_make_idle),
        cmocka_unit_test(lists_fit_the_months),
        cmocka_unit_test(names_must_tell_measures_apart),
        cmocka_unit_test(amounts_stay_countable),
        cmocka_unit_test(a_scenario_may_turn_off_what_is_below),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
