/* A chart in a page: light or dark as the reader's screen is. */
#ifndef FC_OUTPUT_HTML_CHART_H
#define FC_OUTPUT_HTML_CHART_H

#include "base/arena.h"
#include "base/fail.h"
#include "output/answer.h"
#include "output/html_text.h"

/* Appends a figure: the drawing, what it says in a sentence, its figures folded away; or, where the
   facts do not fill the chart, the reason. `number` is its place among the page's charts, from 1:
   ids in it begin with "chart-1". FC_NO_MEMORY, FC_BAD_INPUT. */
enum fc_status fc_html_chart(struct fc_text *out, const struct fc_said_chart *said, int number,
                             struct fc_arena *arena, struct fc_error *err);

#endif
