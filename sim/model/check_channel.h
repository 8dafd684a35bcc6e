/* Rules between the fields of one channel, and between channels. */
#ifndef FC_MODEL_CHECK_CHANNEL_H
#define FC_MODEL_CHECK_CHANNEL_H

#include "base/problem.h"
#include "model/plan.h"

/* Part of fc_check: spend and cost, schedules against the plan's months, amounts, ids. */
void fc_channel_check(const struct fc_plan *plan, int index, struct fc_problems *problems);

#endif
