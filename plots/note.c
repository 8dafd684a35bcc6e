#include "plots/note.h"

#include <assert.h>

void fc_note_add(struct fc_notes *notes, struct fc_note note)
{
    assert(notes->size < FC_NOTES);
    notes->note[notes->size++] = note;
}

double fc_note_base(enum fc_font font)
{
    return (fc_font_look(font).line + fc_font_ascent(font) - fc_font_descent(font)) / 2;
}

double fc_note_wrap(struct fc_notes *notes, struct fc_ruler *ruler, struct fc_note note,
                    double width, size_t most)
{
    enum { MOST = 4 };
    const char  *line[MOST];
    const double step = fc_font_look(note.font).line;
    const size_t lines =
        fc_ruler_wrap(ruler, note.font, note.text, width, most < MOST ? most : MOST, line);
    double top = note.at.y;
    for (size_t i = 0; i < lines; i++, top += step) {
        note.text = line[i];
        note.at.y = top + fc_note_base(note.font);
        fc_note_add(notes, note);
    }
    return top;
}

void fc_notes_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_notes *notes)
{
    fc_canvas_begin_group(canvas, "labels");
    for (size_t i = 0; i < notes->size; i++) {
        const struct fc_note *note = &notes->note[i];
        fc_canvas_text(canvas, note->at, note->anchor, note->font, fc_theme_tone(theme, note->tone),
                       note->text);
    }
    fc_canvas_end_group(canvas);
}
