/* What the plan holds of every key that shapes spend, stages, deals, the market and the start: read,
   changed by a file on top, changed by a setting, and left to its default. */
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
#include "model/mean.h"
#include "tests/support.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

static const char base[] =
    "[plan]\nstart = 2027-01\nmonths = 12\ncurrency = EUR\n"
    "[channel search]\nspend = 0 a month, then 30k from 2027-03\ncost per inquiry = 70 to 110\n"
    "response = power 0.6\nmonth to month = 20%\npersistence = 40%\n"
    "[channel events]\nspend = 20k a month\ncost per inquiry = 100 to 220\n"
    "Response = Saturating EUR 20,000 1.5\nminimum spend = 5k a month\n"
    "measured at = 120k a year\ncarry over = 30%\nchance it works = 80%\n"
    "[channel mouth]\ninquiries = 9 to 20 a month\n"
    "[stage lead]\nrate = 30%\ndelay = 60% | 40%\nrate month to month = 10%\n"
    "response time = 2 days\nshelf life = 1 week\n"
    "[stage lead / events]\nrate = beta(20, 40)\nshelf life = 3 weeks\n"
    "[stage demo]\nrate = 20 to 30%\ndelay = 6 months\n"
    "[stage won]\nrate = 20 to 30%\ndelay = 3 months\n"
    "[deal]\nvalue = lognormal(median 18,000, sigma 0.9)\nvalue uncertainty = 0.8 to 1.25\n"
    "large share = 2%\nlarge value = 200k to 400k\ncap = 1m\nmargin = 40%\n"
    "[deal / events]\nvalue = 900\nbilling = Monthly\nterm = 24\nchurn = 2%\nowner = board\n"
    "[market]\nsize = 40k\nswing = 10%\npersistence = 50%\n"
    "[opening]\nlead = 180 in 2026-12 | 1,150 in 2026-11\ninquiry = 10 in 2026-12\n"
    "[opening / search]\nLEAD = 7 in 2026-12\n"
    "[correlation]\nsearch.cost_per_inquiry ~ channel events.cost per inquiry = 0.6\n"
    "lead / events.rate ~ deal.value_uncertainty = -0.2\n"
    "stage demo.rate ~ mouth.inquiries = 0.1\n";

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

/* The base with lines on top and settings on these, NULL at their end; no problem of any kind. */
static void load(struct fixture *f, const char *top, const char *const setting[])
{
    char               text[3000];
    char               file[SUPPORT_PATH + 16];
    struct fc_settings settings = {0, setting};
    while (setting != NULL && setting[settings.n] != NULL)
        settings.n++;
    fc_arena_free(&f->arena);
    f->problems = (struct fc_problems){.arena = &f->arena};
    f->plan = NULL;
    snprintf(text, sizeof text, "[plan]\nbased on = base.ini\n%s", top);
    snprintf(file, sizeof file, "%s/top.ini", f->folder);
    fc_load_text(&f->plan, file, text, strlen(text), &settings, &f->arena, &f->problems, NULL);
    for (size_t i = 0; i < f->problems.size; i++)
        fail_msg("%s:%d:%d: %s", f->problems.item[i].place.file, f->problems.item[i].place.line,
                 f->problems.item[i].place.column, f->problems.item[i].text);
}

static void is(const char *what, double value, double expected)
{
    const bool same = value == expected || (isnan(value) && isnan(expected));
    if (!same && !(fabs(value - expected) <= 1e-12 * fabs(expected)))
        fail_msg("%s is %.17g, not %.17g", what, value, expected);
}
#define IS(value, expected) is(#value, value, expected)

/* ---- channels --------------------------------------------------------------------------------- */

