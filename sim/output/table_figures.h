/* What the chart of promises and budgets is told: the same promise at other levels and spends. */
#ifndef FC_OUTPUT_TABLE_FIGURES_H
#define FC_OUTPUT_TABLE_FIGURES_H

#include "plots/table.h"
#include "questions/promise.h"
#include "questions/study.h"

/* Fills *out in the study's arena, or sets it to NULL and *why_not to half a sentence when there is
   no such table: several promises at once, a level that steps, a plan that spends nothing. The
   promise was answered from `result`, whose trials make the column of today; the other budgets are
   run with the same luck, all spend in proportion. Fails as fc_columns_run. */
enum fc_status fc_table_figures_make(const struct fc_table_facts **out, const char **why_not,
                                     const struct fc_study *study, const struct fc_result *result,
                                     const struct fc_promise_answer *answer, struct fc_error *err);

#endif
