/* What planners get wrong: each rule speaks where it should, says what to write, and is silent
   where there is nothing to say. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>

#include "questions/lint.h"
#include "questions/lint_means.h"
#include "run/forecast.h"
#include "tests/random_plan.h"
#include "tests/support.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

/* ---- looking ---- */

/* Remarks on a plan after a small run; what reading found is taken out. */
static void look(struct support_plan *at)
{
    struct fc_result         result;
    struct fc_error          err = {0};
    const struct fc_promise *promise[FC_MAX_PROMISES];
    struct fc_request request = {.plan = at->plan, .promise = promise, .seed = 42, .threads = 1};
    request.trials = FC_LINT_TRIALS;
    request.n_promises = at->plan->n_promises;
    for (int i = 0; i < at->plan->n_promises; i++)
        promise[i] = &at->plan->promise[i];
    assert_int_equal(fc_forecast(&result, &request, &err), FC_OK);
    const struct fc_lint_request lint = {.plan = at->plan, .result = &result};
    at->problems = (struct fc_problems){.arena = &at->arena};
    fc_lint(&lint, &at->problems);
    fc_result_free(&result);
    assert_false(at->problems.no_memory);
}

static void show(const struct fc_problems *problems)
{
    for (size_t i = 0; i < problems->size; i++)
        print_error("%s:%d:%d: [%s] %s\n    = hint: %s\n", problems->item[i].place.file,
                    problems->item[i].place.line, problems->item[i].place.column,
                    problems->item[i].rule, problems->item[i].text, problems->item[i].hint);
}

static void look_at(struct support_plan *at, const char *file, const char *text)
{
    *at = (struct support_plan){0};
    support_load_text(at, file, text);
    look(at);
}

/* ---- one rule at a time ---- */

/* Nine lines that nobody remarks on. */
#define PLAN "[plan]\nstart = 2027-01\nmonths = 12\n"
#define SOURCE                                                                                     \
    "[channel a]\nspend = 9,000 a month\ncost per inquiry = 70 to 110\nmonth to month = 20%\n"
#define STAGE "[stage lead]\nrate = 36 of 120\n"
#define SMALL PLAN SOURCE STAGE
/* The same, with more to be said of the channel; and with deals, of which, or of the last stage,
   more can be said. */
#define LATE PLAN STAGE SOURCE
#define DEALS SMALL "[stage won]\nrate = 10% to 15%\n[deal]\nvalue = 5,000 to 20,000\n"
#define WINS SMALL "[deal]\nvalue = 5,000 to 20,000\n[stage won]\nrate = 10% to 15%\n"
#define MORE(name) "[channel " name "]\ninquiries = 40 to 60 a month\nmonth to month = 9%\n"
#define TEAM "[team desk]\nheads = 1\n"
#define FLAT                                                                                       \
    "[channel a]\ninquiries = 40 to 60 a month\n[channel b]\ninquiries = 40 to 60 a month\n"

