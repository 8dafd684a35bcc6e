/* The inputs nobody knows exactly, by the names people give them. */
#ifndef FC_MODEL_INPUT_H
#define FC_MODEL_INPUT_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/keys.h"
#include "model/plan.h"

/* What is drawn once a trial: costs per inquiry, free inquiries, rates, how wrong the deal's
   value is, and who is nurtured and returns. */
struct fc_named_input {
    int                      row;            /* of fc_keys */
    int                      channel, stage; /* -1: of none */
    const struct fc_section *section;
    const struct fc_quantity
        *quantity; /* the plan's own; meaningful only where the key was given */
};

/* Finds `channel X.key`, `stage S.rate`, `stage S / X.rate` or, without the first word, `X.key` and
   so on; `deal.value_uncertainty`, `nurture.share`, `nurture.rate`. Adds a problem for what is none
   [unknown-input] or speaks of an unknown channel or stage, not whether the key was given. */
bool fc_input_find(struct fc_named_input *out, const struct fc_plan *plan, struct fc_piece name,
                   struct fc_problems *problems);

/* "channel search.cost_per_inquiry": the full name, the same however it was typed; the arena holds
   it. NULL when memory is out. */
const char *fc_input_name(const struct fc_named_input *input, struct fc_arena *arena);

#endif
