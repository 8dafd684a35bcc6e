/* Ticks with their words, along the bottom or the left side of a plot. */
#ifndef FC_PLOTS_AXIS_H
#define FC_PLOTS_AXIS_H

#include "plots/chart.h"
#include "plots/scale.h"

enum { FC_AXIS_TICKS = 12 };

struct fc_axis {
    struct fc_scale scale;
    size_t          size;
    double          at[FC_AXIS_TICKS]; /* positions */
    double          value[FC_AXIS_TICKS];
    const char     *label[FC_AXIS_TICKS];
    double          widest; /* label */
};

/* An axis of values of the metric, across: as many ticks as their labels leave room for. */
void fc_axis_across(struct fc_axis *out, struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                    struct fc_scale scale);

/* The same upwards. */
void fc_axis_upwards(struct fc_axis *out, struct fc_ruler *ruler,
                     const struct fc_chart_facts *facts, struct fc_scale scale);

/* 0, 20, .. 100. */
void fc_axis_of_100(struct fc_axis *out, struct fc_ruler *ruler, struct fc_scale scale);

/* Ticks and labels below `y`, from left to right a line. */
void fc_axis_draw_across(struct fc_canvas *canvas, const struct fc_theme *theme,
                         const struct fc_axis *axis, double y);

/* Grid lines from left to right and labels to their left. */
void fc_axis_draw_upwards(struct fc_canvas *canvas, const struct fc_theme *theme,
                          const struct fc_axis *axis, double left, double right);

#endif
