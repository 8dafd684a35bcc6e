/* Who carries the risk of each promise of an answer, in short: owners, and the largest input. */
#ifndef FC_QUESTIONS_CARRIED_H
#define FC_QUESTIONS_CARRIED_H

#include "questions/drivers.h"
#include "questions/owners.h"
#include "questions/promise.h"

/* More are not said beside the answers. */
enum { FC_CARRIED = 3 };

struct fc_carried {
    int n;
    struct {
        const struct fc_promise_answer *promise;
        struct fc_owners_answer         owners;
        struct fc_drivers_answer        drivers; /* brief */
    } of[FC_CARRIED];
};

/* Of the first promises. With as many trials as their owners need to be told apart; none for a plan
   with more owners than can be weighed, and for a run that was stopped. In the study's arena; fails
   as fc_columns_run. */
enum fc_status fc_carried_find(struct fc_carried *out, const struct fc_promise_answers *answers,
                               const struct fc_study *study, struct fc_error *err);

#endif
