/* Who takes the stage's own keys, then whether they do anything for them. */
#include "model/check_stage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/no_effect.h"
#include "model/settle.h"

static struct fc_place place_of(const struct fc_section *section, enum fc_section_kind kind,
                                const char *key)
{
    return section->set[fc_key_row(kind, key)];
}

static bool route_has(const struct fc_stage *stage, int channel, const char *key)
{
    return fc_plan_given(&stage->route[channel].section, FC_S_ROUTE, key);
}

/* The stage furthest in front at which opening items can be: those nurtured may go back. */
static int first_stage_of(const struct fc_plan *plan, const struct fc_opening *opening)
{
    const struct fc_nurture *nurture = &plan->nurture;
    const bool               back = nurture->returns_to >= 0 && opening->stage <= nurture->from &&
                      nurture->returns_to < opening->stage;
    return back ? nurture->returns_to : opening->stage;
}

/* Opening items of no channel go through all stages behind theirs, by the stages' own keys. */
static bool takes_openings(const struct fc_plan *plan, int index)
{
    for (int i = 0; i < plan->n_openings; i++)
        if (plan->opening[i].channel < 0 && plan->opening[i].count > 0 &&
            first_stage_of(plan, &plan->opening[i]) < index)
            return true;
    return false;
}

/* How many channels take the stage's own key: of those that run (with the opening items of none as
   one more), and of all. */
struct takers {
    int running, all;
};

static struct takers count_takers(const struct fc_plan *plan, int index, const char *key)
{
    struct takers takers = {0, 0};
    takers.running = takes_openings(plan, index) ? 1 : 0;
    for (int channel = 0; channel < plan->n_channels; channel++) {
        if (route_has(&plan->stage[index], channel, key))
            continue;
        takers.all++;
        takers.running += plan->channel[channel].enabled ? 1 : 0;
    }
    return takers;
}

/* ---- what every channel has of its own ------------------------------------------------------- */

static bool has_route_in(const struct fc_plan *plan, const struct fc_stage *stage, const char *key,
                         const char *file)
{
    for (int channel = 0; channel < plan->n_channels; channel++)
        if (route_has(stage, channel, key) &&
            strcmp(place_of(&stage->route[channel].section, FC_S_ROUTE, key).file, file) == 0)
            return true;
    return false;
}

/* The stage's own key when every channel has another: a slip in one file, a trap in a setting. It
   may stay for a channel that is turned off. */
static void check_own(const struct fc_plan *plan, int index, const char *key,
                      struct fc_problems *problems)
{
    static const char      words[] = "`%s` of stage `%s` has no effect: every channel has its own";
    static const char      hint[] = "change it in its [stage S / X] sections";
    const struct fc_stage *stage = &plan->stage[index];
    const struct fc_place  place = place_of(&stage->section, FC_S_STAGE, key);
    const struct takers    takers = count_takers(plan, index, key);
    const bool             set = place.line > 0 && strcmp(place.file, "--set") == 0;
    if (place.line == 0 || plan->n_channels == 0 || takers.running > 0 || (takers.all > 0 && !set))
        return;
    if (set || has_route_in(plan, stage, key, place.file))
        fc_error_at(problems, "no-effect", place, hint, words, key, stage->section.name);
    else
        fc_warning_at(problems, "no-effect", place, hint, words, key, stage->section.name);
}

static void check_rates(const struct fc_plan *plan, int index, struct fc_problems *problems)
{
    const struct fc_stage *stage = &plan->stage[index];
    const char            *name = stage->section.name;
    char                   hint[160];
    for (int channel = 0; channel < plan->n_channels && !stage->has_rate; channel++) {
        if (!plan->channel[channel].enabled || stage->route[channel].has_rate)
            continue;
        snprintf(hint, sizeof hint, "add `rate = 30%%` to [stage %s] or to [stage %s / %s]", name,
                 name, plan->channel[channel].section.name);
        fc_error_at(problems, "missing", stage->section.place, hint,
                    "stage `%s` has no rate for channel `%s`", name,
                    plan->channel[channel].section.name);
        return;
    }
    snprintf(hint, sizeof hint, "add `rate = 30%%` to [stage %s], or say [opening / X]", name);
    if (!stage->has_rate && takes_openings(plan, index))
        fc_error_at(problems, "missing", stage->section.place, hint,
                    "stage `%s` has no rate for the opening items of no channel", name);
}

/* ---- what does something only together ------------------------------------------------------- */

/* A stage as some items see it. */
struct view {
    const struct fc_pace     *pace;
    const struct fc_quantity *rate;
    bool                      team;    /* for which they wait */
    bool                      planned; /* the plan_rate they see is of the rate they take */
};

/* Behind a team's door it is part of the days waited, which are measured. */
static enum fc_verdict judge_response(const struct view *view, bool partner)
{
    (void)partner;
    return view->team || isfinite(view->pace->shelf_life) ? FC_WORKS : FC_IDLE;
}

static enum fc_verdict judge_shelf(const struct view *view, bool partner)
{
    if (view->team || view->pace->response_time > 0)
        return FC_WORKS;
    return partner ? FC_IDLE_BY_VALUE : FC_IDLE;
}

static enum fc_verdict judge_expiry(const struct view *view, bool partner)
{
    (void)partner;
    return view->team ? FC_WORKS : FC_IDLE;
}

static enum fc_verdict judge_variation(const struct view *view, bool partner)
{
    (void)partner;
    const struct fc_quantity *rate = view->rate;
    const double              value = rate->a * rate->scale + rate->shift;
    const bool                sure = rate->kind == FC_CERTAIN && (value <= 0 || value >= 1);
    return sure ? FC_IDLE_BY_VALUE : FC_WORKS;
}

