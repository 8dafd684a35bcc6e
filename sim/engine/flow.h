/* The kernel: one step of cohorts through the stages. */
#ifndef FC_ENGINE_FLOW_H
#define FC_ENGINE_FLOW_H

#include "engine/trial.h"

/* Runs a step for the block's trials (a month; a quarter of one in a plan with a team): inquiries
   arrive (within the plan), and what is in each stage since this step decides whether and when it
   moves on, or waits for a team. Steps must be run in order from 0 to horizon * slots - 1; before
   step 0 all of block->entered and the scratch ledgers are zero. */
void fc_flow_step(struct fc_block *block, int step);

/* The value of the deals won in month t, into the scratch ledgers. */
void fc_flow_deals(struct fc_block *block, int t);

#endif
