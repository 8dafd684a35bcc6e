#include "questions/compare.h"

#include <string.h>

#include "questions/compare_match.h"
#include "run/team.h"

/* Columns of both plans take about so many bytes, whatever the plans: trials run in pieces. */
enum { COLUMN_BYTES = 64 << 20, LEAST_PIECE = 2048, MOST_PIECE = 65536 };

struct runner {
    const struct fc_study          *study;
    int                             n; /* plans */
    const struct fc_plan *const    *plan;
    struct fc_layout              **layout; /* [n], made once for all pieces */
    int                             n_promises;
    const struct fc_promise *const *promise;
    struct fc_figure_list           first;
    struct fc_figure_list          *other; /* [n - 1] */
    struct fc_pair                 *pair;  /* [n - 1] */
    uint64_t                        done;  /* trials that all plans have run */
};

/* ---- refusing ---- */

static enum fc_status check(const struct runner *runner, const char *const label[],
                            struct fc_error *err)
{
    if (runner->study->trials < 2)
        return fc_fail(err, FC_BAD_INPUT, "a comparison needs at least 2 possible years");
    enum fc_status status = FC_OK;
    for (int i = 1; i < runner->n && status == FC_OK; i++)
        status = fc_pair_check(runner->plan[0], runner->plan[i], label[0], label[i], err);
    return status;
}

/* ---- one piece of trials ---- */

struct tallied {
    struct fc_pair          *pair;
    const struct fc_columns *first, *other;
};

static void add_up(int64_t *to, const struct fc_columns *columns, const int column[], int n,
                   int64_t from, int64_t size)
{
    memcpy(to, columns->figure[column[0]] + from, (size_t)size * sizeof *to);
    for (int i = 1; i < n; i++)
        for (int64_t j = 0; j < size; j++)
            to[j] += columns->figure[column[i]][from + j];
}

static void tally_row(void *context, int thread, uint64_t job)
{
    enum { SLICE = 1024 };
    const struct tallied *t = context;
    struct fc_pair_row   *row = &t->pair->row[job];
    const int64_t         n = (int64_t)t->first->trials;
    (void)thread;
    for (int64_t from = 0; from < n; from += SLICE) {
        int64_t       a[SLICE], b[SLICE];
        const int64_t size = n - from < SLICE ? n - from : SLICE;
        add_up(a, t->first, row->column[0], row->n, from, size);
        add_up(b, t->other, row->column[1], row->n, from, size);
        fc_paired_add(&row->tally, size, a, b);
    }
}

static void tally_promises(const struct tallied *t)
{
    int at = 0; /* of those that the other plan could be asked */
    for (int p = 0; p < t->pair->to->n_promises; p++) {
        struct fc_compared_promise *to = &t->pair->to->promise[p];
        if (to->other == NULL)
            continue;
        const bool *a = t->first->kept[p], *b = t->other->kept[at++];
        for (uint64_t i = 0; i < t->first->trials; i++) {
            t->pair->kept[p][0] += a[i];
            t->pair->kept[p][1] += b[i];
            to->only[0] += a[i] && !b[i];
            to->only[1] += b[i] && !a[i];
        }
    }
}

static struct fc_columns_request request_of(const struct runner *runner, int plan,
                                            const struct fc_figure_list *list, uint64_t trials)
{
    const struct fc_study *study = runner->study;
    return (struct fc_columns_request){.plan = runner->plan[plan],
                                       .n_figures = list->n,
                                       .figure = list->figure,
                                       .seed = study->seed,
                                       .first = runner->done,
                                       .trials = trials,
                                       .threads = study->threads,
                                       .stop = study->stop,
                                       .layout = runner->layout[plan]};
}

static void tell(const struct runner *runner, int plans, uint64_t piece)
{
    const struct fc_progress *progress = &runner->study->progress;
    const uint64_t            n = (uint64_t)runner->n;
    if (progress->tell != NULL)
        progress->tell(progress->to, runner->done * n + piece * (uint64_t)plans,
                       runner->study->trials * n);
}

