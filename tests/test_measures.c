/* What a plan measures: names, words, units, and what people call them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "model/load.h"

#define HEAD "[plan]\nstart = 2027-01\nmonths = 12\n[channel search]\ninquiries = 100 a month\n"

struct fixture {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_plan    *plan;
};

static void load(struct fixture *f, const char *text)
{
    *f = (struct fixture){0};
    f->problems.arena = &f->arena;
    assert_int_equal(
        fc_load_text(&f->plan, "plan.ini", text, strlen(text), NULL, &f->arena, &f->problems, NULL),
        FC_OK);
}

static const char *named(const struct fixture *f, const char *words)
{
    const int measure = fc_measure_find(f->plan, fc_piece_of("", words));
    return measure < 0 ? "" : f->plan->measure[measure].name;
}

static void names_come_in_order(void **state)
{
    static const char *const names[] = {"inquiry",
                                        "qualified_lead",
                                        "won",
                                        "inquiry_lost",
                                        "inquiry_still_open",
                                        "qualified_lead_lost",
                                        "qualified_lead_still_open",
                                        "spend",
                                        "cost",
                                        "bookings",
                                        "bookings_later",
                                        "revenue",
                                        "cash",
                                        "net_gain",
                                        "roi",
                                        "largest_deal_share",
                                        "payback_month",
                                        "cost_per_qualified_lead",
                                        "cost_per_won"};
    struct fixture           f;
    (void)state;
    load(&f, HEAD "[stage Qualified-Lead]\nrate = 30%\n[stage won]\nrate = 20%\n"
                  "[deal]\nvalue = 100\nmargin = 40%\n");
    assert_int_equal(f.plan->n_measures, sizeof names / sizeof *names);
    for (int i = 0; i < f.plan->n_measures; i++)
        assert_string_equal(f.plan->measure[i].name, names[i]);
    fc_arena_free(&f.arena);
}

/* What waits is measured in front of each door, who comes back where nurture begins. */
static void doors_and_nurture_are_measured(void **state)
{
    static const struct {
        const char          *name, *words, *singular;
        enum fc_measured     what;
        int                  stage;
        enum fc_measure_unit unit;
        bool                 stock, ratio;
        double               ticks;
    } row[] = {
        {"inquiry_waiting", "inquiries waiting", "inquiry waiting", FC_M_WAITING, -1, FC_UNIT_COUNT,
         true, false, 1},
        {"inquiry_expired", "inquiries expired", "inquiry expired", FC_M_EXPIRED, -1, FC_UNIT_COUNT,
         false, false, 1},
        {"inquiry_worked", "inquiries worked", "inquiry worked", FC_M_WORKED, -1, FC_UNIT_COUNT,
         false, false, 1},
        {"inquiry_waited", "days inquiries waited", "day inquiries waited", FC_M_WAITED, -1,
         FC_UNIT_DAYS, false, false, 100},
        {"inquiry_days_waited", "days an inquiry waited", "day an inquiry waited", FC_M_DAYS_WAITED,
         -1, FC_UNIT_DAYS, false, true, 100},
        {"sales_lead_lost", "sales leads lost", "sales lead lost", FC_M_LOST, 0, FC_UNIT_COUNT,
         false, false, 1},
        {"sales_lead_still_open", "sales leads still open", "sales lead still open",
         FC_M_STILL_OPEN, 0, FC_UNIT_COUNT, true, false, 1},
        {"demo_days_waited", "days a demo waited", "day a demo waited", FC_M_DAYS_WAITED, 1,
         FC_UNIT_DAYS, false, true, 100},
        {"demo_returned", "demos returned", "demo returned", FC_M_RETURNED, 1, FC_UNIT_COUNT, false,
         false, 1},
        {"demo_in_nurture", "demos in nurture", "demo in nurture", FC_M_IN_NURTURE, 1,
         FC_UNIT_COUNT, true, false, 1},
        {"inside_sales_capacity", "capacity of Inside Sales", "capacity of Inside Sales",
         FC_M_CAPACITY, 0, FC_UNIT_COUNT, false, false, 1},
        {"north_utilisation", "utilisation of north", "utilisation of north", FC_M_UTILISATION, 2,
         FC_UNIT_SHARE, false, true, 1e6},
    };
    static const char *const none[] = {"sales lead waiting",  "won waiting",
                                       "sales lead returned", "sales lead in nurture",
                                       "idle capacity",       "utilisation of idle"};
    struct fixture           f;
    (void)state;
    load(&f, HEAD "[stage sales lead]\nrate = 30%\nteam = inside-sales\n[stage demo]\nrate = 20%\n"
                  "[stage won]\nrate = 9%\nteam = north\n"
                  "[team north]\nheads = 1\ncapacity = 9\n[team idle]\n"
                  "[team Inside Sales]\nheads = 1\ncapacity = 9\n"
                  "[nurture]\nfrom = demo\nshare = 9%\nrate = 9%\nmonths = 9\n");
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const int                at = fc_measure_find(f.plan, fc_piece_of("", row[i].name));
        const struct fc_measure *m = &f.plan->measure[at];
        assert_true(at >= 0);
        assert_int_equal(fc_measure_find(f.plan, fc_piece_of("", row[i].words)), at);
        assert_int_equal(fc_measure_of(f.plan, row[i].what, row[i].stage), at);
        assert_string_equal(m->name, row[i].name);
        assert_string_equal(m->words, row[i].words);
        assert_string_equal(m->singular, row[i].singular);
        assert_int_equal(m->unit, row[i].unit);
        assert_int_equal(m->stock, row[i].stock);
        assert_int_equal(m->ratio, row[i].ratio);
        assert_true(m->ticks == row[i].ticks);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_string_equal(named(&f, none[i]), "");
    assert_string_equal(named(&f, "cost per sales lead"), "cost_per_sales_lead");
    assert_string_equal(named(&f, "cost per sales lead lost"), "");
    /* Three entered, the rest of the chain, two doors, one pool, two teams, money, costs. */
    assert_int_equal(f.plan->n_measures, 4 + 2 * 3 + 2 * 5 + 2 + 2 * 2 + 2 + 3);
    fc_arena_free(&f.arena);
}

