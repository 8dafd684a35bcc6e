#include "results/result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/levels.h"
#include "engine/ledger.h"
#include "results/follow.h"
#include "results/statistic.h"

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to keep the results.");
}

/* Cells of one view. */
static size_t n_cells(const struct fc_plan *plan)
{
    return (size_t)plan->n_measures * ((size_t)plan->months + 1);
}

static size_t all_cells(const struct fc_result *result)
{
    return (size_t)result->n_views * n_cells(result->plan);
}

static bool make_clause(struct fc_clause_tally *tally, const struct fc_clause *clause)
{
    tally->clause = clause;
    tally->period_kept = calloc((size_t)clause->n_periods, sizeof *tally->period_kept);
    tally->kept_from = calloc((size_t)clause->n_periods, sizeof *tally->kept_from);
    return tally->period_kept != NULL && tally->kept_from != NULL;
}

static bool make_promise(struct fc_promise_tally *tally, const struct fc_promise *promise,
                         int months)
{
    tally->promise = promise;
    tally->clause = calloc((size_t)promise->n_clauses, sizeof *tally->clause);
    bool made = fc_samples_make(&tally->samples, months) && tally->clause != NULL;
    for (int c = 0; c < promise->n_clauses && made; c++)
        made = make_clause(&tally->clause[c], &promise->clause[c]);
    return made;
}

/* Columns of a measure that are looked at. */
enum { NONE, TOTAL, MONTHS };

/* Promises and ratios look at all columns, cells at those that do not follow as the same. */
static int columns_of(const struct fc_result *out, const struct fc_layout *layout, int measure)
{
    const struct fc_plan   *plan = layout->plan;
    const struct fc_follow *follow = &out->follow[measure * (plan->months + 1)];
    for (int p = 0; p < out->n_promises; p++)
        for (int c = 0; c < out->promise[p].promise->n_clauses; c++)
            if (out->promise[p].promise->clause[c].measure == measure)
                return MONTHS;
    for (int m = 0; m < plan->n_measures; m++) {
        if (!layout->kept[m] || !plan->measure[m].ratio)
            continue;
        const struct fc_ratio_parts parts = fc_ratio_parts(plan, m);
        if (parts.over == measure || parts.under == measure || m == measure)
            return MONTHS;
    }
    for (int t = 0; t < plan->months; t++)
        if (follow[t].how != FC_FOLLOWS_SAME)
            return MONTHS;
    return follow[plan->months].how == FC_FOLLOWS_SAME ? NONE : TOTAL;
}

/* What is kept, and how its cells are come by. */
static bool make_kept(struct fc_result *out, const struct fc_layout *layout, const bool kept[])
{
    const struct fc_plan *plan = layout->plan;
    const int             cells = plan->months + 1;
    out->kept = calloc((size_t)plan->n_measures, sizeof *out->kept);
    out->follow = calloc(n_cells(plan), sizeof *out->follow);
    out->columns = calloc((size_t)plan->n_measures, sizeof *out->columns);
    for (int m = 0; out->kept != NULL && m < plan->n_measures; m++)
        out->kept[m] = kept == NULL || kept[m];
    for (int i = 0; out->follow != NULL && i < plan->n_measures * cells; i++)
        out->follow[i] = fc_follow_of(layout, i / cells, i % cells);
    return out->kept != NULL && out->follow != NULL && out->columns != NULL;
}

enum fc_status fc_result_make(struct fc_result *out, const struct fc_layout *layout,
                              const bool kept[], int n_promises,
                              const struct fc_promise *const promise[], struct fc_error *err)
{
    const struct fc_plan *plan = layout->plan;
    *out = (struct fc_result){.plan = plan,
                              .n_views = layout->n_views,
                              .n_promises = n_promises,
                              .totals = layout->totals};
    out->cell = calloc(all_cells(out), sizeof *out->cell);
    out->promise = calloc((size_t)n_promises + 1, sizeof *out->promise);
    bool made = make_kept(out, layout, kept) && out->cell != NULL && out->promise != NULL;
    for (size_t i = 0; i < all_cells(out) && made; i++) /* what follows comes with its sums */
        out->cell[i].settled = out->follow[i % n_cells(plan)].how != FC_FOLLOWS_NOT;
    for (int p = 0; p < n_promises && made; p++)
        made = make_promise(&out->promise[p], promise[p], plan->months);
    for (int m = 0; m < plan->n_measures && made; m++)
        out->columns[m] = columns_of(out, layout, m);
    if (made)
        return FC_OK;
    fc_result_free(out);
    return no_memory(err);
}

