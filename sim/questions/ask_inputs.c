/* "What if the win rate falls by 10%?", "what if inquiries cost 20% more?" */
#include <assert.h>

#include "model/keys.h"
#include "model/settle.h"
#include "questions/change_set.h"
#include "questions/pattern.h"
#include "questions/said_amount.h"
#include "questions/slots.h"

/* What changes, and which way. */
enum means { RATE = 0, WIN_RATE = 2, BECOME = 4, COST = 6, COSTS = 8, DEALS = 10 };
enum way { DOWN, UP };

#define BOTH(before, down, up, after, what)                                                        \
    {before down after, (what) + DOWN},                                                            \
    {                                                                                              \
        before up after, (what) + UP                                                               \
    }
#define FALLS_BY(before, what) BOTH(before, "$was_cut", "$was_raised", " by @amount", what)

static const struct fc_pattern table[] = {
    FALLS_BY("$if [ the|our ] rate $of_stage @stage ", RATE),
    FALLS_BY("$if [ the|our ] conversion rate $of_stage @stage ", RATE),
    FALLS_BY("$if [ the|our ] conversion $of_stage @stage ", RATE),
    FALLS_BY("$if [ the|our ] @stage rate ", RATE),
    BOTH("$if [ the|our ] rate $of_stage @stage $is @amount ", "$less", "$more", "", RATE),
    BOTH("$if [ the|our ] @stage rate $is @amount ", "$less", "$more", "", RATE),
    FALLS_BY("$if [ the|our ] $win_rate ", WIN_RATE),
    BOTH("$if [ the|our ] $win_rate $is @amount ", "$less", "$more", "", WIN_RATE),
    BOTH("$if we win|close @amount ", "fewer|less", "more", " [ deals ]", WIN_RATE),
    BOTH("$if sales wins|closes @amount ", "fewer|less", "more", " [ deals ]", WIN_RATE),
    BOTH("$if @amount ", "fewer|less", "more", " @stage $become @stage", BECOME),

    FALLS_BY("$if [ the|our ] cost|costs|price per|of inquiry|inquiries ", COST),
    FALLS_BY("$if [ the|our ] cost|costs|price per|of an inquiry ", COST),
    FALLS_BY("$if [ the|our ] cost|price per inquiry of|for|in|from @target ", COST),
    FALLS_BY("$if [ the|our ] costs|cost|price|prices of|for|in|from @target ", COST),
    FALLS_BY("$if @channel costs|prices ", COST),
    BOTH("$if inquiries|clicks $is @amount ", "$cheaper", "$dearer", "", COST),
    BOTH("$if inquiries cost|costs @amount ", "less", "more", "", COST),
    BOTH("$if [ an ] inquiry costs|cost @amount ", "less", "more", "", COST),
    BOTH("$if inquiries from|of @channel cost @amount ", "less", "more", "", COST),
    BOTH("$if @target $is @amount ", "$cheaper", "$dearer", "", COST),
    BOTH("$if @channel costs|cost @amount ", "less", "more", "", COST),
    FALLS_BY("$if [ the|our|all ] costs|cost|prices ", COSTS),

    FALLS_BY("$if $the_deals ", DEALS),
    BOTH("$if $the_deals $is @amount ", "$less", "$more", "", DEALS),
    BOTH("$if $the_deals $is @amount worth ", "less", "more", "", DEALS),
};
enum { PATTERNS = sizeof table / sizeof *table };

/* ---- as a change that keys take ---- */

/* "10% less", "5 points more", "+5" */
static const char *change_of(const struct fc_asking *asking, const struct fc_said_amount *amount,
                             enum way way)
{
    struct fc_arena *arena = asking->plan->arena;
    char             number[FC_NUMBER_TEXT];
    switch (amount->unit) {
    case FC_SAID_SHARE:
        return fc_arena_print(arena, "%s%% %s", fc_print_short(number, amount->value * 100, 8),
                              way == UP ? "more" : "less");
    case FC_SAID_POINTS:
        return fc_arena_print(arena, "%s points %s", fc_print_short(number, amount->value * 100, 8),
                              way == UP ? "more" : "less");
    case FC_SAID_MONEY: break;
    }
    return fc_arena_print(arena, "%s%s", way == UP ? "+" : "-",
                          fc_print_short(number, amount->value, 12));
}