static void money_needs_a_deal_and_gain_a_margin(void **state)
{
    struct fixture f;
    (void)state;
    load(&f, HEAD "[stage lead]\nrate = 30%\n");
    assert_string_equal(named(&f, "spend"), "spend");
    assert_string_equal(named(&f, "revenue"), "");
    assert_string_equal(named(&f, "cash"), "");
    assert_string_equal(named(&f, "largest deal share"), "");
    assert_int_equal(fc_measure_of(f.plan, FC_M_NET_GAIN, -1), -1);
    fc_arena_free(&f.arena);
    load(&f, HEAD "[stage lead]\nrate = 30%\n[deal]\nvalue = 100\n");
    assert_string_equal(named(&f, "bookings less cost"), "bookings_less_cost");
    assert_string_equal(named(&f, "net gain"), "");
    assert_string_equal(named(&f, "roi"), "");
    assert_string_equal(named(&f, "payback month"), "");
    assert_string_equal(named(&f, "bookings without a large deal"), "");
    assert_string_equal(named(&f, "cash"), "cash");
    assert_string_equal(named(&f, "share of the largest deal"), "largest_deal_share");
    assert_string_equal(f.plan->measure[fc_measure_of(f.plan, FC_M_NET_GAIN, -1)].name,
                        "bookings_less_cost");
    fc_arena_free(&f.arena);
}

/* A large deal of one channel is enough. */
static void a_large_deal_anywhere_is_measured(void **state)
{
    struct fixture f;
    (void)state;
    load(&f, HEAD "[stage lead]\nrate = 30%\n[deal]\nvalue = 100\n[deal / search]\n"
                  "large share = 1%\nlarge value = 900\n");
    assert_true(fc_measure_of(f.plan, FC_M_BOOKINGS_NO_LARGE, -1) >= 0);
    assert_string_equal(named(&f, "bookings without large deals"), "bookings_without_large_deal");
    fc_arena_free(&f.arena);
}

static void units_and_ticks(void **state)
{
    static const struct {
        const char          *name;
        enum fc_measure_unit unit;
        bool                 stock, ratio;
        double               ticks;
    } row[] = {
        {"inquiry", FC_UNIT_COUNT, false, false, 1},
        {"lead_still_open", FC_UNIT_COUNT, true, false, 1},
        {"lead_lost", FC_UNIT_COUNT, false, false, 1},
        {"revenue", FC_UNIT_MONEY, false, false, 100},
        {"net_gain", FC_UNIT_MONEY, false, false, 100},
        {"cost_per_lead", FC_UNIT_MONEY, false, true, 100},
        {"roi", FC_UNIT_SHARE, false, true, 1e6},
        {"cash", FC_UNIT_MONEY, false, false, 100},
        {"largest_deal_share", FC_UNIT_SHARE, false, false, 1e6},
        {"bookings_without_large_deal", FC_UNIT_MONEY, false, false, 100},
        {"payback_month", FC_UNIT_MONTH, false, false, 1},
    };
    struct fixture f;
    (void)state;
    load(&f, HEAD "[stage lead]\nrate = 30%\n[stage won]\nrate = 20%\n"
                  "[deal]\nvalue = 100\nmargin = 40%\nlarge share = 2%\nlarge value = 900\n");
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const int                at = fc_measure_find(f.plan, fc_piece_of("", row[i].name));
        const struct fc_measure *m = &f.plan->measure[at];
        assert_true(at >= 0);
        assert_int_equal(m->unit, row[i].unit);
        assert_int_equal(m->stock, row[i].stock);
        assert_int_equal(m->ratio, row[i].ratio);
        assert_true(m->ticks == row[i].ticks);
        assert_int_equal(fc_measure_of(f.plan, m->what, m->stage), at);
    }
    fc_arena_free(&f.arena);
}

