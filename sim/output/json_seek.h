/* What was sought, as the part "seek" of the JSON object. */
#ifndef FC_OUTPUT_JSON_SEEK_H
#define FC_OUTPUT_JSON_SEEK_H

#include "output/json.h"
#include "questions/seek.h"

struct fc_json_sought {
    const struct fc_sought *sought;
    const struct fc_plan   *plan;
};

/* of: a struct fc_json_sought. Values are in the key's unit (of several sections all together);
   where it has no one value they are factors. Value, factor, interval and set are null where none
   was found. */
json_t *fc_json_seek(struct fc_json *json, const void *of);

#endif
