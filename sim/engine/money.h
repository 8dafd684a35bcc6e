/* Money measured: spend, cost, bookings, bills, what is left, and when it pays back. */
#ifndef FC_ENGINE_MONEY_H
#define FC_ENGINE_MONEY_H

#include "engine/lanes.h"
#include "engine/trial.h"

/* Fills a money measure's column of month t (0 is the first) for a view. Months must be filled in
   order. */
void fc_money_month(struct fc_block *block, int measure, int t, int view);

/* Fills its total where that is not the sum of its months; false where it is. */
bool fc_money_total(struct fc_block *block, int measure, int view);

/* The column of a measure, to be written; t == months: the total. */
static inline int64_t *fc_column(struct fc_block *block, int measure, int t)
{
    return block->value + ((int64_t)measure * (block->layout->months + 1) + t) * FC_BLOCK;
}

static inline void fc_column_set(int64_t to[], int64_t value, int n)
{
    for (int lane = 0; lane < n; lane++)
        to[lane] = value;
}

static inline void fc_column_add(int64_t to[], const int64_t value[], int n)
{
    fc_lanes_sum(n, to, value);
}

#endif
