/* Waiting for a team: who joins, who gives up, who is worked. */
#ifndef FC_ENGINE_QUEUE_H
#define FC_ENGINE_QUEUE_H

#include "engine/trial.h"

/* One step at a team's door: those who entered the stage before join its queue, those whose
   patience is over leave, the team works as many as it can, and those who convert pass on. */
void fc_queue_step(struct fc_block *block, int crew, int step);

#endif
