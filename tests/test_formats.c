/* Every format holds every word and figure of the report: the tree is walked beside what each one
   prints, read back as text. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "plots/chart.h"
#include "tests/support.h"
#include "tests/support_report.h"

#define PLAN(name) FC_SOURCE_DIR "/scenarios/" name ".ini"

/* ---- reading a file back ---- */

/* Without the backslashes that keep signs from meaning something. */
static bool read_markdown(struct fc_text *out, const struct fc_text *bytes)
{
    for (const char *at = bytes->bytes; *at != '\0'; at++) {
        if (*at == '\\' && ispunct((unsigned char)at[1]))
            at++;
        fc_text_add_bytes(out, at, 1);
    }
    return true;
}

/* The byte after an entity, which is added as its sign; NULL when there is none. */
static const char *read_entity(struct fc_text *out, const char *at)
{
    static const char *const entity[][2] = {{"&lt;", "<"},    {"&gt;", ">"},  {"&amp;", "&"},
                                            {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}};
    for (size_t i = 0; i < sizeof entity / sizeof *entity; i++)
        if (strncmp(at, entity[i][0], strlen(entity[i][0])) == 0) {
            fc_text_add(out, "%s", entity[i][1]);
            return at + strlen(entity[i][0]);
        }
    return NULL;
}

/* Without its tags, entities as signs. */
static bool read_html(struct fc_text *out, const struct fc_text *bytes)
{
    for (const char *at = bytes->bytes; *at != '\0';) {
        const char *after = *at == '<' ? strchr(at, '>') : read_entity(out, at);
        if (*at == '<') {
            assert_non_null(after);
            at = after + 1;
        } else if (after != NULL) {
            at = after;
        } else {
            fc_text_add_bytes(out, at++, 1);
        }
    }
    return true;
}

