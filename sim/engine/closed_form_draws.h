/* What an expected count hangs on, each draw with its own coordinate of the Sobol points. */
#ifndef FC_ENGINE_CLOSED_FORM_DRAWS_H
#define FC_ENGINE_CLOSED_FORM_DRAWS_H

#include "base/arena.h"
#include "engine/layout.h"
#include "random/sobol.h"

/* Which months' inquiries are looked at, both included, and which inputs. */
struct fc_draws_wanted {
    int         first, last;
    const bool *input; /* [n_inputs] */
};

/* The coordinates. The best are for what matters most: the inputs, which hold in all months; then
   the market; then the channels' months, month by month. A finer order, by how much each moves the
   counts, saves less than a tenth of the error and would move with every change of a plan. */
struct fc_draws {
    int                   n;
    struct fc_sobol_axis *axis;   /* [n] */
    int                  *input;  /* [n_inputs] axis; -1: certain, or not wanted */
    int                  *market; /* [months] axis; -1: none */
    int                  *noise;  /* [n_sources * months] axis; -1: none */
};

/* Lives in the arena; false when memory is out. Tied inputs bring those they are tied to. */
bool fc_draws_make(struct fc_draws *out, const struct fc_layout *layout,
                   const struct fc_draws_wanted *wanted, struct fc_arena *arena);

#endif
