#include "output/table_figures.h"

#include <math.h>

#include "questions/seek.h"
#include "results/statistic.h"

enum { LEVELS = 7, BUDGETS = 7, TODAY = 3 };

/* Against today's spend. */
static const double factors[BUDGETS] = {0.6, 0.8, 0.9, 1, 1.1, 1.2, 1.4};

/* Enough for whole points in every cell. */
static const uint64_t MOST_TRIALS = 12000;
static const double   WHOLE_POINTS = 0.0045;

/* The levels span at least this part of the one asked for, on either side. */
static const double SPAN = 0.2;

struct table {
    struct fc_table_facts facts;
    double                level[LEVELS], budget[BUDGETS], chance[LEVELS * BUDGETS];
};

struct maker {
    const struct fc_study          *study;
    const struct fc_result         *result;
    const struct fc_promise_answer *answer;
    const struct fc_clause         *clause;
    const struct fc_measure        *measure;
    struct fc_seek_key              spend;
    struct table                   *table;
    struct fc_error                *err;
};

/* ---- levels ---- */

/* 1, 2 or 5 times a power of ten, at least x. */
static double step_above(double x)
{
    const double ten = pow(10, floor(log10(x)));
    const double parts = x / ten * (1 - 1e-9);
    return ten * (parts <= 1 ? 1 : parts <= 2 ? 2 : parts <= 5 ? 5 : 10);
}

/* Round steps from the level asked for, about it and the safe one. */
static void fill_levels(struct maker *maker)
{
    const double         asked = maker->clause->level[0];
    struct fc_safe_level safe = {.level = asked};
    const int            index = maker->answer->index;
    fc_result_safe(maker->result, index, maker->answer->promise->confidence, &safe);
    const double usual =
        fc_result_level(maker->result, index, 0.75) - fc_result_level(maker->result, index, 0.25);
    const double span =
        fmax(fabs(safe.level - asked), asked != 0 ? SPAN * fabs(asked) : fabs(usual));
    const double least = maker->measure->unit == FC_UNIT_COUNT ? 1 : 1e-9;
    const double step = fmax(step_above(fmax(span, least) / 3), least);
    double       lowest = asked + step * (round((safe.level - asked) / 2 / step) - LEVELS / 2);
    while (asked > 0 && lowest <= 0)
        lowest += step;
    for (int i = 0; i < LEVELS; i++)
        maker->table->level[i] = lowest + step * i;
}

/* ---- one budget ---- */

static void count_levels(struct maker *maker, int column, const struct fc_columns *columns)
{
    const double scale = fc_statistic_scale(maker->clause, maker->measure->ticks);
    for (int i = 0; i < LEVELS; i++) {
        uint64_t kept = 0;
        for (uint64_t trial = 0; trial < columns->trials; trial++)
            kept += fc_holds(maker->clause->at_most, columns->statistic[0][trial],
                             maker->table->level[i] * scale);
        maker->table->chance[i * BUDGETS + column] = fc_chance_of(kept, columns->trials).p;
    }
}

static enum fc_status run_plan(struct maker *maker, int column, const struct fc_plan *plan,
                               const struct fc_promise *promise)
{
    const struct fc_study          *study = maker->study;
    struct fc_arena                 arena = {0};
    struct fc_columns               columns;
    const struct fc_columns_request request = {.plan = plan,
                                               .n_promises = 1,
                                               .promise = &promise,
                                               .seed = study->seed,
                                               .trials = study->trials < MOST_TRIALS ? study->trials
                                                                                     : MOST_TRIALS,
                                               .threads = study->threads,
                                               .stop = study->stop};
    const enum fc_status            status = fc_columns_run(&columns, &request, &arena, maker->err);
    if (status == FC_OK)
        count_levels(maker, column, &columns);
    fc_arena_free(&arena);
    return status;
}

