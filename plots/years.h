/* Twenty possible years, a panel each: what would a real year look like? After Hullman, Resnick and
   Adar, "Hypothetical Outcome Plots", PLoS ONE 2015: samples answer joint questions. */
#ifndef FC_PLOTS_YEARS_H
#define FC_PLOTS_YEARS_H

#include "plots/chart.h"
#include "plots/scale.h"

struct fc_years_panel {
    double           left, top, right, bottom; /* the room for the line */
    bool             kept;
    const char      *label; /* on a line of its own above */
    struct fc_point *point; /* [size] */
    bool            *known; /* [size] false: a gap in the line */
    struct fc_point *miss;  /* [misses] periods that break the promise */
    size_t           misses;
};

struct fc_years_plan {
    size_t                size; /* points of a panel */
    size_t                panels;
    struct fc_years_panel panel[FC_CHART_YEARS];
    struct fc_point      *promise; /* pairs of ends within a panel, from its left and the top */
    size_t                promises;
    double                label_height;
    const char           *first, *last; /* period labels under the lowest row */
};

const char *fc_years_unfit(const struct fc_chart_facts *facts);
void        fc_years_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                          const struct fc_chart_facts *facts);
void        fc_years_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                          const struct fc_chart_plan *plan);

#endif