static const struct row {
    const char *rule;
    const char *fires; /* the plan */
    int         line;  /* where, from column 1 on */
    int         column;
    const char *words, *hint; /* parts of what is said */
    const char *silent;       /* the same without the mistake */
} rows[] = {
    {"too-early", SMALL "delay = 0% | 0% | 100%\n[promise p]\npromise = 5 leads every month\n", 12,
     11, "begins in January 2027, but no leads can have come by then", "`from 2027-03`",
     SMALL "delay = 0% | 0% | 100%\n[promise p]\npromise = 8 leads every month from March\n"},
    {"too-early", SMALL "delay = 40% | 40% | 20%\n[promise p]\npromise = 5 leads every month\n", 12,
     11, "only about 40 % of the usual leads can have come by then", "`from 2027-02`",
     SMALL "delay = 51% | 29% | 20%\n[promise p]\npromise = 20 leads every month\n"},
    {"too-early", SMALL "delay = 40% | 60%\n[promise p]\npromise = 5 leads every month\n", 12, 11,
     "only about 40 %", "list in [opening]",
     SMALL "delay = 40% | 60%\n[promise p]\npromise = 20 leads every month\n"
           "[opening]\ninquiries = 100 in 2026-12\n"},
    {"too-early", SMALL "delay = 40% | 60%\n[promise p]\npromise = 5 leads every month\n", 12, 11,
     "begins in January 2027", "when the plan begins",
     SMALL "delay = 40% | 60%\n[promise p]\npromise = at most 40 leads every month\n"},
    {"too-early",
     SMALL "delay = 2 months\n[promise p]\npromise = 9 leads in total from 2027-01 to 2027-02\n",
     12, 11, "no leads can have come", "a longer plan",
     SMALL "delay = 2 months\n[promise p]\npromise = 9 leads in total from 2027-01 to 2027-03\n"},
    {"too-early", WINS "delay = 3 months\n[promise p]\npromise = 1 revenue every month\n", 16, 11,
     "no revenue can have come", "`from 2027-04`",
     WINS "delay = 3 months\n[promise p]\npromise = 9,000 revenue in 9 of 12 months\n"},
    {"out-of-reach", SMALL "[promise p]\npromise = 1,000 leads in total\n", 11, 11,
     "`p` is kept in none of 4,000 possible years", " leads: write that, or give the plan",
     SMALL "[promise p]\npromise = 400 leads in total\n"},
    {"out-of-reach", DEALS "[promise p]\npromise = 5m revenue and 400 leads in total\n", 15, 11,
     "none", "write other levels", DEALS "[promise p]\npromise = 400,000 revenue in total\n"},
    {"always-kept", SMALL "[promise p]\npromise = 50 leads in total\n", 11, 11,
     "`p` is kept in all of 4,000 possible years",
     "of 100 possible years is 277 leads: write that, or take it out",
     SMALL "[promise p]\npromise = at most 200,000 cost in total\n"},
    {"confidence", PLAN "confidence = 55%\n" SOURCE               STAGE, 4, 14, "kept in 55 of 100",
     "write `confidence = 80%`", PLAN "confidence = 60%\n" SOURCE STAGE},
    {"confidence", SMALL "[promise p]\npromise = 400 leads in total\nconfidence = 99.5%\n", 12, 14,
     "99.5 of 100", "write `confidence = 95%`",
     SMALL "[promise p]\npromise = 400 leads in total\nconfidence = 99%\n"},
    {"short-of-hands", SMALL "team = desk\n" TEAM "capacity = 80\n", 12, 9,
     "`desk` can work 80 inquiries in January 2027, but about 104 come", "write `heads = 2`",
     SMALL "team = desk\n" TEAM "capacity = 130\n"},
    {"short-of-hands", SMALL "team = desk\n" TEAM "capacity = 101\n", 12, 9,
     "`desk` can work 101 inquiries in January 2027, but about 104 come", "write `heads = 2`",
     SMALL "team = desk\n" TEAM "capacity = 106\n"},
    {"short-of-hands",
     PLAN "[channel a]\ninquiries = 40 to 60 a month\nmonth to month = 5%\n[channel b]\n"
          "month to month = 5%\nspend = 20,000 in 2027-05\ncost per inquiry = 90 to 110\n" STAGE
          "team = desk\n" TEAM "capacity = 60\n",
     15, 9, "60 inquiries in May 2027, but about 251 come",
     "write `heads = 1, then 3 from 2027-05`",
     PLAN "[channel a]\ninquiries = 40 to 60 a month\nmonth to month = 5%\n[channel b]\n"
          "month to month = 5%\nspend = 5,000 in 2027-05\ncost per inquiry = 90 to 110\n" STAGE
          "team = desk\n" TEAM "capacity = 60\n"},
    {"idle-team", SMALL "team = desk\n" TEAM "capacity = 2,200\n", 13, 12,
     "`desk` changes nothing but the cost", "take the team out",
     SMALL "team = desk\n" TEAM "capacity = 1,900\n"},
    {"idle-team", SMALL "team = desk\n" TEAM "capacity = 2,200\n", 13, 12,
     "more than 20 times the inquiries", "what one head really works",
     SMALL "team = desk\nresponse time = 1 day\nshelf life = 9 days\n" TEAM "capacity = 2,200\n"},
    {"brings-nothing", SMALL "[channel b]\ninquiries = 0 a month\nfixed cost = 500 a month\n", 12,
     14, "`b` costs 6,000 over the plan and brings no inquiry", "`enabled = no` in [channel b]",
     SMALL "[channel b]\ninquiries = 5 to 9 a month\nfixed cost = 500 a month\n"},
    {"brings-nothing", PLAN STAGE   MORE("b") SOURCE "chance it works = 0\n", 10, 9, "`a` costs",
     "write `inquiries", PLAN STAGE MORE("b") SOURCE "chance it works = 10%\n"},
    {"below-minimum",
     PLAN
     "[channel a]\nspend = 9,000 a month, then 900 from 2027-06\ncost per inquiry = 70 to 110\n"
     "minimum spend = 1,000 a month\nmonth to month = 20%\n" STAGE,
     5, 9, "in June 2027 channel `a` spends 900", "at least 1,000",
     PLAN
     "[channel a]\nspend = 9,000 a month, then 1,000 from 2027-06\n"
     "cost per inquiry = 70 to 110\nminimum spend = 1,000 a month\nmonth to month = 20%\n" STAGE},
    {"beyond-measured",
     PLAN "[channel a]\nspend = 9,000 a month, then 19,000 from 2027-06\n"
          "cost per inquiry = 70 to 110\nmonth to month = 20%\n" STAGE,
     5, 9,
     "in June 2027 channel `a` spends 19,000 a month, but what an inquiry costs was measured "
     "at 9,000 (the first",
     "write `response = power 0.7` and what an inquiry costs at that spend with `measured_at = "
     "19,000 a month`, or spend at most 18,000",
     PLAN "[channel a]\nspend = 9,000 a month, then 18,000 from 2027-06\n"
          "cost per inquiry = 70 to 110\nmonth to month = 20%\n" STAGE},
    {"beyond-measured", LATE "response = power 0.7\nmeasured at = 4,000 a month\n", 7, 9,
     "measured at 4,000: it may",
     "write what an inquiry costs at that spend with `measured_at = 9,000 a month`",
     LATE "response = power 0.7\nmeasured at = 4,500 a month\n"},
    {"all-certain",
     PLAN "[channel a]\nspend = 9,000 a month\ncost per inquiry = 90\nmonth to month = 20%\n"
          "[stage lead]\nrate = 30%\n",
     6, 20, "the answer knows luck only", "write a range you are 90 % sure of, such as `70 to 110`",
     PLAN "[channel a]\nspend = 9,000 a month\ncost per inquiry = 90\nmonth to month = 20%\n"
          "[stage lead]\nrate = 25% to 35%\n"},
    {"all-certain",
     PLAN "[channel a]\ninquiries = 90 a month\nmonth to month = 20%\n[stage lead]\nrate = 30%\n",
     5, 13, "every cost and rate", "such as `70 to 110`",
     PLAN "[channel a]\nspend = 9,000 a month\ncost per inquiry = 90\nmonth to month = 20%\n"
          "chance it works = 80%\n[stage lead]\nrate = 30%\n"},
    {"few-cases", PLAN SOURCE "[stage lead]\nrate = 3 of 8\n", 9, 8,
     "`3 of 8` is little to go by: it leaves room for a rate of 15 % as well as 66 %",
     "a count of 10 cases or more", PLAN SOURCE "[stage lead]\nrate = 3 of 10\n"},
    {"few-cases", PLAN SOURCE "[stage *]\nrate = 9 of 9\n[stage lead]\n[stage met]\n", 9, 8,
     "100 %", "a count of", PLAN SOURCE "[stage *]\nrate = 9 of 90\n[stage lead]\n[stage met]\n"},
    {"touches-end", PLAN SOURCE "[stage lead]\nrate = uniform(0, 40%)\n", 9, 8,
     "the rate may be 0 %", "such as `2% to 38%`",
     PLAN SOURCE "[stage lead]\nrate = uniform(1%, 40%)\n"},
    {"touches-end", PLAN SOURCE "[stage lead]\nrate = triangular(0, 20%, 40%)\n", 9, 8,
     "hardly anybody", "`36 of 120`",
     PLAN SOURCE "[stage lead]\nrate = triangular(10%, 20%, 40%)\n"},
    {"touches-end", PLAN SOURCE "[stage lead]\nrate = pert(50%, 90%, 100%)\n", 9, 8,
     "the rate may be 100 %", "% to 9", PLAN SOURCE "[stage lead]\nrate = pert(5%, 30%, 60%)\n"},
    {"touches-end", PLAN SOURCE "[stage lead]\nrate = normal(10%, 9%) within 0 to 40%\n", 9, 8,
     "0 %", "`36 of 120`", PLAN SOURCE "[stage lead]\nrate = beta(30, 70) within 0 to 40%\n"},
    {"unusual-rates", SMALL "[stage won]\nrate = 30% to 40%\n", 11, 8,
     "of 1,000 inquiries the rates make 10", "a rate below 100 %",
     SMALL "[stage won]\nrate = 10% to 30%\n"},
    {"unusual-rates", SMALL "[stage deal]\nrate = 0.2% to 0.3%\n", 11, 8, "make 0.7",
     "a share of the stage before it", SMALL "[stage visit]\nrate = 0.2% to 0.3%\n"},
    {"one-large-deal", DEALS "large share = 5%\nlarge value = 2m to 9m\n", 15, 15,
     "one single deal makes", "write a `cap`",
     DEALS "large share = 5%\nlarge value = 20,000 to 90,000\n"},
    {"independent", SMALL MORE("b") MORE("c") MORE("d") MORE("e"), 19, 10, "all 5 channels",
     "write `swing = 10%` in [market]", SMALL MORE("b") MORE("c") MORE("d")},
    {"independent", SMALL   MORE("b") MORE("c") MORE("d") MORE("e"), 19, 10, "safer than it is",
     "[correlation]", SMALL MORE("b") MORE("c") MORE("d") MORE("e") "[market]\nswing = 10%\n"},
    {"independent", SMALL MORE("b") MORE("c") MORE("d") MORE("e"), 19, 10, "their luck",
     "[correlation]",
     SMALL MORE("b") MORE("c") MORE("d")
         MORE("e") "[correlation]\nb.inquiries ~ c.inquiries = 0.5\n"},
    {"even-months", PLAN FLAT             STAGE, 4, 10, "no channel varies from month to month",
     "write `month to month = 20%`", PLAN FLAT "month to month = 5%\n" STAGE},
    {"even-months", PLAN FLAT STAGE, 4, 10, "a promise for every month", "in [market]",
     PLAN FLAT STAGE "[market]\nswing = 5%\n"},
    {"season", LATE "season = 1|1|1|1|1|1|1|1|1|1|2|2\n", 10, 10,
     "average 1.17, not 1: over a year channel `a` brings 17 % more",
     "`season = 0.857 | 0.857 | 0.857 | 0.857 | 0.857 | 0.857 | 0.857 | 0.857 | 0.857 | 0.857 | "
     "1.71 | 1.71`",
     LATE "season = 1|1|1|1|1|1|1|1|1|1|0.8|1.7\n"},
    {"beyond-the-plan", SMALL "delay = 5 months\n", 10, 9,
     "42 % of the leads that the plan's inquiries become lie beyond its end", "`months = 18`",
     SMALL "delay = 4 months\n"},
};

