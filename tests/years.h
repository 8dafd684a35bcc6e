/* Many possible years of a plan at once, for tests that look at single trials. */
#ifndef TESTS_YEARS_H
#define TESTS_YEARS_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/trial.h"

/* Every measure of every trial. */
struct years {
    struct fc_arena   arena;
    struct fc_layout *layout;
    struct fc_block  *block; /* the last block run */
    int64_t           n;
    int64_t          *value; /* [n][n_measures][months + 1] ticks */
};

/* Runs n trials, from trial 0, with channels kept so far apart. */
void years_run(struct years *out, const struct fc_plan *plan, uint64_t seed, int64_t n,
               enum fc_apart apart);
void years_free(struct years *years);

/* A measure (by its name) in month t, in its unit, for each trial; the caller's array of n. */
void years_column(const struct years *years, const char *measure, int t, double out[]);

int64_t years_at(const struct years *years, int64_t trial, int measure, int t);

/* The index of a measure by its name; fails the test when there is none. */
int years_measure(const struct fc_plan *plan, const char *name);

#endif
