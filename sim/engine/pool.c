#include "engine/pool.h"

#include "engine/scratch.h"
#include "random/counts.h"
#include "random/threefry.h"

/* Addresses of a row: a month's and age's returns from 0 on, a step's share of the lost behind. */
enum { AGES = 64, STEPS = 8 };
static const uint64_t SHARE = UINT64_C(1) << 40, SPREAD = UINT64_C(1) << 41;

static const double *uniforms(struct fc_block *block, int row, uint64_t address)
{
    fc_uniform_columns(block->seed, block->layout->pooling.site[row], block->first_trial, address,
                       (size_t)block->n, block->scratch->even, NULL);
    return block->scratch->even;
}

static uint64_t calendar(const struct fc_block *block, int month)
{
    return (uint64_t)(block->layout->plan->start + month);
}

void fc_pool_take(struct fc_block *block, int row, int step, int32_t lost[])
{
    const int      slots = block->layout->slots;
    const int      month = step / slots;
    int32_t       *pool = fc_pooled(block, row, month);
    int32_t       *taken = block->scratch->part;
    const uint64_t address = SHARE + calendar(block, month) * STEPS + (uint64_t)(step % slots);
    fc_draw_binomial(block, block->layout->pooling.site[row], address, lost,
                     fc_input_of(block, block->layout->pooling.share), taken);
    for (int lane = 0; lane < block->n; lane++) {
        pool[lane] += taken[lane];
        lost[lane] -= taken[lane];
    }
}

/* Those who return in a month, evenly over its steps. */
static void spread(struct fc_block *block, int row, int month, int32_t back[])
{
    const struct fc_layout *layout = block->layout;
    int32_t                *part = block->scratch->step;
    const int               slots = layout->slots;
    for (int q = 0; q < slots; q++) {
        int32_t *to = fc_lanes(block->scratch->returned, layout, row, month * slots + q);
        if (q + 1 < slots) {
            const uint64_t address = SPREAD + calendar(block, month) * STEPS + (uint64_t)q;
            fc_split_column(layout->even[slots - q], (size_t)block->n, back,
                            uniforms(block, row, address), part);
        }
        for (int lane = 0; lane < block->n; lane++) {
            const int32_t now = q + 1 < slots ? part[lane] : back[lane];
            to[lane] = now;
            back[lane] -= now;
        }
    }
}

static void return_row(struct fc_block *block, int row, int month)
{
    const struct fc_pooling *pooling = &block->layout->pooling;
    struct fc_scratch       *s = block->scratch;
    const double            *rate = fc_input_of(block, pooling->rate);
    int32_t                  back[FC_BLOCK] = {0};
    for (int lane = 0; lane < block->n; lane++)
        s->chance[lane] = rate[lane] * pooling->contact;
    for (int age = 1; age <= pooling->months && age <= month; age++) {
        int32_t *pool = fc_pooled(block, row, month - age);
        if (!fc_any(pool, block->n))
            continue;
        const uint64_t address = calendar(block, month) * AGES + (uint64_t)age;
        fc_draw_binomial(block, pooling->site[row], address, pool, s->chance, s->part);
        for (int lane = 0; lane < block->n; lane++) {
            pool[lane] -= s->part[lane];
            back[lane] += s->part[lane];
        }
    }
    if (fc_any(back, block->n))
        spread(block, row, month, back);
}

void fc_pool_month(struct fc_block *block, int month)
{
    for (int row = 0; row < block->layout->pooling.n_rows; row++)
        return_row(block, row, month);
}

void fc_pool_return(struct fc_block *block, int step)
{
    const struct fc_pooling *pooling = &block->layout->pooling;
    for (int row = 0; row < pooling->n_rows; row++) {
        const int32_t *back = fc_lanes(block->scratch->returned, block->layout, row, step);
        int32_t       *entered = fc_lanes(block->entered, block->layout, pooling->next[row], step);
        for (int lane = 0; lane < block->n; lane++)
            entered[lane] += back[lane];
    }
}

void fc_pool_end(struct fc_block *block, int month)
{
    const struct fc_layout *layout = block->layout;
    const int               entered = month - layout->pooling.months;
    const int               last = (month + 1) * layout->slots - 1;
    int32_t *lost = fc_lanes(block->scratch->lost, layout, layout->plan->nurture.from + 1, last);
    for (int row = 0; row < layout->pooling.n_rows && entered >= 0; row++) {
        int32_t *pool = fc_pooled(block, row, entered);
        for (int lane = 0; lane < block->n; lane++) {
            lost[lane] += pool[lane];
            pool[lane] = 0;
        }
    }
    int64_t *nurtured = block->scratch->nurtured + (int64_t)month * FC_BLOCK;
    for (int row = 0; row < layout->pooling.n_rows; row++)
        for (int m = entered < 0 ? 0 : entered; m <= month; m++) {
            const int32_t *pool = fc_pooled(block, row, m);
            for (int lane = 0; lane < block->n; lane++)
                nurtured[lane] += pool[lane];
        }
}
