#include "questions/promise.h"

#include <math.h>
#include <stdlib.h>

#include "questions/promise_chances.h"

/* A month is a slow one when alone it is this much less likely than the usual month, and slow
   months decide when without them the promise is this much likelier. */
static const double SLOW = 0.01, DECIDES = 0.05;

/* The weakest period is named when it is weaker than the usual one by a point that people see, and
   by more standard errors than luck brings: 4 happen once in 30,000 times. */
static const double SEEN = 0.01, ERRORS = 4;

const char *fc_verdict_name(enum fc_verdict verdict)
{
    static const char *const name[] = {"yes", "not_yet", "no", "too_close"};
    return name[verdict];
}

static const char *reading_name(enum fc_reading reading)
{
    static const char *const name[] = {[FC_EVERY] = "every",
                                       [FC_AVERAGE] = "average",
                                       [FC_K_OF_N] = "k_of_n",
                                       [FC_TOTAL] = "total"};
    return name[reading];
}

/* What is watched besides the promises asked: each single-clause promise over several periods, read
   as "every" and "on average". */
struct watch {
    int                       n;
    const struct fc_promise **promise;
    int                      *every;   /* [asked] index of that reading, or -1 */
    int                      *average; /* [asked] */
};

static const struct fc_promise *read_as(const struct fc_promise *promise, enum fc_reading reading,
                                        struct fc_arena *arena)
{
    struct fc_promise *other = fc_arena_take(arena, 1, sizeof *other);
    struct fc_clause  *clause = fc_arena_take(arena, 1, sizeof *clause);
    if (other == NULL || clause == NULL)
        return NULL;
    *other = *promise;
    *clause = promise->clause[0];
    clause->reading = reading;
    other->clause = clause;
    return other;
}

/* The index under which a reading is watched: the promise's own, or a new one. False when memory is
   out. */
static bool watch_reading(struct watch *watch, int asked, enum fc_reading reading, int *index,
                          struct fc_arena *arena)
{
    const struct fc_promise *promise = watch->promise[asked];
    *index = -1;
    if (promise->n_clauses != 1 || promise->clause[0].n_periods < 2)
        return true;
    if (promise->clause[0].reading == reading) {
        *index = asked;
        return true;
    }
    const struct fc_promise *other = read_as(promise, reading, arena);
    if (other == NULL)
        return false;
    *index = watch->n;
    watch->promise[watch->n++] = other;
    return true;
}

static bool make_watch(struct watch *watch, const struct fc_request *request,
                       struct fc_arena *arena)
{
    const size_t asked = (size_t)request->n_promises;
    watch->n = request->n_promises;
    watch->promise = fc_arena_take(arena, 3 * asked + 1, sizeof *watch->promise);
    watch->every = fc_arena_take(arena, asked + 1, sizeof *watch->every);
    watch->average = fc_arena_take(arena, asked + 1, sizeof *watch->average);
    if (watch->promise == NULL || watch->every == NULL || watch->average == NULL)
        return false;
    for (size_t i = 0; i < asked; i++)
        watch->promise[i] = request->promise[i];
    for (int i = 0; i < request->n_promises; i++)
        if (!watch_reading(watch, i, FC_EVERY, &watch->every[i], arena) ||
            !watch_reading(watch, i, FC_AVERAGE, &watch->average[i], arena))
            return false;
    return true;
}

static enum fc_verdict decide(const struct fc_promise_chances *chances, int index,
                              double confidence)
{
    switch (fc_promise_chance_decide(chances, index, confidence)) {
    case FC_ABOVE: return FC_VERDICT_YES;
    case FC_BELOW: return FC_VERDICT_NO;
    case FC_UNDECIDED: break;
    }
    return FC_VERDICT_TOO_CLOSE;
}

static void add_reading(struct fc_promise_answer *answer, const char *name, bool asked,
                        struct fc_chance chance)
{
    answer->reading[answer->n_readings++] =
        (struct fc_other_reading){.name = name, .asked = asked, .chance = chance};
}

static void fill_readings(struct fc_promise_answer        *answer,
                          const struct fc_promise_chances *chances, int every, int average)
{
    const enum fc_reading own = answer->promise->clause[0].reading;
    if (own == FC_K_OF_N || own == FC_TOTAL || answer->n_periods == 1)
        add_reading(answer, reading_name(own), true, answer->chance);
    if (every >= 0)
        add_reading(answer, "every", own == FC_EVERY, fc_promise_chance(chances, every));
    if (average >= 0)
        add_reading(answer, "average", own == FC_AVERAGE, fc_promise_chance(chances, average));
    if (answer->n_periods > 1)
        add_reading(answer, "single", false, answer->by_period[answer->weakest]);
}

static int by_chance(const void *a, const void *b)
{
    const double x = ((const struct fc_chance *)a)->p, y = ((const struct fc_chance *)b)->p;
    return (x > y) - (x < y);
}

static struct fc_chance usual_chance(const struct fc_chance chance[], int n)
{
    struct fc_chance sorted[FC_MAX_MONTHS];
    for (int i = 0; i < n; i++)
        sorted[i] = chance[i];
    qsort(sorted, (size_t)n, sizeof *sorted, by_chance);
    return sorted[n / 2];
}

static bool stands_out(const struct fc_promise_answer *answer)
{
    const struct fc_chance usual = usual_chance(answer->by_period, answer->n_periods);
    const struct fc_chance weakest = answer->by_period[answer->weakest];
    const double           error = fmax(usual.standard_error, weakest.standard_error);
    return usual.p - weakest.p >= fmax(SEEN, ERRORS * error);
}

