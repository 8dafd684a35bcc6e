/* Sections are few, so looking one up is a walk. */
#include "model/plan.h"

#include "model/words.h"

int fc_plan_channel(const struct fc_plan *plan, struct fc_piece name)
{
    for (int channel = 0; channel < plan->n_channels; channel++)
        if (fc_words_are(name, plan->channel[channel].section.key))
            return channel;
    return -1;
}

int fc_plan_stage(const struct fc_plan *plan, struct fc_piece name)
{
    for (int stage = 0; stage < plan->n_stages; stage++)
        if (fc_words_are(name, plan->stage[stage].section.key))
            return stage;
    return -1;
}

int fc_plan_team(const struct fc_plan *plan, struct fc_piece name)
{
    for (int team = 0; team < plan->n_teams; team++)
        if (fc_words_are(name, plan->team[team].section.key))
            return team;
    return -1;
}

const struct fc_deal *fc_plan_deal(const struct fc_plan *plan, int channel)
{
    const bool own = channel >= 0 && plan->channel_deal[channel] != NULL;
    return own ? plan->channel_deal[channel] : &plan->deal;
}
