/* What decides it, in words: the promise in good and bad fifths of its inputs, what to measure. */
#ifndef FC_OUTPUT_SAY_DRIVERS_H
#define FC_OUTPUT_SAY_DRIVERS_H

#include "output/answer.h"
#include "output/json.h"
#include "questions/drivers.h"

/* label: how the choices are called, [n_choices] of the request; NULL without a choice. */
void fc_say_drivers(struct fc_answer *answer, const struct fc_drivers_answer *drivers,
                    const char *const label[]);

/* A plan whose inputs are all certain, or of which nothing depends on them, is told so. */
json_t *fc_json_drivers(struct fc_json *json, const void *drivers);

#endif
