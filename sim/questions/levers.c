#include "questions/levers.h"

#include <stdio.h>

#include "questions/lever_search.h"

/* ---- the makers ---- */

/* In the order in which they are tried; later ones may build on what earlier ones found. */
static const struct maker {
    void (*make)(struct fc_lever_search *search);
    bool keeps; /* leaves the promise as it is, so it may make NO a NOT YET */
} maker[] = {
    {fc_lever_average, false}, {fc_lever_level, false},  {fc_lever_later, false},
    {fc_lever_spread, true},   {fc_lever_channel, true}, {fc_lever_move, true},
    {fc_lever_less, true},     {fc_lever_rate, true},    {fc_lever_response, true},
    {fc_lever_heads, true},    {fc_lever_half, false},
};
enum { MAKERS = sizeof maker / sizeof *maker };

static void make_all(struct fc_lever_search *search)
{
    int seen = 0;
    fc_lever_count_money(search);
    for (int i = 0; i < MAKERS && search->status == FC_OK; i++) {
        if (search->only_whether && (search->reached || !maker[i].keeps))
            continue;
        maker[i].make(search);
        for (; seen < search->n; seen++)
            search->reached |= search->lever[seen].enough && search->lever[seen].promise == NULL;
    }
}

/* ---- which are shown, in which order ---- */

/* Another promise first, since it costs nothing; then what costs nothing else, money by its amount,
   and what has no price. */
static int class_of(const struct fc_lever *lever)
{
    return !lever->enough           ? 4
           : lever->promise != NULL ? 0
           : !lever->cost_known     ? 3
           : lever->cost <= 0       ? 1
                                    : 2;
}

static bool goes_before(const struct fc_lever *x, const struct fc_lever *y)
{
    const int c = class_of(x), d = class_of(y);
    if (c != d)
        return c < d;
    if (c == 1 || c == 2)
        return x->cost < y->cost;
    return c == 4 && x->chance.p > y->chance.p;
}

/* Those of equal worth stay in the order in which they were made. */
static void sort(int n, struct fc_lever lever[])
{
    for (int i = 1; i < n; i++)
        for (int at = i; at > 0 && goes_before(&lever[at], &lever[at - 1]); at--) {
            const struct fc_lever other = lever[at];
            lever[at] = lever[at - 1];
            lever[at - 1] = other;
        }
}

/* One that fails is enough as a warning; where nothing else leaves the promise as it is, the best
   that there are. */
enum { FAILING = 1, FAILING_ALONE = 3 };

static const double SHOWN = 0.0045, HARDLY = 0.05;

/* What is shown is said in whole points of 100, as far as the trials allow. */
static void look_closely(struct fc_lever_search *search, struct fc_lever *lever)
{
    struct fc_lever_sets sets = {.n = lever->n_sets};
    if (lever->n_sets == 0 || lever->chance.standard_error <= SHOWN)
        return;
    for (int i = 0; i < sets.n; i++)
        snprintf(sets.text[i], FC_LEVER_TEXT, "%s", lever->set[i]);
    fc_lever_try(search, &sets, SHOWN, &lever->chance);
}

/* What hardly ever holds tempts nobody. */
static bool tempts(const struct fc_lever *lever)
{
    return lever->chance.p >= HARDLY;
}

static void choose(struct fc_levers *out, struct fc_lever_search *search)
{
    int failing = search->reached ? FAILING : FAILING_ALONE;
    sort(search->n, search->lever);
    for (int i = 0; i < search->n && out->n < FC_MOST_LEVERS; i++)
        if (search->lever[i].enough || (tempts(&search->lever[i]) && failing-- > 0)) {
            look_closely(search, &search->lever[i]);
            out->lever[out->n++] = search->lever[i];
        }
}

/* ---- promises ---- */

static bool misses(const struct fc_promise_answer *answer)
{
    return answer->verdict != FC_VERDICT_YES && answer->chance.p < answer->promise->confidence;
}

static enum fc_status find(struct fc_promise_answer *answer, const struct fc_result *result,
                           const struct fc_study *study, bool only_whether, struct fc_error *err)
{
    struct fc_levers       *levers = fc_arena_take(study->arena, 1, sizeof *levers);
    struct fc_lever_search *search = fc_arena_take(study->arena, 1, sizeof *search);
    if (levers == NULL || search == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for levers.");
    search->study = study;
    search->result = result;
    search->answer = answer;
    search->only_whether = only_whether;
    search->arena = study->arena;
    search->err = err;
    if (misses(answer))
        make_all(search);
    if (search->status != FC_OK && search->status != FC_INTERRUPTED)
        return search->status;
    if (!only_whether)
        choose(levers, search);
    levers->partial = search->status == FC_INTERRUPTED;
    levers->tried_money = search->tried_money;
    levers->tried_less = search->tried_less;
    levers->tried_rates = search->tried_rates;
    if (answer->verdict == FC_VERDICT_NO && search->reached)
        answer->verdict = FC_VERDICT_NOT_YET;
    if (!only_whether)
        answer->levers = levers;
    return FC_OK;
}

static enum fc_status find_all(struct fc_promise_answers *answers, const struct fc_study *study,
                               bool only_whether, struct fc_error *err)
{
    enum fc_status status = FC_OK;
    for (int i = 0; i < answers->n && status == FC_OK && !answers->result.partial; i++)
        status = find(&answers->answer[i], &answers->result, study, only_whether, err);
    return status;
}

enum fc_status fc_levers_answer(struct fc_promise_answers *answers, const struct fc_study *study,
                                struct fc_error *err)
{
    return find_all(answers, study, false, err);
}

enum fc_status fc_levers_verdicts(struct fc_promise_answers *answers, const struct fc_study *study,
                                  struct fc_error *err)
{
    return find_all(answers, study, true, err);
}
