/* Which items flow together, through which doors, and what was open before the plan. */
#include "engine/doors.h"

#include <math.h>

#include "random/site.h"

/* Whether something from this stage on treats the channel's items in a way of its own. Noise of a
   month's rate is drawn for each channel. Inquiries may be mixed whatever their rates. */
static bool differs(const struct fc_plan *plan, int stage, int channel, bool mixes)
{
    for (int s = stage + 1; s < plan->n_stages; s++) {
        const struct fc_route *route = fc_route_of(plan, s, channel);
        if (fc_pace_of(plan, s, channel)->rate_month_to_month > 0)
            return true;
        if (route != NULL &&
            ((route->has_rate && !(mixes && s == 0)) || route->has_delay || route->has_pace))
            return true;
    }
    return channel >= 0 && plan->channel_deal != NULL && plan->channel_deal[channel] != NULL;
}

/* Items that may come back to where channels still differ stay apart until then; inquiries of which
   some are turned away must be told by channel. */
static bool stands_apart(const struct fc_layout *layout, int stage, int channel)
{
    const struct fc_plan    *plan = layout->plan;
    const struct fc_nurture *nurture = &plan->nurture;
    const bool               mixes = layout->apart == FC_MERGED && channel >= 0;
    return layout->apart == FC_BY_CHANNEL || differs(plan, stage, channel, mixes) ||
           (stage < 0 && !isinf(plan->market.size)) ||
           (nurture->exists && stage <= nurture->from &&
            differs(plan, nurture->returns_to, channel, false));
}

static int find(const struct fc_layout *layout, int stage, int channel)
{
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].stage == stage && layout->stream[i].channel == channel)
            return i;
    return -1;
}

/* Whether this stage's lost items are nurtured. */
static bool nurtures(const struct fc_plan *plan, int stage)
{
    return plan->nurture.exists && plan->nurture.from == stage;
}

static int add_stream(struct fc_maker *m, int stage, int channel)
{
    struct fc_layout *layout = m->layout;
    struct fc_stream  stream = {.stage = stage,
                                .channel = channel,
                                .last = stage < 0 ? layout->months - 1 : 0,
                                .queue = -1,
                                .pool = -1,
                                .door = {.next = -1},
                                .deals = -1};
    if (stage + 1 < m->plan->n_stages) {
        stream.door = fc_door_make(m, stage + 1, channel);
        if (m->plan->stage[stage + 1].team >= 0)
            stream.queue = layout->n_queues++;
        if (nurtures(m->plan, stage))
            stream.pool = layout->pooling.n_rows++;
    } else if (layout->terms != NULL) {
        stream.terms = fc_maker_terms(m, channel);
        stream.deals = layout->n_deal_rows++;
    }
    layout->stream[layout->n_streams] = stream;
    return layout->n_streams++;
}

/* The stream that the items of a channel (or of several, or of none) are in at a stage. */
static int place(struct fc_maker *m, int stage, int channel)
{
    const bool own = channel != FC_SEVERAL && stands_apart(m->layout, stage, channel);
    const int  of = own ? channel : FC_SEVERAL;
    const int  here = find(m->layout, stage, of);
    return here >= 0 ? here : add_stream(m, stage, of);
}

/* Items that come through a door until month `until` enter the target. With a team or a pool nobody
   knows how late. */
static void reach(struct fc_layout *layout, const struct fc_door *door, int target, int until)
{
    const int         most = layout->months + FC_TAIL_MONTHS - 1;
    const int         last = until + door->n_lags - 1;
    struct fc_stream *to = &layout->stream[target];
    layout->cut = layout->cut || last > most;
    if (last > to->last)
        to->last = last < most ? last : most;
    if (layout->slots > 1 || layout->plan->nurture.exists)
        to->last = most;
}

