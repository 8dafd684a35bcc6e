/* Teams, their doors and the nurture pool: what the plan holds of every key, how it is changed, and
   what has no effect. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/input.h"
#include "model/load.h"
#include "model/sentence.h"
#include "tests/support.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

#define PLAN "[plan]\nstart = 2027-01\nmonths = 6\n"
#define CHANNELS                                                                                   \
    "[channel search]\ninquiries = 90 a month\n[channel events]\ninquiries = 9 a month\n"

/* 1 to 7, then the stages. */
static const char base[] = PLAN CHANNELS
    "[stage lead]\nrate = 30%\nteam = Inside-Sales\nexpires = 30 days\nowner = demand\n"
    "[stage lead / events]\nexpires = 2 weeks\n"
    "[stage demo]\nrate = 20%\n"
    "[stage won]\nrate = 20%\nteam = north\nresponse time = 2 days\n"
    "[team north]\nheads = 2 | 2 | 3 | 3 | 2 | 4\ncapacity = 1,200 a year\nowner = board\n"
    "ramp = 5 months\ncost = 72,000 a year\norder = Newest_First\nsource = CRM\n"
    "[team inside sales]\nheads = 1.5, then 2 from 2027-04\ncapacity = 120\n"
    "[nurture]\nfrom = demo\nshare = 50 to 70%\nrate = 36 of 900\nmonths = 12\n"
    "returns to = lead\ncontacts = 3\ntires at = 1.5 a month\nsource = mailing\n";

struct fixture {
    char               folder[SUPPORT_PATH];
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_plan    *plan;
};

static int begin(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.plan = NULL};
    support_folder_make(fixture.folder);
    support_write(fixture.folder, "base.ini", base);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    fc_arena_free(&f->arena);
    support_folder_remove(f->folder);
    return 0;
}

static void load_text(struct fixture *f, const char *name, const char *text,
                      const char *const setting[])
{
    char               file[SUPPORT_PATH + 16];
    struct fc_settings settings = {0, setting};
    while (setting != NULL && setting[settings.n] != NULL)
        settings.n++;
    fc_arena_free(&f->arena);
    f->problems = (struct fc_problems){.arena = &f->arena};
    f->plan = NULL;
    snprintf(file, sizeof file, "%s/%s", f->folder, name);
    fc_load_text(&f->plan, file, text, strlen(text), &settings, &f->arena, &f->problems, NULL);
}

/* The base with lines on top and settings on these, NULL at their end; no problem of any kind. */
static void load(struct fixture *f, const char *top, const char *const setting[])
{
    char text[2000];
    snprintf(text, sizeof text, "[plan]\nbased on = base.ini\n%s", top);
    load_text(f, "top.ini", text, setting);
    for (size_t i = 0; i < f->problems.size; i++)
        fail_msg("%s:%d:%d: %s", f->problems.item[i].place.file, f->problems.item[i].place.line,
                 f->problems.item[i].place.column, f->problems.item[i].text);
}

static void is(const char *what, double value, double expected)
{
    const bool same = value == expected;
    if (!same && !(fabs(value - expected) <= 1e-12 * fabs(expected)))
        fail_msg("%s is %.17g, not %.17g", what, value, expected);
}
#define IS(value, expected) is(#value, value, expected)

static void heads_are(const struct fixture *f, int team, const double heads[6])
{
    for (int t = 0; t < 6; t++)
        is("heads", fc_schedule_at(&f->plan->team[team].heads, f->plan->start, t), heads[t]);
}

/* ---- read ------------------------------------------------------------------------------------- */