static enum fc_read_as refuse_amount(const struct fc_asking      *asking,
                                     const struct fc_said_amount *amount, const char *hint)
{
    return fc_asking_refuse(asking, amount->piece, hint, "this is no amount it can change by");
}

/* ---- rates ---- */

static enum fc_read_as change_rate(struct fc_asked *out, const struct fc_asking *asking, int index,
                                   const struct fc_said_amount *amount, enum way way)
{
    const struct fc_plan  *plan = asking->plan;
    const struct fc_stage *stage = &plan->stage[index];
    struct fc_change_set   changes = {.asking = asking};
    const char            *change = change_of(asking, amount, way);
    bool                   shared = plan->n_channels == 0;
    bool                   own = false;
    if (amount->unit == FC_SAID_MONEY)
        return refuse_amount(asking, amount, "say by 10%, or by 5 points");
    for (int c = 0; c < plan->n_channels; c++) {
        shared = shared || !stage->route[c].has_rate;
        own = own || stage->route[c].has_rate;
    }
    if (stage->has_rate && shared)
        fc_change_set_add(&changes, change == NULL
                                        ? NULL
                                        : fc_arena_print(plan->arena, "stage %s.rate = %s",
                                                         stage->section.name, change));
    if (own)
        fc_change_set_add(&changes, change == NULL
                                        ? NULL
                                        : fc_arena_print(plan->arena, "stage %s / *.rate = %s",
                                                         stage->section.name, change));
    fc_text_add(&changes.label, "the rate of %s ", stage->section.name);
    fc_said_amount_say(&changes.label, amount, plan);
    fc_text_add(&changes.label, " %s", way == UP ? "higher" : "lower");
    return fc_change_set_end(out, &changes, FC_ASK_WHAT_IF);
}

/* The stage said, or the one that is won. */
static enum fc_read_as read_rate(struct fc_asked *out, const struct fc_asking *asking,
                                 const struct fc_match *match, int what,
                                 const struct fc_said_amount *amount, enum way way)
{
    const struct fc_slot *slot = fc_match_slot(match, "stage", what == BECOME ? 1 : 0);
    const int             last = asking->plan->n_stages - 1;
    const int stage = slot == NULL ? last : fc_said_stage_read(asking, slot->from, slot->to);
    if (what == BECOME) {
        const struct fc_slot *from = fc_match_slot(match, "stage", 0);
        if (fc_said_stage_read(asking, from->from, from->to) != stage - 1)
            return fc_asking_refuse(asking, fc_asking_piece(asking, from->from, slot->to),
                                    "name a stage and the one before it",
                                    "the one does not become the other");
    }
    return change_rate(out, asking, stage, amount, way);
}

/* ---- costs ---- */

static bool has_other_costs(const struct fc_plan *plan)
{
    bool has = false;
    for (int i = 0; i < plan->n_teams; i++)
        has = has || plan->team[i].cost > 0;
    for (int c = 0; c < plan->n_channels; c++)
        has = has || fc_plan_given(&plan->channel[c].section, FC_S_CHANNEL, "fixed_cost");
    return has;
}

static bool has_cost(const struct fc_plan *plan, int channel)
{
    for (int c = 0; c < plan->n_channels; c++)
        if ((channel < 0 || c == channel) &&
            fc_plan_given(&plan->channel[c].section, FC_S_CHANNEL, "cost_per_inquiry"))
            return true;
    return false;
}

