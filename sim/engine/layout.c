#include "engine/layout.h"

#include <math.h>
#include <string.h>

#include "engine/lags.h"
#include "engine/streams.h"
#include "random/site.h"

/* What is being built, with the first failure. */
struct maker {
    struct fc_layout     *layout;
    const struct fc_plan *plan;
    struct fc_arena      *arena;
    struct fc_error      *err;
    enum fc_status        status;
};

static void *take(struct maker *m, size_t n, size_t size)
{
    void *taken = fc_arena_take(m->arena, n > 0 ? n : 1, size);
    if (taken == NULL && m->status == FC_OK)
        m->status = fc_fail(m->err, FC_NO_MEMORY, "There is not enough memory for the plan.");
    return taken;
}

/* An input by its name; its address hangs on what is drawn, not on where it stands. */
static int add_input(struct maker *m, const struct fc_quantity *quantity, const char *name,
                     const char *address, const char *owner)
{
    const struct fc_quantile_table *table = fc_quantile_table_make(quantity, m->arena);
    if (table == NULL || name == NULL || address == NULL) {
        take(m, SIZE_MAX, 1);
        return 0;
    }
    struct fc_layout *layout = m->layout;
    layout->input[layout->n_inputs] = (struct fc_input){.name = name,
                                                        .owner = owner,
                                                        .site = fc_site(address),
                                                        .quantity = quantity,
                                                        .table = table};
    return layout->n_inputs++;
}

static int channel_input(struct maker *m, const struct fc_channel *channel, const char *key,
                         const struct fc_quantity *quantity)
{
    return add_input(m, quantity,
                     fc_arena_print(m->arena, "channel %s.%s", channel->section.name, key),
                     fc_arena_print(m->arena, "channel/%s|%s", channel->id, key), channel->owner);
}

/* Monthly noise is a gamma of mean 1; channels with the same noise share its table. */
static const struct fc_quantile_table *noise_table(struct maker *m, double cv)
{
    if (cv <= 0)
        return NULL;
    const struct fc_layout *layout = m->layout;
    for (int i = 0; i < layout->n_sources; i++)
        if (m->plan->channel[layout->source[i].channel].month_to_month == cv)
            return layout->source[i].noise;

    struct fc_quantity noise = fc_quantity_certain(1);
    noise.kind = FC_GAMMA;
    noise.a = 1 / (cv * cv);
    noise.b = cv * cv;
    const struct fc_quantile_table *table = fc_quantile_table_make(&noise, m->arena);
    if (table == NULL)
        take(m, SIZE_MAX, 1);
    return table;
}

static void add_source(struct maker *m, int c)
{
    const struct fc_plan    *plan = m->plan;
    const struct fc_channel *channel = &plan->channel[c];
    double                  *spend = take(m, (size_t)plan->months, sizeof *spend);
    double                  *free_shape = take(m, (size_t)plan->months, sizeof *free_shape);
    double                  *shape = take(m, (size_t)plan->months, sizeof *shape);
    const char              *address = fc_arena_print(m->arena, "channel/%s|arrivals", channel->id);
    if (spend == NULL || free_shape == NULL || shape == NULL || address == NULL) {
        take(m, SIZE_MAX, 1);
        return;
    }
    bool buys = false, gives = false;
    for (int t = 0; t < plan->months; t++) {
        spend[t] = fc_schedule_at(&channel->spend, plan->start, t);
        free_shape[t] = fc_schedule_at(&channel->inquiries.when, plan->start, t);
        shape[t] = channel->season[fc_month_of_year(plan->start + t)] * pow(1 + channel->growth, t);
        buys = buys || spend[t] > 0;
        gives = gives || free_shape[t] > 0;
    }
    struct fc_source source = {.channel = c,
                               .cost = -1,
                               .free = -1,
                               .spend = spend,
                               .free_shape = free_shape,
                               .shape = shape,
                               .noise = noise_table(m, channel->month_to_month),
                               .site = fc_site(address)};
    if (buys)
        source.cost = channel_input(m, channel, "cost_per_inquiry", &channel->cost_per_inquiry);
    if (gives)
        source.free = channel_input(m, channel, "inquiries", &channel->inquiries.amount);
    m->layout->source[m->layout->n_sources++] = source;
}

static void add_sources(struct maker *m)
{
    m->layout->source = take(m, (size_t)m->plan->n_channels, sizeof *m->layout->source);
    for (int c = 0; c < m->plan->n_channels && m->status == FC_OK; c++)
        if (m->plan->channel[c].enabled)
            add_source(m, c);
}

