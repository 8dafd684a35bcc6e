/* Promise sentences: what is understood, said back in full; what is not, with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "model/load.h"
#include "model/sentence.h"

#define SIZE(array) (sizeof(array) / sizeof((array)[0]))

/* January 2027 to June 2028: 18 months, 6 quarters, one whole year. */
static const char plan_text[] =
    "[plan]\nstart = 2027-01\nmonths = 18\ncurrency = EUR\n"
    "[channel search]\ninquiries = 100 a month\n"
    "[stage qualified lead]\nrate = 30%\n"
    "[stage opportunity]\nrate = 30%\n"
    "[stage won]\nrate = 20%\n"
    "[deal]\nvalue = 100\nmargin = 40%\n"
    "[promise leads]\npromise = 100 leads a month from 2027-04 to 2027-12\n";

struct fixture {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_plan    *plan;
    struct fc_promise  promise;
    struct fc_text     said;
};

static void load(struct fixture *f, const char *text)
{
    f->problems = (struct fc_problems){.arena = &f->arena};
    assert_int_equal(
        fc_load_text(&f->plan, "plan.ini", text, strlen(text), NULL, &f->arena, &f->problems, NULL),
        FC_OK);
}

static int begin(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    load(&fixture, plan_text);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    fc_text_free(&f->said);
    fc_arena_free(&f->arena);
    return 0;
}

static bool read(struct fixture *f, const char *sentence, bool default_window)
{
    f->problems = (struct fc_problems){.arena = &f->arena};
    f->promise = (struct fc_promise){0};
    return fc_sentence_read(&f->promise, fc_piece_of("--promise", sentence), f->plan,
                            default_window, &f->problems);
}

static const char *say(struct fixture *f)
{
    fc_text_clear(&f->said);
    fc_promise_say(&f->said, &f->promise, f->plan);
    return f->said.bytes;
}