static void curves_are_read(void **state)
{
    struct fixture *f = *state;
    load(f, "", NULL);
    const struct fc_channel *search = &f->plan->channel[0];
    const struct fc_channel *events = &f->plan->channel[1];
    const struct fc_channel *mouth = &f->plan->channel[2];
    assert_int_equal(search->response.kind, FC_POWER);
    IS(search->response.exponent, 0.6);
    assert_int_equal(events->response.kind, FC_SATURATING);
    IS(events->response.exponent, 1.5);
    IS(events->response.half, 20000);
    assert_int_equal(mouth->response.kind, FC_LINEAR);
    IS(search->persistence, 0.4);
    IS(mouth->persistence, 0);
    IS(events->measured_at, 10000);
    IS(events->minimum_spend, 5000);
    IS(events->carry_over, 0.3);
    IS(events->chance_it_works, 0.8);
    IS(search->minimum_spend, 0);
    IS(search->carry_over, 0);
    IS(search->chance_it_works, 1);
    static const char *const set[] = {"channel search.response = saturating 9k", NULL};
    load(f, "[channel search]\nresponse = power 1\n", set);
    assert_int_equal(f->plan->channel[0].response.kind, FC_SATURATING);
    IS(f->plan->channel[0].response.exponent, 1);
    IS(f->plan->channel[0].response.half, 9000);
}

/* The spend of the base plan, so that a change of the spend moves along the curve. */
static void costs_are_measured_where_the_base_spends(void **state)
{
    static const char *const half[] = {"channel *.spend = x 0.5", NULL};
    static const char *const new[] = {"channel search.spend = 9k in 2027-12", NULL};
    static const char *const said[] = {
        "channel events.measured at = x 0.5",        "channel events.minimum spend = 20% less",
        "channel events.carry over = 5 points more", "channel events.chance it works = 10% less",
        "channel search.persistence = 0.9",          NULL};
    struct fixture *f = *state;
    load(f, "", NULL);
    IS(f->plan->channel[0].measured_at, 30000);
    IS(f->plan->channel[2].measured_at, (double)NAN);
    load(f, "[channel search]\nspend = +5k\n", half);
    IS(f->plan->channel[0].measured_at, 30000);
    IS(fc_schedule_at(&f->plan->channel[0].spend, f->plan->start, 2), 17500);
    load(f, "", new);
    IS(f->plan->channel[0].measured_at, 30000);
    load(f, "", said);
    IS(f->plan->channel[1].measured_at, 5000);
    IS(f->plan->channel[1].minimum_spend, 4000);
    IS(f->plan->channel[1].carry_over, 0.35);
    IS(f->plan->channel[1].chance_it_works, 0.72);
    IS(f->plan->channel[0].persistence, 0.9);
    /* A channel that is new on top is its own base. */
    load(f, "[channel more]\nspend = 4k a month\ncost per inquiry = 9\nresponse = power 0.5\n",
         (const char *const[]){"channel more.spend = x 3", NULL});
    IS(f->plan->channel[3].measured_at, 4000);
    /* A base that spends nothing says nothing. */
    load(f, "[channel late]\nspend = 0 a month\ncost per inquiry = 9\nresponse = power 0.5\n",
         (const char *const[]){"channel late.spend = +7k", "channel late.spend = x 2", NULL});
    IS(f->plan->channel[3].measured_at, 14000);
}

/* ---- stages ----------------------------------------------------------------------------------- */

static void paces_fall_back_key_by_key(void **state)
{
    static const char *const set[] = {"stage lead.shelf life = x 2",
                                      "stage lead / mouth.response time = 1 week",
                                      "stage *.rate month to month = 25%", NULL};
    struct fixture          *f = *state;
    load(f, "", NULL);
    const struct fc_stage *lead = &f->plan->stage[0];
    IS(lead->pace.rate_month_to_month, 0.1);
    IS(lead->pace.response_time, 2);
    IS(lead->pace.shelf_life, 7);
    assert_false(lead->route[0].has_pace);
    IS(lead->route[0].pace.shelf_life, 7);
    assert_true(lead->route[1].has_pace);
    IS(lead->route[1].pace.shelf_life, 21);
    IS(lead->route[1].pace.response_time, 2);
    IS(lead->route[1].pace.rate_month_to_month, 0.1);
    IS(f->plan->stage[1].pace.shelf_life, (double)INFINITY);
    IS(f->plan->stage[1].pace.response_time, 0);
    IS(f->plan->stage[1].route[2].pace.shelf_life, (double)INFINITY);
    load(f, "[stage lead / search]\nrate month to month = 9%\nresponse time = 12 days\n", set);
    lead = &f->plan->stage[0];
    IS(lead->pace.shelf_life, 14);
    IS(lead->route[1].pace.shelf_life, 21);
    IS(lead->route[2].pace.shelf_life, 14);
    IS(lead->route[2].pace.response_time, 7);
    IS(lead->route[0].pace.response_time, 12);
    IS(lead->route[0].pace.rate_month_to_month, 0.09);
    IS(lead->route[2].pace.rate_month_to_month, 0.25);
    IS(f->plan->stage[2].pace.rate_month_to_month, 0.25);
}

