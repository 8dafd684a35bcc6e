/* Doors compiled: at which rate, how late and how long after. */
#include "engine/doors.h"

#include <limits.h>
#include <math.h>

#include "engine/lags.h"
#include "random/site.h"
#include "random/table_store.h"

/* A channel's route into a stage; what was open and belongs to no channel takes the stage's own. */
const struct fc_route *fc_route_of(const struct fc_plan *plan, int stage, int channel)
{
    return channel < 0 ? NULL : &plan->stage[stage].route[channel];
}

const struct fc_pace *fc_pace_of(const struct fc_plan *plan, int stage, int channel)
{
    const struct fc_route *route = fc_route_of(plan, stage, channel);
    return route != NULL && route->has_pace ? &route->pace : &plan->stage[stage].pace;
}

const char *fc_door_name(struct fc_maker *m, int stage, int channel, const char *what)
{
    const char *to = m->plan->stage[stage].section.key;
    if (channel == FC_SEVERAL)
        return fc_arena_print(m->arena, "stage/%s|%s", to, what);
    if (channel == FC_OPENED)
        return fc_arena_print(m->arena, "stage/%s|opened %s", to, what);
    return fc_arena_print(m->arena, "stage/%s/%s|%s", to, m->plan->channel[channel].id, what);
}

void fc_door_lags(struct fc_maker *m, struct fc_door *door, int n, const double lag[])
{
    const struct fc_split **split = fc_maker_take(m, (size_t)n, sizeof(void *));
    double                  left = lag[n - 1];
    for (int j = n - 2; j >= 0 && m->status == FC_OK; j--) {
        left += lag[j];
        split[j] = fc_maker_had(
            m, fc_table_store_split(m->plan->tables, left > 0 ? lag[j] / left : 0, m->arena));
    }
    door->n_lags = n;
    door->lag = lag;
    door->least = 0;
    while (door->least + 1 < n && lag[door->least] <= 0)
        door->least++;
    door->split = split;
}

/* The lags of a delay: month shares in months, lengths in steps. */
void fc_door_take(struct fc_maker *m, struct fc_door *door, const struct fc_delay *delay,
                  bool in_months)
{
    const int     slots = in_months ? 1 : m->layout->slots;
    const int     most = slots * (m->layout->months + FC_TAIL_MONTHS) + 1;
    int           n = 1;
    const double *lag = fc_maker_had(
        m, fc_lags(delay, slots == 1 ? FC_DAYS_A_MONTH : FC_DAYS_A_STEP, most, &n, m->arena));
    door->in_months = in_months;
    if (m->status == FC_OK)
        fc_door_lags(m, door, n, lag);
}

const struct fc_delay *fc_delay_of(const struct fc_plan *plan, int stage, int channel)
{
    const struct fc_route *route = fc_route_of(plan, stage, channel);
    return route != NULL && route->has_delay ? &route->delay : &plan->stage[stage].delay;
}

/* The door into `stage` for the items of a channel. Those of several, and of none, go by the
   stage's own keys. */
struct fc_door fc_door_make(struct fc_maker *m, int stage, int channel)
{
    const struct fc_layout *layout = m->layout;
    const struct fc_pace   *pace = fc_pace_of(m->plan, stage, channel);
    const struct fc_delay  *delay = fc_delay_of(m->plan, stage, channel);
    const bool              team = m->plan->stage[stage].team >= 0;
    struct fc_door          door = {.next = -1, .latest = INT_MAX};
    const char             *address = fc_maker_had(m, fc_door_name(m, stage, channel, "moves"));
    if (m->status != FC_OK)
        return door;
    door.site = door.noise_site = fc_site(address);
    door.rate = channel < 0 ? layout->stage_rate[stage]
                            : layout->rate[stage * m->plan->n_channels + channel];
    door.response = pace->response_time;
    door.shelf = pace->shelf_life;
    door.keep = team || isinf(door.shelf) ? 1 : exp2(-door.response / door.shelf);
    door.patience = pace->expires < INT_MAX ? (int)(pace->expires / FC_DAYS_A_STEP) + 1 : INT_MAX;
    if (pace->rate_month_to_month > 0)
        door.wobble = fc_maker_had(
            m, fc_table_store_noise(m->plan->tables, pace->rate_month_to_month,
                                    fc_quantile(layout->input[door.rate].quantity, 0x1p-53),
                                    fc_quantile(layout->input[door.rate].quantity, 1 - 0x1p-53),
                                    m->arena));
    /* No delay is none, not some part of a month. */
    const bool shares = delay->kind == FC_DELAY_SHARES && delay->share[0] < 1;
    fc_door_take(m, &door, delay, layout->slots == 1 || shares);
    return door;
}
