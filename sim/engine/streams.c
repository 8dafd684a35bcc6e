#include "engine/streams.h"

#include "engine/lags.h"
#include "random/site.h"

/* Whether something from this stage on treats the channel's items in a way of its own. */
static bool stands_apart(const struct fc_plan *plan, int stage, int channel)
{
    for (int s = stage + 1; s < plan->n_stages; s++) {
        const struct fc_route *route = &plan->stage[s].route[channel];
        if (route->has_rate || route->has_delay)
            return true;
    }
    return false;
}

/* The stream that a channel's items are in at a stage; -1 when there is none yet. */
static int find(const struct fc_layout *layout, int stage, int channel)
{
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].stage == stage && layout->stream[i].channel == channel)
            return i;
    return -1;
}

/* Movers draw at the stage they want to enter; items of the last stage draw their deal's value. */
static const char *stream_address(const struct fc_plan *plan, int stage, int channel,
                                  struct fc_arena *arena)
{
    const char *id = channel < 0 ? NULL : plan->channel[channel].id;
    if (stage + 1 == plan->n_stages)
        return id == NULL ? "deal|value" : fc_arena_print(arena, "deal/%s|value", id);
    const char *to = plan->stage[stage + 1].section.key;
    return id == NULL ? fc_arena_print(arena, "stage/%s|moves", to)
                      : fc_arena_print(arena, "stage/%s/%s|moves", to, id);
}

static bool add_lags(struct fc_stream *stream, const struct fc_delay *delay, int most,
                     struct fc_arena *arena)
{
    double *lag = fc_lags(delay, most, &stream->n_lags, arena);
    if (lag == NULL)
        return false;
    const struct fc_split **split = fc_arena_take(arena, (size_t)stream->n_lags, sizeof(void *));
    if (split == NULL)
        return false;
    double left = 0;
    for (int j = stream->n_lags - 1; j >= 0; j--) {
        left += lag[j];
        if (j == stream->n_lags - 1)
            continue;
        split[j] = fc_split_make(left > 0 ? lag[j] / left : 0, arena);
        if (split[j] == NULL)
            return false;
    }
    stream->lag = lag;
    stream->split = split;
    return true;
}

/* Adds the stream of a channel (or of several, -1) at a stage; `like` is a channel that is in
   it. */
static bool add_stream(struct fc_layout *layout, int stage, int channel, int like,
                       struct fc_arena *arena)
{
    const struct fc_plan *plan = layout->plan;
    const char           *address = stream_address(plan, stage, channel, arena);
    if (address == NULL)
        return false;
    struct fc_stream stream = {.stage = stage,
                               .channel = channel,
                               .next = -1,
                               .rate = -1,
                               .n_lags = 1,
                               .last = stage < 0 ? layout->months - 1 : 0,
                               .site = fc_site(address)};
    if (stage + 1 < plan->n_stages) {
        const struct fc_stage *to = &plan->stage[stage + 1];
        const struct fc_route *route = &to->route[like];
        stream.rate = layout->rate[(stage + 1) * plan->n_channels + like];
        const struct fc_delay *delay = route->has_delay ? &route->delay : &to->delay;
        if (!add_lags(&stream, delay, layout->months + FC_TAIL_MONTHS + 1, arena))
            return false;
    }
    layout->stream[layout->n_streams++] = stream;
    return true;
}

/* Movers of the stream a channel is in at `stage - 1` enter the one it is in at `stage`. */
static void connect(struct fc_layout *layout, int from, int to)
{
    const int         most = layout->months + FC_TAIL_MONTHS - 1;
    struct fc_stream *source = &layout->stream[from];
    struct fc_stream *target = &layout->stream[to];
    const int         last = source->last + source->n_lags - 1;
    source->next = to;
    if (last > target->last)
        target->last = last < most ? last : most;
}

static bool place_channel(struct fc_layout *layout, struct fc_source *source, int stage,
                          bool by_channel, int *at, struct fc_arena *arena)
{
    const int  c = source->channel;
    const bool own = stage < 0 || by_channel || stands_apart(layout->plan, stage, c);
    int        here = find(layout, stage, own ? c : -1);
    if (here < 0) {
        here = layout->n_streams;
        if (!add_stream(layout, stage, own ? c : -1, c, arena))
            return false;
    }
    if (stage < 0)
        source->stream = here;
    else
        connect(layout, *at, here);
    *at = here;
    return true;
}

bool fc_streams_make(struct fc_layout *layout, bool by_channel, struct fc_arena *arena)
{
    const int    n_stages = layout->plan->n_stages;
    const size_t most = (size_t)layout->n_sources * ((size_t)n_stages + 1) + (size_t)n_stages + 1;
    layout->stream = fc_arena_take(arena, most, sizeof *layout->stream);
    int *at = fc_arena_take(arena, (size_t)layout->n_sources + 1, sizeof *at);
    if (layout->stream == NULL || at == NULL)
        return false;
    for (int stage = -1; stage < n_stages; stage++)
        for (int i = 0; i < layout->n_sources; i++)
            if (!place_channel(layout, &layout->source[i], stage, by_channel, &at[i], arena))
                return false;

    layout->horizon = layout->months;
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].last + 1 > layout->horizon)
            layout->horizon = layout->stream[i].last + 1;
    return true;
}
