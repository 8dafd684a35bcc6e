/* Workbook reports, taken apart: every figure the one that was simulated, every formula one of
   ours, and whatever people typed nothing but text. */
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "output/xlsx_text.h"
#include "tests/support.h"
#include "tests/support_report.h"
#include "tests/support_xlsx.h"

#define PLAN(name) FC_SOURCE_DIR "/scenarios/" name ".ini"

enum { TRIALS = 2500 };

/* A report with the workbook it becomes. */
struct made {
    struct support_report report;
    struct fc_text        bytes;
    struct support_xlsx   book;
};

static void make(struct made *out, uint64_t trials, int n, const char *const file[])
{
    struct fc_error error = {0};
    *out = (struct made){0};
    support_report_make(&out->report, trials, n, file);
    assert_int_equal(fc_as_xlsx(&out->bytes, &out->report.report, &out->report.arena, &error),
                     FC_OK);
    support_xlsx_open(&out->book, &out->bytes);
}

static void make_one(struct made *out, const char *file)
{
    make(out, TRIALS, 1, &file);
}

static void drop(struct made *made)
{
    support_xlsx_free(&made->book);
    fc_text_free(&made->bytes);
    support_report_free(&made->report);
}

/* From a plan's text. */
static void make_from(struct made *out, const char *text)
{
    char folder[SUPPORT_PATH], path[SUPPORT_PATH + 16];
    support_folder_make(folder);
    support_write(folder, "plan.ini", text);
    snprintf(path, sizeof path, "%s/plan.ini", folder);
    make_one(out, path);
    support_folder_remove(folder);
}

static struct support_cell cell(const struct made *made, const char *sheet, int column, int row)
{
    struct support_cell out;
    char                name[16];
    snprintf(name, sizeof name, "%c%d", 'A' + column, row);
    support_xlsx_cell(&out, &made->book, support_xlsx_sheet(&made->book, sheet), name);
    return out;
}

static int row_of(const struct made *made, const char *sheet, const char *text, int from)
{
    const int row =
        support_xlsx_row(&made->book, support_xlsx_sheet(&made->book, sheet), "A", text, from);
    if (row == 0)
        fail_msg("%s has no row \"%s\"", sheet, text);
    return row;
}

/* ---- texts and figures ---- */

static void test_texts_stay_text(void **state)
{
    (void)state;
    static const char *const pair[][2] = {
        {"", ""},
        {"search", "search"},
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {"\r=1", "'\r=1"},
        {" =1", " =1"}, /* with a blank before it, it is no formula */
        {"a\001b\x7f", "a?b?"},
        {"broken \xC3", "broken ?"},
        {"\xEF\xBF\xBF", "???"},
        {"\xE2\x82\xAC 5", "\xE2\x82\xAC 5"},
        {"_x0041_", "_x005F_x0041_"},
        {"_x00_", "_x00_"},
    };
    struct fc_arena arena = {0};
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
        assert_string_equal(fc_cell_text(&arena, pair[i][0]), pair[i][1]);
    fc_arena_free(&arena);
}

static void test_a_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    struct fc_arena arena = {0};
    struct fc_text  text = {0};
    for (int i = 0; i < 40000; i++)
        fc_text_add(&text, "\xC3\xA4");
    const char *cut = fc_cell_text(&arena, text.bytes);
    assert_true(strlen(cut) < 32767);
    assert_int_equal(fc_utf8_broken_at(cut, strlen(cut)), strlen(cut));
    fc_text_free(&text);
    fc_arena_free(&arena);
}

static void test_figures_are_read_back(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double      value;
        const char *number;
    } good[] = {{"0", 0, "0"},
                {"72", 72, "0"},
                {"2027", 2027, "0"},
                {"1,240", 1240, "#,##0"},
                {"-3.5", -3.5, "0.0"},
                {"+15,000", 15000, "+#,##0;-#,##0"},
                {"1,234,567.25", 1234567.25, "#,##0.00"},
                {"53 %", 0.53, "0%"},
                {"29.4%", 0.294, "0.0%"}};
    static const char *const bad[] = {"",
                                      "-",
                                      "72 of 100",
                                      "30 to 70",
                                      "1,24",
                                      "12,3456",
                                      "1.",
                                      "1m",
                                      ">99",
                                      "EUR 5",
                                      "5.000.1",
                                      ",5",
                                      "1e5",
                                      "+-1",
                                      "0x10",
                                      " 1",
                                      "1 ",
                                      "+",
                                      "1234567890123456789012345",
                                      "=1",
                                      "1%%"};
    struct fc_cell_figure    figure;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(fc_cell_figure(&figure, good[i].text));
        assert_true(fabs(figure.value - good[i].value) < 1e-12);
        assert_string_equal(figure.number, good[i].number);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (fc_cell_figure(&figure, bad[i]))
            fail_msg("\"%s\" was taken for %g", bad[i], figure.value);
}

