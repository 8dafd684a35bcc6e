#include "questions/spend_change.h"

#include <math.h>

#include "questions/change_set.h"

/* ---- what is spent today ---- */

struct today {
    double total;
    int    months; /* in which something is spent */
    double height; /* of each of them; NAN where they differ */
    bool   always; /* something in every month */
};

double fc_spend_at(const struct fc_plan *plan, int channel, int t)
{
    double spend = 0;
    for (int c = 0; c < plan->n_channels; c++)
        if (c == channel || (channel < 0 && plan->channel[c].enabled))
            spend += fc_schedule_at(&plan->channel[c].spend, plan->start, t);
    return spend;
}

static struct today look(const struct fc_plan *plan, int channel)
{
    struct today out = {0};
    for (int t = 0; t < plan->months; t++) {
        const double spend = fc_spend_at(plan, channel, t);
        if (spend == 0)
            continue;
        out.height = out.months == 0 || out.height == spend ? spend : (double)NAN;
        out.total += spend;
        out.months++;
    }
    out.always = out.months == plan->months;
    return out;
}

static const char *name_of(const struct fc_plan *plan, int channel)
{
    return channel < 0 ? "the budget" : plan->channel[channel].section.name;
}

/* ---- which change it is: a factor, or so much a month ---- */

struct effect {
    bool   is_factor;
    double factor;
    double a_month; /* added, or for FC_SPEND_AT, _UP_TO and _DOWN_TO the level itself */
};

static bool is_level(enum fc_spend_step step)
{
    return step == FC_SPEND_AT || step == FC_SPEND_UP_TO || step == FC_SPEND_DOWN_TO;
}

/* The factor that takes `of` to or by `amount`. */
static double factor_for(enum fc_spend_step step, double amount, double of)
{
    if (is_level(step))
        return amount / of;
    return (step == FC_SPEND_LESS ? of - amount : of + amount) / of;
}

static enum fc_read_as ask_per_what(const struct fc_asking       *asking,
                                    const struct fc_spend_change *change, const struct today *now)
{
    struct fc_text hint = {0};
    char           total[FC_NUMBER_TEXT];
    fc_text_add(&hint, "%s is %s in all: say `a month` or `in total`",
                change->channel < 0 ? "the budget" : "its spend",
                fc_print_short(total, now->total, 9));
    const enum fc_read_as refused =
        fc_asking_refuse(asking, change->amount.piece, hint.bytes,
                         "this amount could be that of a month or of the whole plan");
    fc_text_free(&hint);
    return refused;
}

/* Money as so much a month, where it goes on all the time; else in proportion to what is spent. */
static enum fc_read_as money_effect(struct effect *out, const struct fc_asking *asking,
                                    const struct fc_spend_change *change, const struct today *now)
{
    const struct fc_said_amount *amount = &change->amount;
    const double                 mean = now->total / (double)asking->plan->months;
    const double monthly = amount->per == FC_PER_YEAR ? amount->value / 12 : amount->value;
    const bool   unsaid = amount->per == FC_PER_UNSAID;
    if (unsaid && !now->always && now->months > 1)
        return ask_per_what(asking, change, now);
    if (unsaid && now->always && change->step == FC_SPEND_LESS && amount->value > mean &&
        amount->value <= now->total)
        return ask_per_what(asking, change, now);
    const bool whole = amount->per == FC_PER_PLAN || (unsaid && !now->always);
    *out = (struct effect){.is_factor = whole || change->channel < 0 || !now->always,
                           .factor = factor_for(change->step, whole ? amount->value : monthly,
                                                whole ? now->total : mean),
                           .a_month = change->step == FC_SPEND_LESS ? -monthly : monthly};
    return FC_READ;
}

static enum fc_read_as find_effect(struct effect *out, const struct fc_asking *asking,
                                   const struct fc_spend_change *change, const struct today *now)
{
    const struct fc_said_amount *amount = &change->amount;
    switch (amount->unit) {
    case FC_SAID_POINTS:
        return fc_asking_refuse(asking, amount->piece, "say by 20%, or by 10,000 a month",
                                "money has no points");
    case FC_SAID_SHARE:
        *out = (struct effect){.is_factor = true,
                               .factor = factor_for(change->step, amount->value, 1)};
        return FC_READ;
    case FC_SAID_MONEY: break;
    }
    return money_effect(out, asking, change, now);
}

