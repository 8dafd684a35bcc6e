/* Cells that follow from others: they are not counted trial by trial, but filled in at the end. */
#ifndef FC_RESULTS_FOLLOW_H
#define FC_RESULTS_FOLLOW_H

#include "engine/ledger.h"
#include "results/result.h"

/* How a measure in month t (months: the total) follows from another cell, and from which. */
enum fc_following {
    FC_FOLLOWS_NOT,
    FC_FOLLOWS_SAME, /* is the same in every trial: has no cell of its own */
    FC_FOLLOWS_COUNT /* is a cost, the same in every trial, for each of a count */
};

struct fc_follow {
    enum fc_following   how;
    struct fc_column_of from;
};

struct fc_follow fc_follow_of(const struct fc_layout *layout, int measure, int t);

/* The cost for each of a count is counted here only where the count is too large to be found again
   in its histogram. count[n] is the count's column in one block, seen in `from` already. */
bool fc_follow_see_rest(struct fc_cell *cell, const struct fc_cell *from, int64_t cost, int n,
                        const int64_t count[]);

/* Fills the cell of a cost for each of a count, once that is complete. False when memory is out. */
bool fc_follow_fill(struct fc_cell *cell, const struct fc_cell *from, int64_t cost);

/* What month t costs in a view, in ticks. */
int64_t fc_follow_cost(const struct fc_layout *layout, int view, int t);

#endif
