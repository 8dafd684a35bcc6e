#include "run/forecast.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "run/team.h"

/* One thread's own: nothing is shared while trials run. */
struct worker {
    struct fc_arena  arena;
    struct fc_block *block;
    struct fc_result result;
    struct fc_error  err;
    enum fc_status   status;
};

struct crew {
    const struct fc_request *request;
    struct worker           *worker;
    _Atomic uint64_t         done;
    atomic_bool              stopped;
};

/* Blocks are fixed: which trials belong together does not depend on who runs them. */
static void run_block(void *context, int thread, uint64_t job)
{
    struct crew             *crew = context;
    const struct fc_request *request = crew->request;
    struct worker           *worker = &crew->worker[thread];
    if (request->stop != NULL && *request->stop != 0)
        crew->stopped = true;
    if (crew->stopped || worker->status != FC_OK)
        return;

    const uint64_t first = job * FC_BLOCK;
    const uint64_t left = request->trials - first;
    fc_block_run(worker->block, request->seed, first, left < FC_BLOCK ? (int)left : FC_BLOCK);
    worker->status = fc_result_see(&worker->result, worker->block, &worker->err);
    for (int view = 1; view < worker->result.n_views && worker->status == FC_OK; view++) {
        fc_block_view(worker->block, view);
        worker->status = fc_result_see_view(&worker->result, worker->block, view, &worker->err);
    }
    if (worker->status != FC_OK)
        crew->stopped = true;
    crew->done += (uint64_t)worker->block->n;
    if (thread == 0 && request->progress.tell != NULL)
        request->progress.tell(request->progress.to, crew->done, request->trials);
}

/* Keeps what is asked for in the layout; kept[n_measures] says what to count. The cost for each of
   a count follows from the count: its columns are filled only where it is promised. */
static bool *keep(struct fc_layout *layout, const struct fc_request *request,
                  struct fc_arena *arena)
{
    const struct fc_plan *plan = request->plan;
    const size_t          n = (size_t)plan->n_measures;
    bool                 *kept = fc_arena_take(arena, n, sizeof *kept),
         *said = fc_arena_take(arena, n, sizeof *said);
    if (kept == NULL || said == NULL)
        return NULL;
    for (int p = 0; p < request->n_promises; p++)
        for (int c = 0; c < request->promise[p]->n_clauses; c++)
            said[request->promise[p]->clause[c].measure] = true;
    for (size_t i = 0; i < n; i++)
        kept[i] = request->keep == NULL || request->keep[i] || said[i];
    fc_layout_keep(layout, kept);
    for (size_t i = 0; i < n; i++) {
        kept[i] = layout->kept[i];
        layout->kept[i] = kept[i] && (said[i] || plan->measure[i].what != FC_M_COST_PER);
    }
    return kept;
}

static enum fc_status make_worker(struct worker *worker, const struct fc_layout *layout,
                                  const bool kept[], const struct fc_request *request,
                                  struct fc_error *err)
{
    worker->block = fc_block_make(layout, &worker->arena);
    if (worker->block == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to run trials.");
    return fc_result_make(&worker->result, layout, kept, request->n_promises, request->promise,
                          err);
}

/* Joins what the workers kept. Sums are exact, so who did what leaves no trace. */
static enum fc_status merge_workers(struct fc_result *out, struct crew *crew,
                                    const struct fc_layout *layout, int threads,
                                    struct fc_error *err)
{
    enum fc_status status = FC_OK;
    for (int i = 0; i < threads && status == FC_OK; i++) {
        status = crew->worker[i].status;
        if (status != FC_OK)
            fc_fail(err, status, "%s", crew->worker[i].err.text);
    }
    for (int i = 1; i < threads && status == FC_OK; i++)
        status = fc_result_merge(&crew->worker[0].result, &crew->worker[i].result, err);
    if (status == FC_OK && crew->worker[0].result.trials == 0)
        status = fc_fail(err, FC_INTERRUPTED, "Stopped before the first possible year was run.");
    if (status == FC_OK)
        status = fc_result_finish(&crew->worker[0].result, layout, err);
    if (status != FC_OK)
        return status;
    *out = crew->worker[0].result;
    crew->worker[0].result = (struct fc_result){0};
    out->seed = crew->request->seed;
    out->wanted = crew->request->trials;
    out->partial = out->trials < out->wanted;
    return FC_OK;
}

enum fc_status fc_forecast(struct fc_result *out, const struct fc_request *request,
                           struct fc_error *err)
{
    assert(request->trials >= 1 && request->trials <= UINT32_MAX);
    const uint64_t    blocks = (request->trials + FC_BLOCK - 1) / FC_BLOCK;
    const int         most = fc_team_size(request->threads);
    const int         threads = (uint64_t)most < blocks ? most : (int)blocks;
    struct fc_arena   arena = {0};
    struct fc_layout *layout = NULL;
    enum fc_status    status =
        fc_layout_make(&layout, request->plan, request->by_channel, &arena, err);
    struct crew crew = {.request = request,
                        .worker = calloc((size_t)threads, sizeof(struct worker))};
    if (crew.worker == NULL && status == FC_OK)
        status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to run trials.");
    const bool *kept = status == FC_OK ? keep(layout, request, &arena) : NULL;
    if (kept == NULL && status == FC_OK)
        status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to run trials.");
    for (int i = 0; i < threads && status == FC_OK; i++)
        status = make_worker(&crew.worker[i], layout, kept, request, err);
    if (status == FC_OK) {
        fc_team_run(threads, blocks, run_block, &crew);
        status = merge_workers(out, &crew, layout, threads, err);
    }
    for (int i = 0; i < threads && crew.worker != NULL; i++) {
        fc_result_free(&crew.worker[i].result);
        fc_arena_free(&crew.worker[i].arena);
    }
    free(crew.worker);
    fc_arena_free(&arena);
    return status;
}
