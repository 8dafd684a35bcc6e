/* What two plans have in common: months, measures, promises. */
#ifndef FC_QUESTIONS_COMPARE_MATCH_H
#define FC_QUESTIONS_COMPARE_MATCH_H

#include "questions/compare_rows.h"

/* FC_BAD_INPUT where two plans have no month in common or count in different currencies. */
enum fc_status fc_pair_check(const struct fc_plan *a, const struct fc_plan *b, const char *label_a,
                             const char *label_b, struct fc_error *err);

/* Fills pair->to but for its numbers, and lists the rows that give them. pair->list is set. The
   plans must have a month in common. FC_NO_MEMORY only. */
enum fc_status fc_pair_match(struct fc_pair *pair, const struct fc_plan *first,
                             const struct fc_plan *other, int n_promises,
                             const struct fc_promise *const promise[], struct fc_arena *arena,
                             struct fc_error *err);

#endif
