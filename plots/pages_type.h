/* Text on pages: its sizes, measured and broken into lines that are drawn as they were measured. */
#ifndef FC_PLOTS_PAGES_TYPE_H
#define FC_PLOTS_PAGES_TYPE_H

#include <pango/pangocairo.h>

#include "plots/label.h"

/* All in points. Digits are equally wide, so that figures stand under each other. */
struct fc_page_type {
    double size;
    double line;   /* from baseline to baseline */
    int    weight; /* 400 or 600 */
    bool   mono;   /* for what is typed */
};

struct fc_page_line {
    const char *text;
    double      width;
};

/* Sets one paragraph in that type. */
void fc_page_type_set(PangoLayout *layout, struct fc_page_type type, const char *text);

/* From the top of a line to its baseline. */
double fc_page_type_base(struct fc_page_type type);

/* How wide the text is on one line. */
double fc_page_width(struct fc_ruler *ruler, struct fc_page_type type, const char *text);

/* How wide its widest word is. */
double fc_page_word_width(struct fc_ruler *ruler, struct fc_page_type type, const char *text);

/* Breaks the text into lines not wider than width, within a word only where it has no line of its
   own that holds it; the last of `most` lines is cut with an ellipsis. Returns how many; the lines
   are in the ruler's arena. */
size_t fc_page_wrap(struct fc_ruler *ruler, struct fc_page_type type, const char *text,
                    double width, size_t most, struct fc_page_line **line);

/* The least width in which the text needs no more lines: so that a title does not leave one word
   alone on its last line. */
double fc_page_balance(struct fc_ruler *ruler, struct fc_page_type type, const char *text,
                       double width);

#endif
