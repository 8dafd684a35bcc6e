#include "engine/trial.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/flow.h"
#include "engine/ledger.h"
#include "engine/scratch.h"
#include "random/normal_chance.h"
#include "random/normal_score.h"
#include "random/quantile.h"
#include "random/threefry.h"

/* Rows and lanes of the ledgers, which begin every block as zeros. */
struct sizes {
    size_t streams, stages, crews, queues, pools, any_pool, deals, bills; /* rows */
    size_t one, months, more_months, steps;                               /* lanes of a row */
};

/* Rows of monthly bills: none where all is paid at once. */
static size_t bills_of(const struct fc_layout *layout)
{
    bool any = false;
    for (int i = 0; i < layout->n_streams; i++)
        any = any || (layout->stream[i].terms != NULL && layout->stream[i].terms->term > 1);
    return any ? (size_t)layout->n_deal_rows : 0;
}

static struct sizes sizes_of(const struct fc_layout *layout)
{
    const size_t months = (size_t)layout->horizon * FC_BLOCK;
    return (struct sizes){.streams = (size_t)layout->n_streams,
                          .stages = (size_t)layout->plan->n_stages,
                          .crews = (size_t)layout->n_crews,
                          .queues = (size_t)layout->n_queues,
                          .pools = (size_t)layout->pooling.n_rows,
                          .any_pool = layout->pooling.n_rows > 0,
                          .deals = (size_t)layout->n_deal_rows,
                          .bills = bills_of(layout),
                          .one = FC_BLOCK,
                          .months = months,
                          .more_months = months + FC_BLOCK,
                          .steps = months * (size_t)layout->slots};
}

/* Every ledger of a block with its rows and the lanes of each. */
#define LEDGERS(X)                                                                                 \
    X(block->entered, streams, steps)                                                              \
    X(s->lost, stages, steps)                                                                      \
    X(s->movers_of, stages, steps)                                                                 \
    X(s->waiting, crews, steps)                                                                    \
    X(s->expired, crews, steps)                                                                    \
    X(s->worked, crews, steps)                                                                     \
    X(s->waited, crews, steps)                                                                     \
    X(s->queue, queues, steps)                                                                     \
    X(s->picked, queues, steps)                                                                    \
    X(s->pool, pools, months)                                                                      \
    X(s->nurtured, any_pool, months)                                                               \
    X(s->returned, pools, steps)                                                                   \
    X(s->booked, deals, months)                                                                    \
    X(s->billed, bills, more_months)                                                               \
    X(s->largest, deals, one)                                                                      \
    X(s->large, deals, one)

static bool make_scratch(struct fc_block *block, struct fc_arena *arena)
{
    const struct fc_layout *layout = block->layout;
    const struct sizes      size = sizes_of(layout);
    struct fc_scratch      *s = block->scratch;
    bool                    made = true;
#define X(ledger, rows, lanes)                                                                     \
    ledger = fc_arena_take(arena, size.rows * size.lanes, sizeof *ledger);                         \
    made = made && ledger != NULL;
    LEDGERS(X)
#undef X
    s->score = fc_arena_take(arena, (size_t)layout->n_scores * FC_BLOCK, sizeof *s->score);
    s->mixed = fc_arena_take(arena, (size_t)layout->n_tied * FC_BLOCK, sizeof *s->mixed);
    const int    mixed = layout->mixture.stream;
    const size_t rows = mixed >= 0 && layout->stream[mixed].queue >= 0 ? (size_t)layout->months : 0;
    s->mixed_chance = fc_arena_take(arena, rows * FC_BLOCK, sizeof *s->mixed_chance);
    s->next_noise =
        fc_arena_take(arena, (size_t)layout->n_sources * FC_BLOCK, sizeof *s->next_noise);
    s->first = fc_arena_take(arena, (size_t)layout->n_queues, sizeof *s->first);
    return made && s->score != NULL && s->mixed != NULL && s->mixed_chance != NULL &&
           s->next_noise != NULL && s->first != NULL;
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
    block->scratch = fc_arena_take(arena, 1, sizeof *block->scratch);
    if (block->value == NULL || block->input == NULL || block->scratch == NULL ||
        !make_scratch(block, arena))
        return NULL;
    return block;
}

/* Nothing has happened yet, but what waited for a team before the plan. */
static void clear(struct fc_block *block)
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    const struct sizes      size = sizes_of(layout);
#define X(ledger, rows, lanes) memset(ledger, 0, size.rows *size.lanes * sizeof *ledger);
    LEDGERS(X)
#undef X
    memset(s->reached, 0, sizeof s->reached);
    memset(s->first, 0, (size_t)layout->n_queues * sizeof *s->first);
    for (int i = 0; i < layout->n_streams; i++)
        for (int lane = 0; lane < FC_BLOCK && layout->stream[i].opened > 0; lane++)
            fc_lanes(block->entered, layout, i, 0)[lane] = layout->stream[i].opened;
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

static uint64_t shift_of(const struct fc_block *block, int input)
{
    const struct fc_swap *swap = block->swap;
    return swap == NULL || swap->shift == NULL ? 0 : swap->shift[input];
}

static void hold_inputs(struct fc_block *block)
{
    const struct fc_swap *swap = block->swap;
    for (int i = 0; swap != NULL && swap->held != NULL && i < block->layout->n_inputs; i++) {
        double *column = block->input + (int64_t)i * FC_BLOCK;
        for (int lane = 0; lane < block->n && !isnan(swap->held[i]); lane++)
            column[lane] = swap->held[i];
    }
}

/* What is not known is drawn once per trial and holds for all months. */
static void draw_inputs(struct fc_block *block)
{
    const struct fc_layout *layout = block->layout;
    for (int i = 0; i < layout->n_inputs; i++)
        fc_uniform_columns(block->seed, layout->input[i].site,
                           block->first_trial + shift_of(block, i), 0, (size_t)block->n,
                           block->input + (int64_t)i * FC_BLOCK, NULL);
    tie_inputs(block);
    for (int i = 0; i < layout->n_inputs; i++) {
        double *column = block->input + (int64_t)i * FC_BLOCK;
        fc_quantile_column(layout->input[i].table, (size_t)block->n, column, column);
    }
    hold_inputs(block);
}

void fc_block_draw(struct fc_block *block, uint64_t seed, uint64_t first_trial, int n)
{
    assert(n >= 1 && n <= FC_BLOCK);
    block->seed = seed;
    block->first_trial = first_trial;
    block->n = n;
    clear(block);
    draw_inputs(block);
    for (int step = 0; step < block->layout->end * block->layout->slots; step++)
        fc_flow_step(block, step);
    for (int t = 0; t < block->layout->end && block->layout->values; t++)
        fc_flow_deals(block, t);
}

void fc_block_run(struct fc_block *block, uint64_t seed, uint64_t first_trial, int n)
{
    const struct fc_plan *plan = block->layout->plan;
    fc_block_draw(block, seed, first_trial, n);
    for (int ratios = 0; ratios <= 1; ratios++)
        for (int m = 0; m < plan->n_measures; m++)
            if (plan->measure[m].ratio == (ratios == 1))
                fc_ledger_fill(block, m, FC_ALL, true);
}
