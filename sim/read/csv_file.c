#include "read/csv_file.h"

#include <string.h>

#include "base/text.h"
#include "read/lines.h"
#include "read/names.h"

/* A table being read: cells are taken from left to right, so columns are counted once. */
struct table {
    struct fc_lines     lines;
    struct fc_problems *problems;
    struct fc_piece     line;
    size_t              at;      /* byte of the line */
    size_t              counted; /* bytes of the line that `column` has behind it */
    int                 column;
    char                separator;
    struct fc_piece    *cell;    /* room for all, the heading's first */
    size_t              n_cells; /* kept */
    char               *quoted;  /* room for the rest of all that stands in quotes */
};

static bool has_more(const struct table *t)
{
    return t->at < t->line.length;
}

static bool is_at(const struct table *t, char c)
{
    return has_more(t) && t->line.text[t->at] == c;
}

static void skip_blanks(struct table *t)
{
    while (is_at(t, ' ') || is_at(t, '\t'))
        t->at++;
}

static bool next_line(struct table *t)
{
    t->at = t->counted = 0;
    t->column = 1;
    return fc_lines_next(&t->lines, &t->line, t->problems);
}

static struct fc_piece part_of_line(struct table *t, size_t from, size_t length)
{
    struct fc_piece part = {t->line.text + from, length, t->line.place};
    t->column += (int)fc_utf8_count(t->line.text + t->counted, from - t->counted);
    t->counted = from;
    part.place.column = t->column;
    part.place.width = length == 0 ? 1 : (int)fc_utf8_count(part.text, length);
    return part;
}

/* ---- one row ---- */

/* From a quote to the one that closes it, perhaps some lines below. The cell's place is in its
   first line. */
static bool take_quoted(struct table *t, struct fc_piece *cell)
{
    *cell = part_of_line(t, t->at, t->line.length - t->at);
    char *const text = t->quoted;
    for (t->at++;
         !is_at(t, '"') || (t->at + 1 < t->line.length && t->line.text[t->at + 1] == '"');) {
        if (!has_more(t)) {
            if (!next_line(t))
                return fc_error_at(t->problems, "csv-quotes", cell->place,
                                   "close it, or double it where it belongs to the text",
                                   "a quote that is never closed");
            *t->quoted++ = '\n';
            continue;
        }
        t->at += is_at(t, '"'); /* the first of two */
        *t->quoted++ = t->line.text[t->at++];
    }
    t->at++;
    cell->text = text;
    cell->length = (size_t)(t->quoted - text);
    if (t->lines.number == cell->place.line)
        cell->place.width = (int)fc_utf8_count(t->line.text + t->counted, t->at - t->counted);
    skip_blanks(t);
    return !has_more(t) || is_at(t, t->separator) ||
           fc_error_at(t->problems, "csv-quotes", part_of_line(t, t->at, 1).place,
                       "double the quotes that belong to the text", "text behind a closed quote");
}

static bool take_cell(struct table *t, struct fc_piece *cell)
{
    skip_blanks(t);
    if (is_at(t, '"'))
        return take_quoted(t, cell);
    const size_t from = t->at;
    for (; has_more(t) && !is_at(t, t->separator); t->at++)
        if (is_at(t, '"'))
            return fc_error_at(t->problems, "csv-quotes", part_of_line(t, t->at, 1).place,
                               "put the whole cell into quotes and double this one",
                               "a quote inside a cell that does not begin with one");
    size_t to = t->at;
    while (to > from && (t->line.text[to - 1] == ' ' || t->line.text[to - 1] == '\t'))
        to--;
    *cell = part_of_line(t, from, to - from);
    return true;
}

/* The cells of the row that begins with this line, behind those kept; their number, 0 where the
   row was refused. */
static size_t take_row(struct table *t)
{
    size_t n = 0;
    for (;; t->at++) {
        if (!take_cell(t, &t->cell[t->n_cells + n]))
            return 0;
        n++;
        if (!has_more(t))
            return n;
    }
}

