#include "output/xlsx_cell.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/month.h"
#include "output/xlsx_text.h"

/* Wider columns wrap; words among figures and over them sooner. */
static const double WIDEST = 60, WIDEST_WRAPPED = 30, WIDEST_HEADING = 14;

/* Letters in a column beside what is in it. */
static const double MARGIN = 2;

static bool is_usable(const struct fc_sheet *sheet)
{
    return sheet->lxw != NULL && sheet->book->error.status == FC_OK;
}

static void check(struct fc_sheet *sheet, lxw_error error)
{
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        fc_book_no_memory(sheet->book);
    else if (error != LXW_NO_ERROR)
        fc_fail(&sheet->book->error, FC_BAD_INPUT, "the sheet %s cannot take a cell: %s",
                sheet->name, lxw_strerror(error));
}

void fc_sheet_widen(struct fc_sheet *sheet, int column, double letters)
{
    assert(column >= 0 && column < FC_SHEET_COLUMNS);
    if (column >= sheet->columns)
        sheet->columns = column + 1;
    sheet->width[column] = fmax(sheet->width[column], fmin(letters, WIDEST) + MARGIN);
}

/* ---- text ---- */

static double longest_word(const char *text)
{
    double longest = 0;
    while (*text != '\0') {
        const size_t length = strcspn(text, " ");
        longest = fmax(longest, (double)fc_utf8_width(text, length));
        text += length + (text[length] != '\0');
    }
    return longest;
}

/* How wide a text wants its column. */
static double letters_of(const char *text, enum fc_look look)
{
    const double all = (double)fc_utf8_width(text, strlen(text)) * fc_look_size(look);
    if (look == FC_LOOK_COLUMN)
        return fmax(fmin(all, WIDEST_HEADING), longest_word(text));
    return look == FC_LOOK_FIGURE || look == FC_LOOK_WRAPPED ? fmin(all, WIDEST_WRAPPED) : all;
}

static void add_line(struct fc_sheet *sheet, int row, int first, int last, enum fc_look look,
                     const char *text)
{
    struct fc_sheet_line *line = fc_arena_take(sheet->book->arena, 1, sizeof *line);
    if (line == NULL) {
        fc_book_no_memory(sheet->book);
        return;
    }
    *line = (struct fc_sheet_line){.next = sheet->line,
                                   .row = row,
                                   .first = first,
                                   .last = last,
                                   .text = text,
                                   .size = fc_look_size(look)};
    sheet->line = line;
    sheet->rows = row >= sheet->rows ? row + 1 : sheet->rows;
}

static const char *fit(struct fc_sheet *sheet, const char *text)
{
    const char *made =
        is_usable(sheet) ? fc_cell_text(sheet->book->arena, text == NULL ? "" : text) : NULL;
    if (made == NULL && is_usable(sheet))
        fc_book_no_memory(sheet->book);
    return made;
}

void fc_sheet_text(struct fc_sheet *sheet, int row, int column, enum fc_look look, const char *text)
{
    const char *made = fit(sheet, text);
    if (made == NULL)
        return;
    fc_sheet_widen(sheet, column, letters_of(made, look));
    add_line(sheet, row, column, column, look, made);
    check(sheet, worksheet_write_string(sheet->lxw, (lxw_row_t)row, (lxw_col_t)column, made,
                                        fc_book_format(sheet->book, look, FC_NUMBER_NONE)));
}

void fc_sheet_across(struct fc_sheet *sheet, int row, int first, int last, enum fc_look look,
                     const char *text)
{
    const char *made = fit(sheet, text);
    if (made == NULL)
        return;
    add_line(sheet, row, first, last, look, made);
    for (int column = first; column <= last; column++)
        fc_sheet_widen(sheet, column, 0);
    lxw_format *format = fc_book_format(sheet->book, look, FC_NUMBER_NONE);
    if (first < last)
        check(sheet, worksheet_merge_range(sheet->lxw, (lxw_row_t)row, (lxw_col_t)first,
                                           (lxw_row_t)row, (lxw_col_t)last, "", format));
    check(sheet,
          worksheet_write_string(sheet->lxw, (lxw_row_t)row, (lxw_col_t)first, made, format));
}

/* ---- numbers ---- */

/* Letters that the number takes: its digits with commas, and what the format says beside them. */
static double letters_of_number(const char *number, double value)
{
    if (strchr(number, 'y') != NULL)
        return 8;
    double beside = 0; /* letters before and behind the digits */
    for (const char *at = number; *at != '\0' && *at != ';'; at++)
        beside += strchr("\"#,", *at) == NULL;
    const double shown = fabs(value) * (strchr(number, '%') != NULL ? 100 : 1);
    const double digits = shown < 10 ? 1 : floor(log10(shown)) + 1;
    return digits + floor((digits - 1) / 3) + (value < 0) + beside - 1;
}

void fc_sheet_number(struct fc_sheet *sheet, int row, int column, enum fc_look look,
                     const char *number, double value)
{
    if (!is_usable(sheet) || !isfinite(value))
        return;
    fc_sheet_widen(sheet, column,
                   strcmp(number, FC_NUMBER_CHANCE) == 0 ? 5 : letters_of_number(number, value));
    check(sheet, worksheet_write_number(sheet->lxw, (lxw_row_t)row, (lxw_col_t)column, value,
                                        fc_book_format(sheet->book, look, number)));
}

void fc_sheet_month(struct fc_sheet *sheet, int row, int column, int month)
{
    lxw_datetime date = {
        .year = fc_year_of_month(month), .month = fc_month_of_year(month) + 1, .day = 1};
    if (!is_usable(sheet))
        return;
    fc_sheet_widen(sheet, column, letters_of_number(FC_NUMBER_MONTH, 0));
    check(sheet,
          worksheet_write_datetime(sheet->lxw, (lxw_row_t)row, (lxw_col_t)column, &date,
                                   fc_book_format(sheet->book, FC_LOOK_PLAIN, FC_NUMBER_MONTH)));
}

void fc_sheet_formula(struct fc_sheet *sheet, int row, int column, const char *number, double value,
                      const char *format, ...)
{
    char    formula[600];
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(formula, sizeof formula, format, args);
    va_end(args);
    assert(length > 0 && (size_t)length < sizeof formula);
    if (!is_usable(sheet) || !isfinite(value) || length <= 0)
        return;
    fc_sheet_widen(sheet, column,
                   strcmp(number, FC_NUMBER_CHANCE) == 0 ? 5 : letters_of_number(number, value));
    check(sheet,
          worksheet_write_formula_num(sheet->lxw, (lxw_row_t)row, (lxw_col_t)column, formula,
                                      fc_book_format(sheet->book, FC_LOOK_LIVE, number), value));
}

/* ---- names and filters ---- */

void fc_sheet_filter(struct fc_sheet *sheet, int first, int last, int columns)
{
    if (is_usable(sheet))
        check(sheet, worksheet_autofilter(sheet->lxw, (lxw_row_t)first, 0, (lxw_row_t)last,
                                          (lxw_col_t)(columns - 1)));
}

struct fc_cell_name fc_cell_name(int row, int column)
{
    struct fc_cell_name name;
    lxw_rowcol_to_cell(name.text, (lxw_row_t)row, (lxw_col_t)column);
    return name;
}

struct fc_cell_name fc_range_name(int column, int first, int last)
{
    struct fc_cell_name name;
    lxw_rowcol_to_range_abs(name.text, (lxw_row_t)first, (lxw_col_t)column, (lxw_row_t)last,
                            (lxw_col_t)column);
    return name;
}
