#include "questions/allocate_polish.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Years that a split is tried on; the first of them tell which moves are worth a try. */
enum { SEARCH = 16384, ROUGH = 2048 };

/* What is moved at a time, as parts of the budget. */
static const double part[] = {0.10, 0.05, 0.02, 0.01, 0.005};

/* So many of the moves that look best are tried, so often in one size. */
enum { MOST_MOVES = 4, MOST_ROUNDS = 6 };

/* One move in so many is taken for luck alone; who tries a hundred needs such a bound. */
static const double SURE = 0.99;

/* A promise is called kept in the search when it is so by this many standard errors: the fresh luck
   will judge again. */
static const double KEPT_BY = 2;

struct polish {
    const struct fc_allocator *a;
    uint64_t                   trials, rough;
    double                    *best; /* [n] the split, */
    struct fc_tried            tried;
    double                    *other; /* [n] another, */
    struct fc_tried            trial;
    double                    *give, *take; /* [n] what a step more, and less, of a channel does */
};

/* ---- which of two is better ---- */

static bool is_kept(const struct polish *polish, const struct fc_tried *tried)
{
    return tried->chance.p - KEPT_BY * tried->chance.standard_error >=
           polish->a->request->promise->confidence;
}

/* Whether it is money that decides, once the best split so far is what it is. */
static bool by_money(const struct polish *polish)
{
    return polish->a->request->what == FC_FOR_GAIN ||
           (polish->a->request->what == FC_FOR_GAIN_IF_KEPT && is_kept(polish, &polish->tried));
}

/* By how much the other differs from the best, in the years both have. */
static double differs(const struct polish *polish)
{
    return by_money(polish) ? fc_tried_money(polish->a, &polish->tried, &polish->trial, SURE).mean
                            : fc_tried_chance(&polish->tried, &polish->trial, SURE).mean;
}

static bool is_better(const struct polish *polish)
{
    if (!by_money(polish)) {
        const struct fc_chance_difference chance =
            fc_tried_chance(&polish->tried, &polish->trial, SURE);
        return chance.told_apart && chance.mean > 0;
    }
    if (polish->a->request->what == FC_FOR_GAIN_IF_KEPT && !is_kept(polish, &polish->trial))
        return false;
    const struct fc_difference money =
        fc_tried_money(polish->a, &polish->tried, &polish->trial, SURE);
    return money.told_apart && money.mean > 0;
}

static enum fc_status try_other(struct polish *polish, uint64_t trials)
{
    return fc_try(&polish->trial, polish->a, polish->other, polish->a->study->seed, trials);
}

/* The other becomes the best. */
static void accept(struct polish *polish)
{
    fc_tried_free(&polish->tried);
    polish->tried = polish->trial;
    polish->trial = (struct fc_tried){0};
    memcpy(polish->best, polish->other, (size_t)polish->a->n * sizeof *polish->best);
}

/* ---- moves ---- */

/* What a channel can be left with when so much is to be taken: all of it goes when what stays would
   buy nothing. */
static double less(const struct fc_allocator *a, int i, double spend, double amount)
{
    const struct fc_payer *payer = &a->payer[i];
    const double           least = fmax(payer->low, payer->live);
    if (spend - amount >= least)
        return spend - amount;
    return payer->may_stop ? 0 : fmin(spend, payer->low);
}

/* What it can be raised to: at least to what buys something, at most to its limit. */
static double more(const struct fc_allocator *a, int i, double spend, double amount)
{
    const struct fc_payer *payer = &a->payer[i];
    return fmin(fmax(spend + amount, fmax(payer->low, payer->live)), payer->high);
}

/* Both ends of a move; false when nothing can go from one to the other. */
static bool make_move(struct polish *polish, int from, int to, double amount)
{
    const struct fc_allocator *a = polish->a;
    const double              *best = polish->best;
    double                     can = best[from] - less(a, from, best[from], amount);
    const double               gets = more(a, to, best[to], can) - best[to];
    if (gets > can) { /* a channel begins to buy */
        can = best[from] - less(a, from, best[from], gets);
        if (can < gets)
            return false;
    } else if (gets < can) { /* its limit is near */
        can = best[from] - less(a, from, best[from], gets);
        if (can > gets)
            return false;
    }
    if (from == to || !(can > 0) || best[to] + can > a->payer[to].high + 1e-9 * a->budget)
        return false;
    memcpy(polish->other, best, (size_t)a->n * sizeof *best);
    polish->other[from] = best[from] - can;
    polish->other[to] = best[to] + can;
    return true;
}