/* By pdftotext, in the order in which it was drawn; false where that is not installed. */
static bool read_pdf(struct fc_text *out, const struct fc_text *bytes)
{
    char               folder[SUPPORT_PATH];
    struct fc_text     path = {0};
    struct support_run run = {0};
    const bool         installed = system("pdftotext -v >/dev/null 2>&1") == 0;
    if (!installed)
        return false;
    support_folder_make(folder);
    fc_text_add(&path, "%s/report.pdf", folder);
    FILE *file = fopen(path.bytes, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
    assert_int_equal(fclose(file), 0);
    support_run(
        &run, folder,
        (const char *const[]){"pdftotext", "-raw", "-enc", "UTF-8", "report.pdf", "-", NULL});
    assert_int_equal(run.exit_code, 0);
    fc_text_add_bytes(out, run.out.bytes, run.out.length);
    support_run_free(&run);
    fc_text_free(&path);
    support_folder_remove(folder);
    return true;
}

/* How each format's bytes become text again. A format without a row is not looked at: add one.
   Charts need not be in words where they are drawn. */
static const struct {
    const char *ending;
    bool (*read)(struct fc_text *out, const struct fc_text *bytes);
    bool chart_words; /* titles of charts are there as text */
} readers[] = {
    {".md", read_markdown, true},
    {".html", read_html, true},
    {".pdf", read_pdf, false},
};
enum { READERS = sizeof readers / sizeof *readers };

/* ---- looking for words ---- */

/* Without blanks and line ends: where a line is broken is each format's own. What a font draws as
   one sign is two letters again. */
static char *squeeze(const char *text)
{
    static const char *const ligature[][2] = {
        {"\xef\xac\x80", "ff"}, {"\xef\xac\x81", "fi"}, {"\xef\xac\x82", "fl"}};
    char *out = malloc(strlen(text) + 1), *to = out;
    assert_non_null(out);
    for (const char *at = text; *at != '\0'; at++) {
        size_t i = 0;
        while (i < 3 && strncmp(at, ligature[i][0], 3) != 0)
            i++;
        if (i < 3) {
            to = stpcpy(to, ligature[i][1]);
            at += 2;
        } else if (strncmp(at, "\xc2\xa0", 2) == 0) {
            at++;
        } else if (!isspace((unsigned char)*at)) {
            *to++ = *at;
        }
    }
    *to = '\0';
    return out;
}

struct looking {
    const char *ending, *plan;
    char       *text; /* squeezed */
    int         found, missing;
};

static void look_for(struct looking *in, const char *words)
{
    if (words == NULL)
        return;
    char *squeezed = squeeze(words);
    if (strstr(in->text, squeezed) != NULL) {
        in->found++;
    } else if (in->missing++ < 5) {
        print_error("%s of %s does not hold: %s\n", in->ending, in->plan, words);
    }
    free(squeezed);
}

static void look_for_table(struct looking *in, const struct fc_table *table)
{
    look_for(in, table->title);
    for (int column = 1; column < table->n_columns; column++)
        look_for(in, table->heading[column]);
    for (int i = 0; i < table->n_rows * table->n_columns; i++)
        look_for(in, table->cell[i]);
    for (int row = 0; row < table->n_rows; row++)
        look_for(in, table->below[row]);
}

static void look_for_chart(struct looking *in, const struct fc_said_chart *said,
                           struct fc_arena *arena)
{
    struct fc_ruler      ruler;
    struct fc_chart_plan plan;
    struct fc_error      error = {0};
    assert_int_equal(fc_ruler_make(&ruler, arena, &error), FC_OK);
    assert_int_equal(
        fc_chart_lay_out(&plan, &ruler, fc_chart_named(said->type), said->facts, &error), FC_OK);
    fc_ruler_free(&ruler);
    look_for(in, plan.words.title);
    look_for(in, plan.words.description);
}

/* ---- all of it ---- */

static void walk(struct looking *in, const struct support_report *report, bool charts,
                 struct fc_arena *arena)
{
    look_for(in, report->report.title);
    look_for(in, report->report.date);
    for (const struct fc_said *said = report->report.answer.first; said != NULL;
         said = said->next) {
        if (said->kind == FC_SAY_TABLE)
            look_for_table(in, said->table);
        else if (said->kind == FC_SAY_CHART && charts)
            look_for_chart(in, &said->chart, arena);
        else if (said->kind != FC_SAY_CHART && said->kind != FC_SAY_DOTS)
            look_for(in, said->text);
        look_for(in, said->word);
    }
}

static void check(const char *name, int n, const char *const file[])
{
    struct support_report report;
    support_report_make(&report, 500, n, file);
    for (int i = 0; i < READERS; i++) {
        const struct fc_report_format *format = fc_report_format_of(readers[i].ending);
        struct fc_text                 bytes = {0}, text = {0};
        struct fc_error                error = {0};
        assert_non_null(format);
        assert_int_equal(format->print(&bytes, &report.report, &report.arena, &error), FC_OK);
        if (readers[i].read(&text, &bytes)) {
            struct looking in = {
                .ending = readers[i].ending, .plan = name, .text = squeeze(text.bytes)};
            walk(&in, &report, readers[i].chart_words, &report.arena);
            free(in.text);
            assert_int_equal(in.missing, 0);
            assert_true(in.found > 300);
        }
        fc_text_free(&bytes);
        fc_text_free(&text);
    }
    support_report_free(&report);
}

static void test_a_plan(void **state)
{
    (void)state;
    check("cut-20", 1, (const char *const[]){PLAN("cut-20")});
}

static void test_a_comparison(void **state)
{
    (void)state;
    check("reference and cut-20", 2, (const char *const[]){PLAN("reference"), PLAN("cut-20")});
}

static void test_money_and_rare_deals(void **state)
{
    (void)state;
    check("big-deals", 1, (const char *const[]){PLAN("big-deals")});
}

static void test_teams(void **state)
{
    (void)state;
    check("heads", 1, (const char *const[]){PLAN("heads")});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plan),
        cmocka_unit_test(test_a_comparison),
        cmocka_unit_test(test_money_and_rare_deals),
        cmocka_unit_test(test_teams),
    };
    gsl_set_error_handler_off();
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fc_charts_end();
    return failed;
}
