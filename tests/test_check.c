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

/* Eight lines with a channel that spends; what is added to the channel begins at 7. */
#define PAID PLAN "[channel a]\nspend = 9k a month\ncost per inquiry = 70 to 90\n"
#define DEAL SMALL "[deal]\nvalue = 100 to 200\n" /* 8 and 9 */
#define WON SMALL "[stage won]\nrate = 3 of 9\n"  /* 8 and 9 */
#define TIE "[correlation]\na.cost_per_inquiry ~ lead.rate = 0.5\n"

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
        {DEAL "large share = 2%\n", 10, 15, "missing", "no `large_value`"},
        {DEAL "billing = monthly\n", 10, 11, "missing", "needs a `term`"},
        {DEAL "[deal / a]\nlarge share = 2%\n", 11, 15, "missing", "no `large_value`"},
        {DEAL "[deal / a]\nbilling = monthly\n", 11, 11, "missing", "needs a `term`"},
        {DEAL "[deal / a]\nmargin = 20%\n", 11, 10, "missing", "[deal] has none"},
        {SMALL "[deal / a]\nvalue = 9\n", 8, 2, "missing", "no [deal]"},
        {SMALL "[channel b]\ninquiries = 3 a month\n[deal]\nmargin = 9%\n[deal / a]\nvalue = 9\n",
         11, 10, "missing", "no `value`"},
        {PLAN FREE "[stage lead]\n[stage lead / a]\nrate = 9%\n[stage won]\nrate = 9%\n"
                   "[opening]\ninquiry = 9 in 2026-12\n",
         6, 8, "missing", "opening items of no channel"},
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
        {SMALL "[channel b]\nenabled = no\npersistence = 9%\n", 10, 1, "no-effect",
         "`persistence`"},
        {PLAN FREE "response = power 0.5\n" LEAD, 6, 12, "no-effect", "`a` spends nothing"},
        {PLAN FREE "minimum spend = 9 a month\n" LEAD, 6, 17, "no-effect", "`a` spends nothing"},
        {PLAN FREE "carry over = 9%\n" LEAD, 6, 14, "no-effect", "`a` spends nothing"},
        {PLAN FREE "chance it works = 9%\n" LEAD, 6, 19, "no-effect", "`a` spends nothing"},
        {PLAN FREE "persistence = 9%\n" LEAD, 6, 15, "no-effect", "`a` has no month_to_month"},
        {PAID "measured at = 9k a month\n" LEAD, 7, 15, "no-effect", "no curve that bends"},
        {SMALL "[channel *]\ncarry over = 9%\n", 9, 14, "no-effect", "`a` spends nothing"},
        {SMALL "[channel b]\ninquiries = 9 a month\n[channel *]\ncarry over = 9%\n", 11, 14,
         "no-effect", "`a` spends nothing"},
        {SMALL "[stage won]\nrate = 3 of 9\n[stage *]\nshelf life = 9 days\n", 11, 14, "no-effect",
         "nobody waits"},
        {DEAL "[channel b]\ninquiries = 9 a month\n[deal / a]\nvalue = 3\n[deal / b]\nowner = b\n"
              "[deal / *]\nterm = 9\n",
         17, 8, "no-effect", "paid once"},
        {SMALL "response time = 2 days\n", 8, 17, "no-effect", "waiting costs nothing"},
        {SMALL "shelf life = 2 days\n", 8, 14, "no-effect", "nobody waits"},
        {SMALL "[stage lead / a]\nresponse time = 2 days\n", 9, 17, "no-effect",
         "waiting costs nothing"},
        {SMALL "[stage lead / a]\nshelf life = 2 days\n", 9, 14, "no-effect", "nobody waits"},
        {SMALL "rate month to month = 9%\n[stage lead / a]\nrate month to month = 8%\n", 8, 23,
         "no-effect", "every channel has its own"},
        {SMALL "shelf life = 9 days\nresponse time = 2 days\n[stage lead / a]\n"
               "response time = 1 day\n",
         9, 17, "no-effect", "every channel has its own"},
        {DEAL "large value = 900\n", 10, 15, "no-effect", "no deal is a large one"},
        {DEAL "term = 9\n", 10, 8, "no-effect", "paid once"},
        {DEAL "term = 9\nbilling = once\n", 10, 8, "no-effect", "paid once"},
        {DEAL "churn = 9%\n", 10, 9, "no-effect", "no contract runs on"},
        {DEAL "[deal / a]\nterm = 9\n", 11, 8, "no-effect", "paid once"},
        {DEAL "[deal / a]\nchurn = 9%\n", 11, 9, "no-effect", "no contract runs on"},
        {DEAL "[deal / a]\nlarge value = 9\n", 11, 15, "no-effect", "no deal is a large one"},
        {DEAL "owner = board\n[deal / a]\nowner = sales\n", 10, 9, "no-effect",
         "every channel has its own"},
        {SMALL "[market]\npersistence = 9%\n", 9, 15, "no-effect", "no swing"},
        {PAID "[stage lead]\nrate = 30%\n" TIE, 10, 22, "no-effect", "a fixed number"},
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
        {PLAN "[channel b]\ncost per inquiry = 5\nspend = 0 a month\nresponse = power 0.5\n" LEAD,
         7, 12, "no-effect", "`b` spends nothing"},
        {PLAN "[channel b]\ncost per inquiry = 5\nspend = 0 a month\ncarry over = 5%\n" LEAD, 7, 14,
         "no-effect", "`b` spends nothing"},
        {PAID "response = linear\nmeasured at = 9k a month\n" LEAD, 8, 15, "no-effect",
         "no curve that bends"},
        {PAID "minimum spend = 9,001 a month\n" LEAD, 7, 17, "no-effect",
         "`a` buys nothing: it never spends more than 9,000 a month"},
        {PLAN FREE "month to month = 0%\npersistence = 9%\n" LEAD, 7, 15, "no-effect",
         "no month_to_month"},
        {SMALL "shelf life = 9 days\nresponse time = 0 days\n", 8, 14, "no-effect", "nobody waits"},
        {PLAN FREE "[stage lead]\nrate = 100%\nrate month to month = 9%\n", 8, 23, "no-effect",
         "cannot vary"},
        {SMALL "[stage lead / a]\nrate = 0%\nrate month to month = 9%\n[channel b]\n"
               "inquiries = 2 a month\n",
         10, 23, "no-effect", "cannot vary"},
        {DEAL "value uncertainty = 1\n", 10, 21, "no-effect", "always 1"},
        {DEAL "value uncertainty = 0.8 to 0.9\n", 10, 21, "mean", "the mean of this is 0.849"},
        {DEAL "value uncertainty = 1.2\n", 10, 21, "mean", "not 1"},
        {DEAL "large share = 0%\nlarge value = 900\n", 11, 15, "no-effect", "no deal is a large"},
        {SMALL "[deal]\nvalue = 9\ncap = 9\n", 10, 7, "no-effect", "no value is above it"},
        {SMALL "[deal]\nvalue = 9\n[deal / a]\nvalue = 7\ncap = 8\n[channel b]\n"
               "inquiries = 2 a month\n",
         12, 7, "no-effect", "no value is above it"},
        {DEAL "billing = monthly\nterm = 1\nchurn = 9%\n", 12, 9, "no-effect", "no contract runs"},
        {SMALL "[market]\nswing = 0%\npersistence = 9%\n", 10, 15, "no-effect", "no swing"},
        {WON "delay = 60% | 40%\n[opening]\nlead = 9 in 2026-12 | 8 in 2026-11\n", 12, 23,
         "no-effect", "none takes so long to reach `won`"},
        {WON "delay = 15 days\n[opening / a]\nlead = 9 in 2026-12 | 8 in 2026-11\n", 12, 23,
         "no-effect", "none takes so long to reach `won`"},
        {WON "delay = 3 months\n[channel b]\nenabled = no\n[opening / b]\nlead = 9 in 2026-12\n",
         13, 2, "no-effect", "channel `b` is turned off"},
        {DEAL "[channel b]\nenabled = no\n[deal / b]\nvalue = 3\n", 12, 2, "no-effect",
         "channel `b` is turned off"},
        {PLAN "[channel b]\nenabled = no\nspend = 9 a month\ncost per inquiry = 2 to 3\n" FREE
              "[stage lead]\nrate = 3 of 9\n[correlation]\n"
              "b.cost_per_inquiry ~ lead.rate = 0.5\n",
         13, 1, "no-effect", "channel `b` is turned off"},
    };
    (void)state;
    each_is_found(row, SIZE(row), FC_WARNING);
}

