/* What two plans have in common: months, measures, promises. */
#ifndef FC_QUESTIONS_COMPARE_MATCH_H
#define FC_QUESTIONS_COMPARE_MATCH_H

#include "questions/compare_rows.h"

/* Fills pair->to but for its numbers, and lists the rows that give them. pair->list is set. The
   plans must have a month in common. FC_NO_MEMORY only. */
enum fc_status fc_pair_match(struct fc_pair *pair, const struct fc_plan *first,
                             const struct fc_plan *other, int n_promises,
                             const struct fc_promise *const promise[], struct fc_arena *arena,
                             struct fc_error *err);

#endif
