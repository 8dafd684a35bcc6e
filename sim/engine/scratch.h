/* What a block of trials works in: columns of lanes, taken once. */
#ifndef FC_ENGINE_SCRATCH_H
#define FC_ENGINE_SCRATCH_H

#include "engine/trial.h"

/* Deals are valued in pairs (two uniforms an address), so many at a time. */
enum { FC_PAIRS = 1024 };

struct fc_scratch {
    double  even[FC_BLOCK], odd[FC_BLOCK]; /* uniforms of one address */
    double  mean[FC_BLOCK];
    int32_t movers[FC_BLOCK], part[FC_BLOCK];

    int      n_pairs;
    int      lane[FC_PAIRS];  /* whose deals these are */
    bool     whole[FC_PAIRS]; /* both of the pair exist */
    uint64_t trial[FC_PAIRS], index[FC_PAIRS];
    double   value[FC_PAIRS], other[FC_PAIRS];

    int32_t *lost;      /* [n_stages][horizon][FC_BLOCK] of those in stage - 1: will not move on */
    int32_t *movers_of; /* [n_stages][horizon][FC_BLOCK] of those in stage - 1: will move on */
    int64_t *booked;    /* [horizon][FC_BLOCK] value of the deals won, ticks */
};

/* A lane column of one of the arrays above, or of block->entered. */
static inline int32_t *fc_lanes(int32_t *array, const struct fc_layout *layout, int row, int t)
{
    return array + ((int64_t)row * layout->horizon + t) * FC_BLOCK;
}

#endif
