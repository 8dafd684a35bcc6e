/* Rules for correlations. */
#ifndef FC_MODEL_CHECK_TIE_H
#define FC_MODEL_CHECK_TIE_H

#include "base/problem.h"
#include "model/plan.h"

/* Part of fc_check: inputs of a correlation that are not there, or cannot vary. */
void fc_tie_check(const struct fc_plan *plan, struct fc_problems *problems);

#endif
