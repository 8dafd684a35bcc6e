/* An answer as plain text for a terminal, a mail or a file. */
#ifndef FC_OUTPUT_AS_TEXT_H
#define FC_OUTPUT_AS_TEXT_H

#include <stdbool.h>

#include "base/text.h"
#include "output/answer.h"

enum { FC_TEXT_WIDTH = 100 };

/* How it is printed. Colours are never needed to read it: bold is all there is. */
struct fc_style {
    bool utf8;
    bool bold;
};

/* Appends the answer: at most FC_TEXT_WIDTH cells a line where words allow, no blanks at line ends,
   a line feed at the end. */
void fc_as_text(struct fc_text *out, const struct fc_answer *answer, struct fc_style style);

#endif
