/* What is asked becomes a list of outcomes; each way of spreading the points sums them up. */
#include "run/points.h"

#include <assert.h>
#include <math.h>
#include <stdatomic.h>

#include "engine/closed_form.h"
#include "engine/closed_form_outcomes.h"
#include "run/team.h"

static const double GOOD_ENOUGH = 0.0005;

/* 97.5 % of Student's distribution with FC_WAYS - 1 degrees of freedom. */
static const double STUDENT = 2.039513446396408;

/* One thread's own. */
struct worker {
    struct fc_arena          arena;
    struct fc_counts_work   *counts;
    struct fc_outcomes_work *outcomes;
};

struct run {
    struct fc_arena              arena; /* until the answer is given */
    const struct fc_layout      *layout;
    struct fc_outcomes           outcomes;
    struct fc_counts             counts;
    uint64_t                     seed;
    int                          threads;
    const volatile sig_atomic_t *stop;
    atomic_bool                  stopped;
    struct worker               *worker;   /* [threads] */
    uint64_t                     from, to; /* points of each way in this round */
    double                      *total;    /* [FC_WAYS][outcomes.n] over the points 0 .. to - 1 */
};

/* ---- running --------------------------------------------------------------------------------- */

/* One way's points of this round, block after block: the sums do not hang on who adds them. */
static void run_way(void *context, int thread, uint64_t way)
{
    struct run          *run = context;
    const struct worker *worker = &run->worker[thread];
    double              *total = run->total + way * (uint64_t)run->outcomes.n;
    fc_counts_begin(&run->counts, worker->counts, run->seed, way);
    for (uint64_t point = run->from; point < run->to; point += FC_SOBOL_BLOCK) {
        if (run->stop != NULL && *run->stop != 0)
            run->stopped = true;
        if (run->stopped)
            return;
        fc_counts_fill(&run->counts, worker->counts, point);
        fc_outcomes_total(&run->outcomes, &run->counts, worker->outcomes, worker->counts, total);
    }
}

struct estimate {
    double mean, error;
};

static struct estimate estimate_of(const struct run *run, int outcome)
{
    const double points = (double)run->to;
    double       sum = 0, squares = 0;
    for (int way = 0; way < FC_WAYS; way++)
        sum += run->total[way * run->outcomes.n + outcome] / points;
    const double mean = sum / FC_WAYS;
    for (int way = 0; way < FC_WAYS; way++) {
        const double off = run->total[way * run->outcomes.n + outcome] / points - mean;
        squares += off * off;
    }
    return (struct estimate){mean, sqrt(squares / (FC_WAYS * (FC_WAYS - 1)))};
}

/* How many points a way the next round goes up to; as many as there are when they are enough. The
   worst error is taken to shrink as by chance, which is too slow, so that mostly one round follows
   the first: who looks often and stops at the first small error believes one that is too small. */
static uint64_t points_wanted(const struct run *run, double wanted)
{
    double worst = 0;
    for (int i = 0; i < run->outcomes.n; i++)
        worst = fmax(worst, estimate_of(run, i).error);
    uint64_t points = run->to;
    for (double left = worst / wanted; left > 1 && points < FC_MOST_POINTS; left /= M_SQRT2)
        points *= 2;
    return points;
}

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to find a chance.");
}

static enum fc_status make_workers(struct run *run, struct fc_error *err)
{
    const struct fc_outcomes *outcomes = &run->outcomes;
    const struct fc_tail     *table = fc_outcomes_tables(outcomes);
    const size_t              sums = (size_t)FC_WAYS * (size_t)outcomes->n;
    run->total = fc_arena_take(&run->arena, sums + 1, sizeof *run->total);
    if (table == NULL || run->total == NULL)
        return no_memory(err);
    for (int i = 0; i < run->threads; i++) {
        struct worker *worker = &run->worker[i];
        worker->counts = fc_counts_work_make(&run->counts, &worker->arena);
        worker->outcomes = fc_outcomes_work_make(outcomes, table, &worker->arena);
        if (worker->counts == NULL || worker->outcomes == NULL)
            return no_memory(err);
    }
    return FC_OK;
}