static void each_rule_speaks(void **state)
{
    (void)state;
    for (size_t i = 0; i < SIZE(rows); i++) {
        struct support_plan at;
        look_at(&at, "plan.ini", rows[i].fires);
        const struct fc_problem *found = &at.problems.item[0];
        if (at.problems.size != 1 || strcmp(found->rule, rows[i].rule) != 0 ||
            found->level != FC_WARNING || found->place.line != rows[i].line ||
            found->place.column != rows[i].column || strstr(found->text, rows[i].words) == NULL ||
            found->hint == NULL || strstr(found->hint, rows[i].hint) == NULL) {
            show(&at.problems);
            fail_msg("[%s] at %d:%d \"%s\" \"%s\" was to be found in\n%s", rows[i].rule,
                     rows[i].line, rows[i].column, rows[i].words, rows[i].hint, rows[i].fires);
        }
        support_free(&at);
    }
}

static void each_rule_is_silent(void **state)
{
    (void)state;
    for (size_t i = 0; i < SIZE(rows); i++) {
        struct support_plan at;
        look_at(&at, "plan.ini", rows[i].silent);
        if (at.problems.size != 0) {
            show(&at.problems);
            fail_msg("[%s] nothing was to be found in\n%s", rows[i].rule, rows[i].silent);
        }
        support_free(&at);
    }
}

