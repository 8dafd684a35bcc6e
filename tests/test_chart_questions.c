/* The charts of questions: what they are told stands where it should, and adds up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plots/words.h"
#include "tests/random_figures.h"
#include "tests/support_boxes.h"

#define assert_near(value, expected, room) assert_true(fabs((value) - (expected)) <= (room))

enum { SETS = 200 };

static const char *const charts[] = {"drivers", "table", "risk", "owners", "compare"};

/* Facts, what they point to, and a chart laid out of them. */
struct sample {
    struct fc_chart_facts facts;
    struct random_figures figures;
    struct fc_arena       arena;
    struct fc_chart_plan  chart;
};

static struct sample s;

static void begin(void)
{
    fc_arena_free(&s.arena);
    s = (struct sample){.facts = {.promise = "150 qualified leads in every month",
                                  .one = "qualified lead",
                                  .many = "qualified leads",
                                  .level = 150,
                                  .n = 9,
                                  .period = "month",
                                  .window = "April to December 2027",
                                  .confidence = 0.9,
                                  .verdict = FC_CHART_NOT_YET,
                                  .probability = 0.724,
                                  .standard_error = 0.0014,
                                  .safe_level = 133.4,
                                  .currency = "EUR",
                                  .trials = 100000,
                                  .plan_file = "cut-20.ini",
                                  .seed = "42"}};
    random_figures_reference(&s.figures, &s.facts);
}

static void begin_random(uint64_t seed)
{
    begin();
    s.facts.probability = (double)(seed % 11) / 10;
    random_figures_fill(&s.figures, &s.facts, seed);
}

static const void *marks_of(const char *name)
{
    struct fc_ruler ruler;
    assert_int_equal(fc_ruler_make(&ruler, &s.arena, NULL), FC_OK);
    assert_int_equal(fc_chart_lay_out(&s.chart, &ruler, fc_chart_named(name), &s.facts, NULL),
                     FC_OK);
    fc_ruler_free(&ruler);
    return s.chart.marks;
}

static void expect_title(const char *name, const char *title)
{
    marks_of(name);
    assert_string_equal(s.chart.words.title, title);
}

static void expect_said(const char *name, const char *words)
{
    marks_of(name);
    assert_non_null(strstr(s.chart.words.description, words));
}

/* The words at that place in the order in which they were put down. */
static bool is_noted(const struct fc_notes *notes, const char *text)
{
    for (size_t i = 0; i < notes->size; i++)
        if (strcmp(notes->note[i].text, text) == 0)
            return true;
    return false;
}

/* ---- what all have in common ---- */

static void what_is_not_told_is_not_drawn(void **unused)
{
    (void)unused;
    begin();
    const struct random_figures kept = s.figures;
    s.facts.drivers = NULL;
    s.facts.table = NULL;
    s.facts.risk = NULL;
    s.facts.owners = NULL;
    s.facts.compare = NULL;
    for (size_t i = 0; i < 5; i++) {
        const struct fc_chart *chart = fc_chart_named(charts[i]);
        assert_false(fc_chart_told(chart, &s.facts));
        assert_true(strlen(fc_chart_unfit(chart, &s.facts)) > 10);
    }
    assert_true(fc_chart_told(fc_chart_named("verdict"), &s.facts));
    s.figures = kept;
    random_figures_reference(&s.figures, &s.facts);
    for (size_t i = 0; i < 5; i++) {
        assert_true(fc_chart_told(fc_chart_named(charts[i]), &s.facts));
        assert_null(fc_chart_unfit(fc_chart_named(charts[i]), &s.facts));
    }
    s.facts.promise = NULL;
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(fc_chart_unfit(fc_chart_named(charts[i]), &s.facts),
                            "nothing is promised");
    assert_null(fc_chart_unfit(fc_chart_named("compare"), &s.facts));
}

static void what_is_no_number_is_refused(void **unused)
{
    (void)unused;
    begin();
    s.figures.driver[3].best = (double)NAN;
    s.figures.chance[40] = (double)INFINITY;
    s.figures.risk.share[2] = (double)NAN;
    s.figures.owner[0].added = (double)NAN;
    s.figures.row[1].cell[1].low = (double)NAN;
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(fc_chart_unfit(fc_chart_named(charts[i]), &s.facts),
                            "one of its figures holds no number");
}

