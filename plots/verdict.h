/* A hundred dots: will the promise hold? Filled ones are the years that keep it. */
#ifndef FC_PLOTS_VERDICT_H
#define FC_PLOTS_VERDICT_H

#include "plots/chart.h"

enum { FC_VERDICT_SIDE = 10, FC_VERDICT_DOTS = 100, FC_VERDICT_LINES = 12 };

/* A line of the text beside the dots. */
struct fc_verdict_line {
    const char     *text;
    enum fc_font    font;
    enum fc_tone    tone;
    struct fc_point at; /* where its baseline starts */
};

struct fc_verdict_plan {
    struct fc_point        dot[FC_VERDICT_DOTS]; /* row by row, kept ones first */
    int                    kept;                 /* so many are filled */
    double                 radius;
    struct fc_point        asked[4]; /* the stepped line under the dots asked for */
    size_t                 asked_count;
    struct fc_point        asked_at; /* middle left of its label */
    const char            *asked_label;
    size_t                 lines;
    struct fc_verdict_line line[FC_VERDICT_LINES];
};

const char *fc_verdict_unfit(const struct fc_chart_facts *facts);
void        fc_verdict_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                            const struct fc_chart_facts *facts);
void        fc_verdict_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                            const struct fc_chart_plan *plan);

#endif
