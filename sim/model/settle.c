/* Defaults that hang on other sections, once all values are read. */
#include "model/settle.h"

#include <math.h>
#include <string.h>

#include "model/measures.h"
#include "model/opening.h"
#include "model/tie.h"
#include "model/words.h"

bool fc_plan_given(const struct fc_section *section, enum fc_section_kind kind, const char *key)
{
    return section->set != NULL && section->set[fc_key_row(kind, key)].line > 0;
}

/* "scenarios/reference.ini" is called reference. */
static const char *name_of_file(struct fc_plan *plan)
{
    const char *slash = strrchr(plan->file, '/');
    const char *base = slash == NULL ? plan->file : slash + 1;
    const char *dot = strrchr(base, '.');
    return fc_arena_copy(plan->arena, base,
                         dot == NULL || dot == base ? strlen(base) : (size_t)(dot - base));
}

/* An id takes the form of a key, so that it may be the name the channel once had. */
static bool settle_channel(struct fc_plan *plan, struct fc_channel *channel)
{
    channel->id = channel->id == NULL ? channel->section.key
                                      : fc_words_key(plan->arena, fc_piece_of("", channel->id));
    return channel->id != NULL;
}

/* Spend in the first month with any; NAN where there is none. */
static double first_spend(const struct fc_plan *plan, const struct fc_schedule *spend)
{
    for (int t = 0; t < plan->months; t++)
        if (fc_schedule_at(spend, plan->start, t) > 0)
            return fc_schedule_at(spend, plan->start, t);
    return (double)NAN;
}

/* A change of the spend moves along the curve, so the curve hangs on the spend before it. */
static void settle_measured_at(const struct fc_plan *plan, struct fc_channel *channel,
                               const struct fc_schedule *base_spend)
{
    if (fc_plan_given(&channel->section, FC_S_CHANNEL, "measured_at"))
        return;
    channel->measured_at = first_spend(plan, base_spend);
    if (isnan(channel->measured_at))
        channel->measured_at = first_spend(plan, &channel->spend);
}

static void settle_pace(const struct fc_stage *stage, struct fc_route *route)
{
    const struct fc_section *section = &route->section;
    const bool               varies = fc_plan_given(section, FC_S_ROUTE, "rate_month_to_month");
    const bool               responds = fc_plan_given(section, FC_S_ROUTE, "response_time");
    const bool               keeps = fc_plan_given(section, FC_S_ROUTE, "shelf_life");
    const bool               expires = fc_plan_given(section, FC_S_ROUTE, "expires");
    route->has_pace = varies || responds || keeps || expires;
    if (!varies)
        route->pace.rate_month_to_month = stage->pace.rate_month_to_month;
    if (!responds)
        route->pace.response_time = stage->pace.response_time;
    if (!keeps)
        route->pace.shelf_life = stage->pace.shelf_life;
    if (!expires)
        route->pace.expires = stage->pace.expires;
}

static bool settle_stage(struct fc_plan *plan, int index)
{
    struct fc_stage *stage = &plan->stage[index];
    const bool       is_won = strcmp(stage->section.key, "won") == 0;
    if (stage->owner == NULL)
        stage->owner = index == 0 ? "marketing" : plan->stage[index - 1].owner;
    if (stage->plural == NULL)
        stage->plural = is_won ? "won deals" : fc_plural(plan->arena, stage->section.name);
    stage->has_rate = fc_plan_given(&stage->section, FC_S_STAGE, "rate");
    if (!fc_plan_given(&stage->section, FC_S_STAGE, "plan_rate"))
        stage->plan_rate = (double)NAN;
    if (!fc_plan_given(&stage->section, FC_S_STAGE, "shelf_life"))
        stage->pace.shelf_life = (double)INFINITY;
    if (!fc_plan_given(&stage->section, FC_S_STAGE, "expires"))
        stage->pace.expires = (double)INFINITY;
    if (!fc_plan_given(&stage->section, FC_S_STAGE, "team"))
        stage->team = -1;
    for (int channel = 0; channel < plan->n_channels; channel++) {
        struct fc_route *route = &stage->route[channel];
        route->has_rate = fc_plan_given(&route->section, FC_S_ROUTE, "rate");
        if (!fc_plan_given(&route->section, FC_S_ROUTE, "plan_rate"))
            route->plan_rate = (double)NAN;
        route->has_delay = fc_plan_given(&route->section, FC_S_ROUTE, "delay");
        settle_pace(stage, route);
    }
    return stage->plural != NULL;
}

