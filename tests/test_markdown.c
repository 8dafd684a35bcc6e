/* Markdown: what is said is shown as it was said, whatever signs it holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "output/report.h"

static struct fc_arena arena;

static int free_arena(void **state)
{
    (void)state;
    fc_arena_free(&arena);
    return 0;
}

static void expect(const struct fc_answer *answer, const char *title, const char *wanted)
{
    const struct fc_report report = {.title = title, .date = "", .answer = *answer};
    struct fc_text         text = {0};
    struct fc_error        error = {0};
    assert_false(answer->no_memory);
    assert_int_equal(fc_as_markdown(&text, &report, &arena, &error), FC_OK);
    assert_string_equal(text.bytes, wanted);
    fc_text_free(&text);
}

static void test_every_kind_has_its_form(void **state)
{
    (void)state;
    struct fc_answer answer = {.arena = &arena};
    fc_answer_say(&answer, FC_SAY_CHAPTER, "The answer");
    fc_answer_say(&answer, FC_SAY_HEADING, "Promise leads.");
    fc_answer_verdict(&answer, "NOT YET", "It holds in 72 of 100.");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "One.");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "Two.");
    struct fc_table *table = fc_answer_table(&answer, 2, 2, "Safe promise");
    fc_table_heading(&answer, table, 1, "90 of 100");
    fc_table_row(&answer, table, "leads");
    fc_table_cell(&answer, table, 1, "133");
    fc_table_row(&answer, table, "won");
    struct fc_table *words = fc_answer_table(&answer, 2, 1, "Word");
    words->words = true;
    fc_table_heading(&answer, words, 1, "meaning");
    fc_table_row(&answer, words, "cost");
    fc_table_cell(&answer, words, 1, "money");
    fc_table_below(&answer, words, "plan.ini:7");
    fc_answer_say(&answer, FC_SAY_NOTE, "Checks: one remark.");
    fc_answer_say(&answer, FC_SAY_NOTE, "  plan.ini:7: odd.");
    expect(&answer, "A plan",
           "# A plan\n"
           "\n## The answer\n"
           "\n### Promise leads.\n"
           "\n> **NOT YET.** It holds in 72 of 100.\n"
           "\nOne.\nTwo.\n"
           "\n| Safe promise | 90 of 100 |\n|:---|---:|\n| leads | 133 |\n| won |  |\n"
           "\n| Word | meaning | |\n|:---|:---|:---|\n| cost | money | plan.ini:7 |\n"
           "\n- Checks: one remark.\n  - plan.ini:7: odd.\n");
}

static void test_signs_stay_signs(void **state)
{
    (void)state;
    struct fc_answer answer = {.arena = &arena};
    fc_answer_say(&answer, FC_SAY_SENTENCE, "# no heading");
    fc_answer_say(&answer, FC_SAY_NOTE, "a `b` *c* _d_ e_f <g> [h](i) ~~j~~ &amp; k & l $m$ \\n");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "150. No list");
    fc_answer_say(&answer, FC_SAY_HEADING, "one\nline\r\n# only");
    fc_answer_say(&answer, FC_SAY_SENTENCE, "=====");
    struct fc_table *table = fc_answer_table(&answer, 2, 1, "a | b");
    fc_table_row(&answer, table, "-1 | `x`");
    fc_table_cell(&answer, table, 1, "two\nlines");
    expect(&answer, "1) <b>",
           "# 1\\) \\<b>\n"
           "\n\\# no heading\n"
           "\n- a \\`b\\` \\*c\\* \\_d\\_ e_f \\<g> \\[h\\](i) \\~\\~j\\~\\~ \\&amp; k & l \\$m\\$ "
           "\\\\n\n"
           "\n150\\. No list\n"
           "\n### one line  # only\n"
           "\n\\=====\n"
           "\n| a \\| b |  |\n|:---|---:|\n| -1 \\| \\`x\\` | two lines |\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_has_its_form),
        cmocka_unit_test(test_signs_stay_signs),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
