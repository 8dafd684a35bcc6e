/* Numbers print so that people read them or they read back exactly; text grows; UTF-8 is measured. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

static void text_grows_and_is_kept(void **state)
{
    struct fc_text text = {0};
    (void)state;
    for (int i = 0; i < 5000; i++)
        fc_text_add(&text, "%04d;", i);
    assert_false(text.failed);
    assert_int_equal(text.length, 25000);
    assert_int_equal(strlen(text.bytes), 25000);
    assert_memory_equal(text.bytes + 5 * 2385, "2385;", 5);
    fc_text_clear(&text);
    assert_string_equal(text.bytes, "");
    fc_text_add_bytes(&text, "a\0b", 3);
    assert_int_equal(text.length, 3);
    assert_memory_equal(text.bytes, "a\0b", 4);
    fc_text_free(&text);
    assert_null(text.bytes);
}

static void text_that_ran_out_of_memory_says_so_for_good(void **state)
{
    struct fc_text text = {0};
    (void)state;
    fc_text_add(&text, "kept");
    fc_text_add_bytes(&text, "?", SIZE_MAX - 2);
    assert_true(text.failed);
    fc_text_add(&text, " and no more");
    assert_int_equal(text.length, 4);
    assert_string_equal(text.bytes, "kept");
    fc_text_free(&text);
}

static void exact_is_the_shortest_that_reads_back(void **state)
{
    /* the digits are those of Python's repr, which promises the shortest */
    static const struct {
        double      value;
        const char *text;
    } row[] = {
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {-2.385, "-2.385"},
        {1e6, "1000000"},
        {0.0, "0"},
        {-0.0, "0"},
        {1.0 / 3, "0.3333333333333333"},
        {2301341.07, "2301341.07"},
        {5e-324, "5e-324"},
        {DBL_MAX, "1.7976931348623157e+308"},
        {123456789012345678.0, "123456789012345680"},
        {9007199254740993.0, "9007199254740992"},
        {0.00000123, "0.00000123"},
        {1.23e-9, "1.23e-09"},
        {1e21, "1e+21"},
        {1e20, "100000000000000000000"},
    };
    char out[FC_NUMBER_TEXT];
    (void)state;
    for (size_t i = 0; i < SIZE(row); i++)
        assert_string_equal(fc_print_exact(out, row[i].value), row[i].text);
}

static void exact_reads_back_for_all_bits(void **state)
{
    uint64_t bits = 0x9E3779B97F4A7C15;
    char     out[FC_NUMBER_TEXT];
    (void)state;
    for (int i = 0; i < 20000; i++) {
        double value;
        bits = bits * 6364136223846793005 + 1442695040888963407;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        fc_print_exact(out, value);
        assert_true(strlen(out) < FC_NUMBER_TEXT);
        const double back = strtod(out, NULL);
        assert_memory_equal(&back, &value, sizeof value);
    }
}

static void whole_numbers_have_separators(void **state)
{
    char out[FC_NUMBER_TEXT];
    (void)state;
    assert_string_equal(fc_print_whole(out, 0), "0");
    assert_string_equal(fc_print_whole(out, 999), "999");
    assert_string_equal(fc_print_whole(out, 1000), "1,000");
    assert_string_equal(fc_print_whole(out, -1234567), "-1,234,567");
    assert_string_equal(fc_print_whole(out, INT64_MAX), "9,223,372,036,854,775,807");
    assert_string_equal(fc_print_whole(out, INT64_MIN), "-9,223,372,036,854,775,808");
}

static void short_numbers_read_well(void **state)
{
    static const struct {
        double      value;
        int         digits;
        const char *text;
    } row[] = {
        {2301341, 4, "2,301,000"},
        {243.64, 4, "243.6"},
        {0.04167, 3, "0.0417"},
        {-0.0, 3, "0"},
        {0, 1, "0"},
        {-1e-30, 3, "-1e-30"},
        {999.96, 4, "1,000"},
        {-85270.4, 15, "-85,270.4"},
        {0.5, 3, "0.5"},
        {100, 1, "100"},
        {12, 1, "10"},
        {1e15, 3, "1,000,000,000,000,000"},
        {7.5e300, 4, "7.5e+300"},
        {123456.789, 8, "123,456.79"},
    };
    char out[FC_NUMBER_TEXT];
    (void)state;
    for (size_t i = 0; i < SIZE(row); i++)
        assert_string_equal(fc_print_short(out, row[i].value, row[i].digits), row[i].text);
}