/* Whether a round is over before a second thread has got going: some three milliseconds. */
static bool is_short(const struct run *run)
{
    const double columns = run->counts.draws.n + run->outcomes.n_tails + run->outcomes.n;
    return (double)(run->to - run->from) * FC_WAYS * columns < 1e6;
}

/* From the outcomes to their totals. */
static enum fc_status run_all(struct run *run, const struct fc_plan *plan, double wanted,
                              struct fc_error *err)
{
    const struct fc_outcomes *outcomes = &run->outcomes;
    if (outcomes->failed)
        return no_memory(err);
    struct fc_layout *made = NULL;
    enum fc_status    status = FC_OK;
    if (run->layout == NULL)
        status = fc_layout_make(&made, plan, FC_MERGED, &run->arena, err);
    if (status != FC_OK)
        return status;
    run->layout = run->layout == NULL ? made : run->layout;
    const struct fc_span months = fc_outcomes_months(outcomes);
    if (!fc_counts_make(&run->counts, run->layout, outcomes->n_stages, outcomes->stage,
                        months.first, months.last, &run->arena))
        return no_memory(err);
    run->threads = fc_team_size(run->threads);
    run->threads = run->threads < FC_WAYS ? run->threads : FC_WAYS;
    run->worker = fc_arena_take(&run->arena, (size_t)run->threads, sizeof *run->worker);
    if (run->worker == NULL)
        return no_memory(err);
    status = make_workers(run, err);
    uint64_t next = FC_FEWEST_POINTS;
    while (status == FC_OK && run->to < next) {
        run->from = run->to;
        run->to = next;
        fc_team_run(is_short(run) ? 1 : run->threads, FC_WAYS, run_way, run);
        if (run->stopped)
            return fc_fail(err, FC_INTERRUPTED, "Stopped before the chance was found.");
        next = points_wanted(run, wanted);
    }
    return status;
}

static void free_run(struct run *run)
{
    for (int i = 0; i < run->threads && run->worker != NULL; i++)
        fc_arena_free(&run->worker[i].arena);
    fc_arena_free(&run->arena);
}

/* ---- asking and answering -------------------------------------------------------------------- */

/* Where the outcomes of one ask stand. */
struct asked {
    int chance, period, from, level; /* the first of each; from: the last period's */
};

static struct asked add_ask(struct run *run, const struct fc_plan *plan,
                            const struct fc_points_ask *ask)
{
    struct fc_outcomes     *outcomes = &run->outcomes;
    const struct fc_clause *clause = ask->promise->clause;
    struct fc_bands         bands;
    struct asked            asked = {0};
    assert(fc_closed_form_fits(plan, ask->promise));
    assert(ask->promise->n_clauses == 1 || (!ask->periods && ask->n_levels == 0));
    fc_bands_of(&bands, plan, ask->promise);
    asked.chance = fc_outcomes_add(outcomes, &bands, -1);
    asked.level = outcomes->n;
    for (int i = 0; i < ask->n_levels; i++) {
        fc_bands_at(&bands, plan, ask->promise, ask->level[i]);
        fc_outcomes_add(outcomes, &bands, -1);
    }
    bands.n = bands.needed = 1;
    asked.period = outcomes->n;
    for (int i = 0; i < clause->n_periods && ask->periods; i++) {
        bands.band[0] = fc_band_of_period(clause, i);
        fc_outcomes_add(outcomes, &bands, -1);
    }
    asked.from = outcomes->n;
    int then = -1;
    for (int i = clause->n_periods - 1; i >= 0 && ask->periods; i--) {
        bands.band[0] = fc_band_of_period(clause, i);
        then = fc_outcomes_add(outcomes, &bands, then);
    }
    return asked;
}

