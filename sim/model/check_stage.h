/* Rules for stages: whose rate and pace is whose, and what each needs to matter. */
#ifndef FC_MODEL_CHECK_STAGE_H
#define FC_MODEL_CHECK_STAGE_H

#include "base/problem.h"
#include "model/plan.h"

/* Part of fc_check: missing rates, keys that every channel has of its own, answers and shelf lives
   without each other, rates that cannot vary. */
void fc_stage_check(const struct fc_plan *plan, int index, struct fc_problems *problems);

#endif
