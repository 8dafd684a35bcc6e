/* The names first, then room for all of them. */
#include "model/sections.h"

#include "model/rolls.h"
#include "model/words.h"

struct maker {
    struct fc_plan     *plan;
    struct fc_layers   *layers;
    struct fc_problems *problems;
    struct fc_rolls     rolls;
    struct fc_drafts   *drafts;
    struct fc_draft   **route; /* [n_stages * n_channels], NULL where there is no section */
    struct fc_draft   **deal;  /* [n_channels] of [deal / X], likewise */
};

/* The drafts of [plan], [deal], [market] and [nurture] come first. */
enum { NAMELESS = 4 };

static bool take_room(struct maker *maker)
{
    struct fc_plan *plan = maker->plan;
    plan->n_channels = maker->rolls.roll[FC_CHANNELS].n;
    plan->n_stages = maker->rolls.roll[FC_STAGES].n;
    plan->n_teams = maker->rolls.roll[FC_TEAMS].n;
    plan->n_promises = maker->rolls.roll[FC_PROMISES].n;
    const size_t channels = (size_t)plan->n_channels;
    const size_t stages = (size_t)plan->n_stages;
    const size_t teams = (size_t)plan->n_teams;
    const size_t promises = (size_t)plan->n_promises;
    plan->channel = fc_arena_take(plan->arena, channels, sizeof *plan->channel);
    plan->stage = fc_arena_take(plan->arena, stages, sizeof *plan->stage);
    plan->team = fc_arena_take(plan->arena, teams, sizeof *plan->team);
    plan->promise = fc_arena_take(plan->arena, promises, sizeof *plan->promise);
    struct fc_route *routes = fc_arena_take(plan->arena, stages * channels, sizeof *routes);
    maker->route = fc_arena_take(plan->arena, stages * channels, sizeof *maker->route);
    const size_t few =
        maker->rolls.n_routes < stages * channels ? maker->rolls.n_routes : stages * channels;
    maker->deal = fc_arena_take(plan->arena, channels, sizeof *maker->deal);
    plan->channel_deal = fc_arena_take(plan->arena, channels, sizeof *plan->channel_deal);
    maker->drafts->draft =
        fc_arena_take(plan->arena, NAMELESS + channels + stages + teams + promises + few + channels,
                      sizeof *maker->drafts->draft);
    for (int s = 0; routes != NULL && plan->stage != NULL && s < plan->n_stages; s++)
        plan->stage[s].route = routes + (size_t)s * channels;
    return plan->channel != NULL && plan->stage != NULL && plan->team != NULL &&
           plan->promise != NULL && routes != NULL && maker->route != NULL && maker->deal != NULL &&
           plan->channel_deal != NULL && maker->drafts->draft != NULL;
}

/* Adds a draft for an object of the plan; `name` is empty for [plan] and the like. */
static struct fc_draft *add(struct maker *maker, const struct fc_draft *start, void *object,
                            struct fc_section *section, struct fc_piece name)
{
    struct fc_arena *arena = maker->plan->arena;
    struct fc_draft *draft = &maker->drafts->draft[maker->drafts->n++];
    *draft = *start;
    draft->object = object;
    draft->set = fc_arena_take(arena, fc_key_count, sizeof *draft->set);
    section->set = draft->set;
    section->place = name.place;
    if (name.text != NULL) {
        section->name = fc_arena_copy(arena, name.text, name.length);
        section->key = fc_words_key(arena, name);
    }
    const bool made = draft->set != NULL &&
                      (name.text == NULL || (section->name != NULL && section->key != NULL));
    maker->problems->no_memory = maker->problems->no_memory || !made;
    return draft;
}

static void add_all(struct maker *maker)
{
    const struct fc_piece nameless = {0};
    struct fc_plan       *plan = maker->plan;
    add(maker, &(struct fc_draft){.kind = FC_S_PLAN}, plan, &plan->section, nameless);
    add(maker, &(struct fc_draft){.kind = FC_S_DEAL}, &plan->deal, &plan->deal.section, nameless);
    add(maker, &(struct fc_draft){.kind = FC_S_MARKET}, &plan->market, &plan->market.section,
        nameless);
    add(maker, &(struct fc_draft){.kind = FC_S_NURTURE}, &plan->nurture, &plan->nurture.section,
        nameless);
    for (int i = 0; i < plan->n_channels; i++)
        add(maker,
            &(struct fc_draft){
                .kind = FC_S_CHANNEL, .born = maker->rolls.roll[FC_CHANNELS].born[i], .channel = i},
            &plan->channel[i], &plan->channel[i].section, maker->rolls.roll[FC_CHANNELS].name[i]);
    for (int i = 0; i < plan->n_stages; i++)
        add(maker,
            &(struct fc_draft){
                .kind = FC_S_STAGE, .born = maker->rolls.roll[FC_STAGES].born[i], .stage = i},
            &plan->stage[i], &plan->stage[i].section, maker->rolls.roll[FC_STAGES].name[i]);
    for (int i = 0; i < plan->n_teams; i++)
        add(maker, &(struct fc_draft){FC_S_TEAM, .born = maker->rolls.roll[FC_TEAMS].born[i]},
            &plan->team[i], &plan->team[i].section, maker->rolls.roll[FC_TEAMS].name[i]);
    for (int i = 0; i < plan->n_promises; i++)
        add(maker, &(struct fc_draft){FC_S_PROMISE, .born = maker->rolls.roll[FC_PROMISES].born[i]},
            &plan->promise[i], &plan->promise[i].section, maker->rolls.roll[FC_PROMISES].name[i]);
}

