/* "Do we really need events?", "should we add a webinar?", "another show in September?" */
#include "base/currency.h"
#include "model/sentence.h"
#include "questions/change_set.h"
#include "questions/pattern.h"
#include "questions/returns.h"
#include "questions/said_amount.h"
#include "questions/slots.h"
#include "questions/spend_change.h"

enum means { WITHOUT, ADD, EITHER /* "do we need another show in March": what the plan says */ };

#define IN " in|for|during @month"

static const struct fc_pattern table[] = {
    {"$need @target", WITHOUT},
    {"$need to $do @target", WITHOUT},
    {"$need to $keep @target", WITHOUT},
    {"$need to spend [ money ] @target", WITHOUT},
    {"$need to pay|invest @target", WITHOUT},
    {"is|are|was|were @target $needed", WITHOUT},
    {"why do|should|must we $do @target", WITHOUT},
    {"must we $do @target", WITHOUT},
    {"do we have to $do @target", WITHOUT},
    {"should|shall we $do @target", WITHOUT},
    {"should|shall|can|must|do we $keep @target", WITHOUT},
    {"why do|should|must we $keep @target", WITHOUT},
    {"what is|are @target good for", WITHOUT},
    {"$lead $drop @target", WITHOUT},
    {"$lead turn|switch @target off", WITHOUT},
    {"$lead $not_do @target", WITHOUT},
    {"$if @target is|are|was|were dropped|cancelled|canceled|stopped|gone|off|scrapped|skipped",
     WITHOUT},
    {"$if there is|are|was|were no @target", WITHOUT},
    {"$can_without $without @target", WITHOUT},
    {"$without @target", WITHOUT},
    {"what do|would|does @target change", WITHOUT},
    {"what difference do|does|would @target make", WITHOUT},

    {"$need @target" IN, EITHER},
    {"$need to $do @target" IN, EITHER},
    {"should|shall we $do @channel" IN, EITHER},
    {"$lead $drop @channel" IN, EITHER},
    {"$can_without $without @channel" IN, EITHER},

    {"$lead $add @channel", ADD},
    {"$lead $add @channel" IN, ADD},
    {"$lead $add @channel with|for|at @amount", ADD},
    {"$lead $add @channel" IN " with|for|at @amount", ADD},
    {"$lead $add @channel with|for|at @amount" IN, ADD},
    {"what if|happens [ if ] we|i $do @channel" IN, ADD},
    {"can|could we [ afford to ] $do @channel" IN, ADD},
    {"$lead $do @channel" IN " with|for|at @amount", ADD},
    {"$lead $do @channel with|for|at @amount" IN, ADD},
    {"$lead spend|invest|put @channel" IN, ADD},
    {"what would|will|does another @channel" IN " change|bring", ADD},
    {"another @channel" IN, ADD},
};
enum { PATTERNS = sizeof table / sizeof *table };

static const char *name_of(const struct fc_plan *plan, int channel)
{
    return plan->channel[channel].section.name;
}

/* ---- without ---- */

/* What happens once is "the show", however it was named. */
static const char *article_of(const struct fc_plan *plan, const struct fc_said_channel *said)
{
    int months = 0;
    for (int t = 0; t < plan->months; t++)
        months += fc_spend_at(plan, said->channel, t) > 0;
    return said->article || months == 1 ? "the " : "";
}

static enum fc_read_as without(struct fc_asked *out, const struct fc_asking *asking,
                               const struct fc_said_channel *said)
{
    const struct fc_plan *plan = asking->plan;
    struct fc_change_set  changes = {.asking = asking};
    if (said->channel >= 0 && !plan->channel[said->channel].enabled)
        return fc_asking_refuse(asking, asking->said.whole, "ask whether it should be added",
                                "channel `%s` is off in the plan", name_of(plan, said->channel));
    fc_change_set_off(&changes, said->channel);
    if (said->channel < 0)
        fc_text_add(&changes.label, "without any marketing");
    else
        fc_text_add(&changes.label, "without %s%s", article_of(asking->plan, said),
                    name_of(plan, said->channel));
    out->channel = said->channel;
    return fc_change_set_end(out, &changes, FC_ASK_WITHOUT);
}

/* ---- in one month ---- */

/* What a show costs: what the channel spends in the months in which it spends, where that is always
   the same; else 0. */
