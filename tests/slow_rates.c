/* Whose keys hold, and what the chance to move on is in a month. */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "tests/slow_trial.h"

/* ---- whose keys hold ------------------------------------------------------------------------- */

/* A stage as a channel sees it; NULL: only as itself. */
static const struct fc_route *route_of(const struct slow_trial *trial, int stage, int channel)
{
    const bool has_channel = channel < trial->plan->n_channels;
    return has_channel ? &trial->plan->stage[stage].route[channel] : NULL;
}

const struct fc_delay *slow_delay(const struct slow_trial *trial, int stage, int channel)
{
    const struct fc_route *route = route_of(trial, stage, channel);
    return route != NULL && route->has_delay ? &route->delay : &trial->plan->stage[stage].delay;
}

const struct fc_pace *slow_pace(const struct slow_trial *trial, int stage, int channel)
{
    const struct fc_route *route = route_of(trial, stage, channel);
    return route != NULL && route->has_pace ? &route->pace : &trial->plan->stage[stage].pace;
}

static size_t rate_at(const struct slow_trial *trial, int stage, int channel)
{
    return (size_t)(stage * (trial->plan->n_channels + 1) + channel);
}

/* A stage's own rate holds for every channel without one. */
void slow_draw_rates(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    for (int s = 0; s < plan->n_stages; s++) {
        const struct fc_stage *stage = &plan->stage[s];
        const double own = stage->has_rate ? slow_input(&trial->ties, &stage->rate) : nan("");
        for (int c = 0; c <= plan->n_channels; c++) {
            const struct fc_route *route = route_of(trial, s, c);
            const bool             has_rate = route != NULL && route->has_rate;
            trial->rate[rate_at(trial, s, c)] =
                has_rate ? slow_input(&trial->ties, &route->rate) : own;
        }
    }
    const size_t months = (size_t)plan->n_stages * (size_t)(plan->n_channels + 1);
    for (size_t i = 0; i < months * (size_t)trial->horizon; i++)
        trial->rate_in[i] = nan("");
}

/* ---- the chance to move on ------------------------------------------------------------------- */

/* A share of that mean and standard deviation, the latter within what shares can have. */
static double draw_share(gsl_rng *rng, double mean, double sd)
{
    const double most = sqrt(mean * (1 - mean));
    const double width = fmin(sd, 0.99 * most);
    if (!(width > 0))
        return mean;
    const double both = most * most / (width * width) - 1; /* the shapes' sum */
    return gsl_ran_beta(rng, mean * both, (1 - mean) * both);
}

double slow_month_rate(const struct slow_trial *trial, int stage, int channel)
{
    const double          rate = trial->rate[rate_at(trial, stage, channel)];
    const struct fc_pace *pace = slow_pace(trial, stage, channel);
    return draw_share(trial->rng, rate, pace->rate_month_to_month * rate);
}

double slow_rate_in(struct slow_trial *trial, int stage, int channel, int month)
{
    const size_t place = rate_at(trial, stage, channel);
    double      *rate = &trial->rate_in[place * (size_t)trial->horizon + (size_t)month];
    if (isnan(*rate))
        *rate = slow_month_rate(trial, stage, channel);
    return *rate;
}

double slow_decay(const struct fc_pace *pace, double days)
{
    return days > 0 ? pow(2, -days / pace->shelf_life) : 1;
}
