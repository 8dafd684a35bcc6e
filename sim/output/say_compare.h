/* Plans against the first of them, put into words: the sentence to forward, then the figures. */
#ifndef FC_OUTPUT_SAY_COMPARE_H
#define FC_OUTPUT_SAY_COMPARE_H

#include "output/answer.h"
#include "questions/compare.h"

/* Each plan against the first: what it costs and brings in a sentence; all figures side by side;
   promises; how often it is ahead. Plans are called A, B, C in tables. */
void fc_say_compare(struct fc_answer *answer, const struct fc_comparison *comparison);

/* When the change has paid for itself, and what differs month by month (a table where there are at
   most 24 of them). Nothing where there is one month only. */
void fc_say_compare_months(struct fc_answer *answer, const struct fc_comparison *comparison);

/* The promises of the first plan asked of the i-th other. */
void fc_say_compared_promises(struct fc_answer *answer, const struct fc_comparison *comparison,
                              int i);

/* How much sharper the same luck makes it. The last thing to say. */
void fc_say_compare_luck(struct fc_answer *answer, const struct fc_comparison *comparison);

#endif
