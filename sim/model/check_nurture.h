/* Rules for [nurture]. */
#ifndef FC_MODEL_CHECK_NURTURE_H
#define FC_MODEL_CHECK_NURTURE_H

#include "base/problem.h"
#include "model/plan.h"

/* What it needs; that it leads back in the chain, from a stage that others follow; and keys that do
   nothing. */
void fc_nurture_check(const struct fc_plan *plan, struct fc_problems *problems);

#endif
