/* Lanes in which there is anybody: where they are few, only they are drawn for. */
#ifndef FC_ENGINE_CROWD_H
#define FC_ENGINE_CROWD_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/trial.h"

/* Columns of a crowd hold its lanes one after the other. */
struct fc_crowd {
    int      n;
    bool     all;            /* of the block's lanes: in their order, and what follows is not set */
    int32_t  lane[FC_BLOCK]; /* rising */
    uint64_t trial[FC_BLOCK];
};

void fc_crowd_all(struct fc_crowd *out, const struct fc_block *block);

/* The lanes whose count is not 0; all, where most are not. */
void fc_crowd_of(struct fc_crowd *out, const struct fc_block *block, const int32_t count[]);

/* The lanes whose count is not 0, one by one, however many. */
void fc_crowd_few(struct fc_crowd *out, const struct fc_block *block, const int32_t count[]);

/* Uniforms at a number of an address, as fc_uniform_columns. */
void fc_crowd_draw(const struct fc_crowd *crowd, const struct fc_block *block, uint64_t site,
                   uint64_t index, double even[], double odd[]);

/* A column of the block as one of the crowd: the column itself, or `room` filled. */
const int32_t *fc_crowd_counts(const struct fc_crowd *crowd, const int32_t count[], int32_t room[]);
const double  *fc_crowd_values(const struct fc_crowd *crowd, const double value[], double room[]);

/* Adds a column of the crowd to one of the block. */
void fc_crowd_add(const struct fc_crowd *crowd, const int32_t part[], int32_t to[]);

/* Binomial counts at an address for a column of the block, drawn only where there is anybody. Uses
   the scratch's even, odd and few. */
void fc_draw_binomial(struct fc_block *block, uint64_t site, uint64_t index, const int32_t trials[],
                      const double p[], int32_t count[]);

#endif
