#include "run/columns.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "random/quantile.h"
#include "results/statistic.h"
#include "run/team.h"

/* One thread's own; columns are shared, but no two blocks write the same trials. */
struct crew {
    const struct fc_columns_request *request;
    const struct fc_columns         *columns;
    struct fc_block                **block; /* [threads] */
    _Atomic uint64_t                 done;
    atomic_bool                      stopped;
};

static void see_clause(const struct fc_block *block, const struct fc_clause *clause,
                       int64_t statistic[FC_BLOCK], bool kept[FC_BLOCK])
{
    int64_t period[FC_MAX_MONTHS * FC_BLOCK];
    for (int i = 0; i < clause->n_periods; i++)
        fc_period_column(block, clause->measure, clause->span[i], period + (int64_t)i * FC_BLOCK);
    fc_clause_column(clause, block->layout->plan->measure[clause->measure].ticks, block->n, period,
                     statistic, kept);
}

static void see_promise(const struct crew *crew, const struct fc_block *block, int p, uint64_t at)
{
    const struct fc_promise *promise = crew->request->promise[p];
    int64_t                  statistic[FC_BLOCK];
    bool                     kept[FC_BLOCK], *all = crew->columns->kept[p] + at;
    const size_t             n = (size_t)block->n;
    memset(all, 1, n);
    for (int c = 0; c < promise->n_clauses; c++) {
        see_clause(block, &promise->clause[c], statistic, kept);
        if (c == 0)
            memcpy(crew->columns->statistic[p] + at, statistic, n * sizeof *statistic);
        for (size_t lane = 0; lane < n; lane++)
            all[lane] = all[lane] && kept[lane];
    }
}

static void see(const struct crew *crew, const struct fc_block *block, uint64_t at)
{
    const struct fc_columns_request *request = crew->request;
    const size_t                     n = (size_t)block->n;
    for (int p = 0; p < request->n_promises; p++)
        see_promise(crew, block, p, at);
    for (int f = 0; f < request->n_figures; f++) {
        int64_t value[FC_BLOCK];
        fc_period_column(block, request->figure[f].measure, request->figure[f].span, value);
        memcpy(crew->columns->figure[f] + at, value, n * sizeof *value);
    }
    for (int i = 0; crew->columns->input != NULL && i < crew->columns->n_inputs; i++)
        memcpy(crew->columns->input[i] + at, block->input + (int64_t)i * FC_BLOCK,
               n * sizeof(double));
}

static void run_block(void *context, int thread, uint64_t job)
{
    struct crew                     *crew = context;
    const struct fc_columns_request *request = crew->request;
    if (request->stop != NULL && *request->stop != 0)
        crew->stopped = true;
    if (crew->stopped)
        return;
    struct fc_block *block = crew->block[thread];
    const uint64_t   at = job * FC_BLOCK, left = request->trials - at;
    fc_block_run(block, request->seed, request->first + at, left < FC_BLOCK ? (int)left : FC_BLOCK);
    see(crew, block, at);
    crew->done += (uint64_t)block->n;
    if (thread == 0 && request->progress.tell != NULL)
        request->progress.tell(request->progress.to, crew->done, request->trials);
}

/* `rows` columns of `size` bytes a trial. */
static void **take_rows(struct fc_arena *arena, int rows, uint64_t trials, size_t size)
{
    void **row = fc_arena_take(arena, (size_t)rows + 1, sizeof *row);
    for (int i = 0; row != NULL && i < rows; i++) {
        row[i] = fc_arena_take(arena, trials, size);
        if (row[i] == NULL)
            return NULL;
    }
    return row;
}

static bool take_columns(struct fc_columns *out, const struct fc_columns_request *request,
                         struct fc_arena *arena)
{
    const uint64_t n = request->trials;
    out->kept = (bool **)take_rows(arena, request->n_promises, n, sizeof(bool));
    out->statistic = (int64_t **)take_rows(arena, request->n_promises, n, sizeof(int64_t));
    out->figure = (int64_t **)take_rows(arena, request->n_figures, n, sizeof(int64_t));
    if (request->inputs)
        out->input = (double **)take_rows(arena, out->n_inputs, n, sizeof(double));
    return out->kept != NULL && out->statistic != NULL && out->figure != NULL &&
           (!request->inputs || out->input != NULL);
}

