/* Where inquiries come from, and at which rates they move on: the inputs of a layout. */
#include "engine/maker.h"

#include <math.h>

#include "engine/response.h"
#include "random/site.h"

static int channel_input(struct fc_maker *m, const struct fc_channel *channel, const char *key,
                         const struct fc_quantity *quantity)
{
    return fc_maker_input(
        m, quantity, fc_arena_print(m->arena, "channel %s.%s", channel->section.name, key),
        fc_arena_print(m->arena, "channel/%s|%s", channel->id, key), channel->owner);
}

struct fc_noise fc_maker_noise(struct fc_maker *m, double cv, double persistence)
{
    struct fc_noise noise = {.persistence = persistence};
    if (cv <= 0)
        return noise;
    struct fc_quantity factor = fc_quantity_certain(1);
    factor.kind = FC_GAMMA;
    factor.a = 1 / (cv * cv);
    factor.b = cv * cv;
    /* Channels with the same noise share its table. */
    for (int i = 0; i < m->layout->n_sources && noise.table == NULL; i++)
        if (m->plan->channel[m->layout->source[i].channel].month_to_month == cv)
            noise.table = m->layout->source[i].noise.table;
    if (noise.table == NULL)
        noise.table = fc_maker_had(m, fc_maker_table(m, &factor));
    if (persistence > 0)
        noise.score = m->layout->n_scores++;
    return noise;
}

/* 1 with this chance, else 0, once a trial. */
static int works_input(struct fc_maker *m, const struct fc_channel *channel)
{
    struct fc_quantity *works = fc_maker_take(m, 1, sizeof *works);
    double             *value = fc_maker_take(m, 2, sizeof *value);
    double             *up_to = fc_maker_take(m, 2, sizeof *up_to);
    if (m->status != FC_OK)
        return -1;
    value[1] = 1;
    up_to[0] = 1 - channel->chance_it_works;
    up_to[1] = 1;
    *works = fc_quantity_certain(1);
    works->kind = FC_DISCRETE;
    works->n = 2;
    works->x = value;
    works->y = up_to;
    return channel_input(m, channel, "chance_it_works", works);
}

static void add_source(struct fc_maker *m, int c)
{
    const struct fc_plan    *plan = m->plan;
    const struct fc_channel *channel = &plan->channel[c];
    const size_t             months = (size_t)plan->months;
    double                  *bought = fc_maker_take(m, months, sizeof *bought);
    double                  *free_shape = fc_maker_take(m, months, sizeof *free_shape);
    double                  *shape = fc_maker_take(m, months, sizeof *shape);
    const char              *address = fc_arena_print(m->arena, "channel/%s|arrivals", channel->id);
    if (fc_maker_had(m, address) == NULL || m->status != FC_OK)
        return;
    fc_response_months(plan, channel, bought);
    bool buys = false, gives = false;
    for (int t = 0; t < plan->months; t++) {
        free_shape[t] = fc_schedule_at(&channel->inquiries.when, plan->start, t);
        shape[t] = channel->season[fc_month_of_year(plan->start + t)] * pow(1 + channel->growth, t);
        buys = buys || bought[t] > 0;
        gives = gives || free_shape[t] > 0;
    }
    struct fc_source source = {
        .channel = c, .cost = -1, .free = -1, .works = -1, .site = fc_site(address)};
    source.bought = bought;
    source.free_shape = free_shape;
    source.shape = shape;
    source.noise = fc_maker_noise(m, channel->month_to_month, channel->persistence);
    if (buys)
        source.cost = channel_input(m, channel, "cost_per_inquiry", &channel->cost_per_inquiry);
    if (gives)
        source.free = channel_input(m, channel, "inquiries", &channel->inquiries.amount);
    if (buys && channel->chance_it_works < 1)
        source.works = works_input(m, channel);
    m->layout->source[m->layout->n_sources++] = source;
}

void fc_make_sources(struct fc_maker *m)
{
    m->layout->source = fc_maker_take(m, (size_t)m->plan->n_channels, sizeof *m->layout->source);
    for (int c = 0; c < m->plan->n_channels && m->status == FC_OK; c++)
        if (m->plan->channel[c].enabled)
            add_source(m, c);
}

/* Whether someone moves at the stage's own rate: a channel without one of its own, or what was open
   before the plan and belongs to no channel, also when it comes back from a pool. */
static bool uses_own_rate(const struct fc_plan *plan, int stage)
{
    bool used = fc_maker_opened_return(plan) && plan->nurture.returns_to < stage;
    for (int c = 0; c < plan->n_channels; c++)
        used = used || (plan->channel[c].enabled && !plan->stage[stage].route[c].has_rate);
    for (int i = 0; i < plan->n_openings; i++)
        used = used || (plan->opening[i].channel < 0 && plan->opening[i].stage < stage);
    return used && plan->stage[stage].has_rate;
}

static int route_rate(struct fc_maker *m, const struct fc_stage *stage, int c)
{
    const struct fc_channel *channel = &m->plan->channel[c];
    const struct fc_route   *route = &stage->route[c];
    return fc_maker_input(
        m, &route->rate,
        fc_arena_print(m->arena, "stage %s / %s.rate", stage->section.name, channel->section.name),
        fc_arena_print(m->arena, "stage/%s/%s|rate", stage->section.key, channel->id),
        route->owner != NULL ? route->owner : stage->owner);
}

static void add_rates(struct fc_maker *m, int s)
{
    const struct fc_plan  *plan = m->plan;
    const struct fc_stage *stage = &plan->stage[s];
    int                   *own = &m->layout->stage_rate[s];
    int                   *rate = m->layout->rate + (size_t)s * (size_t)plan->n_channels;
    *own = -1;
    if (uses_own_rate(plan, s))
        *own = fc_maker_input(
            m, &stage->rate, fc_arena_print(m->arena, "stage %s.rate", stage->section.name),
            fc_arena_print(m->arena, "stage/%s|rate", stage->section.key), stage->owner);
    for (int c = 0; c < plan->n_channels && m->status == FC_OK; c++) {
        rate[c] = *own;
        if (plan->channel[c].enabled && stage->route[c].has_rate)
            rate[c] = route_rate(m, stage, c);
    }
}

void fc_make_rates(struct fc_maker *m)
{
    const size_t stages = (size_t)m->plan->n_stages;
    const size_t cells = stages * (size_t)m->plan->n_channels;
    m->layout->rate = fc_maker_take(m, cells, sizeof *m->layout->rate);
    m->layout->stage_rate = fc_maker_take(m, stages, sizeof *m->layout->stage_rate);
    for (int s = 0; s < m->plan->n_stages && m->status == FC_OK; s++)
        add_rates(m, s);
}
