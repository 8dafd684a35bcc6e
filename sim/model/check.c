/* One function a rule, each adding its problems and going on. */
#include "model/check.h"

#include <stdio.h>
#include <string.h>

#include "model/check_channel.h"
#include "model/settle.h"
#include "model/words.h"

static struct fc_place place_of(const struct fc_section *section, enum fc_section_kind kind,
                                const char *key)
{
    return section->set[fc_key_row(kind, key)];
}

/* ---- [plan] --------------------------------------------------------------------------------- */

static void need_plan_key(const struct fc_plan *plan, const char *key, const char *hint,
                          struct fc_problems *problems)
{
    struct fc_place place = plan->section.place;
    if (place.line == 0)
        place.file = plan->file;
    if (!fc_plan_given(&plan->section, FC_S_PLAN, key))
        fc_error_at(problems, "missing", place, hint, "the plan needs `%s` in [plan]", key);
}

static void check_plan(const struct fc_plan *plan, struct fc_problems *problems)
{
    const struct fc_place nowhere = {.file = plan->file};
    int                   enabled = 0;
    need_plan_key(plan, "start", "add `start = 2027-01`", problems);
    need_plan_key(plan, "months", "add `months = 12`", problems);
    for (int channel = 0; channel < plan->n_channels; channel++)
        enabled += plan->channel[channel].enabled ? 1 : 0;
    if (plan->n_channels == 0)
        fc_error_at(problems, "missing", nowhere, "add [channel search] with spend and cost",
                    "the plan has no channel");
    else if (enabled == 0)
        fc_error_at(problems, "missing", nowhere, "leave at least one on",
                    "every channel of the plan is turned off");
    if (plan->n_stages == 0)
        fc_error_at(problems, "missing", nowhere, "add [stage qualified lead] with a rate",
                    "the plan has no stage");
}

/* ---- [stage S] ------------------------------------------------------------------------------ */

/* How many channels take the stage's own rate: of those that run, and of all. */
struct takers {
    int running, all;
};

static struct takers count_takers(const struct fc_plan *plan, const struct fc_stage *stage)
{
    struct takers takers = {0, 0};
    for (int channel = 0; channel < plan->n_channels; channel++) {
        if (stage->route[channel].has_rate)
            continue;
        takers.all++;
        takers.running += plan->channel[channel].enabled ? 1 : 0;
    }
    return takers;
}

static bool has_route_in(const struct fc_plan *plan, const struct fc_stage *stage, const char *file)
{
    for (int channel = 0; channel < plan->n_channels; channel++) {
        const struct fc_route *route = &stage->route[channel];
        if (route->has_rate &&
            strcmp(place_of(&route->section, FC_S_ROUTE, "rate").file, file) == 0)
            return true;
    }
    return false;
}

/* The stage's own rate when every channel has another: a slip in one file, a trap in a setting. It
   may stay for a channel that is turned off. */
static void check_own_rate(const struct fc_plan *plan, const struct fc_stage *stage,
                           struct fc_problems *problems)
{
    static const char     words[] = "`rate` of stage `%s` has no effect: every channel has its own";
    static const char     hint[] = "change the rates in its [stage S / X] sections";
    const struct fc_place place = place_of(&stage->section, FC_S_STAGE, "rate");
    const struct takers   takers = count_takers(plan, stage);
    const bool            set = strcmp(place.file, "--set") == 0;
    if (takers.running > 0 || (takers.all > 0 && !set))
        return;
    if (set || has_route_in(plan, stage, place.file))
        fc_error_at(problems, "no-effect", place, hint, words, stage->section.name);
    else
        fc_warning_at(problems, "no-effect", place, hint, words, stage->section.name);
}

static void check_rates(const struct fc_plan *plan, const struct fc_stage *stage,
                        struct fc_problems *problems)
{
    int without = 0;
    for (int channel = 0; channel < plan->n_channels && !stage->has_rate; channel++) {
        if (!plan->channel[channel].enabled || stage->route[channel].has_rate || without++ > 0)
            continue;
        char hint[160];
        snprintf(hint, sizeof hint, "add `rate = 30%%` to [stage %s] or to [stage %s / %s]",
                 stage->section.name, stage->section.name, plan->channel[channel].section.name);
        fc_error_at(problems, "missing", stage->section.place, hint,
                    "stage `%s` has no rate for channel `%s`", stage->section.name,
                    plan->channel[channel].section.name);
    }
    if (stage->has_rate && plan->n_channels > 0)
        check_own_rate(plan, stage, problems);
}

static bool any_alike(const struct fc_measure *a, const struct fc_measure *b)
{
    const char *const of_a[] = {a->name, a->words, a->singular};
    const char *const of_b[] = {b->name, b->words, b->singular};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            if (fc_words_are(fc_piece_of("", of_a[i]), of_b[j]))
                return true;
    return false;
}

/* Sentences and answers tell measures apart by their names alone. */
static void check_measures(const struct fc_plan *plan, int stage, struct fc_problems *problems)
{
    const struct fc_section *section = &plan->stage[stage].section;
    if (fc_measure_reserved(fc_piece_of("", section->name))) {
        fc_error_at(problems, "name", section->place, "choose another name",
                    "a stage cannot be called `%s`: that is something measured", section->name);
        return;
    }
    for (int i = 0; i < plan->n_measures; i++)
        for (int j = 0; j < plan->n_measures; j++) {
            const struct fc_measure *mine = &plan->measure[i];
            const struct fc_measure *other = &plan->measure[j];
            if (mine->stage != stage || other->stage >= stage || !any_alike(mine, other))
                continue;
            fc_error_at(problems, "name", section->place, "choose another name or plural",
                        "`%s` of stage `%s` would mean two things", mine->words, section->name);
            return;
        }
}

/* ---- [deal], [promise P] -------------------------------------------------------------------- */

static void check_deal(const struct fc_deal *deal, struct fc_problems *problems)
{
    if (!deal->exists || fc_plan_given(&deal->section, FC_S_DEAL, "value"))
        return;
    if (deal->has_margin)
        fc_error_at(problems, "missing", place_of(&deal->section, FC_S_DEAL, "margin"),
                    "add `value = 18,000`", "`margin` has no effect: the deal has no `value`");
    else
        fc_error_at(problems, "missing", deal->section.place, "add `value = 18,000`",
                    "the deal has no `value`");
}

static void check_promise(const struct fc_promise *promise, struct fc_problems *problems)
{
    if (!fc_plan_given(&promise->section, FC_S_PROMISE, "promise"))
        fc_error_at(problems, "missing", promise->section.place,
                    "add `promise = 150 qualified leads every month`",
                    "promise `%s` does not say what is promised", promise->section.name);
}

bool fc_check(const struct fc_plan *plan, struct fc_problems *problems)
{
    const size_t before = problems->errors;
    check_plan(plan, problems);
    for (int channel = 0; channel < plan->n_channels; channel++)
        fc_channel_check(plan, channel, problems);
    for (int stage = 0; stage < plan->n_stages; stage++) {
        check_rates(plan, &plan->stage[stage], problems);
        check_measures(plan, stage, problems);
    }
    check_deal(&plan->deal, problems);
    for (int i = 0; i < plan->n_promises; i++)
        check_promise(&plan->promise[i], problems);
    return problems->errors == before;
}
