/* The sheets of a workbook report, in their order. */
#ifndef FC_OUTPUT_XLSX_SHEETS_H
#define FC_OUTPUT_XLSX_SHEETS_H

#include "output/report.h"
#include "output/xlsx_book.h"

/* The report's chapters, one under the other: words, tables, what the charts say. Fails as laying
   out a chart does (FC_BAD_INPUT, FC_NO_MEMORY). */
enum fc_status fc_xlsx_answer(struct fc_book *book, const struct fc_report *report,
                              struct fc_error *err);

/* Every measure month by month and in total, over all possible years; the promised one drawn. */
void fc_xlsx_months(struct fc_book *book, const struct fc_report *report);

/* Each promise: what the program says, and what the workbook counts itself. */
void fc_xlsx_promises(struct fc_book *book, const struct fc_report *report);

/* Each plan's inputs: as typed, as understood, and where they come from. */
void fc_xlsx_inputs(struct fc_book *book, const struct fc_report *report);

/* What the other plans cost and bring against the first; only of a report that compares. */
void fc_xlsx_compare(struct fc_book *book, const struct fc_report *report);

/* The sample, one possible year a row; only of a report that has one. */
void fc_xlsx_sample(struct fc_book *book, const struct fc_report *report);

#endif
