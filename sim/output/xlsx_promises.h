/* The parts of the sheet Promises. */
#ifndef FC_OUTPUT_XLSX_PROMISES_H
#define FC_OUTPUT_XLSX_PROMISES_H

#include "output/report.h"
#include "output/xlsx_book.h"

/* Each part begins in a row and returns the first row behind it. */

/* The figures of the whole plan, the net gain put together again from its parts. */
int fc_xlsx_totals(struct fc_sheet *sheet, const struct fc_report *report, int row);

/* The chance of a promise at other levels, drawn; `level` is the cell with its own. Nothing where
   the promise has not one level, or every possible year has the same value. */
int fc_xlsx_curve(struct fc_sheet *sheet, const struct fc_report *report, int promise,
                  const char *level, int row);

#endif