static void titles_state_the_finding(void **unused)
{
    (void)unused;
    begin();
    expect_title("drivers", "Cost per inquiry of content decides most: the promise is kept in 51 "
                            "to 92 of 100 possible years");
    expect_title("table", "At today's €60k a month you can safely promise 133 qualified leads a "
                          "month; 150 takes €66.9k");
    expect_title("risk", "Most of the risk is in leads: missed in 28 of 100 possible years, "
                         "revenue in 7");
    expect_title("owners", "Of 28 missed of 100 possible years, 14 come with marketing and 14 are "
                           "plain luck");
    expect_title("compare", "The cut costs 49 qualified leads a month and the promise: 72 of 100 "
                            "instead of 98");
    expect_said("drivers", "Lead rate of search: 54 to 89 of 100.");
    expect_said("table", "At €60k (today): 110 kept in 99 of 100");
    expect_said("risk", "Both kept: 70 of 100; Only leads missed: 23 of 100");
    expect_said("owners", "Plain luck: 14 of 100; Marketing: adds 14 of 100");
    expect_said("compare", "A, reference: the promise is kept in 98 of 100.");
}

/* ---- a hundred icons ---- */

static void a_hundred_is_shared_out_whole(void **unused)
{
    static const struct {
        double value[4];
        int    total, out[4];
    } rows[] = {
        {{33.4, 33.3, 33.3, 0}, 100, {34, 33, 33, 0}},
        {{25.5, 25.5, 24.5, 24.5}, 100, {26, 26, 24, 24}},
        {{0, 0, 0, 100}, 100, {0, 0, 0, 100}},
        {{99.6, 0.4, 0, 0}, 100, {100, 0, 0, 0}},
        {{14.2, 17.9, -4.3, 0}, 28, {14, 18, -4, 0}},
        {{-0.4, 0.2, 0.1, 0.1}, 0, {0, 0, 0, 0}},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int out[4];
        fc_icons_round(out, rows[i].value, 4, rows[i].total);
        assert_memory_equal(out, rows[i].out, sizeof out);
    }
}

static void icons_of_risk_are_a_hundred(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < SETS; seed++) {
        begin_random(seed);
        s.facts.standard_error = seed % 4 == 0 ? 0.02 : 0.001;
        const struct fc_risk_plan *plan = marks_of("risk");
        int                        sum = 0;
        for (size_t i = 0; i < plan->groups; i++) {
            const double exact = 100 * s.figures.risk.share[i];
            assert_near(plan->group[i].count, exact, seed % 4 == 0 ? 10 : 1);
            sum += plan->group[i].count;
        }
        assert_int_equal(sum, 100);
    }
}

static void risk_says_which_is_missed(void **unused)
{
    (void)unused;
    begin();
    const struct fc_risk_plan *plan = marks_of("risk");
    assert_int_equal(plan->groups, 4);
    assert_string_equal(plan->group[1].label, "only leads missed");
    /* the left half is leads: where they alone are missed, the right half is filled */
    assert_int_equal(plan->group[1].icon, FC_ICON_RIGHT);
    assert_int_equal(plan->group[2].icon, FC_ICON_LEFT);
    s.figures.risk.promise_count = 1;
    s.figures.risk.share[0] = 0.724;
    s.figures.risk.share[1] = 0.276;
    plan = marks_of("risk");
    assert_int_equal(plan->groups, 2);
    assert_int_equal(plan->group[0].count, 72);
    s.figures.risk.share[0] = 1;
    s.figures.risk.share[1] = 0;
    s.figures.missed[0] = 0;
    plan = marks_of("risk");
    assert_true(is_noted(&plan->notes, ">99 of 100"));
    assert_true(is_noted(&plan->notes, "<1 of 100"));
    begin();
    s.figures.missed[0] = s.figures.missed[1] = 0.002;
    expect_title("risk", "Hardly any risk: each promise is missed in fewer than 1 of 100 possible "
                         "years");
    s.figures.missed[0] = 0.28;
    s.figures.missed[1] = 0.29;
    expect_title("risk", "Revenue and leads carry about the same risk: missed in 29 of 100 "
                         "possible years, and in 28");
}

