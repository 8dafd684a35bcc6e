#include "questions/agreement.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A month counts as usual from this share of the best month's mean on. */
static const double USUAL = 0.8;

/* Money is signed in hundreds. */
static const double HUNDRED = 100;

struct work {
    const struct fc_study    *study;
    struct fc_agreement      *out;
    const struct fc_promise **promise; /* [n] each line at level 0: its statistic is what counts */
    struct fc_columns         columns;
    int64_t                 **sorted; /* [n][trials] */
};

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for the agreement.");
}

/* ---- windows ---- */

static const struct fc_clause *promised(const struct fc_plan *plan, int measure)
{
    for (int i = 0; i < plan->n_promises; i++)
        for (int c = 0; c < plan->promise[i].n_clauses; c++)
            if (plan->promise[i].clause[c].measure == measure)
                return &plan->promise[i].clause[c];
    return NULL;
}

static double mean_of(const int64_t value[], uint64_t n)
{
    double sum = 0;
    for (uint64_t i = 0; i < n; i++)
        sum += (double)value[i];
    return sum / (double)n;
}

/* The first month from which the pipeline is about full. */
static int usual_from(const struct fc_columns *months, int n)
{
    double mean[FC_MAX_MONTHS], most = 0;
    int    start = 0;
    for (int t = 0; t < n; t++) {
        mean[t] = mean_of(months->figure[t], months->trials);
        most = fmax(most, mean[t]);
    }
    while (start < n - 1 && mean[start] < USUAL * most)
        start++;
    return start;
}

/* Whether at least one can be signed for every month of a window. */
static bool any_every_month(const struct fc_columns *months, struct fc_span window,
                            double confidence)
{
    uint64_t kept = 0;
    for (uint64_t i = 0; i < months->trials; i++) {
        bool every = true;
        for (int t = window.first; t <= window.last; t++)
            every = every && months->figure[t][i] > 0;
        kept += every;
    }
    return (double)kept >= confidence * (double)months->trials;
}

/* A stage's window by a few trials of its months; one that is empty in too many months is signed in
   total. */
static enum fc_status look(const struct work *work, struct fc_agreed *line, bool free,
                           struct fc_error *err)
{
    enum { FEW = 2048 };
    const int         months = work->study->plan->months;
    struct fc_arena   arena = {0};
    struct fc_figure  figure[FC_MAX_MONTHS];
    struct fc_columns columns;
    for (int t = 0; t < months; t++)
        figure[t] = (struct fc_figure){line->measure, {t, t}};
    const struct fc_columns_request request = {.plan = work->study->plan,
                                               .n_figures = months,
                                               .figure = figure,
                                               .seed = work->study->seed,
                                               .trials = FEW,
                                               .threads = work->study->threads,
                                               .stop = work->study->stop};
    const enum fc_status            status = fc_columns_run(&columns, &request, &arena, err);
    if (status == FC_OK && free)
        line->window.first = usual_from(&columns, months);
    if (status == FC_OK && !any_every_month(&columns, line->window, work->out->confidence)) {
        line->every_month = false;
        if (free)
            line->window.first = 0;
    }
    fc_arena_free(&arena);
    return status;
}

/* ---- lines ---- */

static const struct fc_promise *promise_of(const struct work *work, const struct fc_agreed *line)
{
    struct fc_arena   *arena = work->study->arena;
    const int          months = line->window.last - line->window.first + 1;
    const int          n = line->every_month ? months : 1;
    struct fc_promise *promise = fc_arena_take(arena, 1, sizeof *promise);
    struct fc_clause  *clause = fc_arena_take(arena, 1, sizeof *clause);
    struct fc_span    *span = fc_arena_take(arena, (size_t)n, sizeof *span);
    double            *level = fc_arena_take(arena, (size_t)n, sizeof *level);
    if (promise == NULL || clause == NULL || span == NULL || level == NULL)
        return NULL;
    for (int i = 0; i < n; i++)
        span[i] = line->every_month
                      ? (struct fc_span){line->window.first + i, line->window.first + i}
                      : line->window;
    *clause = (struct fc_clause){.measure = line->measure,
                                 .period = line->every_month ? FC_MONTH : FC_PLAN,
                                 .reading = line->every_month ? FC_EVERY : FC_TOTAL,
                                 .from_t = line->window.first,
                                 .to_t = line->window.last,
                                 .n_periods = n,
                                 .span = span,
                                 .level = level,
                                 .one_level = true};
    *promise = (struct fc_promise){.text = "", .n_clauses = 1, .clause = clause};
    return promise;
}

static enum fc_status add_line(struct work *work, struct fc_agreed line, struct fc_error *err)
{
    const struct fc_plan   *plan = work->study->plan;
    const struct fc_clause *clause = promised(plan, line.measure);
    enum fc_status          status = FC_OK;
    line.window = (struct fc_span){0, plan->months - 1};
    if (clause != NULL)
        line.window = (struct fc_span){clause->from_t, clause->to_t};
    if (line.every_month)
        status = look(work, &line, clause == NULL, err);
    if (status != FC_OK)
        return status;
    work->promise[work->out->n] = promise_of(work, &line);
    if (work->promise[work->out->n] == NULL)
        return no_memory(err);
    work->out->line[work->out->n++] = line;
    return FC_OK;
}

