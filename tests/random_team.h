/* Teams before stages, and the pool of those not ready yet, at random. */
#ifndef TESTS_RANDOM_TEAM_H
#define TESTS_RANDOM_TEAM_H

#include "tests/random_channel.h"

/* Decides which stages have a team, when their number is known. */
void random_choose_teams(struct random_sketch *s);

/* `team = N` and the like in [stage S], where the stage has one. */
void random_door(struct random_sketch *s, int stage);

/* `expires` in [stage S / X], where the stage has a team. */
void random_route_expires(struct random_sketch *s, int stage);

/* All [team N] of the plan; [nurture] or none. */
void random_teams(struct random_sketch *s);
void random_nurture(struct random_sketch *s);

#endif
