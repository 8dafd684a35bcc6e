/* At the door of the next stage: with which chance, and after which delay. */
#ifndef FC_ENGINE_DOOR_H
#define FC_ENGINE_DOOR_H

#include "engine/trial.h"

/* The chance to pass a door in a calendar month: the rate, the month's own noise around it, and
   what the wait for an answer leaves of that. In the scratch's `chance`, or the input's own
   column. */
const double *fc_door_chance(struct fc_block *block, const struct fc_door *door, int month);

/* Of the scratch's `movers` of its `crowd`, who pass a door in a step (of the plan; `address`
   numbers it for their draws): splits them over their delays and lets them enter the next stage.
   Uses movers up. `drawn`: the address's first uniforms stand in the scratch's even and odd
   already. */
void fc_door_delay(struct fc_block *block, const struct fc_door *door, int step, uint64_t address,
                   bool drawn);

/* Whether anybody who passes a door in a step arrives while the plan is still run. */
bool fc_door_matters(const struct fc_block *block, const struct fc_door *door, int step);

/* The addresses of one step at a door: numbers 0 (decides, where that is drawn there), then one for
   each lag that is split off, and far behind those that spread a month over its steps. */
uint64_t fc_door_address(const struct fc_layout *layout, int month, int quarter);

#endif
