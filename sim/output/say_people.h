/* Teams and the pool, month by month. */
#ifndef FC_OUTPUT_SAY_PEOPLE_H
#define FC_OUTPUT_SAY_PEOPLE_H

#include "output/answer.h"
#include "results/result.h"

/* Who is the bottleneck; a table for each team at a door; who comes back from the pool. Nothing for
   a plan without teams and nurture. */
void fc_say_people(struct fc_answer *answer, const struct fc_result *result);

#endif
