/* The open pipeline: whoever came before the plan is followed from the month they came. */
#include <assert.h>

#include "tests/slow_draw.h"
#include "tests/slow_trial.h"

/* Beyond this an item's story cannot be told: it moves on for certain, and would have by now. */
enum { MOST_TRIES = 100000 };

/* Lives an item's life again until one fits what is known: it has not moved on before the plan. Of
   those that fit, p (1 - F) / (1 - p F) move on, where F is the chance that one who moves on does
   so before the plan. */
static void go_on(struct slow_trial *trial, int channel, int next, int age, double chance)
{
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        if (gsl_rng_uniform(trial->rng) >= chance)
            break;
        const int lag = slow_lag(slow_delay(trial, next, channel), trial->rng);
        if (lag >= age) {
            slow_stay(trial, next, 0, lag - age);
            slow_enter(trial, channel, next, lag - age);
            return;
        }
    }
    trial->lost[next * trial->horizon]++;
}

void slow_open(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    for (int i = 0; i < plan->n_openings; i++) {
        const struct fc_opening *opening = &plan->opening[i];
        const int channel = opening->channel >= 0 ? opening->channel : plan->n_channels;
        const int next = opening->stage + 1;
        assert(opening->month < plan->start && next < plan->n_stages);
        /* A channel that is turned off brings nothing. */
        if (opening->channel >= 0 && !plan->channel[channel].enabled)
            continue;
        /* They were decided on in the month they came, with that month's luck. */
        const double chance = slow_chance(trial, next, channel);
        for (int item = 0; item < opening->count; item++)
            go_on(trial, channel, next, plan->start - opening->month, chance);
    }
}
