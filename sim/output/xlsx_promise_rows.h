/* The rows of the sheet Promises: what is said of each promise, one a column. */
#ifndef FC_OUTPUT_XLSX_PROMISE_ROWS_H
#define FC_OUTPUT_XLSX_PROMISE_ROWS_H

#include "output/report.h"
#include "output/xlsx_cell.h"

/* The sheet's row of the first one, and how many there are. */
enum { FC_PROMISE_ROW = 3, FC_PROMISE_ROWS = 13 + 3 * FC_SAFE_LEVELS };

/* One cell to fill. */
struct fc_promise_cell {
    struct fc_sheet                *sheet;
    const struct fc_report         *report;
    const struct fc_promise_answer *answer;
    int                             promise, row; /* counted from the first */
};

/* Writes the name of a row; a promise's cell in it, if there is anything to say. */
void fc_xlsx_promise_name(struct fc_sheet *sheet, int row);
void fc_xlsx_promise_cell(const struct fc_promise_cell *at);

/* The cell with a promise's level, which people may change. */
struct fc_cell_name fc_xlsx_level_cell(int promise);

#endif
