/* The rules of wording: chances never certain, levels never rounded up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "output/words.h"

static struct fc_chance fine(double p)
{
    return (struct fc_chance){.p = p, .standard_error = 0.0014};
}

static struct fc_chance coarse(double p)
{
    return (struct fc_chance){.p = p, .standard_error = 0.02};
}

static const struct {
    double      p;
    const char *table, *sentence;
} chance[] = {
    {0.7244, "72 of 100", "72 of 100 possible years (about 7 in 10)"},
    {0.7251, "73 of 100", "73 of 100 possible years (about 7 in 10)"},
    {0.9779, "98 of 100", "98 of 100 possible years"},
    {0.9949, "99 of 100", "99 of 100 possible years"},
    {0.9951, ">99 of 100", "more than 99 of 100 possible years"},
    {1.0, ">99 of 100", "more than 99 of 100 possible years"},
    {0.0049, "<1 of 100", "fewer than 1 of 100 possible years"},
    {0.0, "<1 of 100", "fewer than 1 of 100 possible years"},
    {0.0051, "1 of 100", "1 of 100 possible years"},
    {0.05, "5 of 100", "5 of 100 possible years"},
    {0.08, "8 of 100", "8 of 100 possible years (about 1 in 10)"},
    {0.75, "75 of 100", "75 of 100 possible years"},
    {0.044, "4 of 100", "4 of 100 possible years"},
    {0.5, "50 of 100", "50 of 100 possible years"},
    {0.949, "95 of 100", "95 of 100 possible years"},
    {0.944, "94 of 100", "94 of 100 possible years"},
};

static void test_chances(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof chance / sizeof *chance; i++) {
        assert_string_equal(fc_words_chance(fine(chance[i].p)).text, chance[i].table);
        assert_string_equal(fc_words_years(fine(chance[i].p)).text, chance[i].sentence);
    }
}

static void test_no_chance_is_ever_certain(void **state)
{
    (void)state;
    for (int i = 0; i <= 2000; i++) {
        const double p = i / 2000.0;
        assert_null(strstr(fc_words_chance(fine(p)).text, "100 of 100"));
        assert_string_not_equal(fc_words_chance(fine(p)).text, "0 of 100");
        assert_null(strstr(fc_words_chance(coarse(p)).text, "10 in 10"));
        assert_null(strstr(fc_words_chance(coarse(p)).text, " 0 in 10"));
        assert_null(strstr(fc_words_years(fine(p)).text, "10 in 10"));
        assert_null(strstr(fc_words_years(fine(p)).text, "about 0"));
    }
}

static void test_coarse_chances_are_said_in_tenths(void **state)
{
    (void)state;
    assert_string_equal(fc_words_chance(coarse(0.72)).text, "about 7 in 10");
    assert_string_equal(fc_words_years(coarse(0.72)).text, "about 7 in 10 possible years");
    assert_string_equal(fc_words_chance(coarse(0.97)).text, ">9 in 10");
    assert_string_equal(fc_words_years(coarse(0.97)).text, "more than 9 in 10 possible years");
    assert_string_equal(fc_words_chance(coarse(0.02)).text, "<1 in 10");
    /* half a point is still fine, a little more is not */
    assert_string_equal(
        fc_words_chance((struct fc_chance){.p = 0.72, .standard_error = 0.005}).text, "72 of 100");
    assert_string_equal(
        fc_words_chance((struct fc_chance){.p = 0.72, .standard_error = 0.0051}).text,
        "about 7 in 10");
}

static void test_a_chance_never_contradicts_its_verdict(void **state)
{
    (void)state;
    assert_string_equal(fc_words_years_against(fine(0.8971), 0.9, true).text,
                        "just under 90 of 100 possible years");
    assert_string_equal(fc_words_years_against(fine(0.9004), 0.9, false).text,
                        "90 of 100 possible years");
    assert_string_equal(fc_words_years_against(fine(0.7244), 0.9, true).text,
                        "72 of 100 possible years (about 7 in 10)");
    assert_string_equal(fc_words_years_against(fine(0.9042), 0.904, false).text,
                        "just over 90.4 of 100 possible years");
    assert_string_equal(fc_words_years_against(fine(0.9964), 0.995, false).text,
                        "more than 99 of 100 possible years");
}

static void test_confidence_and_error(void **state)
{
    (void)state;
    assert_string_equal(fc_words_confidence(0.9).text, "90 of 100");
    assert_string_equal(fc_words_confidence(0.995).text, "99.5 of 100");
    assert_string_equal(fc_words_confidence(0.29).text, "29 of 100");
    assert_string_equal(fc_words_error(0.0014).text, "±1 in 100");
    assert_string_equal(fc_words_error(0.0).text, "±1 in 100");
    assert_string_equal(fc_words_error(0.0052).text, "±2 in 100");
    assert_string_equal(fc_words_error(0.05).text, "±10 in 100");
}

static const struct fc_measure leads = {.unit = FC_UNIT_COUNT, .ticks = 1, .words = "leads"};
static const struct fc_measure money = {.unit = FC_UNIT_MONEY, .ticks = 100, .words = "revenue"};
static const struct fc_measure share = {.unit = FC_UNIT_SHARE, .ticks = 1e6, .words = "roi"};