/* Each team at the first door that names it; a second one is refused by the rules. */
static void settle_teams(struct fc_plan *plan)
{
    for (int team = 0; team < plan->n_teams; team++)
        plan->team[team].stage = -1;
    for (int stage = plan->n_stages - 1; stage >= 0; stage--)
        if (plan->stage[stage].team >= 0)
            plan->team[plan->stage[stage].team].stage = stage;
    for (int team = 0; team < plan->n_teams; team++)
        if (plan->team[team].owner == NULL && plan->team[team].stage >= 0)
            plan->team[team].owner = plan->stage[plan->team[team].stage].owner;
}

static void settle_nurture(struct fc_nurture *nurture)
{
    if (!fc_plan_given(&nurture->section, FC_S_NURTURE, "from"))
        nurture->from = -1;
    if (!fc_plan_given(&nurture->section, FC_S_NURTURE, "returns_to"))
        nurture->returns_to = nurture->from;
    if (!fc_plan_given(&nurture->section, FC_S_NURTURE, "tires_at"))
        nurture->tires_at = (double)INFINITY;
}

static bool lacks(const struct fc_deal *own, const char *key)
{
    return !fc_plan_given(&own->section, FC_S_CHANNEL_DEAL, key);
}

/* What a [deal / X] does not say is the [deal]'s. */
static void settle_deal(struct fc_deal *own, const struct fc_deal *deal)
{
    if (lacks(own, "owner"))
        own->owner = deal->owner;
    if (lacks(own, "value"))
        own->value = deal->value;
    if (lacks(own, "large_share"))
        own->large_share = deal->large_share;
    if (lacks(own, "large_value"))
        own->large_value = deal->large_value;
    if (lacks(own, "cap"))
        own->cap = deal->cap;
    if (lacks(own, "billing"))
        own->billing = deal->billing;
    if (lacks(own, "term"))
        own->term = deal->term;
    if (lacks(own, "churn"))
        own->churn = deal->churn;
    if (lacks(own, "margin"))
        own->margin = deal->margin;
    own->exists = deal->exists;
    own->has_cap = deal->has_cap || !lacks(own, "cap");
    own->has_margin = deal->has_margin || !lacks(own, "margin");
    own->value_uncertainty = deal->value_uncertainty;
}

static void settle_deals(struct fc_plan *plan)
{
    struct fc_deal *deal = &plan->deal;
    deal->has_margin = fc_plan_given(&deal->section, FC_S_DEAL, "margin");
    deal->has_cap = fc_plan_given(&deal->section, FC_S_DEAL, "cap");
    for (int channel = 0; channel < plan->n_channels; channel++)
        if (plan->channel_deal[channel] != NULL)
            settle_deal(plan->channel_deal[channel], deal);
}

bool fc_plan_settle(struct fc_plan *plan, const struct fc_schedule base_spend[])
{
    bool made = true;
    if (plan->name == NULL)
        plan->name = name_of_file(plan);
    if (plan->currency == NULL)
        plan->currency = "";
    for (int channel = 0; channel < plan->n_channels; channel++) {
        made = settle_channel(plan, &plan->channel[channel]) && made;
        settle_measured_at(plan, &plan->channel[channel], &base_spend[channel]);
    }
    for (int stage = 0; stage < plan->n_stages; stage++)
        made = settle_stage(plan, stage) && made;
    settle_teams(plan);
    settle_nurture(&plan->nurture);
    settle_deals(plan);
    if (!fc_plan_given(&plan->market.section, FC_S_MARKET, "size"))
        plan->market.size = (double)INFINITY;
    fc_openings_sort(plan);
    fc_ties_sort(plan);
    for (int i = 0; i < plan->n_promises; i++)
        if (!fc_plan_given(&plan->promise[i].section, FC_S_PROMISE, "confidence"))
            plan->promise[i].confidence = plan->confidence;
    return made && plan->name != NULL;
}
