/* How much is needed, as the part "need" of the JSON object. */
#ifndef FC_OUTPUT_JSON_NEED_H
#define FC_OUTPUT_JSON_NEED_H

#include "output/json.h"
#include "questions/need.h"

struct fc_json_needed {
    const struct fc_need *need;
    const struct fc_plan *plan;
};

/* of: a struct fc_json_needed. The level is null where none was found or none is needed. */
json_t *fc_json_need(struct fc_json *json, const void *of);

#endif
