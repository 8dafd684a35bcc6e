/* Rules for teams and their doors. */
#ifndef FC_MODEL_CHECK_TEAM_H
#define FC_MODEL_CHECK_TEAM_H

#include "base/problem.h"
#include "model/plan.h"

/* One stage a team; a team that no stage names (a warning, rule "team-without-stage"); heads and
   capacity, within what can be counted; a ramp that nobody is on. */
void fc_team_check(const struct fc_plan *plan, struct fc_problems *problems);

#endif
