#include "questions/allocate_try.h"

#include <math.h>
#include <string.h>

#include "engine/response.h"

static int64_t ticks(double money)
{
    return (int64_t)(100 * money + 0.5); /* as engine/layout has it */
}

static struct fc_source *source_of(struct fc_layout *layout, int channel)
{
    for (int s = 0; s < layout->n_sources; s++)
        if (layout->source[s].channel == channel)
            return &layout->source[s];
    return NULL;
}

/* The payer's months in place of those of the plan. */
static bool put_payer(struct fc_layout *layout, const struct fc_allocator *a, int i, double spend,
                      int64_t paid[], int64_t cost[], struct fc_arena *arena)
{
    const struct fc_plan    *plan = a->plan;
    const int                c = a->payer[i].channel;
    const struct fc_channel  channel = fc_payer_at(a, i, spend);
    const struct fc_channel *was = &plan->channel[c];
    const bool               off = spend == 0 && a->payer[i].closes;
    struct fc_source        *source = source_of(layout, c);
    double                  *bought = fc_arena_take(arena, (size_t)plan->months, sizeof *bought);
    double                  *none = fc_arena_take(arena, (size_t)plan->months, sizeof *none);
    if (bought == NULL || none == NULL)
        return false;
    fc_response_months(plan, &channel, bought);
    source->bought = bought;
    source->free_shape = off ? none : source->free_shape;
    for (int t = 0; t < plan->months; t++) {
        const int64_t more = ticks(fc_schedule_at(&channel.spend, plan->start, t)) -
                             ticks(fc_schedule_at(&was->spend, plan->start, t));
        paid[t] += more;
        cost[t] += more - (off ? ticks(fc_schedule_at(&was->fixed_cost, plan->start, t)) : 0);
    }
    return true;
}

/* The tables of inputs, rates and delays take longer to make than most runs: all splits share
   them. */
static struct fc_layout *layout_with(const struct fc_allocator *a, const double spend[],
                                     struct fc_arena *arena)
{
    const size_t      months = (size_t)a->plan->months;
    const size_t      sources = (size_t)a->layout->n_sources;
    struct fc_layout *layout = fc_arena_take(arena, 1, sizeof *layout);
    struct fc_source *source = fc_arena_take(arena, sources + 1, sizeof *source);
    int64_t          *paid = fc_arena_take(arena, months, sizeof *paid);
    int64_t          *cost = fc_arena_take(arena, months, sizeof *cost);
    if (layout == NULL || source == NULL || paid == NULL || cost == NULL)
        return NULL;
    *layout = *a->layout;
    memcpy(source, a->layout->source, sources * sizeof *source);
    memcpy(paid, a->layout->spend, months * sizeof *paid);
    memcpy(cost, a->layout->cost, months * sizeof *cost);
    layout->source = source;
    layout->spend = paid;
    layout->cost = cost;
    for (int i = 0; i < a->n; i++)
        if (!put_payer(layout, a, i, spend[i], paid, cost, arena))
            return NULL;
    return layout;
}

static double mean_money(const struct fc_allocator *a, const struct fc_columns *columns)
{
    double sum = 0, n = 0;
    for (uint64_t i = 0; a->money >= 0 && i < columns->trials; i++) {
        const int64_t value = columns->figure[0][i];
        sum += value == FC_UNDEFINED ? 0 : (double)value;
        n += value != FC_UNDEFINED;
    }
    return n > 0 ? sum / n / a->plan->measure[a->money].ticks : 0;
}

enum fc_status fc_try(struct fc_tried *out, const struct fc_allocator *a, const double spend[],
                      uint64_t seed, uint64_t trials)
{
    fc_tried_free(out);
    const struct fc_layout *layout = layout_with(a, spend, &out->arena);
    if (layout == NULL)
        return fc_allocator_no_memory(a);
    const struct fc_figure          figure = {a->money, {0, a->plan->months - 1}};
    const struct fc_columns_request request = {.plan = a->plan,
                                               .layout = layout,
                                               .n_promises = a->request->promise != NULL,
                                               .promise = &a->request->promise,
                                               .n_figures = a->money >= 0,
                                               .figure = &figure,
                                               .seed = seed,
                                               .trials = trials,
                                               .threads = a->study->threads,
                                               .stop = a->study->stop};
    const enum fc_status status = fc_columns_run(&out->columns, &request, &out->arena, a->err);
    if (status != FC_OK)
        return status;
    if (a->request->promise != NULL)
        out->chance = fc_chance_of(fc_columns_kept(&out->columns, 0), trials);
    out->money = mean_money(a, &out->columns);
    return FC_OK;
}

void fc_tried_free(struct fc_tried *tried)
{
    fc_arena_free(&tried->arena);
    *tried = (struct fc_tried){0};
}

static uint64_t both(const struct fc_tried *first, const struct fc_tried *second)
{
    return first->columns.trials < second->columns.trials ? first->columns.trials
                                                          : second->columns.trials;
}

struct fc_chance_difference fc_tried_chance(const struct fc_tried *first,
                                            const struct fc_tried *second, double confidence)
{
    const uint64_t n = both(first, second);
    const bool    *a = first->columns.kept[0], *b = second->columns.kept[0];
    uint64_t       only_first = 0, only_second = 0;
    for (uint64_t i = 0; i < n; i++) {
        only_first += a[i] && !b[i];
        only_second += b[i] && !a[i];
    }
    return fc_chance_difference_of(only_first, only_second, n, confidence);
}

struct fc_difference fc_tried_money(const struct fc_allocator *a, const struct fc_tried *first,
                                    const struct fc_tried *second, double confidence)
{
    struct fc_paired_tally tally = {0};
    fc_paired_add(&tally, (int64_t)both(first, second), first->columns.figure[0],
                  second->columns.figure[0]);
    return fc_difference_of(&tally, a->plan->measure[a->money].ticks, confidence);
}
