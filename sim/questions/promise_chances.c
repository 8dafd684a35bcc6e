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

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to answer.");
}

bool fc_promise_integrates(const struct fc_request *request, const struct fc_promise *promise)
{
    return request->integrate && fc_closed_form_fits(request->plan, promise);
}

static enum fc_status integrate(const struct fc_points_answer **to[], int n,
                                const struct fc_points_ask *ask, const struct fc_request *request,
                                struct fc_arena *arena, struct fc_error *err)
{
    struct fc_points               points;
    const struct fc_points_request all = {.plan = request->plan,
                                          .n = n,
                                          .ask = ask,
                                          .standard_error = fine(request),
                                          .seed = request->seed,
                                          .threads = request->threads,
                                          .stop = request->stop};
    const enum fc_status           status = fc_points_find(&points, &all, arena, err);
    for (int i = 0; i < n && status == FC_OK; i++)
        *to[i] = &points.answer[i];
    return status;
}

enum fc_status fc_promise_chances_find(struct fc_promise_chances *out,
                                       const struct fc_request   *request,
                                       const struct fc_result *result, struct fc_arena *arena,
                                       struct fc_error *err)
{
    const size_t                     room = (size_t)result->n_promises + 1;
    struct fc_points_ask            *ask = fc_arena_take(arena, room, sizeof *ask);
    const struct fc_points_answer ***to = fc_arena_take(arena, room, sizeof *to);
    int                              n = 0;
    out->result = result;
    out->integrated = fc_arena_take(arena, room, sizeof *out->integrated);
    if (ask == NULL || to == NULL || out->integrated == NULL)
        return no_memory(err);
    for (int p = 0; p < result->n_promises && !result->partial; p++) {
        const struct fc_promise *promise = result->promise[p].promise;
        if (!fc_promise_integrates(request, promise))
            continue;
        ask[n] = (struct fc_points_ask){.promise = promise, .periods = promise->n_clauses == 1};
        to[n++] = &out->integrated[p];
    }
    return n == 0 ? FC_OK : integrate(to, n, ask, request, arena, err);
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
