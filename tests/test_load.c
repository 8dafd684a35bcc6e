/* From files to plans: everything read, laid layer on layer, and every refusal at its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "model/keys.h"
#include "model/load.h"
#include "model/sentence.h"
#include "tests/support.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define SCENARIOS FC_SOURCE_DIR "/scenarios/"

/* Eight lines that make a plan; lines added behind begin at 9. */
#define PLAN "[plan]\nstart = 2027-01\nmonths = 12\n"
#define SMALL PLAN "[channel search]\nspend = 30k a month\ncost per inquiry = 70\n" LEAD
#define LEAD "[stage lead]\nrate = 30%\n"

struct fixture {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_error    err;
    struct fc_plan    *plan;
    enum fc_status     status;
};

static int begin(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    fc_arena_free(&f->arena);
    return 0;
}

/* Settings end with NULL. */
static void load_set(struct fixture *f, const char *file, const char *text, size_t length,
                     const char *const setting[])
{
    struct fc_settings settings = {0, setting};
    while (setting != NULL && setting[settings.n] != NULL)
        settings.n++;
    fc_arena_free(&f->arena);
    *f = (struct fixture){.problems.arena = &f->arena};
    f->status =
        fc_load_text(&f->plan, file, text, length, &settings, &f->arena, &f->problems, &f->err);
}

static void load(struct fixture *f, const char *text)
{
    load_set(f, "plan.ini", text, strlen(text), NULL);
}

static void fail_with(const struct fixture *f, const char *what)
{
    for (size_t i = 0; i < f->problems.size; i++) {
        const struct fc_problem *p = &f->problems.item[i];
        print_error("%s:%d:%d: [%s] %s (%s)\n", p->place.file, p->place.line, p->place.column,
                    p->rule, p->text, p->hint == NULL ? "" : p->hint);
    }
    fail_msg("%s", what);
}

static void accepted(struct fixture *f)
{
    if (f->status != FC_OK)
        fail_with(f, "refused");
}

/* The i-th problem. A NULL is not looked at. */
static void problem_is(const struct fixture *f, size_t i, int line, int column, const char *rule,
                       const char *words, const char *hint)
{
    if (i >= f->problems.size)
        fail_with(f, "a problem is missing");
    const struct fc_problem *p = &f->problems.item[i];
    if (p->place.line != line || (column > 0 && p->place.column != column) ||
        (rule != NULL && strcmp(p->rule, rule) != 0) ||
        (words != NULL && strstr(p->text, words) == NULL) ||
        (hint != NULL && (p->hint == NULL || strstr(p->hint, hint) == NULL)))
        fail_with(f, "another problem than expected");
}

static void refused_once(const struct fixture *f, int line, int column, const char *rule,
                         const char *words, const char *hint)
{
    assert_int_equal(f->status, FC_BAD_INPUT);
    if (f->problems.errors != 1)
        fail_with(f, "not one error");
    problem_is(f, 0, line, column, rule, words, hint);
    assert_null(f->plan);
}

static double spend_of(const struct fixture *f, const char *channel)
{
    const int at = fc_plan_channel(f->plan, fc_piece_of("", channel));
    assert_true(at >= 0);
    return fc_schedule_at(&f->plan->channel[at].spend, f->plan->start, 0);
}

static void spend_is(const struct fixture *f, const char *channel, double spend)
{
    const double found = spend_of(f, channel);
    if (found < spend - 1e-9 || found > spend + 1e-9)
        fail_msg("spend of %s: %g, not %g", channel, found, spend);
}

/* ---- the reference plan --------------------------------------------------------------------- */

static void load_file(struct fixture *f, const char *file)
{
    fc_arena_free(&f->arena);
    *f = (struct fixture){.problems.arena = &f->arena};
    f->status = fc_load(&f->plan, file, NULL, &f->arena, &f->problems, &f->err);
    accepted(f);
    assert_int_equal(f->problems.size, 0);
}

static void reference_channels(const struct fc_plan *plan)
{
    static const struct {
        const char *name;
        double      spend;
    } row[] = {{"search", 30000}, {"content", 15000}, {"events", 20000}, {"outbound", 10000}};
    assert_int_equal(plan->n_channels, SIZE(row));
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_channel *channel = &plan->channel[c];
        assert_string_equal(channel->section.name, row[c].name);
        assert_string_equal(channel->id, row[c].name);
        assert_string_equal(channel->owner, "marketing");
        assert_true(channel->enabled);
        assert_int_equal(channel->cost_per_inquiry.kind, FC_LOGNORMAL);
        assert_true(channel->month_to_month == 0.2);
        assert_true(channel->growth == 0);
        assert_int_equal(channel->inquiries.when.n, 0);
        for (int t = 0; t < 12; t++) {
            assert_true(fc_schedule_at(&channel->spend, plan->start, t) == row[c].spend);
            assert_true(channel->season[t] == 1);
        }
    }
}

static void reference_stages(const struct fc_plan *plan)
{
    static const double a[] = {36, 22, 40, 15};
    static const double b[] = {84, 88, 60, 60};
    static const size_t delays[] = {3, 4, 7};
    assert_int_equal(plan->n_stages, 3);
    for (int s = 0; s < 3; s++) {
        assert_string_equal(plan->stage[s].owner, s == 0 ? "marketing" : "sales");
        assert_int_equal(plan->stage[s].has_rate, s > 0);
        assert_int_equal(plan->stage[s].delay.n, delays[s]);
    }
    assert_string_equal(plan->stage[0].section.name, "qualified lead");
    assert_string_equal(plan->stage[0].section.key, "qualified_lead");
    assert_string_equal(plan->stage[0].plural, "qualified leads");
    assert_string_equal(plan->stage[1].plural, "opportunities");
    assert_string_equal(plan->stage[2].plural, "won deals");
    for (int c = 0; c < 4; c++) {
        const struct fc_route *route = &plan->stage[0].route[c];
        assert_true(route->has_rate && !route->has_delay);
        assert_true(route->rate.kind == FC_BETA && route->rate.a == a[c] && route->rate.b == b[c]);
        assert_false(plan->stage[1].route[c].has_rate);
        assert_null(plan->stage[1].route[c].section.name);
    }
    assert_string_equal(plan->stage[0].route[1].section.name, "qualified lead / content");
    assert_true(plan->stage[1].rate.a == 24 && plan->stage[2].rate.b == 75);
}

static void the_reference_plan_is_read_whole(void **state)
{
    struct fixture *f = *state;
    load_file(f, SCENARIOS "reference.ini");
    assert_string_equal(f->plan->name, "Reference funnel");
    assert_int_equal(f->plan->start, 24324);
    assert_int_equal(f->plan->months, 12);
    assert_string_equal(f->plan->currency, "");
    assert_true(f->plan->confidence == 0.9);
    assert_null(f->plan->note);
    reference_channels(f->plan);
    reference_stages(f->plan);
    assert_true(f->plan->deal.exists);
    assert_false(f->plan->deal.has_margin);
    assert_string_equal(f->plan->deal.owner, "sales");
    assert_int_equal(f->plan->deal.value.kind, FC_LOGNORMAL);
    assert_int_equal(f->plan->n_promises, 2);
    assert_null(f->plan->promise[0].owner);
    assert_true(f->plan->promise[0].confidence == 0.9);
    assert_string_equal(f->plan->promise[0].text, "150 qualified leads every month from 2027-04");
    assert_int_equal(f->plan->promise[0].clause[0].from_t, 3);
    assert_int_equal(f->plan->promise[1].clause[0].reading, FC_TOTAL);
}

