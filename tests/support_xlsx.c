#include "tests/support_xlsx.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support.h"

bool support_xlsx_can(void)
{
    return system("command -v unzip >/dev/null 2>&1") == 0;
}

static char *part(struct support_xlsx *book, const char *folder, const char *name)
{
    const char *const  argv[] = {"unzip", "-p", "book.xlsx", name, NULL};
    struct support_run run = {0};
    support_run(&run, folder, argv);
    if (run.exit_code != 0)
        fail_msg("unzip does not find %s: %s", name, run.err.bytes);
    char *text = fc_arena_print(&book->arena, "%s", run.out.bytes == NULL ? "" : run.out.bytes);
    assert_non_null(text);
    support_run_free(&run);
    return text;
}

static void read_sheets(struct support_xlsx *book, const char *folder)
{
    static const char begin[] = "<sheet name=\"";
    const char       *at = part(book, folder, "xl/workbook.xml");
    while ((at = strstr(at, begin)) != NULL) {
        assert_true(book->n_sheets < SUPPORT_XLSX_SHEETS);
        at += sizeof begin - 1;
        book->name[book->n_sheets] = fc_arena_copy(&book->arena, at, strcspn(at, "\""));
        char file[64];
        snprintf(file, sizeof file, "xl/worksheets/sheet%d.xml", book->n_sheets + 1);
        book->sheet[book->n_sheets++] = part(book, folder, file);
    }
}

void support_xlsx_open(struct support_xlsx *out, const struct fc_text *bytes)
{
    char folder[SUPPORT_PATH], path[SUPPORT_PATH + 16];
    *out = (struct support_xlsx){0};
    support_folder_make(folder);
    snprintf(path, sizeof path, "%s/book.xlsx", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
    assert_int_equal(fclose(file), 0);
    const char *const  argv[] = {"unzip", "-tq", "book.xlsx", NULL};
    struct support_run run = {0};
    support_run(&run, folder, argv);
    assert_int_equal(run.exit_code, 0);
    support_run_free(&run);
    read_sheets(out, folder);
    out->strings = part(out, folder, "xl/sharedStrings.xml");
    out->core = part(out, folder, "docProps/core.xml");
    support_folder_remove(folder);
}

void support_xlsx_free(struct support_xlsx *book)
{
    fc_arena_free(&book->arena);
}

int support_xlsx_sheet(const struct support_xlsx *book, const char *name)
{
    for (int i = 0; i < book->n_sheets; i++)
        if (strcmp(book->name[i], name) == 0)
            return i;
    return -1;
}

/* ---- cells ---- */

/* Copies up to the next tag, with the five named characters as they are meant. */
static void copy_text(char out[], size_t room, const char *from)
{
    static const char *const named[] = {"&lt;<", "&gt;>", "&quot;\"", "&apos;'", "&amp;&"};
    size_t                   n = 0;
    while (*from != '<' && *from != '\0' && n + 1 < room) {
        size_t taken = 1;
        char   letter = *from;
        for (size_t i = 0; *from == '&' && i < sizeof named / sizeof *named; i++) {
            const size_t length = strlen(named[i]) - 1;
            if (strncmp(from, named[i], length) == 0) {
                letter = named[i][length];
                taken = length;
            }
        }
        out[n++] = letter;
        from += taken;
    }
    out[n] = '\0';
}

static void copy_string(char out[], size_t room, const char *strings, long index)
{
    const char *at = strings;
    for (long i = 0; i <= index; i++) {
        at = strstr(at, "<si><t");
        assert_non_null(at);
        at += 6;
    }
    copy_text(out, room, strchr(at, '>') + 1);
}

bool support_xlsx_cell(struct support_cell *out, const struct support_xlsx *book, int sheet,
                       const char *name)
{
    char head[40];
    *out = (struct support_cell){.value = (double)NAN};
    snprintf(head, sizeof head, "<c r=\"%s\"", name);
    const char *cell = strstr(book->sheet[sheet], head);
    if (cell == NULL)
        return false;
    const char *tag_end = strchr(cell, '>');
    const char *end = strstr(cell, "</c>");
    if (tag_end[-1] == '/' || end == NULL)
        return true;
    const char *formula = strstr(cell, "<f>"), *value = strstr(cell, "<v>");
    const char *type = strstr(cell, " t=\"s\"");
    if (formula != NULL && formula < end)
        copy_text(out->formula, sizeof out->formula, formula + 3);
    if (value == NULL || value > end)
        return true;
    if (type != NULL && type < tag_end)
        copy_string(out->text, sizeof out->text, book->strings, strtol(value + 3, NULL, 10));
    else
        out->value = strtod(value + 3, NULL);
    return true;
}

int support_xlsx_row(const struct support_xlsx *book, int sheet, const char *column,
                     const char *text, int from)
{
    const int rows = support_count(book->sheet[sheet], "<row ") + 100; /* empty ones are left out */
    for (int row = from; row <= rows; row++) {
        struct support_cell cell;
        char                name[24];
        snprintf(name, sizeof name, "%s%d", column, row);
        if (support_xlsx_cell(&cell, book, sheet, name) && strcmp(cell.text, text) == 0)
            return row;
    }
    return 0;
}

int support_count(const char *in, const char *what)
{
    int n = 0;
    while ((in = strstr(in, what)) != NULL) {
        n++;
        in += strlen(what);
    }
    return n;
}
