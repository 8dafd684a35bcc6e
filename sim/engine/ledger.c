#include "engine/ledger.h"

#include <assert.h>
#include <math.h>

#include "base/levels.h"
#include "engine/lanes.h"
#include "engine/money.h"
#include "engine/people.h"
#include "engine/scratch.h"

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
    if (m->what == FC_M_DAYS_WAITED) /* hundredths of days already */
        return (struct fc_ratio_parts){fc_measure_of(plan, FC_M_WAITED, m->stage),
                                       fc_measure_of(plan, FC_M_WORKED, m->stage), 1};
    if (m->what == FC_M_UTILISATION)
        return (struct fc_ratio_parts){fc_measure_of(plan, FC_M_WORKED, m->stage - 1),
                                       fc_measure_of(plan, FC_M_CAPACITY, m->stage), m->ticks};
    /* Cost is in ticks already: a cost per lead keeps them. */
    return (struct fc_ratio_parts){cost, fc_measure_of(plan, FC_M_ENTERED, m->stage), 1};
}

/* Whether all deals are paid at once, and whether all of their value is gain. */
static void look_at_terms(const struct fc_layout *layout, bool *single, bool *whole)
{
    *single = *whole = true;
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_terms *terms = layout->stream[i].terms;
        *single = *single && (terms == NULL || terms->term == 1);
        *whole = *whole && (terms == NULL || terms->margin >= 1);
    }
}

struct fc_column_of fc_ledger_same(const struct fc_layout *layout, int measure, int t)
{
    const struct fc_measure *m = &layout->plan->measure[measure];
    struct fc_column_of      same = {measure, t};
    bool                     single, whole;
    if (m->stock && t == layout->months)
        same.t = t - 1;
    if (m->what != FC_M_REVENUE && m->what != FC_M_NET_GAIN)
        return same;
    look_at_terms(layout, &single, &whole);
    if (m->what == FC_M_REVENUE && single)
        same.measure = fc_measure_of(layout->plan, FC_M_BOOKINGS, -1);
    if (m->what == FC_M_NET_GAIN && single && whole && t < layout->months)
        same.measure = fc_measure_of(layout->plan, FC_M_CASH, -1);
    if (same.measure < 0 || !layout->kept[same.measure])
        same.measure = measure;
    return same;
}

bool fc_measure_by_channel(const struct fc_measure *measure)
{
    switch (measure->what) {
    case FC_M_LOST:
    case FC_M_STILL_OPEN:
    case FC_M_WAITING:
    case FC_M_EXPIRED:
    case FC_M_WORKED:
    case FC_M_WAITED:
    case FC_M_DAYS_WAITED:
    case FC_M_RETURNED:
    case FC_M_IN_NURTURE:
    case FC_M_CAPACITY:
    case FC_M_UTILISATION: return false;
    default: return true;
    }
}

/* Adds a row's counts of all steps of month t. */
static void add_counts(const struct fc_block *block, int64_t to[], int32_t *array, int row, int t)
{
    const int slots = block->layout->slots;
    for (int step = t * slots; step < (t + 1) * slots; step++)
        fc_lanes_count(block->n, to, fc_lanes(array, block->layout, row, step));
}

/* What was there before the plan has not entered in it. */
static void fill_entered(struct fc_block *block, int measure, int stage, int t, int view)
{
    const struct fc_layout *layout = block->layout;
    int64_t                *to = fc_column(block, measure, t);
    fc_column_set(to, 0, block->n);
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = &layout->stream[i];
        if (stream->stage == stage && stream->opened == 0 &&
            fc_stream_in_view(layout, stream, view))
            add_counts(block, to, block->entered, i, t);
    }
}

static void fill_lost(struct fc_block *block, int measure, int stage, int t)
{
    int64_t *to = fc_column(block, measure, t);
    fc_column_set(to, 0, block->n);
    add_counts(block, to, block->scratch->lost, stage + 1, t);
}

