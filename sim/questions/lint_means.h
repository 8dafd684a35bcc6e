/* How many items reach which stage when, on average: sums of means, good enough to judge a plan by.

   No chance, no nurture; a queue is a level that rises and falls. */
#ifndef FC_QUESTIONS_LINT_MEANS_H
#define FC_QUESTIONS_LINT_MEANS_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/plan.h"

/* The way into a stage for the items of one channel. */
struct fc_mean_door {
    double        rate; /* mean chance to move on, less what waiting for an answer costs */
    int           n_lags;
    const double *lag; /* [n_lags] share of movers by whole months */
};

/* Channel n_channels stands for opening items of no channel. */
struct fc_means {
    const struct fc_plan *plan;
    const double         *inquiries; /* [n_channels * months] */
    struct fc_mean_door  *door;      /* [n_stages * (n_channels + 1)] */
};

/* False when memory is out. */
bool fc_means_make(struct fc_means *out, const struct fc_plan *plan, struct fc_arena *arena);

/* How the months are run through. */
enum fc_mean_way {
    FC_MEAN_FREE,  /* nobody waits for a team */
    FC_MEAN_TEAMS, /* as many move as teams can work */
    FC_MEAN_USUAL  /* as if the first month's inquiries had always come: pipelines are full */
};

struct fc_mean_run {
    const struct fc_plan *plan;
    int                   before;  /* months that were run before the plan */
    double               *entered; /* [(n_stages + 1) * (n_channels + 1) * (before + months)] */
    double               *wanted;  /* [n_stages * months] items that came to the stage's team */
};

bool fc_mean_run(struct fc_mean_run *out, const struct fc_means *means, enum fc_mean_way way,
                 struct fc_arena *arena);

/* Mean entries into a stage (-1: inquiries) in month t of the plan, all channels. */
double fc_mean_entered(const struct fc_mean_run *run, int stage, int t);

/* The same of one channel. */
double fc_mean_entered_by(const struct fc_mean_run *run, int stage, int channel, int t);

/* Items a team can work in month t, once all are ramped. */
double fc_mean_capacity(const struct fc_plan *plan, const struct fc_team *team, int t);

#endif
