/* Charts never say 100 or 0, round promises to the safe side, and write money as people do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plots/label.h"
#include "plots/words.h"

static struct fc_arena arena;
static struct fc_ruler ruler;

static int begin(void **unused)
{
    (void)unused;
    return fc_ruler_make(&ruler, &arena, NULL) == FC_OK ? 0 : -1;
}

static int end(void **unused)
{
    (void)unused;
    fc_ruler_free(&ruler);
    fc_arena_free(&arena);
    fc_charts_end();
    return 0;
}

static void chances_are_whole_and_never_certain(void **unused)
{
    static const struct {
        double      chance;
        const char *brief, *words;
    } rows[] = {
        {0, "<1", "fewer than 1 of 100"},  {0.0049, "<1", "fewer than 1 of 100"},
        {0.0051, "1", "1 of 100"},         {0.724, "72", "72 of 100"},
        {0.9949, "99", "99 of 100"},       {0.9951, ">99", "more than 99 of 100"},
        {1, ">99", "more than 99 of 100"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_string_equal(fc_chance_short(&ruler, rows[i].chance), rows[i].brief);
        assert_string_equal(fc_chance_words(&ruler, rows[i].chance, 0.005), rows[i].words);
    }
    assert_string_equal(fc_chance_label(&ruler, 0.999, 0), ">99 of 100");
}

static void rough_chances_are_tenths(void **unused)
{
    (void)unused;
    assert_string_equal(fc_chance_words(&ruler, 0.724, 0.0051), "about 7 in 10");
    assert_string_equal(fc_chance_label(&ruler, 0.724, 0.0051), "about 7 in 10");
    assert_string_equal(fc_chance_words(&ruler, 0.97, 0.02), "more than 9 in 10");
    assert_string_equal(fc_chance_words(&ruler, 0.02, 0.02), "fewer than 1 in 10");
    assert_string_equal(fc_chance_figure(&ruler, 0.724, 0.0049), "72");
    assert_string_equal(fc_chance_figure(&ruler, 0.724, 0.0051), "~70");
    assert_string_equal(fc_chance_figure(&ruler, 0.97, 0.02), ">90");
    assert_string_equal(fc_chance_figure(&ruler, 0.02, 0.02), "<10");
    assert_string_equal(fc_chance_next(&ruler, 0.999, 0.001), ">99");
    assert_string_equal(fc_chance_next(&ruler, 0.724, 0.02), "about 7 in 10");
}

static void promises_round_to_the_safe_side(void **unused)
{
    struct fc_chart_facts facts = {.unit = FC_CHART_COUNT, .one = "lead", .many = "leads"};
    (void)unused;
    assert_string_equal(fc_level_words(&ruler, &facts, 133.99), "133");
    assert_string_equal(fc_level_words(&ruler, &facts, 134), "134");
    assert_string_equal(fc_level_words(&ruler, &facts, 12345.6), "12,345");
    assert_string_equal(fc_promise_words(&ruler, &facts, 1.5), "1 lead");
    assert_string_equal(fc_promise_words(&ruler, &facts, 2), "2 leads");
    facts.at_most = true;
    assert_string_equal(fc_level_words(&ruler, &facts, 133.01), "134");
    assert_string_equal(fc_level_words(&ruler, &facts, 133), "133");
    assert_string_equal(fc_promise_words(&ruler, &facts, 2), "at most 2 leads");
}

static void money_is_scaled(void **unused)
{
    struct fc_chart_facts facts = {.unit = FC_CHART_MONEY, .currency = "EUR"};
    (void)unused;
    assert_string_equal(fc_level_words(&ruler, &facts, 1339999), "€1.33m");
    assert_string_equal(fc_level_words(&ruler, &facts, 60000), "€60k");
    assert_string_equal(fc_value_words(&ruler, &facts, -85000), "-€85k");
    /* What is safe of a loss is the larger loss. */
    assert_string_equal(fc_level_words(&ruler, &facts, -85010), "-€85.1k");
    facts.at_most = true;
    assert_string_equal(fc_level_words(&ruler, &facts, 1330001), "€1.34m");
    facts.currency = "CHF";
    assert_string_equal(fc_value_words(&ruler, &facts, 1.8e6), "CHF 1.8m");
    facts.currency = "";
    assert_string_equal(fc_value_words(&ruler, &facts, 1.8e6), "1.8m");
}

static void shares_are_percent(void **unused)
{
    struct fc_chart_facts facts = {.unit = FC_CHART_SHARE};
    (void)unused;
    assert_string_equal(fc_value_words(&ruler, &facts, 0.125), "12.5%");
    assert_string_equal(fc_level_words(&ruler, &facts, 0.12345), "12.3%");
}

static void readings_are_said(void **unused)
{
    struct fc_chart_facts facts = {.period = "month", .window = "June 2027", .n = 9, .k = 7};
    (void)unused;
    assert_string_equal(fc_reading_words(&ruler, &facts), "a month");
    assert_string_equal(fc_decider_words(&ruler, &facts), "the worst month");
    facts.reading = FC_CHART_AVERAGE;
    assert_string_equal(fc_reading_words(&ruler, &facts), "a month on average");
    facts.reading = FC_CHART_SOME;
    assert_string_equal(fc_reading_words(&ruler, &facts), "in 7 of 9 months");
    facts.n = 1;
    assert_string_equal(fc_reading_words(&ruler, &facts), "in June 2027");
    facts.reading = FC_CHART_TOTAL;
    assert_string_equal(fc_reading_words(&ruler, &facts), "in total");
}

static void futures_are_years_when_they_are(void **unused)
{
    struct fc_chart_facts facts = {.period_count = 12};
    (void)unused;
    assert_string_equal(fc_futures_words(&facts), "years");
    facts.period_count = 30;
    assert_string_equal(fc_futures_words(&facts), "futures");
    assert_string_equal(fc_future_word(&facts), "future");
    facts.futures = "years";
    assert_string_equal(fc_future_word(&facts), "year");
    assert_string_equal(fc_number_word(&ruler, 12), "twelve");
    assert_string_equal(fc_number_word(&ruler, 13), "13");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chances_are_whole_and_never_certain),
        cmocka_unit_test(rough_chances_are_tenths),
        cmocka_unit_test(promises_round_to_the_safe_side),
        cmocka_unit_test(money_is_scaled),
        cmocka_unit_test(shares_are_percent),
        cmocka_unit_test(readings_are_said),
        cmocka_unit_test(futures_are_years_when_they_are),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
