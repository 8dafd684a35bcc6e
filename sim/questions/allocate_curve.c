#include "questions/allocate_curve.h"

#include <math.h>
#include <string.h>

#include "engine/response.h"
#include "questions/lint_means.h"
#include "run/forecast.h"

/* Years that set the level: of money all that were asked for up to this, of items fewer will do. */
enum { LEVEL_MONEY = 50000, LEVEL_ITEMS = 10000 };

/* What is added up: entries of a stage (-1: inquiries) in the months first..last, and the measures
   whose mean by channel sets the level. */
struct basis {
    bool           known;
    int            stage;
    struct fc_span span;
    int            measure;
    int            plus; /* added to it: cost to net gain, so that bookings' share is left; -1 */
};

static struct basis money_basis(const struct fc_allocator *a)
{
    return (struct basis){.known = a->money >= 0,
                          .stage = -1,
                          .span = {0, a->plan->months - 1},
                          .measure = a->money,
                          .plus = fc_measure_of(a->plan, FC_M_COST, -1)};
}

static struct basis promise_basis(const struct fc_allocator *a)
{
    const struct fc_clause  *clause = &a->request->promise->clause[0];
    const struct fc_measure *measure = &a->plan->measure[clause->measure];
    struct basis             basis = {.known = !clause->at_most,
                                      .stage = measure->stage,
                                      .span = {clause->from_t, clause->to_t},
                                      .measure = clause->measure,
                                      .plus = -1};
    switch (measure->what) {
    case FC_M_ENTERED: return basis;
    case FC_M_REVENUE:
    case FC_M_BOOKINGS: basis.stage = a->plan->n_stages - 1; return basis;
    case FC_M_COST_PER:
        basis.known = clause->at_most;
        basis.measure = fc_measure_of(a->plan, FC_M_ENTERED, measure->stage);
        return basis;
    case FC_M_NET_GAIN:
    case FC_M_CASH:
    case FC_M_ROI: return clause->at_most ? (struct basis){0} : money_basis(a);
    default: return (struct basis){0};
    }
}

/* ---- how the months of a channel come through ---- */

/* By channel: what a unit of effective spend, and what is free, brings in a month. */
struct flows {
    double *unit, *free; /* [n_channels * months] inquiries */
    double *weight;      /* [n_channels * months] entries within the span of one inquiry */
    double *opened;      /* [n_channels] entries from what was open before the plan */
};

/* The plan in which every payer spends so much, in a straight line and at once. */
static bool straight(struct fc_plan *out, const struct fc_allocator *a, double spend)
{
    struct fc_channel *channel =
        fc_arena_take(a->arena, (size_t)a->plan->n_channels + 1, sizeof *channel);
    if (channel == NULL)
        return false;
    memcpy(channel, a->plan->channel, (size_t)a->plan->n_channels * sizeof *channel);
    for (int i = 0; i < a->n; i++) {
        struct fc_channel *payer = &channel[a->payer[i].channel];
        payer->spend = (struct fc_schedule){.shift = spend};
        payer->response.kind = FC_LINEAR;
        payer->carry_over = payer->minimum_spend = 0;
    }
    *out = *a->plan;
    out->channel = channel;
    out->market.size = (double)INFINITY;
    return true;
}

static double entered(const struct fc_mean_run *run, const struct basis *basis, int channel)
{
    double sum = 0;
    for (int t = basis->span.first; t <= basis->span.last; t++)
        sum += fc_mean_entered_by(run, basis->stage, channel, t);
    return sum;
}

/* One inquiry of every channel in one month after the other. */
static bool weigh(struct flows *out, const struct fc_allocator *a, struct fc_means means,
                  const struct basis *basis, struct fc_arena *scratch)
{
    const int          months = a->plan->months, channels = a->plan->n_channels;
    struct fc_mean_run run;
    double            *one = fc_arena_take(scratch, (size_t)(channels * months), sizeof *one);
    if (one == NULL)
        return false;
    means.inquiries = one;
    for (int t = -1; t < months; t++) {
        struct fc_arena month = {0};
        for (int c = 0; c < channels && t >= 0; c++)
            one[c * months + t] = 1;
        const bool ran = fc_mean_run(&run, &means, FC_MEAN_FREE, &month);
        for (int c = 0; c < channels && ran; c++) {
            const double sum = entered(&run, basis, c);
            if (t < 0)
                out->opened[c] = sum;
            else
                out->weight[c * months + t] = sum - out->opened[c];
            if (t >= 0)
                one[c * months + t] = 0;
        }
        fc_arena_free(&month);
        if (!ran)
            return false;
    }
    return true;
}

static bool make_flows(struct flows *out, const struct fc_allocator *a, const struct basis *basis,
                       struct fc_arena *scratch)
{
    const size_t    cells = (size_t)(a->plan->n_channels * a->plan->months);
    struct fc_plan  none, one;
    struct fc_means free, unit;
    out->unit = fc_arena_take(scratch, cells, sizeof *out->unit);
    out->free = fc_arena_take(scratch, cells, sizeof *out->free);
    out->weight = fc_arena_take(scratch, cells, sizeof *out->weight);
    out->opened = fc_arena_take(scratch, (size_t)a->plan->n_channels, sizeof *out->opened);
    if (out->unit == NULL || out->free == NULL || out->weight == NULL || out->opened == NULL ||
        !straight(&none, a, 0) || !straight(&one, a, 1) || !fc_means_make(&free, &none, scratch) ||
        !fc_means_make(&unit, &one, scratch))
        return false;
    for (size_t i = 0; i < cells; i++) {
        out->free[i] = free.inquiries[i];
        out->unit[i] = unit.inquiries[i] - free.inquiries[i];
    }
    return weigh(out, a, unit, basis, scratch);
}

