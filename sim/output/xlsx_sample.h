/* Where the sample of possible years stands in a workbook, and what is in it. */
#ifndef FC_OUTPUT_XLSX_SAMPLE_H
#define FC_OUTPUT_XLSX_SAMPLE_H

#include "output/report.h"

/* The rows of a column, for formulas: "Sample!$B$2:$B$2001". */
struct fc_sample_range {
    char text[48];
};
struct fc_sample_range fc_sample_statistic(const struct fc_report *report, int promise);
struct fc_sample_range fc_sample_kept(const struct fc_report *report, int promise);
struct fc_sample_range fc_sample_figure(const struct fc_report *report, int figure);

/* The column as the sheet shows it: [columns.trials] in the measure's unit, NaN where there is
   nothing to divide by. In the arena; NULL when memory is out. */
double *fc_sample_statistics(const struct fc_report *report, int promise, struct fc_arena *arena);
double *fc_sample_figures(const struct fc_report *report, int figure, struct fc_arena *arena);

/* The share of the sample that keeps a promise; the level that so many of it keep, by the program's
   own rule (results/read_result): false when memory is out. */
double fc_sample_chance(const struct fc_report *report, int promise);
bool   fc_sample_safe(double *level, const struct fc_report *report, int promise, double confidence,
                      struct fc_arena *arena);

/* Whether a promise's statistic is a value of its measure, to be held against one level: one
   clause, and a level that does not step. */
bool fc_promise_is_simple(const struct fc_promise *promise);

#endif
