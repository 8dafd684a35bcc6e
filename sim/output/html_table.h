/* Tables of a page: with caption, scopes, and a box of their own to scroll in. */
#ifndef FC_OUTPUT_HTML_TABLE_H
#define FC_OUTPUT_HTML_TABLE_H

#include "output/answer.h"
#include "output/html_text.h"
#include "plots/chart.h"

void fc_html_table(struct fc_text *out, const struct fc_table *table);

/* The figures behind a chart, under its title. */
void fc_html_chart_table(struct fc_text *out, const struct fc_chart_words *words);

#endif
