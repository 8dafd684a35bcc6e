/* Names first, then the order of stages, then room for all of them. */
#include "model/sections.h"

#include "base/text.h"
#include "model/chain.h"
#include "model/roll.h"
#include "model/words.h"

/* ---- which names there are ------------------------------------------------------------------ */

enum list { CHANNELS, STAGES, PROMISES, LISTS };

static const struct {
    const char *what, *rule;
    int         most;
} lists[LISTS] = {
    [CHANNELS] = {"channel", "unknown-channel", FC_MAX_CHANNELS},
    [STAGES] = {"stage", "unknown-stage", FC_MAX_STAGES},
    [PROMISES] = {"promise", "unknown-promise", FC_MAX_PROMISES},
};

struct maker {
    struct fc_plan     *plan;
    struct fc_layers   *layers;
    struct fc_problems *problems;
    struct fc_roll      roll[LISTS];
    size_t              n_routes; /* at most */
    struct fc_drafts   *drafts;
    struct fc_draft   **route; /* [n_stages * n_channels], NULL where there is no section */
};

/* The index of a name that must be there already, or -1 with a problem. */
static int look_up(struct maker *maker, struct fc_heading *heading, struct fc_piece name,
                   enum list list)
{
    const int found = fc_roll_find(&maker->roll[list], name);
    if (found >= 0)
        return found;
    struct fc_text hint = {0};
    fc_roll_hint(&hint, &maker->roll[list], name);
    heading->usable = false;
    fc_error_at(maker->problems, lists[list].rule, name.place, hint.bytes, "there is no %s `%.*s`",
                lists[list].what, (int)name.length, name.text);
    fc_text_free(&hint);
    return -1;
}

/* The index of a name that a file may bring in, or -1 with a problem. */
static int enroll(struct maker *maker, struct fc_heading *heading, size_t layer, enum list list)
{
    struct fc_roll *roll = &maker->roll[list];
    int             found = fc_roll_find(roll, heading->name);
    if (found < 0 && maker->layers->layer[layer].setting)
        return look_up(maker, heading, heading->name, list);
    if (found < 0 && roll->n < lists[list].most) {
        found = roll->n++;
        roll->name[found] = heading->name;
        roll->born[found] = layer;
    } else if (found < 0) {
        heading->usable = false;
        if (!roll->full)
            fc_error_at(maker->problems, "limit", heading->name.place, NULL,
                        "more than %d %ss; a plan has at most %d", lists[list].most,
                        lists[list].what, lists[list].most);
        roll->full = true;
    }
    return found;
}

static void enroll_heading(struct maker *maker, struct fc_heading *heading, size_t layer)
{
    if (!heading->usable || heading->wild)
        return;
    switch (heading->kind) {
    case FC_S_CHANNEL: heading->channel = enroll(maker, heading, layer, CHANNELS); break;
    case FC_S_STAGE: heading->stage = enroll(maker, heading, layer, STAGES); break;
    case FC_S_PROMISE: heading->promise = enroll(maker, heading, layer, PROMISES); break;
    case FC_S_PLAN:
    case FC_S_ROUTE:
    case FC_S_DEAL:
    case FC_S_KINDS: break;
    }
}

/* A [stage S / X] may stand before its stage and channel: looked up when all are known. */
static void look_up_route(struct maker *maker, struct fc_heading *heading)
{
    if (!heading->usable || heading->kind != FC_S_ROUTE)
        return;
    if (!fc_piece_is(heading->name, "*"))
        heading->stage = look_up(maker, heading, heading->name, STAGES);
    if (!fc_piece_is(heading->channel_name, "*"))
        heading->channel = look_up(maker, heading, heading->channel_name, CHANNELS);
    maker->n_routes++;
}

static void enroll_all(struct maker *maker)
{
    for (size_t i = 0; i < maker->layers->n; i++)
        for (size_t j = 0; j < maker->layers->layer[i].n_headings; j++)
            enroll_heading(maker, &maker->layers->layer[i].heading[j], i);
    for (size_t i = 0; i < maker->layers->n; i++)
        for (size_t j = 0; j < maker->layers->layer[i].n_headings; j++)
            look_up_route(maker, &maker->layers->layer[i].heading[j]);
}

