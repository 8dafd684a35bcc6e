/* Problems keep their place; errors matter more than warnings when the list is full. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/problem.h"

static void a_piece_covers_its_text(void **state)
{
    const char           *text = "Mü = 30%";
    const struct fc_piece piece = fc_piece_of("--set", text);
    (void)state;
    assert_string_equal(piece.place.file, "--set");
    assert_ptr_equal(piece.text, text);
    assert_ptr_equal(piece.place.text, text);
    assert_int_equal(piece.length, 9);
    assert_int_equal(piece.place.line, 1);
    assert_int_equal(piece.place.column, 1);
    assert_int_equal(piece.place.width, 8);
    assert_int_equal(fc_piece_of("--set", "").place.width, 1);
}

static void a_part_knows_its_column_in_characters(void **state)
{
    const struct fc_piece piece = fc_piece_of("x", "Mü = 3€");
    const struct fc_piece part = fc_piece_part(piece, 6, 4);
    (void)state;
    assert_int_equal(part.place.column, 6);
    assert_int_equal(part.place.width, 2);
    const struct fc_piece of_part = fc_piece_part(part, 1, 0);
    assert_int_equal(of_part.place.column, 7);
    assert_int_equal(of_part.place.width, 1);
    assert_int_equal(of_part.length, 0);
}

static void trimming_moves_the_place(void **state)
{
    const struct fc_piece piece = fc_piece_trim(fc_piece_of("x", " \t 20% less\r\n"));
    (void)state;
    assert_int_equal(piece.length, 8);
    assert_int_equal(piece.place.column, 4);
    assert_int_equal(piece.place.width, 8);
    assert_memory_equal(piece.text, "20% less", 8);
    assert_int_equal(fc_piece_trim(fc_piece_of("x", "   ")).length, 0);
}

static void words_compare_without_case(void **state)
{
    (void)state;
    assert_true(fc_piece_is(fc_piece_of("x", "From"), "from"));
    assert_false(fc_piece_is(fc_piece_of("x", "from "), "from"));
    assert_false(fc_piece_is(fc_piece_of("x", "fro"), "from"));
    assert_true(fc_piece_is(fc_piece_of("x", ""), ""));
}

static void a_problem_keeps_copies(void **state)
{
    struct fc_arena       arena = {0};
    struct fc_problems    problems = {.arena = &arena};
    const struct fc_piece piece = fc_piece_of("plan.ini", "rate = 30");
    char                  hint[] = "write 30% or 0.30";
    (void)state;
    assert_false(fc_error_at(&problems, "range", fc_piece_part(piece, 7, 2).place, hint,
                             "%s must lie between %d and %d", "a rate", 0, 1));
    assert_false(fc_warning_at(&problems, "idle", piece.place, NULL, "idle"));
    memset(hint, 'x', sizeof hint - 1);
    assert_int_equal(problems.size, 2);
    assert_int_equal(problems.errors, 1);
    assert_int_equal(problems.item[0].level, FC_ERROR);
    assert_string_equal(problems.item[0].rule, "range");
    assert_string_equal(problems.item[0].text, "a rate must lie between 0 and 1");
    assert_string_equal(problems.item[0].hint, "write 30% or 0.30");
    assert_int_equal(problems.item[0].place.column, 8);
    assert_int_equal(problems.item[1].level, FC_WARNING);
    assert_null(problems.item[1].hint);
    assert_false(problems.no_memory);
    fc_arena_free(&arena);
}

static void errors_push_warnings_out(void **state)
{
    struct fc_arena       arena = {0};
    struct fc_problems    problems = {.arena = &arena};
    const struct fc_place place = fc_piece_of("x", "y").place;
    (void)state;
    for (int i = 0; i < FC_PROBLEM_CAP - 1; i++)
        fc_warning_at(&problems, "w", place, NULL, "warning %d", i);
    fc_error_at(&problems, "e", place, NULL, "error 0");
    fc_warning_at(&problems, "w", place, NULL, "one too many");
    assert_int_equal(problems.left_out, 1);
    fc_error_at(&problems, "e", place, NULL, "error 1");
    assert_int_equal(problems.size, FC_PROBLEM_CAP);
    assert_int_equal(problems.left_out, 2);
    assert_int_equal(problems.errors, 2);
    assert_string_equal(problems.item[FC_PROBLEM_CAP - 3].text, "warning 17");
    assert_string_equal(problems.item[FC_PROBLEM_CAP - 2].text, "error 0");
    assert_string_equal(problems.item[FC_PROBLEM_CAP - 1].text, "error 1");

    for (int i = 2; i < FC_PROBLEM_CAP + 3; i++)
        fc_error_at(&problems, "e", place, NULL, "error %d", i);
    assert_int_equal(problems.size, FC_PROBLEM_CAP);
    assert_int_equal(problems.errors, FC_PROBLEM_CAP + 3);
    assert_int_equal(problems.left_out, FC_PROBLEM_CAP + 3);
    for (int i = 0; i < FC_PROBLEM_CAP; i++) {
        char text[32];
        snprintf(text, sizeof text, "error %d", i);
        assert_string_equal(problems.item[i].text, text);
    }
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_piece_covers_its_text),
        cmocka_unit_test(a_part_knows_its_column_in_characters),
        cmocka_unit_test(trimming_moves_the_place),
        cmocka_unit_test(words_compare_without_case),
        cmocka_unit_test(a_problem_keeps_copies),
        cmocka_unit_test(errors_push_warnings_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
