/* The tree of a report: its chapters in order, for every shipped plan, and every figure the one that
   --json gives. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <jansson.h>

#include "output/glossary.h"
#include "output/words.h"
#include "plots/chart.h"
#include "plots/risk.h"
#include "questions/levers.h"
#include "tests/support.h"
#include "tests/support_report.h"

#define PLAN(name) FC_SOURCE_DIR "/scenarios/" name ".ini"

/* ---- chapters ---- */

static void expect_chapters(const struct support_report *report, const char *const wanted[])
{
    int n = 0;
    for (; wanted[n] != NULL; n++) {
        const struct fc_said *chapter = support_report_said(report, FC_SAY_CHAPTER, n);
        assert_non_null(chapter);
        assert_string_equal(chapter->text, wanted[n]);
    }
    assert_null(support_report_said(report, FC_SAY_CHAPTER, n));
    assert_ptr_equal(report->report.answer.first, support_report_said(report, FC_SAY_CHAPTER, 0));
}

static void test_chapters_of_a_promise_that_fails(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("cut-20")};
    static const char *const wanted[] = {"The answer",
                                         "What is safe to promise",
                                         "How bad it can get",
                                         "How the months look",
                                         "Twenty possible years",
                                         "Promise revenue",
                                         "What decides it",
                                         "What more budget buys",
                                         "Who carries the risk",
                                         "The months",
                                         "Assumptions",
                                         "What the words mean",
                                         "How this was made",
                                         NULL};
    struct support_report    report;
    support_report_make(&report, 6000, 1, file);
    expect_chapters(&report, wanted);
    assert_string_equal(report.report.title, "Can we keep it? Budget cut by 20%");
    assert_string_equal(support_report_said(&report, FC_SAY_VERDICT, 0)->word, "NOT YET");
    assert_string_equal(support_report_said(&report, FC_SAY_VERDICT, 1)->word, "YES");
    support_report_free(&report);
}

/* What was asked for first comes first: the difference, then the plan it is measured against. */
static void test_a_comparison_comes_first(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("reference"), PLAN("cut-20")};
    struct support_report    report;
    support_report_make(&report, 1000, 2, file);
    assert_string_equal(report.report.answer.first->text, "Compared");
    assert_string_equal(support_report_said(&report, FC_SAY_CHAPTER, 1)->text, "The answer");
    assert_string_equal(support_report_said(&report, FC_SAY_CHART, 0)->chart.type, "compare");
    assert_string_equal(report.report.title,
                        "Can we keep it? Reference funnel against Budget cut by 20%");
    assert_int_equal(report.report.comparison->n, 1);
    support_report_free(&report);
}

static void test_without_a_promise_the_forecast_is_told(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "The answer",  "How the months look", "What decides it",   "The months",
        "Assumptions", "What the words mean", "How this was made", NULL};
    static const char     text[] = "[plan]\nstart = 2027-01\nmonths = 6\n"
                                   "[channel search]\nspend = 10,000 a month\n"
                                   "cost_per_inquiry = 70 to 110\n"
                                   "[stage lead]\nrate = 20% to 40%\n"
                                   "[stage won]\nrate = 25%\n[deal]\nvalue = 9,000\n";
    char                  folder[SUPPORT_PATH];
    struct support_report report;
    struct fc_text        path = {0};
    support_folder_make(folder);
    support_write(folder, "plain.ini", text);
    fc_text_add(&path, "%s/plain.ini", folder);
    support_report_make(&report, 1000, 1, (const char *const[]){path.bytes});
    expect_chapters(&report, wanted);
    assert_string_equal(report.report.title, "Forecast: plain");
    assert_null(support_report_said(&report, FC_SAY_VERDICT, 0));
    support_report_free(&report);
    support_folder_remove(folder);
    fc_text_free(&path);
}

/* ---- every shipped plan ---- */

static bool says_nothing(const char *text)
{
    return text == NULL || text[0] == '\0';
}

static void check_table(const struct fc_table *table)
{
    assert_false(says_nothing(table->title));
    assert_true(table->n_rows > 0 && table->n_rows <= table->room);
    for (int row = 0; row < table->n_rows; row++)
        assert_false(says_nothing(table->cell[row * table->n_columns]));
}

static void check_said(const struct fc_said *said)
{
    switch (said->kind) {
    case FC_SAY_TABLE: check_table(said->table); break;
    case FC_SAY_DOTS: assert_true(said->dots->n > 0); break;
    case FC_SAY_CHART:
        assert_null(fc_chart_unfit(fc_chart_named(said->chart.type), said->chart.facts));
        break;
    default: assert_false(says_nothing(said->text));
    }
    if (said->kind == FC_SAY_CHAPTER) { /* none is empty */
        assert_non_null(said->next);
        assert_int_not_equal(said->next->kind, FC_SAY_CHAPTER);
    }
}

