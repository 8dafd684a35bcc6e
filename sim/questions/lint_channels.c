/* Channels: money that buys nothing, costs far from where they were measured, and luck that evens
   out too well. */
#include "questions/lint_rules.h"

#include <math.h>

#include "base/text.h"
#include "model/settle.h"

static bool given(const struct fc_channel *channel, const char *key)
{
    return fc_plan_given(&channel->section, FC_S_CHANNEL, key);
}

static struct fc_place place_of(const struct fc_channel *channel, const char *key)
{
    return fc_lint_place(&channel->section, FC_S_CHANNEL, key);
}

static double spend_in(const struct fc_plan *plan, const struct fc_channel *channel, int t)
{
    return fc_schedule_at(&channel->spend, plan->start, t);
}

/* The first month with the most spend. */
static int month_of_most(const struct fc_plan *plan, const struct fc_channel *channel)
{
    int most = 0;
    for (int t = 1; t < plan->months; t++)
        if (spend_in(plan, channel, t) > spend_in(plan, channel, most))
            most = t;
    return most;
}

/* The channel of each rule in turn. */
static void each_channel(const struct fc_lint *lint,
                         void (*look)(const struct fc_lint *, int channel))
{
    const struct fc_plan *plan = lint->plan;
    for (int c = fc_lint_next_channel(plan, -1); c < plan->n_channels;
         c = fc_lint_next_channel(plan, c))
        look(lint, c);
}

/* ---- costs and brings nothing ---- */

static double cost_of(const struct fc_plan *plan, const struct fc_channel *channel)
{
    double cost = 0;
    for (int t = 0; t < plan->months; t++)
        cost += spend_in(plan, channel, t) + fc_schedule_at(&channel->fixed_cost, plan->start, t);
    return cost;
}

/* One that never spends its minimum is told by model/check. */
static void judge_return(const struct fc_lint *lint, int c)
{
    const struct fc_plan    *plan = lint->plan;
    const struct fc_channel *channel = &plan->channel[c];
    const double             cost = cost_of(plan, channel);
    const double             most = spend_in(plan, channel, month_of_most(plan, channel));
    for (int t = 0; t < plan->months; t++)
        if (lint->means->inquiries[c * plan->months + t] > 0)
            return;
    if (cost <= 0 || (most > 0 && most < channel->minimum_spend))
        return;
    fc_lint_say(lint, most > 0 ? place_of(channel, "spend") : place_of(channel, "fixed_cost"),
                fc_lint_words("write `inquiries = 50 a month` if some come, or `enabled = no` in "
                              "[channel %s]",
                              channel->section.name)
                    .text,
                "channel `%s` costs %s over the plan and brings no inquiry in any month",
                channel->section.name, fc_lint_number(cost).text);
}

void fc_lint_brings_nothing(const struct fc_lint *lint)
{
    each_channel(lint, judge_return);
}

/* ---- below the minimum ---- */

static void judge_minimum(const struct fc_lint *lint, int c)
{
    const struct fc_plan    *plan = lint->plan;
    const struct fc_channel *channel = &plan->channel[c];
    const double             most = spend_in(plan, channel, month_of_most(plan, channel));
    for (int t = 0; t < plan->months; t++) {
        const double spend = spend_in(plan, channel, t);
        if (spend <= 0 || spend >= channel->minimum_spend || most < channel->minimum_spend)
            continue;
        fc_lint_say(lint, place_of(channel, "spend"),
                    fc_lint_words("write at least %s for such months, or nothing",
                                  fc_lint_number(channel->minimum_spend).text)
                        .text,
                    "in %s channel `%s` spends %s, which is less than its minimum of %s and buys "
                    "nothing",
                    fc_lint_month(plan, t).text, channel->section.name, fc_lint_number(spend).text,
                    fc_lint_number(channel->minimum_spend).text);
        return;
    }
}

void fc_lint_below_minimum(const struct fc_lint *lint)
{
    each_channel(lint, judge_minimum);
}

/* ---- beyond what was measured ---- */

static const double FAR = 2;

