/* What are the chances of the months a promise leaves out? */
#ifndef FC_QUESTIONS_EVERY_MONTH_H
#define FC_QUESTIONS_EVERY_MONTH_H

#include "model/plan.h"

/* The same level promised in every month of the plan, to be watched in the same run: its period t
   is the plan's month t. *out is NULL where that says nothing new or has no meaning: the promise
   covers every month, is not one clause by the month, or its level steps. False when memory is
   out. */
bool fc_every_month(const struct fc_promise **out, const struct fc_promise *promise,
                    const struct fc_plan *plan, struct fc_arena *arena);

#endif