static void test_every_shipped_plan_has_a_report(void **state)
{
    (void)state;
    struct fc_arena          arena = {0};
    const char *const *const file = support_files(FC_SOURCE_DIR "/scenarios/*.ini", &arena);
    int                      n = 0;
    for (; file[n] != NULL; n++) {
        struct support_report report;
        support_report_make(&report, 60, 1, &file[n]);
        for (const struct fc_said *said = report.report.answer.first; said != NULL;
             said = said->next)
            check_said(said);
        assert_int_equal(report.report.promises->n, report.plan->n_promises);
        for (int p = 0; p < report.plan->n_promises; p++)
            assert_non_null(support_report_said(&report, FC_SAY_VERDICT, p));
        assert_null(support_report_said(&report, FC_SAY_VERDICT, report.plan->n_promises));
        support_report_free(&report);
    }
    assert_true(n >= 18);
    fc_arena_free(&arena);
}

/* ---- the figures ---- */

static json_t *report_object(const struct support_report *report, struct fc_arena *arena)
{
    struct fc_text  text = {0};
    struct fc_error error = {0};
    json_error_t    where;
    assert_int_equal(fc_as_report_json(&text, &report->report, arena, &error), FC_OK);
    json_t *object = json_loads(text.bytes, 0, &where);
    assert_non_null(object);
    fc_text_free(&text);
    return object;
}

/* The answer as `ask --json` makes it, from a run of its own. */
static json_t *asked_object(const struct support_report *report, struct fc_arena *arena)
{
    struct fc_promise_answers answers;
    struct fc_error           error = {0};
    struct fc_text            text = {0};
    json_error_t              where;
    const struct fc_request   request = {.plan = report->plan,
                                         .n_promises = report->plan->n_promises,
                                         .promise = report->promise,
                                         .seed = report->study.seed,
                                         .trials = report->study.trials,
                                         .threads = 1};
    assert_int_equal(fc_promises_answer(&answers, &request, arena, &error), FC_OK);
    assert_int_equal(fc_levers_answer(&answers, &report->study, &error), FC_OK);
    const struct fc_json_parts parts = {.result = &answers.result, .promises = &answers};
    fc_as_json(&text, &parts);
    fc_promise_answers_free(&answers);
    json_t *object = json_loads(text.bytes, 0, &where);
    assert_non_null(object);
    fc_text_free(&text);
    return object;
}

static const struct fc_table *table_titled(const struct support_report *report, const char *title,
                                           int n)
{
    for (int i = 0;; i++) {
        const struct fc_said *said = support_report_said(report, FC_SAY_TABLE, i);
        if (said == NULL)
            return NULL;
        if (strncmp(said->table->title, title, strlen(title)) == 0 && n-- == 0)
            return said->table;
    }
}

static double number(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    assert_true(json_is_number(value));
    return json_number_value(value);
}

/* The table of verdicts and that of safe levels against the object's figures. */
static void check_promise(const struct support_report *report, const json_t *promise, int index)
{
    const struct fc_chance  chance = {.p = number(promise, "probability"),
                                      .standard_error = number(promise, "standard_error")};
    const struct fc_table  *all = table_titled(report, "Promises", 0);
    const struct fc_table  *safe = table_titled(report, "Safe promise", index);
    const struct fc_clause *clause = &report->plan->promise[index].clause[0];
    assert_string_equal(all->cell[index * all->n_columns + 2], fc_words_chance(chance).text);
    const json_t *level = json_object_get(promise, "safe");
    assert_int_equal(safe->n_columns, 1 + (int)json_array_size(level));
    for (size_t i = 0; i < json_array_size(level); i++) {
        const json_t *one = json_array_get(level, i);
        assert_string_equal(safe->heading[i + 1],
                            fc_words_confidence(number(one, "confidence")).text);
        assert_string_equal(safe->cell[i + 1],
                            fc_words_level(&report->plan->measure[clause->measure],
                                           number(one, "level"), clause->at_most)
                                .text);
    }
}

static void test_figures_are_those_of_ask(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("cut-20")};
    struct support_report    report;
    struct fc_arena          arena = {0};
    support_report_make(&report, 4000, 1, file);
    json_t       *whole = report_object(&report, &arena);
    json_t       *asked = asked_object(&report, &arena);
    const json_t *promises = json_object_get(whole, "promises");
    assert_true(json_equal(promises, json_object_get(asked, "promises")));
    assert_int_equal(json_array_size(promises), 2);
    for (int i = 0; i < 2; i++)
        check_promise(&report, json_array_get(promises, (size_t)i), i);

    /* one promise, one chance, whoever tells it */
    const double p = number(json_array_get(promises, 0), "probability");
    assert_true(p > 0.6 && p < 0.8);
    assert_true(number(json_object_get(whole, "drivers"), "probability") == p);
    assert_true(report.findings.facts[0].probability == p);
    assert_true(report.findings.facts[0].risk->missed[0] == 1 - p);
    assert_non_null(json_object_get(json_object_get(whole, "measures"), "qualified_lead"));
    assert_true(json_is_array(json_object_get(json_object_get(whole, "owners"), "owners")));
    assert_null(json_object_get(whole, "compare"));
    json_decref(whole);
    json_decref(asked);
    support_report_free(&report);
    fc_arena_free(&arena);
}

