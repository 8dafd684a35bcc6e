#include "engine/layout.h"

#include "engine/ledger.h"
#include "engine/maker.h"
#include "random/site.h"
#include "random/table_store.h"

void *fc_maker_take(struct fc_maker *m, size_t n, size_t size)
{
    void *taken = fc_arena_take(m->arena, n > 0 ? n : 1, size);
    fc_maker_had(m, taken);
    return taken;
}

const void *fc_maker_had(struct fc_maker *m, const void *made)
{
    if (made == NULL && m->status == FC_OK)
        m->status = fc_fail(m->err, FC_NO_MEMORY, "There is not enough memory for the plan.");
    return made;
}

const struct fc_quantile_table *fc_maker_table(struct fc_maker          *m,
                                               const struct fc_quantity *quantity)
{
    return fc_table_store_quantile(m->plan->tables, quantity, m->arena);
}

int fc_maker_input(struct fc_maker *m, const struct fc_quantity *quantity, const char *name,
                   const char *address, const char *owner)
{
    const struct fc_quantile_table *table = fc_maker_table(m, quantity);
    if (fc_maker_had(m, table) == NULL || fc_maker_had(m, name) == NULL ||
        fc_maker_had(m, address) == NULL)
        return 0;
    struct fc_layout *layout = m->layout;
    layout->input[layout->n_inputs] = (struct fc_input){.name = name,
                                                        .owner = owner,
                                                        .site = fc_site(address),
                                                        .quantity = quantity,
                                                        .table = table};
    return layout->n_inputs++;
}

/* Money of one channel (or all, view FC_ALL) by month, in whole ticks. */
static void add_spend(struct fc_maker *m, int64_t *spend, int64_t *cost, int view)
{
    const struct fc_plan *plan = m->plan;
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_channel *channel = &plan->channel[c];
        if (!channel->enabled || (view != FC_ALL && view != 1 + c))
            continue;
        for (int t = 0; t < plan->months; t++) {
            const int64_t paid =
                (int64_t)(100 * fc_schedule_at(&channel->spend, plan->start, t) + 0.5);
            const int64_t fixed =
                (int64_t)(100 * fc_schedule_at(&channel->fixed_cost, plan->start, t) + 0.5);
            spend[view * plan->months + t] += paid;
            cost[view * plan->months + t] += paid + fixed;
        }
    }
}

/* People cost what they cost, whatever brought their work: only in the view of all. */
static void add_team_costs(struct fc_maker *m, int64_t *cost)
{
    const struct fc_plan *plan = m->plan;
    for (int i = 0; i < plan->n_teams; i++)
        for (int t = 0; t < plan->months; t++) {
            const double heads = fc_schedule_at(&plan->team[i].heads, plan->start, t);
            cost[t] += (int64_t)(100 * heads * plan->team[i].cost + 0.5);
        }
}

static void make_spend(struct fc_maker *m)
{
    struct fc_layout *layout = m->layout;
    const size_t      n = (size_t)layout->n_views * (size_t)layout->months;
    int64_t          *spend = fc_maker_take(m, n, sizeof *spend);
    int64_t          *cost = fc_maker_take(m, n, sizeof *cost);
    for (int view = 0; view < layout->n_views && m->status == FC_OK; view++)
        add_spend(m, spend, cost, view);
    if (m->status == FC_OK)
        add_team_costs(m, cost);
    layout->spend = spend;
    layout->cost = cost;
}

static void make_kept(struct fc_maker *m)
{
    struct fc_layout *layout = m->layout;
    layout->kept = fc_maker_take(m, (size_t)m->plan->n_measures, sizeof *layout->kept);
    for (int i = 0; i < m->plan->n_measures && m->status == FC_OK; i++)
        layout->kept[i] = true;
    layout->end = layout->horizon;
    layout->values = layout->leaving = layout->staying = true;
}

/* What a measure needs to be run: more than the months that all do. */
static void need(struct fc_layout *layout, const struct fc_measure *measure)
{
    switch (measure->what) {
    case FC_M_ENTERED: layout->staying = layout->staying || measure->stage < 0; break;
    case FC_M_BOOKINGS_LATER:
    case FC_M_NET_GAIN:
    case FC_M_LARGEST_DEAL:
        layout->end = layout->horizon;
        layout->values = true;
        break;
    case FC_M_BOOKINGS:
    case FC_M_REVENUE:
    case FC_M_CASH:
    case FC_M_BOOKINGS_NO_LARGE:
    case FC_M_PAYBACK: layout->values = true; break;
    case FC_M_LOST:
    case FC_M_STILL_OPEN: layout->leaving = layout->staying = true; break;
    default: break;
    }
}

