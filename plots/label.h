/* Text that finds its place: measured, wrapped, shortened, pushed apart. */
#ifndef FC_PLOTS_LABEL_H
#define FC_PLOTS_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "plots/canvas.h"
#include "plots/theme.h"

/* Measures text and keeps it. Made for one chart, by one thread. Running out of memory is kept in
   no_memory: ask once at the end. */
struct fc_ruler {
    struct fc_arena     *arena; /* the caller's: texts live there */
    struct _PangoLayout *layout;
    bool                 no_memory;
    int                  unknown;    /* characters no installed font can draw */
    const char          *unknown_in; /* the first text that has one */
};

/* FC_NO_MEMORY only. */
enum fc_status fc_ruler_make(struct fc_ruler *out, struct fc_arena *arena, struct fc_error *err);
void           fc_ruler_free(struct fc_ruler *ruler);

/* Text printed into the arena; "" when memory is out. */
__attribute__((format(printf, 2, 3))) const char *fc_ruler_print(struct fc_ruler *ruler,
                                                                 const char      *format, ...);

/* n zeroed objects in the arena; NULL when memory is out. */
void *fc_ruler_take(struct fc_ruler *ruler, size_t n, size_t size);

/* The text with broken UTF-8 and control characters replaced; "" for NULL. */
const char *fc_ruler_clean(struct fc_ruler *ruler, const char *text);

/* How wide the text is in units, with 8 % to spare: an SVG is shown with whatever font the reader
   has. Also counts characters that no font can draw. */
double fc_ruler_width(struct fc_ruler *ruler, enum fc_font font, const char *text);

/* The text, or as much of its beginning as fits in width, with an ellipsis. */
const char *fc_ruler_fit(struct fc_ruler *ruler, enum fc_font font, const char *text, double width);

/* Breaks text into lines not wider than width and about equally long; the last of `most` lines is
   cut with an ellipsis. Returns how many lines it took. */
size_t fc_ruler_wrap(struct fc_ruler *ruler, enum fc_font font, const char *text, double width,
                     size_t most, const char *line[]);

/* One label that wants to stand at a height and will be moved as little as needed. */
struct fc_label {
    const char     *text;
    enum fc_font    font;
    enum fc_tone    tone;
    double          width;  /* as measured */
    struct fc_point from;   /* what it speaks of */
    double          wanted; /* centre of the label, before */
    double          centre; /* and after fc_label_dodge */
};

/* Moves labels so that their centres are at least gap apart and within low..high, each as near to
   where it wants to be as the others let it, keeping their order from top to bottom (equal ones as
   listed). false, and labels evenly spread, when there is not enough room. */
bool fc_label_dodge(struct fc_label label[], size_t size, double gap, double low, double high);

#endif
