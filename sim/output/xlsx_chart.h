/* Native charts of a workbook, drawn by whoever opens it from the cells they name. */
#ifndef FC_OUTPUT_XLSX_CHART_H
#define FC_OUTPUT_XLSX_CHART_H

#include <stdbool.h>

#include "output/xlsx_book.h"

/* How a line is drawn. */
enum fc_chart_line { FC_LINE_MIDDLE, FC_LINE_INNER, FC_LINE_OUTER, FC_LINE_LEVEL, FC_LINE_OTHER };

/* One line: its points are cells of two columns of the chart's sheet. */
struct fc_chart_series {
    const char        *name; /* one of ours */
    enum fc_chart_line line;
    int                x, y;        /* columns */
    int                first, last; /* rows */
};

enum { FC_CHART_MOST_SERIES = 8 };

struct fc_sheet_chart {
    bool                   months; /* x is a month; else a number */
    const char            *title, *description;
    const char            *x_name, *y_name;
    const char            *x_number, *y_number; /* formats */
    bool                   share;               /* y runs from 0 to 1 */
    int                    n;
    struct fc_chart_series series[FC_CHART_MOST_SERIES];
};

/* Puts a chart with its upper left corner at a cell. Its texts may be anybody's. */
void fc_sheet_chart(struct fc_sheet *sheet, int row, int column,
                    const struct fc_sheet_chart *chart);

/* Rows that a chart takes. */
enum { FC_CHART_ROWS = 22 };

#endif