static void each_rule_has_a_row(void **state)
{
    (void)state;
    for (int i = 0; i < fc_lint_count; i++) {
        bool found = strcmp(fc_lint_rule(i), "changes-nothing") == 0; /* has its own tests, below */
        for (size_t k = 0; k < SIZE(rows); k++)
            found = found || strcmp(fc_lint_rule(i), rows[k].rule) == 0;
        if (!found)
            fail_msg("[%s] is not tested", fc_lint_rule(i));
    }
}

/* ---- a file on top of another ---- */

static const char BASE[] =
    "[plan]\nstart = 2027-01\nmonths = 12\ncurrency = EUR\n"
    "[channel a]\nspend = 9,000 a month\ncost per inquiry = 70 to 110\nmonth to month = 20%\n"
    "response = power 0.7\n"
    "[channel b]\ninquiries = 40 to 60 a month\nmonth to month = 10%\n"
    "season = 1|1|1|1|1|1|1|1|1|1|0.8|1.2\n"
    "[stage lead]\nrate = 36 of 120\ndelay = 60% | 40%\nteam = desk\n"
    "[stage lead / b]\nrate = 50% at 30% | 50% at 40%\n"
    "[stage won]\nrate = 10% to 15%\ndelay = 20 to 60 days\n"
    "[team desk]\nheads = 2\ncapacity = 100\n"
    "[nurture]\nfrom = lead\nshare = 50%\nrate = 1% to 3%\nmonths = 6\n"
    "[deal]\nvalue = 5,000 to 20,000\n[deal / b]\nvalue = 9,000\n"
    "[market]\nswing = 10%\n"
    "[opening]\nlead = 20 in 2026-12\n"
    "[correlation]\na.cost_per_inquiry ~ b.inquiries = 0.5\n"
    "[promise p]\npromise = 10 leads every month from March\n";

