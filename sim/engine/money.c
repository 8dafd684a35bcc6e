#include "engine/money.h"

#include <assert.h>
#include <math.h>

#include "base/levels.h"
#include "engine/scratch.h"

/* The i-th stream if it ends in deals and is seen in the view, else NULL. */
static const struct fc_stream *deals_in_view(const struct fc_layout *layout, int i, int view)
{
    const struct fc_stream *stream = &layout->stream[i];
    return stream->terms != NULL && fc_stream_in_view(layout, stream, view) ? stream : NULL;
}

static void add_booked(const struct fc_block *block, int t, int view, int64_t to[])
{
    const struct fc_layout *layout = block->layout;
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = deals_in_view(layout, i, view);
        if (stream != NULL)
            fc_column_add(to, fc_booked(block, stream->deals, t), block->n);
    }
}

/* What is left of the bookings of month t after each deal's own margin. */
FC_LEVELS static void add_margin(const struct fc_block *block, int t, int view, double to[])
{
    const struct fc_layout *layout = block->layout;
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = deals_in_view(layout, i, view);
        if (stream == NULL)
            continue;
        const int64_t *booked = fc_booked(block, stream->deals, t);
        for (int lane = 0; lane < block->n; lane++)
            to[lane] += stream->terms->margin * (double)booked[lane];
    }
}

/* Single payments are billed when they are won. */
static void add_bills(const struct fc_block *block, int t, int view, int64_t to[])
{
    const struct fc_layout *layout = block->layout;
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = deals_in_view(layout, i, view);
        if (stream != NULL)
            fc_column_add(to,
                          stream->terms->term == 1 ? fc_booked(block, stream->deals, t)
                                                   : fc_billed(block, stream->deals, t),
                          block->n);
    }
}

static int64_t cost_of(const struct fc_block *block, int t, int view)
{
    return block->layout->cost[view * block->layout->months + t];
}

FC_LEVELS static void fill_gain(const struct fc_block *block, int t, int view, int64_t to[])
{
    double left[FC_BLOCK] = {0};
    add_margin(block, t, view, left);
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = (int64_t)floor(left[lane] + 0.5) - cost_of(block, t, view);
}

void fc_money_month(struct fc_block *block, int measure, int t, int view)
{
    const struct fc_layout *layout = block->layout;
    int64_t                *to = fc_column(block, measure, t);
    const int64_t           cost = cost_of(block, t, view);
    fc_column_set(to, 0, block->n);
    switch (layout->plan->measure[measure].what) {
    case FC_M_SPEND: fc_column_set(to, layout->spend[view * layout->months + t], block->n); break;
    case FC_M_COST: fc_column_set(to, cost, block->n); break;
    case FC_M_BOOKINGS: add_booked(block, t, view, to); break;
    case FC_M_REVENUE: add_bills(block, t, view, to); break;
    case FC_M_CASH:
        fc_column_set(to, -cost, block->n);
        add_bills(block, t, view, to);
        break;
    case FC_M_NET_GAIN: fill_gain(block, t, view, to); break;
    case FC_M_BOOKINGS_LATER: break;
    default: fc_column_set(to, FC_UNDEFINED, block->n); break;
    }
}

/* What the plan's leads win after its end. */
static void total_later(const struct fc_block *block, int view, int64_t to[])
{
    for (int t = block->layout->months; t < block->layout->end; t++)
        add_booked(block, t, view, to);
}

/* The year's gain counts what it starts and finishes later. */
static void total_gain(const struct fc_block *block, int view, int64_t to[])
{
    double  left[FC_BLOCK] = {0};
    int64_t cost = 0;
    for (int t = 0; t < block->layout->months; t++)
        cost += cost_of(block, t, view);
    for (int t = 0; t < block->layout->end; t++)
        add_margin(block, t, view, left);
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = (int64_t)floor(left[lane] + 0.5) - cost;
}

/* The largest booking's part of all of them, later ones included. */
static void total_largest(const struct fc_block *block, double ticks, int view, int64_t to[])
{
    const struct fc_layout *layout = block->layout;
    int64_t                 all[FC_BLOCK] = {0}, largest[FC_BLOCK] = {0};
    for (int t = 0; t < layout->end; t++)
        add_booked(block, t, view, all);
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = deals_in_view(layout, i, view);
        if (stream == NULL)
            continue;
        const int64_t *row = block->scratch->largest + (int64_t)stream->deals * FC_BLOCK;
        for (int lane = 0; lane < block->n; lane++)
            largest[lane] = row[lane] > largest[lane] ? row[lane] : largest[lane];
    }
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = all[lane] == 0
                       ? FC_UNDEFINED
                       : (int64_t)llround(ticks * (double)largest[lane] / (double)all[lane]);
}

/* What the year looks like without a large deal. */
static void total_no_large(const struct fc_block *block, int view, int64_t to[])
{
    const struct fc_layout *layout = block->layout;
    for (int t = 0; t < layout->months; t++)
        add_booked(block, t, view, to);
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = deals_in_view(layout, i, view);
        if (stream == NULL)
            continue;
        const int32_t *large = block->scratch->large + (int64_t)stream->deals * FC_BLOCK;
        for (int lane = 0; lane < block->n; lane++)
            to[lane] = large[lane] > 0 ? FC_UNDEFINED : to[lane];
    }
}

/* The month, counted from 1, from which on the gain so far is never below 0 again in the plan. */
static void total_payback(struct fc_block *block, int view, int64_t to[])
{
    const int months = block->layout->months;
    int64_t   so_far[FC_BLOCK] = {0}, gain[FC_BLOCK];
    fc_column_set(to, FC_UNDEFINED, block->n);
    for (int t = 0; t < months; t++) {
        fill_gain(block, t, view, gain);
        for (int lane = 0; lane < block->n; lane++) {
            so_far[lane] += gain[lane];
            if (so_far[lane] < 0)
                to[lane] = FC_UNDEFINED;
            else if (to[lane] == FC_UNDEFINED)
                to[lane] = t + 1;
        }
    }
}

bool fc_money_total(struct fc_block *block, int measure, int view)
{
    const struct fc_measure *m = &block->layout->plan->measure[measure];
    int64_t                 *to = fc_column(block, measure, block->layout->months);
    fc_column_set(to, 0, block->n);
    switch (m->what) {
    case FC_M_BOOKINGS_LATER: total_later(block, view, to); return true;
    case FC_M_NET_GAIN: total_gain(block, view, to); return true;
    case FC_M_LARGEST_DEAL: total_largest(block, m->ticks, view, to); return true;
    case FC_M_BOOKINGS_NO_LARGE: total_no_large(block, view, to); return true;
    case FC_M_PAYBACK: total_payback(block, view, to); return true;
    default: return false;
    }
}
