/* How sure a question wants to be: "at 95%", "with 95 % certainty", "in 95 of 100 years". */
#ifndef FC_QUESTIONS_CONFIDENCE_H
#define FC_QUESTIONS_CONFIDENCE_H

#include <stdbool.h>

#include "base/problem.h"
#include "questions/phrases.h"

/* `90`, `90%` or `0.9`: 0.9. From 1% to 99.99%; a bare 1 could be read both ways and is refused.
   On refusal one problem is added and *out is left as it was. */
bool fc_confidence_read(double *out, struct fc_piece piece, struct fc_problems *problems);

/* Takes the words that say it; leaves *out alone when there are none. False, with a problem, when
   it is said twice or cannot be. */
bool fc_spoken_confidence(double *out, struct fc_spoken *spoken, struct fc_problems *problems);

#endif
