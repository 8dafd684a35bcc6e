#include "run/odds.h"

#include <math.h>

#include "engine/closed_form.h"
#include "run/points.h"

/* The first look; then as many trials as its chances ask for. */
enum { FIRST_LOOK = 4096 };

static enum fc_status count(const struct fc_odds_request *request, uint64_t first, uint64_t trials,
                            uint64_t kept[], struct fc_error *err)
{
    struct fc_arena                 arena = {0};
    struct fc_columns               columns;
    const struct fc_columns_request run = {.plan = request->plan,
                                           .n_promises = request->n_promises,
                                           .promise = request->promise,
                                           .seed = request->seed,
                                           .first = first,
                                           .trials = trials,
                                           .threads = request->threads,
                                           .stop = request->stop};
    const enum fc_status            status = fc_columns_run(&columns, &run, &arena, err);
    for (int p = 0; status == FC_OK && p < request->n_promises; p++)
        kept[p] += fc_columns_kept(&columns, p);
    fc_arena_free(&arena);
    return status;
}

/* Trials after which the worst of the chances is as good as wanted, by what was seen so far. */
static uint64_t trials_wanted(const struct fc_odds_request *request, const uint64_t kept[],
                              uint64_t seen)
{
    double worst = 0;
    for (int p = 0; p < request->n_promises; p++)
        worst = fmax(worst, fc_chance_of(kept[p], seen).standard_error);
    const double times = worst / request->standard_error;
    const double wanted = times <= 1 ? (double)seen : 1.05 * times * times * (double)seen;
    return wanted < (double)request->trials ? (uint64_t)wanted : request->trials;
}

static enum fc_status count_all(struct fc_odds *out, const struct fc_odds_request *request,
                                uint64_t kept[], struct fc_error *err)
{
    uint64_t       seen = 0;
    uint64_t       next = request->trials < FIRST_LOOK ? request->trials : FIRST_LOOK;
    enum fc_status status = FC_OK;
    while (status == FC_OK && seen < next) {
        status = count(request, seen, next - seen, kept, err);
        seen = next;
        if (status == FC_OK)
            next = trials_wanted(request, kept, seen);
    }
    for (int p = 0; status == FC_OK && p < request->n_promises; p++)
        out->chance[p] = fc_chance_of(kept[p], seen);
    out->trials = seen;
    return status;
}

static bool all_fit(const struct fc_odds_request *request)
{
    bool fit = request->n_promises > 0;
    for (int p = 0; p < request->n_promises && fit; p++)
        fit = fc_closed_form_fits(request->plan, request->promise[p]);
    return fit;
}

static enum fc_status integrate(struct fc_odds *out, const struct fc_odds_request *request,
                                struct fc_arena *arena, struct fc_error *err)
{
    struct fc_points      points;
    struct fc_points_ask *ask = fc_arena_take(arena, (size_t)request->n_promises, sizeof *ask);
    if (ask == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to find a chance.");
    for (int p = 0; p < request->n_promises; p++)
        ask[p].promise = request->promise[p];
    const struct fc_points_request all = {.plan = request->plan,
                                          .n = request->n_promises,
                                          .ask = ask,
                                          .standard_error = request->standard_error,
                                          .seed = request->seed,
                                          .threads = request->threads,
                                          .stop = request->stop};
    const enum fc_status           status = fc_points_find(&points, &all, arena, err);
    for (int p = 0; p < request->n_promises && status == FC_OK; p++)
        out->chance[p] = points.answer[p].chance;
    if (status == FC_OK)
        out->trials = points.points;
    out->closed_form = true;
    return status;
}

enum fc_status fc_odds_find(struct fc_odds *out, const struct fc_odds_request *request,
                            struct fc_arena *arena, struct fc_error *err)
{
    const size_t   n = (size_t)request->n_promises + 1;
    struct fc_odds made = {.chance = fc_arena_take(arena, n, sizeof *made.chance)};
    uint64_t      *kept = fc_arena_take(arena, n, sizeof *kept);
    if (made.chance == NULL || kept == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to find a chance.");
    const enum fc_status status = all_fit(request) ? integrate(&made, request, arena, err)
                                                   : count_all(&made, request, kept, err);
    if (status == FC_OK)
        *out = made;
    return status;
}
