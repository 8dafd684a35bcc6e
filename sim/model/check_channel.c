/* Spend, cost and schedules of one channel against each other and the months. */
#include "model/check_channel.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "model/check_schedule.h"
#include "model/settle.h"

static struct fc_place place_of(const struct fc_channel *channel, const char *key)
{
    return channel->section.set[fc_key_row(FC_S_CHANNEL, key)];
}

static const struct fc_schedule *schedule_of(const struct fc_channel *channel, size_t row)
{
    const struct fc_key *key = &fc_keys[row];
    if (key->section != FC_S_CHANNEL || (key->type != FC_T_SCHEDULE && key->type != FC_T_FLOW))
        return NULL;
    const void *field = (const char *)channel + key->offset;
    return key->type == FC_T_SCHEDULE ? field : &((const struct fc_flow *)field)->when;
}

static void check_schedules(const struct fc_plan *plan, const struct fc_channel *channel,
                            struct fc_problems *problems)
{
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_schedule *schedule = schedule_of(channel, row);
        const struct fc_place     place = channel->section.set[row];
        if (schedule != NULL && place.line > 0)
            fc_schedule_check(plan, schedule, fc_keys[row].name, place, problems);
    }
}

/* About where the quantity lies: enough to see that a plan is wrong by orders of magnitude. */
static double location(const struct fc_quantity *q)
{
    double y = q->a;
    switch (q->kind) {
    case FC_CERTAIN:
    case FC_NORMAL: break;
    case FC_LOGNORMAL: y = exp(q->a); break;
    case FC_BETA: y = q->a / (q->a + q->b); break;
    case FC_GAMMA: y = q->a * q->b; break;
    case FC_UNIFORM: y = (q->a + q->b) / 2; break;
    case FC_TRIANGULAR:
    case FC_PERT: y = q->c; break;
    case FC_METALOG: y = q->link == FC_LOG ? exp(q->x[0]) : q->x[0]; break;
    case FC_DISCRETE:
    case FC_EMPIRICAL: y = q->x[q->n / 2]; break;
    case FC_QUANTITY_KINDS: break;
    }
    return q->scale * y + q->shift;
}

/* The spend that would bring as much if more always brought as much again. */
static double straightened(const struct fc_channel *channel, double spend)
{
    const struct fc_response *curve = &channel->response;
    const double              at = channel->measured_at;
    if (curve->kind == FC_LINEAR || !(spend > 0) || !(at > 0))
        return spend;
    if (curve->kind == FC_POWER)
        return at * pow(spend / at, curve->exponent);
    const double s = pow(spend / curve->half, curve->exponent);
    const double r = pow(at / curve->half, curve->exponent);
    return at * (s / r) * (1 + r) / (1 + s);
}

/* Inquiries a month, without the season; no month of the plan may come near 2^31. */
static double inquiries_at(const struct fc_plan *plan, const struct fc_channel *channel, int t)
{
    const double cost = location(&channel->cost_per_inquiry);
    const double spend = straightened(channel, fc_schedule_at(&channel->spend, plan->start, t));
    double       inquiries = spend > 0 && cost > 0 ? spend / cost : 0;
    if (channel->inquiries.when.n > 0)
        inquiries += location(&channel->inquiries.amount) *
                     fc_schedule_at(&channel->inquiries.when, plan->start, t);
    return inquiries;
}

static void check_amount(const struct fc_plan *plan, const struct fc_channel *channel,
                         struct fc_problems *problems)
{
    double most = 0;
    for (int t = 0; t < plan->months; t++) {
        const double season = channel->season[fc_month_of_year(plan->start + t)];
        const double month = inquiries_at(plan, channel, t) * season * pow(1 + channel->growth, t);
        most = month > most ? month : most;
    }
    if (most >= INT_MAX)
        fc_error_at(problems, "limit", channel->section.place,
                    "look for a cost, a growth or an amount that is too small or too large",
                    "channel `%s` would bring %.3g inquiries in one month; at most %d are allowed",
                    channel->section.name, most, INT_MAX);
    if (most <= 0 && channel->month_to_month > 0)
        fc_warning_at(problems, "no-effect", place_of(channel, "month_to_month"), NULL,
                      "`month_to_month` has no effect: channel `%s` brings nothing",
                      channel->section.name);
}

static void check_cost(const struct fc_channel *channel, struct fc_problems *problems)
{
    const struct fc_section *section = &channel->section;
    const bool               spend = fc_plan_given(section, FC_S_CHANNEL, "spend");
    const bool               cost = fc_plan_given(section, FC_S_CHANNEL, "cost_per_inquiry");
    if (spend && !cost)
        fc_error_at(problems, "missing", place_of(channel, "spend"),
                    "add `cost per inquiry = 70 to 110`",
                    "channel `%s` has spend but no cost_per_inquiry", section->name);
    if (cost && !spend)
        fc_error_at(problems, "missing", place_of(channel, "cost_per_inquiry"),
                    "add `spend = 30,000 a month`",
                    "channel `%s` has a cost_per_inquiry but no spend", section->name);
    if (channel->enabled && !spend && !cost && !fc_plan_given(section, FC_S_CHANNEL, "inquiries"))
        fc_error_at(problems, "missing", section->place,
                    "add spend and cost_per_inquiry, or inquiries",
                    "channel `%s` has neither spend nor inquiries", section->name);
}

void fc_channel_check(const struct fc_plan *plan, int index, struct fc_problems *problems)
{
    const struct fc_channel *channel = &plan->channel[index];
    check_cost(channel, problems);
    check_schedules(plan, channel, problems);
    if (channel->enabled && problems->errors == 0)
        check_amount(plan, channel, problems);
    if (fc_measure_reserved(fc_piece_of("", channel->section.name)))
        fc_error_at(problems, "name", channel->section.place, "choose another name",
                    "a channel cannot be called `%s`: that is something measured",
                    channel->section.name);
    for (int other = 0; other < index; other++)
        if (strcmp(plan->channel[other].id, channel->id) == 0)
            fc_error_at(problems, "duplicate", place_of(channel, "id"),
                        "two channels with one id would share their luck",
                        "channels `%s` and `%s` have the same id",
                        plan->channel[other].section.name, channel->section.name);
}
