#include "engine/ledger.h"

#include <assert.h>
#include <math.h>

#include "engine/scratch.h"

static int64_t *column(struct fc_block *block, int measure, int t)
{
    return block->value + ((int64_t)measure * (block->layout->months + 1) + t) * FC_BLOCK;
}

int64_t fc_ratio(int64_t over, int64_t under, double scale)
{
    return under == 0 ? FC_UNDEFINED : (int64_t)llround((double)over / (double)under * scale);
}

struct fc_ratio_parts fc_ratio_parts(const struct fc_plan *plan, int measure)
{
    const struct fc_measure *m = &plan->measure[measure];
    const int                cost = fc_measure_of(plan, FC_M_COST, -1);
    if (m->what == FC_M_ROI)
        return (struct fc_ratio_parts){fc_measure_of(plan, FC_M_NET_GAIN, -1), cost, m->ticks};
    /* Cost is in ticks already: a cost per lead keeps them. */
    return (struct fc_ratio_parts){cost, fc_measure_of(plan, FC_M_ENTERED, m->stage), 1};
}

static void set(int64_t to[], int64_t value, int n)
{
    for (int lane = 0; lane < n; lane++)
        to[lane] = value;
}

static void add(int64_t to[], const int64_t value[], int n)
{
    for (int lane = 0; lane < n; lane++)
        to[lane] += value[lane];
}

static void add_counts(int64_t to[], const int32_t count[], int n)
{
    for (int lane = 0; lane < n; lane++)
        to[lane] += count[lane];
}

static void fill_entered(struct fc_block *block, int measure, int stage, int t)
{
    const struct fc_layout *layout = block->layout;
    int64_t                *to = column(block, measure, t);
    set(to, 0, block->n);
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].stage == stage)
            add_counts(to, fc_lanes(block->entered, layout, i, t), block->n);
}

static void fill_lost(struct fc_block *block, int measure, int stage, int t)
{
    int64_t *to = column(block, measure, t);
    set(to, 0, block->n);
    add_counts(to, fc_lanes(block->scratch->lost, block->layout, stage + 1, t), block->n);
}

/* Still open: what will move on less what has. The stock of the month before, and this month's. */
static void fill_still_open(struct fc_block *block, int measure, int stage, int t)
{
    const struct fc_layout *layout = block->layout;
    int64_t                *to = column(block, measure, t);
    fill_entered(block, measure, stage + 1, t);
    const int32_t *movers = fc_lanes(block->scratch->movers_of, layout, stage + 1, t);
    const int64_t *before = t > 0 ? column(block, measure, t - 1) : NULL;
    for (int lane = 0; lane < block->n; lane++) {
        to[lane] = movers[lane] - to[lane] + (before != NULL ? before[lane] : 0);
        assert(to[lane] >= 0);
    }
}

static void fill_booked(struct fc_block *block, int measure, int t)
{
    int64_t *to = column(block, measure, t);
    set(to, 0, block->n);
    add(to, block->scratch->booked + (int64_t)t * FC_BLOCK, block->n);
}

/* Margin times bookings less cost, rounded to whole ticks. */
static void fill_gain(struct fc_block *block, int measure, const int64_t booked[], int64_t cost,
                      int t)
{
    int64_t     *to = column(block, measure, t);
    const double margin = block->layout->margin;
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = (int64_t)floor(margin * (double)booked[lane] + 0.5) - cost;
}

static void fill_ratio(struct fc_block *block, int measure, int t)
{
    const struct fc_ratio_parts parts = fc_ratio_parts(block->layout->plan, measure);
    int64_t                    *to = column(block, measure, t);
    const int64_t              *over = column(block, parts.over, t);
    const int64_t              *under = column(block, parts.under, t);
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = fc_ratio(over[lane], under[lane], parts.scale);
}

static void fill_month(struct fc_block *block, int measure, int t)
{
    const struct fc_measure *m = &block->layout->plan->measure[measure];
    switch (m->what) {
    case FC_M_ENTERED: fill_entered(block, measure, m->stage, t); break;
    case FC_M_LOST: fill_lost(block, measure, m->stage, t); break;
    case FC_M_STILL_OPEN: fill_still_open(block, measure, m->stage, t); break;
    case FC_M_SPEND: set(column(block, measure, t), block->layout->spend[t], block->n); break;
    case FC_M_COST: set(column(block, measure, t), block->layout->cost[t], block->n); break;
    case FC_M_BOOKINGS:
    case FC_M_REVENUE: fill_booked(block, measure, t); break;
    case FC_M_BOOKINGS_LATER: set(column(block, measure, t), 0, block->n); break;
    case FC_M_NET_GAIN:
        fill_gain(block, measure, block->scratch->booked + (int64_t)t * FC_BLOCK,
                  block->layout->cost[t], t);
        break;
    case FC_M_ROI:
    case FC_M_COST_PER: fill_ratio(block, measure, t); break;
    case FC_M_ROWS: assert(false); break;
    }
}

/* What the plan's leads win after its end. */
static void total_later(struct fc_block *block, int measure)
{
    const struct fc_layout *layout = block->layout;
    int64_t                *to = column(block, measure, layout->months);
    set(to, 0, block->n);
    for (int t = layout->months; t < layout->horizon; t++)
        add(to, block->scratch->booked + (int64_t)t * FC_BLOCK, block->n);
}

/* The year's gain counts what it starts and finishes later. */
static void total_gain(struct fc_block *block, int measure)
{
    const struct fc_layout *layout = block->layout;
    int64_t                 cost = 0;
    for (int t = 0; t < layout->months; t++)
        cost += layout->cost[t];
    int64_t *booked = column(block, measure, layout->months);
    set(booked, 0, block->n);
    for (int t = 0; t < layout->horizon; t++)
        add(booked, block->scratch->booked + (int64_t)t * FC_BLOCK, block->n);
    fill_gain(block, measure, booked, cost, layout->months);
}

static void fill_total(struct fc_block *block, int measure)
{
    const struct fc_measure *m = &block->layout->plan->measure[measure];
    const int                months = block->layout->months;
    int64_t                 *to = column(block, measure, months);
    if (m->ratio) {
        fill_ratio(block, measure, months);
    } else if (m->what == FC_M_BOOKINGS_LATER) {
        total_later(block, measure);
    } else if (m->what == FC_M_NET_GAIN) {
        total_gain(block, measure);
    } else {
        set(to, 0, block->n);
        for (int t = m->stock ? months - 1 : 0; t < months; t++)
            add(to, column(block, measure, t), block->n);
    }
}

void fc_ledger_fill(struct fc_block *block)
{
    const struct fc_plan *plan = block->layout->plan;
    /* Ratios read other measures: sums first. */
    for (int ratios = 0; ratios <= 1; ratios++)
        for (int measure = 0; measure < plan->n_measures; measure++) {
            if (plan->measure[measure].ratio != (ratios == 1))
                continue;
            for (int t = 0; t < plan->months; t++)
                fill_month(block, measure, t);
            fill_total(block, measure);
        }
}