/* ---- deals and the market --------------------------------------------------------------------- */

static void deals_fall_back_key_by_key(void **state)
{
    struct fixture *f = *state;
    load(f, "", NULL);
    const struct fc_deal *deal = &f->plan->deal;
    assert_int_equal(deal->value.kind, FC_LOGNORMAL);
    assert_int_equal(deal->value_uncertainty.kind, FC_LOGNORMAL);
    IS(deal->large_share, 0.02);
    assert_int_equal(deal->large_value.kind, FC_LOGNORMAL);
    assert_true(deal->has_cap);
    IS(deal->cap, 1e6);
    assert_int_equal(deal->billing, FC_ONCE);
    assert_int_equal(deal->term, 0);
    IS(deal->churn, 0);
    IS(deal->margin, 0.4);
    assert_null(f->plan->channel_deal[0]);
    assert_ptr_equal(fc_plan_deal(f->plan, 0), deal);
    assert_ptr_equal(fc_plan_deal(f->plan, -1), deal);
    const struct fc_deal *events = f->plan->channel_deal[1];
    assert_ptr_equal(fc_plan_deal(f->plan, 1), events);
    IS(events->value.a, 900);
    assert_int_equal(events->billing, FC_MONTHLY);
    assert_int_equal(events->term, 24);
    IS(events->churn, 0.02);
    assert_string_equal(events->owner, "board");
    assert_string_equal(deal->owner, "sales");
    IS(events->large_share, 0.02);
    assert_int_equal(events->large_value.kind, FC_LOGNORMAL);
    assert_true(events->exists && events->has_cap && events->has_margin);
    IS(events->cap, 1e6);
    IS(events->margin, 0.4);
    IS(events->value_uncertainty.b, deal->value_uncertainty.b);
}

static void deals_are_changed(void **state)
{
    static const char *const set[] = {"deal / events.churn = x 2",
                                      "deal.cap = 20% more",
                                      "deal.large share = 1 points more",
                                      "deal / search.large value = 500k",
                                      "deal / *.margin = 25%",
                                      "deal.value uncertainty = x 0.95",
                                      NULL};
    struct fixture          *f = *state;
    load(f,
         "[deal / search]\ncap = EUR 2,000,000\nlarge share = 5%\nbilling = monthly\n"
         "[deal]\nterm = 6\n",
         set);
    const struct fc_deal *search = f->plan->channel_deal[0];
    IS(search->cap, 2e6);
    IS(search->large_share, 0.05);
    IS(search->large_value.a, 500000);
    IS(search->margin, 0.25);
    assert_int_equal(search->billing, FC_MONTHLY);
    assert_int_equal(search->value.kind, FC_LOGNORMAL);
    assert_int_equal(search->term, 6);
    assert_int_equal(f->plan->channel_deal[1]->term, 24);
    IS(f->plan->channel_deal[1]->churn, 0.04);
    IS(f->plan->channel_deal[1]->large_share, 0.03);
    IS(f->plan->channel_deal[1]->margin, 0.25);
    IS(f->plan->deal.margin, 0.4);
    IS(f->plan->deal.cap, 1.2e6);
    IS(f->plan->deal.value_uncertainty.scale, 0.95);
    assert_null(f->plan->channel_deal[2]);
}

