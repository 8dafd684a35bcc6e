/* Expected counts of stages by month, column by column of points, given the inputs and noises. */
#ifndef FC_ENGINE_CLOSED_FORM_COUNTS_H
#define FC_ENGINE_CLOSED_FORM_COUNTS_H

#include "engine/closed_form_draws.h"

/* How the inquiries of a source come to a stage: the share of them that would if every rate were 1,
   by the months it takes, and the inputs that multiply it. */
struct fc_path {
    int           n_lags;
    const double *lag; /* [n_lags] */
    int           n_rates;
    int           rate[FC_MAX_STAGES];
};

/* What is needed for the counts of some stages in months from..to. */
struct fc_counts {
    const struct fc_layout *layout;
    int                     n_stages;
    const int              *stage; /* [n_stages], -1: inquiries */
    const struct fc_path   *path;  /* [n_stages * n_sources] */
    int                     from, to;
    int                     first; /* month whose inquiries may be among them */
    struct fc_draws         draws;
};

/* Lives in the arena; false when memory is out. The layout is of a plan in which all of the stages
   fit (engine/closed_form). */
bool fc_counts_make(struct fc_counts *out, const struct fc_layout *layout, int n_stages,
                    const int stage[], int from, int to, struct fc_arena *arena);

/* Columns of one block of points; one set for each thread. */
struct fc_counts_work {
    struct fc_sobol *sobol;  /* [draws.n] of this randomisation */
    double          *input;  /* [n_inputs][FC_SOBOL_BLOCK] */
    double          *score;  /* [n_scores + n_tied][FC_SOBOL_BLOCK] */
    double          *mean;   /* [n_sources][months][FC_SOBOL_BLOCK] inquiries expected */
    double          *market; /* [FC_SOBOL_BLOCK] of one month */
    double          *part;   /* [3][FC_SOBOL_BLOCK] */
    double          *count;  /* [n_stages][months][FC_SOBOL_BLOCK] expected; months from..to */
};

struct fc_counts_work *fc_counts_work_make(const struct fc_counts *counts, struct fc_arena *arena);

/* Begins a randomisation; then fills the columns of work->count for a block of its points. */
void fc_counts_begin(const struct fc_counts *counts, struct fc_counts_work *work, uint64_t seed,
                     uint64_t randomisation);
void fc_counts_fill(const struct fc_counts *counts, struct fc_counts_work *work, uint64_t first);

static inline double *fc_counts_of(const struct fc_counts      *counts,
                                   const struct fc_counts_work *work, int stage, int t)
{
    return work->count + ((int64_t)stage * counts->layout->months + t) * FC_SOBOL_BLOCK;
}

#endif