/* ---- sheets ---- */

static void test_the_sheets_in_order(void **state)
{
    (void)state;
    static const char *const one[] = {"Answer", "Months", "Promises", "Inputs", "Sample"};
    static const char *const two[] = {"Answer", "Months",  "Promises",
                                      "Inputs", "Compare", "Sample"};
    static const char *const file[] = {PLAN("reference"), PLAN("cut-20")};
    struct made              made;
    make(&made, TRIALS, 1, file);
    assert_int_equal(made.book.n_sheets, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(made.book.name[i], one[i]);
    drop(&made);
    make(&made, TRIALS, 2, file);
    assert_int_equal(made.book.n_sheets, 6);
    for (int i = 0; i < 6; i++)
        assert_string_equal(made.book.name[i], two[i]);
    drop(&made);
}

static void test_the_answer_says_what_the_tree_says(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("cut-20"));
    const struct fc_answer *answer = &made.report.report.answer;
    int                     row = 1;
    assert_string_equal(cell(&made, "Answer", 0, 1).text, made.report.report.title);
    for (const struct fc_said *said = answer->first; said != NULL; said = said->next)
        if (said->kind == FC_SAY_VERDICT || said->kind == FC_SAY_HEADING)
            row = row_of(&made, "Answer", said->text, row);
        else if (said->kind == FC_SAY_TABLE)
            row = row_of(&made, "Answer", said->table->title, row);
    /* a figure of a table is a number, a chance words */
    const int safe = row_of(&made, "Answer", "Safe promise, every month", 1);
    assert_string_equal(cell(&made, "Answer", 1, safe).text, "80 of 100");
    assert_true(cell(&made, "Answer", 1, safe + 1).value ==
                made.report.report.promises->answer[0].safe[0].level);
    drop(&made);
}

static void test_the_months_are_the_result(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("cut-20"));
    const struct fc_result *result = &made.report.report.promises->result;
    const int               promised = made.report.plan->promise[0].clause[0].measure;
    const int first = row_of(&made, "Months", made.report.plan->measure[promised].words, 2);
    assert_int_equal(first, 2); /* the promised measure stands beside its chart */
    for (int t = 0; t < 12; t++) {
        assert_true(cell(&made, "Months", 1, first + t).value > 46000); /* a date of 2027 */
        assert_true(fabs(cell(&made, "Months", 2, first + t).value -
                         fc_result_mean(result, promised, t)) < 1e-9);
        assert_true(cell(&made, "Months", 4, first + t).value ==
                    fc_result_quantile(result, promised, t, 0.05));
        assert_true(cell(&made, "Months", 8, first + t).value ==
                    fc_result_quantile(result, promised, t, 0.95));
        assert_true(isnan(cell(&made, "Months", 9, first + t).value) == (t < 3)); /* from April */
    }
    assert_string_equal(cell(&made, "Months", 1, first + 12).text, "whole plan");
    assert_true(strstr(made.book.sheet[1], "<drawing r:id=") != NULL);
    drop(&made);
}

/* ---- the sample and its formulas ---- */

static void test_the_sample_is_the_first_trials(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("cut-20"));
    const struct fc_columns *columns = &made.report.report.sample->columns;
    assert_int_equal(columns->trials, FC_REPORT_SAMPLE);
    assert_true(isnan(cell(&made, "Sample", 0, FC_REPORT_SAMPLE + 2).value));
    for (int i = 0; i < 40; i++) {
        const int row = 2 + i * 51;
        assert_true(cell(&made, "Sample", 0, row).value == row - 1);
        assert_true(cell(&made, "Sample", 1, row).value == (double)columns->statistic[0][row - 2]);
        assert_true(cell(&made, "Sample", 2, row).value == columns->kept[0][row - 2]);
        assert_true(cell(&made, "Sample", 3, row).value ==
                    (double)columns->statistic[1][row - 2] / 100);
        assert_true(cell(&made, "Sample", 5, row).value == (double)columns->figure[0][row - 2]);
    }
    drop(&made);
}