/* ---- owners ---- */

static void the_risk_adds_up(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < SETS; seed++) {
        begin_random(seed);
        const struct fc_owners_plan *plan = marks_of("owners");
        const struct fc_owners_step *sum = &plan->step[plan->steps - 1];
        int                          points = 0;
        double                       from = fc_scale_at(&plan->axis.scale, 0);
        for (size_t i = 0; i + 1 < plan->steps; i++) {
            const struct fc_owners_step *step = &plan->step[i];
            points += step->points;
            assert_near(step->less ? step->right : step->left, from, 1e-9);
            from = step->end;
        }
        assert_int_equal(points, sum->points);
        assert_int_equal(sum->points, lround(100 * (1 - s.facts.probability)));
        assert_near(fc_scale_back(&plan->axis.scale, from), 100 * (1 - s.facts.probability), 1e-6);
        assert_near(sum->end, from, 1e-9);
        assert_true(plan->steps <= FC_OWNERS_SHOWN + 2);
    }
}

static void a_cautious_plan_takes_risk_off(void **unused)
{
    (void)unused;
    begin();
    s.figures.owner[0].added = -0.04;
    s.figures.owner[1].added = 0.179;
    const struct fc_owners_plan *plan = marks_of("owners");
    assert_string_equal(plan->step[1].name, "marketing");
    assert_true(plan->step[2].less);
    assert_true(plan->step[2].end < plan->step[1].end);
    assert_true(is_noted(&plan->notes, "takes 4 of 100 off"));
    assert_non_null(strstr(s.chart.frame.subtitle[s.chart.frame.subtitles - 1], "takes risk off"));
    assert_string_equal(s.chart.words.title,
                        "Marketing carries most of the risk: 18 of the 28 missed of 100 possible "
                        "years");
    s.figures.owner[0].added = -0.03;
    s.figures.owner[1].added = -0.001;
    s.figures.owners.floor = 0.307;
    expect_title("owners", "Plain luck alone would miss 31 of 100 possible years; cautious figures "
                           "take 3 off");
    s.figures.owner[0].added = s.figures.owner[1].added = 0;
    s.figures.owners.floor = 0.276;
    expect_title("owners", "Nobody carries the risk: 28 missed of 100 possible years are plain "
                           "luck");
    s.facts.probability = 0.999;
    s.figures.owners.floor = 0.001;
    expect_title("owners",
                 "Hardly any risk to carry: missed in fewer than 1 of 100 possible years");
}

/* ---- the table ---- */

/* Whether a 90 that is no 90 is explained. */
static bool is_just_under(void)
{
    marks_of("table");
    for (size_t i = 0; i < s.chart.frame.subtitles; i++)
        if (strstr(s.chart.frame.subtitle[i], "just under") != NULL)
            return true;
    return false;
}

