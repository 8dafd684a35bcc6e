/* A quantile dotplot in the terminal: equally likely outcomes on either side of a promise. */
#ifndef FC_OUTPUT_DOTS_H
#define FC_OUTPUT_DOTS_H

#include <stdbool.h>

#include "base/text.h"
#include "output/answer.h"

/* Appends a title line with the legend, the dots in columns, the promise as an upright line no dot
   straddles, and an axis. Each line begins with `indent` blanks and ends with a line feed. With
   utf8 false it is ASCII. At most 80 cells wide and 14 lines high without its title and axis. */
void fc_dots_draw(struct fc_text *out, const struct fc_dots *dots, int indent, bool utf8);

#endif
