/* Doors compiled: at which rate, how late and how long after. For the files of engine/layout
   only. */
#ifndef FC_ENGINE_DOORS_H
#define FC_ENGINE_DOORS_H

#include "engine/maker.h"

/* A channel's route into a stage, NULL for FC_SEVERAL and FC_OPENED, which take the stage's own;
   its pace and delay likewise. */
const struct fc_route *fc_route_of(const struct fc_plan *plan, int stage, int channel);
const struct fc_pace  *fc_pace_of(const struct fc_plan *plan, int stage, int channel);
const struct fc_delay *fc_delay_of(const struct fc_plan *plan, int stage, int channel);

/* The name of the address of a channel's draws at the door into `stage`; NULL when memory is
   out. */
const char *fc_door_name(struct fc_maker *m, int stage, int channel, const char *what);

/* The door into `stage` for the items of a channel. Those of several, and of none, go by the
   stage's own keys. */
struct fc_door fc_door_make(struct fc_maker *m, int stage, int channel);

/* Gives a door other lags: those of a delay, in months or in the plan's steps; or these shares. */
void fc_door_take(struct fc_maker *m, struct fc_door *door, const struct fc_delay *delay,
                  bool in_months);
void fc_door_lags(struct fc_maker *m, struct fc_door *door, int n, const double lag[]);

#endif