static enum fc_status run_pair(struct runner *runner, int i, const struct fc_columns *first,
                               struct fc_error *err)
{
    struct fc_pair           *pair = &runner->pair[i];
    struct fc_columns         other;
    struct fc_arena           arena = {0};
    struct fc_columns_request request = request_of(runner, i + 1, pair->list[1], first->trials);
    const struct fc_promise **asked =
        fc_arena_take(&arena, (size_t)pair->to->n_promises + 1, sizeof *asked);
    if (asked == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to compare plans.");
    for (int p = 0; p < pair->to->n_promises; p++)
        if (pair->to->promise[p].other != NULL)
            asked[request.n_promises++] = pair->to->promise[p].other;
    request.promise = asked;
    const enum fc_status status = fc_columns_run(&other, &request, &arena, err);
    if (status == FC_OK) {
        struct tallied tallied = {pair, first, &other};
        fc_team_run(fc_team_size(runner->study->threads), (uint64_t)pair->n_rows, tally_row,
                    &tallied);
        tally_promises(&tallied);
        pair->trials += first->trials;
        tell(runner, i + 2, first->trials);
    }
    fc_arena_free(&arena);
    return status;
}

static enum fc_status run_piece(struct runner *runner, uint64_t trials, struct fc_error *err)
{
    struct fc_columns         first;
    struct fc_arena           arena = {0};
    struct fc_columns_request request = request_of(runner, 0, &runner->first, trials);
    request.n_promises = runner->n_promises;
    request.promise = runner->promise;
    enum fc_status status = fc_columns_run(&first, &request, &arena, err);
    if (status == FC_OK)
        tell(runner, 1, trials);
    for (int i = 0; i + 1 < runner->n && status == FC_OK; i++)
        status = run_pair(runner, i, &first, err);
    if (status == FC_OK)
        runner->done += trials;
    fc_arena_free(&arena);
    return status;
}

static uint64_t piece_size(const struct runner *runner)
{
    int widest = 0;
    for (int i = 0; i + 1 < runner->n; i++)
        widest = runner->other[i].n > widest ? runner->other[i].n : widest;
    const size_t bytes = sizeof(int64_t) * (size_t)(runner->first.n + widest) +
                         2 * (sizeof(int64_t) + 1) * (size_t)runner->n_promises;
    const size_t fits = COLUMN_BYTES / bytes / FC_BLOCK * FC_BLOCK;
    return fits < LEAST_PIECE ? LEAST_PIECE : fits > MOST_PIECE ? MOST_PIECE : fits;
}

/* Stopped after at least one piece: what is known so far is an answer. */
static enum fc_status run_pieces(struct runner *runner, struct fc_error *err)
{
    const uint64_t  piece = piece_size(runner), trials = runner->study->trials;
    enum fc_status  status = FC_OK;
    struct fc_error own = {0};
    while (runner->done < trials && status == FC_OK)
        status =
            run_piece(runner, trials - runner->done < piece ? trials - runner->done : piece, &own);
    if (status == FC_INTERRUPTED && runner->done > 0)
        return FC_OK;
    return status == FC_OK ? FC_OK : fc_fail(err, status, "%s", own.text);
}

static enum fc_status run_all(struct runner *runner, struct fc_error *err)
{
    struct fc_arena arena = {0};
    enum fc_status  status = FC_OK;
    runner->layout = fc_arena_take(&arena, (size_t)runner->n, sizeof(struct fc_layout *));
    if (runner->layout == NULL)
        status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to compare plans.");
    for (int i = 0; i < runner->n && status == FC_OK; i++)
        status = fc_layout_make(&runner->layout[i], runner->plan[i], FC_BY_RATE, &arena, err);
    if (status == FC_OK)
        status = run_pieces(runner, err);
    fc_arena_free(&arena);
    return status;
}

/* ---- what came out ---- */

static void find_payback(struct fc_compared *to)
{
    const int last = to->n_months - 1;
    to->ahead_until = -1;
    if (!to->has[FC_BY_SO_FAR] || last < 0)
        return;
    for (int t = 0; t <= last; t++) {
        const struct fc_difference *so_far = &to->month[t].of[FC_BY_SO_FAR];
        if (so_far->mean < 0)
            to->paid_back = t + 1;
        if (so_far->low > 0)
            to->ahead_until = t;
    }
    to->payback = !to->month[last].of[FC_BY_SO_FAR].told_apart ? FC_PAYBACK_UNCLEAR
                  : to->paid_back > last                       ? FC_PAYBACK_NEVER
                  : to->paid_back > 0                          ? FC_PAYBACK_FROM
                                                               : FC_PAYBACK_AT_ONCE;
}

static void fill(struct fc_pair *pair, double confidence)
{
    struct fc_compared *to = pair->to;
    to->trials = pair->trials;
    for (int i = 0; i < pair->n_rows; i++)
        *pair->row[i].out = fc_difference_of(&pair->row[i].tally, pair->row[i].ticks, confidence);
    for (int p = 0; p < to->n_promises; p++) {
        struct fc_compared_promise *promise = &to->promise[p];
        if (promise->other == NULL)
            continue;
        for (int side = 0; side < 2; side++)
            promise->chance[side] = fc_chance_of(pair->kept[p][side], pair->trials);
        promise->difference =
            fc_chance_difference_of(promise->only[0], promise->only[1], pair->trials, confidence);
    }
    find_payback(to);
}

enum fc_status fc_compare(struct fc_comparison *out, const struct fc_study *study, int n,
                          const struct fc_plan *const plan[], const char *const label[],
                          int n_promises, const struct fc_promise *const promise[],
                          struct fc_error *err)
{
    struct runner runner = {
        .study = study, .n = n, .plan = plan, .n_promises = n_promises, .promise = promise};
    const size_t         others = (size_t)n - 1;
    struct fc_comparison made = {
        .plan = plan[0], .label = label[0], .seed = study->seed, .n = n - 1};
    enum fc_status status = check(&runner, label, err);
    if (status != FC_OK)
        return status;
    made.with = fc_arena_take(study->arena, others, sizeof *made.with);
    runner.other = fc_arena_take(study->arena, others, sizeof *runner.other);
    runner.pair = fc_arena_take(study->arena, others, sizeof *runner.pair);
    if (made.with == NULL || runner.other == NULL || runner.pair == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to compare plans.");
    for (int i = 0; i < n - 1 && status == FC_OK; i++) {
        made.with[i].label = label[i + 1];
        runner.pair[i] =
            (struct fc_pair){.to = &made.with[i], .list = {&runner.first, &runner.other[i]}};
        status = fc_pair_match(&runner.pair[i], plan[0], plan[i + 1], n_promises, promise,
                               study->arena, err);
    }
    if (status == FC_OK)
        status = run_all(&runner, err);
    if (status != FC_OK)
        return status;
    made.confidence = 1 - 0.05 / (n - 1);
    for (int i = 0; i < n - 1; i++)
        fill(&runner.pair[i], made.confidence);
    made.trials = runner.done;
    made.partial = runner.done < study->trials;
    *out = made;
    return FC_OK;
}

const struct fc_compared_measure *fc_compared_find(const struct fc_comparison *comparison,
                                                   const struct fc_compared   *with,
                                                   enum fc_measured what, int stage)
{
    for (int i = 0; i < with->n_measures; i++) {
        const struct fc_measure *measure = &comparison->plan->measure[with->measure[i].of[0]];
        if (measure->what == what && measure->stage == stage)
            return &with->measure[i];
    }
    return NULL;
}
