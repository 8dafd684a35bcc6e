#include "questions/allocate.h"

#include <math.h>
#include <string.h>

#include "questions/allocate_curve.h"
#include "questions/allocate_polish.h"
#include "questions/allocate_shares.h"
#include "questions/allocate_start.h"
#include "questions/drivers.h"

/* A gain that nobody would move money for: half a point of 100, a thousandth of the money. */
static const double LEAST_CHANCE = 0.005, LEAST_MONEY = 0.001;

/* Nor a channel by less than this part of the budget. */
static const double LEAST_MOVE = 0.005;

static const double CONFIDENCE = 0.95;

/* Everything of one question. */
struct search {
    struct fc_allocator  *a;
    struct fc_allocation *out;
    double               *before, *after; /* [n] */
    uint64_t              trials;
    struct fc_tried       tried[2]; /* on fresh luck: before, after */
};

static bool is_in_chance(const struct search *search)
{
    const struct fc_promise *promise = search->out->promise;
    switch (search->out->what) {
    case FC_FOR_PROMISE: return true;
    case FC_FOR_GAIN: return false;
    case FC_FOR_GAIN_IF_KEPT: break;
    }
    return search->tried[0].chance.p < promise->confidence;
}

/* ---- the search ---- */

/* Channels meet in a team's queue and in a finite market: then means are no sums. */
static bool channels_meet(const struct fc_plan *plan)
{
    return plan->n_teams > 0 || isfinite(plan->market.size);
}

/* The split whose means are best; *found false where there is none to be found this way. */
static enum fc_status best_means(double out[], bool *found, struct search *search, bool money)
{
    struct fc_allocator *a = search->a;
    struct fc_curves     curves;
    *found = false;
    const enum fc_status status = fc_curves_make(&curves, a, money);
    if (status != FC_OK || !curves.known)
        return status;
    *found = fc_start_best(out, a, &curves);
    for (int i = 0; i < a->n; i++)
        a->payer[i].closes = curves.closes[i];
    return FC_OK;
}

/* What is moved by next to nothing stays; the channel that moves most takes up the difference, if
   it may. */
static void drop_small_moves(struct search *search)
{
    const struct fc_allocator *a = search->a;
    const double               small = LEAST_MOVE * a->budget;
    double                     rest = 0;
    int                        most = 0;
    for (int i = 0; i < a->n; i++) {
        const double move = search->after[i] - search->before[i];
        rest += fabs(move) < small ? move : 0;
        most = fabs(move) > fabs(search->after[most] - search->before[most]) ? i : most;
    }
    const double becomes = search->after[most] + rest;
    const double least = fmax(a->payer[most].low, a->payer[most].live);
    if (rest != 0 && (becomes < least || becomes > a->payer[most].high))
        return;
    for (int i = 0; i < a->n; i++)
        if (fabs(search->after[i] - search->before[i]) < small)
            search->after[i] = search->before[i];
    search->after[most] = rest != 0 ? becomes : search->after[most];
}

static enum fc_status find_split(struct search *search)
{
    struct fc_allocator       *a = search->a;
    const enum fc_allocate_for what = a->request->what;
    const size_t               n = (size_t)a->n;
    double                    *room = fc_arena_take(a->arena, 3 * n + 1, sizeof *room);
    const double              *start[4] = {search->before};
    int                        n_starts = 1;
    bool                       found = false;
    if (room == NULL)
        return fc_allocator_no_memory(a);
    enum fc_status status = FC_OK;
    if (what != FC_FOR_GAIN)
        status = best_means(room, &found, search, false);
    if (found) {
        start[n_starts++] = room;
        start[n_starts++] = room + n;
        for (size_t i = 0; i < n; i++)
            room[n + i] = (search->before[i] + room[i]) / 2;
    }
    if (what != FC_FOR_PROMISE && status == FC_OK) {
        status = best_means(room + 2 * n, &found, search, true);
        if (found)
            start[n_starts++] = room + 2 * n;
    }
    if (status != FC_OK)
        return status;
    /* where means decide and channels do not meet there is nothing left to find */
    const bool move = what != FC_FOR_GAIN || channels_meet(a->plan);
    return fc_polish(search->after, a, n_starts, start, move);
}

/* ---- before and after on fresh luck ---- */