/* What does nothing here may do something there. */
static void what_works_somewhere_works(void **state)
{
    static const char *const text[] = {
        /* Said of all channels, and of use to one. */
        PAID LEAD "[channel b]\ninquiries = 9 a month\n[channel *]\ncarry over = 9%\n"
                  "response = power 0.5\nchance it works = 90%\nminimum spend = 3 a month\n",
        PLAN FREE "month to month = 9%\n" LEAD "[channel b]\ninquiries = 9 a month\n[channel *]\n"
                  "persistence = 50%\n",
        /* One half in the stage, the other with the channel. */
        SMALL "shelf life = 3 days\n[stage lead / a]\nresponse time = 1 day\n",
        SMALL "response time = 3 days\n[stage lead / a]\nshelf life = 1 day\n",
        WON "[stage *]\nresponse time = 3 days\n[stage won / a]\nshelf life = 1 day\n",
        /* The stage's own pace is for what is open without a channel. */
        WON
        "delay = 3 months\nrate month to month = 9%\n[stage won / a]\nrate month to month = 8%\n"
        "rate = 10%\n[opening]\nlead = 3 in 2026-12\n",
        DEAL "owner = board\n[deal / a]\nowner = sales\n[stage won]\nrate = 5%\ndelay = 2 months\n"
             "[opening]\nlead = 3 in 2026-12\n",
        /* What [deal] says may be for a [deal / X], and the other way round. */
        DEAL "term = 9\nchurn = 2%\n[deal / a]\nbilling = monthly\n",
        DEAL "billing = monthly\nterm = 12\n[deal / a]\nchurn = 2%\n",
        DEAL "large value = 900\n[deal / a]\nlarge share = 2%\n",
        DEAL "billing = monthly\n[deal / a]\nterm = 6\n",
        DEAL "large share = 2%\n[deal / a]\nlarge value = 900\n",
        DEAL "large share = 2%\nlarge value = 900\n[deal / a]\nlarge value = 700\n"
             "[channel b]\ninquiries = 9 a month\n",
        DEAL "cap = 1,000\n[deal / a]\nvalue = 1,100\n[channel b]\ninquiries = 9 a month\n",
        SMALL "[deal]\n[deal / a]\nvalue = 9\n",
        DEAL "billing = monthly\nterm = 1\nchurn = 2%\n[deal / a]\nterm = 6\n[channel b]\n"
             "inquiries = 9 a month\n",
        WON "delay = 15 days\n[opening]\nlead = 9 in 2026-12\n",
        WON "[opening]\nlead = 0 in 2026-11\n",
    };
    (void)state;
    for (size_t i = 0; i < SIZE(text); i++) {
        struct fc_arena    arena = {0};
        struct fc_problems problems = {.arena = &arena};
        struct fc_plan    *plan = NULL;
        fc_load_text(&plan, "plan.ini", text[i], strlen(text[i]), NULL, &arena, &problems, NULL);
        if (problems.size > 0)
            fail_msg("%d:%d: %s in\n%s", problems.item[0].place.line, problems.item[0].place.column,
                     problems.item[0].text, text[i]);
        assert_non_null(plan);
        fc_arena_free(&arena);
    }
}

