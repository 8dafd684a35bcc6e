/* What is printed: text within its width, dots on their side of the promise, cells no spreadsheet
   runs, problems with their place. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "output/answer.h"
#include "output/as_csv.h"
#include "output/as_problems.h"
#include "output/as_text.h"
#include "output/dots.h"
#include "output/json.h"

static struct fc_arena arena;

static int free_arena(void **state)
{
    (void)state;
    fc_arena_free(&arena);
    return 0;
}

static const struct fc_style plain = {.utf8 = true, .bold = false};

/* ---- text ---- */

static void test_an_answer_as_text(void **state)
{
    (void)state;
    struct fc_answer answer = {.arena = &arena};
    struct fc_text   text = {0};
    fc_answer_say(&answer, FC_SAY_HEADING, "Understood: %d leads.", 150);
    fc_answer_verdict(&answer, "NO", "The promise holds in %s.", "72 of 100 possible years");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "Why: one.");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "And: two.");
    struct fc_table *table = fc_answer_table(&answer, 3, 2, "Safe promise");
    fc_table_heading(&answer, table, 1, "80 of 100");
    fc_table_heading(&answer, table, 2, "±");
    fc_table_row(&answer, table, "leads a month");
    fc_table_cell(&answer, table, 1, "144");
    fc_table_cell(&answer, table, 2, "1");
    fc_table_below(&answer, table, "a line below");
    fc_table_row(&answer, table, "won");
    fc_table_cell(&answer, table, 2, "2");
    fc_answer_say(&answer, FC_SAY_NOTE, "Good to about ±1 in 100.");
    fc_answer_say(&answer, FC_SAY_COMMANDS, "funnelcast one");
    fc_answer_say(&answer, FC_SAY_COMMANDS, "funnelcast two");
    fc_as_text(&text, &answer, plain);
    assert_false(answer.no_memory);
    assert_string_equal(text.bytes, "Understood: 150 leads.\n"
                                    "\n"
                                    "  NO.  The promise holds in 72 of 100 possible years.\n"
                                    "\n"
                                    "  Why: one.\n"
                                    "  And: two.\n"
                                    "\n"
                                    "  Safe promise       80 of 100    ±\n"
                                    "    leads a month          144    1\n"
                                    "      a line below\n"
                                    "    won                           2\n"
                                    "\n"
                                    "  Good to about ±1 in 100.\n"
                                    "\n"
                                    "  Next:  funnelcast one\n"
                                    "         funnelcast two\n");
    fc_text_clear(&text);
    fc_as_text(&text, &answer, (struct fc_style){.utf8 = false, .bold = true});
    assert_non_null(strstr(text.bytes, "Good to about +-1 in 100."));
    assert_non_null(strstr(text.bytes, "\033[1mNO.\033[0m"));
    assert_null(strstr(text.bytes, "±"));
    fc_text_free(&text);
}

/* Words of many lengths, some wide, in every place that wraps. */
static void test_lines_stay_within_their_width(void **state)
{
    (void)state;
    for (int length = 1; length < 60; length++) {
        struct fc_answer answer = {.arena = &arena};
        struct fc_text   words = {0};
        struct fc_text   text = {0};
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 1 + (i * 7) % length; j++)
                fc_text_add(&words, i % 5 == 0 ? "ü" : "x");
            fc_text_add(&words, " ");
        }
        fc_answer_say(&answer, FC_SAY_HEADING, "%s", words.bytes);
        fc_answer_verdict(&answer, "YES", "%s", words.bytes);
        fc_answer_say(&answer, FC_SAY_SENTENCE, "%s", words.bytes);
        struct fc_table *table = fc_answer_table(&answer, 2, 1, "Title");
        table->words = true;
        fc_table_row(&answer, table, "name");
        fc_table_cell(&answer, table, 1, words.bytes);
        fc_table_below(&answer, table, words.bytes);
        fc_as_text(&text, &answer, plain);
        for (const char *line = text.bytes; *line != '\0';) {
            const size_t size = strcspn(line, "\n");
            assert_true(fc_utf8_width(line, size) <= FC_TEXT_WIDTH);
            assert_true(size == 0 || line[size - 1] != ' ');
            line += size + (line[size] == '\n');
        }
        fc_text_free(&words);
        fc_text_free(&text);
    }
}

