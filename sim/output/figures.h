/* From results to the plain numbers a chart takes. */
#ifndef FC_OUTPUT_FIGURES_H
#define FC_OUTPUT_FIGURES_H

#include "base/arena.h"
#include "plots/chart.h"
#include "questions/promise.h"

/* An answered promise as the charts are told it. */
struct fc_figures_of {
    const struct fc_result         *result;
    const struct fc_promise_answer *promise;
    const struct fc_promise_answer *every_month; /* fc_every_month of it; NULL: not known */
    const char                     *date;        /* may be NULL */
};

/* Fills the facts of one answered promise; everything lives in the arena or in the plan. False when
   memory is out. For a joint promise the facts of level and measure are those of its first
   clause. */
bool fc_figures_make(struct fc_chart_facts *out, const struct fc_figures_of *of,
                     struct fc_arena *arena);

/* The facts of a measure of which nothing is promised: its months. */
bool fc_figures_of_measure(struct fc_chart_facts *out, const struct fc_result *result, int measure,
                           const char *date, struct fc_arena *arena);

#endif
