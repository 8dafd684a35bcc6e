/* What does a channel return? Which one is asked about, and what is left of its money. */
#ifndef FC_QUESTIONS_RETURNS_H
#define FC_QUESTIONS_RETURNS_H

#include "questions/phrases.h"
#include "results/result.h"

/* Whether the question is of this form: "what did the 100,000 campaign return", "how does search
   convert to revenue", "is the trade show worth it". *channel is then the channel it asks about;
   "it" is `known`, or none (-1). An amount that is not what the plan spends on it is warned of. */
bool fc_returns_read(int *channel, const struct fc_spoken *spoken, const struct fc_plan *plan,
                     int known, struct fc_problems *problems);

/* Warns of an amount, said with a channel, that the plan does not spend on it in a month or in all,
   or that is in another currency. */
void fc_returns_check_amount(const struct fc_plan *plan, int channel, double amount,
                             struct fc_piece piece, struct fc_problems *problems);

/* Whether it is of this form but of no channel of the plan; *where is then what it asks about. */
bool fc_returns_unknown(struct fc_piece *where, const struct fc_spoken *spoken);

struct fc_returns {
    int              channel;
    struct fc_result view;     /* what the channel's inquiries became */
    struct fc_chance none;     /* not one deal, in the plan or later; without deals: none in the
                                  plan's last stage */
    bool             has_gain; /* there are deals, and a cost they must cover */
    struct fc_chance pays; /* what is left of its bookings, later ones included, covers its cost */
};

/* From a result by channel, which must outlive it. */
struct fc_returns fc_returns_of(const struct fc_result *result, int channel);

#endif
