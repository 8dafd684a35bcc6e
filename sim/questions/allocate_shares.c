#include "questions/allocate_shares.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* Years in which the next 1,000 is looked at. */
enum { NEXT_YEARS = 40000 };

static const double CONFIDENCE = 0.95;

static enum fc_status fill_next(struct fc_allocation *out, const struct fc_allocator *a, int i,
                                const double after[], const struct fc_tried *now)
{
    struct fc_share *share = &out->share[i];
    struct fc_tried  more = {0};
    const uint64_t   trials = out->trials < NEXT_YEARS ? out->trials : NEXT_YEARS;
    double          *spend = fc_arena_take(a->arena, (size_t)a->n, sizeof *spend);
    if (spend == NULL)
        return fc_allocator_no_memory(a);
    memcpy(spend, after, (size_t)a->n * sizeof *spend);
    spend[i] += 1000;
    const enum fc_status status = fc_try(&more, a, spend, out->fresh_seed, trials);
    if (status == FC_OK && out->what == FC_FOR_PROMISE) {
        const struct fc_chance_difference next = fc_tried_chance(now, &more, CONFIDENCE);
        share->next = next.mean;
        share->next_low = next.low;
        share->next_high = next.high;
    } else if (status == FC_OK) {
        const struct fc_difference next = fc_tried_money(a, now, &more, CONFIDENCE);
        share->next = next.mean;
        share->next_low = next.low;
        share->next_high = next.high;
    }
    fc_tried_free(&more);
    return status;
}

static enum fc_bound bound_of(const struct fc_allocator *a, int i, double spend)
{
    const struct fc_payer   *payer = &a->payer[i];
    const enum fc_limit_kind kind = a->request->limit[payer->channel].kind;
    const double             near = 1e-9 * a->budget;
    if (kind == FC_LIMIT_PINNED)
        return FC_BOUND_PINNED;
    if (spend <= near)
        return FC_BOUND_OFF;
    if (isfinite(payer->high) && spend >= payer->high - near)
        return FC_BOUND_MAX;
    return spend <= fmax(payer->low, payer->live > a->unit ? payer->live : 0) + near
               ? FC_BOUND_MIN
               : FC_BOUND_NONE;
}

/* Whether every month spends the same. */
static bool is_even(const struct fc_plan *plan, const struct fc_channel *channel)
{
    for (int t = 1; t < plan->months; t++)
        if (fc_schedule_at(&channel->spend, plan->start, t) !=
            fc_schedule_at(&channel->spend, plan->start, 0))
            return false;
    return true;
}

static const char *setting(const struct fc_allocator *a, const struct fc_share *share)
{
    const struct fc_plan    *plan = a->study->plan;
    const struct fc_channel *channel = &plan->channel[share->channel];
    struct fc_arena         *arena = a->study->arena;
    char                     number[FC_NUMBER_TEXT];
    if (share->closed)
        return fc_arena_print(arena, "channel %s.enabled = no", channel->section.name);
    if (is_even(plan, channel))
        return fc_arena_print(arena, "channel %s.spend = %s a month", channel->section.name,
                              fc_print_short(number, share->after, 12));
    return fc_arena_print(arena, "channel %s.spend = x %s", channel->section.name,
                          fc_print_short(number, share->after / share->today, 9));
}

/* Where its cost was measured, as a month's mean: the months keep their shape. */
static void fill_measured(const struct fc_allocator *a, struct fc_share *share)
{
    const struct fc_plan    *plan = a->study->plan;
    const struct fc_channel *channel = &plan->channel[share->channel];
    double                   first = 0;
    for (int t = 0; t < plan->months && first == 0; t++)
        first = fc_schedule_at(&channel->spend, plan->start, t);
    share->measured_at = channel->measured_at * share->today / first;
    share->beyond =
        share->after > FC_ALLOCATE_BEYOND * share->measured_at && share->after > share->today;
    share->limited = a->request->limit[share->channel].kind != FC_LIMIT_NONE;
    share->straight = channel->response.kind == FC_LINEAR;
}

static double fixed_cost(const struct fc_plan *plan, int channel)
{
    double sum = 0;
    for (int t = 0; t < plan->months; t++)
        sum += fc_schedule_at(&plan->channel[channel].fixed_cost, plan->start, t);
    return sum;
}

enum fc_status fc_shares_fill(struct fc_allocation *out, const struct fc_allocator *a,
                              const double before[], const double after[],
                              const struct fc_tried *now)
{
    double sum = 0;
    for (int i = 0; i < a->n; i++) {
        struct fc_share *share = &out->share[i];
        *share = (struct fc_share){.channel = a->payer[i].channel,
                                   .today = a->payer[i].today,
                                   .before = before[i],
                                   .after = after[i],
                                   .closed = after[i] == 0 && a->payer[i].closes,
                                   .bound = bound_of(a, i, after[i])};
        fill_measured(a, share);
        if (fabs(share->after - share->today) > 1e-9 * share->today || share->closed) {
            share->set = setting(a, share);
            if (share->set == NULL)
                return fc_allocator_no_memory(a);
        }
        out->moved = out->moved || fabs(share->before - share->today) > 1e-9 * out->today;
        out->saved += share->closed ? fixed_cost(out->plan, share->channel) : 0;
        sum += share->after;
        const enum fc_status status = fill_next(out, a, i, after, now);
        if (status != FC_OK)
            return status;
    }
    out->unspent = fmax(0, out->budget - sum);
    out->unspent = out->unspent < 1e-9 * out->budget ? 0 : out->unspent;
    return FC_OK;
}
