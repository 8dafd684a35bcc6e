/* What follows from what was said: owners, plurals, ids, and whose rate and delay is whose. */
#ifndef FC_MODEL_SETTLE_H
#define FC_MODEL_SETTLE_H

#include <stdbool.h>

#include "model/keys.h"
#include "model/plan.h"

/* Fills what no key gave and what depends on other sections, when all values are read: the plan's
   name, ids of channels, where their costs were measured, plurals and owners of stages, whose rate,
   delay and pace is whose, the doors and owners of teams, where nurture leads, the deals of
   channels, the market's size, confidence of promises; and puts the opening pipeline and the ties
   in order. base_spend[n_channels] is what the channels spent in the first file that says so,
   before any other changed it. False when memory is out. */
bool fc_plan_settle(struct fc_plan *plan, const struct fc_schedule base_spend[]);

/* Whether a key was given for a section, by the exact name of its row. */
bool fc_plan_given(const struct fc_section *section, enum fc_section_kind kind, const char *key);

#endif
