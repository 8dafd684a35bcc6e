/* Inquiry by inquiry, step by step, one stage after the other: slow, and easy to believe. */
#include "tests/slow_funnel.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "tests/slow_market.h"
#include "tests/slow_trial.h"

double slow_hundredths(double money)
{
    return round(100 * money) / 100;
}

/* ---- before the first step ------------------------------------------------------------------- */

static void draw_inputs(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    slow_ties_draw(&trial->ties, plan, trial->rng);
    trial->worth = slow_input(&trial->ties, &plan->deal.value_uncertainty);
    slow_draw_rates(trial);
    if (plan->nurture.exists) {
        trial->nurture_share = slow_input(&trial->ties, &plan->nurture.share);
        trial->nurture_rate = slow_input(&trial->ties, &plan->nurture.rate);
    }
}

static void pay(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    for (int t = 0; t < plan->months; t++) {
        for (int c = 0; c < plan->n_channels; c++) {
            const struct fc_channel *channel = &plan->channel[c];
            if (!channel->enabled)
                continue;
            const double spend = slow_hundredths(fc_schedule_at(&channel->spend, plan->start, t));
            trial->spend[t] += spend;
            trial->cost[t] +=
                spend + slow_hundredths(fc_schedule_at(&channel->fixed_cost, plan->start, t));
        }
        for (int i = 0; i < plan->n_teams; i++)
            trial->cost[t] += slow_team_cost(&plan->team[i], plan, t);
    }
}

/* The steps of a month share its expected inquiries alike, so each of them, a surplus sent away,
   may have come in any. */
static void inquire(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    const int             months = plan->months;
    int                  *people = calloc((size_t)(plan->n_channels * months + 1), sizeof *people);
    assert(people != NULL);
    slow_inquiries(plan, &trial->ties, trial->rng, people);
    for (int c = 0; c < plan->n_channels; c++)
        for (int t = 0; t < months; t++)
            for (int person = 0; person < people[c * months + t]; person++)
                slow_send(trial, (struct slow_item){.channel = c}, -1, slow_step_in(trial, t));
    free(people);
}

/* ---- one year -------------------------------------------------------------------------------- */

static double *cut(double **rest, size_t n)
{
    double *piece = *rest;
    *rest += n;
    return piece;
}

/* Points the trial to zeroed memory; returns what to free. */
static double *take_numbers(struct slow_trial *trial)
{
    const size_t horizon = (size_t)trial->horizon;
    const size_t places = (size_t)trial->plan->n_stages + 1;
    const size_t channels = (size_t)trial->plan->n_channels + 1;
    double      *all =
        calloc((FC_M_SPEND * places + channels + 3) * horizon + places * channels * (horizon + 1),
               sizeof *all);
    assert(all != NULL);
    double *rest = all;
    trial->tally = cut(&rest, FC_M_SPEND * places * horizon);
    trial->bookings = cut(&rest, channels * horizon);
    trial->billed = cut(&rest, horizon);
    trial->spend = cut(&rest, horizon);
    trial->cost = cut(&rest, horizon);
    trial->rate = cut(&rest, places * channels);
    trial->rate_in = cut(&rest, places * channels * horizon);
    return all;
}

static void take_crews(struct slow_trial *trial)
{
    const struct fc_plan *plan = trial->plan;
    trial->per_month = 1;
    trial->crew = calloc((size_t)plan->n_stages, sizeof *trial->crew);
    assert(trial->crew != NULL);
    for (int stage = 0; stage < plan->n_stages; stage++)
        if (plan->stage[stage].team >= 0) {
            trial->crew[stage].team = &plan->team[plan->stage[stage].team];
            trial->per_month = 4;
        }
}

static size_t take_crowds(struct slow_trial *trial)
{
    const size_t n = (size_t)((trial->plan->n_stages + 1) * trial->horizon * trial->per_month);
    trial->coming = calloc(n, sizeof *trial->coming);
    assert(trial->coming != NULL);
    return n;
}

void slow_year(const struct fc_plan *plan, gsl_rng *rng, double value[])
{
    struct slow_trial trial = {.plan = plan, .rng = rng, .horizon = plan->months + FC_TAIL_MONTHS};
    double           *numbers = take_numbers(&trial);
    take_crews(&trial);
    const size_t n_crowds = take_crowds(&trial);

    draw_inputs(&trial);
    pay(&trial);
    inquire(&trial);
    slow_open(&trial);
    for (int step = 0; step < trial.horizon * trial.per_month; step++)
        slow_step(&trial, step);
    slow_measure(&trial, value);

    for (size_t i = 0; i < n_crowds; i++)
        slow_crowd_free(&trial.coming[i]);
    for (int stage = 0; stage < plan->n_stages; stage++)
        slow_crowd_free(&trial.crew[stage].queue);
    free(trial.coming);
    free(trial.crew);
    slow_ties_free(&trial.ties);
    free(numbers);
}
