/* Fifty dots: how bad can a month get? After Kay et al., "When (ish) is My Bus?", CHI 2016: people
   count dots better than they read a density. */
#ifndef FC_PLOTS_WORST_H
#define FC_PLOTS_WORST_H

#include "plots/axis.h"
#include "plots/chart.h"

struct fc_worst_dot {
    struct fc_point centre;
    bool            kept;
};

struct fc_worst_plan {
    struct fc_axis      across;
    double              diameter;
    double              bottom; /* the axis */
    struct fc_worst_dot dot[FC_CHART_DOTS];
    size_t              kept;
    double              line; /* where the promise stands: no dot touches it */
    double              line_top;
    bool                beyond; /* the promise is further out than the line */
    struct fc_point     promise_at, missed_at, kept_at; /* where their baselines start */
    const char         *promise_label, *missed_label, *kept_label, *across_title;
};

const char *fc_worst_unfit(const struct fc_chart_facts *facts);
void        fc_worst_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                          const struct fc_chart_facts *facts);
void        fc_worst_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                          const struct fc_chart_plan *plan);

#endif