/* Still open: what will move on less what has. The stock of the month before, and this month's. Who
   came back from a pool did not come through the door. */
FC_LEVELS static void fill_still_open(struct fc_block *block, int measure, int stage, int t)
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    int64_t                *to = fc_column(block, measure, t);
    int64_t                 movers[FC_BLOCK] = {0}, back[FC_BLOCK] = {0};
    fill_entered(block, measure, stage + 1, t, FC_ALL);
    add_counts(block, movers, s->movers_of, stage + 1, t);
    if (layout->pooling.exists && layout->plan->nurture.returns_to == stage + 1)
        for (int row = 0; row < layout->pooling.n_rows; row++)
            add_counts(block, back, s->returned, row, t);
    const int64_t *before = t > 0 ? fc_column(block, measure, t - 1) : NULL;
    for (int lane = 0; lane < block->n; lane++) {
        to[lane] = movers[lane] - (to[lane] - back[lane]) + (before != NULL ? before[lane] : 0);
        assert(to[lane] >= 0);
    }
}

FC_LEVELS static void fill_ratio(struct fc_block *block, int measure, int t)
{
    const struct fc_ratio_parts parts = fc_ratio_parts(block->layout->plan, measure);
    int64_t                    *to = fc_column(block, measure, t);
    const int64_t              *over = fc_column(block, parts.over, t);
    const int64_t              *under = fc_column(block, parts.under, t);
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = fc_ratio(over[lane], under[lane], parts.scale);
}

static void fill_month(struct fc_block *block, int measure, int t, int view)
{
    const struct fc_measure *m = &block->layout->plan->measure[measure];
    switch (m->what) {
    case FC_M_ENTERED: fill_entered(block, measure, m->stage, t, view); break;
    case FC_M_LOST: fill_lost(block, measure, m->stage, t); break;
    case FC_M_STILL_OPEN: fill_still_open(block, measure, m->stage, t); break;
    case FC_M_ROI:
    case FC_M_COST_PER: fill_ratio(block, measure, t); break;
    case FC_M_WAITING:
    case FC_M_EXPIRED:
    case FC_M_WORKED:
    case FC_M_WAITED:
    case FC_M_RETURNED:
    case FC_M_IN_NURTURE:
    case FC_M_CAPACITY: fc_people_month(block, measure, t); break;
    case FC_M_DAYS_WAITED:
    case FC_M_UTILISATION: fill_ratio(block, measure, t); break;
    case FC_M_SPEND:
    case FC_M_COST:
    case FC_M_BOOKINGS:
    case FC_M_BOOKINGS_LATER:
    case FC_M_REVENUE:
    case FC_M_CASH:
    case FC_M_NET_GAIN:
    case FC_M_LARGEST_DEAL:
    case FC_M_BOOKINGS_NO_LARGE:
    case FC_M_PAYBACK: fc_money_month(block, measure, t, view); break;
    case FC_M_ROWS: assert(false); break;
    }
}

static void fill_total(struct fc_block *block, int measure, int view)
{
    const struct fc_measure *m = &block->layout->plan->measure[measure];
    const int                months = block->layout->months;
    if (m->ratio) {
        fill_ratio(block, measure, months);
        return;
    }
    if (fc_money_total(block, measure, view))
        return;
    int64_t *to = fc_column(block, measure, months);
    fc_column_set(to, 0, block->n);
    for (int t = m->stock ? months - 1 : 0; t < months; t++)
        fc_column_add(to, fc_column(block, measure, t), block->n);
}

void fc_ledger_fill(struct fc_block *block, int measure, int view, bool months)
{
    const struct fc_layout *layout = block->layout;
    if (!layout->kept[measure] ||
        (view != FC_ALL && !fc_measure_by_channel(&layout->plan->measure[measure])))
        return;
    for (int t = 0; t < layout->months && months; t++)
        fill_month(block, measure, t, view);
    fill_total(block, measure, view);
}
