/* What each team can sign, on one page for all of them. */
#ifndef FC_OUTPUT_SAY_AGREEMENT_H
#define FC_OUTPUT_SAY_AGREEMENT_H

#include "output/answer.h"
#include "output/json.h"
#include "questions/agreement.h"

void fc_say_agreement(struct fc_answer *answer, const struct fc_agreement *agreement);

/* {"confidence", "all_alone", "all_together", "lines": [{"metric", "owner", "reading", "from",
   "to", "alone", "together"}]} */
json_t *fc_json_agreement(struct fc_json *json, const void *agreement);

#endif
