/* Charts of an answered promise, or of a measure, into files. */
#ifndef FC_OUTPUT_PICTURE_H
#define FC_OUTPUT_PICTURE_H

#include "output/figures.h"
#include "plots/compare.h"
#include "plots/table.h"
#include "questions/promise.h"

/* What pictures are drawn of. */
struct fc_picture_of {
    const struct fc_result         *result;
    const struct fc_promise_answer *promise;     /* NULL: none, only a measure's months */
    const struct fc_promise_answer *every_month; /* fc_every_month of it, or NULL */
    int                             measure;     /* that the months show; -1: what is promised */
    const char                     *date;        /* in the footer */
    const struct fc_table_facts    *table;       /* the promise at other budgets, or NULL */
    const char                     *no_table;   /* why it is NULL, as part of a sentence, or NULL */
    const struct fc_compare_facts  *compare;    /* with other plans, or NULL */
    const char                     *no_compare; /* why it is NULL, likewise */
    const struct fc_drivers_facts  *drivers;    /* what decides the promise, or NULL */
    const struct fc_owners_facts   *owners;     /* who carries its risk, or NULL */
    const struct fc_risk_facts     *risk;       /* which promises of the plan are missed, or NULL */
};

/* The figures, ready to be drawn as often as wanted. */
struct fc_easel {
    struct fc_chart_facts promise, months;
    const char           *no_table, *no_compare;
};

/* What is asked for. The file's ending says the format: .png, .svg or .pdf. */
struct fc_picture {
    const char *type; /* one of fc_picture_type_at */
    const char *file;
    const char *theme; /* "light", "dark"; NULL: light */
    double      scale; /* pixels a unit of a .png */
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

/* Whether this chart can show another measure than the promised one. */
bool fc_picture_shows_measures(const char *type);

/* Whether the file's ending is one that can be drawn. */
bool fc_picture_ending_known(const char *file);

/* Makes the figures; they live in the arena. FC_NO_MEMORY only. */
enum fc_status fc_easel_make(struct fc_easel *out, const struct fc_picture_of *of,
                             struct fc_arena *arena, struct fc_error *err);

/* Whether there is anything for what this chart alone shows: one with nothing was not asked for. */
bool fc_picture_told(const struct fc_easel *easel, const char *type);

/* Why this chart cannot show them, as part of a sentence; NULL when it can. */
const char *fc_picture_unfit(const struct fc_easel *easel, const char *type);

/* Draws into the file, whole or not at all. FC_BAD_INPUT with a sentence when the figures do not
   fit the chart. */
enum fc_status fc_picture_write(const struct fc_easel *easel, const struct fc_picture *picture,
                                struct fc_picture_words *words, struct fc_arena *arena,
                                struct fc_error *err);

/* Gives back what the drawing libraries keep; nothing may be drawn afterwards. */
void fc_pictures_end(void);

#endif
