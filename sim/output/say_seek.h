/* What must change for a promise to hold, in words: the value, how sure, and the way there. */
#ifndef FC_OUTPUT_SAY_SEEK_H
#define FC_OUTPUT_SAY_SEEK_H

#include "output/answer.h"
#include "questions/seek.h"

/* What was understood; the value or why there is none; today; other luck; the chances along the
   range where they were looked at. */
void fc_say_seek(struct fc_answer *answer, const struct fc_plan *plan,
                 const struct fc_sought *sought);

#endif