/* What waited for a team when the plan began joins its queue; it has not been decided on yet. */
static void add_waiting(struct fc_maker *m, const struct fc_opening *opening, int channel)
{
    const int         here = add_stream(m, opening->stage, channel);
    struct fc_stream *stream = &m->layout->stream[here];
    const char *address = fc_maker_had(m, fc_door_name(m, opening->stage + 1, channel, "waiting"));
    if (m->status == FC_OK)
        stream->door.site = fc_site(address) + (uint64_t)opening->month;
    stream->opened = opening->count;
}

/* What entered a stage before the plan: those that would move on and have not yet, F being the
   share of movers that is through after so many months. */
static struct fc_door *add_cohort(struct fc_maker *m, const struct fc_opening *opening, int channel)
{
    struct fc_layout *layout = m->layout;
    const int         age = m->plan->start - opening->month;
    struct fc_cohort *cohort = &layout->cohort[layout->n_cohorts++];
    *cohort = (struct fc_cohort){.stage = opening->stage,
                                 .channel = channel,
                                 .pool = -1,
                                 .count = opening->count,
                                 .month = opening->month};
    cohort->door = fc_door_make(m, opening->stage + 1, channel);
    fc_door_take(m, &cohort->door, fc_delay_of(m->plan, opening->stage + 1, channel), true);
    const char *address = fc_maker_had(m, fc_door_name(m, opening->stage + 1, channel, "open"));
    if (m->status != FC_OK)
        return &cohort->door;
    cohort->door.site = fc_site(address);
    if (nurtures(m->plan, opening->stage))
        cohort->pool = layout->pooling.n_rows++;
    const int     n = cohort->door.n_lags;
    const double *lag = cohort->door.lag;
    for (int j = 0; j < age && j < n; j++)
        cohort->passed += lag[j];
    if (age < n)
        fc_door_lags(m, &cohort->door, n - age, lag + age);
    else
        cohort->passed = 1;
    return &cohort->door;
}

bool fc_maker_opened_return(const struct fc_plan *plan)
{
    for (int i = 0; i < plan->n_openings && plan->nurture.exists; i++)
        if (plan->opening[i].channel < 0 && plan->opening[i].stage <= plan->nurture.from)
            return true;
    return false;
}

static bool is_opening_of(const struct fc_plan *plan, int i, int stage)
{
    const struct fc_opening *opening = &plan->opening[i];
    return opening->stage + 1 == stage &&
           (opening->channel < 0 || plan->channel[opening->channel].enabled);
}

/* What was there before the plan: in the queue of a team, or already decided on. */
static void connect_openings(struct fc_maker *m, int stage, bool team)
{
    struct fc_layout *layout = m->layout;
    for (int i = 0; i < m->plan->n_openings && m->status == FC_OK; i++) {
        const struct fc_opening *opening = &m->plan->opening[i];
        const int                channel = opening->channel < 0 ? FC_OPENED : opening->channel;
        if (!is_opening_of(m->plan, i, stage))
            continue;
        if (team) {
            add_waiting(m, opening, channel);
            continue;
        }
        struct fc_door *door = add_cohort(m, opening, channel);
        if (m->status != FC_OK)
            return;
        door->next = place(m, stage, channel);
        reach(layout, door, door->next, 0);
    }
}

/* Through the door into this stage: from what was open there, and from every stream before it. */
static void connect(struct fc_maker *m, int stage)
{
    struct fc_layout        *layout = m->layout;
    const bool               team = m->plan->stage[stage].team >= 0;
    const struct fc_nurture *nurture = &m->plan->nurture;
    if (team)
        connect_openings(m, stage, true);
    const int n_before = layout->n_streams;
    for (int i = 0; i < n_before && m->status == FC_OK; i++) {
        struct fc_stream *stream = &layout->stream[i];
        if (stream->stage + 1 != stage)
            continue;
        const int next = place(m, stage, stream->channel);
        stream->door.next = next;
        reach(layout, &stream->door, next, stream->last);
    }
    if (!team)
        connect_openings(m, stage, false);
    /* What was open and is nurtured comes back to a stream that nothing else may lead to. */
    if (fc_maker_opened_return(m->plan) && nurture->returns_to == stage)
        layout->stream[place(m, stage, FC_OPENED)].last = layout->months + FC_TAIL_MONTHS - 1;
}

