#include "questions/carried.h"

/* Enough for whole tenths of a fifth of the years, and for owners in points of 100. */
enum { TRIALS = 10240 };

enum fc_status fc_carried_find(struct fc_carried *out, const struct fc_promise_answers *answers,
                               const struct fc_study *study, struct fc_error *err)
{
    struct fc_study few = *study;
    *out = (struct fc_carried){0};
    if (few.trials > TRIALS)
        few.trials = TRIALS;
    for (int i = 0; i < answers->n && i < FC_CARRIED && !answers->result.partial; i++) {
        const struct fc_promise        *promise = answers->answer[i].promise;
        const struct fc_drivers_request request = {
            .study = &few, .promise = promise, .brief = true};
        struct fc_error own = {0};
        enum fc_status  status = fc_owners_find(&out->of[i].owners, &few, promise, &own);
        if (status == FC_BAD_INPUT)
            return FC_OK;
        if (status == FC_OK)
            status = fc_drivers_find(&out->of[i].drivers, &request, &own);
        if (status == FC_INTERRUPTED)
            return FC_OK;
        if (status != FC_OK)
            return fc_fail(err, status, "%s", own.text);
        out->of[i].promise = &answers->answer[i];
        out->n = i + 1;
    }
    return FC_OK;
}