static void teams_are_read(void **state)
{
    struct fixture *f = *state;
    load(f, "", NULL);
    assert_int_equal(f->plan->n_teams, 2);
    const struct fc_team *north = &f->plan->team[0];
    const struct fc_team *inside = &f->plan->team[1];
    assert_string_equal(north->section.name, "north");
    assert_string_equal(inside->section.key, "inside_sales");
    heads_are(f, 0, (double[]){2, 2, 3, 3, 2, 4});
    heads_are(f, 1, (double[]){1.5, 1.5, 1.5, 2, 2, 2});
    IS(north->capacity, 100);
    IS(inside->capacity, 120);
    IS(north->ramp, 5);
    IS(inside->ramp, 0);
    IS(north->cost, 6000);
    IS(inside->cost, 0);
    assert_int_equal(north->order, FC_NEWEST_FIRST);
    assert_int_equal(inside->order, FC_OLDEST_FIRST);
    assert_string_equal(north->owner, "board");
    assert_string_equal(inside->owner, "demand");
    assert_string_equal(north->section.source, "CRM");
    assert_int_equal(north->stage, 2);
    assert_int_equal(inside->stage, 0);
    assert_int_equal(fc_plan_team(f->plan, fc_piece_of("", "Inside Sales")), 1);
    assert_int_equal(fc_plan_team(f->plan, fc_piece_of("", "south")), -1);
}

static void doors_have_teams_and_items_expire(void **state)
{
    struct fixture *f = *state;
    load(f, "", NULL);
    const struct fc_stage *stage = f->plan->stage;
    assert_int_equal(stage[0].team, 1);
    assert_int_equal(stage[1].team, -1);
    assert_int_equal(stage[2].team, 0);
    IS(stage[0].pace.expires, 30);
    IS(stage[0].route[0].pace.expires, 30);
    IS(stage[0].route[1].pace.expires, 14);
    assert_false(stage[0].route[0].has_pace);
    assert_true(stage[0].route[1].has_pace);
    IS(stage[1].pace.expires, (double)INFINITY);
    IS(stage[1].route[1].pace.expires, (double)INFINITY);
    load(f, "[stage won]\nexpires = 9 days\n[stage won / search]\nexpires = 1 day\n",
         (const char *[]){"stage won / search.expires = +3", NULL});
    IS(f->plan->stage[2].route[0].pace.expires, 4);
    IS(f->plan->stage[2].route[1].pace.expires, 9);
}

static void nurture_is_read(void **state)
{
    struct fixture *f = *state;
    load(f, "", NULL);
    const struct fc_nurture *nurture = &f->plan->nurture;
    assert_true(nurture->exists);
    assert_string_equal(nurture->owner, "marketing");
    assert_int_equal(nurture->from, 1);
    assert_int_equal(nurture->returns_to, 0);
    assert_int_equal(nurture->share.kind, FC_BETA);
    assert_int_equal(nurture->rate.kind, FC_BETA);
    IS(nurture->rate.a, 36.5);
    assert_int_equal(nurture->months, 12);
    IS(nurture->contacts, 3);
    IS(nurture->tires_at, 1.5);
    assert_string_equal(nurture->section.source, "mailing");
    load_text(f, "x.ini",
              PLAN CHANNELS "[stage lead]\nrate = 3%\n[stage demo]\nrate = 3%\n"
                            "[stage won]\nrate = 3%\n[nurture]\n"
                            "owner = sales\nfrom = demo\nshare = 9%\nrate = 4%\nmonths = 60\n",
              NULL);
    nurture = &f->plan->nurture;
    assert_string_equal(nurture->owner, "sales");
    assert_int_equal(nurture->returns_to, 1);
    IS(nurture->contacts, 1);
    IS(nurture->tires_at, (double)INFINITY);
    load_text(f, "x.ini", PLAN CHANNELS "[stage lead]\nrate = 3%\n", NULL);
    assert_false(f->plan->nurture.exists);
    assert_int_equal(f->plan->nurture.from, -1);
    assert_int_equal(f->plan->n_teams, 0);
}

/* ---- changed ---------------------------------------------------------------------------------- */

