#include "questions/owners.h"

#include <math.h>
#include <string.h>

#include "base/problem.h"
#include "model/input.h"

struct work {
    const struct fc_study   *study;
    const struct fc_promise *promise;
    struct fc_owners_answer *out;
    int                      n_inputs;
    struct fc_drawn_input   *input;
    double                  *signed_at;                   /* [n_inputs] */
    int                     *owner;                       /* [n_inputs] index, or -1: nobody's */
    int                      n_players;                   /* owners with something uncertain */
    int                      player[FC_MOST_OWNERS];      /* as owners */
    uint64_t                 missed[1 << FC_MOST_OWNERS]; /* by the set of players left uncertain */
    const bool              *as_it_is;                    /* [trials] kept, nothing signed */
};

/* The rate of a stage, or of a channel's items there: what was planned for it. */
double fc_signed_value(const struct fc_plan *plan, const struct fc_drawn_input *input)
{
    struct fc_problems    none = {.arena = plan->arena};
    struct fc_named_input found;
    double                planned = (double)NAN;
    const bool            is_rate = strncmp(input->name, "stage ", 6) == 0 &&
                         fc_input_find(&found, plan, fc_piece_of("input", input->name), &none);
    if (is_rate && found.channel >= 0)
        planned = plan->stage[found.stage].route[found.channel].plan_rate;
    else if (is_rate)
        planned = plan->stage[found.stage].plan_rate;
    return isnan(planned) ? input->median : planned;
}

/* Whether it can turn out otherwise than signed. */
static bool is_open(const struct work *work, int i)
{
    return !work->input[i].certain || work->signed_at[i] != work->input[i].median;
}

static int owner_named(struct fc_owners_answer *out, const char *name)
{
    int o = 0;
    while (o < out->n && strcmp(out->owner[o].name, name) != 0)
        o++;
    if (o == out->n)
        out->owner[out->n++].name = name;
    return o;
}

