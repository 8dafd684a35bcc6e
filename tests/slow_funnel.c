/* One inquiry after the other, one stage after the other: slow, and easy to believe. */
#include "tests/slow_funnel.h"

#include <assert.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "tests/slow_draw.h"

/* ---- one year --------------------------------------------------------------------------------- */

/* What happened in each month, the tail after the plan included. Place 0 is the inquiries, place
   s + 1 is stage s. */
struct year {
    const struct fc_plan *plan;
    gsl_rng              *rng;
    int                   horizon; /* months + FC_TAIL_MONTHS */
    double               *entered; /* [(n_stages + 1) * horizon], place by place */
    double               *lost;    /* the same */
    double               *open;    /* the same: will move on, but not by the month's end */
    double               *won;     /* [horizon] money */
    double               *spend;   /* [horizon] */
    double               *cost;    /* [horizon] */
    double               *rate;    /* [n_stages] of the channel that is walked */
};

/* Money is paid in whole hundredths. */
static double in_hundredths(double money)
{
    return round(100 * money) / 100;
}

static double *take(size_t n)
{
    double *numbers = calloc(n, sizeof *numbers);
    assert(numbers != NULL);
    return numbers;
}

static void walk(struct year *year, int channel, int month)
{
    const struct fc_plan *plan = year->plan;
    const int             horizon = year->horizon;
    for (int stage = 0; stage < plan->n_stages; stage++) {
        const struct fc_stage *to = &plan->stage[stage];
        const struct fc_route *route = &to->route[channel];
        double                *lost = year->lost + stage * horizon;
        double                *open = year->open + stage * horizon;

        year->entered[stage * horizon + month]++;
        if (gsl_rng_uniform(year->rng) >= year->rate[stage]) {
            lost[month]++;
            return;
        }
        const int lag = slow_lag(route->has_delay ? &route->delay : &to->delay, year->rng);
        const int arrival = month + lag;
        for (; month < arrival && month < horizon; month++)
            open[month]++;
        if (arrival >= horizon)
            return;
    }
    year->entered[plan->n_stages * horizon + month]++;
    if (plan->deal.exists)
        year->won[month] += in_hundredths(slow_draw(&plan->deal.value, year->rng));
}

/* Inquiries to be expected of a channel in month t, its noise drawn. */
static double mean_inquiries(const struct year *year, const struct fc_channel *channel, double cost,
                             double amount, int t)
{
    const int    start = year->plan->start;
    double       mean = amount * fc_schedule_at(&channel->inquiries.when, start, t);
    const double spend = fc_schedule_at(&channel->spend, start, t);
    if (spend > 0)
        mean += spend / cost;
    mean *= channel->season[(start + t) % 12]; /* month 0 was a January */
    mean *= pow(1 + channel->growth, t);
    const double cv = channel->month_to_month;
    if (cv > 0)
        mean *= gsl_ran_gamma(year->rng, 1 / (cv * cv), cv * cv);
    return mean;
}

/* One channel's inquiries through the whole plan. shared: [n_stages], each stage's own rate. */
static void run_channel(struct year *year, int c, const double shared[])
{
    const struct fc_plan    *plan = year->plan;
    const struct fc_channel *channel = &plan->channel[c];
    const double             cost = slow_draw(&channel->cost_per_inquiry, year->rng);
    const double             amount = slow_draw(&channel->inquiries.amount, year->rng);
    for (int stage = 0; stage < plan->n_stages; stage++) {
        const struct fc_route *route = &plan->stage[stage].route[c];
        year->rate[stage] = route->has_rate ? slow_draw(&route->rate, year->rng) : shared[stage];
    }
    for (int t = 0; t < plan->months; t++) {
        const double   mean = mean_inquiries(year, channel, cost, amount, t);
        const unsigned people = mean > 0 ? gsl_ran_poisson(year->rng, mean) : 0;
        for (unsigned person = 0; person < people; person++)
            walk(year, c, t);
        const double spend = in_hundredths(fc_schedule_at(&channel->spend, plan->start, t));
        year->spend[t] += spend;
        year->cost[t] +=
            spend + in_hundredths(fc_schedule_at(&channel->fixed_cost, plan->start, t));
    }
}

