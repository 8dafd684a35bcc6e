#include "output/report.h"

#include <ctype.h>
#include <string.h>

#include "output/dots.h"
#include "plots/chart.h"

/* ---- text that stays text ---- */

static bool is_between_letters(const char *text, const char *at)
{
    return at > text && isalnum((unsigned char)at[-1]) && isalnum((unsigned char)at[1]);
}

/* Whether this character would mean something to a reader of Markdown. A backslash before it is
   never shown. */
static bool means_something(const char *text, const char *at, bool in_table)
{
    switch (*at) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '$': return true; /* a page that draws formulas takes two of these for one */
    case '_': return !is_between_letters(text, at);
    case '~': return at[1] == '~' || (at > text && at[-1] == '~');
    case '&': return at[1] == '#' || isalpha((unsigned char)at[1]);
    case '|': return in_table;
    case '#':
    case '>':
    case '+':
    case '=':
    case '-': return !in_table && at == text;
    default: return false;
    }
}

/* A line that begins "150. " would begin a list. */
static const char *list_number_end(const char *text)
{
    const char *at = text;
    while (isdigit((unsigned char)*at))
        at++;
    return at > text && (*at == '.' || *at == ')') ? at : NULL;
}

static void put_plain(struct fc_text *out, const char *text, bool in_table)
{
    if (text == NULL)
        return;
    text += strspn(text, " "); /* four of them would make it code */
    const char *number_end = in_table ? NULL : list_number_end(text);
    for (const char *at = text; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7f) {
            fc_text_add(out, " ");
            continue;
        }
        if (means_something(text, at, in_table) || at == number_end)
            fc_text_add(out, "\\");
        fc_text_add_bytes(out, at, 1);
    }
}

/* ---- tables ---- */

static void put_cell(struct fc_text *out, const char *text)
{
    fc_text_add(out, " ");
    put_plain(out, text, true);
    fc_text_add(out, " |");
}

static bool has_lines_below(const struct fc_table *table)
{
    for (int row = 0; row < table->n_rows; row++)
        if (table->below[row] != NULL)
            return true;
    return false;
}

/* Lines under a row become a last column. */
static void put_table(struct fc_text *out, const struct fc_table *table)
{
    const bool below = has_lines_below(table);
    fc_text_add(out, "|");
    put_cell(out, table->title);
    for (int column = 1; column < table->n_columns; column++)
        put_cell(out, table->heading[column]);
    fc_text_add(out, "%s\n|:---|", below ? " |" : "");
    for (int column = 1; column < table->n_columns; column++)
        fc_text_add(out, "%s|", table->words ? ":---" : "---:");
    fc_text_add(out, "%s\n", below ? ":---|" : "");
    for (int row = 0; row < table->n_rows; row++) {
        fc_text_add(out, "|");
        for (int column = 0; column < table->n_columns; column++)
            put_cell(out, table->cell[row * table->n_columns + column]);
        if (below)
            put_cell(out, table->below[row]);
        fc_text_add(out, "\n");
    }
}

/* ---- charts: what they say ---- */

static void put_chart_table(struct fc_text *out, const struct fc_chart_table *table)
{
    fc_text_add(out, "\n|");
    for (size_t column = 0; column < table->columns; column++)
        put_cell(out, table->heading[column]);
    fc_text_add(out, "\n|:---|");
    for (size_t column = 1; column < table->columns; column++)
        fc_text_add(out, "---:|");
    for (size_t row = 0; row < table->rows; row++) {
        fc_text_add(out, "\n|");
        for (size_t column = 0; column < table->columns; column++)
            put_cell(out, table->cell[row * table->columns + column]);
    }
    fc_text_add(out, "\n");
}

static enum fc_status put_chart(struct fc_text *out, const struct fc_said_chart *said,
                                struct fc_arena *arena, struct fc_error *err)
{
    struct fc_ruler      ruler;
    struct fc_chart_plan plan;
    enum fc_status       status = fc_ruler_make(&ruler, arena, err);
    if (status != FC_OK)
        return status;
    status = fc_chart_lay_out(&plan, &ruler, fc_chart_named(said->type), said->facts, err);
    fc_ruler_free(&ruler);
    if (status != FC_OK)
        return status;
    fc_text_add(out, "**");
    put_plain(out, plan.words.title, false);
    fc_text_add(out, "**\n\n");
    put_plain(out, plan.words.description, false);
    fc_text_add(out, "\n");
    if (plan.words.table.rows > 0)
        put_chart_table(out, &plan.words.table);
    return FC_OK;
}

/* ---- the report ---- */

static void put_line(struct fc_text *out, const char *before, const char *text, const char *after)
{
    fc_text_add(out, "%s", before);
    put_plain(out, text, false);
    fc_text_add(out, "%s\n", after);
}

static void put_verdict(struct fc_text *out, const struct fc_said *said)
{
    fc_text_add(out, "> **");
    put_plain(out, said->word, false);
    fc_text_add(out, ".** ");
    put_plain(out, said->text, true);
    fc_text_add(out, "\n");
}

static void put_dots(struct fc_text *out, const struct fc_dots *dots)
{
    fc_text_add(out, "```text\n");
    fc_dots_draw(out, dots, 0, true);
    fc_text_add(out, "```\n");
}

static enum fc_status put(struct fc_text *out, const struct fc_said *said, struct fc_arena *arena,
                          struct fc_error *err)
{
    switch (said->kind) {
    case FC_SAY_CHAPTER: put_line(out, "## ", said->text, ""); break;
    case FC_SAY_HEADING: put_line(out, "### ", said->text, ""); break;
    case FC_SAY_VERDICT: put_verdict(out, said); break;
    case FC_SAY_SENTENCE: put_line(out, said->text[0] == ' ' ? "- " : "", said->text, ""); break;
    case FC_SAY_TABLE: put_table(out, said->table); break;
    case FC_SAY_DOTS: put_dots(out, said->dots); break;
    case FC_SAY_CHART: return put_chart(out, &said->chart, arena, err);
    case FC_SAY_NOTE: put_line(out, said->text[0] == ' ' ? "  - " : "- ", said->text, ""); break;
    case FC_SAY_COMMANDS: fc_text_add(out, "    %s\n", said->text); break;
    }
    return FC_OK;
}

enum fc_status fc_as_markdown(struct fc_text *out, const struct fc_report *report,
                              struct fc_arena *arena, struct fc_error *err)
{
    const struct fc_said *before = NULL;
    enum fc_status        status = FC_OK;
    put_line(out, "# ", report->title, "");
    if (report->date[0] != '\0')
        put_line(out, "\n", report->date, "");
    for (const struct fc_said *said = report->answer.first; said != NULL && status == FC_OK;
         said = said->next) {
        const bool together = before != NULL && before->kind == said->kind &&
                              (said->kind == FC_SAY_SENTENCE || said->kind == FC_SAY_NOTE ||
                               said->kind == FC_SAY_COMMANDS);
        if (!together)
            fc_text_add(out, "\n");
        status = put(out, said, arena, err);
        before = said;
    }
    if (status == FC_OK && out->failed)
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory to print the report");
    return status;
}