static void the_market_is_without_bound_unless_said(void **state)
{
    static const char *const set[] = {"market.size = x 0.5", "market.swing = 10% more",
                                      "market.persistence = 0", NULL};
    struct fixture          *f = *state;
    load(f, "", NULL);
    IS(f->plan->market.size, 40000);
    IS(f->plan->market.swing, 0.1);
    IS(f->plan->market.persistence, 0.5);
    load(f, "[market]\nsize = 1,000\n", set);
    IS(f->plan->market.size, 500);
    IS(f->plan->market.swing, 0.11);
    IS(f->plan->market.persistence, 0);
    struct support_plan plain = {0};
    support_load(&plain, FC_SOURCE_DIR "/scenarios/reference.ini");
    IS(plain.plan->market.size, (double)INFINITY);
    IS(plain.plan->market.swing, 0);
    assert_int_equal(plain.plan->n_openings, 0);
    assert_int_equal(plain.plan->n_ties, 0);
    assert_null(plain.plan->channel_deal[0]);
    IS(plain.plan->channel[0].measured_at, 30000);
    IS(plain.plan->channel[0].chance_it_works, 1);
    assert_int_equal(plain.plan->deal.value_uncertainty.kind, FC_CERTAIN);
    IS(plain.plan->deal.value_uncertainty.a, 1);
    assert_false(plain.plan->deal.has_cap);
    IS(plain.plan->stage[2].route[0].pace.shelf_life, (double)INFINITY);
    support_free(&plain);
}

/* ---- the start -------------------------------------------------------------------------------- */

struct opening {
    int channel, stage, months_ago, count;
};

static void openings_are(const struct fixture *f, size_t n, const struct opening expected[])
{
    assert_int_equal(f->plan->n_openings, n);
    for (size_t i = 0; i < n; i++) {
        const struct fc_opening *opening = &f->plan->opening[i];
        assert_int_equal(opening->channel, expected[i].channel);
        assert_int_equal(opening->stage, expected[i].stage);
        assert_int_equal(f->plan->start - opening->month, expected[i].months_ago);
        assert_int_equal(opening->count, expected[i].count);
    }
}

static void openings_come_in_order_and_replace_each_other(void **state)
{
    static const struct opening as_said[] = {
        {-1, -1, 1, 10}, {-1, 0, 2, 1150}, {-1, 0, 1, 180}, {0, 0, 1, 7}};
    static const struct opening changed[] = {
        {-1, -1, 1, 10}, {-1, 0, 2, 99}, {-1, 1, 3, 3}, {0, 0, 1, 8}, {2, -1, 1, 4}};
    static const char *const set[] = {"opening / mouth.inquiries = 4 in 2026-12",
                                      "opening / search.lead = 6 in 2026-12",
                                      "opening / search.lead = 8 in 2026-12", NULL};
    struct fixture          *f = *state;
    load(f, "", NULL);
    openings_are(f, SIZE(as_said), as_said);
    assert_int_equal(f->plan->opening[1].place.column, 25);
    load(f, "[opening]\nlead = 99 in 2026-11\ndemo = 3 in 2026-10\n", set);
    openings_are(f, SIZE(changed), changed);
}

static void many_openings_are_kept(void **state)
{
    struct fixture *f = *state;
    struct fc_text  text = {0};
    char            month[8];
    fc_text_add(&text, "[stage demo]\ndelay = 5 to 700 days\n[opening]\nlead = ");
    for (int age = FC_MAX_AGE; age >= 1; age--)
        fc_text_add(&text, "%d in %s%s", age, fc_month_print(month, 2027 * 12 - age),
                    age > 1 ? " | " : "\n");
    load(f, text.bytes, NULL);
    assert_int_equal(f->plan->n_openings, FC_MAX_AGE + 2);
    for (int i = 1; i <= FC_MAX_AGE; i++) {
        assert_int_equal(f->plan->opening[i].count, FC_MAX_AGE + 1 - i);
        assert_int_equal(f->plan->start - f->plan->opening[i].month, FC_MAX_AGE + 1 - i);
    }
    fc_text_free(&text);
}

/* ---- correlations ----------------------------------------------------------------------------- */

