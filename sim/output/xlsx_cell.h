/* Cells of a workbook that stay what they were written as. */
#ifndef FC_OUTPUT_XLSX_CELL_H
#define FC_OUTPUT_XLSX_CELL_H

#include "output/xlsx_book.h"

/* Text, whoever wrote it: never a formula, never a broken file (output/xlsx_text.h). NULL is "". */
void fc_sheet_text(struct fc_sheet *sheet, int row, int column, enum fc_look look,
                   const char *text);

/* Text across columns first..last, wrapped, its row as high as it needs. */
void fc_sheet_across(struct fc_sheet *sheet, int row, int first, int last, enum fc_look look,
                     const char *text);

/* A number; what is none (NaN, infinity) leaves the cell empty. */
void fc_sheet_number(struct fc_sheet *sheet, int row, int column, enum fc_look look,
                     const char *number, double value);

/* A calendar month, as a date. */
void fc_sheet_month(struct fc_sheet *sheet, int row, int column, int month);

/* A formula and the value it has now, for readers that do not compute: what is no value leaves the
   cell empty. All words of the formula must be ours: names of functions, sheets and cells. */
__attribute__((format(printf, 6, 7))) void fc_sheet_formula(struct fc_sheet *sheet, int row,
                                                            int column, const char *number,
                                                            double value, const char *format, ...);

/* Makes a column at least so wide, in letters. */
void fc_sheet_widen(struct fc_sheet *sheet, int column, double letters);

/* Lets people filter the rows first..last, the first of which has the headings. */
void fc_sheet_filter(struct fc_sheet *sheet, int first, int last, int columns);

/* "B5", "$B$5:$B$9": for formulas. */
struct fc_cell_name {
    char text[40];
};
struct fc_cell_name fc_cell_name(int row, int column);
struct fc_cell_name fc_range_name(int column, int first, int last);

#endif