/* Lines behind [plan] and based_on, and whether they change something. */
static const struct {
    const char *lines;
    bool        changes;
} overlays[] = {
    {"", false},
    {"name = Another\nnote = A remark\nsource = me\n", false},
    {"[channel a]\nspend = 9,000 a month, then 9k from 2027-03\n", false},
    {"[channel *]\nspend = x 1\nenabled = yes\n", false},
    {"[channel a]\ncost per inquiry = 70 to 110\nsource = the shop\n", false},
    {"[stage lead]\ndelay = 60% | 40%\nrate = 36 of 120\n[team desk]\nheads = 2\n", false},
    {"[stage lead / b]\nrate = 50% at 30% | 50% at 40%\n[deal / b]\nvalue = 9k\n", false},
    {"[opening]\nlead = 20 in 2026-12\n", false},
    {"[correlation]\nb.inquiries ~ a.cost_per_inquiry = 0.5\n", false},
    {"[promise p]\npromise = 10 leads every month from March\n", false},
    {"months = 13\n", true},
    {"confidence = 80%\n", true},
    {"[channel a]\nspend = 9,000 a month, then 9,001 from 2027-12\n", true},
    {"[channel *]\nspend = -1%\n", true},
    {"[channel a]\ncost per inquiry = 70 to 111\n", true},
    {"[channel a]\nresponse = power 0.8\n", true},
    {"[channel a]\nenabled = no\n", true},
    {"[channel a]\nowner = sales\n", true},
    {"[channel b]\nseason = 1|1|1|1|1|1|1|1|1|1|0.9|1.1\n", true},
    {"[channel b]\ninquiries = 40 to 60 in 2027-01\n", true},
    {"[channel c]\ninquiries = 40 to 60 a month\n", true},
    {"[stage lead]\ndelay = 50% | 50%\n", true},
    {"[stage won]\ndelay = 20 to 61 days\n", true},
    {"[stage lead / b]\nrate = 50% at 30% | 50% at 41%\n", true},
    {"[stage won / b]\nrate = 10% to 15%\n", true}, /* a draw of its own */
    {"[stage met]\nafter = lead\nrate = 90% to 95%\n", true},
    {"[team desk]\nheads = 2, then 3 from 2027-06\n", true},
    {"[nurture]\nmonths = 7\n", true},
    {"[deal]\nmargin = 30%\n", true},
    {"[deal / a]\nvalue = 5,000 to 20,000\n", true},
    {"[deal / b]\nvalue = 9,001\n", true},
    {"[market]\nswing = 11%\n", true},
    {"[opening]\nlead = 21 in 2026-12\n", true},
    {"[opening / a]\nlead = 20 in 2026-12\n", true},
    {"[correlation]\nb.inquiries ~ a.cost_per_inquiry = 0.6\n", true},
    {"[promise p]\npromise = 11 leads every month from March\n", true},
    {"[promise q]\npromise = 11 leads every month from March\n", true},
};

/* Only this rule is asked: changes may bring other remarks. */
static const struct fc_problem *find(const struct fc_problems *problems, const char *rule)
{
    for (size_t i = 0; i < problems->size; i++)
        if (strcmp(problems->item[i].rule, rule) == 0)
            return &problems->item[i];
    return NULL;
}

static void an_overlay_says_something(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH], top[SUPPORT_PATH + 16];
    support_folder_make(folder);
    support_write(folder, "base.ini", BASE);
    snprintf(top, sizeof top, "%s/top.ini", folder);
    for (size_t i = 0; i < SIZE(overlays); i++) {
        struct support_plan at = {0};
        char                text[400];
        snprintf(text, sizeof text, "[plan]\nbased_on = base.ini\n%s", overlays[i].lines);
        support_load_text(&at, top, text);
        const struct fc_lint_request lint = {.plan = at.plan};
        at.problems = (struct fc_problems){.arena = &at.arena};
        fc_lint(&lint, &at.problems);
        const struct fc_problem *found = find(&at.problems, "changes-nothing");
        if ((found == NULL) != overlays[i].changes)
            fail_msg("this changes %s:\n%s", found == NULL ? "nothing" : "something",
                     overlays[i].lines);
        if (found != NULL) {
            assert_int_equal(found->place.line, 2);
            assert_int_equal(found->place.column, 12);
            assert_non_null(strstr(found->text, "already so in base.ini"));
            assert_non_null(strstr(found->hint, "or use base.ini itself"));
        }
        support_free(&at);
    }
    support_folder_remove(folder);
}

/* ---- what is asked ---- */

/* Without a result nothing is said of what comes; confidences that were laid over a plan are not
   its own. */
static void rules_ask_no_more_than_there_is(void **state)
{
    (void)state;
    struct support_plan at = {0};
    support_load_text(&at, "plan.ini",
                      SMALL "[promise p]\npromise = 1,000 leads in total\n"
                            "confidence = 50%\n");
    struct fc_lint_request lint = {.plan = at.plan};
    fc_lint(&lint, &at.problems);
    assert_int_equal(at.problems.size, 1);
    assert_string_equal(at.problems.item[0].rule, "confidence");
    lint.confidence_laid = true;
    at.problems.size = 0;
    fc_lint(&lint, &at.problems);
    assert_int_equal(at.problems.size, 0);
    support_free(&at);
}

