/* Levers that cost nothing: the same level read another way, a safer level, a later start. */
#include <math.h>
#include <string.h>

#include "questions/lever_search.h"
#include "results/statistic.h"

/* Another promise of one clause: the promise's own, to be changed. NULL when memory is out. */
static struct fc_clause *another(struct fc_lever_search *search, struct fc_promise **out)
{
    const struct fc_promise *promise = search->answer->promise;
    struct fc_promise       *other = fc_arena_take(search->arena, 1, sizeof *other);
    struct fc_clause        *clause = fc_arena_take(search->arena, 1, sizeof *clause);
    if (other == NULL || clause == NULL) {
        search->status =
            fc_fail(search->err, FC_NO_MEMORY, "There is not enough memory for levers.");
        return NULL;
    }
    *other = *promise;
    *clause = promise->clause[0];
    other->clause = clause;
    *out = other;
    return clause;
}

static void add(struct fc_lever_search *search, enum fc_lever_kind kind, struct fc_chance chance,
                const struct fc_promise *instead, double after, int period)
{
    struct fc_lever *lever = fc_lever_add(search, kind, chance);
    if (lever == NULL)
        return;
    lever->promise = instead;
    lever->cost_known = true;
    lever->after = after;
    lever->period = period;
}

void fc_lever_average(struct fc_lever_search *search)
{
    const struct fc_promise_answer *answer = search->answer;
    struct fc_promise              *other;
    if (answer->promise->n_clauses != 1 || (answer->promise->clause[0].reading != FC_EVERY &&
                                            answer->promise->clause[0].reading != FC_K_OF_N))
        return;
    for (int i = 0; i < answer->n_readings; i++) {
        const struct fc_other_reading *reading = &answer->reading[i];
        if (strcmp(reading->name, "average") != 0 || !fc_lever_matters(search, reading->chance))
            continue;
        struct fc_clause *clause = another(search, &other);
        if (clause == NULL)
            return;
        clause->reading = FC_AVERAGE;
        add(search, FC_LEVER_AVERAGE, reading->chance, other, clause->level[0], -1);
    }
}

/* A level as one would sign it: whole items, money to 4 digits, shares to a tenth of a percent;
   towards what is easier to keep. */
static double signable(const struct fc_measure *measure, double level, bool at_most)
{
    double step = 1;
    if (measure->unit == FC_UNIT_SHARE)
        step = 0.001;
    else if (measure->unit == FC_UNIT_MONEY && level != 0)
        step = fmax(1, pow(10, floor(log10(fabs(level))) - 3));
    const double steps = level / step, nearest = round(steps);
    if (fabs(steps - nearest) < 1e-9 * fmax(1, fabs(steps)))
        return nearest * step;
    return (at_most ? ceil(steps) : floor(steps)) * step;
}

/* At least what was asked for, since the safe level is this level or a stricter one; all beyond the
   ends of what was seen, where bins would be too coarse to tell. */
static double chance_at(const struct fc_lever_search *search, double level)
{
    const int                     index = search->answer->index;
    const struct fc_clause_tally *tally = &search->result->promise[index].clause[0];
    const struct fc_clause       *clause = tally->clause;
    const struct fc_measure      *measure = &search->study->plan->measure[clause->measure];
    const double                  value = level * fc_statistic_scale(clause, measure->ticks);
    if (clause->at_most ? value >= (double)tally->statistic.most
                        : value <= (double)tally->statistic.least)
        return 1;
    return fmax(fc_result_chance_at(search->result, index, level),
                search->answer->promise->confidence);
}

/* Nobody promises nothing, or a loss. */
void fc_lever_level(struct fc_lever_search *search)
{
    const struct fc_promise *promise = search->answer->promise;
    struct fc_safe_level     safe;
    struct fc_promise       *other;
    if (promise->n_clauses != 1 ||
        !fc_result_safe(search->result, search->answer->index, promise->confidence, &safe))
        return;
    const struct fc_clause  *own = &promise->clause[0];
    const struct fc_measure *measure = &search->study->plan->measure[own->measure];
    const double             level = signable(measure, safe.level, own->at_most);
    const double             chance = chance_at(search, level);
    double *levels = fc_arena_take(search->arena, (size_t)own->n_periods, sizeof *levels);
    if (!(level > 0) || level == own->level[0])
        return;
    struct fc_clause *clause = levels == NULL ? NULL : another(search, &other);
    if (clause == NULL)
        return;
    for (int i = 0; i < own->n_periods; i++)
        levels[i] = level;
    clause->level = levels;
    const double kept = round(chance * (double)search->result->trials);
    add(search, FC_LEVER_LEVEL, fc_chance_of((uint64_t)kept, search->result->trials), other, level,
        -1);
}

/* Where the first periods decide: the promise without them. */
void fc_lever_later(struct fc_lever_search *search)
{
    const struct fc_slow_start *start = &search->answer->slow_start;
    struct fc_promise          *other;
    if (!start->decides)
        return;
    struct fc_clause *clause = another(search, &other);
    if (clause == NULL)
        return;
    clause->span += start->period;
    clause->level += start->period;
    clause->n_periods -= start->period;
    clause->from_t = clause->span[0].first;
    clause->left_out = 0;
    add(search, FC_LEVER_LATER, start->from_period, other, clause->level[0], start->period);
}