/* ---- dots ---- */

/* Counts the dots on either side of the promise's line, line by line. */
static void count_dots(const char *drawn, int *missed_left, int *missed_right, int *kept_left,
                       int *kept_right)
{
    const char *line = strchr(drawn, '\n') + 2; /* behind the title and the blank line */
    *missed_left = *missed_right = *kept_left = *kept_right = 0;
    for (; line[strspn(line, " ")] != '-'; line = strchr(line, '\n') + 1) {
        const size_t bar = strcspn(line, "|");
        const size_t size = strcspn(line, "\n");
        assert_true(bar < size);
        for (size_t i = 0; i < size; i++) {
            *missed_left += i < bar && line[i] == 'o';
            *missed_right += i > bar && line[i] == 'o';
            *kept_left += i < bar && line[i] == '@';
            *kept_right += i > bar && line[i] == '@';
        }
    }
}

static void test_no_dot_is_on_the_wrong_side(void **state)
{
    (void)state;
    for (int threshold = -20; threshold <= 120; threshold++)
        for (int at_most = 0; at_most < 2; at_most++) {
            double         value[50];
            int            kept = 0;
            struct fc_text text = {0};
            for (int i = 0; i < 50; i++) {
                value[i] = 2 * i; /* rising evenly: no stack is too high to be shown */
                kept += at_most ? value[i] <= threshold : value[i] >= threshold;
            }
            const struct fc_dots dots = {.title = "Worst month",
                                         .n = 50,
                                         .value = value,
                                         .threshold = threshold,
                                         .at_most = at_most != 0,
                                         .whole = true,
                                         .missed = "short"};
            int                  missed_left, missed_right, kept_left, kept_right;
            fc_dots_draw(&text, &dots, 2, false);
            count_dots(text.bytes, &missed_left, &missed_right, &kept_left, &kept_right);
            assert_int_equal(at_most ? kept_left : kept_right, kept);
            assert_int_equal(at_most ? missed_right : missed_left, 50 - kept);
            assert_int_equal(at_most ? kept_right + missed_left : kept_left + missed_right, 0);
            fc_text_free(&text);
        }
}

/* Any shape fits: all alike, far outliers, huge and tiny. */
static void test_dots_of_any_shape_fit(void **state)
{
    (void)state;
    static const double scale[] = {1e-6, 1, 1e9};
    for (size_t s = 0; s < sizeof scale / sizeof *scale; s++)
        for (int shape = 0; shape < 4; shape++) {
            double         value[50];
            struct fc_text text = {0};
            for (int i = 0; i < 50; i++)
                value[i] = scale[s] * (shape == 0   ? 7
                                       : shape == 1 ? i * i * i
                                       : shape == 2 ? (i < 49 ? i : 1e6)
                                                    : (i < 1 ? -1e6 : i));
            const struct fc_dots dots = {
                .title = "T", .n = 50, .value = value, .threshold = value[25], .missed = "short"};
            fc_dots_draw(&text, &dots, 2, true);
            for (const char *line = text.bytes; *line != '\0'; line = strchr(line, '\n') + 1)
                assert_true(fc_utf8_width(line, strcspn(line, "\n")) <= 80);
            fc_text_free(&text);
        }
}

/* ---- CSV and JSON ---- */

static void test_no_cell_is_a_formula(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell;
    } cells[] = {
        {"leads", "leads"},  {"=1+1", "'=1+1"},      {"+1", "'+1"},
        {"-1", "'-1"},       {"@a", "'@a"},          {"\tx", "'\tx"},
        {"a,b", "\"a,b\""},  {"a\"b", "\"a\"\"b\""}, {"=a,\"b\"", "\"'=a,\"\"b\"\"\""},
        {"\rx", "\"'\rx\""}, {"a\nb", "\"a\nb\""},   {"", ""},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct fc_text text = {0};
        fc_csv_cell(&text, cells[i].text);
        assert_string_equal(text.bytes, cells[i].cell);
        fc_text_free(&text);
    }
}