static void scaled_numbers_carry_their_unit(void **state)
{
    static const struct {
        double      value;
        int         digits;
        const char *text;
    } row[] = {
        {60000, 3, "60k"},    {1830000, 3, "1.83m"}, {1830000, 2, "1.8m"}, {950, 3, "950"},
        {-85000, 3, "-85k"},  {2.1e9, 3, "2.1bn"},   {999960, 3, "1m"},    {999.6, 3, "1k"},
        {999400, 3, "999k"},  {0, 3, "0"},           {-0.0, 2, "0"},       {4.2e12, 3, "4,200bn"},
        {0.0417, 2, "0.042"}, {1234, 2, "1.2k"},     {0.5, 1, "0.5"},      {1e9 - 1, 3, "1bn"},
        {-1500000, 1, "-2m"}, /* to even, as printf rounds a half */
    };
    char out[FC_NUMBER_TEXT];
    (void)state;
    for (size_t i = 0; i < SIZE(row); i++)
        assert_string_equal(fc_print_scaled(out, row[i].value, row[i].digits), row[i].text);
}

static void characters_are_counted(void **state)
{
    (void)state;
    assert_int_equal(fc_utf8_count("", 0), 0);
    assert_int_equal(fc_utf8_count("Müller €", strlen("Müller €")), 8);
    assert_int_equal(fc_utf8_count("\xFF\xFE"
                                   "a",
                                   3),
                     3);
    assert_int_equal(fc_utf8_count("\xF0\x9F\x98\x80", 4), 1);
    assert_int_equal(fc_utf8_count("\xF0\x9F\x98", 3), 3);
}

static void broken_utf8_is_found(void **state)
{
    static const struct {
        const char *text;
        size_t      at;
    } row[] = {
        {"plain", 5},
        {"M\xC3\xBCller", 7},
        {"a\x80", 1},         /* a continuation alone */
        {"ab\xC3", 2},        /* cut short */
        {"\xC0\x80", 0},      /* overlong */
        {"x\xE0\x9F\xBF", 1}, /* overlong */
        {"\xF0\x8F\xBF\xBF", 0} /* overlong */,
        {"\xED\xA0\x80", 0}, /* a surrogate */
        {"\xED\x9F\xBF", 3},
        {"\xF4\x8F\xBF\xBF", 4},
        {"\xF4\x90\x80\x80", 0} /* beyond U+10FFFF */,
        {"\xF8\x88\x80\x80", 0},
    };
    (void)state;
    for (size_t i = 0; i < SIZE(row); i++)
        assert_int_equal(fc_utf8_broken_at(row[i].text, strlen(row[i].text)), row[i].at);
}

static void width_is_in_terminal_cells(void **state)
{
    (void)state;
    assert_int_equal(fc_utf8_width("plan", 4), 4);
    assert_int_equal(fc_utf8_width("Müller", strlen("Müller")), 6);
    assert_int_equal(fc_utf8_width("漏斗", strlen("漏斗")), 4);
    assert_int_equal(fc_utf8_width("ｆ", strlen("ｆ")), 2);
    assert_int_equal(fc_utf8_width("한", strlen("한")), 2);
    assert_int_equal(fc_utf8_width("\xF0\x9F\x98\x80", 4), 2); /* U+1F600 */
    assert_int_equal(fc_utf8_width("u\xCC\x88", 3), 1);        /* u and a combining diaeresis */
    assert_int_equal(fc_utf8_width("\xE2\x80\x8B", 3), 0);     /* zero width space */
    assert_int_equal(fc_utf8_width("│─█", strlen("│─█")), 3);
    assert_int_equal(fc_utf8_width("\xFF", 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_grows_and_is_kept),
        cmocka_unit_test(text_that_ran_out_of_memory_says_so_for_good),
        cmocka_unit_test(exact_is_the_shortest_that_reads_back),
        cmocka_unit_test(exact_reads_back_for_all_bits),
        cmocka_unit_test(whole_numbers_have_separators),
        cmocka_unit_test(short_numbers_read_well),
        cmocka_unit_test(scaled_numbers_carry_their_unit),
        cmocka_unit_test(characters_are_counted),
        cmocka_unit_test(broken_utf8_is_found),
        cmocka_unit_test(width_is_in_terminal_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
