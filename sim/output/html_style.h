/* How a page looks: on screens light and dark, wide and narrow, and on paper. */
#ifndef FC_OUTPUT_HTML_STYLE_H
#define FC_OUTPUT_HTML_STYLE_H

#include "base/text.h"

/* Appends the rules of a style sheet; its colours are those of the charts. */
void fc_html_style(struct fc_text *out);

#endif
