#include "questions/every_month.h"

static bool has_meaning(const struct fc_promise *promise, const struct fc_plan *plan)
{
    const struct fc_clause *clause = &promise->clause[0];
    return promise->n_clauses == 1 && clause->period == FC_MONTH && clause->one_level &&
           clause->n_periods < plan->months;
}

bool fc_every_month(const struct fc_promise **out, const struct fc_promise *promise,
                    const struct fc_plan *plan, struct fc_arena *arena)
{
    *out = NULL;
    if (!has_meaning(promise, plan))
        return true;
    const size_t       months = (size_t)plan->months;
    struct fc_promise *other = fc_arena_take(arena, 1, sizeof *other);
    struct fc_clause  *clause = fc_arena_take(arena, 1, sizeof *clause);
    struct fc_span    *span = fc_arena_take(arena, months, sizeof *span);
    double            *level = fc_arena_take(arena, months, sizeof *level);
    if (other == NULL || clause == NULL || span == NULL || level == NULL)
        return false;
    for (int t = 0; t < plan->months; t++) {
        span[t] = (struct fc_span){t, t};
        level[t] = promise->clause[0].level[0];
    }
    *clause = promise->clause[0];
    clause->reading = FC_EVERY;
    clause->from_t = 0;
    clause->to_t = plan->months - 1;
    clause->n_periods = plan->months;
    clause->span = span;
    clause->level = level;
    *other = *promise;
    other->clause = clause;
    *out = other;
    return true;
}
