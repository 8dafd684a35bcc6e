/* What each value of one key does, put into words. */
#ifndef FC_OUTPUT_SAY_SWEEP_H
#define FC_OUTPUT_SAY_SWEEP_H

#include "output/answer.h"
#include "output/json.h"
#include "questions/sweep.h"

/* The chance of each promise and the money at each value, the plan as it is in the first row. */
void fc_say_sweep(struct fc_answer *answer, const struct fc_swept *swept);

/* The object "sweep": the key, and for each value what "compare" says of a plan. A fc_json_more. */
json_t *fc_json_sweep(struct fc_json *json, const void *swept);

#endif
