/* What is measured, of all and by channel, as JSON. */
#ifndef FC_OUTPUT_JSON_MEASURES_H
#define FC_OUTPUT_JSON_MEASURES_H

#include "output/json.h"
#include "questions/returns.h"

/* {"qualified_lead": {"unit", "by_month": [...], "total": {...}}, ...}. What is said of the whole
   plan only has no months; "undefined" counts the trials in which there is nothing to say. */
json_t *fc_json_measures(struct fc_json *json, const struct fc_result *result);

/* The same by channel, names as typed; last the open pipeline that belongs to none, if there is
   one. For a result by channel. */
json_t *fc_json_channels(struct fc_json *json, const struct fc_result *result);

/* What one channel returns: {"channel", "covers_cost", "brings_none", "measures"}. */
json_t *fc_json_returns(struct fc_json *json, const struct fc_returns *returns);

#endif