static enum fc_status fill_budget(struct maker *maker, int column)
{
    const struct fc_study   *study = maker->study;
    const struct fc_promise *asked = maker->answer->promise;
    struct fc_problems       found = {.arena = study->arena};
    struct fc_plan          *plan;
    const char              *set = fc_seek_key_set(
                     &maker->spend, factors[column] * fc_seek_key_now(&maker->spend), study->arena);
    maker->table->budget[column] = maker->spend.today * factors[column];
    if (set == NULL)
        return fc_fail(maker->err, FC_NO_MEMORY, "There is not enough memory for the chart.");
    const enum fc_status status = fc_study_variant(&plan, study, 1, &set, &found, maker->err);
    if (status == FC_BAD_INPUT)
        return fc_fail(maker->err, status, "With %s the plan cannot be used: %s.", set,
                       found.size > 0 ? found.item[0].text : "it is refused");
    if (status != FC_OK)
        return status;
    const struct fc_promise *promise = fc_promise_on(plan, asked, study->plan, study->arena);
    return promise == NULL
               ? fc_fail(maker->err, FC_NO_MEMORY, "There is not enough memory for the chart.")
               : run_plan(maker, column, plan, promise);
}

static enum fc_status fill_chances(struct maker *maker)
{
    enum fc_status status = FC_OK;
    for (int i = 0; i < BUDGETS && status == FC_OK; i++) {
        if (i != TODAY) {
            status = fill_budget(maker, i);
            continue;
        }
        maker->table->budget[i] = maker->spend.today;
        for (int level = 0; level < LEVELS; level++)
            maker->table->chance[level * BUDGETS + i] = fc_result_chance_at(
                maker->result, maker->answer->index, maker->table->level[level]);
    }
    return status;
}

/* ---- the whole ---- */

/* The least budget up to the highest of the table that makes the level safe; NAN: none. */
static enum fc_status find_needed(struct maker *maker, double *out)
{
    struct fc_seek_key key = maker->spend;
    key.high = key.low / 0.25 * factors[BUDGETS - 1];
    const struct fc_seek_request request = {
        .promise = maker->answer->promise, .key = &key, .standard_error = WHOLE_POINTS};
    struct fc_problems   found = {.arena = maker->study->arena};
    struct fc_sought     sought;
    const enum fc_status status = fc_seek(&sought, maker->study, &request, &found, maker->err);
    *out = status == FC_OK && sought.found ? fc_seek_key_value(&key, sought.at) : (double)NAN;
    return status == FC_BAD_INPUT ? FC_OK : status;
}

static const char *reason_against(const struct maker *maker)
{
    const struct fc_promise *promise = maker->answer->promise;
    if (promise->n_clauses > 1)
        return "promises kept together have no single level to vary";
    if (!maker->clause->one_level)
        return "a level that changes from month to month is no single level to vary";
    return NULL;
}

enum fc_status fc_table_figures_make(const struct fc_table_facts **out, const char **why_not,
                                     const struct fc_study *study, const struct fc_result *result,
                                     const struct fc_promise_answer *answer, struct fc_error *err)
{
    const struct fc_clause *clause = &answer->promise->clause[0];
    struct fc_problems      found = {.arena = study->arena};
    struct maker            maker = {.study = study,
                                     .result = result,
                                     .answer = answer,
                                     .clause = clause,
                                     .measure = &study->plan->measure[clause->measure],
                                     .table = fc_arena_take(study->arena, 1, sizeof *maker.table),
                                     .err = err};
    *out = NULL;
    *why_not = reason_against(&maker);
    if (maker.table == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for the chart.");
    if (*why_not != NULL)
        return FC_OK;
    enum fc_status status = fc_seek_key_read(&maker.spend, study, NULL, &found, err);
    if (status == FC_BAD_INPUT || (status == FC_OK && !(maker.spend.today > 0))) {
        *why_not = "the plan spends nothing, so there are no budgets to compare";
        return FC_OK;
    }
    if (status == FC_OK) {
        fill_levels(&maker);
        status = fill_chances(&maker);
    }
    if (status == FC_OK)
        status = find_needed(&maker, &maker.table->facts.needed);
    if (status != FC_OK)
        return status;
    maker.table->facts = (struct fc_table_facts){
        .level_count = LEVELS,
        .level = maker.table->level,
        .budget_count = BUDGETS,
        .budget = maker.table->budget,
        .chance = maker.table->chance,
        .standard_error =
            0.5 / sqrt((double)(study->trials < MOST_TRIALS ? study->trials : MOST_TRIALS)),
        .today = TODAY,
        .every = "a month",
        .needed = maker.table->facts.needed};
    *out = &maker.table->facts;
    return FC_OK;
}