static void cells_say_their_chance(void **unused)
{
    (void)unused;
    begin();
    const struct fc_table_plan *plan = marks_of("table");
    assert_int_equal(plan->asked, 4); /* 150 of 190, 180, .. 110 */
    assert_int_equal(plan->today, 4);
    for (size_t row = 0; row < 9; row++)
        for (size_t column = 0; column < 9; column++) {
            const struct fc_table_cell *cell = &plan->cell[9 * row + column];
            const double                chance = s.figures.chance[9 * (8 - row) + column];
            assert_true(cell->chance == chance);
            assert_int_equal(cell->safe, chance >= 0.9);
            /* further down and further right is safer */
            assert_true(row == 0 || chance >= plan->cell[9 * (row - 1) + column].chance);
            assert_true(column == 0 || cell->corner.x > cell[-1].corner.x);
        }
    assert_string_equal(plan->cell[0].text, "<1");
    assert_string_equal(plan->cell[80].text, ">99");
    assert_true(is_noted(&plan->notes, "asked: 150"));
    assert_true(is_noted(&plan->notes, "today"));
    assert_true(is_noted(&plan->notes, "+40 %"));
    assert_string_equal(s.chart.words.table.cell[0], "190");
    assert_true(is_noted(&plan->notes, "Budget"));
    assert_true(is_noted(&plan->notes, "€36k"));
    s.facts.currency = "CHF";
    s.figures.budget[3] = 54321;
    plan = marks_of("table"); /* "CHF 54.3k" is wider than a column: the currency is said once */
    assert_true(is_noted(&plan->notes, "Budget, CHF"));
    assert_true(is_noted(&plan->notes, "54.3k"));
    s.figures.chance[41] = 0.91;
    assert_false(is_just_under());
    s.figures.chance[41] = 0.897;
    assert_true(is_just_under());
    s.facts.level = 151;
    assert_int_equal(((const struct fc_table_plan *)marks_of("table"))->asked, 9);
    s.figures.table.standard_error = 0.02;
    plan = marks_of("table");
    assert_string_equal(plan->cell[0].text, "<10");
    assert_string_equal(plan->cell[40].text, "~70");
}

static void what_no_budget_buys_is_said(void **unused)
{
    (void)unused;
    begin();
    s.figures.table.needed = 54e3;
    expect_title("table", "At today's €60k a month you can safely promise 133 qualified leads a "
                          "month; 150 takes only €54k");
    s.figures.table.needed = (double)NAN;
    s.facts.safe_level = (double)NAN;
    expect_title("table", "At today's €60k a month no number of qualified leads is safe; no budget "
                          "here makes 150 safe");
    s.facts.part_count = 2;
    assert_non_null(fc_chart_unfit(fc_chart_named("table"), &s.facts));
}

static void digits_can_be_read_on_any_ground(void **unused)
{
    static const char *const names[] = {"light", "dark"};
    (void)unused;
    for (int i = 0; i < 2; i++) {
        const struct fc_theme *theme = fc_theme_named(names[i]);
        for (int way = -10; way <= 110; way++) {
            const uint32_t ground = fc_theme_mix(theme->band90, theme->kept, way / 100.0);
            assert_true(fc_theme_contrast(fc_theme_on(ground), ground) >= 4.5);
        }
        assert_int_equal(fc_theme_mix(theme->band90, theme->kept, 0), theme->band90);
        assert_int_equal(fc_theme_mix(theme->band90, theme->kept, 1), theme->kept);
        assert_int_equal(fc_theme_owner(theme, "marketing"), theme->kept);
        assert_int_equal(fc_theme_owner(theme, "sales"), theme->sales);
        assert_int_equal(fc_theme_owner(theme, ""), theme->second);
    }
    for (uint32_t grey = 0; grey < 256; grey++)
        assert_true(fc_theme_contrast(fc_theme_on(grey * 0x010101), grey * 0x010101) >= 4.5);
}

/* ---- drivers ---- */

static void bars_end_where_the_fifths_do(void **unused)
{
    (void)unused;
    begin();
    const struct fc_drivers_plan *plan = marks_of("drivers");
    assert_in_range(plan->bars, 8, 10);
    assert_near(fc_scale_back(&plan->axis.scale, plan->bar[0].left), 51, 1e-9);
    assert_near(fc_scale_back(&plan->axis.scale, plan->bar[0].right), 92, 1e-9);
    assert_near(fc_scale_back(&plan->axis.scale, plan->today), 72.4, 1e-9);
    assert_string_equal(plan->bar[0].owner, "marketing");
    for (size_t i = 1; i < plan->bars; i++) {
        const double before = plan->bar[i - 1].right - plan->bar[i - 1].left;
        assert_true(plan->bar[i].right - plan->bar[i].left <= before + 1e-9);
    }
    assert_near((plan->strip_split - plan->strip_left) / (plan->strip_right - plan->strip_left),
                0.915, 1e-9);
    assert_true(is_noted(&plan->notes, "Cost per inquiry of content, 30 to 70"));
    assert_true(is_noted(&plan->notes, "no clear effect"));
    assert_true(is_noted(&plan->notes, "as planned: 72 of 100"));
}