static double usual_spend(const struct fc_plan *plan, int channel)
{
    double usual = 0;
    for (int t = 0; t < plan->months; t++) {
        const double spend = fc_spend_at(plan, channel, t);
        if (spend > 0 && usual > 0 && spend != usual)
            return 0;
        usual = spend > 0 ? spend : usual;
    }
    return usual;
}

static void set_month(struct fc_change_set *changes, int channel, int month, double spend)
{
    const struct fc_plan *plan = changes->asking->plan;
    struct fc_text        text = {0};
    double                value[FC_MAX_MONTHS];
    bool                  any = false;
    for (int t = 0; t < plan->months; t++) {
        value[t] = t == month ? spend : fc_spend_at(plan, channel, t);
        any = any || value[t] > 0;
    }
    if (any)
        fc_schedule_write(&text, plan, value, false);
    else
        fc_text_add(&text, "x 0");
    fc_change_set_add(changes, text.failed ? NULL
                                           : fc_arena_print(plan->arena, "channel %s.spend = %s",
                                                            name_of(plan, channel), text.bytes));
    fc_text_free(&text);
}

static void say_month(struct fc_text *out, const struct fc_plan *plan, int t)
{
    fc_text_add(out, " in ");
    fc_window_say(out, plan, t, t);
}

static enum fc_read_as drop_month(struct fc_asked *out, const struct fc_asking *asking,
                                  const struct fc_said_channel *said, int month)
{
    struct fc_change_set changes = {.asking = asking};
    set_month(&changes, said->channel, month, 0);
    fc_text_add(&changes.label, "without %s%s", article_of(asking->plan, said),
                name_of(asking->plan, said->channel));
    say_month(&changes.label, asking->plan, month);
    out->channel = said->channel;
    return fc_change_set_end(out, &changes, FC_ASK_WITHOUT);
}

static enum fc_read_as add_month(struct fc_asked *out, const struct fc_asking *asking,
                                 const struct fc_said_channel *said, int month, double amount)
{
    const struct fc_plan *plan = asking->plan;
    const int             channel = said->channel;
    const double          today = fc_spend_at(plan, channel, month);
    const double          spend = amount > 0 ? amount : usual_spend(plan, channel);
    struct fc_change_set  changes = {.asking = asking};
    char                  number[FC_NUMBER_TEXT];
    if (today > 0 && !said->another)
        return fc_asking_refuse(asking, asking->said.whole, "say another, or ask what it returns",
                                "the plan has `%s` in that month already", name_of(plan, channel));
    if (spend == 0)
        return fc_asking_refuse(asking, asking->said.whole, "say with 30,000",
                                "the plan does not say what `%s` costs each time",
                                name_of(plan, channel));
    set_month(&changes, channel, month, today + spend);
    fc_text_add(&changes.label, "another %s", name_of(plan, channel));
    say_month(&changes.label, plan, month);
    fc_text_add(&changes.label, " for %s%s%s", plan->currency, plan->currency[0] == '\0' ? "" : " ",
                fc_print_short(number, spend, 9));
    out->channel = channel;
    return fc_change_set_end(out, &changes, FC_ASK_ADD);
}

/* ---- added for the whole plan ---- */

static enum fc_read_as turn_on(struct fc_asked *out, const struct fc_asking *asking, int channel)
{
    const struct fc_plan *plan = asking->plan;
    struct fc_change_set  changes = {.asking = asking};
    fc_change_set_add(
        &changes, fc_arena_print(plan->arena, "channel %s.enabled = yes", name_of(plan, channel)));
    fc_text_add(&changes.label, "with %s", name_of(plan, channel));
    return fc_change_set_end(out, &changes, FC_ASK_ADD);
}

static enum fc_read_as spend_on(struct fc_asked *out, const struct fc_asking *asking, int channel,
                                const struct fc_said_amount *amount)
{
    const struct fc_plan *plan = asking->plan;
    struct fc_change_set  changes = {.asking = asking};
    char                  number[FC_NUMBER_TEXT];
    fc_print_short(number, amount->per == FC_PER_YEAR ? amount->value / 12 : amount->value, 12);
    fc_change_set_add(&changes, fc_arena_print(plan->arena, "channel %s.spend = %s a month",
                                               name_of(plan, channel), number));
    if (!plan->channel[channel].enabled)
        fc_change_set_add(&changes, fc_arena_print(plan->arena, "channel %s.enabled = yes",
                                                   name_of(plan, channel)));
    fc_text_add(&changes.label, "with %s at %s%s%s a month", name_of(plan, channel), plan->currency,
                plan->currency[0] == '\0' ? "" : " ", number);
    return fc_change_set_end(out, &changes, FC_ASK_ADD);
}

