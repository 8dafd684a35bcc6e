#include "engine/people.h"

#include <assert.h>

#include "engine/money.h"
#include "engine/scratch.h"

/* The team whose queue a stage's items join; of a team's own measures the stage is its door's. */
static int crew_of(const struct fc_layout *layout, int stage)
{
    for (int i = 0; i < layout->n_crews; i++)
        if (layout->crew[i].stage == stage)
            return i;
    assert(false);
    return 0;
}

static void add_row(const struct fc_block *block, int64_t to[], int32_t *array, int row, int t)
{
    const int slots = block->layout->slots;
    for (int step = t * slots; step < (t + 1) * slots; step++) {
        const int32_t *count = fc_lanes(array, block->layout, row, step);
        for (int lane = 0; lane < block->n; lane++)
            to[lane] += count[lane];
    }
}

/* The queue after the month's last step. */
static void fill_waiting(const struct fc_block *block, int64_t to[], int crew, int t)
{
    const struct fc_layout *layout = block->layout;
    const int32_t          *waiting =
        fc_lanes(block->scratch->waiting, layout, crew, (t + 1) * layout->slots - 1);
    for (int lane = 0; lane < block->n; lane++)
        to[lane] = waiting[lane];
}

static void fill_waited(const struct fc_block *block, int64_t to[], int crew, int t)
{
    const int slots = block->layout->slots;
    for (int step = t * slots; step < (t + 1) * slots; step++)
        fc_column_add(to, fc_waited(block, crew, step), block->n);
}

static void fill_capacity(const struct fc_block *block, int64_t to[], int crew, int t)
{
    int64_t units = 0;
    for (int q = 0; q < block->layout->slots; q++)
        units += block->layout->crew[crew].units[t * block->layout->slots + q];
    fc_column_set(to, units, block->n);
}

static void fill_returned(const struct fc_block *block, int64_t to[], int t)
{
    for (int row = 0; row < block->layout->pooling.n_rows; row++)
        add_row(block, to, block->scratch->returned, row, t);
}

/* In the pool at the month's end: the block's own record, kept while the months ran. */
static void fill_in_nurture(const struct fc_block *block, int64_t to[], int t)
{
    const int64_t *stock = block->scratch->nurtured + (int64_t)t * FC_BLOCK;
    fc_column_add(to, stock, block->n);
}

void fc_people_month(struct fc_block *block, int measure, int t)
{
    const struct fc_layout  *layout = block->layout;
    const struct fc_measure *m = &layout->plan->measure[measure];
    const struct fc_scratch *s = block->scratch;
    int64_t                 *to = fc_column(block, measure, t);
    fc_column_set(to, 0, block->n);
    switch (m->what) {
    case FC_M_WAITING: fill_waiting(block, to, crew_of(layout, m->stage), t); break;
    case FC_M_EXPIRED: add_row(block, to, s->expired, crew_of(layout, m->stage), t); break;
    case FC_M_WORKED: add_row(block, to, s->worked, crew_of(layout, m->stage), t); break;
    case FC_M_WAITED: fill_waited(block, to, crew_of(layout, m->stage), t); break;
    case FC_M_CAPACITY: fill_capacity(block, to, crew_of(layout, m->stage - 1), t); break;
    case FC_M_RETURNED: fill_returned(block, to, t); break;
    case FC_M_IN_NURTURE: fill_in_nurture(block, to, t); break;
    default: assert(false); break;
    }
}
