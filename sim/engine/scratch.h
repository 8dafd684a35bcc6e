/* What a block of trials works in: columns of lanes, taken once. */
#ifndef FC_ENGINE_SCRATCH_H
#define FC_ENGINE_SCRATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/trial.h"

/* Deals are valued in pairs (two uniforms an address), so many at a time. */
enum { FC_PAIRS = 512 };

struct fc_scratch {
    double  even[FC_BLOCK], odd[FC_BLOCK]; /* uniforms of one address */
    double  chance[FC_BLOCK];              /* this month's chance to move on */
    double  factor[FC_BLOCK];              /* the market's, this month */
    int32_t movers[FC_BLOCK], part[FC_BLOCK];
    int64_t reached[FC_BLOCK]; /* inquiries before this month, of a finite market */

    int      n_pairs;
    int      lane[FC_PAIRS];  /* whose deals these are */
    bool     whole[FC_PAIRS]; /* both of the pair exist */
    uint64_t trial[FC_PAIRS], index[FC_PAIRS];
    double   value[2][FC_PAIRS], end[2][FC_PAIRS];
    bool     is_large[2][FC_PAIRS];

    double  *score;     /* [n_scores][FC_BLOCK] of noises that persist, this month's */
    double  *mixed;     /* [n_tied][FC_BLOCK] scores of tied inputs */
    double  *mean;      /* [n_sources][FC_BLOCK] inquiries to be expected this month */
    int32_t *lost;      /* [n_stages][horizon][FC_BLOCK] of those in stage - 1: will not move on */
    int32_t *movers_of; /* [n_stages][horizon][FC_BLOCK] of those in stage - 1: will move on */
    int64_t *booked;    /* [n_deal_rows][horizon][FC_BLOCK] value of the deals won, ticks */
    int64_t *billed;    /* [n_deal_rows][horizon + 1][FC_BLOCK] bills of monthly contracts: as
                           changes to the month before until their month is reached */
    int64_t *largest;   /* [n_deal_rows][FC_BLOCK] largest booking */
    int32_t *large;     /* [n_deal_rows][FC_BLOCK] large deals won within the plan */
};

/* A lane column of an array of rows by months. */
static inline int32_t *fc_lanes(int32_t *array, const struct fc_layout *layout, int row, int t)
{
    return array + ((int64_t)row * layout->horizon + t) * FC_BLOCK;
}

static inline int64_t *fc_booked(const struct fc_block *block, int row, int t)
{
    return block->scratch->booked + ((int64_t)row * block->layout->horizon + t) * FC_BLOCK;
}

static inline int64_t *fc_billed(const struct fc_block *block, int row, int t)
{
    return block->scratch->billed + ((int64_t)row * (block->layout->horizon + 1) + t) * FC_BLOCK;
}

static inline const double *fc_input_of(const struct fc_block *block, int input)
{
    return block->input + (int64_t)input * FC_BLOCK;
}

#endif
