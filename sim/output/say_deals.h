/* How the money comes: in large deals, in monthly bills, and when it has paid back. */
#ifndef FC_OUTPUT_SAY_DEALS_H
#define FC_OUTPUT_SAY_DEALS_H

#include "output/answer.h"
#include "results/result.h"

/* Whether a deal pays month by month: of this channel, or of any that is on (-1). */
bool fc_has_monthly_bills(const struct fc_plan *plan, int channel);

/* When what has been won covers what has been spent, in the middle year, and how often that is
   never within the plan. `who` begins the sentence: "It". Nothing for plans without a margin, or
   where nothing is spent. */
void fc_say_payback(struct fc_answer *answer, const struct fc_result *result, const char *who);

/* What the mean hides where deals are large and rare: how often none comes, what a year brings
   then, the middle year, the largest deal. Of one channel's view, or of all (-1). Nothing where no
   deal is a large one. */
void fc_say_large_deals(struct fc_answer *answer, const struct fc_result *result, int channel);

/* With monthly bills: how much of what is won is billed within the plan, and until when more money
   goes out than comes in. Of one channel's view, or of all (-1). */
void fc_say_bills(struct fc_answer *answer, const struct fc_result *result, int channel);

#endif
