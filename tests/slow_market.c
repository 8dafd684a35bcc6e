/* The expected inquiries of a month factor by factor, then counts, then what a full market takes
   back. */
#include "tests/slow_market.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "tests/slow_draw.h"

/* ---- what money buys -------------------------------------------------------------------------- */

/* The spend that works in month t: of what was spent j months ago, (1 - k) k^j. */
static double working_spend(const struct fc_plan *plan, const struct fc_channel *channel, int t)
{
    const double k = channel->carry_over;
    double       sum = 0;
    for (int j = 0; j <= t; j++)
        sum += (1 - k) * pow(k, j) * fc_schedule_at(&channel->spend, plan->start, t - j);
    return sum;
}

/* How full a saturating channel is, 0..1 (Hill's curve). */
static double fullness(const struct fc_response *response, double spend)
{
    return 1 / (1 + pow(response->half / spend, response->exponent));
}

static double bought(const struct fc_channel *channel, double spend, double cost)
{
    if (spend <= 0 || spend < channel->minimum_spend)
        return 0;
    const struct fc_response *response = &channel->response;
    const double              measured = channel->measured_at;
    switch (response->kind) {
    case FC_LINEAR: return spend / cost;
    case FC_POWER: return measured / cost * pow(spend / measured, response->exponent);
    case FC_SATURATING:
        return measured / cost * fullness(response, spend) / fullness(response, measured);
    }
    assert(false);
    return nan("");
}

/* ---- the luck of the months ------------------------------------------------------------------- */

/* The gamma factor of mean 1 at a normal score. GSL's inverse is good to 1e-8 for shapes from 0.04
   to 10,000 and wrong without a word at a million; there Wilson and Hilferty's cube (1931) is
   within 1e-4 standard deviations. */
static double factor_at(double score, double cv)
{
    const double shape = 1 / (cv * cv);
    if (shape > 10000)
        return pow(1 - 1 / (9 * shape) + score * cv / 3, 3);
    return score < 0 ? gsl_cdf_gamma_Pinv(gsl_cdf_ugaussian_P(score), shape, 1 / shape)
                     : gsl_cdf_gamma_Qinv(gsl_cdf_ugaussian_Q(score), shape, 1 / shape);
}

/* A factor for each month, each gamma with mean 1; their scores remember the month before by r. */
static void draw_factors(gsl_rng *rng, int months, double cv, double r, double factor[])
{
    double score = gsl_ran_gaussian_ziggurat(rng, 1);
    for (int t = 0; t < months; t++) {
        if (t > 0)
            score = r * score + sqrt(1 - r * r) * gsl_ran_gaussian_ziggurat(rng, 1);
        factor[t] = 1;
        if (cv > 0)
            factor[t] = r > 0 ? factor_at(score, cv) : gsl_ran_gamma(rng, 1 / (cv * cv), cv * cv);
    }
}

/* ---- inquiries -------------------------------------------------------------------------------- */

/* What is to be expected of a channel month by month, as if nobody had been reached yet. */
static void draw_means(const struct fc_plan *plan, const struct fc_channel *channel,
                       const struct slow_ties *ties, gsl_rng *rng, double mean[])
{
    const double cost = slow_input(ties, &channel->cost_per_inquiry);
    const double amount = slow_input(ties, &channel->inquiries.amount);
    const bool   works = gsl_rng_uniform(rng) < channel->chance_it_works;
    draw_factors(rng, plan->months, channel->month_to_month, channel->persistence, mean);
    for (int t = 0; t < plan->months; t++) {
        double people = amount * fc_schedule_at(&channel->inquiries.when, plan->start, t);
        if (works)
            people += bought(channel, working_spend(plan, channel, t), cost);
        mean[t] *= people * pow(1 + channel->growth, t);
        mean[t] *= channel->season[(plan->start + t) % 12]; /* month 0 was a January */
    }
}

/* Sends people away, one after the other and whoever it hits, until so many are left. */
static void send_away(int n_channels, int stride, int people[], double left, gsl_rng *rng)
{
    unsigned long total = 0;
    for (int c = 0; c < n_channels; c++)
        total += (unsigned long)people[c * stride];
    for (; (double)total > left; total--) {
        unsigned long who = gsl_rng_uniform_int(rng, total);
        int           c = 0;
        for (; who >= (unsigned long)people[c * stride]; c++)
            who -= (unsigned long)people[c * stride];
        people[c * stride]--;
    }
}

void slow_inquiries(const struct fc_plan *plan, const struct slow_ties *ties, gsl_rng *rng,
                    int people[])
{
    const int months = plan->months;
    double   *mean = calloc((size_t)((plan->n_channels + 1) * months), sizeof *mean);
    assert(mean != NULL);
    double *market = mean + plan->n_channels * months;
    draw_factors(rng, months, plan->market.swing, plan->market.persistence, market);
    for (int c = 0; c < plan->n_channels; c++)
        if (plan->channel[c].enabled)
            draw_means(plan, &plan->channel[c], ties, rng, mean + c * months);

    double reached = 0;
    for (int t = 0; t < months; t++) {
        const double left = floor(plan->market.size - reached);
        const double room = 1 - reached / plan->market.size;
        for (int c = 0; c < plan->n_channels; c++) {
            const double expected = mean[c * months + t] * market[t] * room;
            people[c * months + t] = expected > 0 ? (int)gsl_ran_poisson(rng, expected) : 0;
        }
        send_away(plan->n_channels, months, people + t, left, rng);
        for (int c = 0; c < plan->n_channels; c++)
            reached += people[c * months + t];
    }
    free(mean);
}
