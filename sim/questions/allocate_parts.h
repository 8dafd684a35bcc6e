/* What the files of questions/allocate share: the channels that spend, and what they may spend. */
#ifndef FC_QUESTIONS_ALLOCATE_PARTS_H
#define FC_QUESTIONS_ALLOCATE_PARTS_H

#include "engine/layout.h"
#include "questions/allocate.h"

/* One channel that spends money today; amounts are money a month, the mean over the plan. */
struct fc_payer {
    int    channel;
    double today;
    double low, high; /* what it may spend when it is on */
    bool   may_stop;  /* it may spend nothing */
    bool   closes;    /* then it is turned off: nothing else comes from it that is worth its fixed
                         cost */
    bool   fixed;     /* low is high: nothing to find */
    double live;      /* the least that buys anything, in whole units */
};

/* A split is an array spend[n], payer by payer. */
struct fc_allocator {
    const struct fc_allocate_request *request;
    const struct fc_study            *study;
    const struct fc_plan             *plan;   /* the study's, or one in which every payer buys */
    const struct fc_layout           *layout; /* of it */
    int                               money;  /* measure, or -1 */
    int                               n;
    struct fc_payer                  *payer; /* [n] */
    double                            budget;
    double                            unit;  /* a round amount: splits are looked for in these */
    int                               units; /* whole ones in the budget */
    struct fc_arena                  *arena; /* for what lasts as long as the search */
    struct fc_error                  *err;
};

/* What all of a channel's months spend in the mean. */
double fc_payer_mean_spend(const struct fc_plan *plan, const struct fc_channel *channel);

/* The payer's channel at that spend, every month scaled alike. */
struct fc_channel fc_payer_at(const struct fc_allocator *a, int i, double spend);

/* Whether it buys anything in any month. */
bool fc_payer_buys(const struct fc_allocator *a, int i, double spend);

/* Always FC_NO_MEMORY. */
enum fc_status fc_allocator_no_memory(const struct fc_allocator *a);

#endif
