/* A year's measures from its tally, each by its definition. */
#include <assert.h>
#include <math.h>

#include "tests/slow_funnel.h"
#include "tests/slow_trial.h"

static double add(const double months[], int first, int last)
{
    double sum = 0;
    for (int t = first; t <= last; t++)
        sum += months[t];
    return sum;
}

static double bookings(const struct slow_trial *trial, int first, int last)
{
    double sum = 0;
    for (int row = 0; row <= trial->plan->n_channels; row++)
        sum += add(trial->bookings + row * trial->horizon, first, last);
    return sum;
}

/* What was counted of a stage in the months first..last. */
static double count(const struct slow_trial *trial, enum fc_measured what, int stage, int first,
                    int last)
{
    return add(slow_tally(trial, what, stage, 0), first, last);
}

static double ratio(double above, double below)
{
    return below > 0 ? above / below : nan("");
}

/* Bookings less what it takes to deliver them; each [deal] has its own margin. */
static double margins(const struct slow_trial *trial, int first, int last)
{
    const struct fc_plan *plan = trial->plan;
    double                sum = 0;
    for (int row = 0; row <= plan->n_channels; row++) {
        const bool            own = row < plan->n_channels && plan->channel_deal[row] != NULL;
        const struct fc_deal *deal = own ? plan->channel_deal[row] : &plan->deal;
        sum += (deal->has_margin ? deal->margin : 1) *
               add(trial->bookings + row * trial->horizon, first, last);
    }
    return sum;
}

/* The first month, counted from 1, from which on what came in so far covers what it cost. */
static double payback(const struct slow_trial *trial)
{
    int month = trial->plan->months;
    while (month > 0 &&
           slow_hundredths(margins(trial, 0, month - 1) - add(trial->cost, 0, month - 1)) >= 0)
        month--;
    return month < trial->plan->months ? month + 1 : nan("");
}

/* What is counted of stages and teams, in the months first..last. */
static double of_stage(const struct slow_trial *trial, const struct fc_measure *measure, int first,
                       int last)
{
    const int stage = measure->stage;
    switch (measure->what) {
    case FC_M_STILL_OPEN:
    case FC_M_WAITING:
    case FC_M_IN_NURTURE: return count(trial, measure->what, stage, last, last);
    case FC_M_DAYS_WAITED:
        return ratio(count(trial, FC_M_WAITED, stage, first, last),
                     count(trial, FC_M_WORKED, stage, first, last));
    case FC_M_UTILISATION:
        return ratio(count(trial, FC_M_WORKED, stage - 1, first, last),
                     count(trial, FC_M_CAPACITY, stage, first, last));
    default: return count(trial, measure->what, stage, first, last);
    }
}

/* The months first..last; `whole`: all of the plan, and what is won later belongs to it. */
static double over(const struct slow_trial *trial, const struct fc_measure *measure, int first,
                   int last, bool whole)
{
    const int    T = trial->plan->months;
    const int    end = trial->horizon - 1;
    const double cost = add(trial->cost, first, last);
    const double gain = margins(trial, first, last) + (whole ? margins(trial, T, end) : 0) - cost;
    if (measure->what < FC_M_SPEND)
        return of_stage(trial, measure, first, last);
    switch (measure->what) {
    case FC_M_SPEND: return add(trial->spend, first, last);
    case FC_M_COST: return cost;
    case FC_M_BOOKINGS: return bookings(trial, first, last);
    case FC_M_BOOKINGS_LATER: return whole ? bookings(trial, T, end) : 0;
    case FC_M_REVENUE: return add(trial->billed, first, last);
    case FC_M_CASH: return add(trial->billed, first, last) - cost;
    case FC_M_NET_GAIN: return gain;
    case FC_M_ROI: return ratio(gain, cost);
    case FC_M_COST_PER: return ratio(cost, count(trial, FC_M_ENTERED, measure->stage, first, last));
    case FC_M_LARGEST_DEAL:
        return whole && trial->largest > 0 ? trial->largest / bookings(trial, 0, end) : nan("");
    case FC_M_BOOKINGS_NO_LARGE:
        return whole && !trial->has_large ? bookings(trial, first, last) : nan("");
    case FC_M_PAYBACK: return whole ? payback(trial) : nan("");
    default: break;
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

void slow_measure(const struct slow_trial *trial, double value[])
{
    const struct fc_plan *plan = trial->plan;
    for (int m = 0; m < plan->n_measures; m++) {
        const struct fc_measure *measure = &plan->measure[m];
        for (int t = 0; t < plan->months; t++)
            value[slow_at(plan, m, t)] = over(trial, measure, t, t, false);
        value[slow_at(plan, m, plan->months)] = over(trial, measure, 0, plan->months - 1, true);
    }
}
