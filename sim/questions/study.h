/* What questions about other plans start from: the plan as it was loaded, and how to run it. */
#ifndef FC_QUESTIONS_STUDY_H
#define FC_QUESTIONS_STUDY_H

#include "base/problem.h"
#include "model/load.h"
#include "run/columns.h"
#include "run/odds.h"

struct fc_study {
    const struct fc_plan        *plan;
    const char                  *file;       /* that it was loaded from, */
    struct fc_settings           settings;   /* with these on top */
    double                       confidence; /* laid over the plan and its promises; 0: none */
    uint64_t                     seed;
    uint64_t                     trials;
    int                          threads; /* 0: all there are */
    struct fc_progress           progress;
    const volatile sig_atomic_t *stop;  /* may be NULL */
    struct fc_arena             *arena; /* for what is to last */
};

/* The study's plan with n more settings on top, as `--set` would give it. Fails as fc_load. */
enum fc_status fc_study_variant(struct fc_plan **out, const struct fc_study *study, int n,
                                const char *const set[], struct fc_problems *problems,
                                struct fc_error *err);

/* Another file as loaded with the study's confidence, and no settings. */
enum fc_status fc_study_other(struct fc_plan **out, const struct fc_study *study, const char *file,
                              struct fc_problems *problems, struct fc_error *err);

/* The chances of promises of a plan (the study's, or a variant's) with the study's seed. */
enum fc_status fc_study_odds(struct fc_odds *out, const struct fc_study *study,
                             const struct fc_plan *plan, int n,
                             const struct fc_promise *const promise[], double standard_error,
                             struct fc_error *err);

/* The promise of one plan as another plan sees it: the measure of that name, the same calendar
   months, the same levels. NULL where the other has no such measure or not all of its months, or
   memory is out. */
const struct fc_promise *fc_promise_on(const struct fc_plan *plan, const struct fc_promise *promise,
                                       const struct fc_plan *from, struct fc_arena *arena);

#endif
