/* Means through the stages, month by month. */
#include "questions/lint_means.h"

#include <math.h>

#include "base/month.h"
#include "engine/lags.h"
#include "engine/response.h"
#include "random/quantile.h"

/* Months a pipeline is filled before the plan, and the longest delay that is told apart. */
enum { FILLING = 36, MOST_LAGS = FC_MAX_MONTHS + FC_MAX_AGE + 1 };

/* ---- inquiries ---- */

/* The mean of 1 / X, over equally likely slices. */
static double mean_of_inverse(const struct fc_quantity *quantity)
{
    enum { SLICES = 64 };
    double sum = 0;
    for (int i = 0; i < SLICES; i++)
        sum += 1 / fc_quantile(quantity, (i + 0.5) / SLICES);
    return sum / SLICES;
}

static void fill_channel(const struct fc_plan *plan, const struct fc_channel *channel, double out[])
{
    double bought[FC_MAX_MONTHS];
    double most = 0, free = 0;
    fc_response_months(plan, channel, bought);
    for (int t = 0; t < plan->months; t++) {
        most = fmax(most, bought[t]);
        free = fmax(free, fc_schedule_at(&channel->inquiries.when, plan->start, t));
    }
    const double per_money =
        most > 0 ? channel->chance_it_works * mean_of_inverse(&channel->cost_per_inquiry) : 0;
    if (free > 0)
        free = fc_quantity_mean(&channel->inquiries.amount);
    for (int t = 0; t < plan->months; t++) {
        const double season = channel->season[fc_month_of_year(plan->start + t)];
        out[t] = (bought[t] * per_money +
                  free * fc_schedule_at(&channel->inquiries.when, plan->start, t)) *
                 season * pow(1 + channel->growth, t);
    }
}

/* Those not reached yet grow fewer as the months go by. */
static void bound_by_market(const struct fc_plan *plan, double inquiries[])
{
    const double size = plan->market.size;
    double       reached = 0;
    for (int t = 0; t < plan->months && isfinite(size); t++) {
        const double room = fmax(1 - reached / size, 0);
        for (int c = 0; c < plan->n_channels; c++) {
            inquiries[c * plan->months + t] *= room;
            reached += inquiries[c * plan->months + t];
        }
    }
}

/* ---- doors ---- */

static bool make_lags(struct fc_mean_door *door, const struct fc_delay *delay,
                      struct fc_arena *arena)
{
    door->lag = fc_lags(delay, FC_DAYS_A_MONTH, MOST_LAGS, &door->n_lags, arena);
    return door->lag != NULL;
}

/* What waiting for an answer leaves. */
static double keeps(const struct fc_pace *pace)
{
    return pace->response_time > 0 ? exp2(-pace->response_time / pace->shelf_life) : 1;
}

/* The stage's own delay is looked through once. */
static bool make_doors(struct fc_means *means, int s, struct fc_arena *arena)
{
    const struct fc_plan  *plan = means->plan;
    const struct fc_stage *stage = &plan->stage[s];
    struct fc_mean_door   *door = &means->door[s * (plan->n_channels + 1)];
    struct fc_mean_door   *own = &door[plan->n_channels];
    if (!make_lags(own, &stage->delay, arena))
        return false;
    own->rate = stage->has_rate ? fc_quantity_mean(&stage->rate) * keeps(&stage->pace) : 0;
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_route *route = &stage->route[c];
        door[c] = *own;
        if (!plan->channel[c].enabled)
            continue;
        door[c].rate = fc_quantity_mean(route->has_rate ? &route->rate : &stage->rate);
        door[c].rate *= keeps(&route->pace);
        if (route->has_delay && !make_lags(&door[c], &route->delay, arena))
            return false;
    }
    return true;
}

bool fc_means_make(struct fc_means *out, const struct fc_plan *plan, struct fc_arena *arena)
{
    const size_t channels = (size_t)plan->n_channels;
    double *inquiries = fc_arena_take(arena, channels * (size_t)plan->months, sizeof *inquiries);
    *out = (struct fc_means){.plan = plan, .inquiries = inquiries};
    out->door = fc_arena_take(arena, (size_t)plan->n_stages * (channels + 1), sizeof *out->door);
    if (inquiries == NULL || out->door == NULL)
        return false;
    for (int c = 0; c < plan->n_channels; c++)
        if (plan->channel[c].enabled)
            fill_channel(plan, &plan->channel[c], inquiries + c * plan->months);
    bound_by_market(plan, inquiries);
    bool made = true;
    for (int s = 0; s < plan->n_stages && made; s++)
        made = make_doors(out, s, arena);
    return made;
}

/* ---- months ---- */

double fc_mean_capacity(const struct fc_plan *plan, const struct fc_team *team, int t)
{
    return team->capacity * fc_schedule_at(&team->heads, plan->start, t);
}

