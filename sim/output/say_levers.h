/* What would make a promise safe, put into words. */
#ifndef FC_OUTPUT_SAY_LEVERS_H
#define FC_OUTPUT_SAY_LEVERS_H

#include "output/answer.h"
#include "output/words.h"
#include "questions/levers.h"

/* One lever: "add EUR 5,450 a month to content". */
struct fc_words fc_words_lever(const struct fc_plan *plan, const struct fc_promise_answer *promise,
                               const struct fc_lever *lever);

/* The table of a promise's levers, if they were looked for and there are any; and a sentence where
   none is enough. */
void fc_say_levers(struct fc_answer *answer, const struct fc_plan *plan,
                   const struct fc_promise_answer *promise);

#endif