static void scenarios_change_what_they_say(void **state)
{
    struct fixture *f = *state;
    load_file(f, SCENARIOS "cut-20.ini");
    assert_string_equal(f->plan->name, "Budget cut by 20%");
    spend_is(f, "search", 24000);
    spend_is(f, "outbound", 8000);
    assert_int_equal(f->plan->n_promises, 2);
    const struct fc_channel *search = &f->plan->channel[0];
    assert_non_null(strstr(search->section.place.file, "reference.ini"));
    assert_non_null(
        strstr(search->section.set[fc_key_row(FC_S_CHANNEL, "spend")].file, "cut-20.ini"));
    assert_int_equal(search->section.set[fc_key_row(FC_S_CHANNEL, "spend")].line, 8);
    assert_int_equal(search->section.set[fc_key_row(FC_S_CHANNEL, "growth")].line, 0);
    load_file(f, SCENARIOS "without-events.ini");
    assert_int_equal(f->plan->n_channels, 4);
    assert_false(f->plan->channel[2].enabled);
    spend_is(f, "search", 30000);
}

static void the_hash_is_of_all_that_was_read(void **state)
{
    static const char        text[] = "[plan]\nbased_on = reference.ini\n";
    static const char *const set[] = {"plan.months = 24", NULL};
    struct fixture          *f = *state;
    struct fc_sha256         sha;
    char                     bytes[8192];
    char                     base[FC_SHA256_TEXT];
    char                     with_text[FC_SHA256_TEXT];
    char                     with_set[FC_SHA256_TEXT];
    FILE                    *file = fopen(SCENARIOS "reference.ini", "rb");
    assert_non_null(file);
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    fc_sha256_begin(&sha);
    fc_sha256_add(&sha, bytes, length);
    struct fc_sha256 next = sha;
    fc_sha256_end(&next, base);
    fc_sha256_add(&sha, text, strlen(text));
    next = sha;
    fc_sha256_end(&next, with_text);
    fc_sha256_add(&sha, "\n--set plan.months = 24", 23);
    fc_sha256_end(&sha, with_set);

    load_file(f, SCENARIOS "reference.ini");
    assert_string_equal(f->plan->sha256, base);
    load_set(f, SCENARIOS "x.ini", text, strlen(text), NULL);
    accepted(f);
    assert_string_equal(f->plan->sha256, with_text);
    load_set(f, SCENARIOS "x.ini", text, strlen(text), set);
    accepted(f);
    assert_string_equal(f->plan->sha256, with_set);
}

/* ---- layers --------------------------------------------------------------------------------- */

static void load_on_reference(struct fixture *f, const char *text, const char *const setting[])
{
    char whole[2000];
    snprintf(whole, sizeof whole, "[plan]\nbased_on = reference.ini\n%s", text);
    load_set(f, SCENARIOS "x.ini", whole, strlen(whole), setting);
}

static void each_layer_acts_on_the_one_below(void **state)
{
    static const char *const set[] = {"channel search.spend = 50% less", "channel *.spend = x 2",
                                      "channel events.spend = 7,000 a month", NULL};
    struct fixture          *f = *state;
    /* Of all channels first, wherever it stands; then single ones; then settings in their order. */
    load_on_reference(f, "[channel search]\nspend = -10%\n[channel *]\nspend = x 0.5\n", NULL);
    accepted(f);
    spend_is(f, "search", 13500);
    spend_is(f, "content", 7500);
    load_on_reference(f, "[channel search]\nspend = 10k a month\n[channel *]\nspend = x 0.5\n",
                      NULL);
    accepted(f);
    spend_is(f, "search", 10000);
    load_on_reference(f, "[channel *]\nspend = x 0.5\n", set);
    accepted(f);
    spend_is(f, "search", 15000);
    spend_is(f, "outbound", 10000);
    spend_is(f, "events", 7000);
    const int row = fc_key_row(FC_S_CHANNEL, "spend");
    assert_string_equal(f->plan->channel[0].section.set[row].file, "--set");
}

static void settings_reach_every_kind_of_section(void **state)
{
    static const char *const set[] = {"Plan.Months=24",
                                      "stage won / search.rate = 20%",
                                      "stage qualified-lead / *.rate = 10% less",
                                      "stage *.owner = board",
                                      "promise *.confidence = 80%",
                                      "promise leads.promise = 100 leads a month",
                                      "deal.margin = 40%",
                                      "channel search.cost per inquiry = 90",
                                      "channel Search.growth = 2%",
                                      "channel search.growth = 1 points more",
                                      NULL};
    struct fixture          *f = *state;
    load_on_reference(f, "", set);
    accepted(f);
    assert_int_equal(f->plan->months, 24);
    assert_true(f->plan->stage[2].route[0].has_rate);
    assert_true(f->plan->stage[2].route[0].rate.a == 0.2);
    assert_false(f->plan->stage[2].route[1].has_rate);
    assert_true(f->plan->stage[0].route[3].rate.scale < 0.9 + 1e-12);
    assert_string_equal(f->plan->stage[0].owner, "board");
    assert_true(f->plan->promise[1].confidence == 0.8);
    assert_int_equal(f->plan->promise[0].clause[0].to_t, 23);
    assert_true(f->plan->promise[0].clause[0].level[0] == 100);
    assert_true(f->plan->deal.has_margin && f->plan->deal.margin == 0.4);
    assert_true(f->plan->channel[0].cost_per_inquiry.a == 90);
    assert_true(f->plan->channel[0].growth > 0.03 - 1e-12 &&
                f->plan->channel[0].growth < 0.03 + 1e-12);
}

static void settings_that_cannot_be(void **state)
{
    static const struct {
        const char *text;
        int         column;
        const char *rule, *words, *hint;
    } row[] = {
        {"channel search.spend", 1, "setting", "needs `=`", "channel search.spend = -20%"},
        {"spend = 3", 1, "setting", "SECTION.KEY", "channel search.spend"},
        {"channel search. = 3", 1, "setting", "missing", NULL},
        {"channel search.spend =", 1, "setting", "missing", NULL},
        {"channel serch.spend = -20%", 9, "unknown-channel", "no channel `serch`", "`search`"},
        {"stage wom.rate = 3%", 7, "unknown-stage", "no stage `wom`", "`won`"},
        {"promise lead.confidence = 80%", 9, "unknown-promise", "`lead`", "`leads`"},
        {"stage won / serch.rate = 3%", 13, "unknown-channel", "`serch`", "`search`"},
        {"chanel search.spend = -20%", 1, "unknown-section", "`chanel`", "[channel]"},
        {"channel search.spnd = -20%", 16, "unknown-key", "`spnd`", "`spend`"},
        {"plan.based_on = y.ini", 6, "setting", "only stand in a file", NULL},
        {"channel *.id = x", 11, "wildcard", "same for all", NULL},
        {"channel search.fixed cost = -20%", 29, "nothing-to-change", "nothing to change yet",
         "`fixed_cost`"},
        {"channel *.growth = 5 points more", 20, "nothing-to-change", NULL, NULL},
        {"stage qualified lead.rate = 20%", 29, "no-effect", "every channel has its own",
         "[stage S / X]"},
        {"plan.months = 121", 15, NULL, "1 to 120", NULL},
        {"plan.start = 2028-01", 48, "promise", "outside the plan", NULL},
        {"channel search.owner = a.b", 25, "name", "`.`", NULL},
        {"channel search.owner = \xff", 24, "utf8", NULL, NULL},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        const char *const set[] = {row[i].text, NULL};
        load_on_reference(f, "", set);
        if (f->problems.size == 0)
            fail_msg("accepted: %s", row[i].text);
        refused_once(f, f->problems.item[0].place.line, row[i].column, row[i].rule, row[i].words,
                     row[i].hint);
    }
}

