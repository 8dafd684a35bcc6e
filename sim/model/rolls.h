/* Which channels, stages, teams and promises there are, and of which of them headings speak. */
#ifndef FC_MODEL_ROLLS_H
#define FC_MODEL_ROLLS_H

#include <stddef.h>

#include "base/problem.h"
#include "model/layers.h"
#include "model/roll.h"

enum fc_list { FC_CHANNELS, FC_STAGES, FC_TEAMS, FC_PROMISES, FC_LISTS };

/* Begin with {0}. */
struct fc_rolls {
    struct fc_roll roll[FC_LISTS];
    size_t         n_routes; /* headings of [stage S / X], before twins are joined */
};

/* Enrolls every name a file brings in, stages in the order of their chain, and fills the indices of
   all headings. Reports unknown names and more sections than are allowed; such headings are not
   usable. */
void fc_rolls_call(struct fc_rolls *out, struct fc_layers *layers, struct fc_problems *problems);

#endif
