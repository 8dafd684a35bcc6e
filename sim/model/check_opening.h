/* Rules for what is open when the plan begins. */
#ifndef FC_MODEL_CHECK_OPENING_H
#define FC_MODEL_CHECK_OPENING_H

#include "base/problem.h"
#include "model/plan.h"

/* Part of fc_check: counts that no longer add up to a number the engine holds, and items that have
   waited longer than any delay lasts. */
void fc_opening_check(const struct fc_plan *plan, struct fc_problems *problems);

#endif