/* The layout for what is asked alone: nothing else is run. That at hand stays as it is. */
static struct fc_layout *keep(const struct fc_layout          *whole,
                              const struct fc_columns_request *request, struct fc_arena *arena)
{
    const size_t      n = (size_t)whole->plan->n_measures;
    struct fc_layout *layout = fc_arena_take(arena, 1, sizeof *layout);
    bool             *kept = fc_arena_take(arena, n, sizeof *kept);
    if (layout == NULL || kept == NULL)
        return NULL;
    *layout = *whole;
    layout->kept = fc_arena_take(arena, n, sizeof *layout->kept);
    if (layout->kept == NULL)
        return NULL;
    for (int p = 0; p < request->n_promises; p++)
        for (int c = 0; c < request->promise[p]->n_clauses; c++)
            kept[request->promise[p]->clause[c].measure] = true;
    for (int f = 0; f < request->n_figures; f++)
        kept[request->figure[f].measure] = true;
    fc_layout_keep(layout, kept);
    return layout;
}

static bool make_blocks(struct crew *crew, int threads, const struct fc_layout *layout,
                        struct fc_arena *arena)
{
    crew->block = fc_arena_take(arena, (size_t)threads, sizeof(struct fc_block *));
    for (int i = 0; crew->block != NULL && i < threads; i++) {
        crew->block[i] = fc_block_make(layout, arena);
        if (crew->block[i] == NULL)
            return false;
        crew->block[i]->swap = crew->request->swap;
    }
    return crew->block != NULL;
}

enum fc_status fc_columns_run(struct fc_columns *out, const struct fc_columns_request *request,
                              struct fc_arena *arena, struct fc_error *err)
{
    assert(request->trials >= 1 && request->trials <= FC_MOST_COLUMN_TRIALS);
    const uint64_t    blocks = (request->trials + FC_BLOCK - 1) / FC_BLOCK;
    const int         most = fc_team_size(request->threads);
    const int         threads = (uint64_t)most < blocks ? most : (int)blocks;
    struct fc_arena   own = {0};
    struct fc_layout *fresh = NULL;
    enum fc_status    status = FC_OK;
    if (request->layout == NULL)
        status = fc_layout_make(&fresh, request->plan, FC_MERGED, &own, err);
    const struct fc_layout *layout = NULL;
    struct fc_columns       made = {.plan = request->plan, .trials = request->trials};
    struct crew             crew = {.request = request, .columns = &made};
    if (status == FC_OK) {
        layout = keep(request->layout == NULL ? fresh : request->layout, request, &own);
        made.n_inputs = layout == NULL ? 0 : layout->n_inputs;
        if (layout == NULL || !take_columns(&made, request, arena) ||
            !make_blocks(&crew, threads, layout, &own))
            status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to keep trials.");
    }
    if (status == FC_OK) {
        fc_team_run(threads, blocks, run_block, &crew);
        if (crew.stopped)
            status = fc_fail(err, FC_INTERRUPTED, "Stopped before all possible years were run.");
    }
    if (status == FC_OK)
        *out = made;
    fc_arena_free(&own);
    return status;
}

uint64_t fc_columns_kept(const struct fc_columns *columns, int p)
{
    uint64_t kept = 0;
    for (uint64_t i = 0; i < columns->trials; i++)
        kept += columns->kept[p][i];
    return kept;
}

/* ---- the inputs ---- */

static double quantile(const struct fc_input *input, double u)
{
    double value;
    fc_quantile_column(input->table, 1, &u, &value);
    return value;
}

static bool describe(struct fc_drawn_input *out, const struct fc_input *input,
                     struct fc_arena *arena)
{
    *out = (struct fc_drawn_input){
        .name = fc_arena_print(arena, "%s", input->name),
        .owner = input->owner == NULL ? NULL : fc_arena_print(arena, "%s", input->owner),
        .p05 = quantile(input, 0.05),
        .median = quantile(input, 0.5),
        .p95 = quantile(input, 0.95)};
    for (int i = 0; i < FC_INPUT_EDGES; i++)
        out->edge[i] = quantile(input, (i + 1) / (double)(FC_INPUT_EDGES + 1));
    out->certain = quantile(input, 1e-9) == quantile(input, 1 - 1e-9);
    return out->name != NULL && (input->owner == NULL) == (out->owner == NULL);
}

enum fc_status fc_inputs_list(struct fc_drawn_input **out, int *n, const struct fc_plan *plan,
                              struct fc_arena *arena, struct fc_error *err)
{
    struct fc_arena   own = {0};
    struct fc_layout *layout = NULL;
    enum fc_status    status = fc_layout_make(&layout, plan, FC_MERGED, &own, err);
    if (status == FC_OK) {
        *n = layout->n_inputs;
        *out = fc_arena_take(arena, (size_t)*n + 1, sizeof **out);
        bool fine = *out != NULL;
        for (int i = 0; i < *n && fine; i++)
            fine = describe(&(*out)[i], &layout->input[i], arena);
        if (!fine)
            status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory for the inputs.");
    }
    fc_arena_free(&own);
    return status;
}
