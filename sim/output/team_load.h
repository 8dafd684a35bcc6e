/* What came to a team's door and what it could work, month by month, on average. */
#ifndef FC_OUTPUT_TEAM_LOAD_H
#define FC_OUTPUT_TEAM_LOAD_H

#include <stdbool.h>

#include "results/result.h"

/* From this share of its capacity on a team is called fully busy. */
#define FC_FULLY_BUSY 0.97

/* Means over the years, items a month. Who came was worked, expired or waits on. */
struct fc_team_load {
    const struct fc_result *result;
    const struct fc_team   *team;
    const char             *items;   /* "leads": what it works */
    const char             *outcome; /* "opportunities": what they become */
    bool                    expires; /* items do not wait for ever */
    double                  capacity[FC_MAX_MONTHS], came[FC_MAX_MONTHS], worked[FC_MAX_MONTHS];
    double                  expired[FC_MAX_MONTHS], waiting[FC_MAX_MONTHS]; /* at the month's end */

    /* Its later months: the last third of the plan, three at least. */
    int    later;                                                          /* the first of them */
    double late_capacity, late_came, late_worked, late_expired, late_more; /* late_more wait */

    bool bottleneck;         /* fully busy in its later months while more come than are worked */
    int  since;              /* of a bottleneck: the first month from which on it is fully busy */
    int  busy_from, busy_to; /* else: the longest run of fully busy months; busy_to excluded */
};

/* The load of a team that stands at a door. */
struct fc_team_load fc_team_load_of(const struct fc_result *result, const struct fc_team *team);

/* A measure at the team's door (waiting, expired, worked, days waited), or of the team (capacity,
   utilisation). */
int fc_team_measure(const struct fc_plan *plan, const struct fc_team *team, enum fc_measured what);

#endif
