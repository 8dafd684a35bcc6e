#include "model/sentence.h"
#include "output/say_inputs.h"
#include "output/say_value.h"
#include "output/typed_inputs.h"
#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_sheets.h"
#include "output/xlsx_text.h"

/* The columns: the name, as typed, what it was understood as (output/say_value), what is said of
   its source, and where it stands. */
enum { NAME, TYPED, UNDERSTOOD, SOURCE = UNDERSTOOD + FC_VALUE_COLUMNS - 1, WHERE, COLUMNS };

static const char *const heading[COLUMNS] = {
    [NAME] = "Input",    [TYPED] = "as typed",      [UNDERSTOOD] = "understood as",
    [WHERE] = "where",   [UNDERSTOOD + 1] = "5 %",  [UNDERSTOOD + 2] = "median",
    [SOURCE] = "source", [UNDERSTOOD + 3] = "mean", [UNDERSTOOD + 4] = "95 %"};

/* Where the rows go. */
struct rows {
    struct fc_sheet      *sheet;
    struct fc_answer     *answer; /* for one value's words */
    const struct fc_plan *plan;
    int                   row;
};

/* A figure as a number, other words as they are. */
static void put_figure(struct fc_sheet *sheet, int row, int column, const char *text)
{
    struct fc_cell_figure figure;
    if (fc_cell_figure(&figure, text))
        fc_sheet_number(sheet, row, column, FC_LOOK_PLAIN, figure.number, figure.value);
    else
        fc_sheet_text(sheet, row, column, FC_LOOK_FIGURE, text);
}

static void put_typed(const struct rows *rows, const struct fc_place *place)
{
    const char  *from;
    const size_t length = fc_typed_part(place, &from);
    const char  *typed = fc_arena_copy(rows->sheet->book->arena, from, length);
    if (typed == NULL)
        fc_book_no_memory(rows->sheet->book);
    fc_sheet_text(rows->sheet, rows->row, TYPED, FC_LOOK_WRAPPED, typed);
    fc_sheet_text(rows->sheet, rows->row, WHERE, FC_LOOK_NOTE, fc_words_place(place).text);
}

static void put_input(void *to, const struct fc_typed_input *input)
{
    struct rows     *rows = to;
    struct fc_table *table = fc_answer_table(rows->answer, FC_VALUE_COLUMNS, 1, "");
    fc_table_row(rows->answer, table, input->name);
    fc_say_value(rows->answer, table, rows->plan, input->key, input->field);
    fc_sheet_text(rows->sheet, rows->row, NAME, FC_LOOK_PLAIN, input->name);
    put_typed(rows, input->place);
    for (int i = FC_VALUE_KIND; i < FC_VALUE_COLUMNS && table->n_rows == 1; i++) {
        const char *said = table->cell[i];
        const int   column = UNDERSTOOD + i - FC_VALUE_KIND;
        if (said != NULL && i == FC_VALUE_KIND)
            fc_sheet_text(rows->sheet, rows->row, column, FC_LOOK_WRAPPED, said);
        else if (said != NULL)
            put_figure(rows->sheet, rows->row, column, said);
    }
    if (input->section->source != NULL)
        fc_sheet_text(rows->sheet, rows->row, SOURCE, FC_LOOK_WRAPPED, input->section->source);
    rows->row++;
}

/* What has names for keys: tables of words with their places below. The first table holds the
   inputs above, the last one the promises below. */
static void put_named(struct rows *rows)
{
    struct fc_answer answer = {.arena = rows->sheet->book->arena};
    fc_say_inputs(&answer, rows->plan);
    const struct fc_said *end = rows->plan->n_promises > 0 ? answer.last : NULL;
    for (const struct fc_said *said = answer.first; said != end; said = said->next) {
        if (said->kind != FC_SAY_TABLE || said == answer.first)
            continue;
        const struct fc_table *table = said->table;
        for (int i = 0; i < table->n_rows; i++, rows->row++) {
            const char *const *cell = &table->cell[i * table->n_columns];
            fc_sheet_text(rows->sheet, rows->row, NAME, FC_LOOK_PLAIN,
                          fc_words_print("%.60s: %.180s", table->title, cell[0]).text);
            fc_sheet_text(rows->sheet, rows->row, UNDERSTOOD, FC_LOOK_WRAPPED, cell[1]);
            fc_sheet_text(rows->sheet, rows->row, WHERE, FC_LOOK_NOTE, table->below[i]);
        }
    }
    if (answer.no_memory)
        fc_book_no_memory(rows->sheet->book);
}

static void put_promise(struct rows *rows, const struct fc_promise *promise)
{
    struct fc_text text = {0};
    fc_promise_say(&text, promise, rows->plan);
    fc_text_add(&text, ", %s", fc_words_confidence(promise->confidence).text);
    if (text.failed)
        fc_book_no_memory(rows->sheet->book);
    fc_sheet_text(rows->sheet, rows->row, NAME, FC_LOOK_PLAIN,
                  fc_words_print("promise %s", promise->section.name).text);
    if (promise->section.set != NULL)
        put_typed(rows, &promise->section.set[fc_key_row(FC_S_PROMISE, "promise")]);
    fc_sheet_text(rows->sheet, rows->row, UNDERSTOOD, FC_LOOK_WRAPPED,
                  text.failed ? "" : text.bytes);
    fc_text_free(&text);
    rows->row++;
}

static void put_plan(struct fc_sheet *sheet, const struct fc_plan *plan, bool named, int *row)
{
    struct fc_answer answer = {.arena = sheet->book->arena};
    struct rows      rows = {.sheet = sheet, .answer = &answer, .plan = plan, .row = *row};
    if (named)
        fc_sheet_text(sheet, rows.row++, NAME, FC_LOOK_HEADING, plan->name);
    fc_typed_inputs_walk(plan, put_input, &rows);
    put_named(&rows);
    for (int i = 0; i < plan->n_promises; i++)
        put_promise(&rows, &plan->promise[i]);
    if (answer.no_memory)
        fc_book_no_memory(sheet->book);
    *row = rows.row + 1;
}

void fc_xlsx_inputs(struct fc_book *book, const struct fc_report *report)
{
    const struct fc_comparison *comparison = report->comparison;
    struct fc_sheet            *sheet = fc_book_sheet(book, "Inputs", 1, 1);
    int                         row = 1;
    for (int column = 0; column < COLUMNS; column++)
        fc_sheet_text(sheet, 0, column,
                      column > UNDERSTOOD && column < SOURCE ? FC_LOOK_COLUMN : FC_LOOK_FIRST,
                      heading[column]);
    put_plan(sheet, report->plan, comparison != NULL, &row);
    for (int i = 0; comparison != NULL && i < comparison->n; i++)
        put_plan(sheet, comparison->with[i].plan, true, &row);
}
