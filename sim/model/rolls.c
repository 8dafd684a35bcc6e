/* Names are enrolled layer by layer; what only refers to one is looked up when all are there. */
#include "model/rolls.h"

#include "base/text.h"
#include "model/chain.h"

static const struct {
    const char *what, *rule;
    int         most;
} lists[FC_LISTS] = {
    [FC_CHANNELS] = {"channel", "unknown-channel", FC_MAX_CHANNELS},
    [FC_STAGES] = {"stage", "unknown-stage", FC_MAX_STAGES},
    [FC_TEAMS] = {"team", "unknown-team", FC_MAX_TEAMS},
    [FC_PROMISES] = {"promise", "unknown-promise", FC_MAX_PROMISES},
};

struct caller {
    struct fc_rolls    *rolls;
    struct fc_layers   *layers;
    struct fc_problems *problems;
};

/* The index of a name that must be there already, or -1 with a problem. */
static int look_up(struct caller *caller, struct fc_heading *heading, struct fc_piece name,
                   enum fc_list list)
{
    const int found = fc_roll_find(&caller->rolls->roll[list], name);
    if (found >= 0)
        return found;
    struct fc_text hint = {0};
    fc_roll_hint(&hint, &caller->rolls->roll[list], name);
    heading->usable = false;
    fc_error_at(caller->problems, lists[list].rule, name.place, hint.bytes, "there is no %s `%.*s`",
                lists[list].what, (int)name.length, name.text);
    fc_text_free(&hint);
    return -1;
}

/* The index of a name that a file may bring in, or -1 with a problem. */
static int enroll(struct caller *caller, struct fc_heading *heading, size_t layer,
                  enum fc_list list)
{
    struct fc_roll *roll = &caller->rolls->roll[list];
    int             found = fc_roll_find(roll, heading->name);
    if (found < 0 && caller->layers->layer[layer].setting)
        return look_up(caller, heading, heading->name, list);
    if (found < 0 && roll->n < lists[list].most) {
        found = roll->n++;
        roll->name[found] = heading->name;
        roll->born[found] = layer;
    } else if (found < 0) {
        heading->usable = false;
        if (!roll->full)
            fc_error_at(caller->problems, "limit", heading->name.place, NULL,
                        "more than %d %ss; a plan has at most %d", lists[list].most,
                        lists[list].what, lists[list].most);
        roll->full = true;
    }
    return found;
}

static void enroll_heading(struct caller *caller, struct fc_heading *heading, size_t layer)
{
    if (!heading->usable || heading->wild)
        return;
    switch (heading->kind) {
    case FC_S_CHANNEL: heading->channel = enroll(caller, heading, layer, FC_CHANNELS); break;
    case FC_S_STAGE: heading->stage = enroll(caller, heading, layer, FC_STAGES); break;
    case FC_S_TEAM: heading->team = enroll(caller, heading, layer, FC_TEAMS); break;
    case FC_S_PROMISE: heading->promise = enroll(caller, heading, layer, FC_PROMISES); break;
    case FC_S_PLAN:
    case FC_S_ROUTE:
    case FC_S_NURTURE:
    case FC_S_DEAL:
    case FC_S_CHANNEL_DEAL:
    case FC_S_MARKET:
    case FC_S_OPENING:
    case FC_S_CORRELATION:
    case FC_S_KINDS: break;
    }
}

/* What stands before and behind a slash may come earlier than the sections of those names: looked
   up when all are known. */
static void look_up_route(struct caller *caller, struct fc_heading *heading)
{
    if (!heading->usable || heading->channel_name.text == NULL)
        return;
    if (heading->kind == FC_S_ROUTE && !fc_piece_is(heading->name, "*"))
        heading->stage = look_up(caller, heading, heading->name, FC_STAGES);
    if (!fc_piece_is(heading->channel_name, "*"))
        heading->channel = look_up(caller, heading, heading->channel_name, FC_CHANNELS);
    caller->rolls->n_routes += heading->kind == FC_S_ROUTE;
}

static void enroll_all(struct caller *caller)
{
    for (size_t i = 0; i < caller->layers->n; i++)
        for (size_t j = 0; j < caller->layers->layer[i].n_headings; j++)
            enroll_heading(caller, &caller->layers->layer[i].heading[j], i);
    for (size_t i = 0; i < caller->layers->n; i++)
        for (size_t j = 0; j < caller->layers->layer[i].n_headings; j++)
            look_up_route(caller, &caller->layers->layer[i].heading[j]);
}

/* From places in the roll to places in the chain, in the roll and in the headings. */
static void put_stages_in_order(struct caller *caller)
{
    struct fc_roll *roll = &caller->rolls->roll[FC_STAGES];
    struct fc_roll  sorted = {.n = roll->n, .full = roll->full};
    int             order[FC_MAX_STAGES];
    int             place[FC_MAX_STAGES];
    fc_chain_order(order, roll, caller->layers, caller->problems);
    for (int i = 0; i < roll->n; i++) {
        place[order[i]] = i;
        sorted.name[i] = roll->name[order[i]];
        sorted.born[i] = roll->born[order[i]];
    }
    *roll = sorted;
    for (size_t i = 0; i < caller->layers->n; i++)
        for (size_t j = 0; j < caller->layers->layer[i].n_headings; j++) {
            struct fc_heading *heading = &caller->layers->layer[i].heading[j];
            if (heading->stage >= 0)
                heading->stage = place[heading->stage];
        }
}

void fc_rolls_call(struct fc_rolls *out, struct fc_layers *layers, struct fc_problems *problems)
{
    struct caller caller = {out, layers, problems};
    enroll_all(&caller);
    put_stages_in_order(&caller);
}
