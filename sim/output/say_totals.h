/* The whole plan in one table, and its money in one sentence. */
#ifndef FC_OUTPUT_SAY_TOTALS_H
#define FC_OUTPUT_SAY_TOTALS_H

#include "output/answer.h"
#include "results/result.h"

/* Whether the plan says what is left of a booking, so that it can gain or lose. */
bool fc_has_net_gain(const struct fc_plan *plan);

/* What the plan costs, brings and gains, and how often it loses: a sentence and a table. Only for
   plans with a net gain. */
void fc_say_money(struct fc_answer *answer, const struct fc_result *result);

/* Everything over the whole plan, and how to read it: people first, then money; only people where
   with_money is false. */
void fc_say_totals(struct fc_answer *answer, const struct fc_result *result, bool with_money);

#endif
