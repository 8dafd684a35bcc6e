/* One function a rule, each adding its problems and going on. */
#include "model/check.h"

#include "model/check_channel.h"
#include "model/check_deal.h"
#include "model/check_nurture.h"
#include "model/check_opening.h"
#include "model/check_spend.h"
#include "model/check_stage.h"
#include "model/check_team.h"
#include "model/check_tie.h"
#include "model/no_effect.h"
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

/* ---- names of measures ----------------------------------------------------------------------- */

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

static bool is_of_team(const struct fc_measure *measure)
{
    return measure->what == FC_M_CAPACITY || measure->what == FC_M_UTILISATION;
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
            if (mine->stage != stage || other->stage >= stage || is_of_team(mine) ||
                is_of_team(other) || !any_alike(mine, other))
                continue;
            fc_error_at(problems, "name", section->place, "choose another name or plural",
                        "`%s` of stage `%s` would mean two things", mine->words, section->name);
            return;
        }
}

/* Those of a team against those of stages: teams are named apart. */
static void check_team_measures(const struct fc_plan *plan, int team, struct fc_problems *problems)
{
    const struct fc_section *section = &plan->team[team].section;
    for (int i = 0; i < plan->n_measures; i++)
        for (int j = 0; j < plan->n_measures; j++) {
            const struct fc_measure *mine = &plan->measure[i];
            const struct fc_measure *other = &plan->measure[j];
            if (!is_of_team(mine) || mine->stage != plan->team[team].stage || is_of_team(other) ||
                !any_alike(mine, other))
                continue;
            fc_error_at(problems, "name", section->place, "choose another name",
                        "`%s` of team `%s` would mean two things", mine->words, section->name);
            return;
        }
}

/* ---- [market], [promise P] ------------------------------------------------------------------- */

static void check_market(const struct fc_plan *plan, struct fc_problems *problems)
{
    const struct fc_section *section = &plan->market.section;
    const bool               swing = fc_plan_given(section, FC_S_MARKET, "swing");
    if (fc_plan_given(section, FC_S_MARKET, "persistence") && plan->market.swing <= 0)
        fc_no_effect(problems, swing ? FC_IDLE_BY_VALUE : FC_IDLE,
                     place_of(section, FC_S_MARKET, "persistence"), "persistence",
                     "add `swing = 10%`", "the market has no swing");
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
    for (int channel = 0; channel < plan->n_channels; channel++) {
        fc_channel_check(plan, channel, problems);
        fc_spend_check(plan, channel, problems);
    }
    for (int stage = 0; stage < plan->n_stages; stage++) {
        fc_stage_check(plan, stage, problems);
        check_measures(plan, stage, problems);
    }
    fc_team_check(plan, problems);
    for (int team = 0; team < plan->n_teams; team++)
        check_team_measures(plan, team, problems);
    fc_nurture_check(plan, problems);
    fc_deal_check(plan, problems);
    check_market(plan, problems);
    fc_opening_check(plan, problems);
    fc_tie_check(plan, problems);
    for (int i = 0; i < plan->n_promises; i++)
        check_promise(&plan->promise[i], problems);
    return problems->errors == before;
}