/* ---- measures --------------------------------------------------------------------------------- */

static double add(const double months[], int first, int last)
{
    double sum = 0;
    for (int t = first; t <= last; t++)
        sum += months[t];
    return sum;
}

/* A measure over the months first..last; `later`: with what is won after the plan. */
static double measure_over(const struct year *year, const struct fc_measure *measure, int first,
                           int last, bool later)
{
    const int    T = year->plan->months;
    const size_t place = (size_t)((measure->stage + 1) * year->horizon);
    const double margin = year->plan->deal.has_margin ? year->plan->deal.margin : 1;
    const double cost = add(year->cost, first, last);
    const double won_later = later ? add(year->won, T, year->horizon - 1) : 0;
    const double gain = margin * (add(year->won, first, last) + won_later) - cost;
    const double entered = add(year->entered + place, first, last);
    switch (measure->what) {
    case FC_M_ENTERED: return entered;
    case FC_M_LOST: return add(year->lost + place, first, last);
    case FC_M_STILL_OPEN: return year->open[place + (size_t)last];
    case FC_M_SPEND: return add(year->spend, first, last);
    case FC_M_COST: return cost;
    case FC_M_BOOKINGS:
    case FC_M_REVENUE: return add(year->won, first, last);
    case FC_M_BOOKINGS_LATER: return won_later;
    case FC_M_NET_GAIN: return gain;
    case FC_M_ROI: return cost > 0 ? gain / cost : nan("");
    case FC_M_COST_PER: return entered > 0 ? cost / entered : nan("");
    case FC_M_ROWS: break;
    }
    assert(false);
    return nan("");
}

size_t slow_size(const struct fc_plan *plan)
{
    return (size_t)plan->n_measures * (size_t)(plan->months + 1);
}

size_t slow_at(const struct fc_plan *plan, int measure, int t)
{
    assert(measure >= 0 && measure < plan->n_measures && t >= 0 && t <= plan->months);
    return (size_t)measure * (size_t)(plan->months + 1) + (size_t)t;
}

static void fill(const struct year *year, double value[])
{
    const struct fc_plan *plan = year->plan;
    for (int m = 0; m < plan->n_measures; m++) {
        const struct fc_measure *measure = &plan->measure[m];
        for (int t = 0; t < plan->months; t++)
            value[slow_at(plan, m, t)] = measure_over(year, measure, t, t, false);
        value[slow_at(plan, m, plan->months)] =
            measure_over(year, measure, 0, plan->months - 1, true);
    }
}

void slow_year(const struct fc_plan *plan, gsl_rng *rng, double value[])
{
    const int    horizon = plan->months + FC_TAIL_MONTHS;
    const size_t months = (size_t)horizon;
    const size_t places = (size_t)plan->n_stages + 1;
    double      *all = take((3 * places + 3) * months + 2 * places);
    struct year  year = {.plan = plan, .rng = rng, .horizon = horizon};
    year.entered = all;
    year.lost = year.entered + places * months;
    year.open = year.lost + places * months;
    year.won = year.open + places * months;
    year.spend = year.won + months;
    year.cost = year.spend + months;
    year.rate = year.cost + months;
    double *shared = year.rate + places;

    for (int stage = 0; stage < plan->n_stages; stage++)
        if (plan->stage[stage].has_rate)
            shared[stage] = slow_draw(&plan->stage[stage].rate, rng);
    for (int channel = 0; channel < plan->n_channels; channel++)
        if (plan->channel[channel].enabled)
            run_channel(&year, channel, shared);
    fill(&year, value);
    free(all);
}