static bool fill_periods(struct fc_promise_answer *answer, const struct fc_promise_chances *chances,
                         struct fc_arena *arena)
{
    const int n = answer->promise->clause[0].n_periods;
    answer->by_period = fc_arena_take(arena, (size_t)n, sizeof *answer->by_period);
    if (answer->by_period == NULL)
        return false;
    answer->n_periods = n;
    for (int i = 0; i < n; i++) {
        answer->by_period[i] = fc_promise_chance_period(chances, answer->index, i);
        if (answer->by_period[i].p < answer->by_period[answer->weakest].p)
            answer->weakest = i;
    }
    answer->stands_out = stands_out(answer);
    return true;
}

/* Do the first periods decide it? They do when they alone are slower than the usual one and the
   promise without them is clearly likelier. */
static void fill_slow_start(struct fc_promise_answer        *answer,
                            const struct fc_promise_chances *chances)
{
    const struct fc_clause *clause = &answer->promise->clause[0];
    const int               n = answer->n_periods;
    if (clause->reading != FC_EVERY || clause->at_most || n < 3)
        return;
    const double usual = usual_chance(answer->by_period, n).p;
    int          first = 0;
    while (first < n && answer->by_period[first].p < usual - SLOW)
        first++;
    if (first == 0 || first > n / 2)
        return;
    const struct fc_chance later = fc_promise_chance_from(chances, answer->index, first);
    answer->slow_start = (struct fc_slow_start){.decides = later.p - answer->chance.p >= DECIDES,
                                                .period = first,
                                                .first_alone = answer->by_period[0],
                                                .from_period = later};
}

/* The worst period's value in the middle one of the years that miss. */
static void fill_middle_broken(struct fc_promise_answer *answer, const struct fc_result *result)
{
    const struct fc_promise_tally *tally = &result->promise[answer->index];
    const struct fc_clause_tally  *only = &tally->clause[0];
    const uint64_t                 missed = result->trials - tally->kept;
    if (only->clause->reading != FC_EVERY || !only->clause->one_level || only->undefined > 0 ||
        missed == 0)
        return;
    const uint64_t index =
        only->clause->at_most ? result->trials - 1 - (missed - 1) / 2 : (missed - 1) / 2;
    answer->has_broken = true;
    answer->middle_broken = (double)fc_bins_order(&only->statistic, index) /
                            result->plan->measure[only->clause->measure].ticks;
}

static bool fill_answer(struct fc_promise_answer *answer, const struct fc_promise_chances *chances,
                        const struct watch *watch, int i, struct fc_arena *arena)
{
    const struct fc_result *result = chances->result;
    *answer = (struct fc_promise_answer){.promise = watch->promise[i], .index = i};
    answer->chance = fc_promise_chance(chances, i);
    answer->closed_form = chances->integrated[i] != NULL;
    answer->verdict = decide(chances, i, answer->promise->confidence);
    if (answer->promise->n_clauses != 1)
        return true;
    for (int s = 0; s < FC_SAFE_LEVELS; s++)
        if (fc_result_safe(result, i, fc_safe_at[s], &answer->safe[answer->n_safe]))
            answer->n_safe++;
    if (!fill_periods(answer, chances, arena))
        return false;
    fill_readings(answer, chances, watch->every[i], watch->average[i]);
    fill_slow_start(answer, chances);
    fill_middle_broken(answer, result);
    return true;
}

/* Chances that are integrated need not wait for trials. The promises asked stand first. False when
   memory is out. */
static bool look_at(struct fc_request *all, struct fc_stop_rule *enough, struct fc_arena *arena)
{
    if (all->enough == NULL)
        return true;
    bool *counts = fc_arena_take(arena, (size_t)all->n_promises + 1, sizeof *counts);
    for (int p = 0; counts != NULL && p < all->n_promises; p++)
        counts[p] = !fc_promise_integrates(all, all->promise[p]);
    *enough = *all->enough;
    enough->counts = counts;
    all->enough = enough;
    return counts != NULL;
}

enum fc_status fc_promises_answer(struct fc_promise_answers *out, const struct fc_request *request,
                                  struct fc_arena *arena, struct fc_error *err)
{
    struct watch              watch = {0};
    struct fc_promise_answers made = {.n = request->n_promises};
    made.answer = fc_arena_take(arena, (size_t)made.n + 1, sizeof *made.answer);
    if (made.answer == NULL || !make_watch(&watch, request, arena))
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to answer.");

    struct fc_request   all = *request;
    struct fc_stop_rule enough;
    all.n_promises = watch.n;
    all.promise = watch.promise;
    if (!look_at(&all, &enough, arena))
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to answer.");
    struct fc_promise_chances chances;
    enum fc_status            status = fc_forecast(&made.result, &all, err);
    if (status != FC_OK)
        return status;
    status = fc_promise_chances_find(&chances, &all, &made.result, arena, err);
    for (int i = 0; i < made.n && status == FC_OK; i++)
        if (!fill_answer(&made.answer[i], &chances, &watch, i, arena))
            status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to answer.");
    if (status == FC_OK)
        *out = made;
    else
        fc_result_free(&made.result);
    return status;
}

void fc_promise_answers_free(struct fc_promise_answers *answers)
{
    fc_result_free(&answers->result);
    *answers = (struct fc_promise_answers){0};
}
