/* A line of text with its place: what a chart says beside its marks. */
#ifndef FC_PLOTS_NOTE_H
#define FC_PLOTS_NOTE_H

#include "plots/label.h"

enum { FC_NOTES = 96 };

struct fc_note {
    const char     *text;
    enum fc_font    font;
    enum fc_tone    tone;
    enum fc_anchor  anchor;
    struct fc_point at; /* on the baseline */
};

struct fc_notes {
    size_t         size;
    struct fc_note note[FC_NOTES];
};

/* Adds one; beyond FC_NOTES is a fault of the chart. */
void fc_note_add(struct fc_notes *notes, struct fc_note note);

/* The text wrapped to the width, in at most that many lines, the first in a line box that begins at
   note.at.y. Returns where the next line box begins. */
double fc_note_wrap(struct fc_notes *notes, struct fc_ruler *ruler, struct fc_note note,
                    double width, size_t most);

/* From the top of a line box to its baseline. */
double fc_note_base(enum fc_font font);

void fc_notes_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_notes *notes);

#endif