/* ---- the table ---- */

static bool next_row(struct table *t)
{
    while (next_line(t)) {
        skip_blanks(t);
        if (has_more(t)) {
            t->at = 0;
            return true;
        }
    }
    return false;
}

static char find_separator(struct fc_piece line)
{
    bool in_quotes = false;
    bool semicolon = false;
    for (size_t i = 0; i < line.length; i++) {
        in_quotes ^= line.text[i] == '"';
        if (line.text[i] == ',' && !in_quotes)
            return ',';
        semicolon |= line.text[i] == ';' && !in_quotes;
    }
    return semicolon ? ';' : ',';
}

/* The cells of the heading; 0 when there is none. */
static size_t take_heading(struct table *t)
{
    if (!next_row(t)) {
        const struct fc_place place = {t->lines.file, 0, 0, 1, ""};
        fc_error_at(t->problems, "csv-heading", place, "name the columns in the first line",
                    "the file has no heading");
        return 0;
    }
    t->separator = find_separator(t->line);
    return t->n_cells = take_row(t);
}

static void take_rows(struct table *t, size_t n_columns)
{
    while (next_row(t)) {
        const struct fc_place place = t->line.place;
        const size_t          n = take_row(t);
        if (n == n_columns)
            t->n_cells += n;
        else if (n > 0)
            fc_error_at(t->problems, "csv-row", place, NULL,
                        "a row of %zu cells under a heading of %zu", n, n_columns);
    }
}

/* Nothing may be called the same; columns without a name cannot be asked for, so do not matter. */
static bool check_heading(const struct table *t, size_t n_columns, struct fc_arena *arena)
{
    struct fc_names names;
    if (!fc_names_make(&names, n_columns, false, arena))
        return false;
    for (size_t i = 0; i < n_columns; i++)
        if (t->cell[i].length > 0 && fc_names_add(&names, 0, &t->cell[i]) != NULL)
            fc_error_at(t->problems, "duplicate", t->cell[i].place,
                        "give every column its own name", "this column is there twice");
    return true;
}

static size_t count_cells_at_most(const struct fc_lines *lines)
{
    size_t n = 1;
    for (size_t i = 0; i < lines->n_bytes; i++)
        n += memchr(",;\n", lines->bytes[i], 3) != NULL;
    return n;
}

enum fc_status fc_csv_read(struct fc_csv *out, const char *file, struct fc_arena *arena,
                           struct fc_problems *problems, struct fc_error *err)
{
    struct table         t = {.problems = problems};
    const size_t         errors = problems->errors;
    const enum fc_status status = fc_lines_read(&t.lines, file, arena, problems, err);
    if (status != FC_OK)
        return status;
    t.cell = fc_arena_take(arena, count_cells_at_most(&t.lines), sizeof *t.cell);
    t.quoted = fc_arena_take(arena, t.lines.n_bytes, 1);
    *out = (struct fc_csv){0};
    if (t.cell == NULL || t.quoted == NULL)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory to read %s", file);
    if (problems->errors > errors) /* too large: left unread */
        return FC_OK;

    const size_t n_columns = take_heading(&t);
    if (n_columns > 0) {
        if (!check_heading(&t, n_columns, arena))
            return fc_fail(err, FC_NO_MEMORY, "not enough memory to read %s", file);
        take_rows(&t, n_columns);
    }
    if (problems->errors == errors)
        *out = (struct fc_csv){n_columns, t.n_cells / n_columns - 1, t.cell, t.cell + n_columns};
    return FC_OK;
}

int fc_csv_column(const struct fc_csv *csv, struct fc_piece name)
{
    for (size_t i = 0; i < csv->n_columns; i++)
        if (fc_names_same(csv->heading[i], fc_piece_trim(name), false))
            return (int)i;
    return -1;
}
