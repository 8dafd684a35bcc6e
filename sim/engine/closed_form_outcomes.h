/* What is asked of expected counts: the chance of some bands, or a count itself. */
#ifndef FC_ENGINE_CLOSED_FORM_OUTCOMES_H
#define FC_ENGINE_CLOSED_FORM_OUTCOMES_H

#include "engine/closed_form_bands.h"
#include "engine/closed_form_counts.h"
#include "engine/closed_form_tail.h"

/* A sum of a stage's months; the chance that it reaches a level. */
struct fc_count_sum {
    int            stage; /* of the counts */
    struct fc_span span;
};
struct fc_count_tail {
    int sum, table;
};

struct fc_outcome {
    bool is_count; /* the expected count of `sum`; else a chance: */
    int  sum;
    int  needed, n; /* so many of the bands hold, */
    int (*tail)[2]; /* [n] a band: reaches its least, but not one more than its most; -1: sure */
    int then;       /* and that earlier outcome does too; -1: none */
};

/* All that is asked at once: what two outcomes share is worked out once. */
struct fc_outcomes {
    struct fc_arena      *arena;
    int                   n_stages, n_sums, n_tables, n_tails, n;
    int                   most_sums, most_tables, most_tails, most; /* room */
    bool                  failed;                                   /* memory was out */
    int                  *stage;                                    /* [n_stages] */
    struct fc_count_sum  *sum;                                      /* [n_sums] */
    int64_t              *level;                                    /* [n_tables] */
    struct fc_count_tail *tail;                                     /* [n_tails] */
    struct fc_outcome    *outcome;
};

/* Add to an empty one with an arena; each returns the outcome's index. Memory that is out is
   remembered in `failed`. `then` makes the product with an outcome that was added before (which
   shares no month with it), -1 for none. */
int fc_outcomes_add(struct fc_outcomes *outcomes, const struct fc_bands *bands, int then);
int fc_outcomes_add_count(struct fc_outcomes *outcomes, int stage, struct fc_span span);

/* The months that any outcome looks at. */
struct fc_span fc_outcomes_months(const struct fc_outcomes *outcomes);

/* The tables of all levels, made after the last outcome was added; NULL when memory is out. */
const struct fc_tail *fc_outcomes_tables(const struct fc_outcomes *outcomes);

/* Columns of one block of points; one set for each thread. */
struct fc_outcomes_work {
    const struct fc_tail *table; /* [n_tables] */
    double               *sum;   /* [n_sums][FC_SOBOL_BLOCK] */
    double               *tail;  /* [n_tails][FC_SOBOL_BLOCK] */
    double               *value; /* [n][FC_SOBOL_BLOCK] */
    double               *part;  /* [FC_MAX_MONTHS / 2 + 2][FC_SOBOL_BLOCK] */
};

struct fc_outcomes_work *fc_outcomes_work_make(const struct fc_outcomes *outcomes,
                                               const struct fc_tail *table, struct fc_arena *arena);

/* Adds each outcome's sum over the block's points to total[n]. */
void fc_outcomes_total(const struct fc_outcomes *outcomes, const struct fc_counts *counts,
                       struct fc_outcomes_work *work, const struct fc_counts_work *expected,
                       double total[]);

#endif
