/* Rules for deals, the plan's and those of channels. */
#ifndef FC_MODEL_CHECK_DEAL_H
#define FC_MODEL_CHECK_DEAL_H

#include "base/problem.h"
#include "model/plan.h"

/* Part of fc_check: missing values, terms and margins, an uncertainty that is none or too much, and
   keys that only work with one another. */
void fc_deal_check(const struct fc_plan *plan, struct fc_problems *problems);

#endif
