#include "questions/drivers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "questions/spread.h"

/* An effect is clear when it is this many standard errors: luck does so once in 15,000 times. */
static const double CLEAR = 4;

/* What is worked with: the inputs, two runs that share them, and what varies in each. */
struct work {
    const struct fc_drivers_request *request;
    const struct fc_study           *study;
    struct fc_drivers_answer        *out;
    int                              n_inputs;
    struct fc_drawn_input           *input;
    struct fc_columns                first, again;
    double                          *y; /* [trials] */
};

int fc_money_measure(const struct fc_plan *plan)
{
    return fc_measure_of(plan, FC_M_NET_GAIN, -1);
}

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to weigh the inputs.");
}

static enum fc_status run(const struct work *work, uint64_t first, const struct fc_swap *swap,
                          struct fc_columns *out, struct fc_error *err)
{
    const struct fc_figure          figure = {work->out->measure, work->out->span};
    const struct fc_columns_request request = {.plan = work->study->plan,
                                               .n_promises = work->request->promise != NULL,
                                               .promise = &work->request->promise,
                                               .n_figures = 1,
                                               .figure = &figure,
                                               .inputs = swap == NULL,
                                               .swap = swap,
                                               .seed = work->study->seed,
                                               .first = first,
                                               .trials = work->out->trials,
                                               .threads = work->study->threads,
                                               .progress = work->study->progress,
                                               .stop = work->study->stop};
    return fc_columns_run(out, &request, work->study->arena, err);
}

/* The second run's trials lie behind the first's; its inputs are those of the first. */
static enum fc_status run_twice(struct work *work, struct fc_error *err)
{
    uint64_t *shift = fc_arena_take(work->study->arena, (size_t)work->n_inputs + 1, sizeof *shift);
    enum fc_status status = run(work, 0, NULL, &work->first, err);
    if (work->request->brief)
        return status;
    if (shift == NULL)
        return no_memory(err);
    for (int i = 0; i < work->n_inputs; i++)
        shift[i] = -work->out->trials;
    const struct fc_swap swap = {.shift = shift};
    return status == FC_OK ? run(work, work->out->trials, &swap, &work->again, err) : status;
}

/* What has no value in a trial stands at the mean: it neither adds to the spread nor takes away. */
static double *values(const struct work *work, const struct fc_columns *columns)
{
    const double ticks = work->study->plan->measure[work->out->measure].ticks;
    double      *y = fc_arena_take(work->study->arena, columns->trials, sizeof *y);
    double       sum = 0, n = 0;
    for (uint64_t i = 0; y != NULL && i < columns->trials; i++) {
        const int64_t value = columns->figure[0][i];
        y[i] = value == FC_UNDEFINED ? (double)NAN : (double)value / ticks;
        sum += value == FC_UNDEFINED ? 0 : y[i];
        n += value != FC_UNDEFINED;
    }
    for (uint64_t i = 0; y != NULL && i < columns->trials; i++)
        y[i] = isnan(y[i]) ? sum / fmax(n, 1) : y[i];
    return y;
}

/* ---- one input ---- */

/* The chance, or the mean, in the trials in which the input lies in its lowest or highest fifth. */
static double in_fifth(const struct work *work, const double x[], double edge, bool low,
                       double *standard_error)
{
    const bool *kept = work->request->promise == NULL ? NULL : work->first.kept[0];
    double      n = 0, sum = 0, squares = 0;
    for (uint64_t i = 0; i < work->out->trials; i++)
        if (low ? x[i] <= edge : x[i] >= edge) {
            const double value = kept == NULL ? work->y[i] : kept[i];
            n += 1;
            sum += value;
            squares += value * value;
        }
    const double mean = n > 0 ? sum / n : 0;
    *standard_error = n > 1 ? sqrt(fmax(0, squares / n - mean * mean) / n) : 0;
    return mean;
}

static void fill_fifths(struct work *work, struct fc_input_effect *effect,
                        const struct fc_drawn_input *input, const double x[])
{
    /* the edges stand at 32nds; a fifth is between the 6th and 7th of them */
    const double at = (FC_INPUT_EDGES + 1) / 5.0 - 1, part = at - floor(at);
    const int    i = (int)at, j = FC_INPUT_EDGES - 1 - i;
    const double low_edge = input->edge[i] * (1 - part) + input->edge[i + 1] * part;
    const double high_edge = input->edge[j] * (1 - part) + input->edge[j - 1] * part;
    double       low_error, high_error;
    const double low = in_fifth(work, x, low_edge, true, &low_error);
    const double high = in_fifth(work, x, high_edge, false, &high_error);
    effect->low_is_worst = low < high;
    effect->worst = fmin(low, high);
    effect->best = fmax(low, high);
    effect->clear = high != low && fabs(high - low) > CLEAR * hypot(low_error, high_error);
    work->out->fifth_error = fmax(work->out->fifth_error, fmax(low_error, high_error));
}

static bool ends_in(const char *name, const char *key)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL && strcmp(dot + 1, key) == 0;
}

/* A range from n cases shrinks to half with 4 n. A rate's range is that of a Beta from so many
   cases; inquiries and what they cost are counted ones, whose relative error is one over the root
   of their number. */
static double cases_to_halve(const char *name, uint64_t n, const double x[])
{
    const double mean = fc_spread_mean(n, x), variance = fc_spread_variance(n, x);
    if (!(variance > 0))
        return 0;
    if (ends_in(name, "rate") || ends_in(name, "share"))
        return 3 * fmax(1, mean * (1 - mean) / variance - 1);
    if (ends_in(name, "cost_per_inquiry") || ends_in(name, "inquiries"))
        return 3 * mean * mean / variance;
    return 0;
}