static void found_by_what_people_say(void **state)
{
    static const struct {
        const char *said, *name;
    } row[] = {
        {"inquiries", "inquiry"},
        {"Inquiry", "inquiry"},
        {"qualified lead", "qualified_lead"},
        {"Qualified-Leads", "qualified_lead"},
        {"leads", "qualified_lead"},
        {"lead", "qualified_lead"},
        {"opportunities", "opportunity"},
        {"won", "won"},
        {"wins", "won"},
        {"deals", "won"},
        {"deal", "won"},
        {"won deals", "won"},
        {"qualified leads lost", "qualified_lead_lost"},
        {"opportunities still open", "opportunity_still_open"},
        {"revenue", "revenue"},
        {"return", "roi"},
        {"ROI", "roi"},
        {"return on investment", "roi"},
        {"net-gain", "net_gain"},
        {"cash flow", "cash"},
        {"payback", "payback_month"},
        {"Largest-Deal", "largest_deal_share"},
        {"cost", "cost"},
        {"costs", "cost"},
        {"cost per qualified lead", "cost_per_qualified_lead"},
        {"cost per lead", "cost_per_qualified_lead"},
        {"Cost per Deal", "cost_per_won"},
        {"cost per won", "cost_per_won"},
        {"cost_per_opportunity", "cost_per_opportunity"},
        {"qualified", ""},
        {"cost per", ""},
        {"won lost", ""},
        {"", ""},
    };
    struct fixture f;
    (void)state;
    load(&f, HEAD "[stage qualified lead]\nrate = 30%\n[stage opportunity]\nrate = 30%\n"
                  "[stage won]\nrate = 20%\n[deal]\nvalue = 100\nmargin = 40%\n");
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        assert_string_equal(named(&f, row[i].said), row[i].name);
    fc_arena_free(&f.arena);
}

static void two_that_end_alike_are_not_guessed(void **state)
{
    int            found[4];
    struct fixture f;
    (void)state;
    load(&f, HEAD "[stage marketing lead]\nrate = 30%\n[stage sales_lead]\nrate = 30%\n");
    assert_string_equal(named(&f, "leads"), "");
    assert_string_equal(named(&f, "sales leads"), "sales_lead");
    assert_int_equal(fc_measure_candidates(f.plan, fc_piece_of("", "leads"), found, 4), 2);
    assert_string_equal(f.plan->measure[found[0]].name, "marketing_lead");
    assert_string_equal(f.plan->measure[found[1]].name, "sales_lead");
    assert_int_equal(fc_measure_candidates(f.plan, fc_piece_of("", "cost per lead"), found, 1), 2);
    fc_arena_free(&f.arena);
}

static void plurals(void **state)
{
    static const struct {
        const char *one, *many;
    } row[] = {
        {"lead", "leads"},        {"opportunity", "opportunities"},
        {"inquiry", "inquiries"}, {"demo", "demos"},
        {"survey", "surveys"},    {"pass", "passes"},
        {"box", "boxes"},         {"pitch", "pitches"},
        {"wish", "wishes"},       {"sale", "sales"},
        {"MQL", "MQLs"},          {"y", "ys"},
    };
    struct fc_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        assert_string_equal(fc_plural(&arena, row[i].one), row[i].many);
    fc_arena_free(&arena);
}

static void fixed_names_are_reserved(void **state)
{
    static const char *const reserved[] = {
        "Revenue", "net gain", "bookings-later", "ROI",           "inquiries",
        "costs",   "return",   "cash",           "payback month", "share of the largest deal"};
    (void)state;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        assert_true(fc_measure_reserved(fc_piece_of("", reserved[i])));
    assert_false(fc_measure_reserved(fc_piece_of("", "lead")));
    assert_false(fc_measure_reserved(fc_piece_of("", "revenue team")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_come_in_order),
        cmocka_unit_test(doors_and_nurture_are_measured),
        cmocka_unit_test(money_needs_a_deal_and_gain_a_margin),
        cmocka_unit_test(a_large_deal_anywhere_is_measured),
        cmocka_unit_test(units_and_ticks),
        cmocka_unit_test(found_by_what_people_say),
        cmocka_unit_test(two_that_end_alike_are_not_guessed),
        cmocka_unit_test(plurals),
        cmocka_unit_test(fixed_names_are_reserved),
    };
    return cmocka_run_group_tests_name("measures", tests, NULL, NULL);
}