/* A file on top may leave what it makes idle, which is a warning; what it adds in vain as well. */
static void what_lies_below_only_warns(void **state)
{
    static const struct {
        const char *set;
        const char *words; /* of the only problem; NULL: there is none */
    } row[] = {
        {"deal.billing = once", "paid once"},
        {"deal / a.value = 7", "`value` has no effect: every channel has its own"},
        {"channel a.cost per inquiry = 80", "a fixed number"},
        {"channel a.spend = 0 a month", "spends nothing"},
        {"channel a.enabled = no", "turned off"},
        {"channel b.enabled = no", NULL},
        {"market.swing = 0", "no swing"},
        {"stage lead.response time = 0 days", "nobody waits"},
    };
    static const char text[] = PAID "carry over = 5%\n"
                                    "[channel b]\ninquiries = 9 a month\n[opening / b]\n"
                                    "inquiry = 3 in 2026-12\n[deal / b]\nvalue = 4\n"
                                    "[stage lead]\nrate = 3 of 9\nresponse time = 2 days\n"
                                    "shelf life = 9 days\ndelay = 2 months\n[deal]\nvalue = 9\n"
                                    "billing = monthly\nterm = 9\n[market]\nswing = 9%\n"
                                    "persistence = 9%\n" TIE;
    (void)state;
    for (size_t i = 0; i < SIZE(row); i++) {
        struct fc_arena          arena = {0};
        struct fc_problems       problems = {.arena = &arena};
        struct fc_plan          *plan = NULL;
        const struct fc_settings settings = {1, &row[i].set};
        fc_load_text(&plan, "plan.ini", text, strlen(text), &settings, &arena, &problems, NULL);
        if (problems.size != (row[i].words != NULL))
            fail_msg("%zu problems with %s: %s", problems.size, row[i].set, problems.item[0].text);
        assert_non_null(plan);
        if (row[i].words != NULL && strstr(problems.item[0].text, row[i].words) == NULL)
            fail_msg("%s: %s", row[i].set, problems.item[0].text);
        fc_arena_free(&arena);
    }
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
        {PLAN "[channel a]\nspend = 1m a month\ncost per inquiry = 0.1\n"
              "response = saturating 900k 4\nmeasured at = 9k a month\n" LEAD,
         4, 10, "limit", "inquiries"},
        {WON "delay = 9 months\n[opening]\nlead = 2,147,483,640 in 2026-12 | 9 in 2026-11\n", 12, 8,
         "limit", "more than 2147483647 items"},
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
        cmocka_unit_test(what_works_somewhere_works),
        cmocka_unit_test(what_lies_below_only_warns),
        cmocka_unit_test(lists_fit_the_months),
        cmocka_unit_test(names_must_tell_measures_apart),
        cmocka_unit_test(amounts_stay_countable),
        cmocka_unit_test(a_scenario_may_turn_off_what_is_below),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
