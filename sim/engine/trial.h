/* A block of trials: draw the inputs, run the months, fill the measures. */
#ifndef FC_ENGINE_TRIAL_H
#define FC_ENGINE_TRIAL_H

#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/layout.h"

/* Trials in a block: columns of this many lanes stay in the first-level cache. */
enum { FC_BLOCK = 512 };

/* Stands in a measure's column where a ratio has no denominator, or nothing can be said. */
#define FC_UNDEFINED INT64_MIN

/* Inputs taken otherwise than as drawn, to ask what they decide. A held input has one value in
   every trial; a shifted one is drawn as for the trial that many further on. */
struct fc_swap {
    const double   *held;  /* [n_inputs] the value, NAN: as drawn; NULL: none is held */
    const uint64_t *shift; /* [n_inputs] modulo 2^64; NULL: none is shifted */
};

/* The workspace and outcome of one block. One for each thread. */
struct fc_block {
    const struct fc_layout *layout;
    const struct fc_swap   *swap; /* NULL: inputs as drawn */
    uint64_t                seed;
    uint64_t                first_trial;
    int                     n;     /* trials in this block, at most FC_BLOCK */
    int64_t                *value; /* [n_measures][months + 1][FC_BLOCK] ticks; last: total */
    double                 *input; /* [n_inputs][FC_BLOCK] as drawn */
    int32_t           *entered; /* [n_streams][horizon][FC_BLOCK] items that entered, by stream */
    struct fc_scratch *scratch;
};

/* NULL when memory is out. */
struct fc_block *fc_block_make(const struct fc_layout *layout, struct fc_arena *arena);

/* Runs trials first_trial .. first_trial + n - 1. Allocates nothing, cannot fail; the outcome
   depends on the layout, the seed and the trials' numbers only. Fills no measures yet
   (engine/ledger). */
void fc_block_draw(struct fc_block *block, uint64_t seed, uint64_t first_trial, int n);

/* The same, and fills the measures of all. */
void fc_block_run(struct fc_block *block, uint64_t seed, uint64_t first_trial, int n);

/* The column of a measure that the layout keeps in month t (months: the total). */
static inline const int64_t *fc_block_value(const struct fc_block *block, int measure, int t)
{
    assert(block->layout->kept[measure]);
    return block->value + ((int64_t)measure * (block->layout->months + 1) + t) * FC_BLOCK;
}

#endif