static enum fc_status find_owners(struct work *work, struct fc_error *err)
{
    struct fc_owners_answer *out = work->out;
    const size_t             n = (size_t)work->n_inputs + 1;
    out->owner = fc_arena_take(work->study->arena, n, sizeof *out->owner);
    work->owner = fc_arena_take(work->study->arena, n, sizeof *work->owner);
    work->signed_at = fc_arena_take(work->study->arena, n, sizeof *work->signed_at);
    if (out->owner == NULL || work->owner == NULL || work->signed_at == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to weigh the owners.");
    for (int i = 0; i < work->n_inputs; i++) {
        const char *name = work->input[i].owner;
        work->owner[i] = owner_named(out, name == NULL ? "nobody" : name);
        work->signed_at[i] = fc_signed_value(work->study->plan, &work->input[i]);
        out->owner[work->owner[i]].n_inputs += is_open(work, i);
    }
    for (int o = 0; o < out->n; o++) {
        if (out->owner[o].n_inputs == 0)
            continue;
        if (work->n_players == FC_MOST_OWNERS)
            return fc_fail(err, FC_BAD_INPUT,
                           "More than %d owners have uncertain inputs: name fewer owners, such as "
                           "one for each department.",
                           FC_MOST_OWNERS);
        work->player[work->n_players++] = o;
    }
    return FC_OK;
}

/* ---- runs ---- */

/* Holds the inputs of all players that are not in the set at what they signed. */
static void hold(const struct work *work, unsigned set, double held[])
{
    for (int i = 0; i < work->n_inputs; i++) {
        held[i] = work->signed_at[i];
        for (int p = 0; p < work->n_players; p++)
            if (work->player[p] == work->owner[i] && (set >> p & 1) != 0)
                held[i] = (double)NAN;
    }
}

/* Trials that this set misses, and those that all uncertain together miss but it keeps. */
struct seen {
    uint64_t missed, spared;
};

static enum fc_status run(struct work *work, unsigned set, struct fc_arena *arena,
                          struct seen *seen, struct fc_error *err)
{
    double *held = fc_arena_take(arena, (size_t)work->n_inputs + 1, sizeof *held);
    if (held == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory to weigh the owners.");
    hold(work, set, held);
    const bool                      all = set == (1u << work->n_players) - 1;
    const struct fc_swap            swap = {.held = held};
    struct fc_columns               columns;
    const struct fc_columns_request request = {.plan = work->study->plan,
                                               .n_promises = 1,
                                               .promise = &work->promise,
                                               .swap = all ? NULL : &swap,
                                               .seed = work->study->seed,
                                               .trials = work->out->trials,
                                               .threads = work->study->threads,
                                               .progress = work->study->progress,
                                               .stop = work->study->stop};
    const enum fc_status            status = fc_columns_run(&columns, &request, arena, err);
    if (status != FC_OK)
        return status;
    if (all)
        work->as_it_is = columns.kept[0];
    *seen = (struct seen){.missed = columns.trials - fc_columns_kept(&columns, 0)};
    for (uint64_t i = 0; i < columns.trials; i++)
        seen->spared += columns.kept[0][i] && !work->as_it_is[i];
    return FC_OK;
}

/* The set of all is run first and its column stays, the others are counted and given back. */
static enum fc_status run_sets(struct work *work, struct fc_error *err)
{
    const unsigned all = (1u << work->n_players) - 1;
    struct seen    seen;
    enum fc_status status = run(work, all, work->study->arena, &seen, err);
    work->missed[all] = seen.missed;
    for (unsigned set = 0; set < all && status == FC_OK; set++) {
        struct fc_arena arena = {0};
        status = run(work, set, &arena, &seen, err);
        work->missed[set] = seen.missed;
        for (int p = 0; p < work->n_players && status == FC_OK; p++)
            if (set == (all ^ 1u << p) && work->missed[all] > 0)
                work->out->owner[work->player[p]].responsibility =
                    (double)seen.spared / (double)work->missed[all];
        fc_arena_free(&arena);
    }
    return status;
}

/* ---- shares ---- */

static double factorial(int n)
{
    return n < 2 ? 1 : n * factorial(n - 1);
}

static double risk_added(const struct work *work, int p)
{
    const int m = work->n_players;
    double    sum = 0;
    for (unsigned set = 0; set < 1u << m; set++) {
        if ((set >> p & 1) != 0)
            continue;
        const int size = __builtin_popcount(set);
        sum += factorial(size) * factorial(m - size - 1) *
               ((double)work->missed[set | 1u << p] - (double)work->missed[set]);
    }
    return sum / factorial(m) / (double)work->out->trials;
}

static void fill(struct work *work)
{
    struct fc_owners_answer *out = work->out;
    const unsigned           all = (1u << work->n_players) - 1;
    const double             n = (double)out->trials;
    out->kept = fc_chance_of(out->trials - work->missed[all], out->trials);
    out->miss = (double)work->missed[all] / n;
    out->floor = (double)work->missed[0] / n;
    for (int p = 0; p < work->n_players; p++) {
        struct fc_owner_risk *owner = &out->owner[work->player[p]];
        const double          without = (double)work->missed[all ^ 1u << p] / n;
        const double          spared = owner->responsibility * out->miss;
        const double          spoiled = spared - (out->miss - without);
        owner->risk_added = risk_added(work, p);
        owner->avoidable = out->miss - without;
        owner->standard_error =
            sqrt(fmax(0, spared + spoiled - owner->avoidable * owner->avoidable) / n);
    }
}

enum fc_status fc_owners_find(struct fc_owners_answer *out, const struct fc_study *study,
                              const struct fc_promise *promise, struct fc_error *err)
{
    struct fc_owners_answer made = {.plan = study->plan, .promise = promise};
    struct work             work = {.study = study, .promise = promise, .out = &made};
    made.trials = study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS;
    enum fc_status status =
        fc_inputs_list(&work.input, &work.n_inputs, study->plan, study->arena, err);
    if (status == FC_OK)
        status = find_owners(&work, err);
    if (status == FC_OK)
        status = run_sets(&work, err);
    if (status != FC_OK)
        return status;
    fill(&work);
    *out = made;
    return FC_OK;
}