static void teams_are_changed(void **state)
{
    static const char *const set[] = {"team north.heads = 5",
                                      "team *.heads = -1",
                                      "team inside sales.heads = +1.5",
                                      "team *.capacity = x 1.5",
                                      "team north.ramp = +1",
                                      "team north.cost = 10% less",
                                      "team Inside-Sales.order = newest first",
                                      "team north.ramp = 2 weeks",
                                      "stage lead.expires = +6",
                                      NULL};
    struct fixture          *f = *state;
    load(f, "[team north]\nheads = +1\n[team *]\nheads = x 2\n", NULL);
    heads_are(f, 0, (double[]){5, 5, 7, 7, 5, 9});
    heads_are(f, 1, (double[]){3, 3, 3, 4, 4, 4});
    load(f, "[team inside sales]\nheads = 1, then 3 from 2027-02\ncost = 4k a month\n",
         (const char *[]){"team north.heads = -3", NULL});
    heads_are(f, 0, (double[]){0, 0, 0, 0, 0, 1});
    heads_are(f, 1, (double[]){1, 3, 3, 3, 3, 3});
    IS(f->plan->team[1].cost, 4000);
    load_text(f, "top.ini", "[plan]\nbased on = base.ini\n", set);
    assert_non_null(f->plan);
    heads_are(f, 0, (double[]){4, 4, 4, 4, 4, 4});
    heads_are(f, 1, (double[]){2, 2, 2, 2.5, 2.5, 2.5});
    IS(f->plan->team[0].capacity, 150);
    IS(f->plan->team[1].capacity, 180);
    IS(f->plan->team[0].cost, 5400);
    IS(f->plan->team[0].ramp, 14 / 30.4375);
    assert_int_equal(f->plan->team[1].order, FC_NEWEST_FIRST);
    IS(f->plan->stage[0].pace.expires, 36);
}

/* A base speaks of its own teams; a file on top may bring another to a door. */
static void a_file_on_top_brings_a_team(void **state)
{
    struct fixture *f = *state;
    load(f,
         "[stage demo]\nteam = crew\n[team crew]\nheads = 1\ncapacity = 9\n[team *]\ncost = 3k a "
         "month\n",
         NULL);
    assert_int_equal(f->plan->n_teams, 3);
    assert_int_equal(f->plan->team[2].stage, 1);
    assert_string_equal(f->plan->team[2].owner, "demand");
    for (int t = 0; t < 3; t++)
        IS(f->plan->team[t].cost, 3000);
}

static void nurture_is_changed(void **state)
{
    static const char *const set[] = {"nurture.rate = x 0.5",
                                      "nurture.contacts = +2",
                                      "nurture.tires at = 20% more",
                                      "nurture.months = 3",
                                      "nurture.returns to = demo",
                                      "nurture.share = 100%",
                                      NULL};
    struct fixture          *f = *state;
    load(f, "", set);
    const struct fc_nurture *nurture = &f->plan->nurture;
    IS(nurture->rate.scale, 0.5);
    IS(nurture->contacts, 5);
    IS(nurture->tires_at, 1.8);
    assert_int_equal(nurture->months, 3);
    assert_int_equal(nurture->returns_to, 1);
    IS(nurture->share.a, 1);
    load(f, "[nurture]\nfrom = lead\n", NULL);
    assert_int_equal(f->plan->nurture.from, 0);
}

/* ---- rules ------------------------------------------------------------------------------------ */

/* 4 to 11; what is added begins at 12. */
#define SMALL PLAN "[channel a]\ninquiries = 9 a month\n" STAGES
#define STAGES "[stage lead]\nrate = 30%\n[stage won]\nrate = 20%\nteam = sales\n"
#define TEAM "[team sales]\n" /* 11 */
#define HEADS "heads = 4\ncapacity = 90\n"
#define POOL "[nurture]\nfrom = lead\nshare = 60%\nrate = 4%\nmonths = 12\n" /* 14 to 18 */
#define FULL SMALL TEAM HEADS

struct rule {
    const char *text;
    int         line, column;
    const char *rule, *words;
};

