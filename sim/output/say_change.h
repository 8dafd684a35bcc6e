/* The plan with a change and the plan without: what was understood, and how to have it again. */
#ifndef FC_OUTPUT_SAY_CHANGE_H
#define FC_OUTPUT_SAY_CHANGE_H

#include "output/answer.h"
#include "output/json.h"
#include "output/words.h"
#include "questions/ask.h"
#include "questions/compare.h"

/* "Understood: the plan with the budget cut by 20 %, against the plan as it is." The
   verdict where the question holds a promise, and what was taken where it says nothing. */
void fc_say_change(struct fc_answer *answer, const struct fc_asked *asked,
                   const struct fc_comparison *comparison);

/* What the changed plan is called: "the plan with the budget cut by 20 %", "the plan without
   events". */
struct fc_words fc_change_words(const struct fc_asked_change *change);

/* The settings that make the change, as one would type them. */
void fc_say_change_as_set(struct fc_answer *answer, const struct fc_asked_change *change);

/* " --set 'channel *.spend = -20%'", once for each; NULL when memory is out. */
const char *fc_change_as_options(const struct fc_asked_change *change, struct fc_arena *arena);

/* of: a struct fc_asked_change. {"text": "...", "set": [...]} */
json_t *fc_json_change(struct fc_json *json, const void *of);

#endif