static void test_json_has_no_number_that_is_none(void **state)
{
    (void)state;
    struct fc_json json = {0};
    struct fc_text text = {0};
    json_t        *object = json_object();
    fc_json_put(&json, object, "nan", fc_json_number((double)NAN));
    fc_json_put(&json, object, "third", fc_json_number(1.0 / 3));
    fc_json_put(&json, object, "none", fc_json_words(NULL));
    fc_json_put(&json, object, "broken",
                fc_json_words("a\xff\xfe"
                              "b\xc3\xbc"));
    fc_json_put(&json, object, "month", fc_json_month(2027 * 12 + 3));
    fc_json_print(&text, &json, object);
    assert_string_equal(text.bytes, "{\n \"nan\": null,\n \"third\": 0.333333333333333,\n"
                                    " \"none\": null,\n \"broken\": \"a??bü\",\n"
                                    " \"month\": \"2027-04\"\n}\n");
    fc_text_free(&text);

    struct fc_json lost = {0};
    struct fc_text nothing = {0};
    json_t        *list = json_array();
    fc_json_push(&lost, list, NULL); /* as when memory is out */
    fc_json_print(&nothing, &lost, list);
    assert_true(nothing.failed);
    fc_text_free(&nothing);
}

/* ---- problems ---- */

static void test_problems_stand_under_their_line(void **state)
{
    (void)state;
    struct fc_problems problems = {.arena = &arena};
    struct fc_text     text = {0};
    fc_error_at(&problems, "rate", (struct fc_place){"plan.ini", 7, 10, 2, "  rate = 30"},
                "write 30% or 0.30", "a rate must lie between %d and 1", 0);
    fc_warning_at(&problems, "idle", (struct fc_place){"plan.ini", 12, 3, 4, "\tünüsed = 1"}, NULL,
                  "no effect");
    fc_error_at(&problems, "usage", (struct fc_place){.file = "funnelcast"}, NULL, "no place");
    fc_as_problems(&text, &problems, false);
    assert_string_equal(text.bytes, "plan.ini:7:10: error: a rate must lie between 0 and 1\n"
                                    "    7 |   rate = 30\n"
                                    "      |          ^^\n"
                                    "      = hint: write 30% or 0.30\n"
                                    "plan.ini:12:3: warning: no effect\n"
                                    "   12 |  ünüsed = 1\n"
                                    "      |   ^^^^\n"
                                    "funnelcast: error: no place\n");
    fc_text_free(&text);
}

/* A line of thousands of characters is shown around its caret. */
static void test_long_lines_are_cut_around_the_caret(void **state)
{
    (void)state;
    char line[4001];
    for (int column = 1; column <= 4000; column += 97) {
        struct fc_problems problems = {.arena = &arena};
        struct fc_text     text = {0};
        memset(line, 'x', sizeof line - 1);
        line[sizeof line - 1] = '\0';
        line[column - 1] = '!';
        fc_error_at(&problems, "r", (struct fc_place){"p", 1, column, 3000, line}, NULL, "wrong");
        fc_as_problems(&text, &problems, false);
        const char *source = strstr(text.bytes, "    1 | ");
        const char *caret = strstr(source, "      | ");
        assert_true(strcspn(source, "\n") <= 110);
        assert_int_equal(strcspn(source, "!"), strcspn(caret, "^"));
        assert_true(strcspn(caret, "\n") <= 110);
        fc_text_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_answer_as_text),
        cmocka_unit_test(test_lines_stay_within_their_width),
        cmocka_unit_test(test_no_dot_is_on_the_wrong_side),
        cmocka_unit_test(test_dots_of_any_shape_fit),
        cmocka_unit_test(test_no_cell_is_a_formula),
        cmocka_unit_test(test_json_has_no_number_that_is_none),
        cmocka_unit_test(test_problems_stand_under_their_line),
        cmocka_unit_test(test_long_lines_are_cut_around_the_caret),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
