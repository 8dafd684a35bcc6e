/* "What if we cut the budget by 20%?", "why don't we spend 10,000 more on search?" */
#include "questions/pattern.h"
#include "questions/slots.h"
#include "questions/spend_change.h"

enum means {
    LESS = FC_SPEND_LESS,
    MORE = FC_SPEND_MORE,
    DOWN_TO = FC_SPEND_DOWN_TO,
    UP_TO = FC_SPEND_UP_TO,
    AT = FC_SPEND_AT,
    HALF,
    TWICE,
    THRICE,
    MOVE,
    NO_AMOUNT,
    IN_MONTH
};

#define FROM " [ $since @month ]"

static const struct fc_pattern table[] = {
    {"$lead $cut @target by @amount" FROM, LESS},
    {"$lead $cut @target to @amount" FROM, DOWN_TO},
    {"$lead $cut @amount $off @target" FROM, LESS},
    {"$lead take|save|taking|saving @amount $off @target" FROM, LESS},
    {"$lead spend|spending|invest @amount less [ $into @target ]" FROM, LESS},
    {"$if @target $was_cut by @amount" FROM, LESS},
    {"$if @target $was_cut to @amount" FROM, DOWN_TO},
    {"$if @target $is @amount $less" FROM, LESS},
    {"$if we|i have|had|get|got @amount $less @target" FROM, LESS},
    {"$lead with|on @amount $less @target" FROM, LESS},
    {"$lead @amount $less @target" FROM, LESS},
    {"$lead @amount off @target" FROM, LESS},

    {"$lead $raise @target by @amount" FROM, MORE},
    {"$lead $raise @target to @amount" FROM, UP_TO},
    {"$lead add|adding [ $another ] @amount [ $more_of ] $into @target" FROM, MORE},
    {"$lead spend|spending|put|invest|use|give $another @amount $into @target" FROM, MORE},
    {"$lead spend|spending|put|invest|use|give @amount $more_of $into @target" FROM, MORE},
    {"$lead spend|spending|invest @amount $more_of" FROM, MORE},
    {"$lead spend|invest $another @amount" FROM, MORE},
    {"$lead give @target $another @amount" FROM, MORE},
    {"$lead give @target @amount more" FROM, MORE},
    {"$if @target $was_raised by @amount" FROM, MORE},
    {"$if @target $was_raised to @amount" FROM, UP_TO},
    {"$if @target $is @amount $more" FROM, MORE},
    {"$if we|i have|had|get|got @amount $more @target" FROM, MORE},
    {"$lead with|on @amount $more @target" FROM, MORE},
    {"$lead @amount $more @target" FROM, MORE},
    {"$lead @amount more for|on|in @target" FROM, MORE},

    {"$lead spend|spending @amount $into @target" FROM, AT},
    {"$lead set|keep|hold|leave|cap|limit|bring|put @target at|to @amount" FROM, AT},

    {"$lead halve|halving @target" FROM, HALF},
    {"$if @target is|are|was|were|gets halved" FROM, HALF},
    {"$lead cut|reduce @target in half" FROM, HALF},
    {"$lead double|doubling @target" FROM, TWICE},
    {"$if @target is|are|was|were|gets doubled" FROM, TWICE},
    {"$lead triple|tripling @target" FROM, THRICE},

    {"$lead $move @amount from|of|off @channel $into @channel", MOVE},

    {"$lead $cut @target by @amount in @month", IN_MONTH},
    {"$lead $raise @target by @amount in @month", IN_MONTH},

    {"$lead $cut @target", NO_AMOUNT},
    {"$lead $raise @target", NO_AMOUNT},
    {"$lead spend|invest less|more $into @target", NO_AMOUNT},
    {"$lead spend|invest less|more", NO_AMOUNT},
    {"$if @target $was_cut", NO_AMOUNT},
    {"$if @target $was_raised", NO_AMOUNT},
    {"$lead $less @target", NO_AMOUNT},
    {"$lead $more @target", NO_AMOUNT},
};
enum { PATTERNS = sizeof table / sizeof *table };

static enum fc_read_as ask_amount(const struct fc_asking       *asking,
                                  const struct fc_said_channel *said)
{
    return fc_asking_refuse(asking, asking->said.whole,
                            said->channel >= 0
                                ? "say by 20%, by 10,000 a month or to 40,000 a month; to do "
                                  "without it altogether, ask \"do we need it\""
                                : "say by 20%, by 10,000 a month or to 40,000 a month",
                            "the question does not say by how much");
}

static enum fc_read_as read_move(struct fc_asked *out, const struct fc_asking *asking,
                                 const struct fc_match *match)
{
    const struct fc_slot  *amount = fc_match_slot(match, "amount", 0);
    struct fc_said_channel from, to;
    struct fc_said_amount  moved;
    for (int i = 0; i < 2; i++) {
        const struct fc_slot *slot = fc_match_slot(match, "channel", i);
        if (!fc_said_channel_read(i == 0 ? &from : &to, asking, slot->from, slot->to))
            return fc_ask_missing_channel(asking, slot);
    }
    if (from.channel == to.channel)
        return FC_NOT_THIS;
    if (!fc_said_amount_read(&moved, asking, amount->from, amount->to))
        return FC_REFUSED;
    return fc_spend_move(out, asking, from.channel, to.channel, &moved);
}

/* What the amount is: said, or part of the verb. */
static bool read_amount(struct fc_spend_change *change, const struct fc_asking *asking,
                        const struct fc_match *match, int means)
{
    const struct fc_slot *slot = fc_match_slot(match, "amount", 0);
    change->amount = (struct fc_said_amount){.unit = FC_SAID_SHARE, .piece = asking->said.whole};
    change->step = means == HALF ? FC_SPEND_LESS : FC_SPEND_MORE;
    change->amount.value = means == HALF ? 0.5 : means == TWICE ? 1 : 2;
    if (slot == NULL)
        return true;
    change->step = (enum fc_spend_step)means;
    return fc_said_amount_read(&change->amount, asking, slot->from, slot->to);
}

enum fc_read_as fc_ask_spend(struct fc_asked *out, const struct fc_asking *asking)
{
    struct fc_match          match;
    struct fc_said_channel   said = {.channel = -1};
    struct fc_spend_change   change = {0};
    const struct fc_pattern *found = fc_pattern_find(&match, asking, table, PATTERNS);
    if (found == NULL)
        return FC_NOT_THIS;
    if (found->means == MOVE)
        return read_move(out, asking, &match);
    const struct fc_slot *target = fc_match_slot(&match, "target", 0);
    const struct fc_slot *month = fc_match_slot(&match, "month", 0);
    if (target != NULL && !fc_said_channel_read(&said, asking, target->from, target->to))
        return fc_ask_missing_channel(asking, target);
    if (found->means == NO_AMOUNT)
        return ask_amount(asking, &said);
    if (found->means == IN_MONTH)
        return fc_asking_refuse(asking, asking->said.whole, "say from that month",
                                "this could be that month alone, or from then on");
    change.channel = said.channel;
    if (!read_amount(&change, asking, &match, found->means) ||
        (month != NULL && !fc_said_month_read(&change.from_t, asking, month, 0)))
        return FC_REFUSED;
    return fc_spend_change(out, asking, &change);
}
