/* The answer to "can we promise this?", put into words. */
#ifndef FC_OUTPUT_SAY_PROMISE_H
#define FC_OUTPUT_SAY_PROMISE_H

#include "output/answer.h"
#include "questions/promise.h"

/* "YES", "TOO CLOSE TO CALL". */
const char *fc_verdict_words(enum fc_verdict verdict);

/* Every promise, the first first: what was understood, verdict, safe levels, why, dots, readings,
   levers.
   With several promises a table of all verdicts stands above them. */
void fc_say_promises(struct fc_answer *answer, const struct fc_promise_answers *promises);

/* The verdicts alone: a sentence each. */
void fc_say_verdicts(struct fc_answer *answer, const struct fc_promise_answers *promises);

/* Its parts: all verdicts in a table; the i-th promise as understood, and its verdict; its safe
   levels in a table (nothing where it has none). */
void fc_say_verdict_table(struct fc_answer *answer, const struct fc_promise_answers *promises);
void fc_say_verdict(struct fc_answer *answer, const struct fc_promise_answers *promises, int i);
void fc_say_safe(struct fc_answer *answer, const struct fc_result *result,
                 const struct fc_promise_answer *promise);

/* The answer to "how many can we promise": `found` is the level that is safe, and the promise
   answered is that level. */
void fc_say_how_many(struct fc_answer *answer, const struct fc_promise_answers *promises,
                     const struct fc_safe_level *found);

/* When no level is safe, or none can be told: why. The promise answered is the question's, at 0. */
void fc_say_no_level(struct fc_answer *answer, const struct fc_promise_answers *promises,
                     double confidence);

#endif
