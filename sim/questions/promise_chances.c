#include "questions/promise_chances.h"

#include <math.h>

#include "engine/closed_form.h"

/* Half a tenth of a point: finer than anything that is said. */
static const double FINE = 0.0005;

static const double DECIDED = 4;

static double fine(const struct fc_request *request)
{
    return request->enough == NULL ? FINE : fmin(FINE, request->enough->standard_error);
}

const double fc_safe_at[FC_SAFE_LEVELS] = {0.80, 0.90, 0.95};

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to answer.");
}

bool fc_promise_integrates(const struct fc_request *request, const struct fc_promise *promise)
{
    return request->integrate && fc_closed_form_fits(request->plan, promise);
}

/* ---- safe levels ---- */

/* A counted safe level is looked around by so many whole levels on either side. */
enum { AROUND = 3, LOOKED_AT = 2 * AROUND + 1 };

/* One promise's part of the integral. */
struct part {
    int                  promise;
    int                  n_safe;
    struct fc_safe_level safe[FC_KNOWN_SAFE];              /* as counted */
    double               level[FC_KNOWN_SAFE * LOOKED_AT]; /* around them, rising each time */
};

static void add_safe(struct part *part, const struct fc_result *result, double q)
{
    struct fc_safe_level *safe = &part->safe[part->n_safe];
    for (int i = 0; i < part->n_safe; i++)
        if (part->safe[i].confidence == q)
            return;
    if (!fc_result_safe(result, part->promise, q, safe))
        return;
    for (int i = 0; i < LOOKED_AT; i++)
        part->level[part->n_safe * LOOKED_AT + i] = fmax(0, safe->level - AROUND) + i;
    part->n_safe++;
}

static void look_around(struct part *part, const struct fc_result *result)
{
    const struct fc_promise *promise = result->promise[part->promise].promise;
    if (promise->n_clauses != 1)
        return;
    for (int i = 0; i < FC_SAFE_LEVELS; i++)
        add_safe(part, result, fc_safe_at[i]);
    add_safe(part, result, promise->confidence);
}

/* The hardest level whose chance, or the end of its interval, reaches the confidence; NAN when the
   levels looked at do not hold it. */
static double hardest(const struct part *part, int safe, const struct fc_chance chance[],
                      bool at_most, double (*of)(struct fc_chance))
{
    const double *level = part->level + safe * LOOKED_AT;
    double        found = (double)NAN;
    bool          beyond = false;
    for (int k = 0; k < LOOKED_AT; k++) {
        const int i = at_most ? LOOKED_AT - 1 - k : k; /* from the easiest on */
        if (of(chance[i]) >= part->safe[safe].confidence)
            found = level[i];
        else
            beyond = true;
    }
    return beyond ? found : (double)NAN;
}

static double middle(struct fc_chance chance)
{
    return chance.p;
}

static double low_end(struct fc_chance chance)
{
    return chance.low;
}

static double high_end(struct fc_chance chance)
{
    return chance.high;
}

static void keep_safe(struct fc_result *result, const struct part *part,
                      const struct fc_points_answer *answer)
{
    struct fc_promise_tally *tally = &result->promise[part->promise];
    const bool               at_most = tally->clause[0].clause->at_most;
    for (int i = 0; i < part->n_safe; i++) {
        const struct fc_chance *chance = answer->level + i * LOOKED_AT;
        struct fc_safe_level    known = {part->safe[i].confidence,
                                         hardest(part, i, chance, at_most, middle),
                                         hardest(part, i, chance, at_most, low_end),
                                         hardest(part, i, chance, at_most, high_end)};
        if (isnan(known.level))
            continue;
        known.low = isnan(known.low) ? part->safe[i].low : known.low;
        known.high = isnan(known.high) ? part->safe[i].high : known.high;
        tally->known[tally->n_known++] = known;
    }
}

/* ---- all of it ---- */

static enum fc_status integrate(struct fc_promise_chances *out, int n, const struct part part[],
                                const struct fc_request *request, struct fc_result *result,
                                struct fc_arena *arena, struct fc_error *err)
{
    struct fc_points      points;
    struct fc_points_ask *ask = fc_arena_take(arena, (size_t)n, sizeof *ask);
    if (ask == NULL)
        return no_memory(err);
    for (int i = 0; i < n; i++) {
        const struct fc_promise *promise = result->promise[part[i].promise].promise;
        ask[i] = (struct fc_points_ask){.promise = promise,
                                        .periods = promise->n_clauses == 1,
                                        .n_levels = part[i].n_safe * LOOKED_AT,
                                        .level = part[i].level};
    }
    const struct fc_points_request all = {.plan = request->plan,
                                          .n = n,
                                          .ask = ask,
                                          .standard_error = fine(request),
                                          .seed = request->seed,
                                          .threads = request->threads,
                                          .stop = request->stop};
    const enum fc_status           status = fc_points_find(&points, &all, arena, err);
    for (int i = 0; i < n && status == FC_OK; i++) {
        out->integrated[part[i].promise] = &points.answer[i];
        keep_safe(result, &part[i], &points.answer[i]);
    }
    return status;
}

enum fc_status fc_promise_chances_find(struct fc_promise_chances *out,
                                       const struct fc_request *request, struct fc_result *result,
                                       struct fc_arena *arena, struct fc_error *err)
{
    const size_t room = (size_t)result->n_promises + 1;
    struct part *part = fc_arena_take(arena, room, sizeof *part);
    int          n = 0;
    out->result = result;
    out->integrated = fc_arena_take(arena, room, sizeof *out->integrated);
    if (part == NULL || out->integrated == NULL)
        return no_memory(err);
    for (int p = 0; p < result->n_promises && !result->partial; p++) {
        if (!fc_promise_integrates(request, result->promise[p].promise))
            continue;
        part[n].promise = p;
        look_around(&part[n++], result);
    }
    return n == 0 ? FC_OK : integrate(out, n, part, request, result, arena, err);
}

struct fc_chance fc_promise_chance(const struct fc_promise_chances *chances, int p)
{
    const struct fc_points_answer *integrated = chances->integrated[p];
    return integrated != NULL ? integrated->chance : fc_result_chance(chances->result, p);
}

struct fc_chance fc_promise_chance_period(const struct fc_promise_chances *chances, int p, int i)
{
    const struct fc_points_answer *integrated = chances->integrated[p];
    return integrated != NULL ? integrated->period[i]
                              : fc_result_period_chance(chances->result, p, 0, i);
}

struct fc_chance fc_promise_chance_from(const struct fc_promise_chances *chances, int p, int i)
{
    const struct fc_points_answer *integrated = chances->integrated[p];
    return integrated != NULL ? integrated->from[i]
                              : fc_result_chance_from(chances->result, p, 0, i);
}

enum fc_decision fc_promise_chance_decide(const struct fc_promise_chances *chances, int p, double q)
{
    const struct fc_result *result = chances->result;
    const struct fc_chance  chance = fc_promise_chance(chances, p);
    if (chances->integrated[p] == NULL)
        return fc_chance_decide(result->promise[p].kept, result->trials, q);
    if (fabs(chance.p - q) < DECIDED * chance.standard_error)
        return FC_UNDECIDED;
    return chance.p > q ? FC_ABOVE : FC_BELOW;
}
