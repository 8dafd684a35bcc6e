/* One value into one field: a reader for each type of key. */
#ifndef FC_MODEL_VALUES_H
#define FC_MODEL_VALUES_H

#include <stdbool.h>

#include "base/problem.h"
#include "base/sha256.h"
#include "model/sections.h"

/* What every reader may need. */
struct fc_value_reader {
    struct fc_plan     *plan;   /* its arena and its currency, known before any amount */
    const char         *folder; /* of the file the value stands in */
    struct fc_sha256   *sha;    /* takes in the values of data files; NULL for defaults */
    struct fc_problems *problems;
};

/* Reads a value into the draft's field of that row of fc_keys. A relative change acts on what is
   there. On refusal at least one problem is added. */
bool fc_value_read(const struct fc_value_reader *reader, const struct fc_draft *draft, int row,
                   struct fc_piece value);

/* Whether the value is a relative change of what is there (`-20%`, `x 0.8`). */
bool fc_value_is_change(int row, struct fc_piece value);

/* Gives every field of the draft its default from the table. */
void fc_value_defaults(const struct fc_value_reader *reader, const struct fc_draft *draft);

#endif