static struct fc_draft *draft_of_route(struct maker *maker, const struct fc_heading *heading,
                                       size_t layer)
{
    const int         channels = maker->plan->n_channels;
    struct fc_draft **known = &maker->route[heading->stage * channels + heading->channel];
    struct fc_route  *route = &maker->plan->stage[heading->stage].route[heading->channel];
    if (*known != NULL)
        return *known;
    const struct fc_section *stage = &maker->plan->stage[heading->stage].section;
    const struct fc_section *channel = &maker->plan->channel[heading->channel].section;
    const struct fc_draft    start = {
           .kind = FC_S_ROUTE, .born = layer, .stage = heading->stage, .channel = heading->channel};
    *known = add(maker, &start, route, &route->section, heading->piece);
    route->section.name = fc_arena_print(maker->plan->arena, "%s / %s", stage->name, channel->name);
    route->section.key = fc_arena_print(maker->plan->arena, "%s/%s", stage->key, channel->key);
    if (route->section.name == NULL || route->section.key == NULL)
        maker->problems->no_memory = true;
    return *known;
}

static struct fc_draft *draft_of_deal(struct maker *maker, const struct fc_heading *heading,
                                      size_t layer)
{
    struct fc_draft **known = &maker->deal[heading->channel];
    if (*known != NULL)
        return *known;
    const struct fc_section *channel = &maker->plan->channel[heading->channel].section;
    const struct fc_draft    start = {
           .kind = FC_S_CHANNEL_DEAL, .born = layer, .stage = -1, .channel = heading->channel};
    struct fc_deal *deal = fc_arena_take(maker->plan->arena, 1, sizeof *deal);
    maker->plan->channel_deal[heading->channel] = deal;
    if (deal == NULL) {
        maker->problems->no_memory = true;
        return NULL;
    }
    *known = add(maker, &start, deal, &deal->section, heading->piece);
    deal->section.name = channel->name;
    deal->section.key = channel->key;
    return *known;
}

/* The draft a heading speaks of; NULL where keys are names. Drafts lie in the order of add_all,
   routes and channels' deals behind them. */
static struct fc_draft *draft_of(struct maker *maker, const struct fc_heading *heading,
                                 size_t layer)
{
    struct fc_draft *draft = maker->drafts->draft;
    struct fc_draft *channels = draft + NAMELESS;
    struct fc_draft *stages = channels + maker->plan->n_channels;
    struct fc_draft *teams = stages + maker->plan->n_stages;
    struct fc_draft *promises = teams + maker->plan->n_teams;
    switch (heading->kind) {
    case FC_S_PLAN: return &draft[0];
    case FC_S_DEAL: return &draft[1];
    case FC_S_CHANNEL: return &channels[heading->channel];
    case FC_S_STAGE: return &stages[heading->stage];
    case FC_S_TEAM: return &teams[heading->team];
    case FC_S_PROMISE: return &promises[heading->promise];
    case FC_S_ROUTE: return draft_of_route(maker, heading, layer);
    case FC_S_CHANNEL_DEAL: return draft_of_deal(maker, heading, layer);
    case FC_S_MARKET: return &draft[2];
    case FC_S_NURTURE: return &draft[3];
    case FC_S_OPENING:
    case FC_S_CORRELATION:
    case FC_S_KINDS: break;
    }
    return NULL;
}

/* [plan] and the like have their place from the first heading that names them. */
static void note_place(struct fc_section *section, const struct fc_heading *heading)
{
    if (section->place.line == 0)
        section->place = heading->piece.place;
}

static void point_at_drafts(struct maker *maker)
{
    for (size_t i = 0; i < maker->layers->n; i++)
        for (size_t j = 0; j < maker->layers->layer[i].n_headings; j++) {
            struct fc_heading *heading = &maker->layers->layer[i].heading[j];
            if (!heading->usable || heading->wild)
                continue;
            heading->draft = draft_of(maker, heading, i);
            if (heading->kind == FC_S_PLAN)
                note_place(&maker->plan->section, heading);
            if (heading->kind == FC_S_DEAL)
                note_place(&maker->plan->deal.section, heading);
            if (heading->kind == FC_S_MARKET)
                note_place(&maker->plan->market.section, heading);
            if (heading->kind == FC_S_NURTURE)
                note_place(&maker->plan->nurture.section, heading);
        }
    maker->plan->deal.exists = maker->plan->deal.section.place.line > 0;
    maker->plan->nurture.exists = maker->plan->nurture.section.place.line > 0;
}

bool fc_sections_make(struct fc_drafts *out, struct fc_plan *plan, struct fc_layers *layers,
                      struct fc_problems *problems)
{
    struct maker maker = {.plan = plan, .layers = layers, .problems = problems, .drafts = out};
    fc_rolls_call(&maker.rolls, layers, problems);
    if (!take_room(&maker))
        return false;
    add_all(&maker);
    if (problems->no_memory)
        return false;
    point_at_drafts(&maker);
    return !problems->no_memory;
}
