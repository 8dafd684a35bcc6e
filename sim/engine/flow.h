/* The kernel: one month of cohorts through the stages. */
#ifndef FC_ENGINE_FLOW_H
#define FC_ENGINE_FLOW_H

#include "engine/trial.h"

/* Runs month t for the block's trials: inquiries arrive (within the plan), and what is in each
   stage since this month decides whether and when it moves on. Months must be run in order from 0
   to horizon - 1; before month 0 all of block->entered and the scratch ledgers are zero. */
void fc_flow_month(struct fc_block *block, int t);

/* The value of the deals won in month t, into the scratch ledgers. */
void fc_flow_deals(struct fc_block *block, int t);

#endif
