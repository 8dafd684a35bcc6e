#include <string.h>

#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_sheets.h"
#include "output/xlsx_text.h"
#include "plots/chart.h"

/* Words run across the columns of the widest table, at least across these. */
enum { LEAST_COLUMNS = 8 };

/* Letters of a column of figures, and of the one with the rows' names. */
static const double FIGURES = 12, NAMES = 44;

struct page {
    struct fc_sheet *sheet;
    int              last; /* column */
    int              row;
};

static void put_line(struct page *page, enum fc_look look, const char *text)
{
    fc_sheet_across(page->sheet, page->row++, 0, page->last, look, text);
}

/* ---- tables ---- */

static void put_cell(struct page *page, int column, const char *text, bool words)
{
    struct fc_cell_figure figure;
    if (text == NULL || *text == '\0')
        return;
    if (!words && fc_cell_figure(&figure, text))
        fc_sheet_number(page->sheet, page->row, column, FC_LOOK_PLAIN, figure.number, figure.value);
    else
        fc_sheet_text(page->sheet, page->row, column, words ? FC_LOOK_PLAIN : FC_LOOK_FIGURE, text);
}

static void put_row(struct page *page, const struct fc_table *table, int row)
{
    const char *const *cell = &table->cell[row * table->n_columns];
    const int          last = table->n_columns - 1;
    fc_sheet_text(page->sheet, page->row, 0, FC_LOOK_PLAIN, cell[0]);
    for (int column = 1; column < table->n_columns; column++)
        if (table->words && column == last && cell[column] != NULL)
            fc_sheet_across(page->sheet, page->row, column, page->last, FC_LOOK_PLAIN,
                            cell[column]);
        else
            put_cell(page, column, cell[column], table->words);
    page->row++;
    if (table->below[row] != NULL)
        put_line(page, FC_LOOK_NOTE, fc_words_print("      %s", table->below[row]).text);
}

static void put_table(struct page *page, const struct fc_table *table)
{
    fc_sheet_text(page->sheet, page->row, 0, FC_LOOK_FIRST, table->title);
    for (int column = 1; column < table->n_columns; column++)
        fc_sheet_text(page->sheet, page->row, column, table->words ? FC_LOOK_FIRST : FC_LOOK_COLUMN,
                      table->heading[column]);
    page->row++;
    for (int row = 0; row < table->n_rows; row++)
        put_row(page, table, row);
    page->row++;
}

/* ---- what charts say ---- */

/* Charts of what stands beside them in the tree, or on a sheet of its own with a chart. */
static bool is_told_elsewhere(const struct fc_said *said)
{
    static const char *const type[] = {"verdict", "promise", "months",
                                       "drivers", "owners",  "compare"};
    for (size_t i = 0; said->kind == FC_SAY_CHART && i < sizeof type / sizeof *type; i++)
        if (strcmp(said->chart.type, type[i]) == 0)
            return true;
    return said->kind == FC_SAY_DOTS; /* the sheet Sample has many more of them */
}

static void put_chart_table(struct page *page, const struct fc_chart_table *table)
{
    for (size_t column = 0; column < table->columns; column++)
        fc_sheet_text(page->sheet, page->row, (int)column,
                      column == 0 ? FC_LOOK_FIRST : FC_LOOK_COLUMN, table->heading[column]);
    page->row++;
    for (size_t row = 0; row < table->rows; row++, page->row++) {
        fc_sheet_text(page->sheet, page->row, 0, FC_LOOK_PLAIN, table->cell[row * table->columns]);
        for (size_t column = 1; column < table->columns; column++)
            put_cell(page, (int)column, table->cell[row * table->columns + column], false);
    }
}

static enum fc_status put_chart(struct page *page, const struct fc_said_chart *said,
                                struct fc_error *err)
{
    struct fc_ruler      ruler;
    struct fc_chart_plan plan;
    enum fc_status       status = fc_ruler_make(&ruler, page->sheet->book->arena, err);
    if (status != FC_OK)
        return status;
    status = fc_chart_lay_out(&plan, &ruler, fc_chart_named(said->type), said->facts, err);
    fc_ruler_free(&ruler);
    if (status != FC_OK)
        return status;
    put_line(page, FC_LOOK_HEADING, plan.words.title);
    put_chart_table(page, &plan.words.table);
    page->row++;
    return FC_OK;
}

/* ---- the tree ---- */

static enum fc_look verdict_look(const char *word)
{
    return strcmp(word, "YES") == 0  ? FC_LOOK_YES
           : strcmp(word, "NO") == 0 ? FC_LOOK_NO
                                     : FC_LOOK_BETWEEN;
}

static void put_verdict(struct page *page, const struct fc_said *said)
{
    put_line(page, verdict_look(said->word), said->word);
    put_line(page, FC_LOOK_PLAIN, said->text);
    page->row++;
}

/* Whether anything is left to be said in a chapter. */
static bool is_empty(const struct fc_said *chapter)
{
    const struct fc_said *said = chapter->next;
    while (said != NULL && is_told_elsewhere(said))
        said = said->next;
    return said == NULL || said->kind == FC_SAY_CHAPTER;
}

static enum fc_status put(struct page *page, const struct fc_said *said, struct fc_error *err)
{
    const bool ends = said->next == NULL || said->next->kind != said->kind;
    switch (said->kind) {
    case FC_SAY_CHAPTER:
        if (is_empty(said))
            return FC_OK;
        page->row++;
        put_line(page, FC_LOOK_CHAPTER, said->text);
        return FC_OK;
    case FC_SAY_HEADING: put_line(page, FC_LOOK_HEADING, said->text); return FC_OK;
    case FC_SAY_VERDICT: put_verdict(page, said); return FC_OK;
    case FC_SAY_TABLE: put_table(page, said->table); return FC_OK;
    case FC_SAY_CHART: return is_told_elsewhere(said) ? FC_OK : put_chart(page, &said->chart, err);
    case FC_SAY_DOTS: return FC_OK;
    case FC_SAY_SENTENCE: put_line(page, FC_LOOK_PLAIN, said->text); break;
    case FC_SAY_NOTE: put_line(page, FC_LOOK_NOTE, said->text); break;
    case FC_SAY_COMMANDS: put_line(page, FC_LOOK_CODE, said->text); break;
    }
    page->row += ends;
    return FC_OK;
}

enum fc_status fc_xlsx_answer(struct fc_book *book, const struct fc_report *report,
                              struct fc_error *err)
{
    struct page    page = {.sheet = fc_book_sheet(book, "Answer", 1, 0), .last = LEAST_COLUMNS - 1};
    enum fc_status status = FC_OK;
    for (const struct fc_said *said = report->answer.first; said != NULL; said = said->next)
        if (said->kind == FC_SAY_TABLE && said->table->n_columns > page.last + 1)
            page.last = said->table->n_columns - 1;
    for (int column = 0; column <= page.last; column++)
        fc_sheet_widen(page.sheet, column, column == 0 ? NAMES : FIGURES);
    put_line(&page, FC_LOOK_TITLE, report->title);
    if (report->date[0] != '\0')
        put_line(&page, FC_LOOK_NOTE, report->date);
    for (const struct fc_said *said = report->answer.first; said != NULL && status == FC_OK;
         said = said->next)
        status = put(&page, said, err);
    return status;
}