static void test_the_chance_is_counted_by_a_formula(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("cut-20"));
    const struct fc_promise_answer *answer = &made.report.report.promises->answer[0];
    const struct fc_columns        *columns = &made.report.report.sample->columns;
    const int                       row = row_of(&made, "Promises", "it holds in", 1);
    const int                       level = row_of(&made, "Promises", "level", 1);
    char                            formula[120];
    double                          kept = 0;
    for (int i = 0; i < FC_REPORT_SAMPLE; i++)
        kept += columns->kept[0][i];
    snprintf(formula, sizeof formula,
             "COUNTIF(Sample!$B$2:$B$2001,\">=\"&B%d)/ROWS(Sample!$B$2:$B$2001)", level);
    assert_true(cell(&made, "Promises", 1, level).value == 150);
    assert_true(fabs(cell(&made, "Promises", 1, row).value - answer->chance.p) < 1e-12);
    assert_string_equal(cell(&made, "Promises", 1, row + 2).formula, formula);
    assert_true(fabs(cell(&made, "Promises", 1, row + 2).value - kept / FC_REPORT_SAMPLE) < 1e-12);
    snprintf(formula, sizeof formula, "B%d-B%d", row, row + 2);
    assert_string_equal(cell(&made, "Promises", 1, row + 3).formula, formula);
    drop(&made);
}

static int by_value(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void test_the_safe_level_is_an_order_statistic(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("cut-20"));
    int64_t *statistic = made.report.report.sample->columns.statistic[0];
    int64_t  sorted[FC_REPORT_SAMPLE];
    memcpy(sorted, statistic, sizeof sorted);
    qsort(sorted, FC_REPORT_SAMPLE, sizeof *sorted, by_value);
    const int row = row_of(&made, "Promises", "safe at 90 of 100", 1);
    assert_true(cell(&made, "Promises", 1, row).value ==
                made.report.report.promises->answer[0].safe[1].level);
    assert_string_equal(cell(&made, "Promises", 1, row + 1).formula,
                        "INT(0.000000001+LARGE(Sample!$B$2:$B$2001,"
                        "ROUNDUP(0.9*ROWS(Sample!$B$2:$B$2001)-0.000000001,0)))");
    assert_true(cell(&made, "Promises", 1, row + 1).value == (double)sorted[200]);
    drop(&made);
}

static void test_the_gain_is_put_together_again(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("heads"));
    const int margin = row_of(&made, "Promises", "margin", 1);
    const int gain = row_of(&made, "Promises", "net gain", 1);
    assert_int_equal(margin, gain + 1);
    assert_true(fabs(cell(&made, "Promises", 1, margin).value - 0.7) < 1e-12);
    for (int column = 1; column <= 2; column++) {
        const double given = cell(&made, "Promises", column, gain).value;
        const double again = cell(&made, "Promises", column, margin + 1).value;
        assert_true(given > 100000);
        assert_true(fabs(given - again) < 0.02);
        assert_true(cell(&made, "Promises", column, margin + 2).value == 0);
    }
    drop(&made);
}

/* Of a promise in parts, or of one whose level steps, the sample counts who kept it. */
static void test_promises_without_one_level(void **state)
{
    (void)state;
    struct made made;
    make_from(&made, "[plan]\nstart = 2027-01\nmonths = 6\n[channel a]\nspend = 10,000 a month\n"
                     "cost per inquiry = 40 to 60\n[stage lead]\nrate = 20% to 40%\n"
                     "[promise both]\npromise = 40 leads every month and 1,100 inquiries in total\n"
                     "[promise rising]\npromise = 40 leads every month from 2027-01, then 50 from "
                     "2027-04\n");
    const int row = row_of(&made, "Promises", "it holds in", 1);
    assert_string_equal(cell(&made, "Promises", 1, row + 2).formula,
                        "SUM(Sample!$C$2:$C$2001)/ROWS(Sample!$C$2:$C$2001)");
    assert_string_equal(cell(&made, "Promises", 2, row + 2).formula,
                        "SUM(Sample!$E$2:$E$2001)/ROWS(Sample!$E$2:$E$2001)");
    assert_true(isnan(cell(&made, "Promises", 1, row_of(&made, "Promises", "level", 1)).value));
    drop(&made);
}

