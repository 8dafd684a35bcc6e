/* Defaults that hang on other sections, once all values are read. */
#include "model/settle.h"

#include <string.h>

#include "model/measures.h"
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

static bool settle_stage(struct fc_plan *plan, int index)
{
    struct fc_stage *stage = &plan->stage[index];
    const bool       is_won = strcmp(stage->section.key, "won") == 0;
    if (stage->owner == NULL)
        stage->owner = index == 0 ? "marketing" : plan->stage[index - 1].owner;
    if (stage->plural == NULL)
        stage->plural = is_won ? "won deals" : fc_plural(plan->arena, stage->section.name);
    stage->has_rate = fc_plan_given(&stage->section, FC_S_STAGE, "rate");
    for (int channel = 0; channel < plan->n_channels; channel++) {
        struct fc_route *route = &stage->route[channel];
        route->has_rate = fc_plan_given(&route->section, FC_S_ROUTE, "rate");
        route->has_delay = fc_plan_given(&route->section, FC_S_ROUTE, "delay");
    }
    return stage->plural != NULL;
}

bool fc_plan_settle(struct fc_plan *plan)
{
    bool made = true;
    if (plan->name == NULL)
        plan->name = name_of_file(plan);
    if (plan->currency == NULL)
        plan->currency = "";
    for (int channel = 0; channel < plan->n_channels; channel++)
        made = settle_channel(plan, &plan->channel[channel]) && made;
    for (int stage = 0; stage < plan->n_stages; stage++)
        made = settle_stage(plan, stage) && made;
    plan->deal.has_margin = fc_plan_given(&plan->deal.section, FC_S_DEAL, "margin");
    for (int i = 0; i < plan->n_promises; i++)
        if (!fc_plan_given(&plan->promise[i].section, FC_S_PROMISE, "confidence"))
            plan->promise[i].confidence = plan->confidence;
    return made && plan->name != NULL;
}