static void wildcards_pass_over_what_is_not_there(void **state)
{
    struct fixture *f = *state;
    load(f, SMALL "[channel *]\nowner = board\nmonth to month = 10%\n"
                  "[channel word of mouth]\ninquiries = 9 a month\nowner = sales\n");
    accepted(f);
    assert_string_equal(f->plan->channel[0].owner, "board");
    assert_string_equal(f->plan->channel[1].owner, "sales");
    assert_true(f->plan->channel[1].month_to_month == 0.1);
    static const char *const set[] = {"channel *.spend = -50%", NULL};
    load_set(f, "plan.ini", SMALL "[channel referral]\ninquiries = 9 a month\n",
             strlen(SMALL "[channel referral]\ninquiries = 9 a month\n"), set);
    accepted(f);
    spend_is(f, "search", 15000);
    spend_is(f, "referral", 0);
    /* One bad value is said once, however many it reaches. */
    load_on_reference(f, "[channel *]\ngrowth = fast\n", NULL);
    refused_once(f, 4, 10, "number", NULL, NULL);
    load(f, SMALL "[promise *]\nconfidence = 80%\n");
    refused_once(f, 9, 2, "nothing-to-change", "[promise P]", NULL);
}

static void an_overlay_adds_and_moves_stages(void **state)
{
    static const char        demo[] = "[stage demo]\nafter = opportunity\nrate = 50%\n";
    static const char *const order[] = {"qualified lead", "opportunity", "demo", "won"};
    struct fixture          *f = *state;
    load_on_reference(f, demo, NULL);
    accepted(f);
    assert_int_equal(f->plan->n_stages, 4);
    for (int s = 0; s < 4; s++)
        assert_string_equal(f->plan->stage[s].section.name, order[s]);
    assert_string_equal(f->plan->stage[2].owner, "sales");
    assert_true(f->plan->stage[0].route[1].has_rate);
    load_on_reference(f,
                      "[stage visit]\nafter = inquiry\nrate = 50%\n"
                      "[stage demo]\nrate = 9%\nafter = visit\n",
                      NULL);
    accepted(f);
    assert_string_equal(f->plan->stage[0].section.name, "visit");
    assert_string_equal(f->plan->stage[1].section.name, "demo");
    assert_string_equal(f->plan->stage[2].section.name, "qualified lead");
    assert_true(f->plan->stage[2].route[1].has_rate);
    load_on_reference(f, "[stage opportunity]\nafter = won\n", NULL);
    accepted(f);
    assert_string_equal(f->plan->stage[2].section.name, "opportunity");
    load_on_reference(f, "[stage demo]\nrate = 50%\n", NULL);
    refused_once(f, 3, 8, "stage-order", "must say which one it comes after", "after = STAGE");
    load_on_reference(f, "[stage wun]\nrate = 50%\n", NULL);
    refused_once(f, 3, 8, "stage-order", NULL, "did you mean `won`?");
}

static void stages_form_one_chain(void **state)
{
    struct fixture *f = *state;
    load(f, PLAN "[channel a]\ninquiries = 9 a month\n[stage won]\nrate = 1%\nafter = lead\n"
                 "[stage lead]\nafter = inquiries\nrate = 2%\n");
    accepted(f);
    assert_string_equal(f->plan->stage[0].section.name, "lead");
    assert_string_equal(f->plan->stage[1].section.name, "won");
    load(f, SMALL "[stage won]\nrate = 1%\n[stage sale]\nafter = lead\nrate = 2%\n");
    refused_once(f, 12, 9, "stage-order", "`won` and `sale` come after the same stage", NULL);
    load(f, SMALL "[stage won]\nrate = 1%\nafter = won\n");
    refused_once(f, 11, 9, "stage-order", "circle", "after = inquiry");
    load(f, SMALL "[stage won]\nrate = 1%\nafter = sale\n[stage sale]\nrate = 1%\n");
    refused_once(f, 11, 9, "stage-order", "circle", NULL);
    load(f, SMALL "[stage won]\nrate = 1%\nafter = leed\n");
    refused_once(f, 11, 9, "unknown-stage", "`leed`", "`lead`");
    load(f, PLAN "[channel a]\ninquiries = 9 a month\n[stage *]\nafter = lead\n" LEAD);
    refused_once(f, 7, 1, "wildcard", NULL, NULL);
}

static void sections_may_stand_in_any_order(void **state)
{
    struct fixture *f = *state;
    load(f,
         "[promise p]\npromise = EUR 5 revenue in total from April\n[stage won / search]\n"
         "rate = 2%\n[deal]\nvalue = EUR 100\n[stage lead]\nrate = 30%\n[stage won]\nsource = CRM\n"
         "[channel search]\nspend = EUR 3k a month\ncost per inquiry = EUR 70\n"
         "[plan]\nmonths = 12\ncurrency = eur\nstart = 2027-01\n");
    accepted(f);
    assert_string_equal(f->plan->currency, "EUR");
    assert_string_equal(f->plan->name, "plan");
    assert_true(f->plan->stage[1].route[0].rate.a == 0.02);
    assert_int_equal(f->plan->promise[0].clause[0].from_t, 3);
}

static void an_overlay_replaces_a_promise(void **state)
{
    struct fixture *f = *state;
    load_on_reference(f,
                      "[promise leads]\npromise = 100 leads in total\nconfidence = 80%\n"
                      "[promise deals]\npromise = 50 won\nowner = sales\n",
                      NULL);
    accepted(f);
    assert_int_equal(f->plan->n_promises, 3);
    assert_true(f->plan->promise[0].confidence == 0.8);
    assert_int_equal(f->plan->promise[0].clause[0].reading, FC_TOTAL);
    assert_string_equal(f->plan->promise[2].owner, "sales");
    assert_true(f->plan->promise[2].confidence == 0.9);
    load_on_reference(f, "[plan\n", NULL);
    assert_int_equal(f->status, FC_BAD_INPUT);
}

