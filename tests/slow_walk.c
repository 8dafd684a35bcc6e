/* Step by step, stage by stage: who comes to a door is decided on, or joins its queue. */
#include <assert.h>

#include "tests/slow_draw.h"
#include "tests/slow_trial.h"

int slow_month(const struct slow_trial *trial, int step)
{
    return step / trial->per_month;
}

int slow_step_in(const struct slow_trial *trial, int month)
{
    return month * trial->per_month +
           (int)gsl_rng_uniform_int(trial->rng, (unsigned long)trial->per_month);
}

double *slow_tally(const struct slow_trial *trial, enum fc_measured what, int stage, int month)
{
    const int places = trial->plan->n_stages + 1;
    assert(stage >= -1 && month >= 0 && month < trial->horizon);
    return &trial->tally[((int)what * places + stage + 1) * trial->horizon + month];
}

/* ---- on the way ------------------------------------------------------------------------------ */

static struct slow_crowd *coming(const struct slow_trial *trial, int stage, int step)
{
    return &trial->coming[(stage + 1) * trial->horizon * trial->per_month + step];
}

void slow_send(struct slow_trial *trial, struct slow_item item, int stage, int step)
{
    if (slow_month(trial, step) < trial->horizon)
        slow_crowd_add(coming(trial, stage, step), item);
}

void slow_stay(struct slow_trial *trial, int stage, int from, int to)
{
    for (int month = from; month < to && month < trial->horizon; month++)
        (*slow_tally(trial, FC_M_STILL_OPEN, stage, month))++;
}

void slow_decide(struct slow_trial *trial, struct slow_item item, int stage, int step, double days)
{
    const int    month = slow_month(trial, step);
    const double chance = slow_rate_in(trial, stage, item.channel, month) *
                          slow_decay(slow_pace(trial, stage, item.channel), days);
    if (gsl_rng_uniform(trial->rng) >= chance) {
        slow_lose(trial, item, stage - 1, month);
        return;
    }
    const int arrives =
        slow_arrival(slow_delay(trial, stage, item.channel), step, trial->per_month, trial->rng);
    item.opened = false;
    slow_stay(trial, stage - 1, month, slow_month(trial, arrives));
    slow_send(trial, item, stage, arrives);
}

/* ---- a step ---------------------------------------------------------------------------------- */

/* Those who enter a stage in this step come to the door of the next. */
static void pass(struct slow_trial *trial, int stage, int step)
{
    struct slow_crowd *come = coming(trial, stage, step);
    const int          month = slow_month(trial, step);
    const int          door = stage + 1;
    for (size_t i = 0; i < come->n; i++)
        *slow_tally(trial, FC_M_ENTERED, stage, month) += come->item[i].opened ? 0 : 1;
    if (door < trial->plan->n_stages && trial->crew[door].team != NULL) {
        slow_queue_step(trial, door, step, come);
        return;
    }
    for (size_t i = 0; i < come->n; i++) {
        const struct slow_item item = come->item[i];
        if (door == trial->plan->n_stages)
            slow_win(trial, item.channel, month);
        else
            slow_decide(trial, item, door, step,
                        slow_pace(trial, door, item.channel)->response_time);
    }
}

void slow_step(struct slow_trial *trial, int step)
{
    const struct fc_plan *plan = trial->plan;
    const int             month = slow_month(trial, step);
    for (int stage = 0; stage < plan->n_stages; stage++)
        if (trial->crew[stage].team != NULL && step % trial->per_month == 0 && month < plan->months)
            slow_crew_month(&trial->crew[stage], plan, month);
    for (int stage = -1; stage < plan->n_stages; stage++)
        pass(trial, stage, step);
}
