/* Is so much of one thing enough for a promise on money? Both asked in the same years. */
#ifndef FC_QUESTIONS_ENOUGH_H
#define FC_QUESTIONS_ENOUGH_H

#include "questions/study.h"

struct fc_enough {
    const struct fc_promise *promise;   /* "150 leads a month" */
    const struct fc_promise *goal;      /* "1m revenue" */
    struct fc_chance         reached;   /* that the promise is kept */
    struct fc_chance         planned;   /* that the goal is, as the plan is */
    struct fc_chance         if_kept;   /* the same in the years that keep the promise, */
    struct fc_chance         if_missed; /* and in those that do not; error 1 where there are none */
    uint64_t                 trials;
};

/* Runs the study's trials once. Fails as fc_columns_run. */
enum fc_status fc_enough_find(struct fc_enough *out, const struct fc_study *study,
                              const struct fc_promise *promise, const struct fc_promise *goal,
                              struct fc_error *err);

#endif
