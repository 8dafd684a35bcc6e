/* Whether what is said month by month fits the plan's months. */
#ifndef FC_MODEL_CHECK_SCHEDULE_H
#define FC_MODEL_CHECK_SCHEDULE_H

#include "base/problem.h"
#include "model/plan.h"

/* A list that is not as long as the plan is an error (rule "list-length"), a month outside the plan
   a warning ("outside"), both at the place of the key. Says nothing where the plan's months are not
   known. */
void fc_schedule_check(const struct fc_plan *plan, const struct fc_schedule *schedule,
                       const char *key, struct fc_place place, struct fc_problems *problems);

#endif
