/* Which items flow together, through which doors, and what was open before the plan. */
#include "engine/maker.h"

#include <math.h>

#include "engine/lags.h"
#include "random/site.h"

/* A channel's route into a stage; what was open and belongs to no channel takes the stage's own. */
static const struct fc_route *route_of(const struct fc_plan *plan, int stage, int channel)
{
    return channel < 0 ? NULL : &plan->stage[stage].route[channel];
}

static const struct fc_pace *pace_of(const struct fc_plan *plan, int stage, int channel)
{
    const struct fc_route *route = route_of(plan, stage, channel);
    return route != NULL && route->has_pace ? &route->pace : &plan->stage[stage].pace;
}

/* Whether something from this stage on treats the channel's items in a way of its own. Noise of a
   month's rate is drawn for each channel. */
static bool stands_apart(const struct fc_layout *layout, int stage, int channel)
{
    const struct fc_plan *plan = layout->plan;
    if (layout->by_channel)
        return true;
    for (int s = stage + 1; s < plan->n_stages; s++) {
        const struct fc_route *route = route_of(plan, s, channel);
        if (pace_of(plan, s, channel)->rate_month_to_month > 0)
            return true;
        if (route != NULL && (route->has_rate || route->has_delay || route->has_pace))
            return true;
    }
    return channel >= 0 && plan->channel_deal != NULL && plan->channel_deal[channel] != NULL;
}

static int find(const struct fc_layout *layout, int stage, int channel)
{
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].stage == stage && layout->stream[i].channel == channel)
            return i;
    return -1;
}

static const char *door_address(struct fc_maker *m, int stage, int channel, const char *what)
{
    const char *to = m->plan->stage[stage].section.key;
    if (channel == FC_SEVERAL)
        return fc_arena_print(m->arena, "stage/%s|%s", to, what);
    if (channel == FC_OPENED)
        return fc_arena_print(m->arena, "stage/%s|opened %s", to, what);
    return fc_arena_print(m->arena, "stage/%s/%s|%s", to, m->plan->channel[channel].id, what);
}

static void set_lags(struct fc_maker *m, struct fc_door *door, int n, const double lag[])
{
    const struct fc_split **split = fc_maker_take(m, (size_t)n, sizeof(void *));
    double                  left = lag[n - 1];
    for (int j = n - 2; j >= 0 && m->status == FC_OK; j--) {
        left += lag[j];
        split[j] = fc_maker_had(m, fc_split_make(left > 0 ? lag[j] / left : 0, m->arena));
    }
    door->n_lags = n;
    door->lag = lag;
    door->split = split;
}

/* The door into `stage` for the items of a channel. Those of several, and of none, go by the
   stage's own keys. */
static struct fc_door make_door(struct fc_maker *m, int stage, int channel)
{
    const struct fc_layout *layout = m->layout;
    const struct fc_stage  *to = &m->plan->stage[stage];
    const struct fc_route  *route = route_of(m->plan, stage, channel);
    const struct fc_pace   *pace = pace_of(m->plan, stage, channel);
    struct fc_door          door = {.next = -1};
    int                     n = 1;
    const char             *address = fc_maker_had(m, door_address(m, stage, channel, "moves"));
    const double           *lag =
        fc_maker_had(m, fc_lags(route != NULL && route->has_delay ? &route->delay : &to->delay,
                                layout->months + FC_TAIL_MONTHS + 1, &n, m->arena));
    if (m->status != FC_OK)
        return door;
    door.site = fc_site(address);
    door.rate = channel < 0 ? layout->stage_rate[stage]
                            : layout->rate[stage * m->plan->n_channels + channel];
    door.keep = isinf(pace->shelf_life) ? 1 : exp2(-pace->response_time / pace->shelf_life);
    if (pace->rate_month_to_month > 0)
        door.wobble = fc_maker_had(
            m,
            fc_share_noise_make(
                pace->rate_month_to_month,
                door.keep * fc_quantile(layout->input[door.rate].quantity, 0x1p-53),
                door.keep * fc_quantile(layout->input[door.rate].quantity, 1 - 0x1p-53), m->arena));
    set_lags(m, &door, n, lag);
    return door;
}