static enum fc_status add_lines(struct work *work, struct fc_error *err)
{
    const struct fc_plan *plan = work->study->plan;
    const size_t          room = (size_t)plan->n_stages + 1;
    enum fc_status        status = FC_OK;
    work->out->line = fc_arena_take(work->study->arena, room, sizeof *work->out->line);
    work->promise = fc_arena_take(work->study->arena, room, sizeof *work->promise);
    if (work->out->line == NULL || work->promise == NULL)
        return no_memory(err);
    for (int s = 0; s < plan->n_stages && status == FC_OK; s++)
        status = add_line(work,
                          (struct fc_agreed){.measure = fc_measure_of(plan, FC_M_ENTERED, s),
                                             .owner = plan->stage[s].owner,
                                             .every_month = true},
                          err);
    const int revenue = fc_measure_of(plan, FC_M_REVENUE, -1);
    if (status == FC_OK && revenue >= 0)
        status =
            add_line(work, (struct fc_agreed){.measure = revenue, .owner = plan->deal.owner}, err);
    return status;
}

/* ---- levels ---- */

static int rising(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool sort_columns(struct work *work)
{
    struct fc_arena *arena = work->study->arena;
    const size_t     n = work->columns.trials;
    work->sorted = fc_arena_take(arena, (size_t)work->out->n, sizeof *work->sorted);
    for (int i = 0; work->sorted != NULL && i < work->out->n; i++) {
        work->sorted[i] = fc_arena_take(arena, n, sizeof **work->sorted);
        if (work->sorted[i] == NULL)
            return false;
        memcpy(work->sorted[i], work->columns.statistic[i], n * sizeof **work->sorted);
        qsort(work->sorted[i], n, sizeof **work->sorted, rising);
    }
    return work->sorted != NULL;
}

/* What can be signed of the value that stands at this place of the sorted column, in ticks. */
static int64_t signable(const struct work *work, int line, uint64_t place)
{
    const struct fc_measure *measure = &work->study->plan->measure[work->out->line[line].measure];
    const double             unit = measure->ticks * (measure->unit == FC_UNIT_MONEY ? HUNDRED : 1);
    const int64_t            value = work->sorted[line][place];
    return (int64_t)(floor((double)value / unit) * unit);
}

static uint64_t hold_all(const struct work *work, uint64_t place)
{
    int64_t  level[FC_MAX_STAGES + 1];
    uint64_t kept = 0;
    for (int i = 0; i < work->out->n; i++)
        level[i] = signable(work, i, place);
    for (uint64_t trial = 0; trial < work->columns.trials; trial++) {
        bool all = true;
        for (int i = 0; i < work->out->n; i++)
            all = all && work->columns.statistic[i][trial] >= level[i];
        kept += all;
    }
    return kept;
}

/* The largest place at which all lines still hold in `wanted` trials: they hold in fewer as it
   grows, and in all at place 0. */
static uint64_t place_together(const struct work *work, uint64_t most, uint64_t wanted)
{
    uint64_t low = 0, high = most + 1; /* holds at low, not at high */
    while (high - low > 1) {
        const uint64_t middle = low + (high - low) / 2;
        if (hold_all(work, middle) >= wanted)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void fill_levels(struct work *work)
{
    struct fc_agreement *out = work->out;
    const uint64_t       n = work->columns.trials;
    const uint64_t       alone = (uint64_t)floor((1 - out->confidence) * (double)n);
    const uint64_t       wanted = (uint64_t)ceil(out->confidence * (double)n);
    const uint64_t       together = place_together(work, alone, wanted);
    out->all_alone = fc_chance_of(hold_all(work, alone), n);
    out->all = fc_chance_of(hold_all(work, together), n);
    for (int i = 0; i < out->n; i++) {
        const double ticks = out->plan->measure[out->line[i].measure].ticks;
        out->line[i].alone = (double)signable(work, i, alone) / ticks;
        out->line[i].together = (double)signable(work, i, together) / ticks;
    }
}

enum fc_status fc_agreement_find(struct fc_agreement *out, const struct fc_study *study,
                                 struct fc_error *err)
{
    struct fc_agreement made = {.plan = study->plan, .confidence = study->plan->confidence};
    struct work         work = {.study = study, .out = &made};
    made.trials = study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS;
    enum fc_status status = add_lines(&work, err);
    if (status != FC_OK)
        return status;
    const struct fc_columns_request request = {.plan = study->plan,
                                               .n_promises = made.n,
                                               .promise = work.promise,
                                               .seed = study->seed,
                                               .trials = made.trials,
                                               .threads = study->threads,
                                               .progress = study->progress,
                                               .stop = study->stop};
    status = fc_columns_run(&work.columns, &request, study->arena, err);
    if (status == FC_OK && !sort_columns(&work))
        status = no_memory(err);
    if (status != FC_OK)
        return status;
    fill_levels(&work);
    *out = made;
    return FC_OK;
}
