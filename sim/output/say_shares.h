/* A split channel by channel: its table, and what follows from it. */
#ifndef FC_OUTPUT_SAY_SHARES_H
#define FC_OUTPUT_SAY_SHARES_H

#include "output/answer.h"
#include "questions/allocate.h"

void fc_say_shares(struct fc_answer *answer, const struct fc_allocation *allocation);

#endif
