/* Tables of comma separated values are read cell by cell, each with its place, or refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "read/csv_file.h"
#include "tests/support.h"

struct fixture {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_error    err;
    struct fc_csv      csv;
    char               folder[SUPPORT_PATH];
    char               file[SUPPORT_PATH + 16];
};

static int begin(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    *state = &fixture;
    support_folder_make(fixture.folder);
    snprintf(fixture.file, sizeof fixture.file, "%s/data.csv", fixture.folder);
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    fc_arena_free(&f->arena);
    support_folder_remove(f->folder);
    return 0;
}

static void read_bytes(struct fixture *f, const char *text, size_t length)
{
    FILE *stream = fopen(f->file, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(text, 1, length, stream), length);
    assert_int_equal(fclose(stream), 0);
    f->problems = (struct fc_problems){.arena = &f->arena};
    f->csv = (struct fc_csv){.n_columns = 99};
    assert_int_equal(fc_csv_read(&f->csv, f->file, &f->arena, &f->problems, &f->err), FC_OK);
}

static void read_text(struct fixture *f, const char *text)
{
    read_bytes(f, text, strlen(text));
}

static void check_piece(struct fc_piece piece, const char *text, int line, int column, int width)
{
    assert_int_equal(piece.length, strlen(text));
    assert_memory_equal(piece.text, text, piece.length);
    assert_int_equal(piece.place.line, line);
    assert_int_equal(piece.place.column, column);
    assert_int_equal(piece.place.width, width);
}

static void check_refusal(struct fixture *f, const char *text, const char *rule, int line,
                          int column)
{
    read_text(f, text);
    assert_int_equal(f->problems.errors, 1);
    assert_string_equal(f->problems.item[0].rule, rule);
    assert_int_equal(f->problems.item[0].place.line, line);
    assert_int_equal(f->problems.item[0].place.column, column);
    assert_int_equal(f->csv.n_columns + f->csv.n_rows, 0);
}

static void cells_keep_their_places(void **state)
{
    struct fixture *f = *state;
    read_text(f, "month,K\xC3\xA4ufe, note\n2027-01,\xE2\x82\xAC 5 , x\n2027-02,,\"y\"\n");
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(f->csv.n_columns, 3);
    assert_int_equal(f->csv.n_rows, 2);
    check_piece(f->csv.heading[0], "month", 1, 1, 5);
    check_piece(f->csv.heading[1], "K\xC3\xA4ufe", 1, 7, 5);
    check_piece(f->csv.heading[2], "note", 1, 14, 4);
    check_piece(f->csv.cell[0], "2027-01", 2, 1, 7);
    check_piece(f->csv.cell[1], "\xE2\x82\xAC 5", 2, 9, 3);
    check_piece(f->csv.cell[2], "x", 2, 15, 1);
    check_piece(f->csv.cell[4], "", 3, 9, 1);
    check_piece(f->csv.cell[5], "y", 3, 10, 3);
    assert_string_equal(f->csv.cell[2].place.text, "2027-01,\xE2\x82\xAC 5 , x");
    assert_string_equal(f->csv.cell[2].place.file, f->file);
}

static void quotes_hold_anything(void **state)
{
    struct fixture *f = *state;
    read_text(f, "a,b\n\"x, \"\"y\"\"\", \"\" \n\"two\r\n\r\nlines\",3\n\"\"\"\",\"#;'\"\n");
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(f->csv.n_rows, 3);
    check_piece(f->csv.cell[0], "x, \"y\"", 2, 1, 10);
    check_piece(f->csv.cell[1], "", 2, 13, 2);
    check_piece(f->csv.cell[2], "two\n\nlines", 3, 1, 4);
    check_piece(f->csv.cell[3], "3", 5, 8, 1);
    check_piece(f->csv.cell[4], "\"", 6, 1, 4);
    check_piece(f->csv.cell[5], "#;'", 6, 6, 5);
}

static void marks_ends_and_blank_lines_do_not_matter(void **state)
{
    struct fixture *f = *state;
    read_text(f, "\xEF\xBB\xBF\r\na,b\r\n\r\n1,2\r\n \t\r\n3,4");
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(f->csv.n_rows, 2);
    check_piece(f->csv.heading[0], "a", 2, 1, 1);
    check_piece(f->csv.cell[3], "4", 6, 3, 1);
    read_text(f, "a\n");
    assert_int_equal(f->csv.n_columns, 1);
    assert_int_equal(f->csv.n_rows, 0);
}

static void semicolons_separate_when_the_heading_has_no_comma(void **state)
{
    struct fixture *f = *state;
    read_text(f, "a;\"b,c\"\n1,5;2\n");
    assert_int_equal(f->problems.errors, 0);
    check_piece(f->csv.heading[1], "b,c", 1, 3, 5);
    check_piece(f->csv.cell[0], "1,5", 2, 1, 3);
    read_text(f, "a;x,b\n1;2,3\n");
    assert_int_equal(f->csv.n_columns, 2);
    check_piece(f->csv.cell[0], "1;2", 2, 1, 3);
}

static void rows_of_another_width_are_refused(void **state)
{
    struct fixture *f = *state;
    check_refusal(f, "a,b\n1,2\n1\n", "csv-row", 3, 1);
    check_refusal(f, "a,b\n1,2,\n", "csv-row", 2, 1);
    read_text(f, "a,b\n1\n1,2\n1,2,3\n");
    assert_int_equal(f->problems.errors, 2);
    assert_string_equal(f->problems.item[1].text, "a row of 3 cells under a heading of 2");
}

static void broken_quotes_are_refused(void **state)
{
    struct fixture *f = *state;
    check_refusal(f, "a,b\n1,\"2\n3,4\n", "csv-quotes", 2, 3);
    check_refusal(f, "a,b\n\xC3\xA4,\"2\"x\n", "csv-quotes", 2, 6);
    check_refusal(f, "a,b\n1,x\"2\"\n", "csv-quotes", 2, 4);
    check_refusal(f, "a,b\n\"1\"\"2\n", "csv-quotes", 2, 1);
    check_refusal(f, "a,\"b\n", "csv-quotes", 1, 3);
}

static void headings_are_there_and_once(void **state)
{
    struct fixture *f = *state;
    check_refusal(f, "", "csv-heading", 0, 0);
    check_refusal(f, "\n \n", "csv-heading", 0, 0);
    check_refusal(f, "a,b, A\n1,2,3\n", "duplicate", 1, 6);
    read_text(f, "a,a b,a-b,,\n1,2,3,4,5\n");
    assert_int_equal(f->problems.errors, 0);
}

static void broken_bytes_are_refused(void **state)
{
    struct fixture *f = *state;
    read_bytes(f, "a,b\n1,\0\n", 8);
    assert_int_equal(f->problems.errors, 1);
    assert_string_equal(f->problems.item[0].rule, "bytes");
    assert_int_equal(f->csv.n_columns, 0);
    check_refusal(f, "a,b\n1,\xFF\n", "utf8", 2, 3);
}

static void columns_are_found_by_name(void **state)
{
    struct fixture *f = *state;
    read_text(f, "month,Qualified Leads,x\n1,2,3\n");
    assert_int_equal(fc_csv_column(&f->csv, fc_piece_of("", "qualified leads ")), 1);
    assert_int_equal(fc_csv_column(&f->csv, fc_piece_of("", "X")), 2);
    assert_int_equal(fc_csv_column(&f->csv, fc_piece_of("", "qualified_leads")), -1);
    assert_int_equal(fc_csv_column(&f->csv, fc_piece_of("", "")), -1);
}

static void what_cannot_be_read_is_said(void **state)
{
    struct fixture *f = *state;
    f->problems = (struct fc_problems){.arena = &f->arena};
    assert_int_equal(fc_csv_read(&f->csv, "nowhere/x.csv", &f->arena, &f->problems, &f->err),
                     FC_CANNOT_READ);
    assert_string_equal(f->err.text, "nowhere/x.csv cannot be read: No such file or directory");
}

static void wide_and_long_tables_take_no_longer(void **state)
{
    struct fixture *f = *state;
    struct fc_text  wide = {0};
    for (int i = 0; i < 300000; i++)
        fc_text_add(&wide, "%sc%d", i == 0 ? "" : ",", i);
    fc_text_add(&wide, "\n");
    for (int i = 0; i < 300000; i++)
        fc_text_add(&wide, "%s%d", i == 0 ? "" : ",", i % 10);
    read_text(f, wide.bytes); /* counting columns anew for each cell would take minutes */
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(f->csv.n_columns, 300000);
    assert_int_equal(f->csv.cell[299999].place.column, 599999);
    fc_text_free(&wide);
}

