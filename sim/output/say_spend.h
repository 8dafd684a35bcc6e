/* Why money brings little: spread too thin, fixed, or beyond what was measured. */
#ifndef FC_OUTPUT_SAY_SPEND_H
#define FC_OUTPUT_SAY_SPEND_H

#include "model/plan.h"
#include "output/answer.h"

/* Facts of the plan, of one channel or of all (-1): which channels spend below their minimum and
   buy nothing, how much of the cost is fixed, and which curves are used far beyond the spend their
   cost was measured at. Nothing where there is nothing of the kind. */
void fc_say_spend(struct fc_answer *answer, const struct fc_plan *plan, int channel);

#endif
