/* Lanes in the order of their counts, so that those with more than k are the first ones. */
#ifndef FC_ENGINE_SORTING_H
#define FC_ENGINE_SORTING_H

#include "engine/trial.h"

struct fc_sorting {
    int32_t lane[FC_BLOCK];  /* most first */
    int32_t count[FC_BLOCK]; /* of those lanes: never rises */
};

/* Sorts n lanes by their counts, which are not negative. */
void fc_sort_lanes(struct fc_sorting *out, int n, const int32_t count[]);

#endif
