/* How much is needed for the money to hold, in words. */
#ifndef FC_OUTPUT_SAY_NEED_H
#define FC_OUTPUT_SAY_NEED_H

#include "output/answer.h"
#include "questions/need.h"

/* The level or why there is none; what keeping and missing it means; whether the metric decides at
   all; the levels in a table. */
void fc_say_need(struct fc_answer *answer, const struct fc_plan *plan, const struct fc_need *need);

/* Only whether the metric decides, and the levels. */
void fc_say_need_levels(struct fc_answer *answer, const struct fc_plan *plan,
                        const struct fc_need *need);

#endif
