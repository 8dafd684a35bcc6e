/* One row a key: when it does nothing, and why. */
#include "model/check_spend.h"

#include <math.h>

#include "base/text.h"
#include "model/no_effect.h"
#include "model/settle.h"

static bool given(const struct fc_channel *channel, const char *key)
{
    return fc_plan_given(&channel->section, FC_S_CHANNEL, key);
}

static struct fc_place place_of(const struct fc_channel *channel, const char *key)
{
    return channel->section.set[fc_key_row(FC_S_CHANNEL, key)];
}

static double most_spend(const struct fc_plan *plan, const struct fc_channel *channel)
{
    double most = 0;
    for (int t = 0; t < plan->months; t++)
        most = fmax(most, fc_schedule_at(&channel->spend, plan->start, t));
    return most;
}

static enum fc_verdict needs_spend(const struct fc_plan *plan, const struct fc_channel *channel)
{
    if (!given(channel, "spend"))
        return FC_IDLE;
    return most_spend(plan, channel) <= 0 ? FC_IDLE_BY_VALUE : FC_WORKS;
}

static enum fc_verdict needs_curve(const struct fc_plan *plan, const struct fc_channel *channel)
{
    if (channel->response.kind != FC_LINEAR)
        return needs_spend(plan, channel);
    return given(channel, "response") ? FC_IDLE_BY_VALUE : FC_IDLE;
}

static enum fc_verdict curve_needs_spend(const struct fc_plan    *plan,
                                         const struct fc_channel *channel)
{
    return channel->response.kind == FC_LINEAR ? FC_WORKS : needs_spend(plan, channel);
}

static enum fc_verdict needs_noise(const struct fc_plan *plan, const struct fc_channel *channel)
{
    (void)plan;
    if (channel->month_to_month > 0)
        return FC_WORKS;
    return given(channel, "month_to_month") ? FC_IDLE_BY_VALUE : FC_IDLE;
}

static const char spend_hint[] = "add `spend = 30,000 a month`, or take it out";

static const struct {
    const char *key;
    enum fc_verdict (*judge)(const struct fc_plan *, const struct fc_channel *);
    const char *why, *hint;
} rules[] = {
    {"response", curve_needs_spend, "spends nothing", spend_hint},
    {"measured_at", needs_curve, "has no curve that bends", "add `response = power 0.6`"},
    {"minimum_spend", needs_spend, "spends nothing", spend_hint},
    {"carry_over", needs_spend, "spends nothing", spend_hint},
    {"chance_it_works", needs_spend, "spends nothing", spend_hint},
    {"persistence", needs_noise, "has no month_to_month", "add `month to month = 20%`"},
};
enum { N_RULES = sizeof rules / sizeof *rules };

/* A key said of all channels may do nothing for some; it is reported once, at the first, if it does
   nothing for all. */
static bool is_told_elsewhere(const struct fc_plan *plan, int index, int rule)
{
    const struct fc_place place = place_of(&plan->channel[index], rules[rule].key);
    for (int other = 0; other < plan->n_channels; other++) {
        const struct fc_channel *channel = &plan->channel[other];
        if (other != index && channel->enabled &&
            fc_place_same(place, place_of(channel, rules[rule].key)) &&
            (other < index || rules[rule].judge(plan, channel) == FC_WORKS))
            return true;
    }
    return false;
}

static void check_minimum(const struct fc_plan *plan, const struct fc_channel *channel,
                          struct fc_problems *problems)
{
    const double most = most_spend(plan, channel);
    char         text[FC_NUMBER_TEXT];
    if (channel->enabled && problems->errors == 0 && most > 0 && channel->minimum_spend > most)
        fc_warning_at(problems, "no-effect", place_of(channel, "minimum_spend"),
                      "spend more, or lower the minimum",
                      "channel `%s` buys nothing: it never spends more than %s a month",
                      channel->section.name, fc_print_short(text, most, 6));
}

/* A channel that is off waits to be turned on: nothing is asked of it. */
void fc_spend_check(const struct fc_plan *plan, int index, struct fc_problems *problems)
{
    const struct fc_channel *channel = &plan->channel[index];
    for (int rule = 0; rule < N_RULES && channel->enabled; rule++) {
        if (!given(channel, rules[rule].key))
            continue;
        const enum fc_verdict verdict = rules[rule].judge(plan, channel);
        if (verdict != FC_WORKS && !is_told_elsewhere(plan, index, rule))
            fc_no_effect(problems, verdict, place_of(channel, rules[rule].key), rules[rule].key,
                         rules[rule].hint, "channel `%s` %s", channel->section.name,
                         rules[rule].why);
    }
    check_minimum(plan, channel, problems);
}
