/* Numbers are read as written or refused; nothing is guessed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/number.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

struct fixture {
    struct fc_arena    arena;
    struct fc_problems problems;
};

static int begin(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    fixture.problems.arena = &fixture.arena;
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    fc_arena_free(&f->arena);
    return 0;
}

static void forget(struct fixture *f)
{
    f->problems = (struct fc_problems){.arena = &f->arena};
}

static void what_is_written_is_read(void **state)
{
    static const struct {
        const char       *text;
        enum fc_dimension dimension;
        double            value;
        enum fc_unit      unit;
    } row[] = {
        {"30000", FC_MONEY, 30000, FC_NO_UNIT},
        {"30,000", FC_MONEY, 30000, FC_NO_UNIT},
        {"1,234,567.89", FC_MONEY, 1234567.89, FC_NO_UNIT},
        {"30k", FC_COUNT, 30000, FC_THOUSAND},
        {"2.385k", FC_PLAIN, 2385, FC_THOUSAND},
        {"1.5m", FC_MONEY, 1500000, FC_MILLION},
        {"1.5M", FC_MONEY, 1500000, FC_MILLION},
        {"25%", FC_SHARE, 0.25, FC_PERCENT},
        {"25 %", FC_SHARE, 0.25, FC_PERCENT},
        {"7%", FC_SHARE, 0.07, FC_PERCENT},
        {"0.7%", FC_SHARE, 0.007, FC_PERCENT},
        {"50%", FC_PLAIN, 0.5, FC_PERCENT},
        {"30", FC_SHARE, 30, FC_NO_UNIT}, /* the range is the model's to judge */
        {"0.235", FC_SHARE, 0.235, FC_NO_UNIT},
        {"0.900", FC_PLAIN, 0.9, FC_NO_UNIT},
        {"45.125", FC_DAYS, 45.125, FC_NO_UNIT},
        {"GBP 500k", FC_MONEY, 500000, FC_THOUSAND},
        {"gbp500", FC_MONEY, 500, FC_NO_UNIT},
        {"£12.50", FC_MONEY, 12.5, FC_NO_UNIT},
        {"-£12", FC_MONEY, -12, FC_NO_UNIT},
        {"+5,000", FC_MONEY, 5000, FC_NO_UNIT},
        {"-20%", FC_SHARE, -0.2, FC_PERCENT},
        {"  12 ", FC_COUNT, 12, FC_NO_UNIT},
        {"-0", FC_COUNT, 0, FC_NO_UNIT},
        {"007", FC_COUNT, 7, FC_NO_UNIT},
        {"1000000000000000", FC_MONEY, 1e15, FC_NO_UNIT},
        {"0.1234567890123456789012345678901234", FC_SHARE, 0.1234567890123456789, FC_NO_UNIT},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        struct fc_number out = {-1, FC_NO_UNIT};
        assert_true(fc_number_read(&out, fc_piece_of("x", row[i].text), row[i].dimension, "GBP",
                                   &f->problems));
        assert_memory_equal(&out.value, &row[i].value, sizeof out.value);
        assert_int_equal(out.unit, row[i].unit);
    }
    assert_int_equal(f->problems.size, 0);
}

static void what_is_no_number_is_refused(void **state)
{
    static const char *const text[] = {
        "",
        " ",
        "nan",
        "inf",
        "-inf",
        "infinity",
        "0x1p3",
        "0x10",
        "1e309",
        "1e5",
        "12x",
        "12 34",
        "--5",
        "- 5",
        "+-5",
        "five",
        "1..2",
        "110..70",
        ".5",
        "5.",
        "1,",
        ",1",
        "1,,000",
        "1,00,000",
        "1234,567",
        "12,34",
        "1,5",
        "1,5k",
        "0,125",
        "1,2345",
        "1.2.3",
        "1.234,56",
        "30kk",
        "30k%",
        "30 k",
        "30bn",
        "30%%",
        "%",
        "k",
        "$",
        "1 000",
        "1'000",
        "1_000",
        "10 000 %",
        "−5",
        "5-",
        "(5)",
        "5 GBP",
        "1000000000000001",
        "2,000,000,000m",
        "123456789012345678901234567890123456789012",
        "GBP",
        "GBP -5",
        "GBPGBP 5",
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(text); i++) {
        struct fc_number out = {2.385, FC_MILLION};
        assert_false(
            fc_number_read(&out, fc_piece_of("x", text[i]), FC_PLAIN, "GBP", &f->problems));
        assert_true(out.value == 2.385 && out.unit == FC_MILLION);
        assert_int_equal(f->problems.size, 1);
        assert_int_equal(f->problems.errors, 1);
        assert_string_equal(f->problems.item[0].rule, "number");
        assert_non_null(f->problems.item[0].hint);
        forget(f);
    }
}

