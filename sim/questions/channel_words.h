/* Which channel a question speaks of, and in which of its words. */
#ifndef FC_QUESTIONS_CHANNEL_WORDS_H
#define FC_QUESTIONS_CHANNEL_WORDS_H

#include "model/plan.h"
#include "questions/phrases.h"

/* Words from .. to - 1 of a question speak of a channel: "our last EUR 30,000 trade show". */
struct fc_channel_words {
    int    channel; /* index in the plan */
    bool   named;   /* by its name, or the last word of it */
    bool   another; /* "another show", "one more show" */
    int    from, to;
    double amount;       /* that was said with it, or 0 */
    int    amount_words; /* where the amount stands: a word, or -1 */
};

/* Finds the longest name of a channel, in singular or plural; or the last word of one name
   ("show"); or "it", where `known` is the channel spoken of before (-1: none); in a plan with one
   channel that is on also "the campaign", "it" or an amount. What belongs to it, such as "the money
   spent on", is part of it. False when the question speaks of none. */
bool fc_channel_words_find(struct fc_channel_words *out, const struct fc_spoken *spoken,
                           const struct fc_plan *plan, int known);

#endif
