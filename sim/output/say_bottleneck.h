/* Whether people are the limit: which team, since when, and what that means for more leads. */
#ifndef FC_OUTPUT_SAY_BOTTLENECK_H
#define FC_OUTPUT_SAY_BOTTLENECK_H

#include "output/answer.h"
#include "results/result.h"

/* A few sentences; nothing where no team stands at a door. Means over the years: a team is called a
   bottleneck when it is fully busy in the plan's later months and more come than it can work. */
void fc_say_bottleneck(struct fc_answer *answer, const struct fc_result *result);

#endif