static void a_misspelt_channel_is_recognised(void **state)
{
    struct fixture *f = *state;
    load_on_reference(f, "[channel serch]\nspend = -20%\n", NULL);
    assert_int_equal(f->status, FC_BAD_INPUT);
    size_t i = 0;
    while (i < f->problems.size && strcmp(f->problems.item[i].rule, "nothing-to-change") != 0)
        i++;
    problem_is(f, i, 4, 9, "nothing-to-change", "`spend`", "did you mean [channel search]?");
}

/* What a base says of all its channels is not said of one that is added on top of it. */
static void a_base_speaks_of_its_own_channels(void **state)
{
    struct fixture *f = *state;
    char            folder[SUPPORT_PATH];
    char            file[SUPPORT_PATH + 16];
    support_folder_make(folder);
    support_write(folder, "base.ini", SMALL "[channel *]\nowner = board\n");
    snprintf(file, sizeof file, "%s/x.ini", folder);
    static const char text[] = "[plan]\nbased_on = base.ini\n"
                               "[channel referral]\ninquiries = 9 a month\n"
                               "[channel *]\ngrowth = 1%\n";
    load_set(f, file, text, strlen(text), NULL);
    accepted(f);
    assert_string_equal(f->plan->channel[0].owner, "board");
    assert_string_equal(f->plan->channel[1].owner, "marketing");
    assert_true(f->plan->channel[0].growth == 0.01 && f->plan->channel[1].growth == 0.01);
    support_folder_remove(folder);
}

static double flow_in_first_month(const struct fixture *f, double draw)
{
    const struct fc_flow *flow = &f->plan->channel[0].inquiries;
    const double          amount = flow->amount.kind == FC_CERTAIN ? flow->amount.a : draw;
    return (flow->amount.scale * amount + flow->amount.shift) *
           fc_schedule_at(&flow->when, f->plan->start, 0);
}

/* A month's amount changes by what is said, whatever period the flow was given for. */
static void flows_change_by_the_month(void **state)
{
    static const struct {
        const char *inquiries, *change;
        double      draw, month;
    } row[] = {
        {"100 a month", "+10", 0, 110},
        {"1,200 a year", "+10", 0, 110},
        {"1,200 a year", "-20%", 0, 80},
        {"100 to 200 a month", "+10", 150, 160},
        {"1,200 to 2,400 a year", "+10", 1800, 160},
        {"1,200 to 2,400 a year", "x 0.5", 1800, 75},
        {"100 in 2027-01 | 2027-05", "x 3", 0, 300},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        char text[300];
        char setting[100];
        snprintf(text, sizeof text, "%s[channel a]\ninquiries = %s\n%s", PLAN, row[i].inquiries,
                 LEAD);
        snprintf(setting, sizeof setting, "channel a.inquiries = %s", row[i].change);
        const char *const set[] = {setting, NULL};
        load_set(f, "plan.ini", text, strlen(text), set);
        accepted(f);
        const double month = flow_in_first_month(f, row[i].draw);
        if (month < row[i].month - 1e-9 || month > row[i].month + 1e-9)
            fail_msg("%s, %s: %g", row[i].inquiries, row[i].change, month);
    }
}

/* ---- refusals ------------------------------------------------------------------------------- */

#define FREE "[channel content]\ninquiries = 9 a month\n" /* lines 9 and 10 behind SMALL */
#define BOUGHT "[channel content]\ncost per inquiry = 70\n"
#define PAID "[channel content]\nspend = 1k a month\ncost per inquiry = 70\n" /* 9 to 11 */
#define DEAL "[deal]\nvalue = 9\n"                                            /* 9 and 10 */
#define TIES                                                                                       \
    "[channel content]\nspend = 1k a month\ncost per inquiry = 70 to 90\n"                         \
    "[stage won]\nrate = 3 of 9\n[correlation]\n"                                   /* 9 to 14 */
#define TEAM "team = sales\n[team sales]\nheads = 4\n"                              /* 9 to 11 */
#define NURTURE WON "[nurture]\nfrom = lead\nshare = 60%\nrate = 4%\nmonths = 12\n" /* 9 to 15 */
#define WON "[stage won]\nrate = 20%\n"                                             /* 9 and 10 */

