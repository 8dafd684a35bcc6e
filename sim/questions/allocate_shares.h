/* What is said of each channel once a split is found. */
#ifndef FC_QUESTIONS_ALLOCATE_SHARES_H
#define FC_QUESTIONS_ALLOCATE_SHARES_H

#include "questions/allocate_try.h"

/* Fills out->share[n], which is there, and what is left over and saved; of out the plan, what is
   sought, the budget, the trials and the fresh seed are set. `now` is the split `after` as tried on
   that seed. */
enum fc_status fc_shares_fill(struct fc_allocation *out, const struct fc_allocator *a,
                              const double before[], const double after[],
                              const struct fc_tried *now);

#endif
