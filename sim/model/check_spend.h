/* Rules for what shapes a channel's spend and its months. */
#ifndef FC_MODEL_CHECK_SPEND_H
#define FC_MODEL_CHECK_SPEND_H

#include "base/problem.h"
#include "model/plan.h"

/* Part of fc_check: reports keys that need a spend, a curve or a month_to_month that is not there,
   and a channel that never spends its minimum. */
void fc_spend_check(const struct fc_plan *plan, int index, struct fc_problems *problems);

#endif