/* One bad value for every key that can have one, at its exact place. */
static void one_bad_value_a_key(void **state)
{
    static const struct {
        enum fc_section_kind kind;
        const char          *key, *text;
        int                  line, column;
        const char          *rule, *hint;
    } row[] = {
        {FC_S_PLAN, "start", "[plan]\nstart = 2027-13\nmonths = 12\n" FREE LEAD, 2, 9, "month",
         "01 to 12"},
        {FC_S_PLAN, "months", "[plan]\nstart = 2027-01\nmonths = 0\n" FREE LEAD, 3, 10, "number",
         NULL},
        {FC_S_PLAN, "currency", "[plan]\ncurrency = Euro\nmonths = 2\nstart=2027-01\n" FREE LEAD, 2,
         12, "currency", "EUR"},
        {FC_S_PLAN, "confidence", "[plan]\nconfidence = 90\nmonths = 2\nstart=2027-01\n" FREE LEAD,
         2, 14, "range", "write 90% or 0.9"},
        {FC_S_PLAN, "based_on", "[plan]\nbased on = ../up.ini\n", 2, 12, "base-path", NULL},
        {FC_S_CHANNEL, "enabled", SMALL FREE "enabled = true\n", 11, 11, "flag", "yes or no"},
        {FC_S_CHANNEL, "id", SMALL FREE "id = a/b\n", 11, 7, "name", "letters"},
        {FC_S_CHANNEL, "owner", SMALL FREE "owner = R&D\n", 11, 10, "name", "letters"},
        {FC_S_CHANNEL, "spend", SMALL BOUGHT "spend = 30,000\n", 11, 9, NULL, "a month"},
        {FC_S_CHANNEL, "cost_per_inquiry",
         SMALL "[channel content]\nspend = 1k a month\ncost per inquiry = 0\n", 11, 20, NULL, NULL},
        {FC_S_CHANNEL, "inquiries", SMALL "[channel content]\ninquiries = 400\n", 10, 13, NULL,
         "a month"},
        {FC_S_CHANNEL, "response", SMALL PAID "response = power 1.5\n", 12, 18, "range", NULL},
        {FC_S_CHANNEL, "response", SMALL PAID "response = power\n", 12, 12, "response",
         "power 0.6"},
        {FC_S_CHANNEL, "response", SMALL PAID "response = bending\n", 12, 12, "response",
         "saturating 20,000"},
        {FC_S_CHANNEL, "response", SMALL PAID "response = x 0.5\n", 12, 12, "response", "linear"},
        {FC_S_CHANNEL, "response", SMALL PAID "response = linear 2\n", 12, 12, "response", NULL},
        {FC_S_CHANNEL, "response", SMALL PAID "response = saturating 0\n", 12, 23, "range", NULL},
        {FC_S_CHANNEL, "response", SMALL PAID "response = saturating 20k 0.5\n", 12, 27, "range",
         NULL},
        {FC_S_CHANNEL, "response", SMALL PAID "response = saturating EUR 20,000 1.5\n", 12, 23,
         "number", NULL},
        {FC_S_CHANNEL, "measured_at", SMALL PAID "response = power 0.5\nmeasured at = 900\n", 13,
         15, "schedule", "a month"},
        {FC_S_CHANNEL, "measured_at",
         SMALL PAID "response = power 0.5\nmeasured at = 9 a month, then 8 from 2027-03\n", 13, 15,
         "schedule", "20,000 a month"},
        {FC_S_CHANNEL, "measured_at", SMALL PAID "response = power 0.5\nmeasured at = 0 a month\n",
         13, 15, "range", NULL},
        {FC_S_CHANNEL, "minimum_spend", SMALL PAID "minimum spend = 900 in 2027-03\n", 12, 17,
         "schedule", "20,000 a month"},
        {FC_S_CHANNEL, "carry_over", SMALL PAID "carry over = 100%\n", 12, 14, "range", NULL},
        {FC_S_CHANNEL, "carry_over", SMALL PAID "carry over = 30\n", 12, 14, "range",
         "write 30% or 0.3"},
        {FC_S_CHANNEL, "chance_it_works", SMALL PAID "chance it works = 80\n", 12, 19, "range",
         "write 80% or 0.8"},
        {FC_S_CHANNEL, "persistence", SMALL FREE "month to month = 9%\npersistence = -0.1\n", 12,
         15, "range", NULL},
        {FC_S_CHANNEL, "season", SMALL FREE "season = 1 | 1\n", 11, 10, "season", "twelve"},
        {FC_S_CHANNEL, "growth", SMALL FREE "growth = -3\n", 11, 10, "range", "write -3% or -0.03"},
        {FC_S_CHANNEL, "month_to_month", SMALL FREE "month-to-month = -1%\n", 11, 18, "range",
         NULL},
        {FC_S_CHANNEL, "fixed_cost", SMALL FREE "fixed cost = 900\n", 11, 14, NULL, "a month"},
        {FC_S_STAGE, "plural", SMALL "plural = l/s\n", 9, 11, "name", "letters"},
        {FC_S_STAGE, "after", SMALL "after = wom\n", 9, 9, "unknown-stage", "`lead`"},
        {FC_S_STAGE, "owner", SMALL "owner = a.b\n", 9, 10, "name", NULL},
        {FC_S_STAGE, "rate", PLAN FREE "[stage lead]\nrate = 30\n", 7, 8, NULL, "30%"},
        {FC_S_STAGE, "plan_rate", SMALL "plan rate = 30\n", 9, 13, "range", "write 30% or 0.3"},
        {FC_S_STAGE, "plan_rate",
         PLAN FREE "[stage lead]\nplan rate = 30%\n[stage lead / content]\nrate = 20%\n", 7, 13,
         "no-effect", NULL},
        {FC_S_ROUTE, "plan_rate",
         PLAN FREE "[stage lead]\n[stage lead / content]\nrate = 9%\nplan rate = 130%\n", 9, 13,
         "range", NULL},
        {FC_S_ROUTE, "plan_rate", SMALL "[stage lead / search]\nplan rate = 13%\n", 10, 13,
         "no-effect", "where the rate stands"},
        {FC_S_STAGE, "delay", SMALL "delay = 60% | 30%\n", 9, 9, NULL, NULL},
        {FC_S_STAGE, "rate_month_to_month", SMALL "rate month to month = 20\n", 9, 23, "range",
         "write 20% or 0.2"},
        {FC_S_STAGE, "response_time", SMALL "shelf life = 9 days\nresponse time = 2\n", 10, 17,
         "days", "write 2 days or 1 week"},
        {FC_S_STAGE, "shelf_life", SMALL "response time = 2 days\nshelf life = 0 days\n", 10, 14,
         "range", NULL},
        {FC_S_ROUTE, "rate_month_to_month",
         SMALL "[stage lead / search]\nrate month to month = 400%\n", 10, 23, "range", NULL},
        {FC_S_ROUTE, "response_time",
         SMALL "shelf life = 9 days\n[stage lead / search]\nresponse time = soon\n", 11, 17, "days",
         "1 week"},
        {FC_S_ROUTE, "shelf_life",
         SMALL "response time = 9 days\n[stage lead / search]\nshelf life = 2 years\n", 11, 14,
         "days", NULL},
        {FC_S_ROUTE, "owner", SMALL "[stage lead / search]\nowner = a.b\n", 10, 10, "name", NULL},
        {FC_S_ROUTE, "rate", PLAN FREE "[stage lead]\n[stage lead / content]\nrate = 130%\n", 8, 8,
         NULL, NULL},
        {FC_S_ROUTE, "delay", SMALL "[stage lead / search]\ndelay = soon\n", 10, 9, NULL, NULL},
        {FC_S_DEAL, "owner", SMALL "[deal]\nvalue = 9\nowner = a.b\n", 11, 10, "name", NULL},
        {FC_S_DEAL, "value", SMALL "[deal]\nvalue = -5\n", 10, 9, NULL, NULL},
        {FC_S_DEAL, "margin", SMALL "[deal]\nvalue = 9\nmargin = 40\n", 11, 10, "range",
         "write 40% or 0.4"},
        {FC_S_STAGE, "team", SMALL "team = north\n", 9, 8, "unknown-team", "add [team sales]"},
        {FC_S_STAGE, "team", SMALL "team = sale\n[team sales]\nheads = 4\ncapacity = 9\n", 9, 8,
         "unknown-team", "did you mean `sales`?"},
        {FC_S_STAGE, "expires", SMALL "expires = 30\n" TEAM "capacity = 9\n", 9, 11, "days",
         "write 2 days or 1 week"},
        {FC_S_ROUTE, "expires", SMALL TEAM "capacity = 9\n[stage lead / search]\nexpires = never\n",
         14, 11, "days", NULL},
        {FC_S_TEAM, "owner", SMALL TEAM "capacity = 9\nowner = a.b\n", 13, 10, "name", NULL},
        {FC_S_TEAM, "heads", SMALL "team = a\n[team a]\ncapacity = 9\nheads = 4 a month\n", 12, 9,
         "schedule", "the number alone"},
        {FC_S_TEAM, "heads", SMALL "team = a\n[team a]\ncapacity = 9\nheads = 4 in 2027-03\n", 12,
         14, "schedule", "write 4, then 5 from 2027-04"},
        {FC_S_TEAM, "heads", SMALL "team = a\n[team a]\ncapacity = 9\nheads = 4, then 5\n", 12, 17,
         "schedule", "from 2027-07"},
        {FC_S_TEAM, "heads", SMALL "team = a\n[team a]\ncapacity = 9\nheads = 100,001\n", 12, 9,
         "range", NULL},
        {FC_S_TEAM, "capacity", SMALL TEAM "capacity = 0\n", 12, 12, "range", NULL},
        {FC_S_TEAM, "capacity", SMALL TEAM "capacity = 1.200 a month\n", 12, 12, "number", "1,200"},
        {FC_S_TEAM, "capacity", SMALL TEAM "capacity = 9 in 2027-03\n", 12, 17, "schedule",
         "120 a month"},
        {FC_S_TEAM, "capacity", SMALL TEAM "capacity = 90 to 120\n", 12, 15, "number", NULL},
        {FC_S_TEAM, "ramp", SMALL TEAM "capacity = 9\nramp = 121\n", 13, 8, "range", NULL},
        {FC_S_TEAM, "ramp", SMALL TEAM "capacity = 9\nramp = soon\n", 13, 8, "days", NULL},
        {FC_S_TEAM, "cost", SMALL TEAM "capacity = 9\ncost = 6,000\n", 13, 8, "schedule",
         "6,000 a month"},
        {FC_S_TEAM, "order", SMALL TEAM "capacity = 9\norder = largest first\n", 13, 9, "choice",
         "write oldest first or newest first"},
        {FC_S_NURTURE, "owner", SMALL NURTURE "owner = a.b\n", 16, 10, "name", NULL},
        {FC_S_NURTURE, "from", SMALL "[nurture]\nfrom = leed\nshare = 6%\nrate = 4%\nmonths = 2\n",
         10, 8, "unknown-stage", "did you mean `lead`?"},
        {FC_S_NURTURE, "from",
         SMALL "[nurture]\nfrom = inquiry\nshare = 6%\nrate = 4%\nmonths = 2\n", 10, 8,
         "unknown-stage", "behind inquiries"},
        {FC_S_NURTURE, "share",
         SMALL WON "[nurture]\nfrom = lead\nshare = 60\nrate = 4%\nmonths = 2\n", 13, 9, NULL,
         "60%"},
        {FC_S_NURTURE, "rate",
         SMALL WON "[nurture]\nfrom = lead\nrate = 2 to 120%\nshare = 4%\nmonths = 2\n", 13, 13,
         NULL, NULL},
        {FC_S_NURTURE, "months",
         SMALL WON "[nurture]\nfrom = lead\nshare = 60%\nrate = 4%\nmonths = 61\n", 15, 10,
         "number", NULL},
        {FC_S_NURTURE, "returns_to", SMALL NURTURE "returns to = wom\n", 16, 14, "unknown-stage",
         "did you mean `won`?"},
        {FC_S_NURTURE, "contacts", SMALL NURTURE "tires at = 0.5\ncontacts = 0\n", 17, 12, "range",
         NULL},
        {FC_S_NURTURE, "tires_at", SMALL NURTURE "contacts = 3\ntires at = 2 in 2027-03\n", 17, 17,
         "schedule", NULL},
        {FC_S_DEAL, "value_uncertainty", SMALL DEAL "value uncertainty = 20%\n", 11, 21, "mean",
         "0.8 to 1.25"},
        {FC_S_DEAL, "value_uncertainty", SMALL DEAL "value uncertainty = 2 to 3\n", 11, 21, "mean",
         "change `value` itself"},
        {FC_S_DEAL, "large_share", SMALL DEAL "large value = 90\nlarge share = 2\n", 12, 15,
         "range", "write 2% or 0.02"},
        {FC_S_DEAL, "large_value", SMALL DEAL "large share = 2%\nlarge value = 1 of 3\n", 12, 15,
         NULL, NULL},
        {FC_S_DEAL, "cap", SMALL DEAL "cap = 0\n", 11, 7, "range", NULL},
        {FC_S_DEAL, "billing", SMALL DEAL "billing = weekly\nterm = 9\n", 11, 11, "choice",
         "write once or monthly"},
        {FC_S_DEAL, "term", SMALL DEAL "billing = monthly\nterm = 601\n", 12, 8, "number", NULL},
        {FC_S_DEAL, "churn", SMALL DEAL "billing = monthly\nterm = 9\nchurn = 2\n", 13, 9, "range",
         "write 2% or 0.02"},
        {FC_S_CHANNEL_DEAL, "owner", SMALL DEAL "[deal / search]\nowner = a.b\n", 12, 10, "name",
         NULL},
        {FC_S_CHANNEL_DEAL, "value", SMALL DEAL "[deal / search]\nvalue = cheap\n", 12, 9, NULL,
         NULL},
        {FC_S_CHANNEL_DEAL, "large_share",
         SMALL DEAL "[deal / search]\nlarge value = 90\nlarge share = 200%\n", 13, 15, "range",
         NULL},
        {FC_S_CHANNEL_DEAL, "large_value",
         SMALL DEAL "[deal / search]\nlarge share = 2%\nlarge value = 9 a month\n", 13, 17, NULL,
         NULL},
        {FC_S_CHANNEL_DEAL, "cap", SMALL DEAL "[deal / search]\ncap = 1.000\n", 12, 7, "number",
         NULL},
        {FC_S_CHANNEL_DEAL, "billing", SMALL DEAL "[deal / search]\nbilling = yearly\n", 12, 11,
         "choice", "write once or monthly"},
        {FC_S_CHANNEL_DEAL, "term", SMALL DEAL "[deal / search]\nbilling = monthly\nterm = 0\n", 13,
         8, "number", NULL},
        {FC_S_CHANNEL_DEAL, "churn",
         SMALL DEAL "[deal / search]\nbilling = monthly\nterm = 2\nchurn = 1\n", 14, 9, "range",
         NULL},
        {FC_S_CHANNEL_DEAL, "margin", SMALL DEAL "margin = 40%\n[deal / search]\nmargin = 140%\n",
         13, 10, "range", NULL},
        {FC_S_MARKET, "size", SMALL "[market]\nsize = 30.000\n", 10, 8, "number", NULL},
        {FC_S_MARKET, "size", SMALL "[market]\nsize = 0\n", 10, 8, "range", NULL},
        {FC_S_MARKET, "swing", SMALL "[market]\nswing = 10\n", 10, 9, "range", NULL},
        {FC_S_MARKET, "persistence", SMALL "[market]\nswing = 9%\npersistence = 1.5\n", 11, 15,
         "range", NULL},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlaed = 9 in 2026-12\n", 12, 1,
         "unknown-stage", "did you mean `lead`?"},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = 1.5 in 2026-12\n", 12, 8, "number",
         NULL},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = 9\n", 12, 8, "opening",
         "180 in 2026-12"},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = x 0.5\n", 12, 8, "change",
         "180 in 2026-12"},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = -20%\n", 12, 8, "change", NULL},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = 9 in 2027-01\n", 12, 13, "opening",
         "entered the stage"},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = 9 in 2021-12\n", 12, 13, "opening",
         "2022-01"},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nlead = 9 in 2026-12 | 8 in 2026-12\n", 12,
         23, "opening", "add the two"},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening]\nwon = 9 in 2026-12\n", 12, 1, "opening",
         "the stage in front"},
        {FC_S_OPENING, "<stage>",
         SMALL WON "[opening]\ninquiry = 9 in 2026-12\ninquiries = 9 in 2026-12\n", 13, 1,
         "duplicate", NULL},
        {FC_S_OPENING, "<stage>", SMALL WON "[opening / search]\nlead = 9 in 12/2026\n", 12, 13,
         "month", NULL},
        {FC_S_CORRELATION, "<input> ~ <input>", SMALL TIES "search.cost_per_inquiry = 0.5\n", 15, 1,
         "correlation", "write search.cost_per_inquiry ~"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "content.cost_per_inquiry ~ lead.rate = 1.5\n", 15, 40, "range", "oppositely"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "content.cost_per_inquiry ~ won.rate = x 0.5\n", 15, 39, "change", "0.6"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "content.cost_per_inquiry ~ won.rat = 0.5\n", 15, 32, "unknown-input",
         "did you mean `rate`?"},
        {FC_S_CORRELATION, "<input> ~ <input>", SMALL TIES "content.spend ~ won.rate = 0.5\n", 15,
         1, "unknown-input", "deal.value_uncertainty"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "contend.cost_per_inquiry ~ won.rate = 0.5\n", 15, 1, "unknown-channel",
         "did you mean `content`?"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "stage wom.rate ~ content.cost_per_inquiry = 0.5\n", 15, 7, "unknown-stage",
         "did you mean `won`?"},
        {FC_S_CORRELATION, "<input> ~ <input>", SMALL TIES "won.rate ~ channel won.rate = 0.5\n",
         15, 12, "unknown-stage", NULL},
        {FC_S_CORRELATION, "<input> ~ <input>", SMALL TIES "won.rate ~ stage won.rate = 0.5\n", 15,
         12, "correlation", "another input"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "won.rate ~ content.cost_per_inquiry = 0.5\n"
                    "channel content.cost per inquiry ~ won.rate = 0.4\n",
         16, 1, "duplicate", "take one"},
        {FC_S_CORRELATION, "<input> ~ <input>", SMALL TIES "won.rate ~ won / content.rate = 0.5\n",
         15, 12, "unknown-input", "write won.rate"},
        {FC_S_CORRELATION, "<input> ~ <input>",
         SMALL TIES "won.rate ~ deal.value_uncertainty = 0.5\n", 15, 12, "unknown-input",
         "add `value uncertainty"},
        {FC_S_CORRELATION, "<input> ~ <input>", SMALL TIES "won.rate ~ content.inquiries = 0.5\n",
         15, 12, "unknown-input", "add the key"},
        {FC_S_PROMISE, "promise", SMALL "[promise p]\npromise = 9 laeds\n", 10, 13, "promise",
         "did you mean `leads`?"},
        {FC_S_PROMISE, "confidence", SMALL "[promise p]\npromise = 9 leads\nconfidence = 100%\n",
         11, 14, "range", NULL},
        {FC_S_PROMISE, "owner", SMALL "[promise p]\npromise = 9 leads\nowner = a.b\n", 11, 10,
         "name", NULL},
    };
    struct fixture *f = *state;
    bool            seen[200] = {false};
    for (size_t i = 0; i < SIZE(row); i++) {
        load(f, row[i].text);
        if (f->status == FC_OK)
            fail_msg("accepted a bad %s", row[i].key);
        refused_once(f, row[i].line, row[i].column, row[i].rule, NULL, row[i].hint);
        seen[fc_key_row(row[i].kind, row[i].key)] = true;
    }
    for (size_t k = 0; k < fc_key_count; k++)
        if (!seen[k] && fc_keys[k].type != FC_T_TEXT)
            fail_msg("no bad value for %s %s", fc_section_words(fc_keys[k].section),
                     fc_keys[k].name);
}

