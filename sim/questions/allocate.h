/* Where is a budget spent best? The split over channels that makes a promise, or money, best. */
#ifndef FC_QUESTIONS_ALLOCATE_H
#define FC_QUESTIONS_ALLOCATE_H

#include "questions/study.h"

/* What is to be as high as can be. */
enum fc_allocate_for {
    FC_FOR_PROMISE,     /* the chance of the promise */
    FC_FOR_GAIN,        /* net gain, without margins bookings less cost */
    FC_FOR_GAIN_IF_KEPT /* the same, among splits that keep the promise as surely as wanted */
};

enum fc_limit_kind {
    FC_LIMIT_NONE,
    FC_LIMIT_RANGE,  /* between low and high, money a month on average */
    FC_LIMIT_PINNED, /* as today */
    FC_LIMIT_OFF
};

/* What one channel may spend. */
struct fc_limit {
    enum fc_limit_kind kind;
    double             low, high; /* of FC_LIMIT_RANGE: 0 and INFINITY where not said */
};

struct fc_allocate_request {
    const struct fc_study   *study;
    enum fc_allocate_for     what;
    const struct fc_promise *promise; /* may be NULL for FC_FOR_GAIN */
    double                   budget;  /* money a month on average; 0: what is spent today */
    const struct fc_limit   *limit;   /* [n_channels] of the study's plan */
};

/* What keeps a channel from spending less or more. */
enum fc_bound { FC_BOUND_NONE, FC_BOUND_MIN, FC_BOUND_MAX, FC_BOUND_OFF, FC_BOUND_PINNED };

/* Further from where its cost was measured than this, a channel is unknown ground. */
#define FC_ALLOCATE_BEYOND 1.5

/* One channel that spends money today. Amounts are money a month, the mean over the plan's months:
   more or less of it scales every month alike. */
struct fc_share {
    int           channel;
    double        today;
    double        before; /* today's split in proportion to the budget and within the limits */
    double        after;
    bool          closed; /* after: turned off, and its fixed cost saved */
    enum fc_bound bound;  /* of after */
    double        next;   /* what 1,000 a month more brings to what is sought: chance, or money */
    double        next_low, next_high; /* its 95 % interval */
    double        measured_at;         /* the spend that its cost was measured at, a month's mean */
    bool          beyond;              /* after is more than FC_ALLOCATE_BEYOND times that */
    bool          limited;             /* the request says what it may spend */
    bool          straight;            /* more money brings as much as the first did */
    const char   *set;                 /* `--set` with this makes it so; NULL: as today */
};

struct fc_allocation {
    const struct fc_plan    *plan;
    enum fc_allocate_for     what;
    const struct fc_promise *promise;       /* may be NULL */
    int                      money;         /* net gain, or bookings less cost; -1 */
    double                   budget, today; /* a month */
    double                   unspent; /* after: what buys nothing anywhere within the limits */
    double                   saved;   /* after: fixed cost over the plan that is saved */
    bool                     moved;   /* before is not today's split */
    bool                     fixed;   /* nothing can be moved */
    int                      n;
    struct fc_share         *share;                 /* [n] in the order of the plan */
    struct fc_chance         chance[2];             /* of the promise: before, after */
    double                   gain[2];               /* money over the plan: before, after */
    bool                     in_chance;             /* what follows is a chance, else money */
    double                   difference, low, high; /* after less before, and its 95 % interval */
    bool                     better;                /* clearly; else after is before */
    uint64_t                 trials;                /* that before and after were compared on */
    uint64_t                 fresh_seed;            /* luck that the search did not see */
};

/* Finds the split. Without teams and a finite market what a channel brings is its own affair, and
   the best means are found over all splits in steps of about a five-hundredth of the budget,
   channels off included; chances, and plans in which channels meet, are then bettered by moving
   money between two channels on the same luck. Before and after are compared on fresh luck: what is
   not clearly better (half a point of 100, or a thousandth of the money) is not moved. All lives in
   the study's arena. FC_BAD_INPUT when nothing is spent, money is asked for without deals, or the
   limits cannot be met; else fails as fc_columns_run. */
enum fc_status fc_allocate(struct fc_allocation *out, const struct fc_allocate_request *request,
                           struct fc_error *err);

#endif