static const struct {
    const struct fc_measure *measure;
    double                   level;
    bool                     at_most;
    const char              *words;
} level[] = {
    {&leads, 133.99, false, "133"},
    {&leads, 133.01, true, "134"},
    {&leads, 1234567, false, "1,234,567"},
    {&leads, 1234567, true, "1,234,567"},
    {&leads, 0, false, "0"},
    {&leads, 133.0000000001, true, "133"},
    {&leads, 132.9999999999, false, "133"},
    {&money, 1187345.67, false, "1,187,000"},
    {&money, 1187345.67, true, "1,188,000"},
    {&money, 1187000, true, "1,187,000"},
    {&money, -86123, false, "-86,130"},
    {&money, -86123, true, "-86,120"},
    {&money, 999.99, false, "999"},
    {&money, 0.5, false, "0"},
    {&share, -0.85, false, "-85 %"},
    {&share, 0.12345, false, "12.3 %"},
    {&share, 0.12345, true, "12.4 %"},
    {&share, 12.3456, false, "1,234.5 %"},
};

static void test_levels_are_rounded_to_what_is_easier_to_keep(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof level / sizeof *level; i++)
        assert_string_equal(fc_words_level(level[i].measure, level[i].level, level[i].at_most).text,
                            level[i].words);
}

static void test_values_are_rounded_to_the_nearest(void **state)
{
    (void)state;
    assert_string_equal(fc_words_value(&leads, 243.637).text, "243.6");
    assert_string_equal(fc_words_value(&leads, 138).text, "138");
    assert_string_equal(fc_words_value(&leads, 12345.6).text, "12,346");
    assert_string_equal(fc_words_value(&money, 2301341.2).text, "2,300,000");
    assert_string_equal(fc_words_value(&money, 87.759).text, "87.8");
    assert_string_equal(fc_words_value(&money, -85000).text, "-85,000");
    assert_string_equal(fc_words_value(&share, -0.85).text, "-85 %");
    assert_string_equal(fc_words_value(&share, 0.5349).text, "53.5 %");
}

static void test_means_say_no_more_than_is_certain(void **state)
{
    (void)state;
    assert_string_equal(fc_words_mean(&leads, 243.637, 0.095).text, "244");
    assert_string_equal(fc_words_mean(&leads, 243.637, 0.03).text, "243.6");
    assert_string_equal(fc_words_mean(&leads, 243.637, 0.0001).text, "243.6");
    assert_string_equal(fc_words_mean(&money, 2301341, 2430).text, "2,300,000");
    assert_string_equal(fc_words_mean(&money, 14990, 13.6).text, "15,000");
    assert_string_equal(fc_words_mean(&money, 87.759, 0.03).text, "87.8");
    assert_string_equal(fc_words_mean(&share, -0.8501, 0.0001).text, "-85 %");
    assert_string_equal(fc_words_mean(&share, -0.8521, 0.0001).text, "-85.2 %");
    /* what is certain is said in full */
    assert_string_equal(fc_words_mean(&money, 123456, 0).text, "123,456");
    assert_string_equal(fc_words_mean(&money, 999.95, 0).text, "999.95");
    assert_string_equal(fc_words_mean(&leads, 0, 0).text, "0");
    assert_string_equal(fc_words_mean(&leads, -0.01, 0.1).text, "0");
}

/* ---- periods ---- */

static void test_periods_have_names(void **state)
{
    (void)state;
    const struct fc_plan   within = {.start = 2027 * 12, .months = 12, .currency = ""};
    const struct fc_plan   across = {.start = 2027 * 12 + 6, .months = 18, .currency = "EUR"};
    const struct fc_span   span[] = {{3, 5}, {6, 8}};
    const struct fc_clause months = {.period = FC_MONTH, .n_periods = 2, .span = span};
    const struct fc_clause quarters = {.period = FC_QUARTER, .n_periods = 2, .span = span};
    const struct fc_clause years = {.period = FC_YEAR, .n_periods = 2, .span = span};
    assert_string_equal(fc_words_span(&within, &months, 0).text, "April");
    assert_string_equal(fc_words_span(&across, &months, 1).text, "January 2028");
    assert_string_equal(fc_words_span(&within, &quarters, 1).text, "the third quarter of 2027");
    assert_string_equal(fc_words_span(&across, &years, 1).text, "2028");
    assert_string_equal(fc_words_span_code(&within, &months, 0).text, "2027-04");
    assert_string_equal(fc_words_span_code(&within, &quarters, 1).text, "2027-Q3");
    assert_string_equal(fc_words_span_code(&across, &years, 1).text, "2028");
    assert_string_equal(fc_words_measure(&money, &across).text, "revenue, EUR");
    assert_string_equal(fc_words_measure(&money, &within).text, "revenue");
    assert_string_equal(fc_words_measure(&leads, &across).text, "leads");
}

static void test_small_counts_are_words(void **state)
{
    (void)state;
    assert_string_equal(fc_words_number(9).text, "nine");
    assert_string_equal(fc_words_number(12).text, "twelve");
    assert_string_equal(fc_words_number(13).text, "13");
    assert_string_equal(fc_words_whole(100000).text, "100,000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chances),
        cmocka_unit_test(test_no_chance_is_ever_certain),
        cmocka_unit_test(test_coarse_chances_are_said_in_tenths),
        cmocka_unit_test(test_a_chance_never_contradicts_its_verdict),
        cmocka_unit_test(test_confidence_and_error),
        cmocka_unit_test(test_levels_are_rounded_to_what_is_easier_to_keep),
        cmocka_unit_test(test_values_are_rounded_to_the_nearest),
        cmocka_unit_test(test_means_say_no_more_than_is_certain),
        cmocka_unit_test(test_periods_have_names),
        cmocka_unit_test(test_small_counts_are_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