static void free_promise(struct fc_promise_tally *tally)
{
    for (int c = 0; tally->clause != NULL && c < tally->promise->n_clauses; c++) {
        fc_bins_free(&tally->clause[c].statistic);
        free(tally->clause[c].period_kept);
        free(tally->clause[c].kept_from);
    }
    free(tally->clause);
    fc_samples_free(&tally->samples);
}

void fc_result_free(struct fc_result *result)
{
    for (size_t i = 0; result->cell != NULL && i < all_cells(result); i++)
        fc_cell_free(&result->cell[i]);
    for (int p = 0; result->promise != NULL && p < result->n_promises; p++)
        free_promise(&result->promise[p]);
    free(result->cell);
    free(result->kept);
    free(result->columns);
    free(result->follow);
    free(result->promise);
    *result = (struct fc_result){0};
}

FC_LEVELS static uint64_t count_true(int n, const bool value[])
{
    uint32_t count = 0;
    for (int lane = 0; lane < n; lane++)
        count += value[lane];
    return count;
}

FC_LEVELS static void both_true(int n, const bool value[restrict], bool and[restrict])
{
    for (int lane = 0; lane < n; lane++)
        and[lane] = and[lane] & value[lane];
}

static bool see_clause(struct fc_clause_tally *tally, const struct fc_block *block,
                       bool all_kept[FC_BLOCK])
{
    const struct fc_clause *clause = tally->clause;
    const double            ticks = block->layout->plan->measure[clause->measure].ticks;
    int64_t                 period[FC_MAX_MONTHS * FC_BLOCK];
    int64_t                 statistic[FC_BLOCK], defined[FC_BLOCK];
    bool                    kept[FC_BLOCK], from[FC_BLOCK];
    memset(from, 1, sizeof from);
    for (int i = clause->n_periods - 1; i >= 0; i--) {
        int64_t *column = period + (int64_t)i * FC_BLOCK;
        fc_period_column(block, clause->measure, clause->span[i], column);
        fc_holds_column(clause->at_most, block->n, column, clause->level[i] * ticks, kept);
        tally->period_kept[i] += count_true(block->n, kept);
        both_true(block->n, kept, from);
        tally->kept_from[i] += count_true(block->n, from);
    }
    fc_clause_column(clause, ticks, block->n, period, statistic, kept);
    tally->kept += count_true(block->n, kept);
    both_true(block->n, kept, all_kept);
    const int n_defined = fc_defined_only(block->n, statistic, defined);
    tally->undefined += (uint64_t)(block->n - n_defined);
    return fc_bins_add(&tally->statistic, n_defined, defined);
}

/* Whether a measure is told in a view: of a channel only what is told by channel. */
static bool tells(const struct fc_result *result, int measure, int view)
{
    return result->kept[measure] &&
           (view == FC_ALL || fc_measure_by_channel(&result->plan->measure[measure]));
}

static struct fc_cell *cell_at(const struct fc_result *result, int view, struct fc_column_of at)
{
    return result->cell + (size_t)view * n_cells(result->plan) +
           at.measure * (result->plan->months + 1) + at.t;
}

/* One cell of a view; what follows from another comes later, but for counts that are too large. */
static bool see_value(struct fc_result *result, const struct fc_block *block, int view,
                      struct fc_column_of at)
{
    const struct fc_follow *follow =
        &result->follow[at.measure * (result->plan->months + 1) + at.t];
    const struct fc_column_of from = follow->from;
    struct fc_cell           *cell = cell_at(result, view, at);
    if (follow->how == FC_FOLLOWS_NOT)
        return fc_cell_see(cell, block->n, fc_block_value(block, at.measure, at.t),
                           fc_measure_has_gaps(&result->plan->measure[at.measure]));
    return follow->how == FC_FOLLOWS_SAME ||
           fc_follow_see_rest(cell, cell_at(result, view, from),
                              fc_follow_cost(block->layout, view, at.t), block->n,
                              fc_block_value(block, from.measure, from.t));
}