static void test_what_is_to_stay_below_a_level(void **state)
{
    (void)state;
    struct made made;
    make_from(&made, "[plan]\nstart = 2027-01\nmonths = 6\n[channel a]\nspend = 10,000 a month\n"
                     "cost per inquiry = 40 to 60\n[stage lead]\nrate = 20% to 40%\n"
                     "[promise cheap]\npromise = at most 200 cost per lead in total\n");
    const int row = row_of(&made, "Promises", "it holds in", 1);
    assert_non_null(strstr(cell(&made, "Promises", 1, row + 2).formula, "\"<=\"&B"));
    assert_non_null(strstr(
        cell(&made, "Promises", 1, row_of(&made, "Promises", "safe at 80 of 100", 1) + 1).formula,
        "-INT(0.000000001-SMALL("));
    drop(&made);
}

static void test_fewer_years_than_a_sample(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("first")};
    struct made              made;
    make(&made, 300, 1, file);
    assert_int_equal(made.report.report.sample->columns.trials, 300);
    assert_non_null(
        strstr(made.book.sheet[support_xlsx_sheet(&made.book, "Promises")], "Sample!$B$2:$B$301"));
    assert_null(strstr(made.book.sheet[support_xlsx_sheet(&made.book, "Promises")], "$2001"));
    drop(&made);
}

static void test_a_plan_without_a_promise(void **state)
{
    (void)state;
    struct made made;
    make_from(&made, "[plan]\nstart = 2027-01\nmonths = 1\n[channel a]\nspend = 10,000 a month\n"
                     "cost per inquiry = 40 to 60\n[stage lead]\nrate = 20% to 40%\n");
    const int row = row_of(&made, "Promises", "leads", 1);
    assert_string_equal(cell(&made, "Promises", 2, row).formula, "AVERAGE(Sample!$C$2:$C$2001)");
    drop(&made);
}

/* ---- other plans ---- */

static void test_differences_are_those_of_the_comparison(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("reference"), PLAN("cut-20")};
    struct made              made;
    make(&made, TRIALS, 2, file);
    const struct fc_comparison *comparison = made.report.report.comparison;
    const struct fc_difference *total =
        &fc_compared_find(comparison, &comparison->with[0], FC_M_ENTERED, 0)->total;
    char      formula[32];
    const int row = row_of(&made, "Compare", "qualified leads", 1);
    snprintf(formula, sizeof formula, "C%d-B%d", row, row);
    assert_string_equal(cell(&made, "Compare", 3, row).formula, formula);
    assert_true(fabs(cell(&made, "Compare", 3, row).value - total->mean) < 1e-6);
    assert_true(fabs(cell(&made, "Compare", 4, row).value - total->low) < 1e-9);
    assert_true(fabs(cell(&made, "Compare", 5, row).value - total->high) < 1e-9);
    /* both plans' inputs are there */
    row_of(&made, "Inputs", "Reference funnel", 1);
    row_of(&made, "Inputs", "Budget cut by 20%", 1);
    drop(&made);
}

/* ---- inputs ---- */

static void test_inputs_as_typed_and_as_understood(void **state)
{
    (void)state;
    struct made made;
    make_from(&made,
              "[plan]\nstart = 2027-01\nmonths = 3\n[channel a]\nsource = last year's ledger\n"
              "spend = 10,000 a month\ncost per inquiry = 40 to 60 ; as last year\n"
              "[stage lead]\nrate = beta(20, 80)\n[promise p]\npromise = 40 leads every month\n");
    const int row = row_of(&made, "Inputs", "channel a.cost_per_inquiry", 1);
    assert_string_equal(cell(&made, "Inputs", 1, row).text, "40 to 60");
    assert_string_equal(cell(&made, "Inputs", 2, row).text, "lognormal");
    assert_true(cell(&made, "Inputs", 3, row).value == 40);
    assert_true(cell(&made, "Inputs", 6, row).value == 60);
    assert_string_equal(cell(&made, "Inputs", 7, row).text, "last year's ledger");
    assert_non_null(strstr(cell(&made, "Inputs", 8, row).text, "plan.ini:7"));
    assert_string_equal(cell(&made, "Inputs", 1, row_of(&made, "Inputs", "promise p", 1)).text,
                        "40 leads every month");
    drop(&made);
}

