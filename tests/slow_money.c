/* What a won deal is worth, and when it is paid. */
#include <math.h>

#include "tests/slow_draw.h"
#include "tests/slow_trial.h"

/* The cap comes last. */
static double draw_value(const struct slow_trial *trial, const struct fc_deal *deal, bool large)
{
    const double value =
        slow_draw(large ? &deal->large_value : &deal->value, trial->rng) * trial->worth;
    return slow_hundredths(deal->has_cap ? fmin(value, deal->cap) : value);
}

/* What a contract is expected to pay over its term. */
static double expected_bills(const struct fc_deal *deal, double value)
{
    double sum = 0;
    for (int bill = 0; bill < deal->term; bill++)
        sum += value * pow(1 - deal->churn, bill);
    return slow_hundredths(sum);
}

/* The bills that are paid: one a month, until the customer leaves or the term ends. */
static void bill(struct slow_trial *trial, const struct fc_deal *deal, double value, int month)
{
    for (int i = 0; i < deal->term && month + i < trial->horizon; i++) {
        if (i > 0 && gsl_rng_uniform(trial->rng) < deal->churn)
            return;
        trial->billed[month + i] += value;
    }
}

void slow_win(struct slow_trial *trial, int channel, int month)
{
    const struct fc_plan *plan = trial->plan;
    const bool            own = channel < plan->n_channels && plan->channel_deal[channel] != NULL;
    const struct fc_deal *deal = own ? plan->channel_deal[channel] : &plan->deal;
    if (!deal->exists)
        return;
    const bool   large = gsl_rng_uniform(trial->rng) < deal->large_share;
    const double value = draw_value(trial, deal, large);
    double       bookings = value;
    if (deal->billing == FC_MONTHLY) {
        bookings = expected_bills(deal, value);
        bill(trial, deal, value, month);
    } else {
        trial->billed[month] += value;
    }
    trial->bookings[(own ? channel : plan->n_channels) * trial->horizon + month] += bookings;
    trial->has_large = trial->has_large || (large && month < plan->months);
    trial->largest = fmax(trial->largest, bookings);
}