static void good_sentences(void **state)
{
    static const struct {
        const char *sentence, *said;
    } row[] = {
        {"150 qualified leads every month from 2027-04 to 2027-12",
         "at least 150 qualified leads in every month, April to December 2027"},
        {"150 leads a month", "at least 150 qualified leads in every month, "
                              "January 2027 to June 2028"},
        {"at least 150 qualified leads per month until December",
         "at least 150 qualified leads in every month, January to December 2027"},
        {"150 qualified-leads in each month", "at least 150 qualified leads in every month, "
                                              "January 2027 to June 2028"},
        {"At Least 150 Qualified Leads Monthly From April",
         "at least 150 qualified leads in every month, April 2027 to June 2028"},
        {"1 lead a month from 2028-06", "at least 1 qualified lead in every month, June 2028"},
        {"1,000,000 revenue in total",
         "at least EUR 1,000,000 revenue in total, January 2027 to June 2028"},
        {"EUR 1.5m revenue", "at least EUR 1,500,000 revenue in total, January 2027 to June 2028"},
        {"eur 500k revenue from July to December 2027",
         "at least EUR 500,000 revenue in total, July to December 2027"},
        {"at most 200 cost per qualified lead on average",
         "at most EUR 200 cost per qualified lead a month on average, January 2027 to June 2028"},
        {"at most 187.5 cost per lead in total from April to June",
         "at most EUR 187.50 cost per qualified lead in total, April to June 2027"},
        {"at most 1,234.5 cost per won",
         "at most EUR 1,234.5 cost per won deal in total, January 2027 to June 2028"},
        {"150 leads a month on average from 2027-04",
         "at least 150 qualified leads a month on average, April 2027 to June 2028"},
        {"450 leads a quarter", "at least 450 qualified leads in every quarter, "
                                "January 2027 to June 2028"},
        {"450 leads a quarter on average",
         "at least 450 qualified leads a quarter on average, January 2027 to June 2028"},
        {"450 leads in every quarter from February 2027",
         "at least 450 qualified leads in every quarter, February 2027 to June 2028"},
        {"1,800 leads yearly", "at least 1,800 qualified leads in every year, "
                               "January 2027 to June 2028"},
        {"150 leads in 8 of 9 months from April to December",
         "at least 150 qualified leads in 8 of 9 months, April to December 2027"},
        {"450 leads in 5 of 6 quarters",
         "at least 450 qualified leads in 5 of 6 quarters, January 2027 to June 2028"},
        {"1,800 leads in 1 of 1 year",
         "at least 1,800 qualified leads in 1 of 1 year, January 2027 to June 2028"},
        {"150 leads in every month from April, then 170 from July",
         "at least 150 qualified leads in every month, April 2027 to June 2028, "
         "then 170 from July 2027"},
        {"150 leads a month, then 170 from 2027-07, then 180 from January to 2028-05",
         "at least 150 qualified leads in every month, January 2027 to May 2028, "
         "then 170 from July 2027, then 180 from January 2028"},
        {"450 leads a quarter, then 600 from May",
         "at least 450 qualified leads in every quarter, January 2027 to June 2028, "
         "then 600 from July 2027"},
        {"20% roi", "at least 20% return on investment in total, January 2027 to June 2028"},
        {"20 % return on investment in total",
         "at least 20% return on investment in total, January 2027 to June 2028"},
        {"-12.5% roi", "at least -12.5% return on investment in total, January 2027 to June 2028"},
        {"-85k net gain", "at least -EUR 85,000 net gain in total, January 2027 to June 2028"},
        {"10 wins a month", "at least 10 won deals in every month, January 2027 to June 2028"},
        {"10 deals", "at least 10 won deals in total, January 2027 to June 2028"},
        {"10 won", "at least 10 won deals in total, January 2027 to June 2028"},
        {"at most 50k spend a month", "at most EUR 50,000 spend in every month, "
                                      "January 2027 to June 2028"},
        {"at most 100 opportunities still open in total",
         "at most 100 opportunities still open in total, January 2027 to June 2028"},
        {"at most 3 opportunities lost every month",
         "at most 3 opportunities lost in every month, January 2027 to June 2028"},
        {"500 bookings later in total",
         "at least EUR 500 bookings later in total, January 2027 to June 2028"},
        {"150 leads a month from November to February",
         "at least 150 qualified leads in every month, November 2027 to February 2028"},
        {"150 leads a month from November to February 2028",
         "at least 150 qualified leads in every month, November 2027 to February 2028"},
        {"150 leads a month from April to May 2028",
         "at least 150 qualified leads in every month, April to May 2028"},
        {"150 leads from Mar to mar", "at least 150 qualified leads in total, March 2027"},
        {"100 inquiries a month to 2027-06 from 2027-02",
         "at least 100 inquiries in every month, February to June 2027"},
        {"150 leads a month from April and 1,000,000 revenue in total",
         "at least 150 qualified leads in every month, April 2027 to June 2028, and "
         "at least EUR 1,000,000 revenue in total, January 2027 to June 2028"},
        {"150 leads, and at most 9 won a quarter and 2 opportunities",
         "at least 150 qualified leads in total, January 2027 to June 2028, and "
         "at most 9 won deals in every quarter, January 2027 to June 2028, and "
         "at least 2 opportunities in total, January 2027 to June 2028"},
        {"at most 9 payback month", "at most 9 payback month in total, January 2027 to June 2028"},
        {"at most 20% largest deal",
         "at most 20% share of the largest deal in total, January 2027 to June 2028"},
        {"-5k cash in every quarter",
         "at least -EUR 5,000 cash in every quarter, January 2027 to June 2028"},
        {"0 leads", "at least 0 qualified leads in total, January 2027 to June 2028"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        if (!read(f, row[i].sentence, false))
            fail_msg("%s: %s", row[i].sentence, f->problems.item[0].text);
        assert_int_equal(f->problems.size, 0);
        assert_string_equal(f->promise.text, row[i].sentence);
        assert_string_equal(say(f), row[i].said);
    }
}

/* What answers print can be typed back and means the same. */
static void what_is_said_reads_back(void **state)
{
    static const char *const sentences[] = {
        "150 leads every month from 2027-04 to 2027-12",
        "at most 187.5 cost per lead in total from April 2028",
        "150 leads a month, then 170 from 2027-07, then 180 from January to 2028-05",
        "450 leads in 3 of 5 quarters from February",
        "20% roi and -5k net gain on average from November to February",
        "at most 9 payback and at most 20% share of the largest deal",
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(sentences); i++) {
        char once[400];
        assert_true(read(f, sentences[i], false));
        snprintf(once, sizeof once, "%s", say(f));
        const struct fc_promise first = f->promise;
        assert_true(read(f, once, false));
        assert_string_equal(say(f), once);
        assert_int_equal(f->promise.n_clauses, first.n_clauses);
        for (int c = 0; c < first.n_clauses; c++) {
            const struct fc_clause *a = &first.clause[c];
            const struct fc_clause *b = &f->promise.clause[c];
            assert_true(a->measure == b->measure && a->period == b->period &&
                        a->reading == b->reading && a->from_t == b->from_t && a->to_t == b->to_t &&
                        a->k == b->k && a->n_periods == b->n_periods && a->at_most == b->at_most);
            assert_memory_equal(a->level, b->level, (size_t)a->n_periods * sizeof *a->level);
        }
    }
}

static void bad_sentences(void **state)
{
    static const struct {
        const char *sentence;
        int         column, width;
        const char *text, *hint;
    } row[] = {
        {"", 1, 1, "empty", "150 qualified leads"},
        {"leads a month", 1, 5, "number is missing", "at least 150"},
        {"at 150 leads", 4, 3, "at least", NULL},
        {"at least leads", 10, 5, "number is missing", NULL},
        {"150", 1, 3, "what is promised is missing", "150 qualified leads"},
        {"150 every month", 5, 5, "`every` is not something", "known: inquiries"},
        {"150 qualfied leads a month", 5, 14, "`qualfied leads`",
         "did you mean `qualified leads`?"},
        {"150 MQLs a month", 5, 4, "`MQLs` is not", "known: inquiries, qualified leads"},
        {"1.500 leads a month", 1, 5, "two ways", "1,500"},
        {"1,5 leads a month", 1, 3, "comma", NULL},
        {"150.5 leads a month", 1, 5, "whole", "whole number"},
        {"150% leads", 1, 4, "percent", NULL},
        {"-3 leads a month", 1, 2, "less than zero", NULL},
        {"$1m revenue", 1, 3, "currency", "EUR"},
        {"nan leads", 1, 3, "number", NULL},
        {"150 leads a", 1, 11, "period is missing", "month, quarter or year"},
        {"150 leads a week", 13, 4, "period is missing", "month, quarter or year"},
        {"150 leads in 2027-06", 14, 7, "behind `in`", "from MONTH to MONTH"},
        {"150 leads in 8 of months", 19, 6, "number", NULL},
        {"150 leads in 8 of 9", 1, 19, "period is missing", NULL},
        {"150 leads in 8 of 9 months", 1, 26, "holds 18 whole months, not 9", "in 8 of 18 months"},
        {"150 leads in 0 of 18 months", 14, 1, "1 to 120", NULL},
        {"150 leads in 19 of 18 months", 1, 28, "19 of 18 months cannot be", NULL},
        {"150 leads a month in total", 1, 26, "contradict", "leave one"},
        {"150 leads in every month on average", 26, 10, "contradicts", "say one of"},
        {"150 leads a month a quarter", 19, 9, "another period", NULL},
        {"150 leads a month from 2026-12", 24, 7, "outside the plan", "January 2027 to June 2028"},
        {"150 leads a month to 2028-07", 22, 7, "outside the plan", "January 2027 to June 2028"},
        {"150 leads a month from July 2028", 24, 9, "outside the plan", "January 2027"},
        {"150 leads a month from 2027-06 to 2027-04", 35, 7, "too early", NULL},
        {"150 leads a month from 2027-13", 24, 7, "month", NULL},
        {"150 leads a month from", 1, 22, "month is missing", "2027-04"},
        {"150 leads a month from April from May", 35, 3, "said twice", NULL},
        {"150 leads a quarter from 2027-05 to 2027-08", 1, 43, "no whole quarter", "calendar"},
        {"150 leads a year from February", 1, 30, "no whole year", "calendar"},
        {"150 leads a month, then 170", 1, 27, "from MONTH", "then 170 from"},
        {"150 leads a month from May, then 170 from 2027-05", 43, 7, "too early", NULL},
        {"150 leads a month to May, then 170 from June", 41, 4, "behind the promise's window",
         NULL},
        {"150 leads in total, then 170 from June", 1, 38, "one level", "a month"},
        {"150 leads a month,", 18, 1, "comma", NULL},
        {"150 leads a month and", 1, 21, "number is missing", NULL},
        {"150 leads a month and revenue", 23, 7, "number is missing", NULL},
        {"150 leads nicely", 11, 6, "not understood", "in every month"},
        {"500 bookings later a month", 1, 26, "no months", "in total"},
        {"500 bookings later from April", 1, 29, "of the whole plan", "leave the months out"},
        {"at most 9 payback month a quarter", 1, 33, "no months", "in total"},
        {"at most 9 payback month to June", 1, 31, "of the whole plan", NULL},
        {"at most 9.5 payback month", 9, 3, "counted from the plan's first", "whole number"},
        {"at most 20% largest deal on average", 1, 35, "no months", "in total"},
        {"100 coins in total", 5, 5, "`coins`", NULL},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        if (read(f, row[i].sentence, false))
            fail_msg("understood: %s", row[i].sentence);
        assert_int_equal(f->promise.n_clauses, 0);
        assert_int_equal(f->problems.errors, 1);
        const struct fc_problem *p = &f->problems.item[0];
        if (p->place.column != row[i].column || p->place.width != row[i].width ||
            strstr(p->text, row[i].text) == NULL ||
            (row[i].hint != NULL && (p->hint == NULL || strstr(p->hint, row[i].hint) == NULL)))
            fail_msg("%s: %d+%d: %s (%s)", row[i].sentence, p->place.column, p->place.width,
                     p->text, p->hint == NULL ? "" : p->hint);
    }
}

static void periods_are_calendar_ones(void **state)
{
    struct fixture *f = *state;
    assert_true(read(f, "450 leads a quarter from February to 2028-05", false));
    const struct fc_clause *clause = &f->promise.clause[0];
    assert_int_equal(clause->n_periods, 4);
    assert_int_equal(clause->span[0].first, 3);
    assert_int_equal(clause->span[0].last, 5);
    assert_int_equal(clause->span[3].last, 14);
    assert_int_equal(clause->left_out, 4); /* February, March, April, May */
    assert_true(clause->said_from);
    assert_true(read(f, "1,800 leads a year", false));
    clause = &f->promise.clause[0];
    assert_int_equal(clause->n_periods, 1);
    assert_int_equal(clause->span[0].last, 11);
    assert_int_equal(clause->left_out, 6);
    assert_false(clause->said_from);
    assert_true(read(f, "1 revenue to March", false));
    clause = &f->promise.clause[0];
    assert_int_equal(clause->period, FC_PLAN);
    assert_int_equal(clause->reading, FC_TOTAL);
    assert_int_equal(clause->n_periods, 1);
    assert_int_equal(clause->span[0].last, 2);
    assert_int_equal(clause->left_out, 0);
}

static void levels_step_with_the_periods(void **state)
{
    struct fixture         *f = *state;
    const double            level[] = {150, 150, 150, 170, 170, 180};
    const struct fc_clause *clause = NULL;
    assert_true(
        read(f, "150 leads a month to June, then 170 from April, then 180 from June", false));
    clause = &f->promise.clause[0];
    assert_int_equal(clause->n_periods, 6);
    assert_false(clause->one_level);
    for (int i = 0; i < 6; i++)
        assert_true(clause->level[i] == level[i]);
    assert_true(read(f, "150 leads a month, then 150 from April", false));
    assert_true(f->promise.clause[0].one_level);
}

static void without_months_the_plans_promise_gives_them(void **state)
{
    struct fixture *f = *state;
    assert_true(read(f, "120 qualified leads a month", true));
    assert_int_equal(f->promise.clause[0].from_t, 3);
    assert_int_equal(f->promise.clause[0].to_t, 11);
    assert_true(f->promise.clause[0].said_from);
    assert_true(read(f, "120 leads in 8 of 9 months", true));
    assert_int_equal(f->promise.clause[0].n_periods, 9);
    assert_true(read(f, "120 leads a month from June", true));
    assert_int_equal(f->promise.clause[0].from_t, 5);
    assert_int_equal(f->promise.clause[0].to_t, 17);
    assert_true(read(f, "20 opportunities a month", true));
    assert_int_equal(f->promise.clause[0].from_t, 0);
    assert_int_equal(f->promise.clause[0].to_t, 17);
}

static void a_cost_without_a_direction_is_doubted(void **state)
{
    struct fixture *f = *state;
    assert_true(read(f, "200 cost per qualified lead", false));
    assert_false(f->promise.clause[0].at_most);
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(f->problems.size, 1);
    assert_int_equal(f->problems.item[0].level, FC_WARNING);
    assert_true(read(f, "at most 200 cost per qualified lead", false));
    assert_int_equal(f->problems.size, 0);
}

static void what_a_plan_lacks_is_named(void **state)
{
    struct fixture *f = *state;
    load(f, "[plan]\nstart = 2027-01\nmonths = 6\n[channel search]\ninquiries = 100 a month\n"
            "[stage marketing lead]\nrate = 30%\n[stage sales lead]\nrate = 30%\n");
    assert_false(read(f, "1m revenue", false));
    assert_non_null(strstr(f->problems.item[0].hint, "[deal]"));
    assert_false(read(f, "100 leads a month", false));
    assert_non_null(strstr(f->problems.item[0].text, "2 things"));
    assert_non_null(strstr(f->problems.item[0].hint, "`marketing leads` or `sales leads`"));
    load(f, "[plan]\nstart = 2027-01\nmonths = 6\n[channel search]\ninquiries = 100 a month\n"
            "[stage sales and marketing lead]\nrate = 30%\n[deal]\nvalue = 9\n");
    assert_false(read(f, "20% roi", false));
    assert_non_null(strstr(f->problems.item[0].hint, "margin"));
    assert_false(read(f, "9 net gain", false));
    assert_non_null(strstr(f->problems.item[0].hint, "bookings less cost"));
    assert_true(read(f, "9 bookings less cost", false));
    assert_string_equal(say(f), "at least 9 bookings less cost in total, January to June 2027");
    assert_true(read(f, "9 sales and marketing leads a month and 10 revenue", false));
    assert_int_equal(f->promise.n_clauses, 2);
}

static void endless_sentences_end(void **state)
{
    struct fixture *f = *state;
    struct fc_text  text = {0};
    for (int i = 0; i < 500; i++)
        fc_text_add(&text, "and ");
    assert_false(read(f, text.bytes, false));
    assert_non_null(strstr(f->problems.item[0].text, "400 words"));
    fc_text_clear(&text);
    fc_text_add(&text, "1 lead a month");
    for (int i = 0; i < 130; i++)
        fc_text_add(&text, ", then");
    assert_false(read(f, text.bytes, false));
    fc_text_free(&text);
}

static void values_as_people_read_them(void **state)
{
    static const struct {
        const char *measure;
        double      value;
        const char *said;
    } row[] = {
        {"won", 150.9, "150"},
        {"won", 149.9999999999, "150"},
        {"won", 2301341, "2,301,341"},
        {"revenue", 2301341.4, "EUR 2,301,341"},
        {"revenue", -85000, "-EUR 85,000"},
        {"cost per won", 187.456, "EUR 187.46"},
        {"cost per won", 187, "EUR 187"},
        {"roi", 0.2, "20%"},
        {"roi", -0.85, "-85%"},
        {"roi", 0.123456, "12.35%"},
        {"largest deal share", 0.31, "31%"},
        {"cash", -850.5, "-EUR 850.50"},
        {"payback month", 5, "month 5 (May 2027)"},
        {"payback", 13, "month 13 (January 2028)"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < SIZE(row); i++) {
        const int at = fc_measure_find(f->plan, fc_piece_of("", row[i].measure));
        fc_text_clear(&f->said);
        fc_measure_value_say(&f->said, &f->plan->measure[at], f->plan, row[i].value);
        assert_string_equal(f->said.bytes, row[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(good_sentences, begin, end),
        cmocka_unit_test_setup_teardown(what_is_said_reads_back, begin, end),
        cmocka_unit_test_setup_teardown(bad_sentences, begin, end),
        cmocka_unit_test_setup_teardown(periods_are_calendar_ones, begin, end),
        cmocka_unit_test_setup_teardown(levels_step_with_the_periods, begin, end),
        cmocka_unit_test_setup_teardown(without_months_the_plans_promise_gives_them, begin, end),
        cmocka_unit_test_setup_teardown(a_cost_without_a_direction_is_doubted, begin, end),
        cmocka_unit_test_setup_teardown(what_a_plan_lacks_is_named, begin, end),
        cmocka_unit_test_setup_teardown(endless_sentences_end, begin, end),
        cmocka_unit_test_setup_teardown(values_as_people_read_them, begin, end),
    };
    return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}
