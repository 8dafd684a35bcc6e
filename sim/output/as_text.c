#include "output/as_text.h"

#include <string.h>

#include "base/utf8.h"
#include "output/dots.h"

enum { INDENT = 2, ROW_INDENT = 4, WIDE_GAP = 4, NARROW_GAP = 2 };

static int cells(const char *text)
{
    return text == NULL ? 0 : (int)fc_utf8_width(text, strlen(text));
}

/* Adds text whose first line begins in cell `at`; wrapped lines begin in cell `left`. */
static void wrap(struct fc_text *out, const char *text, int at, int left)
{
    bool first = true;
    while (*text != '\0') {
        const size_t length = strcspn(text, " ");
        const int    width = (int)fc_utf8_width(text, length);
        if (!first && at + 1 + width > FC_TEXT_WIDTH) {
            fc_text_add(out, "\n%*s", left, "");
            at = left;
        } else if (!first) {
            fc_text_add(out, " ");
            at++;
        }
        fc_text_add_bytes(out, text, length);
        at += width;
        text += length;
        text += *text == ' ';
        first = false;
    }
    fc_text_add(out, "\n");
}

/* ---- tables ---- */

static const char *cell_at(const struct fc_table *table, int row, int column)
{
    const char *cell = table->cell[row * table->n_columns + column];
    return cell == NULL ? "" : cell;
}

static int column_width(const struct fc_table *table, int column)
{
    int width = cells(table->heading[column]);
    if (column == 0)
        width = cells(table->title) - (ROW_INDENT - INDENT);
    for (int row = 0; row < table->n_rows; row++)
        if (cells(cell_at(table, row, column)) > width)
            width = cells(cell_at(table, row, column));
    return width;
}

static bool wraps(const struct fc_table *table, int column)
{
    return table->words && column == table->n_columns - 1;
}

/* What stands between columns: less where the table would not fit otherwise. */
static int gap_of(const struct fc_table *table)
{
    int width = ROW_INDENT + column_width(table, 0);
    for (int column = 1; column < table->n_columns; column++)
        width += WIDE_GAP + (wraps(table, column) ? 0 : column_width(table, column));
    return width > FC_TEXT_WIDTH ? NARROW_GAP : WIDE_GAP;
}

/* A cell with blanks before (figures) or after it (words) up to its column's width. */
static void put_cell(struct fc_text *out, const char *text, int width, bool words)
{
    const int room = width - cells(text);
    fc_text_add(out, "%*s%s%*s", words || room < 0 ? 0 : room, "", text,
                words && room > 0 ? room : 0, "");
}

static void trim_end(struct fc_text *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
}

static void put_row(struct fc_text *out, const struct fc_table *table, int row, int gap)
{
    int at = ROW_INDENT + column_width(table, 0);
    fc_text_add(out, "%*s", ROW_INDENT, "");
    put_cell(out, cell_at(table, row, 0), column_width(table, 0), true);
    for (int column = 1; column < table->n_columns; column++) {
        const int width = column_width(table, column);
        fc_text_add(out, "%*s", gap, "");
        at += gap;
        if (wraps(table, column)) {
            wrap(out, cell_at(table, row, column), at, at);
            if (!out->failed)
                out->bytes[--out->length] = '\0'; /* the line feed comes below */
        } else {
            put_cell(out, cell_at(table, row, column), width, table->words);
        }
        at += width;
    }
    trim_end(out);
    fc_text_add(out, "\n");
    if (table->below[row] != NULL) {
        fc_text_add(out, "%*s", ROW_INDENT + INDENT, "");
        wrap(out, table->below[row], ROW_INDENT + INDENT, ROW_INDENT + INDENT);
    }
}

static void put_table(struct fc_text *out, const struct fc_table *table)
{
    const int gap = gap_of(table);
    fc_text_add(out, "%*s%s", INDENT, "", table->title);
    const int used = INDENT + cells(table->title);
    fc_text_add(out, "%*s", ROW_INDENT + column_width(table, 0) - used, "");
    for (int column = 1; column < table->n_columns; column++) {
        const char *heading = table->heading[column] == NULL ? "" : table->heading[column];
        fc_text_add(out, "%*s", gap, "");
        put_cell(out, heading, column_width(table, column), table->words);
    }
    trim_end(out);
    fc_text_add(out, "\n");
    for (int row = 0; row < table->n_rows && !out->failed; row++)
        put_row(out, table, row, gap);
}

/* ---- the answer ---- */

static void put_verdict(struct fc_text *out, const struct fc_said *said, bool bold)
{
    const int at = INDENT + cells(said->word) + 3;
    fc_text_add(out, "%*s%s%s.%s  ", INDENT, "", bold ? "\033[1m" : "", said->word,
                bold ? "\033[0m" : "");
    wrap(out, said->text, at, INDENT);
}

static void put_chapter(struct fc_text *out, const char *text)
{
    fc_text_add(out, "%s\n", text);
    for (int i = cells(text); i > 0; i--)
        fc_text_add(out, "=");
    fc_text_add(out, "\n");
}

static void put_commands(struct fc_text *out, const struct fc_said *said, bool first)
{
    fc_text_add(out, "%*s%s%s\n", INDENT, "", first ? "Next:  " : "       ", said->text);
}

static bool stands_together(enum fc_said_kind kind)
{
    return kind == FC_SAY_SENTENCE || kind == FC_SAY_NOTE || kind == FC_SAY_COMMANDS;
}

/* What begins with blanks is an item of a list: its further lines stand deeper still. */
static int hang(const char *text)
{
    const int blanks = (int)strspn(text, " ");
    return blanks > 0 ? blanks + INDENT : 0;
}

static void put(struct fc_text *out, const struct fc_said *said, bool follows,
                struct fc_style style)
{
    switch (said->kind) {
    case FC_SAY_CHAPTER: put_chapter(out, said->text); break;
    case FC_SAY_HEADING: wrap(out, said->text, 0, INDENT); break;
    case FC_SAY_VERDICT: put_verdict(out, said, style.bold); break;
    case FC_SAY_SENTENCE:
    case FC_SAY_NOTE:
        fc_text_add(out, "%*s", INDENT, "");
        wrap(out, said->text, INDENT, INDENT + hang(said->text));
        break;
    case FC_SAY_TABLE: put_table(out, said->table); break;
    case FC_SAY_DOTS: fc_dots_draw(out, said->dots, INDENT, style.utf8); break;
    case FC_SAY_CHART: break; /* `funnelcast chart` draws it */
    case FC_SAY_COMMANDS: put_commands(out, said, !follows); break;
    }
}

/* The only sign of ours that is not ASCII. */
static void replace_signs(struct fc_text *out, size_t from)
{
    static const char sign[] = "±";
    char             *at = out->bytes + from;
    while ((at = strstr(at, sign)) != NULL)
        memcpy(at, "+-", 2); /* as long in UTF-8 as in ASCII */
}

void fc_as_text(struct fc_text *out, const struct fc_answer *answer, struct fc_style style)
{
    const size_t          from = out->length;
    const struct fc_said *before = NULL;
    for (const struct fc_said *said = answer->first; said != NULL; said = said->next) {
        const bool follows =
            before != NULL && before->kind == said->kind && stands_together(said->kind);
        if (before != NULL && !follows)
            fc_text_add(out, "\n");
        put(out, said, follows, style);
        before = said;
    }
    if (!style.utf8 && !out->failed && out->length > from)
        replace_signs(out, from);
}
