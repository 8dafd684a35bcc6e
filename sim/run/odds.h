/* The chance that promises are kept, the quickest way that is right for them. */
#ifndef FC_RUN_ODDS_H
#define FC_RUN_ODDS_H

#include "results/chance.h"
#include "run/columns.h"

struct fc_odds_request {
    const struct fc_plan           *plan;
    int                             n_promises;
    const struct fc_promise *const *promise;
    double                          standard_error; /* good enough for every chance */
    uint64_t                        seed;
    uint64_t                        trials;  /* to be counted at most, 1 .. FC_MOST_COLUMN_TRIALS */
    int                             threads; /* 0: all there are */
    const volatile sig_atomic_t    *stop;    /* may be NULL */
};

struct fc_odds {
    struct fc_chance *chance;      /* [n_promises] */
    bool              closed_form; /* of all of them; else trials were counted */
    uint64_t          trials;      /* counted trials, or points */
};

/* By the closed form where all promises fit it (engine/closed_form). Else trials are counted in
   growing samples, each the beginning of the next, until every chance has that standard error. The
   same seed gives two plans the same luck, whichever way. Lives in the arena. Fails as
   fc_columns_run. */
enum fc_status fc_odds_find(struct fc_odds *out, const struct fc_odds_request *request,
                            struct fc_arena *arena, struct fc_error *err);

#endif
