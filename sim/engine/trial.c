#include "engine/trial.h"

#include <assert.h>
#include <string.h>

#include "engine/flow.h"
#include "engine/ledger.h"
#include "engine/scratch.h"
#include "random/quantile.h"
#include "random/threefry.h"

static size_t ledger_lanes(const struct fc_layout *layout)
{
    return (size_t)layout->plan->n_stages * (size_t)layout->horizon * FC_BLOCK;
}

static size_t entered_lanes(const struct fc_layout *layout)
{
    return (size_t)layout->n_streams * (size_t)layout->horizon * FC_BLOCK;
}

struct fc_block *fc_block_make(const struct fc_layout *layout, struct fc_arena *arena)
{
    const size_t months = (size_t)layout->months + 1;
    const size_t n_values = (size_t)layout->plan->n_measures * months * FC_BLOCK;

    struct fc_block *block = fc_arena_take(arena, 1, sizeof *block);
    if (block == NULL)
        return NULL;
    block->layout = layout;
    block->value = fc_arena_take(arena, n_values, sizeof *block->value);
    block->input = fc_arena_take(arena, (size_t)layout->n_inputs * FC_BLOCK, sizeof *block->input);
    block->entered = fc_arena_take(arena, entered_lanes(layout), sizeof *block->entered);
    struct fc_scratch *scratch = block->scratch = fc_arena_take(arena, 1, sizeof *scratch);
    if (scratch == NULL)
        return NULL;
    scratch->lost = fc_arena_take(arena, ledger_lanes(layout), sizeof *scratch->lost);
    scratch->movers_of = fc_arena_take(arena, ledger_lanes(layout), sizeof *scratch->movers_of);
    scratch->booked =
        fc_arena_take(arena, (size_t)layout->horizon * FC_BLOCK, sizeof *scratch->booked);
    if (block->value == NULL || block->input == NULL || block->entered == NULL ||
        scratch->lost == NULL || scratch->movers_of == NULL || scratch->booked == NULL)
        return NULL;
    return block;
}

static void clear(struct fc_block *block)
{
    struct fc_scratch *s = block->scratch;
    memset(block->entered, 0, entered_lanes(block->layout) * sizeof *block->entered);
    memset(s->lost, 0, ledger_lanes(block->layout) * sizeof *s->lost);
    memset(s->movers_of, 0, ledger_lanes(block->layout) * sizeof *s->movers_of);
    memset(s->booked, 0, (size_t)block->layout->horizon * FC_BLOCK * sizeof *s->booked);
}

/* What is not known is drawn once per trial and holds for all months. */
static void draw_inputs(struct fc_block *block)
{
    for (int i = 0; i < block->layout->n_inputs; i++) {
        const struct fc_input *input = &block->layout->input[i];
        double                *column = block->input + (int64_t)i * FC_BLOCK;
        fc_uniform_columns(block->seed, input->site, block->first_trial, 0, (size_t)block->n,
                           column, NULL);
        fc_quantile_column(input->table, (size_t)block->n, column, column);
    }
}

void fc_block_run(struct fc_block *block, uint64_t seed, uint64_t first_trial, int n)
{
    assert(n >= 1 && n <= FC_BLOCK);
    block->seed = seed;
    block->first_trial = first_trial;
    block->n = n;
    clear(block);
    draw_inputs(block);
    for (int t = 0; t < block->layout->horizon; t++)
        fc_flow_month(block, t);
    if (block->layout->has_deal)
        for (int t = 0; t < block->layout->horizon; t++)
            fc_flow_deals(block, t);
    fc_ledger_fill(block);
}
