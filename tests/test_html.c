/* A page: whole, safe whatever its names are, and of nothing but itself. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "model/plan.h"
#include "output/html_text.h"
#include "plots/chart.h"
#include "tests/support.h"
#include "tests/support_report.h"

#define PLAN(name) FC_SOURCE_DIR "/scenarios/" name ".ini"

static struct fc_arena arena;

/* ---- text ---- */

static void test_signs_stay_signs(void **state)
{
    (void)state;
    static const char *const put[][2] = {
        {NULL, ""},
        {"", ""},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"\"a\" & 'b' &amp;", "&quot;a&quot; &amp; &#39;b&#39; &amp;amp;"},
        {"1\t2\r3\n4\x7f", "1 2 3\n4 "},
        {"a\xC2\x85z", "a z"},
        {"\xE2\x80\xAEgnp\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9", "gnp x"},
        {"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D ±€ \xE2\x80\x93", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D ±€ "
                                                             "\xE2\x80\x93"},
        {"a\xFFz\xE2\x80", "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xEF\xBF\xBF", "\xEF\xBF\xBD"}};
    for (size_t i = 0; i < sizeof put / sizeof *put; i++) {
        struct fc_text text = {0};
        fc_html_put(&text, put[i][0]);
        assert_string_equal(text.length == 0 ? "" : text.bytes, put[i][1]);
        fc_text_free(&text);
    }
}

/* ---- a tree of every kind ---- */

static void print_page(struct fc_text *out, const struct fc_report *report)
{
    struct fc_error error = {0};
    assert_int_equal(fc_as_html(out, report, &arena, &error), FC_OK);
}

static void expect_main(const struct fc_answer *answer, const char *wanted)
{
    struct fc_plan         plan = {.name = "A plan", .file = "a.ini"};
    const struct fc_report report = {
        .title = "A plan", .date = "", .plan = &plan, .answer = *answer};
    struct fc_text text = {0};
    assert_false(answer->no_memory);
    print_page(&text, &report);
    char *from = strstr(text.bytes, "<main>\n");
    char *to = strstr(text.bytes, "</main>");
    assert_true(from != NULL && to != NULL);
    *to = '\0';
    assert_string_equal(from + strlen("<main>\n"), wanted);
    fc_text_free(&text);
}

static void say_tables(struct fc_answer *answer)
{
    struct fc_table *table = fc_answer_table(answer, 3, 1, "Safe <promise>");
    fc_table_heading(answer, table, 1, "90 of 100");
    fc_table_heading(answer, table, 2, "owner");
    fc_table_row(answer, table, "leads");
    fc_table_cell(answer, table, 1, ">99");
    fc_table_cell(answer, table, 2, "sales");
    struct fc_table *words = fc_answer_table(answer, 2, 1, "Word");
    words->words = true;
    fc_table_row(answer, words, "cost");
    fc_table_cell(answer, words, 1, "all 3 of them");
    fc_table_below(answer, words, "plan.ini:7");
}