void fc_layout_keep(struct fc_layout *layout, const bool measure[])
{
    const struct fc_plan *plan = layout->plan;
    for (int i = 0; i < plan->n_measures; i++)
        layout->kept[i] = measure[i];
    for (int i = 0; i < plan->n_measures; i++)
        if (measure[i] && plan->measure[i].ratio) {
            const struct fc_ratio_parts parts = fc_ratio_parts(plan, i);
            layout->kept[parts.over] = layout->kept[parts.under] = true;
        }
    layout->end = layout->months;
    layout->values = layout->leaving = false;
    layout->staying = layout->pooling.exists;
    for (int i = 0; i < plan->n_measures; i++)
        if (layout->kept[i])
            need(layout, &plan->measure[i]);
}

static void make_market(struct fc_maker *m)
{
    const struct fc_market *market = &m->plan->market;
    m->layout->market = fc_maker_noise(m, market->swing, market->persistence);
    m->layout->market_size = market->size;
    m->layout->market_site = fc_site("market|swing");
}

/* Two names with one hash would share their luck: refused, so that no answer rests on it. */
static void check_sites(struct fc_maker *m)
{
    const struct fc_layout *layout = m->layout;
    const int n = layout->n_inputs + layout->n_sources + layout->n_streams + layout->n_cohorts + 2;
    uint64_t *site = fc_maker_take(m, (size_t)n, sizeof *site);
    if (site == NULL)
        return;
    int k = 0;
    site[k++] = layout->market_site;
    if (layout->mixture.stream >= 0)
        site[k++] = layout->mixture.site;
    for (int i = 0; i < layout->n_inputs; i++)
        site[k++] = layout->input[i].site;
    for (int i = 0; i < layout->n_sources; i++)
        site[k++] = layout->source[i].site;
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].door.next >= 0)
            site[k++] = layout->stream[i].door.site;
    for (int i = 0; i < k; i++)
        for (int j = 0; j < i; j++)
            if (site[i] == site[j] && m->status == FC_OK)
                m->status = fc_fail(m->err, FC_BAD_INPUT,
                                    "Two names in the plan have the same random address. Rename a "
                                    "channel or a stage, or give the channel an id.");
}

bool fc_stream_in_view(const struct fc_layout *layout, const struct fc_stream *stream, int view)
{
    if (view == FC_ALL)
        return true;
    return view == layout->n_views - 1 ? stream->channel == FC_OPENED : stream->channel == view - 1;
}

enum fc_status fc_layout_make(struct fc_layout **out, const struct fc_plan *plan,
                              enum fc_apart apart, struct fc_arena *arena, struct fc_error *err)
{
    static void (*const part[])(struct fc_maker *) = {
        fc_make_sources, fc_make_rates, fc_make_terms, fc_make_pooling,
        fc_make_streams, fc_make_crews, fc_make_ties,  make_market,
        make_spend,      make_kept,     check_sites};
    struct fc_maker m = {.plan = plan, .arena = arena, .err = err};
    m.layout = fc_maker_take(&m, 1, sizeof *m.layout);
    if (m.layout == NULL)
        return m.status;
    const size_t channels = (size_t)plan->n_channels, stages = (size_t)plan->n_stages;
    m.layout->plan = plan;
    m.layout->apart = apart;
    m.layout->months = plan->months;
    m.layout->slots = 1;
    for (int stage = 0; stage < plan->n_stages; stage++)
        if (plan->stage[stage].team >= 0)
            m.layout->slots = FC_QUARTERS;
    m.layout->n_views = apart == FC_BY_CHANNEL ? plan->n_channels + 2 : 1;
    m.layout->input =
        fc_maker_take(&m, channels * stages + stages + 3 * channels + 3, sizeof *m.layout->input);
    for (size_t i = 0; i < sizeof part / sizeof *part && m.status == FC_OK; i++)
        part[i](&m);
    if (m.status == FC_OK)
        *out = m.layout;
    return m.status;
}
