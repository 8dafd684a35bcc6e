/* A key of a plan by the name `--set` takes: which sections it speaks of. */
#ifndef FC_QUESTIONS_NAMED_KEY_H
#define FC_QUESTIONS_NAMED_KEY_H

#include "model/keys.h"
#include "model/layers.h"
#include "model/plan.h"

/* One section's field of the key. */
struct fc_named_field {
    const struct fc_section *section;
    const void              *field;
    bool                     counts; /* false: of a channel that is turned off */
};

struct fc_named_key {
    struct fc_heading            heading;
    int                          row; /* of fc_keys */
    bool                         given;
    int                          n; /* sections it speaks of; of those where it was given, if any */
    const struct fc_named_field *field;
};

/* Finds `channel search.spend`, `channel *.spend`, `stage won / search.rate`. Refuses what is no
   key, with the nearest known word, and names that the plan does not have. False then, and when
   memory is out. */
bool fc_named_key_find(struct fc_named_key *out, const struct fc_plan *plan, struct fc_piece name,
                       struct fc_arena *arena, struct fc_problems *problems);

#endif