static void test_every_kind_has_its_form(void **state)
{
    (void)state;
    struct fc_answer answer = {.arena = &arena};
    fc_answer_say(&answer, FC_SAY_CHAPTER, "The answer");
    fc_answer_say(&answer, FC_SAY_HEADING, "Promise leads.");
    fc_answer_verdict(&answer, "NOT YET", "It holds in 72 of 100.");
    fc_answer_verdict(&answer, "YES", "It holds.");
    fc_answer_verdict(&answer, "TOO CLOSE TO CALL", "It may hold.");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "One.");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "  two & three");
    fc_answer_say(&answer, FC_SAY_CHAPTER, "More");
    say_tables(&answer);
    fc_answer_say(&answer, FC_SAY_NOTE, "Checks: one remark.");
    fc_answer_say(&answer, FC_SAY_NOTE, "  plan.ini:7: odd.");
    fc_answer_say(&answer, FC_SAY_COMMANDS, "funnelcast report a.ini");
    expect_main(
        &answer,
        "<section aria-labelledby=\"part-1\">\n<h2 id=\"part-1\">The answer</h2>\n"
        "<h3>Promise leads.</h3>\n"
        "<p class=\"verdict missed\"><strong>NOT YET.</strong> It holds in 72 of 100.</p>\n"
        "<p class=\"verdict kept\"><strong>YES.</strong> It holds.</p>\n"
        "<p class=\"verdict\"><strong>TOO CLOSE TO CALL.</strong> It may hold.</p>\n"
        "<p>One.</p>\n<ul>\n<li>two &amp; three</li>\n</ul>\n"
        "</section>\n<section aria-labelledby=\"part-2\">\n<h2 id=\"part-2\">More</h2>\n"
        "<div class=\"wide\">\n<table class=\"figures short\">\n"
        "<caption>Safe &lt;promise&gt;</caption>\n<thead>\n<tr><td></td>"
        "<th scope=\"col\">90 of 100</th><th scope=\"col\" class=\"w\">owner</th></tr>\n</thead>\n"
        "<tbody>\n<tr><th scope=\"row\">leads</th><td>&gt;99</td><td class=\"w\">sales</td></tr>\n"
        "</tbody>\n</table>\n</div>\n"
        "<div class=\"wide\">\n<table class=\"words short\">\n<caption>Word</caption>\n<tbody>\n"
        "<tr class=\"above\"><th scope=\"row\">cost</th><td class=\"w\">all 3 of them</td></tr>\n"
        "<tr class=\"below\"><td class=\"w\" colspan=\"2\">plan.ini:7</td></tr>\n"
        "</tbody>\n</table>\n</div>\n"
        "<ul class=\"notes\">\n<li>Checks: one remark.</li>\n"
        "<li class=\"deeper\">plan.ini:7: odd.</li>\n</ul>\n"
        "<pre>\nfunnelcast report a.ini\n</pre>\n</section>\n");
}

static void test_dots_stand_where_no_chart_does(void **state)
{
    (void)state;
    static const double         value[] = {1, 2, 3, 4};
    static const struct fc_dots dots = {.title = "a <b>",
                                        .n = 4,
                                        .value = value,
                                        .threshold = 2.5,
                                        .whole = true,
                                        .missed = "short"};
    struct fc_answer            answer = {.arena = &arena};
    struct fc_plan              plan = {.name = "A plan", .file = "a.ini"};
    struct fc_report            report = {.title = "A plan", .date = "", .plan = &plan};
    struct support_report       drawn;
    struct fc_text              text = {0};
    fc_answer_dots(&answer, &dots);
    report.answer = answer;
    print_page(&text, &report);
    assert_non_null(strstr(text.bytes, "<pre role=\"img\" aria-label=\"a &lt;b&gt;\">"));
    assert_non_null(strstr(text.bytes, "●"));
    fc_text_clear(&text);
    support_report_make(&drawn, 60, 1, (const char *const[]){PLAN("reference")});
    fc_answer_chart(&answer, "verdict", drawn.findings.facts);
    report.answer = answer;
    print_page(&text, &report);
    assert_null(strstr(text.bytes, "●"));
    assert_non_null(strstr(text.bytes, "<svg"));
    fc_text_free(&text);
    support_report_free(&drawn);
}

/* ---- any page ---- */

/* Elements close in the order in which they were opened. */
static void check_tags(const char *page)
{
    enum { DEEPEST = 32, LONGEST = 16 };
    char open[DEEPEST][LONGEST];
    int  depth = 0;
    for (const char *at = page; (at = strchr(at, '<')) != NULL;) {
        const char  *end = strchr(at, '>');
        const bool   closes = at[1] == '/';
        const char  *name = at + 1 + closes;
        const size_t length = strcspn(name, " />\n");
        assert_non_null(end);
        assert_true(length > 0 && length < LONGEST && isalpha((unsigned char)name[0]));
        if (closes) {
            assert_true(depth-- > 0);
            assert_true(strlen(open[depth]) == length && strncmp(open[depth], name, length) == 0);
        } else if (end[-1] != '/' && strncmp(name, "meta", 4) != 0 && strncmp(name, "br", 2) != 0) {
            assert_true(depth < DEEPEST);
            memcpy(open[depth], name, length);
            open[depth++][length] = '\0';
        }
        at = end;
    }
    assert_int_equal(depth, 0);
}

