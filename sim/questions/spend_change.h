/* Less money, or more: how a change of spend becomes settings. */
#ifndef FC_QUESTIONS_SPEND_CHANGE_H
#define FC_QUESTIONS_SPEND_CHANGE_H

#include "questions/asking.h"
#include "questions/said_amount.h"

enum fc_spend_step { FC_SPEND_LESS, FC_SPEND_MORE, FC_SPEND_DOWN_TO, FC_SPEND_UP_TO, FC_SPEND_AT };

struct fc_spend_change {
    int                   channel; /* -1: the whole budget, every channel in proportion */
    enum fc_spend_step    step;
    struct fc_said_amount amount;
    int                   from_t; /* the month from which it holds; 0: all of the plan */
};

/* Fills out->change. Money without "a month" is money a month where the channel spends every month;
   where it spends in one month, it is that month's. Refuses an amount that could be read in two
   ways, more than there is to cut, "cut to" more and "raise to" less, and points. */
enum fc_read_as fc_spend_change(struct fc_asked *out, const struct fc_asking *asking,
                                const struct fc_spend_change *change);

/* So much a month from one channel to another. */
enum fc_read_as fc_spend_move(struct fc_asked *out, const struct fc_asking *asking, int from,
                              int to, const struct fc_said_amount *amount);

/* What a channel (-1: all that are on) spends in a month of the plan. */
double fc_spend_at(const struct fc_plan *plan, int channel, int t);

#endif
