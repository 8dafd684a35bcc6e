/* From results to the plain numbers a chart takes. */
#ifndef FC_OUTPUT_FIGURES_H
#define FC_OUTPUT_FIGURES_H

#include "base/arena.h"
#include "plots/chart.h"
#include "questions/promise.h"

/* Fills the facts of one answered promise; everything lives in the arena or in the plan. False when
   memory is out. date may be NULL. For a joint promise the facts of level and measure are those of
   its first clause. */
bool fc_figures_make(struct fc_chart_facts *out, const struct fc_result *result,
                     const struct fc_promise_answer *promise, const char *date,
                     struct fc_arena *arena);

#endif