/* How many remarks a run of so many trials brings that watches this promise. */
static size_t remarks_on(struct support_plan *at, const struct fc_promise *promise, uint64_t trials)
{
    struct fc_result        result;
    const struct fc_request request = {
        .plan = at->plan, .promise = &promise, .n_promises = 1, .seed = 42, .trials = trials};
    assert_int_equal(fc_forecast(&result, &request, NULL), FC_OK);
    const struct fc_lint_request lint = {.plan = at->plan, .result = &result};
    at->problems.size = 0;
    fc_lint(&lint, &at->problems);
    fc_result_free(&result);
    return at->problems.size;
}

/* A question's promise has no place in the plan, and few trials do not tell what never happens. */
static void only_the_plans_promises_are_judged(void **state)
{
    (void)state;
    struct support_plan at = {0};
    support_load_text(&at, "plan.ini", SMALL "[promise p]\npromise = 1,000 leads in total\n");
    const struct fc_promise asked = at.plan->promise[0];
    assert_int_equal(remarks_on(&at, &at.plan->promise[0], 1000), 1);
    assert_int_equal(remarks_on(&at, &at.plan->promise[0], 999), 0);
    assert_int_equal(remarks_on(&at, &asked, 1000), 0);
    support_free(&at);
}

/* ---- whole plans ---- */

/* Eight mistakes of one planner, the most important first. */
static void eight_mistakes_are_named(void **state)
{
    static const char text[] = "[plan]\n"
                               "start      = 2027-01\n"
                               "months     = 12\n"
                               "confidence = 99.9%\n"
                               "[channel search]\n"
                               "spend            = 10,000 a month, then 30,000 from 2027-07\n"
                               "cost per inquiry = 70 to 110\n"
                               "month to month   = 20%\n"
                               "season = 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 2 | 2\n"
                               "[channel brand]\n"
                               "inquiries  = 0 a month\n"
                               "fixed cost = 4,000 a month\n"
                               "[stage lead]\n"
                               "rate = 3 of 8\n"
                               "team = desk\n"
                               "[team desk]\n"
                               "heads    = 1\n"
                               "capacity = 60\n"
                               "[stage won]\n"
                               "rate  = uniform(0, 20%)\n"
                               "delay = 0% | 100%\n"
                               "[promise wins]\n"
                               "promise = 1 win every month\n";
    static const struct {
        const char *rule;
        int         line;
        const char *words, *hint;
    } mistake[] = {
        {"too-early", 23, "promise `wins` begins in January 2027", "write `from 2027-02`"},
        {"short-of-hands", 17, "60 inquiries in January 2027, but about 115", "write `heads = "},
        {"brings-nothing", 12, "channel `brand` costs 48,000", "`enabled = no` in [channel brand]"},
        {"beyond-measured", 6, "in July 2027 channel `search` spends", "spend at most 20,000"},
        {"few-cases", 14, "`3 of 8` is little to go by", "write a count of 10 cases or more"},
        {"touches-end", 20, "the rate may be 0 %", "such as `1% to 19%`"},
        {"season", 9, "average 1.17, not 1", "write `season = 0.857 | "},
        {"confidence", 4, "99.9 of 100 years", "write `confidence = 95%`"},
    };
    (void)state;
    struct support_plan at;
    look_at(&at, "plan.ini", text);
    for (size_t i = 0; i < SIZE(mistake); i++) {
        const struct fc_problem *found = &at.problems.item[i];
        if (i < at.problems.size && strcmp(found->rule, mistake[i].rule) == 0 &&
            found->place.line == mistake[i].line && strstr(found->text, mistake[i].words) != NULL &&
            strstr(found->hint, mistake[i].hint) != NULL)
            continue;
        show(&at.problems);
        fail_msg("[%s] was to be the %zu. at line %d", mistake[i].rule, i + 1, mistake[i].line);
    }
    assert_int_equal(at.problems.size, SIZE(mistake));
    support_free(&at);
}

/* What is remarked on in the shipped plans, and why it stays. All others are as they should be. */
static const struct {
    const char *file, *rule, *why;
} shipped[] = {
    {"big-deals.ini", "one-large-deal", "rare huge contracts are its lesson"},
    {"campaign.ini", "out-of-reach", "that the campaign cannot pay is its lesson"},
    {"heads.ini", "short-of-hands", "a team that cannot keep up is what it asks about"},
    {"heads-trade.ini", "short-of-hands", "likewise, with the other team too"},
    {"marketplace.ini", "unusual-rates", "an inquiry is a lead already in these data"},
    {"marketplace.ini", "independent", "the counts of its channels are nearly uncorrelated"},
    {"opening.ini", "always-kept",
     "it keeps the reference plan's promise, to show what the start adds"},
    {"spread-thin.ini", "independent", "its suppliers have nothing in common"},
    {"trade-show.ini", "one-large-deal", "a show brings a handful of deals"},
    {"two-suppliers.ini", "beyond-measured", "the curve is there to say what more money brings"},
};

