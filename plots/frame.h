/* Title, subtitle and footer, laid out from the top down; the chart gets the room between. */
#ifndef FC_PLOTS_FRAME_H
#define FC_PLOTS_FRAME_H

#include "plots/chart.h"

/* Wraps the texts by their measured width and says what room is left. */
void fc_frame_plan(struct fc_frame *out, struct fc_ruler *ruler, const char *title,
                   const char *subtitle, const char *footer);

/* Trials, plan, seed, error, date. */
const char *fc_frame_footer(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* Paper, title, subtitle and footer. */
void fc_frame_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_frame *frame);

/* "92 of 100" is one figure: spaces that must not end a line, for breaking text into lines; and the
   lines with plain spaces again, as readers and searches expect. */
const char *fc_frame_bind(struct fc_ruler *ruler, const char *text);
const char *fc_frame_unbind(struct fc_ruler *ruler, const char *line);

/* From the middle of a line of labels to its baseline. */
double fc_frame_drop(enum fc_font font);

#endif