/* ---- hostile ---- */

static const char hostile[] =
    "[plan]\nname = =HYPERLINK(\"http://bad.example\",\"click\")\nnote = +cmd|' /C calc'!A0 "
    "_x003D_1&\"<>\n"
    "start = 2027-01\nmonths = 6\n[channel -1]\nsource = @SUM(A1:A9)</t></si><script>\n"
    "spend = 10,000 a month\ncost per inquiry = 40 to 60\n[channel _x003D_1]\n"
    "spend = 5,000 a month\ncost per inquiry = 40 to 60\nowner = -2\n"
    "[stage lead]\nrate = 20% to 40%\nowner = _x0041_\n"
    "[promise -9]\npromise = 40 leads every month\n[promise -A1]\n"
    "promise = 1,100 inquiries in total\n";

/* Every formula is one of those above, whatever the plan's names are. */
static void expect_our_formulas(const char *xml)
{
    static const char *const begins[] = {"COUNTIF(Sample!", "SUM(Sample!",   "SQRT(", "INT(0.0",
                                         "AVERAGE(Sample!", "STDEV(Sample!", "ROUND("};
    for (const char *at = strstr(xml, "<f>"); at != NULL; at = strstr(at + 1, "<f>")) {
        char   cell[8];
        bool   ours = sscanf(at + 3, "%2[B-F]%*d", cell) == 1; /* a sum of cells */
        size_t i = 0;
        for (; !ours && i < sizeof begins / sizeof *begins; i++)
            ours = strncmp(at + 3, begins[i], strlen(begins[i])) == 0;
        if (!ours)
            fail_msg("a formula that is none of ours: %.80s", at);
    }
}

static void test_what_people_typed_is_text(void **state)
{
    (void)state;
    struct made made;
    make_from(&made, hostile);
    for (int i = 0; i < made.book.n_sheets; i++) {
        expect_our_formulas(made.book.sheet[i]);
        assert_null(strstr(made.book.sheet[i], "HYPERLINK"));
        assert_null(strstr(made.book.sheet[i], "hyperlink "));
    }
    assert_null(strstr(made.book.strings, "<script"));
    for (const char *at = made.book.strings; (at = strstr(at, "<si><t")) != NULL; at++) {
        const char first = strchr(at + 6, '>')[1];
        if (strchr("=+-@\t\r", first) != NULL && first != '\0')
            fail_msg("a text begins as a formula would: %.60s", at);
    }
    assert_non_null(strstr(made.book.strings, "_x005F_x003D_1"));
    assert_non_null(strstr(made.book.strings, ">'=HYPERLINK("));
    assert_non_null(strstr(made.book.strings, ">'@SUM(A1:A9)&lt;/t"));
    drop(&made);
}

/* ---- the file ---- */

static void test_the_same_report_is_the_same_file(void **state)
{
    (void)state;
    static const char *const zone[] = {"UTC", "Asia/Tokyo"};
    static const char *const file[] = {PLAN("reference"), PLAN("cut-20")};
    struct support_report    report;
    struct fc_text           bytes[2] = {{0}, {0}};
    struct fc_error          error = {0};
    support_report_make(&report, TRIALS, 2, file);
    for (int i = 0; i < 2; i++) {
        setenv("TZ", zone[i], 1);
        tzset();
        assert_int_equal(fc_as_xlsx(&bytes[i], &report.report, &report.arena, &error), FC_OK);
    }
    unsetenv("TZ");
    assert_int_equal(bytes[0].length, bytes[1].length);
    assert_memory_equal(bytes[0].bytes, bytes[1].bytes, bytes[0].length);
    fc_text_free(&bytes[0]);
    fc_text_free(&bytes[1]);
    support_report_free(&report);
}