static bool is_expected(const char *file, const char *rule, bool seen[])
{
    for (size_t i = 0; i < SIZE(shipped); i++)
        if (strcmp(shipped[i].file, file) == 0 && strcmp(shipped[i].rule, rule) == 0) {
            seen[i] = true;
            return true;
        }
    return false;
}

static void look_at_shipped(const char *file, bool seen[])
{
    struct support_plan at = {0};
    char                path[300];
    snprintf(path, sizeof path, FC_SOURCE_DIR "/scenarios/%s", file);
    support_load(&at, path);
    look(&at);
    for (size_t i = 0; i < at.problems.size; i++)
        if (!is_expected(file, at.problems.item[i].rule, seen)) {
            show(&at.problems);
            fail_msg("%s is remarked on: %s", file, at.problems.item[i].rule);
        }
    support_free(&at);
}

static void shipped_plans_are_as_they_should_be(void **state)
{
    (void)state;
    bool           seen[SIZE(shipped)] = {false};
    int            n = 0;
    DIR           *folder = opendir(FC_SOURCE_DIR "/scenarios");
    struct dirent *entry;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot == NULL || strcmp(dot, ".ini") != 0)
            continue;
        look_at_shipped(entry->d_name, seen);
        n++;
    }
    closedir(folder);
    assert_true(n >= 6);
    for (size_t i = 0; i < SIZE(shipped); i++)
        if (!seen[i])
            fail_msg("%s is no longer remarked on: %s", shipped[i].file, shipped[i].rule);
}

/* ---- means ---- */

static void means_of(struct support_plan *at, const char *text, enum fc_mean_way way,
                     struct fc_mean_run *run)
{
    *at = (struct support_plan){0};
    support_load_text(at, "plan.ini", text);
    struct fc_means *means = fc_arena_take(&at->arena, 1, sizeof *means);
    assert_true(fc_means_make(means, at->plan, &at->arena));
    assert_true(fc_mean_run(run, means, way, &at->arena));
}

/* Of 100 that came a month before, a quarter moves on (a half, less a half for the week they wait),
   by halves in the first month and the second. Of those who came two months before, the first half
   of the movers is gone: 12.5 of the 87.5 who are still there move, in the first month. */
static void means_of_what_is_open(void **state)
{
#define OPEN                                                                                       \
    PLAN "[channel a]\ninquiries = 0.0010 a month\n[stage lead]\nrate = 1%\n[stage won]\nrate = "  \
         "50%\n"                                                                                   \
         "response time = 7 days\nshelf life = 7 days\ndelay = 0% | 50% | 50%\n[opening]\n"
    (void)state;
    struct support_plan at;
    struct fc_mean_run  run;
    means_of(&at, OPEN "lead = 100 in 2026-12\n", FC_MEAN_FREE, &run);
    assert_float_equal(fc_mean_entered(&run, 1, 0), 12.5, 1e-3);
    assert_float_equal(fc_mean_entered(&run, 1, 1), 12.5, 1e-3);
    support_free(&at);
    means_of(&at, OPEN "lead = 100 in 2026-11\n", FC_MEAN_FREE, &run);
    assert_float_equal(fc_mean_entered(&run, 1, 0), 14.28571, 1e-3);
    assert_float_equal(fc_mean_entered(&run, 1, 1), 0, 1e-3);
    support_free(&at);
}

/* Ever fewer of 100 people are left to reach. */
static void means_of_a_small_market(void **state)
{
    (void)state;
    struct support_plan at;
    struct fc_mean_run  run;
    means_of(&at,
             PLAN "[channel a]\ninquiries = 60 a month\n[stage lead]\nrate = 50%\n"
                  "[market]\nsize = 100\n",
             FC_MEAN_FREE, &run);
    assert_float_equal(fc_mean_entered(&run, -1, 0), 60, 1e-9);
    assert_float_equal(fc_mean_entered(&run, -1, 1), 24, 1e-9);
    assert_float_equal(fc_mean_entered(&run, 0, 2), 4.8, 1e-9);
    support_free(&at);
}

/* A team of 40 a month leaves 20, then 40 of 60 waiting; without it all move on; with pipelines
   full those of the months before arrive from the first month on. */
