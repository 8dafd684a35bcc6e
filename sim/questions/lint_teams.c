/* Teams that cannot keep up, and teams that nobody would miss. */
#include "questions/lint_rules.h"

#include <math.h>

#include "base/month.h"

/* "leads", "inquiries": what the team works. */
static const char *items_of(const struct fc_plan *plan, const struct fc_team *team)
{
    return team->stage == 0 ? "inquiries" : plan->stage[team->stage - 1].plural;
}

/* The teams' doors, one after the other; wanted[months] came there. */
static void judge_each(const struct fc_lint *lint, enum fc_mean_way way,
                       void (*judge)(const struct fc_lint *, const struct fc_team *,
                                     const double wanted[]))
{
    const struct fc_plan *plan = lint->plan;
    struct fc_mean_run    run;
    if (plan->n_teams == 0)
        return;
    if (!fc_mean_run(&run, lint->means, way, lint->arena)) {
        lint->problems->no_memory = true;
        return;
    }
    for (int i = 0; i < plan->n_teams; i++)
        if (plan->team[i].stage >= 0)
            judge(lint, &plan->team[i], run.wanted + plan->team[i].stage * plan->months);
}

/* ---- short of hands ---- */

/* Whether a team with at least so many heads from a month on gets its work done: all in all, and
   nobody ever waits for longer than a month of work. A queue that this clears is what queues are
   for. */
static bool copes(const struct fc_plan *plan, const struct fc_team *team, const double wanted[],
                  int from, double heads)
{
    double came = 0, could = 0, queue = 0;
    for (int t = 0; t < plan->months; t++) {
        double most = fc_mean_capacity(plan, team, t);
        if (t >= from)
            most = fmax(most, heads * team->capacity);
        came += wanted[t];
        could += came > 0 ? most : 0;
        queue = fmax(queue + wanted[t] - most, 0);
        if (queue > most)
            return false;
    }
    return came <= could;
}

/* The first month in which more comes than can be worked, or -1. */
static int first_over(const struct fc_plan *plan, const struct fc_team *team, const double wanted[])
{
    for (int t = 0; t < plan->months; t++)
        if (wanted[t] > fc_mean_capacity(plan, team, t))
            return t;
    return -1;
}

/* "heads = 2", or "heads = 1, then 5 from 2027-05": the fewest that cope. */
static struct fc_lint_words enough_heads(const struct fc_plan *plan, const struct fc_team *team,
                                         const double wanted[], int from)
{
    const double now = fc_schedule_at(&team->heads, plan->start, from);
    double       most = 0, heads = floor(now) + 1;
    char         month[8];
    for (int t = 0; t < plan->months; t++)
        most = fmax(most, wanted[t]);
    while (heads * team->capacity < most && !copes(plan, team, wanted, from, heads))
        heads++;
    if (from == 0 || fc_schedule_at(&team->heads, plan->start, 0) == heads)
        return fc_lint_words("heads = %s", fc_lint_number(heads).text);
    return fc_lint_words("heads = %s, then %s from %s",
                         fc_lint_number(fc_schedule_at(&team->heads, plan->start, 0)).text,
                         fc_lint_number(heads).text, fc_month_print(month, plan->start + from));
}

static void judge_hands(const struct fc_lint *lint, const struct fc_team *team,
                        const double wanted[])
{
    const struct fc_plan *plan = lint->plan;
    const int             t = first_over(plan, team, wanted);
    if (t < 0 || copes(plan, team, wanted, 0, 0))
        return;
    fc_lint_say(lint, fc_lint_place(&team->section, FC_S_TEAM, "heads"),
                fc_lint_words("write `%s`, or spend less on what brings them",
                              enough_heads(plan, team, wanted, t).text)
                    .text,
                "team `%s` can work %s %s in %s, but about %s come: the rest waits or is lost",
                team->section.name, fc_lint_number(fc_mean_capacity(plan, team, t)).text,
                items_of(plan, team), fc_lint_month(plan, t).text,
                fc_lint_number(round(wanted[t])).text);
}

void fc_lint_short_of_hands(const struct fc_lint *lint)
{
    judge_each(lint, FC_MEAN_TEAMS, judge_hands);
}

/* ---- nobody would miss it ---- */

static bool answers_late(const struct fc_plan *plan, int s)
{
    const struct fc_stage *stage = &plan->stage[s];
    bool                   late = stage->pace.response_time > 0 || isfinite(stage->pace.shelf_life);
    for (int c = 0; c < plan->n_channels; c++)
        late = late || stage->route[c].pace.response_time > 0 ||
               isfinite(stage->route[c].pace.shelf_life);
    return late;
}

static void judge_idle(const struct fc_lint *lint, const struct fc_team *team,
                       const double wanted[])
{
    const struct fc_plan *plan = lint->plan;
    const double          plenty = 20;
    double                came = 0;
    for (int t = 0; t < plan->months; t++) {
        came += wanted[t];
        if (fc_mean_capacity(plan, team, t) < plenty * wanted[t])
            return;
    }
    if (came <= 0 || answers_late(plan, team->stage))
        return;
    fc_lint_say(lint, fc_lint_place(&team->section, FC_S_TEAM, "capacity"),
                "write what one head really works in a month besides all else, or take the team "
                "out",
                "team `%s` changes nothing but the cost: it can work more than 20 times the %s "
                "that come, at once",
                team->section.name, items_of(plan, team));
}

void fc_lint_idle_team(const struct fc_lint *lint)
{
    judge_each(lint, FC_MEAN_FREE, judge_idle);
}
