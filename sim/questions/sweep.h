/* One key over several values: "channel search.spend = 10k..60k step 5k". */
#ifndef FC_QUESTIONS_SWEEP_H
#define FC_QUESTIONS_SWEEP_H

#include "base/arena.h"
#include "base/problem.h"
#include "questions/compare.h"

enum { FC_MOST_SWEPT = 100 };

struct fc_sweep {
    const char  *key;   /* as typed */
    int          n;     /* values, 1 .. FC_MOST_SWEPT */
    const char **set;   /* [n] settings: "channel search.spend = 10,000 a month" */
    const char **label; /* [n] the values, shortly: "10k" */
};

/* A sweep that was run: the plan as it is against each value. */
struct fc_swept {
    struct fc_sweep             sweep;
    const struct fc_comparison *comparison;
};

/* Reads KEY = LOW..HIGH step STEP and words that belong to each value ("a month"; where the key
   flows they may be left out). LOW with a sign in front is a relative change (-40%..+40%), so is
   "x 0.5..2 step 0.25". All lives in the arena. On refusal one problem is added (rule "sweep" or
   "number"). */
bool fc_sweep_read(struct fc_sweep *out, struct fc_piece piece, struct fc_arena *arena,
                   struct fc_problems *problems);

#endif
