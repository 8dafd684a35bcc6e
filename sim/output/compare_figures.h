/* What the chart of plans side by side is told. */
#ifndef FC_OUTPUT_COMPARE_FIGURES_H
#define FC_OUTPUT_COMPARE_FIGURES_H

#include "plots/compare.h"
#include "questions/compare.h"

/* Fills *out in the arena: the first promise of the comparison (if it has one, and all plans can be
   asked it), what it is about, deals, money and cost. *out is NULL, and *why_not half a sentence,
   where some plan cannot be asked that promise. FC_NO_MEMORY only. */
enum fc_status fc_compare_figures_make(const struct fc_compare_facts **out, const char **why_not,
                                       const struct fc_comparison *comparison,
                                       struct fc_arena *arena, struct fc_error *err);

#endif