static void test_the_file_says_when_it_was_made(void **state)
{
    (void)state;
    struct made made;
    make_one(&made, PLAN("first"));
    assert_non_null(strstr(made.book.core, "2027-01-05T00:00:00Z"));
    assert_non_null(strstr(made.book.core, made.report.plan->sha256));
    drop(&made);
}

static void test_no_place_for_a_temporary_file(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("first")};
    struct support_report    report;
    struct fc_text           bytes = {0};
    struct fc_error          error = {0};
    support_report_make(&report, 300, 1, file);
    char *before = getenv("TMPDIR") == NULL ? NULL : strdup(getenv("TMPDIR"));
    setenv("TMPDIR", "/nowhere/at/all", 1);
    assert_int_equal(fc_as_xlsx(&bytes, &report.report, &report.arena, &error), FC_CANNOT_WRITE);
    assert_non_null(strstr(error.text, "/nowhere/at/all"));
    assert_int_equal(bytes.length, 0);
    if (before == NULL)
        unsetenv("TMPDIR");
    else
        setenv("TMPDIR", before, 1);
    free(before);
    support_report_free(&report);
}

static void test_sixty_channels_in_sixty_months(void **state)
{
    (void)state;
    struct fc_text text = {0};
    struct made    made;
    fc_text_add(&text, "[plan]\nstart = 2027-01\nmonths = 60\ncurrency = EUR\n");
    for (int i = 0; i < 60; i++)
        fc_text_add(&text, "[channel number %d]\nspend = %d a month\ncost per inquiry = 40 to 60\n",
                    i, 1000 + 10 * i);
    fc_text_add(&text, "[stage lead]\nrate = 20%% to 40%%\ndelay = 20 days\n"
                       "[stage won]\nrate = 10%% to 20%%\n[deal]\nvalue = 9,000 to 30,000\n"
                       "[promise p]\npromise = 350 leads every month\n");
    char folder[SUPPORT_PATH], path[SUPPORT_PATH + 16];
    support_folder_make(folder);
    support_write(folder, "plan.ini", text.bytes);
    snprintf(path, sizeof path, "%s/plan.ini", folder);
    const char *file = path;
    make(&made, 256, 1, &file);
    row_of(&made, "Inputs", "channel number 59.cost_per_inquiry", 1);
    support_folder_remove(folder);
    fc_text_free(&text);
    drop(&made);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest words[] = {
        cmocka_unit_test(test_texts_stay_text),
        cmocka_unit_test(test_a_long_text_is_cut_between_characters),
        cmocka_unit_test(test_figures_are_read_back),
        cmocka_unit_test(test_the_same_report_is_the_same_file),
        cmocka_unit_test(test_no_place_for_a_temporary_file),
    };
    const struct CMUnitTest books[] = {
        cmocka_unit_test(test_the_sheets_in_order),
        cmocka_unit_test(test_the_answer_says_what_the_tree_says),
        cmocka_unit_test(test_the_months_are_the_result),
        cmocka_unit_test(test_the_sample_is_the_first_trials),
        cmocka_unit_test(test_the_chance_is_counted_by_a_formula),
        cmocka_unit_test(test_the_safe_level_is_an_order_statistic),
        cmocka_unit_test(test_the_gain_is_put_together_again),
        cmocka_unit_test(test_promises_without_one_level),
        cmocka_unit_test(test_what_is_to_stay_below_a_level),
        cmocka_unit_test(test_fewer_years_than_a_sample),
        cmocka_unit_test(test_a_plan_without_a_promise),
        cmocka_unit_test(test_differences_are_those_of_the_comparison),
        cmocka_unit_test(test_inputs_as_typed_and_as_understood),
        cmocka_unit_test(test_what_people_typed_is_text),
        cmocka_unit_test(test_the_file_says_when_it_was_made),
        cmocka_unit_test(test_sixty_channels_in_sixty_months),
    };
    const int failed = cmocka_run_group_tests(words, NULL, NULL);
    if (support_xlsx_can())
        return failed + cmocka_run_group_tests(books, NULL, NULL);
    print_message("unzip is not installed: the cells of workbooks were not looked at\n");
    return failed;
}