static int add_stream(struct fc_maker *m, int stage, int channel)
{
    struct fc_layout *layout = m->layout;
    struct fc_stream  stream = {.stage = stage,
                                .channel = channel,
                                .last = stage < 0 ? layout->months - 1 : 0,
                                .door = {.next = -1},
                                .deals = -1};
    if (stage + 1 < m->plan->n_stages) {
        stream.door = make_door(m, stage + 1, channel);
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

/* Items that come through a door from month `from` on enter the target until `until`. */
static void reach(struct fc_layout *layout, const struct fc_door *door, int target, int until)
{
    const int         most = layout->months + FC_TAIL_MONTHS - 1;
    const int         last = until + door->n_lags - 1;
    struct fc_stream *to = &layout->stream[target];
    if (last > to->last)
        to->last = last < most ? last : most;
}

/* What entered a stage before the plan: those that would move on and have not yet, F being the
   share of movers that is through after so many months. */
static void add_cohort(struct fc_maker *m, const struct fc_opening *opening)
{
    struct fc_layout *layout = m->layout;
    const int         channel = opening->channel < 0 ? FC_OPENED : opening->channel;
    const int         age = m->plan->start - opening->month;
    struct fc_cohort  cohort = {.stage = opening->stage,
                                .channel = channel,
                                .count = opening->count,
                                .month = opening->month};
    cohort.door = make_door(m, opening->stage + 1, channel);
    const char *address = fc_maker_had(m, door_address(m, opening->stage + 1, channel, "open"));
    if (m->status != FC_OK)
        return;
    cohort.door.site = fc_site(address);
    const int     n = cohort.door.n_lags;
    const double *lag = cohort.door.lag;
    for (int j = 0; j < age && j < n; j++)
        cohort.passed += lag[j];
    if (age < n)
        set_lags(m, &cohort.door, n - age, lag + age);
    else
        cohort.passed = 1;
    layout->cohort[layout->n_cohorts++] = cohort;
}

/* Through the door into this stage: from every stream before it, and from what was open there. */
static void connect(struct fc_maker *m, int stage)
{
    struct fc_layout *layout = m->layout;
    const int         n_before = layout->n_streams;
    for (int i = 0; i < n_before && m->status == FC_OK; i++) {
        struct fc_stream *stream = &layout->stream[i];
        if (stream->stage + 1 != stage)
            continue;
        stream->door.next = place(m, stage, stream->channel);
        reach(layout, &stream->door, stream->door.next, stream->last);
    }
    for (int i = 0; i < m->plan->n_openings && m->status == FC_OK; i++) {
        const struct fc_opening *opening = &m->plan->opening[i];
        if (opening->stage + 1 != stage ||
            (opening->channel >= 0 && !m->plan->channel[opening->channel].enabled))
            continue;
        add_cohort(m, opening);
        struct fc_cohort *cohort = &layout->cohort[layout->n_cohorts - 1];
        if (m->status != FC_OK)
            return;
        cohort->door.next = place(m, stage, cohort->channel);
        reach(layout, &cohort->door, cohort->door.next, 0);
    }
}

void fc_make_streams(struct fc_maker *m)
{
    struct fc_layout *layout = m->layout;
    const size_t      stages = (size_t)m->plan->n_stages + 1;
    layout->stream =
        fc_maker_take(m, stages * ((size_t)layout->n_sources + 2), sizeof *layout->stream);
    layout->cohort = fc_maker_take(m, (size_t)m->plan->n_openings, sizeof *layout->cohort);
    for (int i = 0; i < layout->n_sources && m->status == FC_OK; i++)
        layout->source[i].stream = add_stream(m, -1, layout->source[i].channel);
    for (int stage = 0; stage < m->plan->n_stages && m->status == FC_OK; stage++)
        connect(m, stage);

    layout->horizon = layout->months;
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].last + 1 > layout->horizon)
            layout->horizon = layout->stream[i].last + 1;
}
