/* The best split of a budget in words: what to move, what it brings, how far to trust it. */
#ifndef FC_OUTPUT_SAY_ALLOCATE_H
#define FC_OUTPUT_SAY_ALLOCATE_H

#include "output/answer.h"
#include "questions/allocate.h"

void fc_say_allocate(struct fc_answer *answer, const struct fc_allocation *allocation);

#endif
