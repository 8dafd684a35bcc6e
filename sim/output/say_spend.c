#include "output/say_spend.h"

#include <math.h>

#include "engine/response.h"
#include "output/plan_words.h"

/* Spend above so many times what was measured is far beyond it. */
static const double FAR = 2;

/* What a channel's months of spend come to. */
struct spent {
    double spend, fixed; /* over the plan */
    double idle;         /* spend in months that buy nothing for want of the minimum */
    int    months;       /* with any spend */
    int    idle_months;
    double most_idle; /* a month */
    double most;      /* spend a month, spread by carry_over */
    double dearer;    /* what an inquiry costs there, over what it costs as measured */
};

static struct spent add_up(const struct fc_plan *plan, const struct fc_channel *channel)
{
    struct spent sum = {0};
    double       bought[FC_MAX_MONTHS];
    double       spread = 0;
    fc_response_months(plan, channel, bought);
    for (int t = 0; t < plan->months; t++) {
        const double spend = fc_schedule_at(&channel->spend, plan->start, t);
        const bool   idle = spend > 0 && !(bought[t] > 0) && channel->minimum_spend > 0;
        spread = (1 - channel->carry_over) * spend + channel->carry_over * spread;
        sum.spend += spend;
        sum.fixed += fc_schedule_at(&channel->fixed_cost, plan->start, t);
        sum.months += spend > 0;
        sum.idle += idle ? spend : 0;
        sum.idle_months += idle;
        sum.most_idle = idle ? fmax(sum.most_idle, spend) : sum.most_idle;
        if (spread > sum.most && bought[t] > 0) {
            sum.most = spread;
            sum.dearer = spread / bought[t];
        }
    }
    return sum;
}

static bool is_asked(const struct fc_plan *plan, int channel, int i)
{
    return plan->channel[i].enabled && (channel < 0 || channel == i);
}

static struct fc_words percent(double part, double all)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s %%", fc_print_short(number, round(part / all * 100), 3));
}

static const char *whose(int channel)
{
    return channel < 0 ? "the plan's" : "its";
}

/* ---- below the minimum ---- */

static void add_idle_row(struct fc_answer *answer, struct fc_table *table,
                         const struct fc_channel *channel, const struct spent *sum)
{
    char number[FC_NUMBER_TEXT];
    fc_table_row(answer, table, channel->section.name);
    fc_table_cell(answer, table, 1, fc_print_short(number, sum->most_idle, 6));
    fc_table_cell(answer, table, 2, fc_print_short(number, channel->minimum_spend, 6));
    fc_table_cell(answer, table, 3, fc_words_print("%d of %d", sum->idle_months, sum->months).text);
}

static void say_idle(struct fc_answer *answer, const struct fc_plan *plan, int channel, double idle,
                     double cost)
{
    fc_answer_say(
        answer, FC_SAY_SENTENCE,
        "Spread too thin: %s of %s cost of %s (%s) is spent below a minimum, where it buys "
        "nothing at all.",
        fc_words_stated(plan, idle).text, whose(channel), fc_words_stated(plan, cost).text,
        percent(idle, cost).text);
    struct fc_table *table = fc_answer_table(
        answer, 4, plan->n_channels, fc_words_titled("Spend a month that buys nothing", plan).text);
    fc_table_heading(answer, table, 1, "is");
    fc_table_heading(answer, table, 2, "would need");
    fc_table_heading(answer, table, 3, "months");
    for (int i = 0; i < plan->n_channels; i++) {
        const struct spent sum = add_up(plan, &plan->channel[i]);
        if (is_asked(plan, channel, i) && sum.idle > 0)
            add_idle_row(answer, table, &plan->channel[i], &sum);
    }
}

/* ---- beyond what was measured ---- */

static void say_beyond(struct fc_answer *answer, const struct fc_plan *plan,
                       const struct fc_channel *channel)
{
    char               times[FC_NUMBER_TEXT], dearer[FC_NUMBER_TEXT];
    const struct spent sum = add_up(plan, channel);
    const double       ratio = sum.most / channel->measured_at;
    if (channel->response.kind == FC_LINEAR || !(channel->measured_at > 0) || !(ratio >= FAR))
        return;
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "Beyond what was measured: %s spends up to %s a month, %s times the %s at which "
                  "its cost was measured. On its curve an inquiry costs %s times as much there.",
                  channel->section.name, fc_words_stated(plan, sum.most).text,
                  fc_print_short(times, ratio, 2), fc_words_stated(plan, channel->measured_at).text,
                  fc_print_short(dearer, sum.dearer, 2));
}

/* ---- all of it ---- */

void fc_say_spend(struct fc_answer *answer, const struct fc_plan *plan, int channel)
{
    double idle = 0;
    double fixed = 0;
    double cost = 0;
    for (int i = 0; i < plan->n_channels; i++) {
        const struct spent sum = add_up(plan, &plan->channel[i]);
        if (!is_asked(plan, channel, i))
            continue;
        idle += sum.idle;
        fixed += sum.fixed;
        cost += sum.spend + sum.fixed;
    }
    if (idle > 0)
        say_idle(answer, plan, channel, idle, cost);
    if (fixed > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Fixed cost: %s of %s cost of %s (%s) buys no inquiry.",
                      fc_words_stated(plan, fixed).text, whose(channel),
                      fc_words_stated(plan, cost).text, percent(fixed, cost).text);
    for (int i = 0; i < plan->n_channels; i++)
        if (is_asked(plan, channel, i))
            say_beyond(answer, plan, &plan->channel[i]);
}