/* Loads each text and finds one problem of that level, at that place, with those words. */
static void each_is_found(struct fixture *f, const struct rule row[], size_t n, enum fc_level level)
{
    for (size_t i = 0; i < n; i++) {
        load_text(f, "plan.ini", row[i].text, NULL);
        if (f->problems.size != 1)
            fail_msg("%zu problems in\n%s", f->problems.size, row[i].text);
        const struct fc_problem *p = &f->problems.item[0];
        if (p->place.line != row[i].line || p->place.column != row[i].column || p->level != level ||
            strcmp(p->rule, row[i].rule) != 0 || strstr(p->text, row[i].words) == NULL)
            fail_msg("%d:%d: [%s] %s in\n%s", p->place.line, p->place.column, p->rule, p->text,
                     row[i].text);
        assert_int_equal(f->plan == NULL, level == FC_ERROR);
        if (level == FC_ERROR && strcmp(p->rule, "wildcard") != 0)
            assert_non_null(p->hint);
    }
}

static void what_cannot_be(void **state)
{
    static const struct rule row[] = {
        {FULL "[stage extra]\nrate = 9%\nteam = Sales\n", 16, 8, "team",
         "team `sales` already works for stage `won`"},
        {SMALL TEAM "capacity = 9\n", 11, 7, "missing", "team `sales` needs `heads`"},
        {SMALL TEAM "heads = 9\n", 11, 7, "missing", "team `sales` needs `capacity`"},
        {SMALL TEAM "heads = 4 | 5\ncapacity = 9\n", 12, 9, "list-length",
         "lists 2 values, but the plan has 6 months"},
        {SMALL TEAM "heads = 100k\ncapacity = 100k\n", 12, 9, "limit", "1e+10 items a month"},
        {SMALL TEAM "heads = 100k\ncapacity = 9\ncost = 20m a month\n", 12, 9, "limit",
         "costs 2e+12 a month"},
        {FULL "[stage *]\nteam = sales\n", 15, 1, "wildcard", "same for all"},
        {FULL "[team *]\nowner = board\n[team x]\nheads = +1\n", 17, 9, "nothing-to-change",
         "`heads`"},
        {FULL "[stage lead / a]\nexpires = 9 days\n", 15, 11, "no-effect",
         "without a team nobody waits"},
        {PLAN "[channel a]\ninquiries = 9 a month\n[stage lead]\nrate = 30%\nexpires = 9 days\n", 8,
         11, "no-effect", "`expires` has no effect: without a team"},
        {FULL "[stage won / a]\nexpires = 9 days\n[stage *]\nexpires = 8 days\n", 17, 11,
         "no-effect", "every channel has its own"},
        {FULL "[nurture]\nshare = 60%\nrate = 4%\nmonths = 12\n", 14, 2, "missing",
         "[nurture] needs `from`"},
        {FULL "[nurture]\nfrom = lead\nrate = 4%\nmonths = 12\n", 14, 2, "missing", "`share`"},
        {FULL "[nurture]\nfrom = lead\nshare = 4%\nmonths = 12\n", 14, 2, "missing", "`rate`"},
        {FULL "[nurture]\nfrom = lead\nshare = 4%\nrate = 2%\n", 14, 2, "missing", "`months`"},
        {FULL "[nurture]\nfrom = won\nshare = 4%\nrate = 2%\nmonths = 3\n", 15, 8, "nurture",
         "nobody moves on from `won`"},
        {FULL POOL "returns to = won\n", 19, 14, "nurture", "`won` comes after `lead`"},
        {FULL POOL "contacts = 3\n", 19, 12, "no-effect", "`contacts` has no effect"},
        {PLAN
         "[channel a]\ninquiries = 9 a month\n[stage sales capacity]\nrate = 30%\n[stage won]\n"
         "rate = 20%\nteam = sales\n[team sales]\nheads = 4\ncapacity = 90\n"
         "[stage extra]\nrate = 9%\nteam = crew\n[team crew]\nheads = 1\ncapacity = 9\n",
         11, 7, "name", "`capacity of sales` of team `sales` would mean two things"},
        {FULL "[stage lead waiting]\nrate = 20%\n", 14, 8, "name", "would mean two things"},
        {FULL POOL "[stage leads in nurture]\nrate = 20%\n", 19, 8, "name", "two things"},
        {PLAN "[channel a]\ninquiries = 9 a month\n[stage lead]\n[stage lead / a]\nrate = 30%\n"
              "[stage demo]\n[stage demo / a]\nrate = 9%\n[stage won]\nrate = 9%\n"
              "[nurture]\nfrom = demo\nshare = 4%\nrate = 2%\nmonths = 3\nreturns to = lead\n"
              "[opening]\ndemo = 9 in 2026-12\n",
         9, 8, "missing", "no rate for the opening items of no channel"},
        {FULL POOL "[correlation]\nnurture.rate ~ lead.share = 0.5\n", 20, 16, "unknown-input",
         "only [nurture] has a share"},
        {FULL "[correlation]\nnurture.share ~ won.rate = 0.5\n", 15, 1, "unknown-input",
         "there is no `share` of its own here"},
    };
    each_is_found(*state, row, SIZE(row), FC_ERROR);
}

