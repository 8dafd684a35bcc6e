/* A chart of an answered promise, into a file. */
#ifndef FC_OUTPUT_PICTURE_H
#define FC_OUTPUT_PICTURE_H

#include "questions/promise.h"

/* What is asked for. The file's ending says the format: .png, .svg or .pdf. */
struct fc_picture {
    const char *type; /* one of fc_picture_type_at */
    const char *file;
    const char *theme; /* "light", "dark"; NULL: light */
    double      scale; /* pixels a unit of a .png */
    const char *date;  /* in the footer */
};

/* What was drawn, in words. In the arena. */
struct fc_picture_words {
    const char *title;
    const char *description;
    const char *warning; /* what will not look right, or NULL */
};

/* The names of the charts in the order of a report, and what each answers; NULL past the last. */
const char *fc_picture_type_at(int index, const char **question);

bool fc_picture_type_known(const char *type);

/* Whether the file's ending is one that can be drawn. */
bool fc_picture_ending_known(const char *file);

/* Draws into the file, whole or not at all. FC_BAD_INPUT with a sentence when this promise does not
   fit the chart. */
enum fc_status fc_picture_write(const struct fc_picture *picture, const struct fc_result *result,
                                const struct fc_promise_answer *promise,
                                struct fc_picture_words *words, struct fc_arena *arena,
                                struct fc_error *err);

/* Gives back what the drawing libraries keep; nothing may be drawn afterwards. */
void fc_pictures_end(void);

#endif