static struct fc_chance chance_of(const struct run *run, int outcome)
{
    const struct estimate estimate = estimate_of(run, outcome);
    const double          half = STUDENT * estimate.error;
    return (struct fc_chance){.p = estimate.mean,
                              .standard_error = estimate.error,
                              .low = fmax(estimate.mean - half, 0),
                              .high = fmin(estimate.mean + half, 1)};
}

/* n chances of outcomes one after another; step -1: from the last to the first. */
static struct fc_chance *chances_of(const struct run *run, int n, int first, int step,
                                    struct fc_arena *arena)
{
    struct fc_chance *chance = fc_arena_take(arena, (size_t)n + 1, sizeof *chance);
    for (int i = 0; i < n && chance != NULL; i++)
        chance[i] = chance_of(run, first + step * i);
    return chance;
}

static bool fill_answer(struct fc_points_answer *answer, const struct run *run,
                        const struct fc_points_ask *ask, struct asked asked, struct fc_arena *arena)
{
    const int n = ask->periods ? ask->promise->clause[0].n_periods : 0;
    answer->chance = chance_of(run, asked.chance);
    answer->level = chances_of(run, ask->n_levels, asked.level, 1, arena);
    if (n == 0)
        return answer->level != NULL;
    answer->period = chances_of(run, n, asked.period, 1, arena);
    answer->from = chances_of(run, n, asked.from + n - 1, -1, arena);
    return answer->level != NULL && answer->period != NULL && answer->from != NULL;
}

static enum fc_status fill_answers(struct fc_points *out, const struct run *run,
                                   const struct fc_points_request *request,
                                   const struct asked asked[], struct fc_arena *arena,
                                   struct fc_error *err)
{
    struct fc_points made = {.points = FC_WAYS * run->to, .draws = run->counts.draws.n};
    made.answer = fc_arena_take(arena, (size_t)request->n, sizeof *made.answer);
    bool filled = made.answer != NULL;
    for (int i = 0; i < request->n && filled; i++)
        filled = fill_answer(&made.answer[i], run, &request->ask[i], asked[i], arena);
    if (!filled)
        return no_memory(err);
    *out = made;
    return FC_OK;
}

enum fc_status fc_points_find(struct fc_points *out, const struct fc_points_request *request,
                              struct fc_arena *arena, struct fc_error *err)
{
    const double  wanted = request->standard_error > 0 ? request->standard_error : GOOD_ENOUGH;
    struct run    run = {.layout = request->layout,
                         .seed = request->seed,
                         .threads = request->threads,
                         .stop = request->stop};
    struct asked *asked = fc_arena_take(&run.arena, (size_t)request->n, sizeof *asked);
    run.outcomes.arena = &run.arena;
    if (asked == NULL)
        return no_memory(err);
    for (int i = 0; i < request->n; i++)
        asked[i] = add_ask(&run, request->plan, &request->ask[i]);
    enum fc_status status = run_all(&run, request->plan, wanted, err);
    if (status == FC_OK)
        status = fill_answers(out, &run, request, asked, arena, err);
    free_run(&run);
    return status;
}

enum fc_status fc_points_means(double mean[], double error[], const struct fc_plan *plan, int stage,
                               uint64_t seed, struct fc_error *err)
{
    struct run run = {.seed = seed, .threads = 1};
    run.outcomes.arena = &run.arena;
    for (int t = 0; t < plan->months; t++)
        fc_outcomes_add_count(&run.outcomes, stage, (struct fc_span){t, t});
    const enum fc_status status = run_all(&run, plan, HUGE_VAL, err);
    for (int t = 0; t < plan->months && status == FC_OK; t++) {
        const struct estimate estimate = estimate_of(&run, t);
        mean[t] = estimate.mean;
        error[t] = estimate.error;
    }
    free_run(&run);
    return status;
}
