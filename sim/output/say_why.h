/* What stands behind a verdict: why, the worst months as dots, the other readings. */
#ifndef FC_OUTPUT_SAY_WHY_H
#define FC_OUTPUT_SAY_WHY_H

#include "output/answer.h"
#include "questions/promise.h"

/* For a promise of one clause: what decides it, and how far a broken year falls short. For a joint
   one: each part's own chance. */
void fc_say_why(struct fc_answer *answer, const struct fc_result *result,
                const struct fc_promise_answer *promise);

/* Fifty equally likely years on either side of the promise. Nothing for joint promises. */
void fc_say_dots(struct fc_answer *answer, const struct fc_result *result,
                 const struct fc_promise_answer *promise);

/* The same level read another way; nothing where there is only one way. */
void fc_say_readings(struct fc_answer *answer, const struct fc_result *result,
                     const struct fc_promise_answer *promise);

#endif
