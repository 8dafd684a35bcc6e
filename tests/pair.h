/* A plan run both ways: by the engine, and by the oracle person by person. */
#ifndef TESTS_PAIR_H
#define TESTS_PAIR_H

#include <stdbool.h>

#include "model/plan.h"
#include "tests/years.h"

/* Both ways of running a plan: the same cells, trial by trial. */
struct pair {
    const struct fc_plan *plan;
    int                   n;
    double               *slow; /* [n][slow_size] */
    struct years          fast;
};

/* Runs n trials each way; by_channel keeps the engine's channels apart. */
void pair_run(struct pair *pair, const struct fc_plan *plan, int n, enum fc_apart apart);
void pair_free(struct pair *pair);

/* Fails the test when a measure differs in distribution, in any month or in total. `what` names the
   plan. */
void pair_same_cells(const struct pair *pair, const char *what);

/* Fails it when a promise is not judged by the definition in the engine's own years. */
void pair_same_promises(const struct pair *pair);

#endif
