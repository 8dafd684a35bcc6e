/* What every section of a plan has. */
#ifndef FC_MODEL_SECTION_H
#define FC_MODEL_SECTION_H

#include "base/problem.h"

/* What every named section has. `name` is as first typed; `key` is lower case with words joined by
   `_` and decides whether two names are the same. `set[row]` is where the key of that row of
   fc_keys was last given (line 0: never), [fc_key_count] entries. */
struct fc_section {
    const char            *name;
    const char            *key;
    struct fc_place        place; /* of the section's first heading */
    const struct fc_place *set;
    const char            *source; /* where its figures come from; NULL when not said */
};

#endif
