/* What does a change cost and bring? Plans against the first of them, on the same luck. */
#ifndef FC_QUESTIONS_COMPARE_H
#define FC_QUESTIONS_COMPARE_H

#include "questions/study.h"
#include "results/chance.h"
#include "results/paired.h"

/* A measure that both plans have. */
struct fc_compared_measure {
    int                  of[2];   /* its index in the first plan, in the other */
    struct fc_difference total;   /* over the months both have */
    bool                 monthly; /* flows: the total over the months is a mean month */
};

/* What a clause is about, in its window. */
struct fc_compared_window {
    const struct fc_clause *clause;  /* of the first plan */
    double                  periods; /* the mean of so many is `each`; 1 for totals and ratios */
    struct fc_difference    each;
};

/* A promise of the first plan, asked of both. */
struct fc_compared_promise {
    const struct fc_promise    *promise;
    const struct fc_promise    *other;     /* the same on the other plan; NULL: cannot be asked */
    struct fc_chance            chance[2]; /* none of the following where it cannot be asked */
    uint64_t                    only[2];   /* trials in which one plan alone keeps it */
    struct fc_chance_difference difference;
    struct fc_compared_window  *window;  /* [n_clauses] */
    const struct fc_promise    *differs; /* the other's own promise of that name, if it says another
                                         thing; else NULL */
};

/* What differs in one month; `so_far` is the gain from the first common month to this one. */
enum fc_monthly { FC_BY_WON, FC_BY_BOOKINGS, FC_BY_COST, FC_BY_SO_FAR, FC_MONTHLIES };

struct fc_compared_month {
    int                  month; /* calendar */
    struct fc_difference of[FC_MONTHLIES];
};

/* When a change has paid for itself, by the mean of the gain so far. What is won after the plan is
   no part of it. */
enum fc_payback {
    FC_PAYBACK_NONE,    /* nothing can be gained, or there is one month only */
    FC_PAYBACK_UNCLEAR, /* at the end the two cannot be told apart */
    FC_PAYBACK_AT_ONCE, /* never behind */
    FC_PAYBACK_FROM,    /* behind at first; never again from a month on */
    FC_PAYBACK_NEVER    /* behind at the end */
};

/* One plan against the first. Where the two have not the same months, the months both have are
   compared, without what is told of a whole plan only (what it wins later, its return). */
struct fc_compared {
    const struct fc_plan       *plan;
    const char                 *label;
    int                         first[2]; /* month of the first plan, of the other */
    int                         months;   /* that both have */
    bool                        same_months;
    uint64_t                    trials; /* of both; stopped early, it may be more than of all */
    int                         n_measures;
    struct fc_compared_measure *measure;
    int                         gain;    /* which of them is net gain, or bookings less cost; -1 */
    bool                        has_won; /* bookings are known of both; */
    struct fc_difference        won;     /* theirs, later ones included where same_months */
    int                         n_left_out;
    const char                **left_out; /* words for what only one of the two has */
    int                         n_promises;
    struct fc_compared_promise *promise;
    int                         n_months; /* 0 where there is one common month only */
    struct fc_compared_month   *month;
    bool                        has[FC_MONTHLIES];
    enum fc_payback             payback;
    int                         paid_back;   /* which of month[], for FC_PAYBACK_FROM */
    int                         ahead_until; /* the last month that is clearly ahead; -1: none */
};

struct fc_comparison {
    const struct fc_plan *plan; /* the first */
    const char           *label;
    uint64_t              seed;
    uint64_t              trials;   /* that were run */
    bool                  partial;  /* stopped before all were */
    double              confidence; /* of each interval: 95 % for all plans together (Bonferroni) */
    int                 n;          /* plans against the first */
    struct fc_compared *with;       /* [n] */
};

/* Runs all plans with the study's seed and trials and compares plan[1..n-1] with plan[0]; n is at
   least 2. The promises are those of plan[0]. All lives in the study's arena. Memory does not grow
   with the trials. FC_BAD_INPUT where two plans have no month in common or speak of different
   currencies, or with fewer than 2 trials; FC_INTERRUPTED when stopped before any trials were
   compared; else fails as fc_columns_run. */
enum fc_status fc_compare(struct fc_comparison *out, const struct fc_study *study, int n,
                          const struct fc_plan *const plan[], const char *const label[],
                          int n_promises, const struct fc_promise *const promise[],
                          struct fc_error *err);

/* The measure of a comparison that is `what` of that stage of the first plan, or NULL. */
const struct fc_compared_measure *fc_compared_find(const struct fc_comparison *comparison,
                                                   const struct fc_compared   *with,
                                                   enum fc_measured what, int stage);

#endif