static void tie_is(const struct fixture *f, int i, const char *first, const char *second, double r)
{
    const struct fc_tie *tie = &f->plan->tie[i];
    assert_string_equal(tie->name[0], first);
    assert_string_equal(tie->name[1], second);
    IS(tie->r, r);
}

static void ties_come_in_order_and_replace_each_other(void **state)
{
    static const char *const set[] = {"correlation.mouth.inquiries ~ demo.rate = -1",
                                      "correlation.stage won.rate ~ stage lead / events.rate = 0",
                                      "correlation.stage won.rate ~ stage lead / events.rate = 1",
                                      NULL};
    struct fixture          *f = *state;
    load(f, "", NULL);
    assert_int_equal(f->plan->n_ties, 3);
    tie_is(f, 0, "channel events.cost_per_inquiry", "channel search.cost_per_inquiry", 0.6);
    tie_is(f, 1, "channel mouth.inquiries", "stage demo.rate", 0.1);
    tie_is(f, 2, "deal.value_uncertainty", "stage lead / events.rate", -0.2);
    assert_ptr_equal(f->plan->tie[0].quantity[0], &f->plan->channel[1].cost_per_inquiry);
    assert_ptr_equal(f->plan->tie[0].quantity[1], &f->plan->channel[0].cost_per_inquiry);
    assert_ptr_equal(f->plan->tie[1].quantity[0], &f->plan->channel[2].inquiries.amount);
    assert_ptr_equal(f->plan->tie[1].quantity[1], &f->plan->stage[1].rate);
    assert_ptr_equal(f->plan->tie[2].quantity[0], &f->plan->deal.value_uncertainty);
    assert_ptr_equal(f->plan->tie[2].quantity[1], &f->plan->stage[0].route[1].rate);
    load(f, "[correlation]\nevents.cost_per_inquiry ~ search.cost_per_inquiry = 0.3\n", set);
    assert_int_equal(f->plan->n_ties, 4);
    tie_is(f, 0, "channel events.cost_per_inquiry", "channel search.cost_per_inquiry", 0.3);
    tie_is(f, 1, "channel mouth.inquiries", "stage demo.rate", -1);
    tie_is(f, 3, "stage lead / events.rate", "stage won.rate", 1);
}

/* 22 channels make 231 pairs; the first `n` of them are tied. */
static void load_ties(struct support_plan *out, struct fc_text *text, int n)
{
    enum { CHANNELS = 22 };
    fc_text_clear(text);
    fc_text_add(text, "[plan]\nstart = 2027-01\nmonths = 2\n[stage lead]\nrate = 30%%\n");
    for (int i = 0; i < CHANNELS; i++)
        fc_text_add(text, "[channel c%d]\ninquiries = 5 to 9 a month\n", i);
    fc_text_add(text, "[correlation]\n");
    for (int i = 0; i < CHANNELS; i++)
        for (int j = 0; j < i && n > 0; j++, n--)
            fc_text_add(text, "c%d.inquiries ~ c%d.inquiries = 0.1\n", i, j);
    *out = (struct support_plan){.problems = {.arena = &out->arena}};
    fc_load_text(&out->plan, "plan.ini", text->bytes, text->length, NULL, &out->arena,
                 &out->problems, NULL);
}

static void ties_have_a_limit(void **state)
{
    struct support_plan loaded = {0};
    struct fc_text      text = {0};
    (void)state;
    load_ties(&loaded, &text, FC_MAX_TIES);
    assert_non_null(loaded.plan);
    assert_int_equal(loaded.plan->n_ties, FC_MAX_TIES);
    support_free(&loaded);
    load_ties(&loaded, &text, FC_MAX_TIES + 2);
    assert_null(loaded.plan);
    assert_string_equal(loaded.problems.item[0].rule, "limit");
    assert_int_equal(loaded.problems.item[0].place.line, 5 + 2 * 22 + 1 + FC_MAX_TIES + 1);
    support_free(&loaded);
    fc_text_free(&text);
}

