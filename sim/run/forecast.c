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
    int                      threads;
    uint64_t                 first_block; /* of this batch */
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

    const uint64_t first = (crew->first_block + job) * FC_BLOCK;
    const uint64_t left = request->trials - first;
    fc_block_draw(worker->block, request->seed, first, left < FC_BLOCK ? (int)left : FC_BLOCK);
    worker->status = fc_result_see(&worker->result, worker->block, &worker->err);
    for (int view = 1; view < worker->result.n_views && worker->status == FC_OK; view++) {
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
    layout->totals = request->keep != NULL;
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
        fc_result_merge(&crew->worker[0].result, &crew->worker[i].result);
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

/* ---- when it is enough ---- */

/* Trials before the first look, and between looks. The first are as many as give the chance of a
   safe level, 80 of 100, a standard error of a fifth of a point. */
enum { FIRST_LOOK = 40960, NEXT_LOOK = 20480 };

static uint64_t kept_by_all(const struct crew *crew, int promise)
{
    uint64_t kept = 0;
    for (int i = 0; i < crew->threads; i++)
        kept += crew->worker[i].result.promise[promise].kept;
    return kept;
}

static uint64_t period_kept_by_all(const struct crew *crew, int promise, int period)
{
    uint64_t kept = 0;
    for (int i = 0; i < crew->threads; i++)
        kept += crew->worker[i].result.promise[promise].clause[0].period_kept[period];
    return kept;
}

static bool is_fine(const struct crew *crew, int p)
{
    const struct fc_promise   *promise = crew->request->promise[p];
    const struct fc_stop_rule *enough = crew->request->enough;
    const uint64_t             kept = kept_by_all(crew, p), n = crew->done;
    bool fine = fc_chance_of(kept, n).standard_error <= enough->standard_error;
    if (p < enough->n_decided)
        fine = fine && fc_chance_decide(kept, n, promise->confidence) != FC_UNDECIDED;
    for (int i = 0; promise->n_clauses == 1 && i < promise->clause[0].n_periods && fine; i++)
        fine = fc_chance_of(period_kept_by_all(crew, p, i), n).standard_error <=
               enough->standard_error;
    return fine;
}

static bool is_enough(const struct crew *crew)
{
    const struct fc_stop_rule *enough = crew->request->enough;
    bool                       all = !crew->stopped;
    for (int p = 0; p < crew->request->n_promises && all; p++)
        all = (enough->counts != NULL && !enough->counts[p]) || is_fine(crew, p);
    return all;
}

/* Whether fewer trials than asked for were enough. */
static bool run_blocks(struct crew *crew, uint64_t blocks)
{
    const uint64_t look = crew->request->enough == NULL ? blocks : FIRST_LOOK / FC_BLOCK;
    uint64_t       end = look < blocks ? look : blocks;
    bool           enough = false;
    while (crew->first_block < blocks && !enough && !crew->stopped) {
        fc_team_run(crew->threads, end - crew->first_block, run_block, crew);
        crew->first_block = end;
        end += NEXT_LOOK / FC_BLOCK;
        end = end < blocks ? end : blocks;
        enough = crew->first_block < blocks && is_enough(crew);
    }
    return enough;
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
    enum fc_status    status = fc_layout_make(
           &layout, request->plan, request->by_channel ? FC_BY_CHANNEL : FC_MERGED, &arena, err);
    bool        enough = false;
    struct crew crew = {.request = request,
                        .threads = threads,
                        .worker = calloc((size_t)threads, sizeof(struct worker))};
    if (crew.worker == NULL && status == FC_OK)
        status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to run trials.");
    const bool *kept = status == FC_OK ? keep(layout, request, &arena) : NULL;
    if (kept == NULL && status == FC_OK)
        status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to run trials.");
    for (int i = 0; i < threads && status == FC_OK; i++)
        status = make_worker(&crew.worker[i], layout, kept, request, err);
    if (status == FC_OK) {
        enough = run_blocks(&crew, blocks);
        status = merge_workers(out, &crew, layout, threads, err);
    }
    if (status == FC_OK && enough) {
        out->wanted = out->trials;
        out->partial = false;
    }
    for (int i = 0; i < threads && crew.worker != NULL; i++) {
        fc_result_free(&crew.worker[i].result);
        fc_arena_free(&crew.worker[i].arena);
    }
    free(crew.worker);
    fc_arena_free(&arena);
    return status;
}
