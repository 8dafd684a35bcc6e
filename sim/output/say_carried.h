/* Who carries the risk, in a line a promise. */
#ifndef FC_OUTPUT_SAY_CARRIED_H
#define FC_OUTPUT_SAY_CARRIED_H

#include "output/answer.h"
#include "questions/carried.h"

/* Nothing where nothing was weighed. */
void fc_say_carried(struct fc_answer *answer, const struct fc_carried *carried);

#endif
