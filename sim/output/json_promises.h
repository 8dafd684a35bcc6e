/* Answered promises as JSON. */
#ifndef FC_OUTPUT_JSON_PROMISES_H
#define FC_OUTPUT_JSON_PROMISES_H

#include "output/json.h"
#include "questions/promise.h"

/* A list with one object a promise. `found` is the level that "how many" found, or NULL: then the
   promise answered is that level, and has no verdict. */
json_t *fc_json_promises(struct fc_json *json, const struct fc_promise_answers *promises,
                         const struct fc_safe_level *found);

#endif
