/* Who spends, within which limits; and the splits a search begins with. */
#ifndef FC_QUESTIONS_ALLOCATE_START_H
#define FC_QUESTIONS_ALLOCATE_START_H

#include "questions/allocate_curve.h"

/* Everything in the arena, which must outlive it. FC_BAD_INPUT when nothing is spent. */
enum fc_status fc_allocator_make(struct fc_allocator              *out,
                                 const struct fc_allocate_request *request, struct fc_arena *arena,
                                 struct fc_error *err);

/* Today's split in proportion to the budget, no channel beyond its limits. FC_BAD_INPUT when the
   least that the limits ask for is more than the budget. */
enum fc_status fc_start_today(double out[], const struct fc_allocator *a);

/* The split with the best sum of means. False when none is allowed. */
bool fc_start_best(double out[], const struct fc_allocator *a, const struct fc_curves *curves);

#endif
