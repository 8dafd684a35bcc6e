/* Every input of a plan: as typed, and as understood. */
#ifndef FC_OUTPUT_SAY_INPUTS_H
#define FC_OUTPUT_SAY_INPUTS_H

#include "model/plan.h"
#include "output/answer.h"

/* Section by section, in the plan's order: each key that was given, the words it was given in,
   where they stand, and for a number what it was taken to be (kind, 5 %, median, mean, 95 %). Keys
   that only name or describe are left out. */
void fc_say_inputs(struct fc_answer *answer, const struct fc_plan *plan);

/* One line: how many months, channels, stages and promises. */
void fc_say_plan(struct fc_answer *answer, const struct fc_plan *plan);

#endif
