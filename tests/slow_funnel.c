/* One inquiry after the other, one stage after the other: slow, and easy to believe. */
#include "tests/slow_funnel.h"

#include <assert.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "tests/slow_draw.h"
#include "tests/slow_market.h"
#include "tests/slow_trial.h"

double slow_hundredths(double money)
{
    return round(100 * money) / 100;
}

/* ---- whose keys hold -------------------------------------------------------------------------- */

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

static const struct fc_pace *pace_of(const struct slow_trial *trial, int stage, int channel)
{
    const struct fc_route *route = route_of(trial, stage, channel);
    return route != NULL && route->has_pace ? &route->pace : &trial->plan->stage[stage].pace;
}

static size_t rate_at(const struct slow_trial *trial, int stage, int channel)
{
    return (size_t)(stage * (trial->plan->n_channels + 1) + channel);
}

/* ---- the chance to move on -------------------------------------------------------------------- */

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

/* What waiting for the answer leaves of the chance. */
static double decay(const struct fc_pace *pace)
{
    return pace->response_time > 0 ? pow(2, -pace->response_time / pace->shelf_life) : 1;
}

double slow_chance(const struct slow_trial *trial, int stage, int channel)
{
    const double          rate = trial->rate[rate_at(trial, stage, channel)];
    const struct fc_pace *pace = pace_of(trial, stage, channel);
    return draw_share(trial->rng, rate, pace->rate_month_to_month * rate) * decay(pace);
}

/* The same for all items of one stage, channel and month. */
static double chance_in_month(struct slow_trial *trial, int stage, int channel, int month)
{
    const size_t place = rate_at(trial, stage, channel);
    double      *chance = &trial->chance[place * (size_t)trial->horizon + (size_t)month];
    if (isnan(*chance))
        *chance = slow_chance(trial, stage, channel);
    return *chance;
}

/* ---- the walk --------------------------------------------------------------------------------- */

void slow_stay(struct slow_trial *trial, int place, int from, int to)
{
    for (int month = from; month < to && month < trial->horizon; month++)
        trial->open[place * trial->horizon + month]++;
}

void slow_enter(struct slow_trial *trial, int channel, int stage, int month)
{
    const int last = trial->plan->n_stages - 1;
    for (; month < trial->horizon; stage++) {
        const int here = (stage + 1) * trial->horizon + month;
        trial->entered[here]++;
        if (stage == last) {
            slow_win(trial, channel, month);
            return;
        }
        if (gsl_rng_uniform(trial->rng) >= chance_in_month(trial, stage + 1, channel, month)) {
            trial->lost[here]++;
            return;
        }
        const int next = month + slow_lag(slow_delay(trial, stage + 1, channel), trial->rng);
        slow_stay(trial, stage + 1, month, next);
        month = next;
    }
}

/* ---- one year --------------------------------------------------------------------------------- */

/* A stage's own rate holds for every channel without one. */
static void draw_rates(struct slow_trial *trial)
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
        trial->chance[i] = nan("");
}

static void pay(struct slow_trial *trial, const struct fc_channel *channel)
{
    const int start = trial->plan->start;
    for (int t = 0; t < trial->plan->months; t++) {
        const double spend = slow_hundredths(fc_schedule_at(&channel->spend, start, t));
        const double fixed = slow_hundredths(fc_schedule_at(&channel->fixed_cost, start, t));
        trial->spend[t] += spend;
        trial->cost[t] += spend + fixed;
    }
}

static void run(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    const int             months = plan->months;
    int                  *people = calloc((size_t)(plan->n_channels * months + 1), sizeof *people);
    assert(people != NULL);
    slow_ties_draw(&trial->ties, plan, trial->rng);
    trial->worth = slow_input(&trial->ties, &plan->deal.value_uncertainty);
    draw_rates(trial);
    slow_inquiries(plan, &trial->ties, trial->rng, people);
    for (int c = 0; c < plan->n_channels; c++) {
        if (plan->channel[c].enabled)
            pay(trial, &plan->channel[c]);
        for (int t = 0; t < months; t++)
            for (int person = 0; person < people[c * months + t]; person++)
                slow_enter(trial, c, -1, t);
    }
    slow_open(trial);
    slow_ties_free(&trial->ties);
    free(people);
}

static double *cut(double **rest, size_t n)
{
    double *piece = *rest;
    *rest += n;
    return piece;
}

void slow_year(const struct fc_plan *plan, gsl_rng *rng, double value[])
{
    struct slow_trial trial = {.plan = plan, .rng = rng, .horizon = plan->months + FC_TAIL_MONTHS};
    const size_t      horizon = (size_t)trial.horizon;
    const size_t      places = (size_t)plan->n_stages + 1;
    const size_t      channels = (size_t)plan->n_channels + 1;
    double           *all = calloc((3 * places + channels + 3) * horizon +
                                       (size_t)plan->n_stages * channels * (horizon + 1),
                                   sizeof *all);
    assert(all != NULL);
    double *rest = all;
    trial.entered = cut(&rest, places * horizon);
    trial.lost = cut(&rest, places * horizon);
    trial.open = cut(&rest, places * horizon);
    trial.bookings = cut(&rest, channels * horizon);
    trial.billed = cut(&rest, horizon);
    trial.spend = cut(&rest, horizon);
    trial.cost = cut(&rest, horizon);
    trial.rate = cut(&rest, (size_t)plan->n_stages * channels);
    trial.chance = cut(&rest, (size_t)plan->n_stages * channels * horizon);

    run(&trial);
    slow_measure(&trial, value);
    free(all);
}