static void at_most_ten_and_the_rest_counted(void **unused)
{
    char rest[80];
    (void)unused;
    begin();
    for (size_t i = 0; i < RANDOM_DRIVERS; i++)
        s.figures.driver[i] =
            (struct fc_driver){"an input", "1 to 2", "sales", 0.7, 0.9 - 0.0005 * (double)i, true};
    s.figures.drivers.driver_count = RANDOM_DRIVERS;
    const struct fc_drivers_plan *plan = marks_of("drivers");
    assert_true(plan->bars <= 10);
    /* the largest of those left out moves the chance by 0.2 - 0.0005 bars, rounded up */
    snprintf(rest, sizeof rest, "and %zu more, each moving the chance by 20 points or less",
             RANDOM_DRIVERS - plan->bars);
    assert_true(is_noted(&plan->notes, rest));
    assert_int_equal(s.chart.words.table.rows, RANDOM_DRIVERS);
}

static void where_nothing_decides_it_says_so(void **unused)
{
    (void)unused;
    begin();
    for (size_t i = 0; i < 12; i++)
        s.figures.driver[i].clear = false;
    expect_title("drivers", "No single input decides the promise: many small ones do together");
    s.figures.drivers.not_knowing = 0.02;
    expect_title("drivers",
                 "No single input decides the promise: what differs is mostly plain luck");
    s.figures.drivers.driver_count = 0;
    assert_int_equal(boxes_faults(fc_chart_named("drivers"), &s.facts, 0), 0);
    assert_int_equal(((const struct fc_drivers_plan *)marks_of("drivers"))->bars, 0);
    s.figures.drivers.not_knowing = (double)NAN;
    const struct fc_drivers_plan *plan = marks_of("drivers");
    assert_true(plan->strip_left == plan->strip_right);
}

/* The line of today's chance does not run through figures beside it. */
static void the_line_keeps_clear_of_figures(void **unused)
{
    (void)unused;
    for (double today = 0.3; today < 0.95; today += 0.005) {
        begin();
        s.facts.probability = today;
        assert_int_equal(boxes_faults(fc_chart_named("drivers"), &s.facts, 0), 0);
    }
}

/* ---- compare ---- */

static void two_plans_stand_side_by_side(void **unused)
{
    (void)unused;
    begin();
    const struct fc_compare_plan *plan = marks_of("compare");
    assert_int_equal(plan->arrays, 2);
    assert_int_equal(plan->kept[0], 98);
    assert_int_equal(plan->kept[1], 72);
    assert_int_equal(plan->shown, 4);
    assert_int_equal(plan->marks, 4);
    assert_true(plan->icons[0].at[9].x < plan->icons[1].at[0].x);
    for (size_t i = 0; i < 4; i++) {
        const struct fc_compare_cell *a = &s.figures.row[i].cell[0];
        const struct fc_compare_cell *b = &s.figures.row[i].cell[1];
        const struct fc_compare_mark *mark = &plan->mark[i];
        assert_int_equal(mark->to.x < mark->from.x, b->value < a->value);
        assert_true(mark->low <= mark->to.x && mark->to.x <= mark->high);
        assert_int_equal(mark->low <= mark->from.x && mark->from.x <= mark->high, !b->told_apart);
        if (b->value > 0) /* lengths from nothing compare as values do */
            assert_near((mark->from.x - mark->to.x) / (plan->mark[0].from.x - plan->mark[0].to.x),
                        (a->value - b->value) / a->value / (49.0 / 235), 1e-9);
    }
    /* intervals stay between the words at both ends: where nothing would stand, and where A does */
    const struct fc_compare_mark *leads = &plan->mark[0];
    const double nothing = leads->from.x - (leads->from.x - leads->to.x) * 235 / 49;
    assert_true(plan->mark[3].low >= nothing - 1e-9);
    assert_true(plan->mark[3].high <= leads->from.x + 1e-9);
    assert_true(is_noted(&plan->notes, "-49 (-51 to -47)"));
    assert_true(is_noted(&plan->notes, "no clear difference"));
    assert_true(is_noted(&plan->notes, "kept in 72 of 100"));
    assert_string_equal(s.chart.words.table.cell[3], "-26 to -25 of 100");
    s.facts.promise = NULL;
    plan = marks_of("compare");
    assert_int_equal(plan->arrays, 0);
    assert_string_equal(s.chart.words.title, "The cut costs 49 qualified leads a month");
}

