/* Who is not ready yet may be kept in contact with, and may come back. */
#include <math.h>

#include "tests/slow_trial.h"

/* A month's chance of one in the pool to return. Who hears too often listens less. */
static double returns(const struct slow_trial *trial)
{
    const struct fc_nurture *nurture = &trial->plan->nurture;
    const double             listens = fmin(1, nurture->tires_at / nurture->contacts);
    return trial->nurture_rate * listens;
}

/* A stock until that month begins, and no month of it when it begins after the horizon. */
static void keep(struct slow_trial *trial, int stage, int from, int until)
{
    for (int month = from; month < until && month < trial->horizon; month++)
        (*slow_tally(trial, FC_M_IN_NURTURE, stage, month))++;
}

static void count(struct slow_trial *trial, enum fc_measured what, int stage, int month)
{
    if (month < trial->horizon)
        (*slow_tally(trial, what, stage, month))++;
}

/* All that will become of it in the pool: some months of nothing, then back, or lost. */
static void nurture(struct slow_trial *trial, struct slow_item item, int stage, int month)
{
    const struct fc_nurture *pool = &trial->plan->nurture;
    for (int next = month + 1; next <= month + pool->months; next++) {
        if (gsl_rng_uniform(trial->rng) >= returns(trial))
            continue;
        keep(trial, stage, month, next);
        count(trial, FC_M_RETURNED, stage, next);
        slow_send(trial, item, pool->returns_to, slow_step_in(trial, next));
        return;
    }
    keep(trial, stage, month, month + pool->months);
    count(trial, FC_M_LOST, stage, month + pool->months);
}

void slow_lose(struct slow_trial *trial, struct slow_item item, int stage, int month)
{
    const struct fc_nurture *pool = &trial->plan->nurture;
    item.opened = false;
    if (pool->exists && pool->from == stage && gsl_rng_uniform(trial->rng) < trial->nurture_share)
        nurture(trial, item, stage, month);
    else
        count(trial, FC_M_LOST, stage, month);
}