/* The workbook's years are the first of the run: where the run has no more, their counts agree. */
static void test_the_sample_is_of_the_same_years(void **state)
{
    (void)state;
    static const char *const file[] = {PLAN("reference")};
    struct support_report    report;
    support_report_make(&report, FC_REPORT_SAMPLE, 1, file);
    const struct fc_report_sample *sample = report.report.sample;
    const struct fc_result        *result = &report.report.promises->result;
    assert_non_null(sample);
    assert_int_equal(sample->columns.trials, FC_REPORT_SAMPLE);
    for (int p = 0; p < 2; p++)
        assert_int_equal(fc_columns_kept(&sample->columns, p), result->promise[p].kept);
    assert_int_equal(sample->n_figures, 4 + 5 + 12); /* the whole plan, then the months */
    for (int f = 0; f < sample->n_figures; f++) {
        const int            measure = sample->figure[f].measure;
        const struct fc_span span = sample->figure[f].span;
        const int            t = span.first == span.last ? span.first : report.plan->months;
        double               sum = 0;
        for (int i = 0; i < FC_REPORT_SAMPLE; i++)
            sum += (double)sample->columns.figure[f][i] / report.plan->measure[measure].ticks;
        const double mean = fc_result_mean(result, measure, t);
        assert_true(sum / FC_REPORT_SAMPLE - mean < 1e-9 * (1 + mean) &&
                    mean - sum / FC_REPORT_SAMPLE < 1e-9 * (1 + mean));
    }
    support_report_free(&report);
}

static void test_half_a_report_is_none(void **state)
{
    (void)state;
    static const char *const           file[] = {PLAN("reference")};
    static const volatile sig_atomic_t stop = 1;
    struct support_report              report = {.stop = &stop};
    assert_int_equal(support_report_try(&report, 50000, 1, file), FC_INTERRUPTED);
    support_report_free(&report);
}

/* ---- formats and words ---- */

static void test_a_format_is_known_by_its_ending(void **state)
{
    (void)state;
    assert_ptr_equal(fc_report_format_of("a.md")->print, fc_as_markdown);
    assert_ptr_equal(fc_report_format_of("folder.json/A.MD")->print, fc_as_markdown);
    assert_ptr_equal(fc_report_format_of("a.b.json")->print, fc_as_report_json);
    assert_ptr_equal(fc_report_format_of("a.pdf")->print, fc_as_pdf);
    static const char *const unknown[] = {"", "md", "a.", "a.mdx", "a.md ", "a.txt", "report.md/a"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_null(fc_report_format_of(unknown[i]));
    for (const char *at = fc_report_endings(); (at = strchr(at, '.')) != NULL; at++) {
        char file[16] = "a";
        strncat(file, at, strcspn(at, ", "));
        assert_non_null(fc_report_format_of(file));
    }
}

static const char *found(const char *word)
{
    const struct fc_term *term = fc_term_find(fc_piece_of("", word));
    return term == NULL ? NULL : term->word;
}

static void test_words_are_found(void **state)
{
    (void)state;
    assert_string_equal(found("leads"), "qualified lead");
    assert_string_equal(found(" Possible Years "), "possible year");
    assert_string_equal(found("bookings later"), "bookings");
    assert_string_equal(found("ROI"), "return");
    assert_string_equal(found("promises"), "promise");
    assert_null(found(""));
    assert_null(found("s"));
    assert_null(found("xyzzy"));
    assert_string_equal(fc_term_nearest(fc_piece_of("", "confidance")), "confidence");
    assert_null(fc_term_nearest(fc_piece_of("", "xyzzy")));
}

/* No word leads to two entries. */
static void test_each_word_has_one_meaning(void **state)
{
    (void)state;
    for (int i = 0; fc_term_at(i) != NULL; i++) {
        const struct fc_term *term = fc_term_at(i);
        assert_string_equal(found(term->word), term->word);
        for (const char *at = term->also; *at != '\0';) {
            char         word[40] = "";
            const size_t length = strcspn(at, ",");
            assert_true(length < sizeof word);
            memcpy(word, at, length);
            assert_string_equal(found(word), term->word);
            at += length + (at[length] == ',');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chapters_of_a_promise_that_fails),
        cmocka_unit_test(test_a_comparison_comes_first),
        cmocka_unit_test(test_without_a_promise_the_forecast_is_told),
        cmocka_unit_test(test_every_shipped_plan_has_a_report),
        cmocka_unit_test(test_figures_are_those_of_ask),
        cmocka_unit_test(test_the_sample_is_of_the_same_years),
        cmocka_unit_test(test_half_a_report_is_none),
        cmocka_unit_test(test_a_format_is_known_by_its_ending),
        cmocka_unit_test(test_words_are_found),
        cmocka_unit_test(test_each_word_has_one_meaning),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