/* How often the page says it, as a whole attribute. */
static int count_attribute(const char *page, const char *name, const char *value, size_t length)
{
    struct fc_text wanted = {0};
    int            n = 0;
    fc_text_add(&wanted, " %s=\"%.*s\"", name, (int)length, value);
    for (const char *at = page; (at = strstr(at, wanted.bytes)) != NULL; at++)
        n++;
    fc_text_free(&wanted);
    return n;
}

static void check_ids(const char *page)
{
    static const char *const refers[] = {" href=\"#", " aria-labelledby=\""};
    int                      n = 0;
    for (const char *at = page; (at = strstr(at, " id=\"")) != NULL; n++) {
        at += strlen(" id=\"");
        assert_int_equal(count_attribute(page, "id", at, strcspn(at, "\"")), 1);
    }
    assert_true(n > 20);
    for (size_t i = 0; i < 2; i++)
        for (const char *at = page; (at = strstr(at, refers[i])) != NULL;) {
            at += strlen(refers[i]);
            for (bool more = true; more; at++) {
                const size_t length = strcspn(at, " \"");
                assert_int_equal(count_attribute(page, "id", at, length), 1);
                at += length;
                more = *at == ' ';
            }
        }
}

/* Nothing is fetched, sent or run. */
static void check_alone(const char *page)
{
    static const char *const never[] = {" src=",   "url(",   "@import", "<link", "<script",
                                        "<iframe", "<form",  "<object", "<img",  "<a href=\"h",
                                        "http:",   "https:", "xmlns",   " on",   "javascript:"};
    const char              *end = page;
    for (const char *at = page; (at = strchr(at, '<')) != NULL; at = end) {
        struct fc_text tag = {0};
        end = strchr(at, '>');
        fc_text_add_bytes(&tag, at, (size_t)(end - at));
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
            if (strstr(tag.bytes, "aria-label=") == NULL && strstr(tag.bytes, never[i]) != NULL)
                fail_msg("a tag that a page must not have: %s", tag.bytes);
        if (strncmp(at, "<style>", 7) == 0) {
            const char *style_end = strstr(at, "</style>");
            for (const char *in = at; in < style_end; in++)
                assert_true(strncmp(in, "url(", 4) != 0 && strncmp(in, "@import", 7) != 0);
        }
        fc_text_free(&tag);
    }
}

/* Light and dark drawings of as many charts as the report has; only the dark ones are hidden. */
static void check_charts(const struct fc_report *report, const char *page)
{
    int charts = 0, drawn = 0, hidden = 0;
    for (const struct fc_said *said = report->answer.first; said != NULL; said = said->next)
        charts += said->kind == FC_SAY_CHART;
    for (const char *at = page; (at = strstr(at, "<svg ")) != NULL; at++)
        drawn++;
    for (const char *at = page; (at = strstr(at, "<div class=\"chart dark\" hidden>")) != NULL;
         at++)
        hidden++;
    assert_true(charts > 2);
    assert_int_equal(drawn, 2 * charts);
    assert_int_equal(hidden, charts);
}

static void check_page(const struct fc_report *report)
{
    enum { MOST = 1000000 };
    struct fc_text page = {0}, again = {0};
    print_page(&page, report);
    print_page(&again, report);
    assert_int_equal(page.length, again.length);
    assert_memory_equal(page.bytes, again.bytes, page.length);
    assert_int_equal(strlen(page.bytes), page.length);
    assert_int_equal(fc_utf8_broken_at(page.bytes, page.length), page.length);
    assert_true(page.length < MOST);
    const char *head = strstr(page.bytes, "<html");
    assert_int_equal(strncmp(page.bytes, "<!DOCTYPE html>\n<html lang=\"en\">", 31), 0);
    check_tags(head);
    check_ids(head);
    check_alone(head);
    check_charts(report, head);
    assert_non_null(strstr(head, report->plan->sha256));
    fc_text_free(&page);
    fc_text_free(&again);
}