static void judge_distance(const struct fc_lint *lint, int c)
{
    const struct fc_plan    *plan = lint->plan;
    const struct fc_channel *channel = &plan->channel[c];
    const int                t = month_of_most(plan, channel);
    const double             most = spend_in(plan, channel, t);
    const double             at = channel->measured_at;
    if (!given(channel, "cost_per_inquiry") || !(at > 0) || most <= FAR * at)
        return;
    const bool straight = channel->response.kind == FC_LINEAR;
    fc_lint_say(lint, place_of(channel, "spend"),
                fc_lint_words("write %swhat an inquiry costs at that spend with `measured_at = %s "
                              "a month`, or spend at most %s",
                              straight ? "`response = power 0.7` and " : "",
                              fc_lint_number(most).text, fc_lint_number(FAR * at).text)
                    .text,
                "in %s channel `%s` spends %s a month, but what an inquiry costs was measured at "
                "%s%s: it may not hold",
                fc_lint_month(plan, t).text, channel->section.name, fc_lint_number(most).text,
                fc_lint_number(at).text,
                given(channel, "measured_at") ? "" : " (the first spend that was said)");
}

void fc_lint_beyond_measured(const struct fc_lint *lint)
{
    each_channel(lint, judge_distance);
}

/* ---- luck that evens out ---- */

void fc_lint_independent(const struct fc_lint *lint)
{
    enum { MOST = 4 };
    const struct fc_plan *plan = lint->plan;
    int                   n = 0, first_beyond = -1;
    for (int c = fc_lint_next_channel(plan, -1); c < plan->n_channels;
         c = fc_lint_next_channel(plan, c))
        if (++n == MOST + 1)
            first_beyond = c;
    if (n <= MOST || plan->market.swing > 0 || plan->n_ties > 0)
        return;
    fc_lint_say(lint, plan->channel[first_beyond].section.place,
                "write `swing = 10%` in [market], or say in [correlation] which costs or rates are "
                "wrong together",
                "all %d channels have their luck for themselves, so that bad and good even out: "
                "the total looks safer than it is",
                n);
}

/* A plan of one channel is a first sketch, so it is not asked. */
void fc_lint_even_months(const struct fc_lint *lint)
{
    const struct fc_plan    *plan = lint->plan;
    const struct fc_channel *first = NULL;
    int                      n = 0;
    for (int c = fc_lint_next_channel(plan, -1); c < plan->n_channels;
         c = fc_lint_next_channel(plan, c)) {
        if (plan->channel[c].month_to_month > 0)
            return;
        first = n++ == 0 ? &plan->channel[c] : first;
    }
    if (n < 2 || plan->market.swing > 0)
        return;
    fc_lint_say(lint, place_of(first, "month_to_month"),
                "write `month to month = 20%` in the channels (5 to 40 % is usual), or `swing = "
                "10%` in [market]",
                "no channel varies from month to month beyond plain chance, so a promise for every "
                "month looks safer than it is");
}

/* ---- season ---- */

static void judge_season(const struct fc_lint *lint, int c)
{
    const struct fc_channel *channel = &lint->plan->channel[c];
    struct fc_text           list = {0};
    double                   sum = 0;
    for (int m = 0; m < 12; m++)
        sum += channel->season[m];
    if (!given(channel, "season") || sum <= 0 || fabs(sum / 12 - 1) <= 0.05)
        return;
    for (int m = 0; m < 12; m++)
        fc_text_add(&list, "%s%s", m == 0 ? "" : " | ",
                    fc_lint_number(channel->season[m] * 12 / sum).text);
    fc_lint_say(lint, place_of(channel, "season"),
                fc_lint_words("write `season = %s`, or change the spend where more is meant",
                              list.failed ? "..." : list.bytes)
                    .text,
                "the twelve months of `season` average %s, not 1: over a year channel `%s` brings "
                "%s %s than its figures say",
                fc_lint_number(sum / 12).text, channel->section.name,
                fc_lint_percent(fabs(sum / 12 - 1)).text, sum > 12 ? "more" : "less");
    fc_text_free(&list);
}

void fc_lint_season(const struct fc_lint *lint)
{
    each_channel(lint, judge_season);
}