/* Without a month: a channel that is off, or one that spends nothing and is given an amount. */
static enum fc_read_as add(struct fc_asked *out, const struct fc_asking *asking,
                           const struct fc_said_channel *said, const struct fc_said_amount *amount)
{
    const struct fc_plan    *plan = asking->plan;
    const struct fc_channel *channel = &plan->channel[said->channel];
    const bool               money =
        amount != NULL && amount->unit == FC_SAID_MONEY && amount->per != FC_PER_PLAN;
    const double spend = usual_spend(plan, said->channel);
    out->channel = said->channel;
    if (!channel->enabled && amount == NULL)
        return turn_on(out, asking, said->channel);
    if (money && (!channel->enabled || spend == 0))
        return spend_on(out, asking, said->channel, amount);
    if (spend == 0)
        return fc_asking_refuse(asking, asking->said.whole, "say with 10,000 a month",
                                "the plan does not say what would be spent on `%s`",
                                channel->section.name);
    return fc_asking_refuse(asking, asking->said.whole,
                            "say in which month, or add 10,000 a month to it",
                            "channel `%s` is in the plan already", channel->section.name);
}

/* ---- reading ---- */

static enum fc_read_as read_month(struct fc_asked *out, const struct fc_asking *asking,
                                  const struct fc_said_channel *said, const struct fc_slot *month,
                                  int means, double amount)
{
    int t;
    if (said->channel < 0)
        return fc_asking_refuse(asking, asking->said.whole, "name a channel of the plan",
                                "a month can be asked of one channel");
    if (!fc_said_month_read(&t, asking, month, 0))
        return FC_REFUSED;
    return means == EITHER && fc_spend_at(asking->plan, said->channel, t) > 0
               ? drop_month(out, asking, said, t)
               : add_month(out, asking, said, t, amount);
}

static enum fc_read_as read_add(struct fc_asked *out, const struct fc_asking *asking,
                                const struct fc_match *match, const struct fc_said_channel *said,
                                int means)
{
    const struct fc_slot *slot = fc_match_slot(match, "amount", 0);
    const struct fc_slot *month = fc_match_slot(match, "month", 0);
    struct fc_said_amount amount = {
        .unit = FC_SAID_MONEY, .value = said->amount, .piece = said->amount_piece};
    char code[4] = "";
    if (slot != NULL && !fc_said_amount_read(&amount, asking, slot->from, slot->to))
        return FC_REFUSED;
    if (slot == NULL && said->has_amount)
        fc_currency_take(amount.piece, 0, code);
    if (!fc_currency_check(code, amount.piece, asking->plan->currency, true, asking->problems))
        return FC_REFUSED;
    const bool has = slot != NULL || said->has_amount;
    if (has && amount.unit != FC_SAID_MONEY)
        return fc_asking_refuse(asking, amount.piece, "say with 30,000", "this is no money");
    if (month != NULL)
        return read_month(out, asking, said, month, means, has ? amount.value : 0);
    return add(out, asking, said, has ? &amount : NULL);
}

enum fc_read_as fc_ask_channel(struct fc_asked *out, const struct fc_asking *asking)
{
    struct fc_match          match;
    struct fc_said_channel   said;
    const struct fc_pattern *found = fc_pattern_find(&match, asking, table, PATTERNS);
    if (found == NULL)
        return FC_NOT_THIS;
    const struct fc_slot *slot = fc_match_slot(&match, "target", 0);
    slot = slot == NULL ? fc_match_slot(&match, "channel", 0) : slot;
    if (!fc_said_channel_read(&said, asking, slot->from, slot->to))
        return fc_ask_missing_channel(asking, slot);
    if (found->means != WITHOUT)
        return read_add(out, asking, &match, &said, found->means);
    if (said.has_amount)
        fc_returns_check_amount(asking->plan, said.channel, said.amount, said.amount_piece,
                                asking->problems);
    return without(out, asking, &said);
}
