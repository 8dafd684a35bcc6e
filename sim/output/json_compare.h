/* Plans against the first of them, as JSON. */
#ifndef FC_OUTPUT_JSON_COMPARE_H
#define FC_OUTPUT_JSON_COMPARE_H

#include "output/json.h"
#include "questions/compare.h"

/* The list "compare", one object for each plan against the first. A fc_json_more. */
json_t *fc_json_compare(struct fc_json *json, const void *comparison);

/* One of its objects, to which more may be added. */
json_t *fc_json_compared(struct fc_json *json, const struct fc_comparison *comparison,
                         const struct fc_compared *with);

#endif