static void fill_effect(struct work *work, struct fc_input_effect *effect,
                        const struct fc_drawn_input *input, const double x[])
{
    *effect = (struct fc_input_effect){.name = input->name,
                                       .owner = input->owner,
                                       .p05 = input->p05,
                                       .median = input->median,
                                       .p95 = input->p95};
    effect->first_order = fc_spread_first_order(work->out->trials, x, input->edge, work->y);
    effect->cases = cases_to_halve(input->name, work->out->trials, x);
    fill_fifths(work, effect, input, x);
}

/* ---- choices ---- */

static enum fc_status run_choice(const struct work *work, const struct fc_plan *plan, double **y,
                                 struct fc_error *err)
{
    const int                 measure = fc_money_measure(plan);
    const struct fc_figure    figure = {measure, {0, plan->months - 1}};
    struct fc_columns         columns;
    struct fc_columns_request request = {.plan = plan,
                                         .n_figures = 1,
                                         .figure = &figure,
                                         .seed = work->study->seed,
                                         .trials = work->out->trials,
                                         .threads = work->study->threads,
                                         .stop = work->study->stop};
    if (measure < 0)
        return fc_fail(err, FC_BAD_INPUT,
                       "%s has no [deal]: a choice can only be weighed in money.", plan->file);
    const enum fc_status status = fc_columns_run(&columns, &request, work->study->arena, err);
    *y = status != FC_OK ? NULL : fc_arena_take(work->study->arena, columns.trials, sizeof **y);
    for (uint64_t i = 0; *y != NULL && i < columns.trials; i++)
        (*y)[i] = (double)columns.figure[0][i] / plan->measure[measure].ticks;
    return status != FC_OK ? status : *y == NULL ? no_memory(err) : FC_OK;
}

static const double *input_named(const struct work *work, const char *name)
{
    for (int i = 0; i < work->n_inputs; i++)
        if (strcmp(work->input[i].name, name) == 0)
            return work->first.input[i];
    return NULL;
}

static enum fc_status weigh_choices(struct work *work, struct fc_error *err)
{
    const int n = work->request->n_choices;
    double  **y = fc_arena_take(work->study->arena, (size_t)n + 1, sizeof *y);
    if (y == NULL)
        return no_memory(err);
    for (int d = 0; d < n; d++) {
        const enum fc_status status = run_choice(work, work->request->choice[d], &y[d], err);
        if (status != FC_OK)
            return status;
        if (fc_spread_mean(work->out->trials, y[d]) >
            fc_spread_mean(work->out->trials, y[work->out->best_choice]))
            work->out->best_choice = d;
    }
    work->out->best_money = fc_spread_mean(work->out->trials, y[work->out->best_choice]);
    for (int i = 0; i < work->out->n; i++) {
        bool          failed;
        const double *x = input_named(work, work->out->effect[i].name);
        work->out->effect[i].worth =
            fc_spread_worth(work->out->trials, x, n, (const double *const *)y, &failed);
        if (failed)
            return no_memory(err);
    }
    work->out->has_worth = n > 0;
    return FC_OK;
}

/* ---- all of it ---- */

static int larger_first(const void *a, const void *b)
{
    const struct fc_input_effect *x = a, *y = b;
    const double                  dx = x->best - x->worst, dy = y->best - y->worst;
    return dx != dy ? (dx < dy) - (dx > dy) : strcmp(x->name, y->name);
}

static enum fc_status fill(struct work *work, struct fc_error *err)
{
    struct fc_drivers_answer *out = work->out;
    work->y = values(work, &work->first);
    out->effect =
        fc_arena_take(work->study->arena, (size_t)work->n_inputs + 1, sizeof *out->effect);
    if (work->y == NULL || out->effect == NULL)
        return no_memory(err);
    out->mean = fc_spread_mean(out->trials, work->y);
    out->not_knowing = (double)NAN;
    if (!work->request->brief) {
        const double *again = values(work, &work->again);
        if (again == NULL)
            return no_memory(err);
        out->not_knowing = fc_spread_shared(out->trials, work->y, again);
    }
    if (out->promise != NULL)
        out->chance = fc_chance_of(fc_columns_kept(&work->first, 0), out->trials);
    for (int i = 0; i < work->n_inputs; i++)
        if (!work->input[i].certain)
            fill_effect(work, &out->effect[out->n++], &work->input[i], work->first.input[i]);
    const enum fc_status status = work->request->n_choices > 0 ? weigh_choices(work, err) : FC_OK;
    qsort(out->effect, (size_t)out->n, sizeof *out->effect, larger_first);
    return status;
}

enum fc_status fc_drivers_find(struct fc_drivers_answer        *out,
                               const struct fc_drivers_request *request, struct fc_error *err)
{
    const struct fc_study   *study = request->study;
    const struct fc_clause  *clause = request->promise == NULL ? NULL : request->promise->clause;
    struct fc_drivers_answer made = {.plan = study->plan,
                                     .promise = request->promise,
                                     .measure = clause == NULL ? request->measure : clause->measure,
                                     .span = {0, study->plan->months - 1}};
    struct work              work = {.request = request, .study = study, .out = &made};
    if (clause != NULL)
        made.span = (struct fc_span){clause->from_t, clause->to_t};
    made.trials =
        study->trials < FC_MOST_COLUMN_TRIALS / 2 ? study->trials : FC_MOST_COLUMN_TRIALS / 2;
    enum fc_status status =
        fc_inputs_list(&work.input, &work.n_inputs, study->plan, study->arena, err);
    if (status == FC_OK)
        status = run_twice(&work, err);
    if (status == FC_OK)
        status = fill(&work, err);
    if (status == FC_OK)
        *out = made;
    return status;
}
