#include "output/typed_inputs.h"

#include "output/words.h"

static bool is_input(enum fc_type type)
{
    switch (type) {
    case FC_T_WHOLE:
    case FC_T_CHOICE:
    case FC_T_NUMBER:
    case FC_T_AMOUNT:
    case FC_T_DAYS:
    case FC_T_MONTHS:
    case FC_T_PACE:
    case FC_T_HEADS:
    case FC_T_RESPONSE:
    case FC_T_QUANTITY:
    case FC_T_SCHEDULE:
    case FC_T_FLOW:
    case FC_T_SEASON:
    case FC_T_DELAY: return true;
    default: return false;
    }
}

struct walk {
    void (*see)(void *to, const struct fc_typed_input *input);
    void *to;
};

/* The keys of one section, called by this name. */
static void see_section(const struct walk *walk, enum fc_section_kind kind, struct fc_words name,
                        const struct fc_section *section, const void *data)
{
    for (size_t row = 0; section->set != NULL && row < fc_key_count; row++) {
        const struct fc_key   *key = &fc_keys[row];
        const struct fc_place *place = &section->set[row];
        if (key->section != kind || place->line == 0 || !is_input(key->type) ||
            key->offset == FC_NO_FIELD)
            continue;
        const struct fc_words full = fc_words_print("%.200s.%s", name.text, key->name);
        walk->see(walk->to, &(struct fc_typed_input){.name = full.text,
                                                     .key = key,
                                                     .place = place,
                                                     .section = section,
                                                     .field = (const char *)data + key->offset});
    }
}

static void see_stage(const struct walk *walk, const struct fc_plan *plan,
                      const struct fc_stage *stage)
{
    see_section(walk, FC_S_STAGE, fc_words_print("stage %s", stage->section.name), &stage->section,
                stage);
    for (int channel = 0; channel < plan->n_channels; channel++) {
        const struct fc_route *route = &stage->route[channel];
        if (route->section.name != NULL)
            see_section(walk, FC_S_ROUTE,
                        fc_words_print("stage %s / %s", stage->section.name,
                                       plan->channel[channel].section.name),
                        &route->section, route);
    }
}

static void see_deals(const struct walk *walk, const struct fc_plan *plan)
{
    see_section(walk, FC_S_DEAL, fc_words_print("deal"), &plan->deal.section, &plan->deal);
    for (int i = 0; i < plan->n_channels; i++)
        if (plan->channel_deal[i] != NULL)
            see_section(walk, FC_S_CHANNEL_DEAL,
                        fc_words_print("deal / %s", plan->channel[i].section.name),
                        &plan->channel_deal[i]->section, plan->channel_deal[i]);
}

void fc_typed_inputs_walk(const struct fc_plan *plan,
                          void (*see)(void *to, const struct fc_typed_input *input), void *to)
{
    const struct walk walk = {see, to};
    for (int i = 0; i < plan->n_channels; i++)
        see_section(&walk, FC_S_CHANNEL,
                    fc_words_print("channel %s", plan->channel[i].section.name),
                    &plan->channel[i].section, &plan->channel[i]);
    for (int i = 0; i < plan->n_stages; i++)
        see_stage(&walk, plan, &plan->stage[i]);
    for (int i = 0; i < plan->n_teams; i++)
        see_section(&walk, FC_S_TEAM, fc_words_print("team %s", plan->team[i].section.name),
                    &plan->team[i].section, &plan->team[i]);
    see_section(&walk, FC_S_NURTURE, fc_words_print("nurture"), &plan->nurture.section,
                &plan->nurture);
    see_deals(&walk, plan);
    see_section(&walk, FC_S_MARKET, fc_words_print("market"), &plan->market.section, &plan->market);
}