static void means_behind_a_team(void **state)
{
#define QUEUE                                                                                      \
    PLAN "[channel a]\ninquiries = 60 in 2027-01 | 2027-02\n[stage lead]\nrate = 50%\n"            \
         "delay = 0% | 100%\nteam = desk\n" TEAM "capacity = 40\n"
    static const double expected[3][5] = {
        [FC_MEAN_FREE] = {0, 30, 30, 0, 0},
        [FC_MEAN_TEAMS] = {0, 20, 20, 20, 0},
        [FC_MEAN_USUAL] = {30, 30, 30, 0, 0},
    };
    (void)state;
    for (int way = FC_MEAN_FREE; way <= FC_MEAN_USUAL; way++) {
        struct support_plan at;
        struct fc_mean_run  run;
        means_of(&at, QUEUE, (enum fc_mean_way)way, &run);
        for (int t = 0; t < 5; t++)
            assert_float_equal(fc_mean_entered(&run, 0, t), expected[way][t], 1e-9);
        assert_float_equal(run.wanted[1], 60, 1e-9);
        support_free(&at);
    }
}

/* ---- any plan ---- */

enum { PLANS = 50 };

/* Beside the plan's data file. */
static void load_random(struct support_plan *at, const char *folder, uint64_t seed)
{
    struct fc_text text = {0};
    char           file[SUPPORT_PATH + 16];
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    random_plan_text(&text, seed);
    *at = (struct support_plan){0};
    support_load_text(at, file, text.bytes);
    at->problems = (struct fc_problems){.arena = &at->arena};
    fc_text_free(&text);
}

/* Whatever is said has its place and says what to write. */
static void remarks_on_any_plan_help(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    int  said = 0;
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    for (uint64_t seed = 0; seed < PLANS; seed++) {
        struct support_plan at;
        load_random(&at, folder, seed);
        const struct fc_lint_request lint = {.plan = at.plan};
        fc_lint(&lint, &at.problems);
        for (size_t i = 0; i < at.problems.size; i++, said++) {
            const struct fc_problem *found = &at.problems.item[i];
            assert_int_equal(found->level, FC_WARNING);
            assert_true(found->place.line > 0);
            if (strstr(found->hint, "write ") == NULL || strstr(found->hint, " or ") == NULL)
                fail_msg("no way out: %s (%s)", found->text, found->hint);
        }
        support_free(&at);
    }
    support_folder_remove(folder);
    assert_true(said > PLANS / 2);
}

/* Means by month as simulated; where inputs hang together or a pool gives back, they are another
   thing. */
static void compare_means(const struct support_plan *at, const struct fc_mean_run *run,
                          int *compared)
{
    struct fc_result        result;
    const struct fc_plan   *plan = at->plan;
    const struct fc_request request = {.plan = plan, .seed = 7, .trials = FC_LINT_TRIALS};
    assert_int_equal(fc_forecast(&result, &request, NULL), FC_OK);
    for (int s = -1; s < plan->n_stages; s++)
        for (int t = 0; t < plan->months; t++, ++*compared) {
            const int    measure = fc_measure_of(plan, FC_M_ENTERED, s);
            const double mean = fc_result_mean(&result, measure, t);
            const double error = fc_result_sd(&result, measure, t) / sqrt(FC_LINT_TRIALS);
            const double found = fc_mean_entered(run, s, t);
            if (fabs(found - mean) > 7 * error + 0.02 * mean + 0.01)
                fail_msg("%s of month %d are %g, not %g +/- %g", plan->measure[measure].words, t,
                         mean, found, error);
        }
    fc_result_free(&result);
}

static void means_are_what_simulation_says(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    int  compared = 0;
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    for (uint64_t seed = 0; seed < PLANS; seed++) {
        struct support_plan at;
        struct fc_means     means;
        struct fc_mean_run  run;
        load_random(&at, folder, seed);
        if (at.plan->n_teams == 0 && !at.plan->nurture.exists && at.plan->n_ties == 0 &&
            isinf(at.plan->market.size)) {
            assert_true(fc_means_make(&means, at.plan, &at.arena));
            assert_true(fc_mean_run(&run, &means, FC_MEAN_FREE, &at.arena));
            compare_means(&at, &run, &compared);
        }
        support_free(&at);
    }
    support_folder_remove(folder);
    assert_true(compared > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_speaks),
        cmocka_unit_test(each_rule_is_silent),
        cmocka_unit_test(each_rule_has_a_row),
        cmocka_unit_test(an_overlay_says_something),
        cmocka_unit_test(rules_ask_no_more_than_there_is),
        cmocka_unit_test(only_the_plans_promises_are_judged),
        cmocka_unit_test(eight_mistakes_are_named),
        cmocka_unit_test(shipped_plans_are_as_they_should_be),
        cmocka_unit_test(means_of_what_is_open),
        cmocka_unit_test(means_of_a_small_market),
        cmocka_unit_test(means_behind_a_team),
        cmocka_unit_test(remarks_on_any_plan_help),
        cmocka_unit_test(means_are_what_simulation_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
