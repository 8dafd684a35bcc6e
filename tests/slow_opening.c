/* The open pipeline: whoever came before the plan is followed from the month they came. */
#include <assert.h>

#include "tests/slow_draw.h"
#include "tests/slow_trial.h"

/* Beyond this an item's story cannot be told: it moves on for certain, and would have by now. */
enum { MOST_TRIES = 100000 };

/* Lives an item's life again until one fits what is known: it has not moved on before the plan. Of
   those that fit, p (1 - F) / (1 - p F) move on, where F is the chance that one who moves on does
   so before the plan. */
static void go_on(struct slow_trial *trial, struct slow_item item, int next, int age, double chance)
{
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        if (gsl_rng_uniform(trial->rng) >= chance)
            break;
        const int left = slow_lag(slow_delay(trial, next, item.channel), trial->rng) - age;
        if (left >= 0) {
            slow_stay(trial, next - 1, 0, left);
            slow_send(trial, item, next, slow_step_in(trial, left));
            return;
        }
    }
    slow_lose(trial, item, next - 1, 0);
}

static void open_one(struct slow_trial *trial, const struct fc_opening *opening)
{
    const struct fc_plan  *plan = trial->plan;
    const int              next = opening->stage + 1;
    const struct slow_item item = {.channel =
                                       opening->channel >= 0 ? opening->channel : plan->n_channels};
    assert(opening->month < plan->start && next < plan->n_stages);
    if (trial->crew[next].team != NULL) {
        const struct slow_item waits = {.channel = item.channel, .opened = true};
        for (int i = 0; i < opening->count; i++)
            slow_send(trial, waits, opening->stage, 0);
        return;
    }
    /* They were decided on in the month they came, with that month's luck. */
    const struct fc_pace *pace = slow_pace(trial, next, item.channel);
    const double          chance =
        slow_month_rate(trial, next, item.channel) * slow_decay(pace, pace->response_time);
    for (int i = 0; i < opening->count; i++)
        go_on(trial, item, next, plan->start - opening->month, chance);
}

void slow_open(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    for (int i = 0; i < plan->n_openings; i++) {
        const int channel = plan->opening[i].channel;
        /* A channel that is turned off brings nothing. */
        if (channel < 0 || plan->channel[channel].enabled)
            open_one(trial, &plan->opening[i]);
    }
}