static void a_unit_that_does_not_fit_is_refused(void **state)
{
    static const struct {
        const char       *text;
        enum fc_dimension dimension;
    } row[] = {
        {"20%", FC_MONEY}, {"20%", FC_COUNT},  {"20%", FC_DAYS}, {"1k", FC_SHARE}, {"1m", FC_SHARE},
        {"$20", FC_COUNT}, {"EUR 5", FC_DAYS}, {"$1", FC_SHARE}, {"$7", FC_PLAIN},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        struct fc_number out;
        assert_false(fc_number_read(&out, fc_piece_of("x", row[i].text), row[i].dimension, "USD",
                                    &f->problems));
        assert_int_equal(f->problems.errors, 1);
        forget(f);
    }
}

static void two_readings_are_both_in_the_hint(void **state)
{
    static const struct {
        const char       *text;
        enum fc_dimension dimension;
        const char       *first, *second;
    } row[] = {
        {"30.000", FC_MONEY, "30,000 ", "30.0 "},     {"12.345", FC_COUNT, "12,345 ", "12.3450 "},
        {"1.250k", FC_MONEY, "1,250 ", "1.25 "},      {"1,5", FC_PLAIN, "1.5 ", "15 "},
        {"1,50", FC_MONEY, "1.50 ", "150 "},          {"12,3456", FC_MONEY, "12.3456 ", "123,456 "},
        {"0.125", FC_MONEY, "decimal", "0.1250"},     {"0,125", FC_SHARE, "decimal", "0.125"},
        {"1234.567", FC_COUNT, "deci", "1,234.5670"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        struct fc_number out;
        assert_false(fc_number_read(&out, fc_piece_of("x", row[i].text), row[i].dimension, "USD",
                                    &f->problems));
        assert_non_null(strstr(f->problems.item[0].hint, row[i].first));
        assert_non_null(strstr(f->problems.item[0].hint, row[i].second));
        forget(f);
    }
}

static void the_currency_is_the_plans(void **state)
{
    static const struct {
        const char *text, *currency;
        bool        good;
    } row[] = {
        {"$5", "USD", true},  {"€5", "EUR", true},      {"£5", "GBP", true},
        {"¥5", "JPY", true},  {"CHF 5", "CHF", true},   {"5", "USD", true},
        {"$5", "EUR", false}, {"EUR 5", "USD", false},  {"$5", "", false},
        {"5", "", true},      {"USDX 5", "USD", false},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        struct fc_number out = {0};
        assert_int_equal(fc_number_read(&out, fc_piece_of("x", row[i].text), FC_MONEY,
                                        row[i].currency, &f->problems),
                         row[i].good);
        assert_true(out.value == (row[i].good ? 5 : 0));
    }
    forget(f);
    struct fc_number out;
    fc_number_read(&out, fc_piece_of("x", "$5"), FC_MONEY, "", &f->problems);
    assert_non_null(strstr(f->problems.item[0].hint, "currency = USD"));
}

static void junk_is_pointed_at(void **state)
{
    struct fixture       *f = *state;
    struct fc_number      out;
    const struct fc_piece line = fc_piece_of("plan.ini", "spend = €30 tons");
    assert_false(fc_number_read(&out, fc_piece_part(line, 8, line.length - 8), FC_MONEY, "EUR",
                                &f->problems));
    assert_int_equal(f->problems.item[0].place.column, 13);
    assert_int_equal(f->problems.item[0].place.width, 4);
}

static void a_unit_on_the_last_covers_both(void **state)
{
    static const struct {
        const char       *first, *last;
        enum fc_dimension dimension;
        double            low, high;
    } row[] = {
        {"20", "40%", FC_SHARE, 0.2, 0.4},   {"5", "10k", FC_MONEY, 5000, 10000},
        {"1.5", "2m", FC_COUNT, 1.5e6, 2e6}, {"20%", "40%", FC_SHARE, 0.2, 0.4},
        {"500k", "2m", FC_MONEY, 5e5, 2e6},  {"70", "110", FC_MONEY, 70, 110},
        {"7", "9%", FC_SHARE, 0.07, 0.09},   {"-5", "10%", FC_PLAIN, -0.05, 0.1},
    };
    struct fixture  *f = *state;
    struct fc_number low, high;
    for (size_t i = 0; i < SIZE(row); i++) {
        assert_true(fc_range_read(&low, &high, fc_piece_of("x", row[i].first),
                                  fc_piece_of("x", row[i].last), row[i].dimension, "USD",
                                  &f->problems));
        assert_true(low.value == row[i].low && high.value == row[i].high);
    }
    low.value = high.value = 2.385;
    assert_false(fc_range_read(&low, &high, fc_piece_of("x", "ten"), fc_piece_of("x", "1,5"),
                               FC_MONEY, "USD", &f->problems));
    assert_int_equal(f->problems.errors, 2);
    assert_false(fc_range_read(&low, &high, fc_piece_of("x", "900,000,000,000"),
                               fc_piece_of("x", "1m"), FC_MONEY, "USD", &f->problems));
    assert_true(low.value == 2.385 && high.value == 2.385);
}

static void whole_numbers_are_whole(void **state)
{
    static const char *const bad[] = {"0",   "121", "12.5", "12.0", "12k", "-3",
                                      "1e2", "",    "$12",  "12%",  "x",   "99999999999999999999"};
    struct fixture          *f = *state;
    long                     out = 7;
    for (size_t i = 0; i < SIZE(bad); i++)
        assert_false(fc_whole_read(&out, fc_piece_of("x", bad[i]), 1, 120, &f->problems));
    assert_int_equal(out, 7);
    assert_int_equal(f->problems.errors, SIZE(bad));
    forget(f);
    assert_true(fc_whole_read(&out, fc_piece_of("x", " 120"), 1, 120, &f->problems));
    assert_int_equal(out, 120);
    assert_true(fc_whole_read(&out, fc_piece_of("x", "-1,234"), -2000, 0, &f->problems));
    assert_int_equal(out, -1234);
    assert_int_equal(f->problems.errors, 0);
}

static void months_are_counted_since_year_0(void **state)
{
    static const char *const bad[] = {"",        "2027",    "2027-13", "2027-00",  "2027-1",
                                      "27-01",   "1899-12", "3000-01", "2027/01",  "2027-01-01",
                                      "2027-1x", "+027-01", "April",   "2027 -01", "January 2027"};
    struct fixture          *f = *state;
    int                      month = 7;
    char                     text[8];
    for (size_t i = 0; i < SIZE(bad); i++) {
        assert_false(fc_month_read(&month, fc_piece_of("x", bad[i]), &f->problems));
        assert_string_equal(f->problems.item[0].rule, "month");
        forget(f);
    }
    assert_int_equal(month, 7);
    assert_true(fc_month_read(&month, fc_piece_of("x", " 2027-01 "), &f->problems));
    assert_int_equal(month, 24324);
    assert_string_equal(fc_month_print(text, 24324 + 11), "2027-12");
    assert_string_equal(fc_month_print(text, 24324 - 1), "2026-12");
    assert_int_equal(fc_month_of_year(24324 + 3), 3);
    assert_int_equal(fc_year_of_month(24324 + 15), 2028);
    assert_string_equal(fc_month_name(24324 + 15), "April");
    assert_string_equal(fc_month_short(24324 - 1), "Dec");
    for (int m = 1900 * 12; m < 3000 * 12; m++) {
        assert_true(fc_month_read(&month, fc_piece_of("x", fc_month_print(text, m)), &f->problems));
        assert_int_equal(month, m);
    }
}

static void months_have_names(void **state)
{
    (void)state;
    assert_int_equal(fc_month_named(fc_piece_of("x", "April")), 3);
    assert_int_equal(fc_month_named(fc_piece_of("x", "apr")), 3);
    assert_int_equal(fc_month_named(fc_piece_of("x", "DECEMBER")), 11);
    assert_int_equal(fc_month_named(fc_piece_of("x", "Sept")), -1);
    assert_int_equal(fc_month_named(fc_piece_of("x", "")), -1);
    for (int month = 0; month < 12; month++) {
        assert_int_equal(fc_month_named(fc_piece_of("x", fc_month_name(month))), month);
        assert_int_equal(fc_month_named(fc_piece_of("x", fc_month_short(month))), month);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_number_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(a_unit_that_does_not_fit_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(two_readings_are_both_in_the_hint, begin, end),
        cmocka_unit_test_setup_teardown(the_currency_is_the_plans, begin, end),
        cmocka_unit_test_setup_teardown(junk_is_pointed_at, begin, end),
        cmocka_unit_test_setup_teardown(a_unit_on_the_last_covers_both, begin, end),
        cmocka_unit_test_setup_teardown(whole_numbers_are_whole, begin, end),
        cmocka_unit_test_setup_teardown(months_are_counted_since_year_0, begin, end),
        cmocka_unit_test(months_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
