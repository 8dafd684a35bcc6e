/* Whether so much is enough for a promise on money, in words and as data. */
#ifndef FC_OUTPUT_SAY_ENOUGH_H
#define FC_OUTPUT_SAY_ENOUGH_H

#include "output/answer.h"
#include "output/json.h"
#include "questions/enough.h"

/* What was understood; how the money holds in the years that keep the promise, and in those that
   do not. */
void fc_say_enough(struct fc_answer *answer, const struct fc_plan *plan,
                   const struct fc_enough *enough);

/* of: a struct fc_enough. Chances; if_kept and if_missed are null where there are no such years. */
json_t *fc_json_enough(struct fc_json *json, const void *of);

#endif