/* ---- what cannot be ---- */

static enum fc_read_as check(const struct fc_asking *asking, const struct fc_spend_change *change,
                             const struct effect *effect, const struct today *now)
{
    const double mean = now->total / (double)asking->plan->months;
    const double factor =
        effect->is_factor
            ? effect->factor
            : factor_for(change->step,
                         change->step == FC_SPEND_LESS ? -effect->a_month : effect->a_month, mean);
    char           spent[FC_NUMBER_TEXT], total[FC_NUMBER_TEXT];
    struct fc_text hint = {0};
    fc_text_add(&hint, "%s: %s a month on average, %s in all",
                name_of(asking->plan, change->channel), fc_print_short(spent, mean, 9),
                fc_print_short(total, now->total, 9));
    enum fc_read_as as = FC_READ;
    if (factor < 0)
        as = fc_asking_refuse(asking, change->amount.piece, hint.bytes,
                              "more would be cut than is spent");
    else if (change->step == FC_SPEND_DOWN_TO && factor > 1)
        as = fc_asking_refuse(asking, change->amount.piece, hint.bytes,
                              "that is more than is spent: it would be no cut");
    else if (change->step == FC_SPEND_UP_TO && factor < 1)
        as = fc_asking_refuse(asking, change->amount.piece, hint.bytes,
                              "that is less than is spent: it would be a cut");
    fc_text_free(&hint);
    return as;
}

/* Where nothing is spent there is nothing to cut, and no cost at which to buy more. */
static enum fc_read_as check_spent(const struct fc_asking       *asking,
                                   const struct fc_spend_change *change, const struct today *now)
{
    const struct fc_plan *plan = asking->plan;
    if (change->channel >= 0 && !plan->channel[change->channel].enabled)
        return fc_asking_refuse(asking, asking->said.whole, "ask what if it is added",
                                "channel `%s` is off in the plan", name_of(plan, change->channel));
    if (now->total > 0)
        return FC_READ;
    return fc_asking_refuse(asking, asking->said.whole,
                            change->channel < 0 ? "give its channels `spend` and `cost per inquiry`"
                                                : "give it `spend` and `cost per inquiry`",
                            "%s%s spends nothing", change->channel < 0 ? "the plan" : "channel ",
                            change->channel < 0 ? "" : name_of(plan, change->channel));
}

/* ---- as settings ---- */

/* The whole plan long a change of what the plan says will do. */
static void add_change(struct fc_change_set *changes, const struct fc_spend_change *change,
                       const struct effect *effect)
{
    struct fc_arena *arena = changes->asking->plan->arena;
    const char      *name =
        change->channel < 0 ? "*" : changes->asking->plan->channel[change->channel].section.name;
    char number[FC_NUMBER_TEXT];
    if (effect->is_factor && change->amount.unit == FC_SAID_SHARE && !is_level(change->step))
        fc_change_set_add(changes,
                          fc_arena_print(arena, "channel %s.spend = %s%s%%", name,
                                         change->step == FC_SPEND_LESS ? "-" : "+",
                                         fc_print_short(number, change->amount.value * 100, 8)));
    else if (effect->is_factor)
        fc_change_set_add(changes, fc_arena_print(arena, "channel %s.spend = x %s", name,
                                                  fc_print_short(number, effect->factor, 8)));
    else
        fc_change_set_add(changes,
                          fc_arena_print(arena, "channel %s.spend = %s%s%s", name,
                                         is_level(change->step) || effect->a_month < 0 ? "" : "+",
                                         fc_print_short(number, effect->a_month, 12),
                                         is_level(change->step) ? " a month" : ""));
}

static double changed(double spend, const struct fc_spend_change *change,
                      const struct effect *effect)
{
    if (effect->is_factor)
        return spend * effect->factor;
    return is_level(change->step) ? effect->a_month : fmax(0, spend + effect->a_month);
}