static void test_shipped_plans_make_whole_pages(void **state)
{
    (void)state;
    static const char *const plans[][2] = {{PLAN("reference"), PLAN("cut-20")},
                                           {PLAN("marketplace"), NULL},
                                           {PLAN("heads"), NULL},
                                           {PLAN("big-deals"), NULL}};
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        struct support_report report;
        support_report_make(&report, 100, plans[i][1] == NULL ? 1 : 2, plans[i]);
        check_page(&report.report);
        support_report_free(&report);
    }
}

/* ---- plans that nobody should write ---- */

static void report_text(struct support_report *out, uint64_t trials, const char *name,
                        const char *text)
{
    char           folder[SUPPORT_PATH];
    struct fc_text path = {0};
    support_folder_make(folder);
    support_write(folder, name, text);
    fc_text_add(&path, "%s/%s", folder, name);
    support_report_make(out, trials, 1, (const char *const[]){path.bytes});
    support_folder_remove(folder);
    fc_text_free(&path);
}

static void test_names_do_no_harm(void **state)
{
    (void)state;
    static const char text[] = "[plan]\nname = <script>alert(1)</script> \"&amp;' \xE2\x80\xAE\n"
                               "note = <img src=x onerror=alert(2)> \xE2\x80\xAEolleh\n"
                               "start = 2027-01\nmonths = 6\n"
                               "[channel search]\nspend = 10,000 a month\n"
                               "cost_per_inquiry = 70 to 110\n"
                               "[channel \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D]\nspend = 5,000 a month\n"
                               "cost_per_inquiry = 50 to 90\n"
                               "[stage lead]\nrate = 20% to 40%\n"
                               "[stage won]\nrate = 20% to 40%\n[deal]\nvalue = 9,000\n"
                               "[promise deals]\npromise = 3 won every month from 2027-03\n";
    struct support_report report;
    struct fc_text        page = {0};
    report_text(&report, 200, "\"><i onload=1>.ini", text);
    check_page(&report.report);
    print_page(&page, &report.report);
    assert_non_null(
        strstr(page.bytes, "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;amp;&#39;"));
    assert_non_null(strstr(page.bytes, "&lt;img src=x onerror=alert(2)&gt; olleh"));
    assert_non_null(strstr(page.bytes, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"));
    assert_null(strstr(page.bytes, "\xE2\x80\xAE"));
    fc_text_free(&page);
    support_report_free(&report);
}

static void test_a_large_plan_is_below_a_megabyte(void **state)
{
    (void)state;
    enum { CHANNELS = 60 };
    struct fc_text        text = {0};
    struct support_report report;
    fc_text_add(&text, "[plan]\nstart = 2027-01\nmonths = 60\n");
    for (int i = 0; i < CHANNELS; i++)
        fc_text_add(&text,
                    "[channel channel number %d]\nspend = %d a month\n"
                    "cost_per_inquiry = 70 to 110\n",
                    i, 1000 + i);
    fc_text_add(&text, "[stage qualified lead]\nrate = 20%% to 40%%\n"
                       "[stage won]\nrate = 20%% to 40%%\n[deal]\nvalue = 9,000\n"
                       "[promise leads]\npromise = 100 qualified leads every month\n"
                       "[promise money]\npromise = 1,000,000 revenue in total\n");
    report_text(&report, 24, "plan.ini", text.bytes);
    check_page(&report.report);
    support_report_free(&report);
    fc_text_free(&text);
}

static int free_arena(void **state)
{
    (void)state;
    fc_arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signs_stay_signs),
        cmocka_unit_test(test_every_kind_has_its_form),
        cmocka_unit_test(test_dots_stand_where_no_chart_does),
        cmocka_unit_test(test_shipped_plans_make_whole_pages),
        cmocka_unit_test(test_names_do_no_harm),
        cmocka_unit_test(test_a_large_plan_is_below_a_megabyte),
    };
    gsl_set_error_handler_off();
    const int failed = cmocka_run_group_tests(tests, NULL, free_arena);
    fc_charts_end();
    return failed;
}