static bool see_measure(struct fc_result *result, struct fc_block *block, int view, int measure)
{
    const int months = result->plan->months;
    bool      fine = true;
    if (result->columns[measure] != NONE)
        fc_ledger_fill(block, measure, view, result->columns[measure] == MONTHS);
    for (int t = result->totals ? months : 0; t <= months && fine && tells(result, measure, view);
         t++)
        fine = see_value(result, block, view, (struct fc_column_of){measure, t});
    return fine;
}

/* The cells of one view. Those that others follow from stand before them, ratios behind. */
static bool see_cells(struct fc_result *result, struct fc_block *block, int view)
{
    bool fine = true;
    for (int ratios = 0; ratios <= 1; ratios++)
        for (int m = 0; m < result->plan->n_measures && fine; m++)
            if (result->plan->measure[m].ratio == (ratios == 1))
                fine = see_measure(result, block, view, m);
    return fine;
}

enum fc_status fc_result_finish(struct fc_result *result, const struct fc_layout *layout,
                                struct fc_error *err)
{
    const int cells = result->plan->months + 1;
    bool      fine = true;
    for (size_t i = 0; i < all_cells(result); i++)
        fc_cell_settle(&result->cell[i]);
    for (int view = 0; view < result->n_views; view++)
        for (int i = 0; i < result->plan->n_measures * cells && fine; i++) {
            const struct fc_follow *follow = &result->follow[i];
            if (follow->how == FC_FOLLOWS_COUNT && tells(result, i / cells, view))
                fine = fc_follow_fill(
                    cell_at(result, view, (struct fc_column_of){i / cells, i % cells}),
                    cell_at(result, view, follow->from), fc_follow_cost(layout, view, i % cells));
        }
    return fine ? FC_OK : no_memory(err);
}

enum fc_status fc_result_see_view(struct fc_result *result, struct fc_block *block, int view,
                                  struct fc_error *err)
{
    return see_cells(result, block, view) ? FC_OK : no_memory(err);
}

enum fc_status fc_result_see(struct fc_result *result, struct fc_block *block, struct fc_error *err)
{
    bool fine = see_cells(result, block, FC_ALL);
    for (int p = 0; p < result->n_promises && fine; p++) {
        struct fc_promise_tally *tally = &result->promise[p];
        bool                     kept[FC_BLOCK];
        memset(kept, 1, sizeof kept);
        for (int c = 0; c < tally->promise->n_clauses && fine; c++)
            fine = see_clause(&tally->clause[c], block, kept);
        tally->kept += count_true(block->n, kept);
        if (!result->totals)
            fc_samples_see(&tally->samples, block, tally->promise->clause[0].measure, kept);
    }
    result->seed = block->seed;
    result->trials += (uint64_t)block->n;
    return fine ? FC_OK : no_memory(err);
}

static void merge_clause(struct fc_clause_tally *into, struct fc_clause_tally *from)
{
    into->kept += from->kept;
    into->undefined += from->undefined;
    for (int i = 0; i < into->clause->n_periods; i++) {
        into->period_kept[i] += from->period_kept[i];
        into->kept_from[i] += from->kept_from[i];
    }
    fc_bins_merge(&into->statistic, &from->statistic);
}

void fc_result_merge(struct fc_result *into, struct fc_result *from)
{
    for (size_t i = 0; i < all_cells(into); i++)
        fc_cell_merge(&into->cell[i], &from->cell[i]);
    for (int p = 0; p < into->n_promises; p++) {
        into->promise[p].kept += from->promise[p].kept;
        fc_samples_merge(&into->promise[p].samples, &from->promise[p].samples);
        for (int c = 0; c < into->promise[p].promise->n_clauses; c++)
            merge_clause(&into->promise[p].clause[c], &from->promise[p].clause[c]);
    }
    if (from->trials > 0)
        into->seed = from->seed;
    into->trials += from->trials;
}
