/* Keys that the very file they stand in makes idle. */
#ifndef FC_MODEL_IDLE_H
#define FC_MODEL_IDLE_H

#include "base/problem.h"
#include "model/layers.h"
#include "model/plan.h"

/* In a file that turns a channel off, what shapes the channel's months (season, growth,
   month_to_month, persistence) is an error, and a [stage S / X], [deal / X] or [opening / X] of
   that channel a warning; the last two also in a file on top of it. The channel's own figures may
   stay, as those of one that waits to be turned on; so may all that lies in a file below: that is
   how a scenario takes a channel out. */
void fc_idle_check(const struct fc_plan *plan, const struct fc_layers *layers,
                   struct fc_problems *problems);

#endif
