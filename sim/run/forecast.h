/* All trials in fixed blocks; the result does not depend on the team that runs them. */
#ifndef FC_RUN_FORECAST_H
#define FC_RUN_FORECAST_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/fail.h"
#include "results/result.h"

/* Called now and then from one thread, with the trials done so far. */
struct fc_progress {
    void (*tell)(void *to, uint64_t done, uint64_t all);
    void *to;
};

/* When fewer trials than asked for are enough: looked at after fixed numbers of trials, so that it
   does not depend on who runs them. */
struct fc_stop_rule {
    double      standard_error; /* of every chance that counts, whole and period by period */
    int         n_decided;      /* so many promises, the first, must be decided against their
                                   confidence (fc_chance_decide) */
    const bool *counts;         /* [n_promises] whose chances these are; NULL: all */
};

struct fc_request {
    const struct fc_plan           *plan;
    bool                            by_channel; /* what each channel brings, besides all */
    int                             n_promises;
    const struct fc_promise *const *promise;
    const bool                     *keep; /* [n_measures] measures whose totals to count, besides
                                             what is promised; NULL: all, and every month. Less is
                                             faster. */
    uint64_t                        seed;
    uint64_t                        trials;  /* 1 .. 2^32 - 1 */
    const struct fc_stop_rule      *enough;  /* NULL: all trials are run */
    int                             threads; /* 0: all there are */
    bool integrate; /* for questions/promise: chances that can be integrated need not be counted */
    struct fc_progress           progress; /* tell may be NULL */
    const volatile sig_atomic_t *stop;     /* set from outside to stop early; may be NULL */
};

/* Runs the trials. FC_OK also when stopped early with at least one trial done (out->partial).
   FC_INTERRUPTED when stopped before the first; FC_NO_MEMORY, FC_BAD_INPUT as fc_layout_make. The
   result is the caller's to free. */
enum fc_status fc_forecast(struct fc_result *out, const struct fc_request *request,
                           struct fc_error *err);

#endif
