/* What is in the pipeline when the plan begins. */
#ifndef FC_MODEL_OPENING_H
#define FC_MODEL_OPENING_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/plan.h"

/* Reads one line of [opening] (channel -1) or [opening / X]: the key names a stage, or inquiries;
   the value says how many entered it when: `180 in 2026-12 | 150 in 2026-11`. They take the place
   of what another file said of that stage and channel. The plan's start and stages must be known.
   Refuses unknown stages [unknown-stage], the last one and months that are not 1 to FC_MAX_AGE
   months before the start [opening], counts that are not whole [number], relative changes [change],
   and two lines of one file for the same stage [duplicate]. */
bool fc_opening_read(struct fc_plan *plan, int channel, struct fc_piece key, struct fc_piece value,
                     struct fc_problems *problems);

/* By channel, stage and month, so that the order of lines says nothing. */
void fc_openings_sort(struct fc_plan *plan);

#endif
