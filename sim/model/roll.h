/* The names of one kind of section, in the order they first appear. */
#ifndef FC_MODEL_ROLL_H
#define FC_MODEL_ROLL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "base/text.h"
#include "model/plan.h"

struct fc_roll {
    int             n;
    bool            full; /* more were there than are allowed; said once */
    struct fc_piece name[FC_MAX_CHANNELS];
    size_t          born[FC_MAX_CHANNELS]; /* the layer */
};

/* The entry of that name, or -1. */
int fc_roll_find(const struct fc_roll *roll, struct fc_piece name);

/* Adds to *hint which of the roll's names may have been meant, or which there are. */
void fc_roll_hint(struct fc_text *hint, const struct fc_roll *roll, struct fc_piece typed);

/* The same for any list of names. */
void fc_names_hint(struct fc_text *hint, const char *const name[], size_t n, struct fc_piece typed);

#endif