static enum fc_verdict judge_planned(const struct view *view, bool partner)
{
    (void)partner;
    return view->planned ? FC_WORKS : FC_IDLE;
}

static const struct rule {
    const char *key;
    enum fc_verdict (*judge)(const struct view *, bool partner_given);
    const char *partner, *why, *hint;
} rules[] = {
    {"rate_month_to_month", judge_variation, "rate", "a rate of 0 or 1 cannot vary", "take it out"},
    {"response_time", judge_response, "shelf_life", "without a shelf_life waiting costs nothing",
     "add `shelf life = 7 days`"},
    {"shelf_life", judge_shelf, "response_time", "without a response_time nobody waits",
     "add `response time = 2 days`"},
    {"plan_rate", judge_planned, "rate", "the rate that it plans is said elsewhere",
     "write it where the rate stands"},
    {"expires", judge_expiry, "expires", "without a team nobody waits", "add `team = sales`"},
};
enum { N_RULES = sizeof rules / sizeof *rules };

static struct view view_of(const struct fc_stage *stage, int channel)
{
    const struct fc_route *route = &stage->route[channel];
    const bool             planned = route_has(stage, channel, "plan_rate")
                                         ? route->has_rate
                                         : stage->has_rate && !route->has_rate;
    return (struct view){&route->pace, route->has_rate ? &route->rate : &stage->rate,
                         stage->team >= 0, planned};
}

static enum fc_verdict better(enum fc_verdict a, enum fc_verdict b)
{
    return a < b ? a : b;
}

static enum fc_verdict judge_route(const struct fc_stage *stage, int channel,
                                   const struct rule *rule)
{
    const struct view view = view_of(stage, channel);
    return rule->judge(&view, route_has(stage, channel, rule->partner) ||
                                  fc_plan_given(&stage->section, FC_S_STAGE, rule->partner));
}

/* The best for any that take the stage's own key; where none does, check_own reports it. */
static enum fc_verdict judge_stage(const struct fc_plan *plan, int index, const struct rule *rule)
{
    const struct fc_stage *stage = &plan->stage[index];
    const struct view      own = {&stage->pace, &stage->rate, stage->team >= 0, stage->has_rate};
    enum fc_verdict        verdict = FC_IDLE;
    if (count_takers(plan, index, rule->key).running == 0)
        return FC_WORKS;
    if (takes_openings(plan, index))
        verdict = rule->judge(&own, fc_plan_given(&stage->section, FC_S_STAGE, rule->partner));
    for (int channel = 0; channel < plan->n_channels; channel++)
        if (plan->channel[channel].enabled && !route_has(stage, channel, rule->key))
            verdict = better(verdict, judge_route(stage, channel, rule));
    return verdict;
}

/* The s-th stage's section, or that of its route for channel c. */
static const struct fc_section *section_of(const struct fc_plan *plan, int s, int c)
{
    return c < 0 ? &plan->stage[s].section : &plan->stage[s].route[c].section;
}

/* A key may be said of several stages or routes at once; then the first of them speaks for all. */
static bool is_first(const struct fc_plan *plan, int s, int c, int row)
{
    const struct fc_place place = section_of(plan, s, c)->set[row];
    for (int stage = 0; stage <= s; stage++)
        for (int channel = c < 0 ? -1 : 0; channel < plan->n_channels; channel++) {
            if (stage == s && channel == c)
                return true;
            const struct fc_section *section = section_of(plan, stage, channel);
            if (section->set != NULL && fc_place_same(place, section->set[row]))
                return false;
            if (c < 0)
                break;
        }
    return true;
}

/* The best verdict of all whom the key at this place was said of. A channel that is off waits. */
static enum fc_verdict judge_all(const struct fc_plan *plan, struct fc_place place, bool routes,
                                 const struct rule *rule, int row)
{
    enum fc_verdict verdict = FC_IDLE;
    for (int s = 0; s < plan->n_stages; s++)
        for (int c = routes ? 0 : -1; c < (routes ? plan->n_channels : 0); c++) {
            const struct fc_section *section = section_of(plan, s, c);
            if (section->set == NULL || !fc_place_same(place, section->set[row]))
                continue;
            const bool waits = routes && !plan->channel[c].enabled;
            verdict = better(verdict, waits    ? FC_WORKS
                                      : routes ? judge_route(&plan->stage[s], c, rule)
                                               : judge_stage(plan, s, rule));
        }
    return verdict;
}

static void check_pace(const struct fc_plan *plan, int index, const struct rule *rule,
                       struct fc_problems *problems)
{
    for (int c = -1; c < plan->n_channels; c++) {
        const int                row = fc_key_row(c < 0 ? FC_S_STAGE : FC_S_ROUTE, rule->key);
        const struct fc_section *section = section_of(plan, index, c);
        if (section->set == NULL || section->set[row].line == 0 || !is_first(plan, index, c, row))
            continue;
        const struct fc_place place = section->set[row];
        fc_no_effect(problems, judge_all(plan, place, c >= 0, rule, row), place, rule->key,
                     rule->hint, "%s", rule->why);
    }
}

void fc_stage_check(const struct fc_plan *plan, int index, struct fc_problems *problems)
{
    static const char *const own[] = {"rate",          "plan_rate",  "rate_month_to_month",
                                      "response_time", "shelf_life", "expires"};
    check_rates(plan, index, problems);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        check_own(plan, index, own[i], problems);
    for (int i = 0; i < N_RULES; i++)
        check_pace(plan, index, &rules[i], problems);
}
