/* The sections of a plan in the making: which there are, in which order, and what each heading
   speaks of. */
#ifndef FC_MODEL_SECTIONS_H
#define FC_MODEL_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "model/layers.h"
#include "model/plan.h"

/* A section of the plan while it is being read. */
struct fc_draft {
    enum fc_section_kind kind;
    size_t               born;  /* the first layer that has it */
    int                  stage; /* index; of a [stage S / X] both are */
    int                  channel;
    void                *object;   /* what the keys' offsets count from */
    struct fc_place     *set;      /* the same as its section's, still to be written */
    struct fc_piece      sentence; /* of a promise: read last */
};

/* Begin with {0}. */
struct fc_drafts {
    size_t           n;
    struct fc_draft *draft;
};

/* Makes room in the plan for every channel, stage (in chain order), route, team, deal and promise
   that the layers have, and says for each heading which it speaks of. Reports unknown names and
   more sections than are allowed. False when memory is out. */
bool fc_sections_make(struct fc_drafts *out, struct fc_plan *plan, struct fc_layers *layers,
                      struct fc_problems *problems);

#endif