/* Entries within the span when the payer's channel is so. */
static double brings(const struct fc_allocator *a, const struct flows *flows,
                     const struct fc_channel *channel, int c)
{
    double bought[FC_MAX_MONTHS], sum = flows->opened[c];
    fc_response_months(a->plan, channel, bought);
    for (int t = 0; t < a->plan->months; t++) {
        const int at = c * a->plan->months + t;
        sum += flows->weight[at] * (flows->free[at] + flows->unit[at] * bought[t]);
    }
    return sum;
}

/* ---- the level ---- */

static double mean_of(const struct fc_result *view, const struct basis *basis, int measure)
{
    const int months = view->plan->months;
    double    sum = 0;
    if (measure < 0)
        return 0;
    if (basis->span.first == 0 && basis->span.last == months - 1)
        return fc_result_mean(view, measure, months);
    for (int t = basis->span.first; t <= basis->span.last; t++)
        sum += fc_result_mean(view, measure, t);
    return sum;
}

/* level[n]: what one entry of each payer is worth. */
static enum fc_status find_levels(double level[], const struct fc_allocator *a,
                                  const struct basis *basis, const struct flows *flows, bool money)
{
    const uint64_t          most = money ? LEVEL_MONEY : LEVEL_ITEMS;
    const struct fc_request request = {.plan = a->plan,
                                       .by_channel = true,
                                       .seed = a->study->seed,
                                       .trials = a->study->trials < most ? a->study->trials : most,
                                       .threads = a->study->threads,
                                       .stop = a->study->stop};
    struct fc_result        result;
    const enum fc_status    status = fc_forecast(&result, &request, a->err);
    if (status != FC_OK)
        return status;
    for (int i = 0; i < a->n; i++) {
        const int              c = a->payer[i].channel;
        const struct fc_result view = fc_result_view(&result, 1 + c);
        const double           entries = brings(a, flows, &a->plan->channel[c], c);
        const double           worth =
            mean_of(&view, basis, basis->measure) + mean_of(&view, basis, basis->plus);
        level[i] = entries > 0 ? fmax(worth, 0) / entries : 0;
    }
    const bool partial = result.partial;
    fc_result_free(&result);
    return partial ? fc_fail(a->err, FC_INTERRUPTED, "Stopped before a split was found.") : FC_OK;
}

/* ---- curves ---- */

static double fixed_cost(const struct fc_plan *plan, const struct fc_channel *channel)
{
    double sum = 0;
    for (int t = 0; t < plan->months; t++)
        sum += fc_schedule_at(&channel->fixed_cost, plan->start, t);
    return sum;
}

static bool has_opened(const struct fc_plan *plan, int channel)
{
    for (int i = 0; i < plan->n_openings; i++)
        if (plan->opening[i].channel == channel)
            return true;
    return false;
}

static bool is_allowed(const struct fc_payer *payer, double spend)
{
    return spend == 0 ? payer->may_stop
                      : spend >= payer->low - 1e-9 * spend && spend <= payer->high;
}

static void fill_curve(const struct fc_curves *out, const struct fc_allocator *a,
                       const struct flows *flows, double level, int i, bool money)
{
    const int              c = a->payer[i].channel;
    const struct fc_payer *payer = &a->payer[i];
    const double           fixed = money ? fixed_cost(a->plan, &a->plan->channel[c]) : 0;
    double                *value = out->value + (size_t)i * ((size_t)a->units + 1);
    for (int k = 0; k <= a->units; k++) {
        const struct fc_channel channel = fc_payer_at(a, i, k * a->unit);
        value[k] = level * brings(a, flows, &channel, c) - fixed;
    }
    /* where money alone counts, what is free may not be worth the fixed cost; what was open before
       the plan would be lost as well */
    out->closes[i] = payer->closes || (a->request->what == FC_FOR_GAIN && payer->may_stop &&
                                       value[0] < 0 && !has_opened(a->plan, c));
    value[0] = out->closes[i] ? 0 : value[0];
    for (int k = 0; k <= a->units; k++)
        if (!is_allowed(payer, k * a->unit))
            value[k] = -(double)INFINITY;
}

enum fc_status fc_curves_make(struct fc_curves *out, const struct fc_allocator *a, bool money)
{
    const struct basis basis = money ? money_basis(a) : promise_basis(a);
    struct fc_arena    scratch = {0};
    struct flows       flows;
    double            *level = fc_arena_take(&scratch, (size_t)a->n + 1, sizeof *level);
    *out = (struct fc_curves){.known = basis.known};
    out->value = fc_arena_take(a->arena, (size_t)a->n * ((size_t)a->units + 1), sizeof *out->value);
    out->closes = fc_arena_take(a->arena, (size_t)a->n + 1, sizeof *out->closes);
    enum fc_status status = FC_OK;
    if (level == NULL || out->value == NULL || out->closes == NULL ||
        !make_flows(&flows, a, &basis, &scratch))
        status = fc_allocator_no_memory(a);
    if (status == FC_OK && basis.known)
        status = find_levels(level, a, &basis, &flows, money);
    for (int i = 0; i < a->n && status == FC_OK && basis.known; i++)
        fill_curve(out, a, &flows, level[i], i, money);
    fc_arena_free(&scratch);
    return status;
}
