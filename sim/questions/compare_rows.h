/* The figures of two plans that are set against each other, and the rows in which they are. */
#ifndef FC_QUESTIONS_COMPARE_ROWS_H
#define FC_QUESTIONS_COMPARE_ROWS_H

#include "questions/compare.h"

/* Figures of one plan, each once. Begin with {0}. */
struct fc_figure_list {
    int               n, room;
    struct fc_figure *figure;
};

/* One number of each trial of both plans: the sum of n figures. */
struct fc_pair_row {
    int                    n;
    const int             *column[2]; /* [n] in the list of either plan */
    double                 ticks;     /* in one unit of what is told */
    struct fc_paired_tally tally;
    struct fc_difference  *out;
};

/* Two plans that are run side by side. */
struct fc_pair {
    struct fc_compared    *to;
    struct fc_figure_list *list[2]; /* of the first plan (shared by all pairs), of the other */
    int                    n_rows, room;
    struct fc_pair_row    *row;
    uint64_t               trials;
    uint64_t (*kept)[2]; /* [n_promises] by the first plan, by the other */
};

/* Who lists them. After memory ran out `failed` stays set and nothing is added. */
struct fc_matcher {
    struct fc_pair       *pair;
    struct fc_compared   *to;
    const struct fc_plan *plan[2];
    struct fc_arena      *arena;
    bool                  failed;
};

/* Memory for n (0 is fine); NULL when it is out. */
void *fc_matcher_take(struct fc_matcher *matcher, int n, size_t size);

/* Where a figure stands in the list of the first plan (side 0) or the other; added if it is new. */
int fc_matcher_figure(struct fc_matcher *matcher, int side, int measure, struct fc_span span);

/* Adds a row: n figures of each plan, summed. The columns must last. */
void fc_matcher_row(struct fc_matcher *matcher, int n, const int *first, const int *second,
                    double ticks, struct fc_difference *out);

/* Adds a row: one measure of each plan over a span of each; a mean of so many periods. */
void fc_matcher_watch(struct fc_matcher *matcher, const int measure[2],
                      const struct fc_span span[2], double periods, struct fc_difference *out);

#endif