static void compare(struct search *search)
{
    struct fc_allocation  *out = search->out;
    const struct fc_tried *before = &search->tried[0], *after = &search->tried[1];
    if (out->in_chance) {
        const struct fc_chance_difference chance = fc_tried_chance(before, after, CONFIDENCE);
        out->difference = chance.mean;
        out->low = chance.low;
        out->high = chance.high;
        out->better = chance.low > 0 && chance.mean >= LEAST_CHANCE;
    } else {
        const struct fc_difference money = fc_tried_money(search->a, before, after, CONFIDENCE);
        out->difference = money.mean;
        out->low = money.low;
        out->high = money.high;
        out->better = money.low > 0 && money.mean >= LEAST_MONEY * fabs(money.mean_of[0]);
    }
    if (out->what == FC_FOR_GAIN_IF_KEPT && !out->in_chance)
        out->better = out->better && after->chance.p >= out->promise->confidence;
}

static enum fc_status judge(struct search *search)
{
    struct fc_allocation      *out = search->out;
    const struct fc_allocator *a = search->a;
    const size_t               size = (size_t)a->n * sizeof(double);
    const bool                 same = memcmp(search->before, search->after, size) == 0;
    enum fc_status             status =
        fc_try(&search->tried[0], a, search->before, out->fresh_seed, search->trials);
    if (status == FC_OK && !same)
        status = fc_try(&search->tried[1], a, search->after, out->fresh_seed, search->trials);
    if (status != FC_OK)
        return status;
    for (int i = 0; i < 2; i++) {
        const struct fc_tried *tried = &search->tried[same ? 0 : i];
        out->chance[i] = tried->chance;
        out->gain[i] = tried->money;
    }
    out->in_chance = is_in_chance(search);
    if (!same)
        compare(search);
    if (!out->better)
        memcpy(search->after, search->before, size);
    return FC_OK;
}

/* ---- all of it ---- */

static enum fc_status run(struct search *search)
{
    struct fc_allocator  *a = search->a;
    struct fc_allocation *out = search->out;
    const size_t          n = (size_t)a->n;
    int                   free_ones = 0;
    for (int i = 0; i < a->n; i++)
        free_ones += !a->payer[i].fixed;
    out->fixed = free_ones < 2;
    out->share = fc_arena_take(a->study->arena, n, sizeof *out->share);
    search->before = fc_arena_take(a->arena, n, sizeof *search->before);
    search->after = fc_arena_take(a->arena, n, sizeof *search->after);
    if (out->share == NULL || search->before == NULL || search->after == NULL)
        return fc_allocator_no_memory(a);
    enum fc_status status = fc_start_today(search->before, a);
    memcpy(search->after, search->before, n * sizeof *search->after);
    if (status == FC_OK && !out->fixed)
        status = find_split(search);
    if (status == FC_OK && !out->fixed)
        drop_small_moves(search);
    if (status == FC_OK)
        status = judge(search);
    if (status == FC_OK)
        status = fc_shares_fill(out, a, search->before, search->after, &search->tried[out->better]);
    fc_tried_free(&search->tried[0]);
    fc_tried_free(&search->tried[1]);
    return status;
}

enum fc_status fc_allocate(struct fc_allocation *out, const struct fc_allocate_request *request,
                           struct fc_error *err)
{
    const struct fc_study *study = request->study;
    struct fc_arena        arena = {0};
    struct fc_allocator    a;
    struct fc_allocation   made = {.plan = study->plan,
                                   .what = request->what,
                                   .promise = request->promise,
                                   .money = fc_money_measure(study->plan),
                                   .fresh_seed = study->seed + 1};
    struct search          search = {.a = &a, .out = &made};
    search.trials = study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS;
    made.trials = search.trials;
    enum fc_status status = FC_OK;
    if (request->what != FC_FOR_PROMISE && made.money < 0)
        status = fc_fail(err, FC_BAD_INPUT,
                         "%s has no [deal]: what a split gains can only be told in money.",
                         study->plan->file);
    if (status == FC_OK)
        status = fc_allocator_make(&a, request, &arena, err);
    if (status == FC_OK) {
        made.n = a.n;
        made.budget = a.budget;
        for (int i = 0; i < a.n; i++)
            made.today += a.payer[i].today;
        status = run(&search);
    }
    if (status == FC_OK)
        *out = made;
    fc_arena_free(&arena);
    return status;
}
