#include "questions/lever_search.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Chances are looked at this well at first, and where they decide. */
static const double ROUGH = 0.01, FINE = 0.0015;

/* What is said to be enough stays so when it is set by hand and counted in all years: by so many
   standard errors, most of the time. */
static const double MARGIN = 1;

/* So many standard errors are a difference. */
static const double MATTERS = 2, CLEARLY = 3;

struct fc_lever *fc_lever_add(struct fc_lever_search *search, enum fc_lever_kind kind,
                              struct fc_chance chance)
{
    if (search->n == (int)(sizeof search->lever / sizeof *search->lever))
        return NULL;
    struct fc_lever *lever = &search->lever[search->n++];
    *lever = (struct fc_lever){.kind = kind,
                               .channel = -1,
                               .other = -1,
                               .stage = -1,
                               .team = -1,
                               .period = -1,
                               .chance = chance,
                               .enough = fc_lever_enough(search, chance)};
    return lever;
}

static void fail(struct fc_lever_search *search, enum fc_status status)
{
    if (search->status == FC_OK)
        search->status = status;
}

void fc_lever_keep_sets(struct fc_lever_search *search, struct fc_lever *lever,
                        const struct fc_lever_sets *sets)
{
    const char **text = fc_arena_take(search->arena, FC_LEVER_SETS, sizeof *text);
    if (lever == NULL)
        return;
    for (int i = 0; text != NULL && i < sets->n; i++) {
        text[i] = fc_arena_copy(search->arena, sets->text[i], strlen(sets->text[i]));
        if (text[i] == NULL)
            text = NULL;
    }
    if (text == NULL) {
        fail(search, fc_fail(search->err, FC_NO_MEMORY, "There is not enough memory for levers."));
        return;
    }
    lever->n_sets = sets->n;
    lever->set = text;
}

/* ---- trying ---- */

/* Another plan lives as long as it is asked: in the study's arena, which here is a short one. */
static enum fc_status ask(const struct fc_study *study, const struct fc_promise *promise,
                          const struct fc_lever_sets *sets, double standard_error,
                          struct fc_chance *out, struct fc_error *err)
{
    struct fc_problems    problems = {.arena = study->arena};
    struct fc_plan       *plan;
    struct fc_odds        odds;
    const char           *set[FC_LEVER_SETS];
    const struct fc_plan *from = study->plan;
    for (int i = 0; i < sets->n; i++)
        set[i] = sets->text[i];
    enum fc_status status = fc_study_variant(&plan, study, sets->n, set, &problems, err);
    if (status != FC_OK)
        return problems.no_memory ? FC_NO_MEMORY : status;
    const struct fc_promise *moved = fc_promise_on(plan, promise, from, study->arena);
    if (moved == NULL)
        return FC_BAD_INPUT;
    status = fc_study_odds(&odds, study, plan, 1, &moved, standard_error, err);
    if (status == FC_OK)
        *out = odds.chance[0];
    return status;
}

bool fc_lever_try(struct fc_lever_search *search, const struct fc_lever_sets *sets,
                  double standard_error, struct fc_chance *out)
{
    struct fc_arena arena = {0};
    struct fc_error err = {0};
    struct fc_study study = *search->study;
    study.arena = &arena;
    if (search->status != FC_OK)
        return false;
    const enum fc_status status =
        ask(&study, search->answer->promise, sets, standard_error, out, &err);
    fc_arena_free(&arena);
    /* what a plan cannot be is no lever; all else is a failure */
    if (status != FC_OK && status != FC_BAD_INPUT)
        fail(search, fc_fail(search->err, status, "%s", err.text));
    return status == FC_OK;
}

bool fc_lever_try_clearly(struct fc_lever_search *search, const struct fc_lever_sets *sets,
                          struct fc_chance *out)
{
    if (!fc_lever_try(search, sets, ROUGH, out))
        return false;
    const double off = fabs(out->p - search->answer->promise->confidence);
    return off > CLEARLY * out->standard_error ? true : fc_lever_try(search, sets, FINE, out);
}

bool fc_lever_enough(const struct fc_lever_search *search, struct fc_chance chance)
{
    return chance.p >= search->answer->promise->confidence;
}

bool fc_lever_matters(const struct fc_lever_search *search, struct fc_chance chance)
{
    const struct fc_chance now = search->answer->chance;
    return fabs(chance.p - now.p) > MATTERS * fmax(chance.standard_error, now.standard_error);
}

/* ---- turning ---- */

static enum fc_status look(void *context, double x, double standard_error, struct fc_chance *out)
{
    const struct fc_lever_dial *dial = context;
    struct fc_lever_sets        sets = {0};
    dial->write(dial, x, &sets);
    if (fc_lever_try(dial->search, &sets, standard_error, out))
        return FC_OK;
    return dial->search->status != FC_OK ? dial->search->status : FC_BAD_INPUT;
}

bool fc_lever_turn(struct fc_lever_dial *dial, struct fc_root *out)
{
    const struct fc_lever_search *search = dial->search;
    const struct fc_root_request  request = {.look = look,
                                             .round_up = dial->round_up,
                                             .context = dial,
                                             .low = 0,
                                             .high = dial->high,
                                             .at_low = &search->answer->chance,
                                             .wanted = search->answer->promise->confidence,
                                             .standard_error = FINE,
                                             .margin = MARGIN};
    *out = (struct fc_root){.kind = FC_ROOT_BEYOND};
    if (search->status != FC_OK || !(dial->high > 0))
        return false;
    const enum fc_status status =
        search->only_whether ? fc_root_reached(out, &request) : fc_root_find(out, &request);
    if (status != FC_OK)
        *out = (struct fc_root){.kind = FC_ROOT_BEYOND};
    return status == FC_OK && out->kind == FC_ROOT_FOUND;
}

/* ---- what the promise counts ---- */

int fc_lever_stage(const struct fc_lever_search *search)
{
    const struct fc_plan    *plan = search->study->plan;
    const struct fc_clause  *clause = &search->answer->promise->clause[0];
    const struct fc_measure *measure = &plan->measure[clause->measure];
    const bool               inquiries =
        strncmp(measure->name, "inquiry", 7) == 0 || strcmp(measure->name, "cost_per_inquiry") == 0;
    return measure->stage >= 0 || inquiries ? measure->stage : plan->n_stages - 1;
}
