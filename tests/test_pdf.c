/* A report as a PDF: the same bytes twice, all its words, a title, an outline, fonts inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/picture.h"
#include "output/report.h"
#include "plots/chart.h"
#include "tests/support.h"

/* A report made by hand, with what it lives in. */
struct sample {
    struct support_plan   plan;
    struct fc_arena       arena;
    struct fc_chart_facts facts;
    double                level[20], chance[20], worst[FC_CHART_DOTS];
    struct fc_report      report;
};

static const char plan_text[] = "[plan]\nname = Größe (50% \\ more)\nstart = 2027-01\nmonths = 12\n"
                                "[channel search]\nspend = 1000 a month\ncost per inquiry = 10\n"
                                "[stage lead]\nowner = marketing\nrate = 50%\n";

static void fill_facts(struct sample *s)
{
    for (int i = 0; i < 20; i++) {
        s->level[i] = 100 + 10 * i;
        s->chance[i] = 1 - i / 20.0;
    }
    for (int i = 0; i < FC_CHART_DOTS; i++)
        s->worst[i] = 100 + 3 * i;
    s->facts = (struct fc_chart_facts){.promise = "at least 150 leads in every month",
                                       .one = "lead",
                                       .many = "leads",
                                       .level = 150,
                                       .period = "month",
                                       .window = "2027",
                                       .n = 12,
                                       .confidence = 0.9,
                                       .verdict = FC_CHART_NOT_YET,
                                       .probability = 0.72,
                                       .safe_level = 120,
                                       .curve_count = 20,
                                       .curve_level = s->level,
                                       .curve_chance = s->chance,
                                       .worst_count = FC_CHART_DOTS,
                                       .worst = s->worst,
                                       .trials = 1000,
                                       .plan_file = "plan.ini",
                                       .seed = "42"};
}

static void say_dots(struct fc_answer *answer, struct sample *s)
{
    fc_answer_dots(answer, &(struct fc_dots){.title = "Worst month, 50 equally likely years",
                                             .n = FC_CHART_DOTS,
                                             .value = s->worst,
                                             .threshold = 150,
                                             .whole = true,
                                             .missed = "short"});
}

static void say_table(struct fc_answer *answer, const char *title, int columns, int rows)
{
    char             text[40];
    struct fc_table *table = fc_answer_table(answer, columns, rows, title);
    for (int column = 1; column < columns; column++) {
        snprintf(text, sizeof text, "channel %d", column);
        fc_table_heading(answer, table, column, text);
    }
    for (int row = 0; row < rows; row++) {
        snprintf(text, sizeof text, "month %d", row + 1);
        fc_table_row(answer, table, text);
        for (int column = 1; column < columns; column++) {
            snprintf(text, sizeof text, "%d.%04d", row, column);
            fc_table_cell(answer, table, column, text);
        }
    }
}

static void begin(struct sample *s, const char *title)
{
    *s = (struct sample){0};
    support_load_text(&s->plan, "plan.ini", plan_text);
    fill_facts(s);
    s->report = (struct fc_report){.title = title,
                                   .date = "2027-01-31",
                                   .plan = s->plan.plan,
                                   .run = {.plan = s->plan.plan, .seed = 42, .trials = 100000},
                                   .standard_error = 0.0014,
                                   .answer = {.arena = &s->arena}};
}

static void say_all(struct sample *s)
{
    struct fc_answer *answer = &s->report.answer;
    fc_answer_say(answer, FC_SAY_CHAPTER, "The answer");
    fc_answer_say(answer, FC_SAY_HEADING, "Promise leads: at least 150 leads in every month");
    fc_answer_verdict(answer, "NOT YET", "The promise holds in 72 of 100 possible years.");
    fc_answer_chart(answer, "verdict", &s->facts);
    say_dots(answer, s);
    fc_answer_say(answer, FC_SAY_SENTENCE, "Why: (one) month \\ alone.");
    fc_answer_say(answer, FC_SAY_CHAPTER, "%s", "Größe, in % of all");
    fc_answer_chart(answer, "promise", &s->facts);
    fc_answer_chart(answer, "months", &s->facts); /* nothing is known of them */
    fc_answer_say(answer, FC_SAY_CHAPTER, "The months");
    say_table(answer, "Leads", 61, 60);
    say_table(answer, "Nothing", 3, 0);
    say_dots(answer, s);
    fc_answer_say(answer, FC_SAY_NOTE, "Checks: no problem found.");
    fc_answer_say(answer, FC_SAY_COMMANDS, "funnelcast serve plan.ini");
    assert_false(answer->no_memory);
}

static void print(struct fc_text *out, struct sample *s)
{
    struct fc_error err = {0};
    assert_int_equal(fc_as_pdf(out, &s->report, &s->arena, &err), FC_OK);
    assert_string_equal(err.text, "");
    fc_arena_free(&s->arena);
    support_free(&s->plan);
}

static bool has(const struct fc_text *bytes, const char *what)
{
    return memmem(bytes->bytes, bytes->length, what, strlen(what)) != NULL;
}

/* ---- the bytes ---- */

