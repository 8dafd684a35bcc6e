#include "questions/study.h"

#include <string.h>

static enum fc_status load(struct fc_plan **out, const struct fc_study *study, const char *file,
                           struct fc_settings settings, struct fc_problems *problems,
                           struct fc_error *err)
{
    struct fc_plan      *plan;
    const enum fc_status status = fc_load(&plan, file, &settings, study->arena, problems, err);
    if (status != FC_OK)
        return status;
    for (int i = 0; i < plan->n_promises && study->confidence > 0; i++)
        plan->promise[i].confidence = study->confidence;
    if (study->confidence > 0)
        plan->confidence = study->confidence;
    plan->tables = study->plan->tables;
    *out = plan;
    return FC_OK;
}

enum fc_status fc_study_variant(struct fc_plan **out, const struct fc_study *study, int n,
                                const char *const set[], struct fc_problems *problems,
                                struct fc_error *err)
{
    const int    all = study->settings.n + n;
    const char **text = fc_arena_take(study->arena, (size_t)all + 1, sizeof *text);
    if (text == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for another plan.");
    for (int i = 0; i < all; i++)
        text[i] = i < study->settings.n ? study->settings.text[i] : set[i - study->settings.n];
    return load(out, study, study->file, (struct fc_settings){all, text}, problems, err);
}

enum fc_status fc_study_other(struct fc_plan **out, const struct fc_study *study, const char *file,
                              struct fc_problems *problems, struct fc_error *err)
{
    return load(out, study, file, (struct fc_settings){0, NULL}, problems, err);
}

enum fc_status fc_study_odds(struct fc_odds *out, const struct fc_study *study,
                             const struct fc_plan *plan, int n,
                             const struct fc_promise *const promise[], double standard_error,
                             struct fc_error *err)
{
    const struct fc_odds_request request = {
        .plan = plan,
        .n_promises = n,
        .promise = promise,
        .standard_error = standard_error,
        .seed = study->seed,
        .trials = study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS,
        .threads = study->threads,
        .stop = study->stop};
    return fc_odds_find(out, &request, study->arena, err);
}

/* ---- the same promise on another plan ---- */

static int measure_named(const struct fc_plan *plan, const char *name)
{
    for (int i = 0; i < plan->n_measures; i++)
        if (strcmp(plan->measure[i].name, name) == 0)
            return i;
    return -1;
}

/* Months count from another start; false where one lies outside. */
static bool move_months(struct fc_clause *clause, int by, int months, struct fc_arena *arena)
{
    struct fc_span *span = fc_arena_take(arena, (size_t)clause->n_periods, sizeof *span);
    if (span == NULL)
        return false;
    for (int i = 0; i < clause->n_periods; i++) {
        span[i] = (struct fc_span){clause->span[i].first + by, clause->span[i].last + by};
        if (span[i].first < 0 || span[i].last >= months)
            return false;
    }
    clause->span = span;
    clause->from_t += by;
    clause->to_t += by;
    return true;
}

const struct fc_promise *fc_promise_on(const struct fc_plan *plan, const struct fc_promise *promise,
                                       const struct fc_plan *from, struct fc_arena *arena)
{
    struct fc_promise *moved = fc_arena_take(arena, 1, sizeof *moved);
    struct fc_clause  *clause = fc_arena_take(arena, (size_t)promise->n_clauses, sizeof *clause);
    if (plan == from || moved == NULL || clause == NULL)
        return plan == from ? promise : NULL;
    *moved = *promise;
    moved->clause = clause;
    for (int c = 0; c < promise->n_clauses; c++) {
        clause[c] = promise->clause[c];
        clause[c].measure = measure_named(plan, from->measure[clause[c].measure].name);
        if (clause[c].measure < 0 ||
            !move_months(&clause[c], from->start - plan->start, plan->months, arena))
            return NULL;
    }
    return moved;
}