static void headings_that_cannot_be(void **state)
{
    static const struct {
        const char *heading;
        int         column;
        const char *rule, *hint;
    } row[] = {
        {"[chanel x]", 2, "unknown-section", "[channel]"},
        {"[crowd north]", 2, "unknown-section", "known: [plan]"},
        {"[taem north]", 2, "unknown-section", "[team]"},
        {"[team]", 2, "name", "[team sales]"},
        {"[team north / search]", 13, "name", NULL},
        {"[nurture leads]", 10, "name", NULL},
        {"[channel]", 2, "name", "[channel search]"},
        {"[plan two]", 7, "name", NULL},
        {"[deal search]", 7, "name", NULL},
        {"[deal big / search]\nvalue = 9", 7, "name", NULL},
        {"[deal / serch]", 9, "unknown-channel", "`search`"},
        {"[deal /]", 2, "name", "[deal / search]"},
        {"[market b2b]", 9, "name", NULL},
        {"[market / search]", 9, "name", NULL},
        {"[opening / serch]", 12, "unknown-channel", "`search`"},
        {"[opening / *]", 12, "wildcard", NULL},
        {"[opening lead]", 10, "name", NULL},
        {"[correlation x]", 14, "name", NULL},
        {"[corelation]", 2, "unknown-section", "[correlation]"},
        {"[stage / search]", 2, "name", "[stage qualified lead]"},
        {"[stage lead /]", 2, "name", "[stage qualified lead / search]"},
        {"[stage lead / serch]", 15, "unknown-channel", "`search`"},
        {"[stage leed / search]", 8, "unknown-stage", "`lead`"},
        {"[stage lead / a / b]", 17, "name", NULL},
        {"[channel 12345678901234567890123456789012345678901]", 10, "name", "shorten"},
        {"[channel Se\xc3\xa4rch!]", 16, "name", NULL},
        {"[channel revenue]\ninquiries = 9 a month", 10, "name", "another name"},
        {"[stage inquiries]\nrate = 9%", 8, "name", "another name"},
        {"[stage leads]\nrate = 9%", 8, "name", "another name"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        char text[400];
        snprintf(text, sizeof text, "%s%s\n", SMALL, row[i].heading);
        load(f, text);
        refused_once(f, 9, row[i].column, row[i].rule, NULL, row[i].hint);
    }
}

static void ten_problems_in_one_pass(void **state)
{
    static const char text[] = "[plan]\n"
                               "start = 2027-1\n"  /* 2 */
                               "months = twelve\n" /* 3 */
                               "colour = red\n"    /* 4 */
                               "[chanel search]\n" /* 5 */
                               "spend = 3\n"
                               "[channel search]\n"
                               "spend = 30,000\n"       /* 8 */
                               "cost per inqury = 70\n" /* 9 */
                               "growth = 3\n"           /* 10 */
                               "[stage lead]\n"
                               "rate = 30\n"             /* 12 */
                               "[stage lead / events]\n" /* 13 */
                               "rate = 20%\n"
                               "[deal]\n"       /* 15 */
                               "[promise p]\n"; /* 16 */
    static const int lines[] = {2, 3, 4, 5, 8, 9, 10, 12, 13, 15, 16};
    struct fixture  *f = *state;
    load(f, text);
    assert_int_equal(f->status, FC_BAD_INPUT);
    if (f->problems.errors != SIZE(lines))
        fail_with(f, "not eleven");
    for (size_t i = 0; i < SIZE(lines); i++) {
        problem_is(f, i, lines[i], 0, NULL, NULL, NULL);
        assert_string_equal(f->problems.item[i].place.file, "plan.ini");
        assert_non_null(f->problems.item[i].place.text);
    }
}

/* A large text of many parts. */
static void load_many(struct fixture *f, const char *start, const char *format, int n)
{
    struct fc_text text = {0};
    fc_text_add(&text, "%s", start);
    for (int i = 0; i < n; i++) {
        char part[200];
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        const char *at = strchr(format, '#');
        snprintf(part, sizeof part, "%.*s%s%s", (int)(at - format), format, number, at + 1);
        fc_text_add(&text, "%s", part);
    }
    load(f, text.bytes);
    fc_text_free(&text);
}

static void limits_hold(void **state)
{
    static const char channel[] = "[channel c#]\ninquiries = 1 a month\n";
    static const char stage[] = "[stage s#x]\nrate = 99%\n";
    static const char team[] = "[team t#]\nheads = 1\ncapacity = 9\n";
    static const char promise[] = "[promise p#]\npromise = 9 leads\n";
    struct fixture   *f = *state;
    load_many(f, PLAN LEAD, channel, 200);
    accepted(f);
    load_many(f, PLAN LEAD, channel, 203);
    refused_once(f, 406, 10, "limit", "at most 200", NULL);
    load_many(f, PLAN FREE, stage, 20);
    accepted(f);
    load_many(f, PLAN FREE, stage, 22);
    refused_once(f, 46, 8, "limit", "at most 20", NULL);
    load_many(f, SMALL, team, 20);
    accepted(f);
    load_many(f, SMALL, team, 22);
    refused_once(f, 69, 7, "limit", "at most 20", NULL);
    load_many(f, SMALL, promise, 50);
    accepted(f);
    load_many(f, SMALL, promise, 51);
    refused_once(f, 109, 10, "limit", "at most 50", NULL);
    load(f, "[plan]\nstart = 2027-01\nmonths = 120\n" FREE LEAD);
    accepted(f);
    load(f, "[plan]\nstart = 2027-01\nmonths = 120\n" FREE "growth = 40%\n" LEAD);
    refused_once(f, 4, 10, "limit", "2147483647", NULL);
}

/* What people and programs do to files. */
static void strange_bytes(void **state)
{
    struct fixture *f = *state;
    load(f, "\xef\xbb\xbf" SMALL);
    accepted(f);
    load(f, "[plan]\r\nstart = 2027-01\r\nmonths = 12\r\n[channel a]\r\ninquiries = 9 a month\r\n"
            "[stage lead]\r\nrate = 30%");
    accepted(f);
    load_set(f, "plan.ini", SMALL "[deal]\nvalue = 1\0002\n", sizeof SMALL + 19, NULL);
    assert_int_equal(f->status, FC_BAD_INPUT);
    load(f, SMALL "[channel \xff]\n");
    assert_int_equal(f->status, FC_BAD_INPUT);
    static const char *const values[] = {"1e309", "nan",    "inf",    "0x1p3", "110..70",
                                         "30,5",  "30.000", "\"30\"", "--5",   "30 30",
                                         "1e3",   "5 to",   "to 5",   "()",    "| |"};
    for (size_t i = 0; i < SIZE(values); i++) {
        char text[300];
        snprintf(text, sizeof text, "%s[deal]\nvalue = %s\n", SMALL, values[i]);
        load(f, text);
        if (f->status == FC_OK)
            fail_msg("accepted %s", values[i]);
        refused_once(f, 10, 0, NULL, NULL, NULL);
    }
    load(f, "");
    assert_int_equal(f->status, FC_BAD_INPUT);
    load(f, "\n\n# nothing\n");
    assert_int_equal(f->status, FC_BAD_INPUT);
    load(f, SMALL "[stage lead]\nrate = 30%\n");
    assert_int_equal(f->status, FC_BAD_INPUT);
    assert_string_equal(f->problems.item[0].rule, "duplicate");
}

static void many_lines_take_linear_time(void **state)
{
    struct fixture *f = *state;
    load_many(f, SMALL, "[channel c#]\n", 100000);
    assert_int_equal(f->status, FC_BAD_INPUT);
    load_many(f, SMALL, "[stage lead / c#]\n", 100000);
    assert_int_equal(f->status, FC_BAD_INPUT);
    assert_true(f->problems.size == FC_PROBLEM_CAP && f->problems.left_out > 0);
    load_many(f, SMALL "[deal]\n", "key # = 3\n", 100000);
    assert_int_equal(f->status, FC_BAD_INPUT);
    load_many(f, SMALL "[opening]\n", "stage # = 3 in 2026-12\n", 100000);
    assert_int_equal(f->status, FC_BAD_INPUT);
    load_many(f, SMALL "[correlation]\n", "a.rate ~ c#.rate = 0.1\n", 100000);
    assert_int_equal(f->status, FC_BAD_INPUT);
}

static void bases_that_cannot_be_are_said_alone(void **state)
{
    static const char *const bases[] = {"none.ini", "../README.md", "/etc/passwd", "x.ini"};
    struct fixture          *f = *state;
    for (size_t i = 0; i < SIZE(bases); i++) {
        char text[100];
        snprintf(text, sizeof text, "[plan]\nbased_on = %s\n[channel *]\nspend = -20%%\n",
                 bases[i]);
        load_set(f, SCENARIOS "x.ini", text, strlen(text), NULL);
        refused_once(f, 2, 12, NULL, NULL, NULL);
    }
    f->plan = NULL;
    assert_int_equal(
        fc_load(&f->plan, SCENARIOS "none.ini", NULL, &f->arena, &f->problems, &f->err),
        FC_CANNOT_READ);
    assert_null(f->plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_reference_plan_is_read_whole, begin, end),
        cmocka_unit_test_setup_teardown(scenarios_change_what_they_say, begin, end),
        cmocka_unit_test_setup_teardown(the_hash_is_of_all_that_was_read, begin, end),
        cmocka_unit_test_setup_teardown(each_layer_acts_on_the_one_below, begin, end),
        cmocka_unit_test_setup_teardown(settings_reach_every_kind_of_section, begin, end),
        cmocka_unit_test_setup_teardown(settings_that_cannot_be, begin, end),
        cmocka_unit_test_setup_teardown(wildcards_pass_over_what_is_not_there, begin, end),
        cmocka_unit_test_setup_teardown(an_overlay_adds_and_moves_stages, begin, end),
        cmocka_unit_test_setup_teardown(stages_form_one_chain, begin, end),
        cmocka_unit_test_setup_teardown(sections_may_stand_in_any_order, begin, end),
        cmocka_unit_test_setup_teardown(an_overlay_replaces_a_promise, begin, end),
        cmocka_unit_test_setup_teardown(a_misspelt_channel_is_recognised, begin, end),
        cmocka_unit_test_setup_teardown(a_base_speaks_of_its_own_channels, begin, end),
        cmocka_unit_test_setup_teardown(flows_change_by_the_month, begin, end),
        cmocka_unit_test_setup_teardown(one_bad_value_a_key, begin, end),
        cmocka_unit_test_setup_teardown(headings_that_cannot_be, begin, end),
        cmocka_unit_test_setup_teardown(ten_problems_in_one_pass, begin, end),
        cmocka_unit_test_setup_teardown(limits_hold, begin, end),
        cmocka_unit_test_setup_teardown(strange_bytes, begin, end),
        cmocka_unit_test_setup_teardown(many_lines_take_linear_time, begin, end),
        cmocka_unit_test_setup_teardown(bases_that_cannot_be_are_said_alone, begin, end),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
