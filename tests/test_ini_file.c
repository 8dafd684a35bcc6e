/* Scenario files are read as typed: no trap of the parser below, every place exact, all problems in
   one pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "read/ini_file.h"
#include "tests/support.h"

struct fixture {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_error    err;
    struct fc_ini     *ini;
    char               folder[SUPPORT_PATH];
};

static int begin(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    support_folder_make(fixture.folder);
    fixture.problems.arena = &fixture.arena;
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    fc_arena_free(&f->arena);
    support_folder_remove(f->folder);
    return 0;
}

/* ---- helpers ---- */

static const struct fc_ini *read_bytes(struct fixture *f, const char *text, size_t length)
{
    f->problems = (struct fc_problems){.arena = &f->arena};
    f->ini = NULL;
    assert_int_equal(fc_ini_read_text(&f->ini, "plan.ini", text, length, "plan", "based_on",
                                      &f->arena, &f->problems, &f->err),
                     FC_OK);
    assert_non_null(f->ini);
    return f->ini;
}

static const struct fc_ini *read_text(struct fixture *f, const char *text)
{
    return read_bytes(f, text, strlen(text));
}

static void write_file(struct fixture *f, const char *name, const char *text, size_t length)
{
    FILE *stream = fopen(fc_arena_print(&f->arena, "%s/%s", f->folder, name), "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(text, 1, length, stream), length);
    assert_int_equal(fclose(stream), 0);
}

static enum fc_status read_file(struct fixture *f, const char *name)
{
    f->problems = (struct fc_problems){.arena = &f->arena};
    f->err = (struct fc_error){0};
    f->ini = NULL;
    return fc_ini_read(&f->ini, fc_arena_print(&f->arena, "%s/%s", f->folder, name), "plan",
                       "based_on", &f->arena, &f->problems, &f->err);
}

static void check_piece(struct fc_piece piece, const char *text, int line, int column)
{
    assert_int_equal(piece.length, strlen(text));
    assert_memory_equal(piece.text, text, piece.length);
    assert_int_equal(piece.place.line, line);
    assert_int_equal(piece.place.column, column);
    assert_int_equal(piece.place.width, piece.length == 0 ? 1 : fc_utf8_count(text, piece.length));
}

static void check_value(const struct fc_ini *ini, size_t entry, const char *value)
{
    assert_true(entry < ini->n_entries);
    assert_int_equal(ini->entry[entry].value.length, strlen(value));
    assert_memory_equal(ini->entry[entry].value.text, value, strlen(value));
}

static void check_problem(const struct fixture *f, size_t i, const char *rule, int line, int column)
{
    assert_true(i < f->problems.size);
    assert_string_equal(f->problems.item[i].rule, rule);
    assert_int_equal(f->problems.item[i].place.line, line);
    assert_int_equal(f->problems.item[i].place.column, column);
}

/* The only problem of a text. */
static void check_refusal(struct fixture *f, const char *text, const char *rule, int line,
                          int column)
{
    read_text(f, text);
    assert_int_equal(f->problems.errors, 1);
    check_problem(f, 0, rule, line, column);
}

/* ---- what is read ---- */

static void places_are_exact(void **state)
{
    const struct fc_ini *ini = read_text(*state, "# a plan\n"
                                                 "[plan]\n"
                                                 "\n"
                                                 "name   = M\xC3\xBCller & Co\n"
                                                 "\t note =\tf\xC3\xBCr  uns\t# why\n"
                                                 "[ stage won / search ]   ; a route\n"
                                                 "rate=36 of 120");
    assert_int_equal(ini->n_headings, 2);
    assert_int_equal(ini->n_entries, 3);
    check_piece(ini->heading[0], "plan", 2, 2);
    check_piece(ini->heading[1], "stage won / search", 6, 3);
    check_piece(ini->entry[0].section, "plan", 2, 2);
    check_piece(ini->entry[0].key, "name", 4, 1);
    check_piece(ini->entry[0].value, "M\xC3\xBCller & Co", 4, 10);
    check_piece(ini->entry[1].key, "note", 5, 3);
    check_piece(ini->entry[1].value, "f\xC3\xBCr  uns", 5, 10);
    check_piece(ini->entry[2].section, "stage won / search", 6, 3);
    check_piece(ini->entry[2].value, "36 of 120", 7, 6);
    assert_int_equal(ini->entry[1].heading, 0);
    assert_int_equal(ini->entry[2].heading, 1);
    assert_string_equal(ini->entry[1].value.place.text, "\t note =\tf\xC3\xBCr  uns\t# why");
    assert_string_equal(ini->entry[1].value.place.file, "plan.ini");
    assert_string_equal(ini->file, "plan.ini");
    assert_null(ini->base);
}

static void comments_end_only_where_they_should(void **state)
{
    static const struct {
        const char *typed, *value;
    } row[] = {
        {"Plan #2", "Plan #2"},
        {"a;b", "a;b"},
        {"a ;b", "a ;b"},
        {"a; b", "a; b"},
        {"a ; b", "a"},
        {"a # b", "a"},
        {"a\t#\tb", "a"},
        {"a ;", "a"},
        {"a #", "a"},
        {"a;", "a;"},
        {"#1", "#1"},
        {";x", ";x"},
        {"; x", NULL},
        {"a ## b", "a ## b"},
        {"a #b # c", "a #b"},
        {"x = y", "x = y"},
        {"x : y", "x : y"},
        {"[x]", "[x]"},
        {"\"q\"", "\"q\""},
        {"a \\", "a \\"},
        {"\xC3\xA0", "\xC3\xA0"}, /* ends in a byte that some locales call white space */
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const struct fc_ini *ini =
            read_text(f, fc_arena_print(&f->arena, "[plan]\nk = %s\n", row[i].typed));
        assert_int_equal(f->problems.errors, row[i].value == NULL);
        if (row[i].value != NULL)
            check_value(ini, 0, row[i].value);
    }
    const struct fc_ini *ini = read_text(f, "  ;x = 1\n#y = 2\n\t# z = 3\n;\n#\n");
    assert_int_equal(ini->n_entries, 0);
    assert_int_equal(f->problems.errors, 0);
}

/* ---- the parser's traps ---- */

static void a_long_comment_sets_nothing(void **state)
{
    struct fixture *f = *state;
    char            dots[401];
    memset(dots, '.', 400);
    dots[400] = '\0';
    for (int shift = 0; shift < 220; shift++) {
        const struct fc_ini *ini =
            read_text(f, fc_arena_print(&f->arena, "[c]\n# %s spend = 99999\nk = 1 # %s x = 2\n",
                                        dots + shift, dots + shift));
        assert_int_equal(f->problems.errors, 0);
        assert_int_equal(ini->n_entries, 1);
        check_value(ini, 0, "1");
    }
}

static void long_values_stay_whole(void **state)
{
    struct fixture *f = *state;
    for (size_t length = 100; length <= FC_INI_MAX_VALUE; length += length < 700 ? 1 : 97) {
        struct fc_text value = {0};
        for (size_t i = 0; value.length < length; i++) /* blanks and comment signs everywhere */
            fc_text_add_bytes(&value, &"ab ;c #d\t[=]:\xC3\xBC  x"[i % 18], 1);
        assert_int_equal(strlen(value.bytes), length);
        value.bytes[0] = 'v';
        value.bytes[length - 1] = 'e';
        const struct fc_ini *ini =
            read_text(f, fc_arena_print(&f->arena, "[c]\nk=%s\nnext = 1\n", value.bytes));
        if (f->problems.errors == 0) { /* cutting a character in two is refused, rightly */
            assert_int_equal(ini->n_entries, 2);
            check_value(ini, 0, value.bytes);
        } else {
            check_problem(f, 0, "utf8", 2, (int)fc_utf8_count(value.bytes, length - 2) + 3);
        }
        fc_text_free(&value);
    }
}

static void a_list_of_120_months_is_whole(void **state)
{
    struct fixture *f = *state;
    struct fc_text  value = {0};
    for (int month = 0; month < 120; month++)
        fc_text_add(&value, "%s%d,%03d", month == 0 ? "" : " | ", 10 + month, month * 7 % 1000);
    const struct fc_ini *ini =
        read_text(f, fc_arena_print(&f->arena, "[channel x]\nspend = %s ; all\n", value.bytes));
    check_value(ini, 0, value.bytes);
    assert_int_equal(ini->entry[0].value.place.width, (int)value.length);
    fc_text_free(&value);
}

static void values_over_4096_bytes_are_refused(void **state)
{
    struct fixture *f = *state;
    char            v[4098];
    memset(v, 'v', 4097);
    v[4097] = '\0';
    check_refusal(f, fc_arena_print(&f->arena, "[c]\nk = %s\n", v), "value-length", 2, 5);
    const struct fc_ini *ini = read_text(f, fc_arena_print(&f->arena, "[c]\nk = %s\n", v + 1));
    assert_int_equal(f->problems.errors, 0);
    check_value(ini, 0, v + 1);
}

static void an_indented_line_is_a_line(void **state)
{
    struct fixture      *f = *state;
    const struct fc_ini *ini = read_text(f, "[c]\nspend = 1\n  cost = 2\n\t[d]\n  x = 3\n");
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(ini->n_entries, 3);
    check_value(ini, 0, "1");
    check_piece(ini->entry[1].key, "cost", 3, 3);
    check_value(ini, 1, "2");
    check_piece(ini->entry[2].section, "d", 4, 3);
    check_refusal(f, "[c]\nspend = 1\n  20\n", "line", 3, 3);
}

static void names_are_whole_up_to_100_characters(void **state)
{
    struct fixture *f = *state;
    char            n[103];
    memset(n, 'n', 102);
    n[102] = '\0';
    for (int length = 45; length <= 102; length++) {
        const char          *name = n + 102 - length;
        const struct fc_ini *ini =
            read_text(f, fc_arena_print(&f->arena, "[%sA]\n%sX = 1\n%sY = 2\n[%sB]\nk = 3\n", name,
                                        name, name, name));
        assert_int_equal(f->problems.errors, length < 100 ? 0 : 4);
        if (length >= 100)
            continue;
        assert_int_equal(ini->n_headings, 2);
        assert_int_equal(ini->n_entries, 3);
        check_piece(ini->heading[1], fc_arena_print(&f->arena, "%sB", name), 4, 2);
        check_piece(ini->entry[1].key, fc_arena_print(&f->arena, "%sY", name), 3, 1);
        check_value(ini, 1, "2");
    }
    check_refusal(f, fc_arena_print(&f->arena, "[c]\n%s = 1\n", n), "name", 2, 1);
    /* a hundred characters of four bytes are as good as a hundred letters */
    struct fc_text wide = {0};
    for (int i = 0; i < 100; i++)
        fc_text_add(&wide, "\xF0\x9F\x98\x80");
    const struct fc_ini *ini = read_text(f, fc_arena_print(&f->arena, "[c]\n%s = 1\n", wide.bytes));
    assert_int_equal(f->problems.errors, 0);
    check_piece(ini->entry[0].key, wide.bytes, 2, 1);
    fc_text_free(&wide);
}

static void only_the_equals_sign_separates(void **state)
{
    struct fixture      *f = *state;
    const struct fc_ini *ini = read_text(f, "[correlation]\n"
                                            "search.cost ~ outbound.cost = 0.6\n"
                                            "a:b = c\n"
                                            "x[1]; #y = z = z\n");
    assert_int_equal(f->problems.errors, 0);
    check_piece(ini->entry[0].key, "search.cost ~ outbound.cost", 2, 1);
    check_value(ini, 0, "0.6");
    check_piece(ini->entry[1].key, "a:b", 3, 1);
    check_value(ini, 1, "c");
    check_piece(ini->entry[2].key, "x[1]; #y", 4, 1);
    check_value(ini, 2, "z = z");
    check_refusal(f, "[c]\nspend: 30\n", "line", 2, 1);
}

static void duplicates_are_refused(void **state)
{
    struct fixture *f = *state;
    check_refusal(f, "[c]\nspend = 1\nspend = 2\n", "duplicate", 3, 1);
    assert_non_null(strstr(f->problems.item[0].hint, "line 2"));
    check_refusal(f, "[c]\ncost per inquiry = 1\nother = 3\nCOST_per-inquiry = 2\n", "duplicate", 4,
                  1);
    assert_int_equal(f->ini->n_entries, 2);
    check_value(f->ini, 0, "1");
    check_refusal(f, "[channel a b]\nx = 1\n[Channel  A_B]\ny = 1\n", "duplicate", 3, 2);
    check_refusal(f, "[stage won / a]\n[stage won/a]\n", "duplicate", 2, 2);
    read_text(f, "[c]\nx = 1\n[d]\nx = 1\n[C]\nx = 2\ny = 3\n[e]\n[E]\n");
    assert_int_equal(f->problems.errors, 3);
    check_problem(f, 0, "duplicate", 5, 2);
    check_problem(f, 1, "duplicate", 6, 1);
    check_problem(f, 2, "duplicate", 9, 2);
    const struct fc_ini *ini = read_text(f, "[a-b]\nx = 1\n[ab]\nx = 1\nx y = 2\nxy = 3\n");
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(ini->n_entries, 4);
}

static void bad_headings_are_refused(void **state)
{
    struct fixture *f = *state;
    check_refusal(f, "[]\n", "line", 1, 2);
    check_refusal(f, "[ ]\nx = 1\n", "line", 1, 3);
    check_refusal(f, "[c\nx = 1\n", "line", 1, 1);
    check_refusal(f, "[c # ]\n", "line", 1, 1);
    check_refusal(f, "[c] x\n", "line", 1, 5);
    check_refusal(f, "[c]# x\n", "line", 1, 4);
    check_refusal(f, "[c]]\n", "line", 1, 4);
    check_refusal(f, "[a.b]\n", "name", 1, 3);
    check_refusal(f, "[[c]\n", "name", 1, 2);
    check_refusal(f, "[M\xC3\xBC;c]\n", "name", 1, 4);
    assert_int_equal(f->ini->n_headings, 0);
    const struct fc_ini *ini = read_text(f, "[channel *]\n[K\xC3\xA4se_1-2] # c\n[x];\n");
    assert_int_equal(f->problems.errors, 1); /* the last one */
    check_piece(ini->heading[0], "channel *", 1, 2);
    check_piece(ini->heading[1], "K\xC3\xA4se_1-2", 2, 2);
}

static void keys_under_a_refused_heading_are_let_go(void **state)
{
    struct fixture *f = *state;
    check_refusal(f, "[c]\nx = 1\n[d\nx = 2\ny = 3\n[e]\nx = 4\n", "line", 3, 1);
    assert_int_equal(f->ini->n_entries, 2);
    check_value(f->ini, 1, "4");
    assert_int_equal(f->ini->entry[1].heading, 1);
}

static void all_problems_come_in_one_pass(void **state)
{
    struct fixture *f = *state;
    read_text(f, "x = 1\n"
                 "y = 2\n"
                 "[c]\n"
                 "a =\n"
                 "b = # nothing\n"
                 "  = 3\n"
                 "word\n"
                 "good = 1\n"
                 "good = 2\n"
                 "bad\x01 = 1\n"
                 "bad = \xFF\n"
                 "[d\n");
    static const struct {
        const char *rule;
        int         line, column;
    } row[] = {{"line", 1, 1},   {"value", 4, 4}, {"value", 5, 4},
               {"line", 6, 3},   {"line", 7, 1},  {"duplicate", 9, 1},
               {"bytes", 10, 4}, {"utf8", 11, 7}, {"line", 12, 1}};
    assert_int_equal(f->problems.errors, sizeof row / sizeof row[0]);
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        check_problem(f, i, row[i].rule, row[i].line, row[i].column);
    assert_int_equal(f->ini->n_entries, 1);
}

/* ---- bytes ---- */

static void marks_and_line_ends_do_not_matter(void **state)
{
    struct fixture      *f = *state;
    const struct fc_ini *ini = read_text(f, "\xEF\xBB\xBF[plan]\r\nname = x # y\r\n\r\nb = 2\r");
    assert_int_equal(f->problems.errors, 0);
    check_piece(ini->heading[0], "plan", 1, 2);
    check_piece(ini->entry[0].value, "x", 2, 8);
    check_piece(ini->entry[1].value, "2", 4, 5);
    assert_string_equal(ini->entry[1].value.place.text, "b = 2");
    check_refusal(f, "[plan]\rname = x\r", "bytes", 1, 7);
}

static void broken_bytes_are_refused_and_can_be_shown(void **state)
{
    struct fixture   *f = *state;
    static const char nul[] = "[c]\nx = a\0b = 3\ny = 1\n";
    read_bytes(f, nul, sizeof nul - 1);
    assert_int_equal(f->problems.errors, 1);
    check_problem(f, 0, "bytes", 2, 6);
    assert_string_equal(f->problems.item[0].place.text, "x = a?b = 3");
    assert_int_equal(f->ini->n_entries, 1);
    assert_int_equal(f->ini->n_bytes, sizeof nul - 1);
    assert_memory_equal(f->ini->bytes, nul, sizeof nul - 1);
    check_refusal(f, "[c]\n\xC3\xBC = \x1B[31m\n", "bytes", 2, 5);
    check_refusal(f, "[c]\nx = a\x7F\n", "bytes", 2, 6);
    check_refusal(f,
                  "[c]\nx = \xC2\x9B"
                  "31m\n",
                  "bytes", 2, 5);
    check_refusal(f, "# caf\xE9 \x01\n", "utf8", 1, 6);
    assert_string_equal(f->problems.item[0].place.text, "# caf? ?");
    check_refusal(f, "[c]\nx = \xED\xA0\x80\n", "utf8", 2, 5);
    assert_string_equal(f->problems.item[0].place.text, "x = ???");
}

static void a_file_of_nuls_is_one_problem(void **state)
{
    struct fixture *f = *state;
    char           *nuls = calloc(1, 1 << 20);
    assert_non_null(nuls);
    write_file(f, "nuls.ini", nuls, 1 << 20);
    free(nuls);
    assert_int_equal(read_file(f, "nuls.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 1);
    check_problem(f, 0, "bytes", 1, 1);
}

static void an_empty_file_is_an_empty_plan(void **state)
{
    struct fixture          *f = *state;
    static const char *const text[] = {"", "\n", "\xEF\xBB\xBF", "\r\n", "# only this", "  \t"};
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        const struct fc_ini *ini = read_text(f, text[i]);
        assert_int_equal(ini->n_entries + ini->n_headings, 0);
        assert_int_equal(f->problems.errors, 0);
    }
    write_file(f, "empty.ini", "", 0);
    assert_int_equal(read_file(f, "empty.ini"), FC_OK);
    assert_int_equal(f->ini->n_entries, 0);
}

static void a_file_over_16_mb_is_refused(void **state)
{
    struct fixture *f = *state;
    char           *blank = malloc(FC_INI_MAX_BYTES + 1);
    assert_non_null(blank);
    memset(blank, '\n', FC_INI_MAX_BYTES + 1);
    memcpy(blank, "[c]\nx = 1\n", 10);
    write_file(f, "large.ini", blank, FC_INI_MAX_BYTES);
    assert_int_equal(read_file(f, "large.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(f->ini->n_entries, 1);
    write_file(f, "large.ini", blank, FC_INI_MAX_BYTES + 1);
    free(blank);
    assert_int_equal(read_file(f, "large.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 1);
    check_problem(f, 0, "file-size", 0, 0);
    assert_int_equal(f->ini->n_entries, 0);
}

static void what_cannot_be_read_is_said(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_file(f, "nope.ini"), FC_CANNOT_READ);
    assert_string_equal(f->err.text, fc_arena_print(&f->arena,
                                                    "%s/nope.ini cannot be read: "
                                                    "No such file or directory",
                                                    f->folder));
    assert_null(f->ini);
    assert_int_equal(read_file(f, "."), FC_CANNOT_READ);
    assert_non_null(strstr(f->err.text, "Is a directory"));
}

/* ---- bases ---- */

static void put(struct fixture *f, const char *name, const char *text)
{
    write_file(f, name, text, strlen(text));
}

static void a_base_is_found_beside_its_file(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(mkdir(fc_arena_print(&f->arena, "%s/below", f->folder), 0700), 0);
    put(f, "top.ini", "[Plan]\nBased-On = below/middle.ini\n[c]\nx = 1\n");
    put(f, "below/middle.ini", "[plan]\nbased on = base.ini # the last\nx = 2\n");
    put(f, "below/base.ini", "[plan]\nname = base\n[other]\nbased_on = nowhere.ini\n");
    assert_int_equal(read_file(f, "top.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 0);
    const struct fc_ini *middle = f->ini->base;
    assert_non_null(middle);
    assert_string_equal(middle->file, fc_arena_print(&f->arena, "%s/below/middle.ini", f->folder));
    check_value(middle, 1, "2");
    const struct fc_ini *base = middle->base;
    assert_non_null(base);
    assert_string_equal(base->entry[0].value.place.file,
                        fc_arena_print(&f->arena, "%s/below/base.ini", f->folder));
    check_value(base, 0, "base");
    assert_null(base->base);
}

static void text_in_memory_has_bases_too(void **state)
{
    struct fixture   *f = *state;
    const char       *file = fc_arena_print(&f->arena, "%s/none.ini", f->folder);
    static const char text[] = "[plan]\nbased_on = b.ini\n";
    put(f, "b.ini", "[plan]\nmonths = 12\n");
    assert_int_equal(fc_ini_read_text(&f->ini, file, text, sizeof text - 1, "plan", "based_on",
                                      &f->arena, &f->problems, &f->err),
                     FC_OK);
    assert_int_equal(f->problems.errors, 0);
    check_value(f->ini->base, 0, "12");
}

static void bases_outside_the_folder_are_refused(void **state)
{
    static const char *const path[] = {"/etc/passwd", "..",       "../x.ini", "a/../../x.ini",
                                       "a/..",        "./../x.i", "a/../x"};
    struct fixture          *f = *state;
    for (size_t i = 0; i < sizeof path / sizeof path[0]; i++) {
        check_refusal(f, fc_arena_print(&f->arena, "[plan]\nbased_on = %s\n", path[i]), "base-path",
                      2, 12);
        assert_null(f->ini->base);
        assert_int_equal(f->problems.item[0].place.width, strlen(path[i]));
        assert_null(strstr(f->problems.item[0].text, "cannot be read")); /* not even tried */
    }
    check_refusal(f, "[plan]\nbased_on = nowhere/..b..\n", "base-path", 2, 12);
    assert_non_null(strstr(f->problems.item[0].text, "nowhere/..b.. cannot be read: No such file"));
}

static void cycles_are_refused(void **state)
{
    struct fixture *f = *state;
    put(f, "a.ini", "[plan]\nbased_on = b.ini\n");
    put(f, "b.ini", "[plan]\nx = 1\nbased_on = ./c.ini\n");
    put(f, "c.ini", "[plan]\nbased_on = a.ini\n");
    assert_int_equal(read_file(f, "a.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 1);
    check_problem(f, 0, "base-cycle", 2, 12);
    assert_non_null(strstr(f->problems.item[0].place.file, "c.ini"));
    put(f, "self.ini", "[plan]\nbased_on = ././/self.ini\n");
    assert_int_equal(read_file(f, "self.ini"), FC_OK);
    check_problem(f, 0, "base-cycle", 2, 12);
    check_refusal(f, "[plan]\nbased_on = plan.ini\n", "base-cycle", 2, 12);
}

static void sixteen_bases_are_enough(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 18; i++)
        put(f, fc_arena_print(&f->arena, "%d.ini", i),
            fc_arena_print(&f->arena, "[plan]\n%s = %d.ini\n", i == 17 ? "name" : "based_on",
                           i + 1));
    assert_int_equal(read_file(f, "1.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 0);
    assert_int_equal(read_file(f, "0.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 1);
    check_problem(f, 0, "base-path", 2, 12);
    assert_non_null(strstr(f->problems.item[0].place.file, "16.ini"));
}

static void a_base_with_problems_is_told_with_its_own_file(void **state)
{
    struct fixture *f = *state;
    put(f, "a.ini", "[plan]\nbased_on = b.ini\nx\n");
    put(f, "b.ini", "[plan]\n\ny\n");
    assert_int_equal(read_file(f, "a.ini"), FC_OK);
    assert_int_equal(f->problems.errors, 2);
    check_problem(f, 0, "line", 3, 1);
    check_problem(f, 1, "line", 3, 1);
    assert_non_null(strstr(f->problems.item[0].place.file, "/a.ini"));
    assert_non_null(strstr(f->problems.item[1].place.file, "/b.ini"));
}

/* ---- size ---- */

static double seconds_to_read(struct fixture *f, size_t n_lines)
{
    struct fc_text  text = {0};
    struct timespec from, to;
    for (size_t i = 0; i < n_lines / 4; i++)
        fc_text_add(&text, "[s%zu]\nk = %zu\nj = 1 # x\nk = 2\n", i, i);
    assert_false(text.failed);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    const struct fc_ini *ini = read_bytes(f, text.bytes, text.length);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    assert_int_equal(ini->n_headings, n_lines / 4);
    assert_int_equal(ini->n_entries, n_lines / 2);
    assert_int_equal(f->problems.errors, n_lines / 4);
    assert_int_equal(f->problems.size, FC_PROBLEM_CAP);
    assert_int_equal(f->problems.left_out, n_lines / 4 - FC_PROBLEM_CAP);
    fc_text_free(&text);
    fc_arena_free(&f->arena);
    return (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
}

static void a_million_lines_take_seconds_at_most(void **state)
{
    /* Comparing each name with all before it would take an hour. */
    assert_true(seconds_to_read(*state, 1000000) < 8);
}

static void one_line_of_16_mb_is_refused_quickly(void **state)
{
    struct fixture   *f = *state;
    static const char fill[] = {'x', ' ', '=', '[', '\xFF', '#'};
    char             *line = malloc(FC_INI_MAX_BYTES);
    assert_non_null(line);
    for (size_t i = 0; i < sizeof fill; i++) {
        memset(line, fill[i], FC_INI_MAX_BYTES);
        read_bytes(f, line, FC_INI_MAX_BYTES);
        assert_int_equal(f->problems.errors, fill[i] != ' ' && fill[i] != '#');
        fc_arena_free(&f->arena);
    }
    free(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places_are_exact, begin, end),
        cmocka_unit_test_setup_teardown(comments_end_only_where_they_should, begin, end),
        cmocka_unit_test_setup_teardown(a_long_comment_sets_nothing, begin, end),
        cmocka_unit_test_setup_teardown(long_values_stay_whole, begin, end),
        cmocka_unit_test_setup_teardown(a_list_of_120_months_is_whole, begin, end),
        cmocka_unit_test_setup_teardown(values_over_4096_bytes_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(an_indented_line_is_a_line, begin, end),
        cmocka_unit_test_setup_teardown(names_are_whole_up_to_100_characters, begin, end),
        cmocka_unit_test_setup_teardown(only_the_equals_sign_separates, begin, end),
        cmocka_unit_test_setup_teardown(duplicates_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(bad_headings_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(keys_under_a_refused_heading_are_let_go, begin, end),
        cmocka_unit_test_setup_teardown(all_problems_come_in_one_pass, begin, end),
        cmocka_unit_test_setup_teardown(marks_and_line_ends_do_not_matter, begin, end),
        cmocka_unit_test_setup_teardown(broken_bytes_are_refused_and_can_be_shown, begin, end),
        cmocka_unit_test_setup_teardown(a_file_of_nuls_is_one_problem, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_file_is_an_empty_plan, begin, end),
        cmocka_unit_test_setup_teardown(a_file_over_16_mb_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said, begin, end),
        cmocka_unit_test_setup_teardown(a_base_is_found_beside_its_file, begin, end),
        cmocka_unit_test_setup_teardown(text_in_memory_has_bases_too, begin, end),
        cmocka_unit_test_setup_teardown(bases_outside_the_folder_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(cycles_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(sixteen_bases_are_enough, begin, end),
        cmocka_unit_test_setup_teardown(a_base_with_problems_is_told_with_its_own_file, begin, end),
        cmocka_unit_test_setup_teardown(a_million_lines_take_seconds_at_most, begin, end),
        cmocka_unit_test_setup_teardown(one_line_of_16_mb_is_refused_quickly, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