static enum fc_read_as read_cost(struct fc_asked *out, const struct fc_asking *asking,
                                 const struct fc_match *match, int what,
                                 const struct fc_said_amount *amount, enum way way)
{
    const struct fc_plan  *plan = asking->plan;
    const struct fc_slot  *slot = fc_match_slot(match, "target", 0);
    struct fc_said_channel said = {.channel = -1};
    struct fc_change_set   changes = {.asking = asking};
    slot = slot == NULL ? fc_match_slot(match, "channel", 0) : slot;
    if (slot != NULL && !fc_said_channel_read(&said, asking, slot->from, slot->to))
        return fc_ask_missing_channel(asking, slot);
    if (what == COSTS && has_other_costs(plan))
        return fc_asking_refuse(asking, asking->said.whole,
                                "say the cost per inquiry, or change one of them with --set",
                                "the plan knows several costs: per inquiry, of teams, or fixed");
    if (amount->unit == FC_SAID_POINTS || amount->per != FC_PER_UNSAID)
        return refuse_amount(asking, amount, "say by 20%, or by 5");
    if (!has_cost(plan, said.channel))
        return fc_asking_refuse(asking, asking->said.whole, "give it `cost per inquiry`",
                                "the plan says no cost per inquiry there");
    const char *name = said.channel < 0 ? "*" : plan->channel[said.channel].section.name;
    const char *change = change_of(asking, amount, way);
    fc_change_set_add(&changes, change == NULL ? NULL
                                               : fc_arena_print(plan->arena,
                                                                "channel %s.cost_per_inquiry = %s",
                                                                name, change));
    fc_text_add(&changes.label, "inquiries%s%s ", said.channel < 0 ? "" : " from ",
                said.channel < 0 ? "" : name);
    fc_said_amount_say(&changes.label, amount, plan);
    fc_text_add(&changes.label, " %s", way == UP ? "dearer" : "cheaper");
    return fc_change_set_end(out, &changes, FC_ASK_WHAT_IF);
}

/* ---- deals ---- */

static void add_deal(struct fc_change_set *changes, const char *section, const char *key,
                     const char *change)
{
    fc_change_set_add(changes, change == NULL ? NULL
                                              : fc_arena_print(changes->asking->plan->arena,
                                                               "%s.%s = %s", section, key, change));
}

static bool channel_says(const struct fc_plan *plan, const char *key)
{
    for (int c = 0; c < plan->n_channels; c++)
        if (plan->channel_deal[c] != NULL &&
            fc_plan_given(&plan->channel_deal[c]->section, FC_S_CHANNEL_DEAL, key))
            return true;
    return false;
}

static enum fc_read_as change_deals(struct fc_asked *out, const struct fc_asking *asking,
                                    const struct fc_said_amount *amount, enum way way)
{
    static const char *const key[] = {"value", "large_value"};
    const struct fc_plan    *plan = asking->plan;
    struct fc_change_set     changes = {.asking = asking};
    if (amount->unit == FC_SAID_POINTS || amount->per != FC_PER_UNSAID)
        return refuse_amount(asking, amount, "say by 10%");
    if (!plan->deal.exists)
        return fc_asking_refuse(asking, asking->said.whole, "add a [deal] section",
                                "the plan says nothing of what a deal is worth");
    const char *change = change_of(asking, amount, way);
    for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
        if (fc_plan_given(&plan->deal.section, FC_S_DEAL, key[i]))
            add_deal(&changes, "deal", key[i], change);
        if (channel_says(plan, key[i]))
            add_deal(&changes, "deal / *", key[i], change);
    }
    fc_text_add(&changes.label, "deals ");
    fc_said_amount_say(&changes.label, amount, plan);
    fc_text_add(&changes.label, " %s", way == UP ? "larger" : "smaller");
    return fc_change_set_end(out, &changes, FC_ASK_WHAT_IF);
}

enum fc_read_as fc_ask_inputs(struct fc_asked *out, const struct fc_asking *asking)
{
    struct fc_match          match;
    struct fc_said_amount    amount;
    const struct fc_pattern *found = fc_pattern_find(&match, asking, table, PATTERNS);
    if (found == NULL)
        return FC_NOT_THIS;
    const struct fc_slot *slot = fc_match_slot(&match, "amount", 0);
    const enum way        way = found->means % 2 == 0 ? DOWN : UP;
    const int             what = found->means - (int)way;
    assert(slot != NULL);
    if (!fc_said_amount_read(&amount, asking, slot->from, slot->to))
        return FC_REFUSED;
    switch (what) {
    case COST:
    case COSTS: return read_cost(out, asking, &match, what, &amount, way);
    case DEALS: return change_deals(out, asking, &amount, way);
    default: return read_rate(out, asking, &match, what, &amount, way);
    }
}