static void the_same_report_has_the_same_bytes(void **unused)
{
    struct fc_text bytes[2] = {{0}, {0}};
    (void)unused;
    for (int i = 0; i < 2; i++) {
        struct sample s;
        begin(&s, "Can we keep it?");
        say_all(&s);
        print(&bytes[i], &s);
    }
    assert_int_equal(bytes[0].length, bytes[1].length);
    assert_memory_equal(bytes[0].bytes, bytes[1].bytes, bytes[0].length);
    assert_true(has(&bytes[0], "/Outlines"));
    assert_true(has(&bytes[0], "/Annots"));
    assert_true(has(&bytes[0], "/PageLabels"));
    fc_text_free(&bytes[0]);
    fc_text_free(&bytes[1]);
}

static void an_empty_report_is_a_page(void **unused)
{
    struct sample  s;
    struct fc_text bytes = {0};
    (void)unused;
    begin(&s, "");
    s.report.date = "";
    s.report.standard_error = 0;
    print(&bytes, &s);
    assert_memory_equal(bytes.bytes, "%PDF", 4);
    fc_text_free(&bytes);
}

/* What stands before the report in the text is left as it is. */
static void pages_are_appended(void **unused)
{
    struct sample  s;
    struct fc_text bytes = {0};
    (void)unused;
    fc_text_add(&bytes, "before");
    begin(&s, "Title");
    print(&bytes, &s);
    assert_memory_equal(bytes.bytes, "before%PDF", 10);
    fc_text_free(&bytes);
}

/* ---- as other programs read it ---- */

/* The output of a program of poppler on the report; false when it is not installed. */
static bool read_with(struct support_run *run, const char *program, const char *option,
                      const char *last)
{
    char               folder[SUPPORT_PATH], path[SUPPORT_PATH + 20];
    struct sample      s;
    struct fc_text     bytes = {0};
    struct support_run found = {0};
    const char *const  which[] = {"sh", "-c", "command -v \"$0\"", program, NULL};
    support_run(&found, NULL, which);
    const bool installed = found.exit_code == 0;
    support_run_free(&found);
    if (!installed) {
        print_message("%s is not installed: skipped\n", program);
        return false;
    }
    begin(&s, "Can we keep it? Größe (50% \\ more)");
    say_all(&s);
    print(&bytes, &s);
    support_folder_make(folder);
    snprintf(path, sizeof path, "%s/report.pdf", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
    const char *const argv[] = {program, path, option, last, NULL};
    support_run(run, NULL, argv);
    assert_int_equal(run->exit_code, 0);
    assert_int_equal(run->err.length, 0);
    support_folder_remove(folder);
    fc_text_free(&bytes);
    return true;
}

static void says(const struct support_run *run, const char *what)
{
    if (!has(&run->out, what))
        fail_msg("'%s' is missing in:\n%.3000s", what, run->out.bytes);
}

static void the_title_is_told(void **unused)
{
    struct support_run run = {0};
    (void)unused;
    if (!read_with(&run, "pdfinfo", "-isodates", NULL))
        skip();
    says(&run, "Can we keep it? Größe (50% \\ more)");
    says(&run, "funnelcast");
    says(&run, "2027-01-31T00:00:00Z");
    says(&run, "A4");
    support_run_free(&run);
}

static int times(const char *text, const char *what)
{
    int n = 0;
    for (; (text = strstr(text, what)) != NULL; text += strlen(what))
        n++;
    return n;
}

static void every_word_can_be_read_again(void **unused)
{
    struct support_run run = {0};
    (void)unused;
    if (!read_with(&run, "pdftotext", "-layout", "-"))
        skip();
    says(&run, "NOT YET");
    says(&run, "The promise holds in 72 of 100 possible years.");
    says(&run, "Why: (one) month \\ alone.");
    says(&run, "Größe, in % of all");
    says(&run, "Not drawn: months;");
    says(&run, "Checks: no problem found.");
    says(&run, "funnelcast serve plan.ini");
    says(&run, "100,000 possible years · seed 42 · chances good to about ±1 in 100 · plan sha256");
    for (int row = 0; row < 60; row++)
        for (int column = 1; column <= 60; column++) {
            char cell[32];
            snprintf(cell, sizeof cell, " %d.%04d", row, column);
            if (times(run.out.bytes, cell) != 1)
                fail_msg("%s stands there %d times", cell, times(run.out.bytes, cell));
        }
    /* the dots of the terminal stand only where no picture of them does */
    assert_int_equal(times(run.out.bytes, "Worst month, 50 equally likely years"), 1);
    support_run_free(&run);
}

static void fonts_travel_with_it(void **unused)
{
    struct support_run run = {0};
    int                fonts = 0;
    (void)unused;
    if (!read_with(&run, "pdffonts", NULL, NULL))
        skip();
    for (const char *line = strchr(run.out.bytes, '+'); line != NULL;
         line = strchr(line + 1, '+')) {
        const size_t length = strcspn(line, "\n");
        assert_non_null(
            memmem(line, length, " yes yes yes ", 13)); /* embedded, a subset, readable */
        fonts++;
    }
    assert_true(fonts >= 2);
    support_run_free(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_report_has_the_same_bytes),
        cmocka_unit_test(an_empty_report_is_a_page),
        cmocka_unit_test(pages_are_appended),
        cmocka_unit_test(the_title_is_told),
        cmocka_unit_test(every_word_can_be_read_again),
        cmocka_unit_test(fonts_travel_with_it),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fc_pictures_end();
    return failed;
}