static void what_becomes_of_the_promise_is_said(void **unused)
{
    (void)unused;
    begin();
    struct fc_compare_facts *compare = &s.figures.compare;
    struct fc_compare_cell  *cell = &s.figures.row[0].cell[1];
    cell->difference = 49;
    expect_title("compare", "The cut brings 49 more qualified leads a month but loses the promise: "
                            "72 of 100 instead of 98");
    compare->chance[0] = 0.8;
    expect_title("compare", "The cut brings 49 more qualified leads a month; the promise holds in "
                            "72 of 100 instead of 80");
    compare->chance[1] = 0.95;
    expect_title("compare", "The cut brings 49 more qualified leads a month and makes the promise "
                            "safe: 95 of 100 instead of 80");
    compare->low[1] = -0.01;
    compare->high[1] = 0.01;
    cell->told_apart = false;
    expect_title("compare", "The cut hardly changes qualified leads a month and leaves the promise "
                            "at 95 of 100");
    s.figures.row[0] = s.figures.row[1];
    expect_title("compare", "The cut lowers cost by €180k and leaves the promise at 95 of 100");
}

static void more_plans_have_a_row_each(void **unused)
{
    (void)unused;
    begin();
    struct fc_compare_facts *compare = &s.figures.compare;
    compare->plan_count = 3;
    compare->plan[2] = "more content";
    compare->chance[2] = 0.99;
    compare->low[2] = 0.008;
    compare->high[2] = 0.016;
    for (size_t i = 0; i < 4; i++)
        s.figures.row[i].cell[2] = s.figures.row[i].cell[1];
    const struct fc_compare_plan *plan = marks_of("compare");
    assert_int_equal(plan->shown, 3);
    assert_int_equal(plan->marks, 9);
    assert_int_equal(plan->arrays, 0);
    assert_true(plan->mark[0].to.y < plan->mark[1].to.y && plan->mark[1].to.y < plan->mark[2].to.y);
    assert_true(plan->mark[1].to.x < plan->mark[0].to.x && plan->mark[0].to.x < plan->mark[2].to.x);
    assert_string_equal(s.chart.words.title,
                        "More content keeps the promise most often: 99 of 100, reference 98");
    compare->low[2] = -0.002;
    expect_title("compare", "No other plan keeps the promise more often than reference: 98 of 100");
    s.facts.promise = NULL;
    expect_title("compare",
                 "No other plan is clearly better than reference in qualified leads a month");
}

static int end(void **unused)
{
    (void)unused;
    fc_arena_free(&s.arena);
    fc_charts_end();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_told_is_not_drawn),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(titles_state_the_finding),
        cmocka_unit_test(a_hundred_is_shared_out_whole),
        cmocka_unit_test(icons_of_risk_are_a_hundred),
        cmocka_unit_test(risk_says_which_is_missed),
        cmocka_unit_test(the_risk_adds_up),
        cmocka_unit_test(a_cautious_plan_takes_risk_off),
        cmocka_unit_test(cells_say_their_chance),
        cmocka_unit_test(what_no_budget_buys_is_said),
        cmocka_unit_test(digits_can_be_read_on_any_ground),
        cmocka_unit_test(bars_end_where_the_fifths_do),
        cmocka_unit_test(at_most_ten_and_the_rest_counted),
        cmocka_unit_test(where_nothing_decides_it_says_so),
        cmocka_unit_test(the_line_keeps_clear_of_figures),
        cmocka_unit_test(two_plans_stand_side_by_side),
        cmocka_unit_test(what_becomes_of_the_promise_is_said),
        cmocka_unit_test(more_plans_have_a_row_each),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
