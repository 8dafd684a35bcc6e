/* The whole plan in one table, and its money in one sentence. */
#ifndef FC_OUTPUT_SAY_TOTALS_H
#define FC_OUTPUT_SAY_TOTALS_H

#include "output/answer.h"
#include "output/words.h"

/* Whether the plan says what is left of a booking, so that it can gain or lose. */
bool fc_has_net_gain(const struct fc_plan *plan);

/* "loses EUR 85,000. It costs EUR 100,000 and brings EUR 15,000 after a margin of 40 % (a return of
   -85 %)": on average, of a plan with a net gain; of one channel's view, or of all (channel -1). */
struct fc_words fc_words_gain(const struct fc_result *result, int channel);

/* What the plan costs, brings and gains, how often it loses and when it has paid back: sentences
   and a table. Only for plans with a net gain. */
void fc_say_money(struct fc_answer *answer, const struct fc_result *result);

/* Two tables of a result or a view: from inquiries to the last stage; and what that costs and
   brings, with the cost per item of each stage where anything is spent; of one channel, or all. */
void fc_say_funnel(struct fc_answer *answer, const struct fc_result *result, const char *title);
void fc_say_ledger(struct fc_answer *answer, const struct fc_result *result, const char *title,
                   int channel);

/* Everything over the whole plan, and how to read it: people first, then money; only people where
   with_money is false. */
void fc_say_totals(struct fc_answer *answer, const struct fc_result *result, bool with_money);

/* The same for a plan without a promise, of which nothing else can be said. */
void fc_say_no_promise(struct fc_answer *answer, const struct fc_result *result);

#endif