/* From places in the roll to places in the chain, in the roll and in the headings. */
static void put_stages_in_order(struct maker *maker)
{
    struct fc_roll *roll = &maker->roll[STAGES];
    struct fc_roll  sorted = {.n = roll->n, .full = roll->full};
    int             order[FC_MAX_STAGES];
    int             place[FC_MAX_STAGES];
    fc_chain_order(order, roll, maker->layers, maker->problems);
    for (int i = 0; i < roll->n; i++) {
        place[order[i]] = i;
        sorted.name[i] = roll->name[order[i]];
        sorted.born[i] = roll->born[order[i]];
    }
    *roll = sorted;
    for (size_t i = 0; i < maker->layers->n; i++)
        for (size_t j = 0; j < maker->layers->layer[i].n_headings; j++) {
            struct fc_heading *heading = &maker->layers->layer[i].heading[j];
            if (heading->stage >= 0)
                heading->stage = place[heading->stage];
        }
}

/* ---- the sections --------------------------------------------------------------------------- */

static bool take_room(struct maker *maker)
{
    struct fc_plan *plan = maker->plan;
    plan->n_channels = maker->roll[CHANNELS].n;
    plan->n_stages = maker->roll[STAGES].n;
    plan->n_promises = maker->roll[PROMISES].n;
    const size_t channels = (size_t)plan->n_channels;
    const size_t stages = (size_t)plan->n_stages;
    const size_t promises = (size_t)plan->n_promises;
    plan->channel = fc_arena_take(plan->arena, channels, sizeof *plan->channel);
    plan->stage = fc_arena_take(plan->arena, stages, sizeof *plan->stage);
    plan->promise = fc_arena_take(plan->arena, promises, sizeof *plan->promise);
    struct fc_route *routes = fc_arena_take(plan->arena, stages * channels, sizeof *routes);
    maker->route = fc_arena_take(plan->arena, stages * channels, sizeof *maker->route);
    const size_t few = maker->n_routes < stages * channels ? maker->n_routes : stages * channels;
    maker->drafts->draft = fc_arena_take(plan->arena, 2 + channels + stages + promises + few,
                                         sizeof *maker->drafts->draft);
    for (int s = 0; routes != NULL && plan->stage != NULL && s < plan->n_stages; s++)
        plan->stage[s].route = routes + (size_t)s * channels;
    return plan->channel != NULL && plan->stage != NULL && plan->promise != NULL &&
           routes != NULL && maker->route != NULL && maker->drafts->draft != NULL;
}

/* Adds a draft for an object of the plan; `name` is empty for [plan] and [deal]. */
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
    for (int i = 0; i < plan->n_channels; i++)
        add(maker,
            &(struct fc_draft){
                .kind = FC_S_CHANNEL, .born = maker->roll[CHANNELS].born[i], .channel = i},
            &plan->channel[i], &plan->channel[i].section, maker->roll[CHANNELS].name[i]);
    for (int i = 0; i < plan->n_stages; i++)
        add(maker,
            &(struct fc_draft){.kind = FC_S_STAGE, .born = maker->roll[STAGES].born[i], .stage = i},
            &plan->stage[i], &plan->stage[i].section, maker->roll[STAGES].name[i]);
    for (int i = 0; i < plan->n_promises; i++)
        add(maker, &(struct fc_draft){FC_S_PROMISE, .born = maker->roll[PROMISES].born[i]},
            &plan->promise[i], &plan->promise[i].section, maker->roll[PROMISES].name[i]);
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

/* The draft a heading speaks of. Drafts lie in the order of add_all, routes behind them. */
static struct fc_draft *draft_of(struct maker *maker, const struct fc_heading *heading,
                                 size_t layer)
{
    struct fc_draft *draft = maker->drafts->draft;
    struct fc_draft *channels = draft + 2;
    struct fc_draft *stages = channels + maker->plan->n_channels;
    struct fc_draft *promises = stages + maker->plan->n_stages;
    switch (heading->kind) {
    case FC_S_PLAN: return &draft[0];
    case FC_S_DEAL: return &draft[1];
    case FC_S_CHANNEL: return &channels[heading->channel];
    case FC_S_STAGE: return &stages[heading->stage];
    case FC_S_PROMISE: return &promises[heading->promise];
    case FC_S_ROUTE: return draft_of_route(maker, heading, layer);
    case FC_S_KINDS: break;
    }
    return NULL;
}

/* [plan] and [deal] have their place from the first heading that names them. */
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
        }
    maker->plan->deal.exists = maker->plan->deal.section.place.line > 0;
}

bool fc_sections_make(struct fc_drafts *out, struct fc_plan *plan, struct fc_layers *layers,
                      struct fc_problems *problems)
{
    struct maker maker = {.plan = plan, .layers = layers, .problems = problems, .drafts = out};
    enroll_all(&maker);
    put_stages_in_order(&maker);
    if (!take_room(&maker))
        return false;
    add_all(&maker);
    if (problems->no_memory)
        return false;
    point_at_drafts(&maker);
    return !problems->no_memory;
}
