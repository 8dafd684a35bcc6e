/* Who carries the risk, in words: never who is to blame. */
#ifndef FC_OUTPUT_SAY_OWNERS_H
#define FC_OUTPUT_SAY_OWNERS_H

#include "output/answer.h"
#include "output/json.h"
#include "questions/owners.h"

void fc_say_owners(struct fc_answer *answer, const struct fc_owners_answer *owners);

json_t *fc_json_owners(struct fc_json *json, const void *owners);

#endif
