/* The best split of a budget, as the part "allocate" of the JSON object. */
#ifndef FC_OUTPUT_JSON_ALLOCATE_H
#define FC_OUTPUT_JSON_ALLOCATE_H

#include "output/json.h"
#include "questions/allocate.h"

/* of: a struct fc_allocation. Spends are money a month; `gain` is a chance where its
   `in` says so, else money over the plan; `next_1000` is a chance for the objective "promise".
   `probability` and money, where the plan has them: before and after. */
json_t *fc_json_allocate(struct fc_json *json, const void *of);

#endif