/* From a month on, every channel's schedule is written anew. */
static void add_schedules(struct fc_change_set *changes, const struct fc_spend_change *change,
                          const struct effect *effect)
{
    const struct fc_plan *plan = changes->asking->plan;
    double                value[FC_MAX_MONTHS];
    for (int c = 0; c < plan->n_channels; c++) {
        struct fc_text text = {0};
        double         spent = 0;
        if (change->channel >= 0 ? c != change->channel : !plan->channel[c].enabled)
            continue;
        for (int t = 0; t < plan->months; t++) {
            const double spend = fc_spend_at(plan, c, t);
            value[t] = t < change->from_t ? spend : changed(spend, change, effect);
            spent += spend;
        }
        if (spent == 0)
            continue;
        fc_schedule_write(&text, plan, value, false);
        fc_change_set_add(changes, text.failed
                                       ? NULL
                                       : fc_arena_print(plan->arena, "channel %s.spend = %s",
                                                        plan->channel[c].section.name, text.bytes));
        fc_text_free(&text);
    }
}

static void say_label(struct fc_change_set *changes, const struct fc_spend_change *change)
{
    static const char *const verb[] = {"cut by", "raised by", "cut to", "raised to", "at"};
    const struct fc_plan    *plan = changes->asking->plan;
    struct fc_said_amount    amount = change->amount;
    const bool               always = look(plan, change->channel).always;
    if (amount.unit == FC_SAID_MONEY && amount.per == FC_PER_UNSAID)
        amount.per = always ? FC_PER_MONTH : FC_PER_PLAN;
    fc_text_add(&changes->label, "%s %s ", name_of(plan, change->channel), verb[change->step]);
    fc_said_amount_say(&changes->label, &amount, plan);
    if (amount.unit == FC_SAID_SHARE && is_level(change->step))
        fc_text_add(&changes->label, " of what it is");
    if (change->from_t > 0)
        fc_text_add(&changes->label, " from %s %d", fc_month_name(plan->start + change->from_t),
                    fc_year_of_month(plan->start + change->from_t));
}

enum fc_read_as fc_spend_change(struct fc_asked *out, const struct fc_asking *asking,
                                const struct fc_spend_change *change)
{
    const struct today   now = look(asking->plan, change->channel);
    struct fc_change_set changes = {.asking = asking};
    struct effect        effect = {0};
    enum fc_read_as      as = check_spent(asking, change, &now);
    if (as == FC_READ)
        as = find_effect(&effect, asking, change, &now);
    if (as == FC_READ)
        as = check(asking, change, &effect, &now);
    if (as != FC_READ)
        return as;
    if (change->from_t > 0)
        add_schedules(&changes, change, &effect);
    else
        add_change(&changes, change, &effect);
    say_label(&changes, change);
    out->channel = change->channel;
    return fc_change_set_end(out, &changes, FC_ASK_WHAT_IF);
}

enum fc_read_as fc_spend_move(struct fc_asked *out, const struct fc_asking *asking, int from,
                              int to, const struct fc_said_amount *amount)
{
    const struct fc_plan *plan = asking->plan;
    const struct today    now = look(plan, from);
    struct fc_change_set  changes = {.asking = asking};
    struct fc_said_amount moved = *amount;
    char                  number[FC_NUMBER_TEXT];
    if (amount->unit == FC_SAID_POINTS || amount->per == FC_PER_YEAR || amount->per == FC_PER_PLAN)
        return fc_asking_refuse(asking, amount->piece, "say `8,000 a month`",
                                "what moves is so much a month");
    if (!now.always || isnan(now.height) || !look(plan, to).always)
        return fc_asking_refuse(asking, amount->piece, "change each channel by itself",
                                "money moves only between channels that spend every month, the "
                                "first of them the same in each");
    if (amount->unit == FC_SAID_SHARE)
        moved = (struct fc_said_amount){FC_SAID_MONEY, amount->value * now.height, FC_PER_MONTH,
                                        amount->piece};
    moved.per = FC_PER_MONTH;
    if (moved.value > now.height)
        return fc_asking_refuse(asking, amount->piece, NULL, "`%s` spends only %s a month",
                                name_of(plan, from), fc_print_short(number, now.height, 9));
    fc_print_short(number, moved.value, 12);
    fc_change_set_add(&changes, fc_arena_print(plan->arena, "channel %s.spend = -%s",
                                               name_of(plan, from), number));
    fc_change_set_add(
        &changes, fc_arena_print(plan->arena, "channel %s.spend = +%s", name_of(plan, to), number));
    fc_said_amount_say(&changes.label, &moved, plan);
    fc_text_add(&changes.label, " moved from %s to %s", name_of(plan, from), name_of(plan, to));
    return fc_change_set_end(out, &changes, FC_ASK_WHAT_IF);
}