/* The months of one stage (-1: inquiries) and channel, those before the plan first. */
static double *months_of(const struct fc_mean_run *run, int stage, int channel)
{
    const int columns = run->plan->n_channels + 1;
    return run->entered + ((stage + 1) * columns + channel) * (run->before + run->plan->months);
}

/* Movers of month i of the run, by the month in which they arrive; `late` lags have passed. */
static void pass_on(const struct fc_mean_run *run, const struct fc_mean_door *door, int late,
                    double movers, int i, double into[])
{
    const int months = run->before + run->plan->months;
    for (int lag = late; lag < door->n_lags && i + lag - late < months; lag++)
        into[i + lag - late] += movers * door->lag[lag];
}

/* Who entered before the plan and has not moved yet; behind a team they have all their way before
   them. */
static void open_pipeline(const struct fc_mean_run *run, const struct fc_means *means, bool teams,
                          double queue[])
{
    const struct fc_plan *plan = run->plan;
    for (int i = 0; i < plan->n_openings; i++) {
        const struct fc_opening *opening = &plan->opening[i];
        const int channel = opening->channel < 0 ? plan->n_channels : opening->channel;
        const int next = opening->stage + 1;
        const struct fc_mean_door *door = &means->door[next * (plan->n_channels + 1) + channel];
        if (opening->channel >= 0 && !plan->channel[channel].enabled)
            continue;
        if (teams && plan->stage[next].team >= 0) {
            queue[next * (plan->n_channels + 1) + channel] += opening->count;
            continue;
        }
        const int age = plan->start - opening->month;
        double    left = 1;
        for (int lag = 0; lag < age && lag < door->n_lags; lag++)
            left -= door->lag[lag];
        const double open = 1 - door->rate * (1 - left);
        if (age < door->n_lags && open > 0)
            pass_on(run, door, age, opening->count * door->rate / open, 0,
                    months_of(run, next, channel));
    }
}

/* One month at one door: who comes, who is worked, who moves on. */
static void pass_door(const struct fc_mean_run *run, const struct fc_means *means, int s, int i,
                      double most, double queue[])
{
    const int channels = run->plan->n_channels + 1;
    double    wanted = 0, there = 0;
    for (int c = 0; c < channels; c++) {
        wanted += months_of(run, s - 1, c)[i];
        there += queue[c] += months_of(run, s - 1, c)[i];
    }
    const double worked = there > most ? most / there : 1;
    for (int c = 0; c < channels; c++) {
        const struct fc_mean_door *door = &means->door[s * channels + c];
        pass_on(run, door, 0, queue[c] * worked * door->rate, i, months_of(run, s, c));
        queue[c] -= queue[c] * worked;
    }
    if (i >= run->before)
        run->wanted[s * run->plan->months + i - run->before] = wanted;
}

static void run_months(const struct fc_mean_run *run, const struct fc_means *means, bool teams,
                       double queue[])
{
    const struct fc_plan *plan = run->plan;
    for (int i = 0; i < run->before + plan->months; i++) {
        const int t = i < run->before ? 0 : i - run->before;
        for (int c = 0; c < plan->n_channels; c++)
            months_of(run, -1, c)[i] = means->inquiries[c * plan->months + t];
        for (int s = 0; s < plan->n_stages; s++) {
            const int    team = plan->stage[s].team;
            const double most = teams && team >= 0 ? fc_mean_capacity(plan, &plan->team[team], t)
                                                   : (double)INFINITY;
            pass_door(run, means, s, i, most, queue + s * (plan->n_channels + 1));
        }
    }
}

bool fc_mean_run(struct fc_mean_run *out, const struct fc_means *means, enum fc_mean_way way,
                 struct fc_arena *arena)
{
    const struct fc_plan *plan = means->plan;
    const size_t          stages = (size_t)plan->n_stages;
    const size_t          columns = (size_t)plan->n_channels + 1;
    const int             before = way == FC_MEAN_USUAL ? FILLING : 0;
    const size_t          months = (size_t)(before + plan->months);
    *out = (struct fc_mean_run){.plan = plan, .before = before};
    out->entered = fc_arena_take(arena, (stages + 1) * columns * months, sizeof *out->entered);
    out->wanted = fc_arena_take(arena, stages * (size_t)plan->months, sizeof *out->wanted);
    double *queue = fc_arena_take(arena, stages * columns, sizeof *queue);
    if (out->entered == NULL || out->wanted == NULL || queue == NULL)
        return false;
    if (way != FC_MEAN_USUAL)
        open_pipeline(out, means, way == FC_MEAN_TEAMS, queue);
    run_months(out, means, way == FC_MEAN_TEAMS, queue);
    return true;
}

double fc_mean_entered_by(const struct fc_mean_run *run, int stage, int channel, int t)
{
    return months_of(run, stage, channel)[run->before + t];
}

double fc_mean_entered(const struct fc_mean_run *run, int stage, int t)
{
    double sum = 0;
    for (int c = 0; c <= run->plan->n_channels; c++)
        sum += fc_mean_entered_by(run, stage, c, t);
    return sum;
}
