/* Nurture: lost items that are kept in contact with, and those that come back. */
#ifndef FC_ENGINE_POOL_H
#define FC_ENGINE_POOL_H

#include "engine/trial.h"

/* Takes a pool's share of a row's items that are lost in a step: the rest stays in lost[]. */
void fc_pool_take(struct fc_block *block, int row, int step, int32_t lost[]);

/* At a month's start: draws who of each earlier month returns in this one, and in which step. */
void fc_pool_month(struct fc_block *block, int month);

/* Lets those who return in a step enter again. */
void fc_pool_return(struct fc_block *block, int step);

/* At a month's end: whose time is over is lost. */
void fc_pool_end(struct fc_block *block, int month);

#endif