static void what_is_idle(void **state)
{
    static const struct rule row[] = {
        {FULL "[team idle]\n", 14, 7, "team-without-stage", "no stage names it"},
        {SMALL TEAM "heads = 4, then 5 from 2028-01\ncapacity = 9\n", 12, 9, "outside",
         "`heads` names 2028-01"},
        {FULL "ramp = 3\n", 14, 8, "no-effect", "`ramp` has no effect: nobody is hired"},
        {SMALL TEAM "heads = 5, then 4 from 2027-03\ncapacity = 9\n[team *]\nramp = 3 months\n", 15,
         8, "no-effect", "nobody is hired"},
        {FULL "[stage extra]\nrate = 9%\nteam = crew\n[team crew]\nheads = 1\ncapacity = 9\n"
              "[team *]\nramp = 2\n",
         21, 8, "no-effect", "nobody is hired"},
        {FULL POOL "contacts = 2\ntires at = 2\n", 20, 12, "no-effect", "no more contacts"},
        {FULL POOL "tires at = 3\n", 19, 12, "no-effect", "`tires_at` has no effect"},
        {FULL "[nurture]\nfrom = lead\nshare = 0%\nrate = 4%\nmonths = 12\n", 17, 8, "no-effect",
         "nobody is kept in contact with"},
        {FULL "[nurture]\nfrom = lead\nshare = 9%\nrate = 0%\nmonths = 12\nreturns to = lead\n", 19,
         14, "no-effect", "nobody returns"},
        {FULL "[promise p]\npromise = 9 leads waiting\n", 15, 11, "promise", "at least"},
        {FULL "[promise p]\npromise = 9 days a lead waited\n", 15, 11, "promise", "at least"},
    };
    each_is_found(*state, row, SIZE(row), FC_WARNING);
}

static void what_works(void **state)
{
    static const char *const text[] = {
        /* Days waited are measured, and the wait is for the team. */
        FULL "[stage won / a]\nresponse time = 2 days\n",
        FULL "[stage won / a]\nshelf life = 2 days\n",
        FULL "[stage won / a]\nexpires = 0 days\n",
        /* However old what is open, it first waits for the team. */
        FULL "[opening]\nlead = 9 in 2026-02\n",
        SMALL TEAM "heads = 4, then 5 from 2027-03\ncapacity = 9\n[stage extra]\n"
                   "rate = 9%\nteam = crew\n[team crew]\nheads = 1\ncapacity = 9\n[team *]\n"
                   "ramp = 2\n",
        FULL "ramp = 0 months\n",
        FULL POOL "contacts = 3\ntires at = 2\n",
        /* A name may be a stage's where nothing else has it. */
        FULL "[stage nurture]\nrate = 3 of 9\n[channel b]\nspend = 9 a month\n"
             "cost per inquiry = 2 to 3\n[correlation]\nnurture.rate ~ b.cost_per_inquiry = 0.5\n",
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(text); i++) {
        load_text(f, "plan.ini", text[i], NULL);
        if (f->problems.size > 0)
            fail_msg("%d:%d: %s in\n%s", f->problems.item[0].place.line,
                     f->problems.item[0].place.column, f->problems.item[0].text, text[i]);
    }
}