/* A name may begin with the word that the long form begins with. */
static void names_that_begin_like_their_kind(void **state)
{
    static const struct {
        const char *typed, *full;
    } row[] = {
        {"channel two.inquiries", "channel channel two.inquiries"},
        {"channel channel-two.inquiries", "channel channel two.inquiries"},
        {"two.inquiries", "channel two.inquiries"},
        {"stage.rate", "stage stage.rate"},
        {"stage stage.rate", "stage stage.rate"},
        {"stage stage / channel two.rate", "stage stage / channel two.rate"},
        {"stage/two.rate", "stage stage / two.rate"},
        {"deal.inquiries", "channel deal.inquiries"},
        {"Deal.Value Uncertainty", "deal.value_uncertainty"},
    };
    static const char text[] =
        "[plan]\nstart = 2027-01\nmonths = 2\n[channel two]\ninquiries = 9 a month\n"
        "[channel channel two]\ninquiries = 9 a month\n[channel deal]\ninquiries = 9 a month\n"
        "[stage stage]\nrate = 9%\n[stage stage / channel two]\nrate = 8%\n"
        "[stage stage / two]\nrate = 7%\n";
    struct support_plan loaded = {0};
    (void)state;
    support_load_text(&loaded, "plan.ini", text);
    for (size_t i = 0; i < SIZE(row); i++) {
        struct fc_named_input input;
        if (!fc_input_find(&input, loaded.plan, fc_piece_of("", row[i].typed), &loaded.problems))
            fail_msg("not found: %s", row[i].typed);
        assert_string_equal(fc_input_name(&input, &loaded.arena), row[i].full);
    }
    support_free(&loaded);
}

/* ---- the mean the model judges by ------------------------------------------------------------- */

static void means_are_near_enough(void **state)
{
    static const struct {
        const char *text;
        double      mean;
    } row[] = {
        {"1.05", 1.05},
        {"lognormal(mean 1.02, cv 20%)", 1.02},
        {"lognormal(mean 3, cv 200%)", 3},
        {"gamma(0.7, 0.5)", 0.7},
        {"gamma(1, 0.001)", 1},
        {"uniform(0.4, 1.1)", 0.75},
        {"triangular(0.6, 0.9, 1.8)", 1.1},
        {"pert(0.5, 1, 2.1)", 1.1},
        {"70% at 0.8 | 30% at 1.7", 1.07},
        /* The mean of the normal between its ends, by scipy 1.8 truncnorm. */
        {"normal(1, 0.3) within 0.9 to 2", 1.1789351},
    };
    struct fc_arena    arena = {0};
    struct fc_problems problems = {.arena = &arena};
    (void)state;
    for (size_t i = 0; i < SIZE(row); i++) {
        const struct fc_quantity_rule rule = {
            .dimension = FC_PLAIN, .high = 1e6, .currency = "", .folder = ""};
        struct fc_quantity q;
        assert_true(fc_quantity_read(&q, fc_piece_of("", row[i].text), &rule, &problems));
        const double mean = fc_mean_near(&q, 1e6);
        if (!(fabs(mean - row[i].mean) < 2e-5))
            fail_msg("%s: %.9g, not %.9g", row[i].text, mean, row[i].mean);
    }
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(curves_are_read, begin, end),
        cmocka_unit_test_setup_teardown(costs_are_measured_where_the_base_spends, begin, end),
        cmocka_unit_test_setup_teardown(paces_fall_back_key_by_key, begin, end),
        cmocka_unit_test_setup_teardown(deals_fall_back_key_by_key, begin, end),
        cmocka_unit_test_setup_teardown(deals_are_changed, begin, end),
        cmocka_unit_test_setup_teardown(the_market_is_without_bound_unless_said, begin, end),
        cmocka_unit_test_setup_teardown(openings_come_in_order_and_replace_each_other, begin, end),
        cmocka_unit_test_setup_teardown(many_openings_are_kept, begin, end),
        cmocka_unit_test_setup_teardown(ties_come_in_order_and_replace_each_other, begin, end),
        cmocka_unit_test(ties_have_a_limit),
        cmocka_unit_test(names_that_begin_like_their_kind),
        cmocka_unit_test(means_are_near_enough),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}
