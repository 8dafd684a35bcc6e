/* Every input of a plan that was given, one after the other. */
#ifndef FC_OUTPUT_TYPED_INPUTS_H
#define FC_OUTPUT_TYPED_INPUTS_H

#include "model/keys.h"
#include "model/plan.h"

struct fc_typed_input {
    const char              *name; /* "channel search.cost_per_inquiry" */
    const struct fc_key     *key;
    const struct fc_place   *place; /* where it was given */
    const struct fc_section *section;
    const void              *field; /* the plan's own */
};

/* Section by section, in the plan's order. Keys that only name or describe are left out, and those
   whose own names are inputs (open pipeline, correlations). What is seen lasts for the call. */
void fc_typed_inputs_walk(const struct fc_plan *plan,
                          void (*see)(void *to, const struct fc_typed_input *input), void *to);

#endif
