/* Text that stays text in a page, whatever signs it holds. */
#ifndef FC_OUTPUT_HTML_TEXT_H
#define FC_OUTPUT_HTML_TEXT_H

#include "base/text.h"

/* Appends the text, good between tags and between quotes. Control characters but line feeds become
   blanks, broken UTF-8 becomes U+FFFD; signs that turn the writing direction of what follows are
   left out: no name turns the words after it around. NULL is nothing. */
void fc_html_put(struct fc_text *out, const char *text);

#endif