/* ---- said ------------------------------------------------------------------------------------- */

static void nurture_may_be_correlated(void **state)
{
    struct fixture *f = *state;
    load(f,
         "[stage nurture]\nafter = demo\nrate = 2 to 3%\n"
         "[correlation]\nnurture.rate ~ stage nurture.rate = 0.5\n"
         "Nurture.Share ~ nurture.rate = 0.1\n",
         NULL);
    assert_int_equal(f->plan->n_ties, 2);
    for (int i = 0; i < 2; i++) {
        const struct fc_tie *tie = &f->plan->tie[i];
        const bool           of_stage = tie->r == 0.5;
        const char          *other = of_stage ? "stage nurture.rate" : "nurture.share";
        const int            rate = strcmp(tie->name[0], "nurture.rate") == 0 ? 0 : 1;
        assert_string_equal(tie->name[rate], "nurture.rate");
        assert_string_equal(tie->name[1 - rate], other);
        assert_ptr_equal(tie->quantity[rate], &f->plan->nurture.rate);
        assert_ptr_equal(tie->quantity[1 - rate],
                         of_stage ? &f->plan->stage[2].rate : &f->plan->nurture.share);
    }
}

static void days_are_said_and_read_back(void **state)
{
    static const struct {
        const char *typed, *said;
    } row[] = {
        {"at most 2.5 days a demo waited every month, then 3 from 2027-04",
         "at most 2.5 days a demo waited in every month, January to June 2027, then 3 from April "
         "2027"},
        {"at most 1 day an inquiry waited in total",
         "at most 1 day an inquiry waited in total, January to June 2027"},
        {"at most 85% utilisation of North on average",
         "at most 85% utilisation of north a month on average, January to June 2027"},
        {"at least 9 demos in nurture in every month",
         "at least 9 demos in nurture in every month, January to June 2027"},
        {"at most 0.25 demo days waited",
         "at most 0.25 days a demo waited in total, January to June 2027"},
    };
    static const struct {
        double      days;
        const char *said;
    } days[] = {{1, "1 day"}, {0, "0 days"}, {2.5, "2.5 days"}, {12.344, "12.34 days"}};
    struct fixture   *f = *state;
    struct fc_promise promise;
    struct fc_text    text = {0};
    load(f, "", NULL);
    for (size_t i = 0; i < SIZE(row); i++)
        for (int again = 0; again <= 1; again++) {
            const char *typed = again ? row[i].said : row[i].typed;
            assert_true(
                fc_sentence_read(&promise, fc_piece_of("", typed), f->plan, false, &f->problems));
            fc_text_clear(&text);
            fc_promise_say(&text, &promise, f->plan);
            assert_string_equal(text.bytes, row[i].said);
        }
    const int measure = fc_measure_of(f->plan, FC_M_DAYS_WAITED, 1);
    for (size_t i = 0; i < SIZE(days); i++) {
        fc_text_clear(&text);
        fc_measure_value_say(&text, &f->plan->measure[measure], f->plan, days[i].days);
        assert_string_equal(text.bytes, days[i].said);
    }
    assert_int_equal(f->problems.size, 0);
    fc_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(teams_are_read, begin, end),
        cmocka_unit_test_setup_teardown(doors_have_teams_and_items_expire, begin, end),
        cmocka_unit_test_setup_teardown(nurture_is_read, begin, end),
        cmocka_unit_test_setup_teardown(teams_are_changed, begin, end),
        cmocka_unit_test_setup_teardown(a_file_on_top_brings_a_team, begin, end),
        cmocka_unit_test_setup_teardown(nurture_is_changed, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be, begin, end),
        cmocka_unit_test_setup_teardown(what_is_idle, begin, end),
        cmocka_unit_test_setup_teardown(what_works, begin, end),
        cmocka_unit_test_setup_teardown(nurture_may_be_correlated, begin, end),
        cmocka_unit_test_setup_teardown(days_are_said_and_read_back, begin, end),
    };
    return cmocka_run_group_tests_name("team", tests, NULL, NULL);
}