static void a_file_over_16_mb_is_refused(void **state)
{
    struct fixture *f = *state;
    const size_t    n = 16 * 1024 * 1024 + 1;
    char           *text = malloc(n);
    assert_non_null(text);
    memset(text, '\n', n);
    text[0] = 'a';
    read_bytes(f, text, n);
    assert_int_equal(f->problems.errors, 1);
    assert_string_equal(f->problems.item[0].rule, "file-size");
    assert_int_equal(f->csv.n_columns, 0);
    read_bytes(f, text, n - 1);
    assert_int_equal(f->csv.n_columns, 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_keep_their_places, begin, end),
        cmocka_unit_test_setup_teardown(quotes_hold_anything, begin, end),
        cmocka_unit_test_setup_teardown(marks_ends_and_blank_lines_do_not_matter, begin, end),
        cmocka_unit_test_setup_teardown(semicolons_separate_when_the_heading_has_no_comma, begin,
                                        end),
        cmocka_unit_test_setup_teardown(rows_of_another_width_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(broken_quotes_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(headings_are_there_and_once, begin, end),
        cmocka_unit_test_setup_teardown(broken_bytes_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(columns_are_found_by_name, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said, begin, end),
        cmocka_unit_test_setup_teardown(wide_and_long_tables_take_no_longer, begin, end),
        cmocka_unit_test_setup_teardown(a_file_over_16_mb_is_refused, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
