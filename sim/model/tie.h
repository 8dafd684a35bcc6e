/* Which inputs are wrong together. */
#ifndef FC_MODEL_TIE_H
#define FC_MODEL_TIE_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/plan.h"

/* Reads one line of [correlation]: the key names two inputs, `search.cost_per_inquiry ~ won.rate`,
   the value is their correlation. It takes the place of what another file said of the two. Refuses
   what names no pair of inputs (see model/input) or one input twice [correlation], a pair that its
   file has already [duplicate], what is not between -1 and 1 [range], relative changes [change],
   and more than FC_MAX_TIES pairs [limit]. */
bool fc_tie_read(struct fc_plan *plan, struct fc_piece key, struct fc_piece value,
                 struct fc_problems *problems);

/* Each pair and all pairs in the order of their names, so that the order of lines says nothing. */
void fc_ties_sort(struct fc_plan *plan);

#endif
