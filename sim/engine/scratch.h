/* What a block of trials works in: columns of lanes, taken once. */
#ifndef FC_ENGINE_SCRATCH_H
#define FC_ENGINE_SCRATCH_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "engine/crowd.h"
#include "engine/lanes.h"
#include "engine/sorting.h"
#include "engine/trial.h"

struct fc_scratch {
    double  even[FC_BLOCK], odd[FC_BLOCK]; /* uniforms of one address */
    double  chance[FC_BLOCK];              /* this month's chance to move on */
    double  factor[FC_BLOCK];              /* the market's, this month, for each of its steps */
    bool    shared;                        /* there is such a factor */
    double  mean[FC_BLOCK];                /* inquiries to be expected of a source this month */
    double  mixed_mean[FC_BLOCK], moving_mean[FC_BLOCK]; /* of the mixture, and who moves on */
    int32_t mixed_movers[FC_QUARTERS][FC_BLOCK];         /* this month's, by step */
    int32_t movers[FC_BLOCK], part[FC_BLOCK], step[FC_BLOCK], lost_now[FC_BLOCK];
    struct fc_crowd crowd, few;              /* who goes through a door; for whom else a draw is */
    int32_t         entering[FC_BLOCK];      /* of the crowd: those that entered */
    double          likely[FC_BLOCK];        /* and their chance */
    int32_t left[FC_BLOCK], there[FC_BLOCK]; /* of a team's units, and in the queue, this step */
    int64_t reached[FC_BLOCK];               /* inquiries before this month, of a finite market */

    /* Deals of a month, lanes with most of them first (engine/deals): */
    struct fc_sorting sorting;
    uint64_t          trial[FC_BLOCK];
    double            value[2][FC_BLOCK], end[2][FC_BLOCK];
    bool              is_large[2][FC_BLOCK];
    int64_t           sum[FC_BLOCK], most[FC_BLOCK];

    double *score;        /* [n_scores][FC_BLOCK] of noises that persist, this month's */
    double *mixed;        /* [n_tied][FC_BLOCK] scores of tied inputs */
    double *next_noise;   /* [n_sources][FC_BLOCK] uniforms of the next month's (engine/arrivals) */
    double *mixed_chance; /* [months][FC_BLOCK] where a team works inquiries (engine/mixture) */
    /* By stage - 1 whose items they are (inquiries first), [n_stages][horizon *
       slots][FC_BLOCK]: */
    int32_t *lost;      /* will not move on */
    int32_t *movers_of; /* will move on */
    int32_t *waiting;   /* in the queue at the step's end; [n_crews] rows like the next three */
    int32_t *expired;
    int32_t *worked;
    int64_t *waited;   /* hundredths of days that the worked waited */
    int32_t *queue;    /* [n_queues][horizon * slots][FC_BLOCK] by the step in which they joined */
    int32_t *picked;   /* the same shape: worked in this step */
    int     *first;    /* [n_queues] step before which nobody waits any more */
    int32_t *pool;     /* [n_rows][horizon][FC_BLOCK] by the month in which they entered */
    int64_t *nurtured; /* [horizon][FC_BLOCK] in all pools at the month's end */
    int32_t *returned; /* [n_rows][horizon * slots][FC_BLOCK] that come back */
    int64_t *booked;   /* [n_deal_rows][horizon][FC_BLOCK] value of the deals won, ticks */
    int64_t *billed;   /* [n_deal_rows][horizon + 1][FC_BLOCK] bills of monthly contracts: as
                           changes to the month before until their month is reached */
    int64_t *largest;  /* [n_deal_rows][FC_BLOCK] largest booking */
    int32_t *large;    /* [n_deal_rows][FC_BLOCK] large deals won within the plan */
};

/* A lane column of an array of rows by steps (months, in a plan without teams). */
static inline int32_t *fc_lanes(int32_t *array, const struct fc_layout *layout, int row, int step)
{
    return array + ((int64_t)row * layout->horizon * layout->slots + step) * FC_BLOCK;
}

/* The same for the pools, which go by month. */
static inline int32_t *fc_pooled(const struct fc_block *block, int row, int month)
{
    return block->scratch->pool + ((int64_t)row * block->layout->horizon + month) * FC_BLOCK;
}

static inline int64_t *fc_waited(const struct fc_block *block, int row, int step)
{
    const struct fc_layout *layout = block->layout;
    return block->scratch->waited +
           ((int64_t)row * layout->horizon * layout->slots + step) * FC_BLOCK;
}

static inline bool fc_any(const int32_t count[], int n)
{
    return fc_lanes_any(n, count);
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
    assert(input >= 0);
    return block->input + (int64_t)input * FC_BLOCK;
}

#endif
