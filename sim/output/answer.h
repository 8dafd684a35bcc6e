/* What to say: verdict, sentences, titled tables, dots, notes. Every format prints this tree. */
#ifndef FC_OUTPUT_ANSWER_H
#define FC_OUTPUT_ANSWER_H

#include <stdbool.h>

#include "base/arena.h"

struct fc_chart_facts;

enum fc_said_kind {
    FC_SAY_CHAPTER,  /* of a report: a title that outlines and links go to */
    FC_SAY_HEADING,  /* what the following is about: "Understood: ..." */
    FC_SAY_VERDICT,  /* a word (YES, NO) and its sentence */
    FC_SAY_SENTENCE, /* consecutive ones stand together */
    FC_SAY_TABLE,
    FC_SAY_DOTS,
    FC_SAY_CHART,   /* a picture, where the format has room for one */
    FC_SAY_NOTE,    /* about the answer: trials, seed, checks */
    FC_SAY_COMMANDS /* what to type next, one command each */
};

/* A titled table. Column 0 names the row, the others are figures. */
struct fc_table {
    const char  *title;
    int          n_columns;
    int          n_rows;
    int          room;    /* rows that were taken */
    const char **heading; /* [n_columns]; that of column 0 is the title */
    const char **cell;    /* [room * n_columns] */
    const char **below;   /* [room] a line under the row, or NULL */
    bool         words;   /* no figures but words: columns are left-aligned, the last one wraps */
};

/* Equally likely outcomes, to be drawn as dots on either side of a promise. */
struct fc_dots {
    const char   *title;
    int           n;
    const double *value; /* [n] rising */
    double        threshold;
    bool          at_most; /* kept means at most the threshold */
    bool          whole;   /* values are whole numbers */
    const char   *missed;  /* "short": what a dot on the wrong side is called */
};

/* A chart to be drawn. */
struct fc_said_chart {
    const char                  *type; /* its name in the table of charts */
    const struct fc_chart_facts *facts;
};

struct fc_said {
    enum fc_said_kind      kind;
    const char            *word; /* of a verdict */
    const char            *text; /* of everything but tables and dots */
    const struct fc_table *table;
    const struct fc_dots  *dots;
    struct fc_said_chart   chart;
    struct fc_said        *next;
};

/* Begin with {.arena = ...}: texts are copied there. After memory ran out `no_memory` stays set and
   adding does nothing: ask once at the end. */
struct fc_answer {
    struct fc_arena *arena;
    bool             no_memory;
    struct fc_said  *first, *last;
    struct fc_table  nothing; /* stands for a table when memory is out */
};

/* A sentence or heading that begins with a word in small letters is given a capital. */
__attribute__((format(printf, 3, 4))) void fc_answer_say(struct fc_answer *answer,
                                                         enum fc_said_kind kind, const char *format,
                                                         ...);
__attribute__((format(printf, 3, 4))) void fc_answer_verdict(struct fc_answer *answer,
                                                             const char *word, const char *format,
                                                             ...);
void fc_answer_dots(struct fc_answer *answer, const struct fc_dots *dots);

/* The facts must outlive the answer; type is kept as it is. */
void fc_answer_chart(struct fc_answer *answer, const char *type,
                     const struct fc_chart_facts *facts);

/* An empty table of at most `rows` rows, already in its place; never NULL: after memory ran out it
   takes no rows. */
struct fc_table *fc_answer_table(struct fc_answer *answer, int n_columns, int rows,
                                 const char *title);

/* Sets a heading; begins the next row with its name; sets a cell of the newest row; puts a line
   under it. Texts are copied. */
void fc_table_heading(struct fc_answer *answer, struct fc_table *table, int column,
                      const char *text);
void fc_table_row(struct fc_answer *answer, struct fc_table *table, const char *name);
void fc_table_cell(struct fc_answer *answer, struct fc_table *table, int column, const char *text);
void fc_table_below(struct fc_answer *answer, struct fc_table *table, const char *text);

#endif
