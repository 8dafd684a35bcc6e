/* Doors first, then each team by itself. */
#include "model/check_team.h"

#include <math.h>
#include <stdio.h>

#include "model/check_schedule.h"
#include "model/no_effect.h"
#include "model/settle.h"

/* A month's items and money, as those of channels. */
static const double MOST_ITEMS = 2147483647.0;
static const double MOST_MONEY = 1e12;

static struct fc_place place_of(const struct fc_team *team, const char *key)
{
    return team->section.set[fc_key_row(FC_S_TEAM, key)];
}

/* The first stage that names a team has it. */
static void check_doors(const struct fc_plan *plan, struct fc_problems *problems)
{
    for (int s = 0; s < plan->n_stages; s++) {
        const struct fc_section *section = &plan->stage[s].section;
        const int                t = plan->stage[s].team;
        if (t < 0 || plan->team[t].stage == s)
            continue;
        fc_error_at(problems, "team", section->set[fc_key_row(FC_S_STAGE, "team")],
                    "one team works for one stage: add another [team N]",
                    "team `%s` already works for stage `%s`", plan->team[t].section.name,
                    plan->stage[plan->team[t].stage].section.name);
    }
}

static void need(const struct fc_team *team, const char *key, const char *hint,
                 struct fc_problems *problems)
{
    if (!fc_plan_given(&team->section, FC_S_TEAM, key))
        fc_error_at(problems, "missing", team->section.place, hint, "team `%s` needs `%s`",
                    team->section.name, key);
}

static void check_size(const struct fc_plan *plan, const struct fc_team *team,
                       struct fc_problems *problems)
{
    double most = 0;
    for (int t = 0; t < plan->months; t++)
        most = fmax(most, fc_schedule_at(&team->heads, plan->start, t));
    if (most * team->capacity > MOST_ITEMS)
        fc_error_at(problems, "limit", place_of(team, "heads"), "look for a number too large",
                    "team `%s` could work %.3g items a month; at most %.0f can be counted",
                    team->section.name, most * team->capacity, MOST_ITEMS);
    if (most * team->cost > MOST_MONEY)
        fc_error_at(problems, "limit", place_of(team, "heads"), "look for a number too large",
                    "team `%s` costs %.3g a month; at most %.0g can be counted", team->section.name,
                    most * team->cost, MOST_MONEY);
}

/* ---- who is on the ramp ---------------------------------------------------------------------- */

static bool hires(const struct fc_plan *plan, const struct fc_team *team)
{
    for (int t = 1; t < plan->months; t++)
        if (fc_schedule_at(&team->heads, plan->start, t) >
            fc_schedule_at(&team->heads, plan->start, t - 1))
            return true;
    return false;
}

/* [team *] speaks of several; the first of them speaks for all. */
static void check_ramp(const struct fc_plan *plan, int index, struct fc_problems *problems)
{
    const struct fc_place place = place_of(&plan->team[index], "ramp");
    enum fc_verdict       verdict = FC_IDLE_BY_VALUE;
    for (int t = 0; t < plan->n_teams; t++) {
        const struct fc_team *team = &plan->team[t];
        if (!fc_place_same(place, place_of(team, "ramp")))
            continue;
        if (t < index)
            return;
        if (team->ramp <= 0 || hires(plan, team))
            verdict = FC_WORKS;
    }
    if (place.line > 0)
        fc_no_effect(problems, verdict, place, "ramp", "such as: heads = 4, then 5 from 2027-04",
                     "nobody is hired within the plan");
}

static void check_one(const struct fc_plan *plan, int index, struct fc_problems *problems)
{
    const struct fc_team *team = &plan->team[index];
    char                  hint[100];
    if (team->stage < 0) {
        snprintf(hint, sizeof hint, "add `team = %s` to a [stage S]", team->section.name);
        if (problems->errors == 0)
            fc_warning_at(problems, "team-without-stage", team->section.place, hint,
                          "team `%s` has no effect: no stage names it", team->section.name);
        return;
    }
    need(team, "heads", "add `heads = 4`", problems);
    need(team, "capacity", "add `capacity = 120`, in items a head a month", problems);
    fc_schedule_check(plan, &team->heads, "heads", place_of(team, "heads"), problems);
    check_size(plan, team, problems);
    check_ramp(plan, index, problems);
}

void fc_team_check(const struct fc_plan *plan, struct fc_problems *problems)
{
    check_doors(plan, problems);
    for (int team = 0; team < plan->n_teams; team++)
        check_one(plan, team, problems);
}
