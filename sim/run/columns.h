/* A few figures of every trial, one column each: what paired questions are answered from.

   Two plans run with the same seed share their luck trial by trial, so their columns may be
   subtracted lane by lane. */
#ifndef FC_RUN_COLUMNS_H
#define FC_RUN_COLUMNS_H

#include "model/plan.h"
#include "run/forecast.h"

/* So many trials fit into the memory of any machine, column by column. */
enum { FC_MOST_COLUMN_TRIALS = 4000000 };

/* A measure over months first..last of the plan (both included), as promises see it: counts and
   money summed, stocks taken at the end, ratios as ratios of sums; all months: the total. */
struct fc_figure {
    int            measure;
    struct fc_span span;
};

struct fc_columns_request {
    const struct fc_plan           *plan;
    int                             n_promises;
    const struct fc_promise *const *promise;
    int                             n_figures;
    const struct fc_figure         *figure;
    bool                            inputs; /* keep what was drawn */
    const struct fc_swap           *swap;   /* inputs otherwise than as drawn; may be NULL */
    uint64_t                        seed;
    uint64_t                        first;   /* the first trial's number */
    uint64_t                        trials;  /* 1 .. FC_MOST_COLUMN_TRIALS */
    int                             threads; /* 0: all there are */
    struct fc_progress              progress;
    const volatile sig_atomic_t    *stop;   /* may be NULL */
    const struct fc_layout         *layout; /* of the plan, not by channel; NULL: one is made */
};

struct fc_columns {
    const struct fc_plan *plan;
    uint64_t              trials;
    /* [n_promises][trials]: kept or not; its first clause's statistic in ticks (see
       results/statistic), FC_UNDEFINED where there is none. */
    bool    **kept;
    int64_t **statistic;
    int64_t **figure;   /* [n_figures][trials] ticks, FC_UNDEFINED */
    int       n_inputs; /* all of the plan, certain ones too, in the order of fc_inputs_list */
    double  **input;    /* [n_inputs][trials] where asked for, else NULL */
};

/* Runs the trials. Everything lives in the arena. FC_INTERRUPTED when stopped: half a column is
   none. FC_NO_MEMORY, FC_BAD_INPUT as fc_forecast. */
enum fc_status fc_columns_run(struct fc_columns *out, const struct fc_columns_request *request,
                              struct fc_arena *arena, struct fc_error *err);

/* How many trials keep promise p. */
uint64_t fc_columns_kept(const struct fc_columns *columns, int p);

enum { FC_INPUT_EDGES = 31 };

/* An input as a question sees it. */
struct fc_drawn_input {
    const char *name;  /* "channel search.cost_per_inquiry" */
    const char *owner; /* NULL: nobody's */
    double      p05, median, p95;
    double      edge[FC_INPUT_EDGES]; /* between 32 ranges it falls into equally often */
    bool        certain;              /* the same in every trial */
};

/* All inputs of a plan in the order of its columns, in the arena; the number in *n. */
enum fc_status fc_inputs_list(struct fc_drawn_input **out, int *n, const struct fc_plan *plan,
                              struct fc_arena *arena, struct fc_error *err);

#endif