/* What one channel alone does with a step more or less; -INFINITY where it can have none. */
static enum fc_status try_alone(struct polish *polish, int i, double to, double *out)
{
    *out = -(double)INFINITY;
    if (to == polish->best[i])
        return FC_OK;
    memcpy(polish->other, polish->best, (size_t)polish->a->n * sizeof *polish->other);
    polish->other[i] = to;
    const enum fc_status status = try_other(polish, polish->rough);
    if (status == FC_OK)
        *out = differs(polish);
    return status;
}

static enum fc_status try_all_alone(struct polish *polish, double amount)
{
    const struct fc_allocator *a = polish->a;
    enum fc_status             status = FC_OK;
    for (int i = 0; i < a->n && status == FC_OK; i++) {
        const double now = polish->best[i];
        polish->give[i] = polish->take[i] = -(double)INFINITY;
        if (a->payer[i].fixed)
            continue;
        status = try_alone(polish, i, more(a, i, now, amount), &polish->give[i]);
        if (status == FC_OK)
            status = try_alone(polish, i, less(a, i, now, amount), &polish->take[i]);
    }
    return status;
}

/* The move that looks best of those not tried yet ([n * n]). */
static bool pick_move(struct polish *polish, bool tried[], double amount, int *from, int *to)
{
    const int n = polish->a->n;
    double    most = -(double)INFINITY;
    int       pick = -1;
    for (int i = 0; i < n * n; i++) {
        const double sum = polish->take[i / n] + polish->give[i % n];
        if (!tried[i] && sum > most && make_move(polish, i / n, i % n, amount)) {
            most = sum;
            pick = i;
        }
    }
    if (pick < 0)
        return false;
    tried[pick] = true;
    *from = pick / n;
    *to = pick % n;
    return make_move(polish, *from, *to, amount);
}

/* One move, again and again while it helps. */
static enum fc_status push(struct polish *polish, int from, int to, double amount, bool *helped)
{
    enum fc_status status = FC_OK;
    while (status == FC_OK && make_move(polish, from, to, amount)) {
        status = try_other(polish, polish->trials);
        if (status != FC_OK || !is_better(polish))
            break;
        accept(polish);
        *helped = true;
    }
    return status;
}

static enum fc_status move_once(struct polish *polish, double amount, bool *helped)
{
    const size_t n = (size_t)polish->a->n;
    bool        *tried = calloc(n * n, sizeof *tried);
    int          from, to;
    *helped = false;
    if (tried == NULL)
        return fc_allocator_no_memory(polish->a);
    enum fc_status status = try_all_alone(polish, amount);
    for (int i = 0; i < MOST_MOVES && status == FC_OK && !*helped; i++) {
        if (!pick_move(polish, tried, amount, &from, &to))
            break;
        status = push(polish, from, to, amount, helped);
    }
    free(tried);
    return status;
}

static enum fc_status move_all(struct polish *polish)
{
    const struct fc_allocator *a = polish->a;
    enum fc_status             status = FC_OK;
    for (size_t p = 0; p < sizeof part / sizeof *part; p++) {
        const double amount = fmax(1, round(part[p] * a->budget / a->unit)) * a->unit;
        bool         helped = true;
        for (int round = 0; round < MOST_ROUNDS && helped && status == FC_OK; round++)
            status = move_once(polish, amount, &helped);
    }
    return status;
}

/* ---- starts ---- */

static enum fc_status try_starts(struct polish *polish, int n_starts, const double *const start[])
{
    const size_t   size = (size_t)polish->a->n * sizeof(double);
    enum fc_status status = FC_OK;
    for (int i = 0; i < n_starts && status == FC_OK; i++) {
        if (i > 0 && memcmp(start[i], polish->best, size) == 0)
            continue;
        memcpy(polish->other, start[i], size);
        status = try_other(polish, polish->trials);
        if (status == FC_OK && (i == 0 || is_better(polish)))
            accept(polish);
    }
    return status;
}

enum fc_status fc_polish(double spend[], const struct fc_allocator *a, int n_starts,
                         const double *const start[], bool move)
{
    const size_t  n = (size_t)a->n;
    double       *room = fc_arena_take(a->arena, 3 * n + 1, sizeof *room);
    struct polish polish = {.a = a,
                            .trials = a->study->trials < SEARCH ? a->study->trials : SEARCH,
                            .best = spend,
                            .other = room,
                            .give = room + n,
                            .take = room + 2 * n};
    polish.rough = polish.trials < ROUGH ? polish.trials : ROUGH;
    if (room == NULL)
        return fc_allocator_no_memory(a);
    enum fc_status status = try_starts(&polish, n_starts, start);
    if (status == FC_OK && move)
        status = move_all(&polish);
    fc_tried_free(&polish.tried);
    fc_tried_free(&polish.trial);
    return status;
}