/* Where the lost of a pool's row return to. */
static void pool_row(struct fc_maker *m, int row, int stream, int channel, uint64_t site)
{
    struct fc_pooling *pooling = &m->layout->pooling;
    if (row < 0)
        return;
    pooling->stream[row] = stream;
    pooling->site[row] = fc_site_after(site, "pool");
    pooling->next[row] = place(m, m->plan->nurture.returns_to, channel);
}

static void make_pool_rows(struct fc_maker *m)
{
    struct fc_layout  *layout = m->layout;
    struct fc_pooling *pooling = &layout->pooling;
    const size_t       n = (size_t)pooling->n_rows;
    pooling->stream = fc_maker_take(m, n, sizeof *pooling->stream);
    pooling->next = fc_maker_take(m, n, sizeof *pooling->next);
    pooling->site = fc_maker_take(m, n, sizeof *pooling->site);
    for (int i = 0; i < layout->n_streams && m->status == FC_OK; i++)
        pool_row(m, layout->stream[i].pool, i, layout->stream[i].channel,
                 layout->stream[i].door.site);
    for (int i = 0; i < layout->n_cohorts && m->status == FC_OK; i++)
        pool_row(m, layout->cohort[i].pool, -1, layout->cohort[i].channel,
                 layout->cohort[i].door.site + (uint64_t)layout->cohort[i].month);
}

/* All inquiries that nothing but their rate tells apart are one mixture. */
static void mix_sources(struct fc_layout *layout)
{
    struct fc_mixture *mixture = &layout->mixture;
    const int          stream = layout->apart == FC_MERGED ? find(layout, -1, FC_SEVERAL) : -1;
    *mixture = (struct fc_mixture){.stream = stream, .site = fc_site("inquiries|arrivals")};
    bool rates_differ = false;
    int  rate = -1;
    for (int i = 0; i < layout->n_sources; i++) {
        if (layout->source[i].stream != stream)
            continue;
        rates_differ = rates_differ || (rate >= 0 && layout->source[i].rate != rate);
        rate = layout->source[i].rate;
    }
    if (stream >= 0)
        layout->stream[stream].door.rate = rates_differ ? -1 : rate;
}

static void place_sources(struct fc_maker *m)
{
    struct fc_layout *layout = m->layout;
    for (int i = 0; i < layout->n_sources && m->status == FC_OK; i++) {
        struct fc_source *source = &layout->source[i];
        source->rate = layout->rate[source->channel];
        source->stream = place(m, -1, source->channel);
    }
    for (int i = 0; i < layout->n_sources; i++) {
        int n = 0;
        for (int j = 0; j < layout->n_sources; j++)
            n += layout->source[j].stream == layout->source[i].stream;
        layout->source[i].alone = n == 1;
    }
    if (m->status == FC_OK)
        mix_sources(layout);
}

void fc_make_streams(struct fc_maker *m)
{
    struct fc_layout *layout = m->layout;
    const size_t      stages = (size_t)m->plan->n_stages + 1;
    const size_t      openings = (size_t)m->plan->n_openings;
    layout->stream = fc_maker_take(m, stages * ((size_t)layout->n_sources + 2) + openings,
                                   sizeof *layout->stream);
    layout->cohort = fc_maker_take(m, openings, sizeof *layout->cohort);
    if (m->status == FC_OK)
        place_sources(m);
    for (int stage = 0; stage < m->plan->n_stages && m->status == FC_OK; stage++)
        connect(m, stage);

    if (m->status == FC_OK)
        fc_gather_late(layout);
    layout->horizon = layout->months;
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].last + 1 > layout->horizon)
            layout->horizon = layout->stream[i].last + 1;
    make_pool_rows(m);
}
