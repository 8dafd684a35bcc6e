/* A team month by month: who is hired, what they can do in a step, and who waits for them. */
#ifndef TESTS_SLOW_TEAM_H
#define TESTS_SLOW_TEAM_H

#include "model/plan.h"
#include "tests/slow_crowd.h"

/* Begin with {.team = ...}. */
struct slow_crew {
    const struct fc_team *team;
    double hired[FC_MAX_MONTHS]; /* heads hired in that month of the plan and still there */
    double credit;               /* what was offered and is not yet a whole unit */
    struct slow_crowd queue;     /* first come first; those of one step in any order */
};

/* The heads of the plan's month t: whoever is missing is hired, the last hired leave first. */
void slow_crew_month(struct slow_crew *crew, const struct fc_plan *plan, int t);

/* How many items the crew can work in a step, steps of a quarter month. Once a step. */
int slow_crew_units(struct slow_crew *crew, int step);

/* What the team costs in the plan's month t, in whole hundredths. */
double slow_team_cost(const struct fc_team *team, const struct fc_plan *plan, int t);

#endif