/* One draw for all channels without a rate of their own: the first index, or -1 while unused. */
static void add_rates(struct maker *m)
{
    const struct fc_plan *plan = m->plan;
    for (int s = 0; s < plan->n_stages && m->status == FC_OK; s++) {
        const struct fc_stage *stage = &plan->stage[s];
        int                   *rate = m->layout->rate + (size_t)s * (size_t)plan->n_channels;
        int                    shared = -1;
        for (int c = 0; c < plan->n_channels && m->status == FC_OK; c++) {
            const struct fc_route   *route = &stage->route[c];
            const struct fc_channel *channel = &plan->channel[c];
            if (!channel->enabled)
                continue;
            if (route->has_rate)
                rate[c] = add_input(
                    m, &route->rate,
                    fc_arena_print(m->arena, "stage %s / %s.rate", stage->section.name,
                                   channel->section.name),
                    fc_arena_print(m->arena, "stage/%s/%s|rate", stage->section.key, channel->id),
                    route->owner != NULL ? route->owner : stage->owner);
            else if (shared < 0)
                shared = add_input(
                    m, &stage->rate, fc_arena_print(m->arena, "stage %s.rate", stage->section.name),
                    fc_arena_print(m->arena, "stage/%s|rate", stage->section.key), stage->owner);
            if (!route->has_rate)
                rate[c] = shared;
        }
    }
}

/* Ticks of the currency. */
static int64_t in_ticks(double money)
{
    return (int64_t)llround(100 * money);
}

static void add_money(struct maker *m)
{
    const struct fc_plan *plan = m->plan;
    struct fc_layout     *layout = m->layout;
    int64_t              *spend = take(m, (size_t)plan->months, sizeof *spend);
    int64_t              *cost = take(m, (size_t)plan->months, sizeof *cost);
    if (spend == NULL || cost == NULL)
        return;
    for (int c = 0; c < plan->n_channels; c++)
        for (int t = 0; t < plan->months && plan->channel[c].enabled; t++) {
            const struct fc_channel *channel = &plan->channel[c];
            const int64_t bought = in_ticks(fc_schedule_at(&channel->spend, plan->start, t));
            spend[t] += bought;
            cost[t] += bought + in_ticks(fc_schedule_at(&channel->fixed_cost, plan->start, t));
        }
    layout->spend = spend;
    layout->cost = cost;
    layout->has_deal = plan->deal.exists;
    layout->margin = plan->deal.exists && plan->deal.has_margin ? plan->deal.margin : 1;
    if (!plan->deal.exists)
        return;
    struct fc_quantity value = plan->deal.value;
    if (value.kind == FC_CERTAIN) {
        layout->deal_value = in_ticks(fc_quantile(&value, 0.5));
        return;
    }
    value.scale *= 100;
    value.shift *= 100;
    layout->deal = fc_quantile_table_make(&value, m->arena);
    if (layout->deal == NULL)
        take(m, SIZE_MAX, 1);
}

/* Two names with one hash would share their luck: refused, so that no answer rests on it. */
static void check_sites(struct maker *m)
{
    const struct fc_layout *layout = m->layout;
    const int               n = layout->n_inputs + layout->n_sources + layout->n_streams;
    uint64_t               *site = take(m, (size_t)n, sizeof *site);
    if (site == NULL)
        return;
    int k = 0;
    for (int i = 0; i < layout->n_inputs; i++)
        site[k++] = layout->input[i].site;
    for (int i = 0; i < layout->n_sources; i++)
        site[k++] = layout->source[i].site;
    for (int i = 0; i < layout->n_streams; i++)
        site[k++] = layout->stream[i].site;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (site[i] == site[j])
                m->status = fc_fail(m->err, FC_BAD_INPUT,
                                    "Two names in the plan have the same random address. Rename a "
                                    "channel or a stage, or give the channel an id.");
}

enum fc_status fc_layout_make(struct fc_layout **out, const struct fc_plan *plan, bool by_channel,
                              struct fc_arena *arena, struct fc_error *err)
{
    struct maker m = {.plan = plan, .arena = arena, .err = err};
    m.layout = take(&m, 1, sizeof *m.layout);
    if (m.layout == NULL)
        return m.status;
    const size_t cells = (size_t)plan->n_stages * (size_t)plan->n_channels;
    m.layout->plan = plan;
    m.layout->months = plan->months;
    m.layout->input = take(&m, cells + (size_t)plan->n_stages + 2 * (size_t)plan->n_channels,
                           sizeof *m.layout->input);
    m.layout->rate = take(&m, cells, sizeof *m.layout->rate);
    if (m.status == FC_OK)
        add_sources(&m);
    if (m.status == FC_OK)
        add_rates(&m);
    if (m.status == FC_OK && !fc_streams_make(m.layout, by_channel, arena))
        take(&m, SIZE_MAX, 1);
    if (m.status == FC_OK)
        add_money(&m);
    if (m.status == FC_OK)
        check_sites(&m);
    if (m.status == FC_OK)
        *out = m.layout;
    return m.status;
}
