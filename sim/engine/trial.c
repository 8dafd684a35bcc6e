#include "engine/trial.h"

#include <assert.h>
#include <string.h>

#include "engine/flow.h"
#include "engine/ledger.h"
#include "engine/scratch.h"
#include "random/normal_chance.h"
#include "random/normal_score.h"
#include "random/quantile.h"
#include "random/threefry.h"

/* Lanes of each of the scratch's ledgers, which begin every block as zeros. */
struct sizes {
    size_t entered, stages, booked, billed, largest;
};

static struct sizes sizes_of(const struct fc_layout *layout)
{
    const size_t horizon = (size_t)layout->horizon * FC_BLOCK;
    const size_t deals = (size_t)layout->n_deal_rows;
    return (struct sizes){.entered = (size_t)layout->n_streams * horizon,
                          .stages = (size_t)layout->plan->n_stages * horizon,
                          .booked = deals * horizon,
                          .billed = deals * (horizon + FC_BLOCK),
                          .largest = deals * FC_BLOCK};
}

static bool make_scratch(struct fc_scratch *s, const struct fc_layout *layout,
                         struct fc_arena *arena)
{
    const struct sizes size = sizes_of(layout);
    const size_t       lane = FC_BLOCK;
    s->score = fc_arena_take(arena, (size_t)layout->n_scores * lane, sizeof *s->score);
    s->mixed = fc_arena_take(arena, (size_t)layout->n_tied * lane, sizeof *s->mixed);
    s->mean = fc_arena_take(arena, (size_t)layout->n_sources * lane, sizeof *s->mean);
    s->lost = fc_arena_take(arena, size.stages, sizeof *s->lost);
    s->movers_of = fc_arena_take(arena, size.stages, sizeof *s->movers_of);
    s->booked = fc_arena_take(arena, size.booked, sizeof *s->booked);
    s->billed = fc_arena_take(arena, size.billed, sizeof *s->billed);
    s->largest = fc_arena_take(arena, size.largest, sizeof *s->largest);
    s->large = fc_arena_take(arena, size.largest, sizeof *s->large);
    return s->score != NULL && s->mixed != NULL && s->mean != NULL && s->lost != NULL &&
           s->movers_of != NULL && s->booked != NULL && s->billed != NULL && s->largest != NULL &&
           s->large != NULL;
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
    block->entered = fc_arena_take(arena, sizes_of(layout).entered, sizeof *block->entered);
    block->scratch = fc_arena_take(arena, 1, sizeof *block->scratch);
    if (block->value == NULL || block->input == NULL || block->entered == NULL ||
        block->scratch == NULL || !make_scratch(block->scratch, layout, arena))
        return NULL;
    return block;
}

static void clear(struct fc_block *block)
{
    struct fc_scratch *s = block->scratch;
    const struct sizes size = sizes_of(block->layout);
    memset(block->entered, 0, size.entered * sizeof *block->entered);
    memset(s->lost, 0, size.stages * sizeof *s->lost);
    memset(s->movers_of, 0, size.stages * sizeof *s->movers_of);
    memset(s->booked, 0, size.booked * sizeof *s->booked);
    memset(s->billed, 0, size.billed * sizeof *s->billed);
    memset(s->largest, 0, size.largest * sizeof *s->largest);
    memset(s->large, 0, size.largest * sizeof *s->large);
    memset(s->reached, 0, sizeof s->reached);
}

/* Inputs that move together: their normal scores are mixed, each row of the factor giving one
   input's score from those of the rows before it and its own. */
static void tie_inputs(struct fc_block *block)
{
    const struct fc_layout *layout = block->layout;
    const size_t            n = (size_t)block->n;
    for (int i = 0; i < layout->n_tied; i++)
        fc_normal_score_column(n, fc_input_of(block, layout->tied[i]),
                               block->scratch->mixed + (int64_t)i * FC_BLOCK);
    for (int i = 0; i < layout->n_tied; i++) {
        double *u = block->input + (int64_t)layout->tied[i] * FC_BLOCK;
        for (size_t lane = 0; lane < n; lane++)
            u[lane] = 0;
        for (int j = 0; j <= i; j++) {
            const double  weight = layout->factor[i * layout->n_tied + j];
            const double *score = block->scratch->mixed + (int64_t)j * FC_BLOCK;
            for (size_t lane = 0; lane < n; lane++)
                u[lane] += weight * score[lane];
        }
        fc_normal_chance_column(n, u, u);
    }
}

/* What is not known is drawn once per trial and holds for all months. */
static void draw_inputs(struct fc_block *block)
{
    const struct fc_layout *layout = block->layout;
    for (int i = 0; i < layout->n_inputs; i++)
        fc_uniform_columns(block->seed, layout->input[i].site, block->first_trial, 0,
                           (size_t)block->n, block->input + (int64_t)i * FC_BLOCK, NULL);
    tie_inputs(block);
    for (int i = 0; i < layout->n_inputs; i++) {
        double *column = block->input + (int64_t)i * FC_BLOCK;
        fc_quantile_column(layout->input[i].table, (size_t)block->n, column, column);
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
    for (int t = 0; t < block->layout->horizon; t++)
        fc_flow_deals(block, t);
    fc_ledger_fill(block, FC_ALL);
}

void fc_block_view(struct fc_block *block, int view)
{
    fc_ledger_fill(block, view);
}
