/* Which channel helps a promise most for its money: means first, chances for the few that lead. */
#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "questions/lever_search.h"
#include "questions/lint_means.h"
#include "random/quantile.h"

/* So many channels are looked at closely. */
enum { LEADING = 3 };

double fc_lever_round(double amount)
{
    const double step = amount < 100     ? 1
                        : amount < 1000  ? 10
                        : amount < 10000 ? 50
                                         : pow(10, floor(log10(amount)) - 2);
    return ceil(amount / step - 1e-9) * step;
}

/* A factor, rounded up so that it is enough. */
static const char *factor_of(char out[FC_NUMBER_TEXT], double share)
{
    return fc_print_short(out, ceil((1 + share) * 1e5 - 1e-6) / 1e5, 12);
}

/* Whole amounts for what flows every month; factors for the rest and for all. */
void fc_lever_set_spend(const struct fc_lever_search *search, int channel, double more,
                        struct fc_lever_sets *out)
{
    const struct fc_lever_money *money = &search->money;
    char                        *text = out->text[out->n++];
    char                         number[FC_NUMBER_TEXT];
    if (channel < 0) {
        snprintf(text, FC_LEVER_TEXT, "channel *.spend = x %s",
                 factor_of(number, more / money->spend));
        return;
    }
    const struct fc_yield *yield = &money->yield[channel];
    const char            *name = search->study->plan->channel[channel].section.name;
    if (yield->even)
        snprintf(text, FC_LEVER_TEXT, "channel %s.spend = +%s", name,
                 fc_print_whole(number, (int64_t)ceil(more - 1e-9)));
    else
        snprintf(text, FC_LEVER_TEXT, "channel %s.spend = x %s", name,
                 factor_of(number, more / yield->spend));
}

/* ---- the plan's money ---- */

static struct fc_yield spend_of(const struct fc_plan *plan, const struct fc_channel *channel)
{
    struct fc_yield yield = {.even = true};
    for (int t = 0; t < plan->months && channel->enabled; t++) {
        const double spend = fc_schedule_at(&channel->spend, plan->start, t);
        yield.spend += spend / plan->months;
        yield.even = yield.even && spend > 0;
    }
    return yield;
}

void fc_lever_count_money(struct fc_lever_search *search)
{
    const struct fc_plan  *plan = search->study->plan;
    struct fc_lever_money *money = &search->money;
    *money = (struct fc_lever_money){.best = -1, .worst = -1};
    money->yield =
        fc_arena_take(search->arena, (size_t)plan->n_channels + 1, sizeof(*money->yield));
    if (money->yield == NULL) {
        search->status =
            fc_fail(search->err, FC_NO_MEMORY, "There is not enough memory for levers.");
        return;
    }
    for (int c = 0; c < plan->n_channels; c++) {
        money->yield[c] = spend_of(plan, &plan->channel[c]);
        money->spend += money->yield[c].spend;
        money->paid += money->yield[c].spend > 0;
    }
    money->needed = money->spend;
}

/* ---- means ---- */

/* What one item of the channel counts for: of money the mean deal, else one. */
static double worth_of(const struct fc_plan *plan, const struct fc_clause *clause, int channel)
{
    const struct fc_deal *deal = fc_plan_deal(plan, channel);
    if (plan->measure[clause->measure].unit != FC_UNIT_MONEY || deal == NULL || !deal->exists ||
        plan->measure[clause->measure].what == FC_M_COST_PER)
        return 1;
    return fc_quantity_mean(&deal->value);
}

static bool run_means(double out[], const struct fc_plan *plan, int stage,
                      const struct fc_clause *clause, struct fc_arena *arena)
{
    struct fc_means    means;
    struct fc_mean_run run;
    if (!fc_means_make(&means, plan, arena) || !fc_mean_run(&run, &means, FC_MEAN_FREE, arena))
        return false;
    for (int c = 0; c < plan->n_channels; c++) {
        out[c] = 0;
        for (int t = clause->from_t; t <= clause->to_t; t++)
            out[c] += fc_mean_entered_by(&run, stage, c, t);
        out[c] *= plan->channel[c].enabled ? worth_of(plan, clause, c) : 0;
    }
    return true;
}

/* The plan in which every channel has so much more a month. */
static bool with_more(struct fc_plan *out, const struct fc_lever_search *search, double more,
                      struct fc_arena *arena)
{
    const struct fc_plan *plan = search->study->plan;
    struct fc_channel    *channel =
        fc_arena_take(arena, (size_t)plan->n_channels + 1, sizeof *channel);
    if (channel == NULL)
        return false;
    *out = *plan;
    out->channel = channel;
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_yield *yield = &search->money.yield[c];
        channel[c] = plan->channel[c];
        if (yield->spend > 0)
            fc_schedule_change(&channel[c].spend,
                               yield->even ? (struct fc_change){1, more}
                                           : (struct fc_change){1 + more / yield->spend, 0});
    }
    return true;
}

static bool fill_yields(struct fc_lever_search *search, struct fc_arena *arena)
{
    const struct fc_plan   *plan = search->study->plan;
    const struct fc_clause *clause = &search->answer->promise->clause[0];
    const int               stage = fc_lever_stage(search);
    struct fc_plan          rich;
    double                  now[FC_MAX_CHANNELS], more[FC_MAX_CHANNELS];
    if (!with_more(&rich, search, search->money.needed, arena) ||
        !run_means(now, plan, stage, clause, arena) ||
        !run_means(more, &rich, stage, clause, arena))
        return false;
    for (int c = 0; c < plan->n_channels; c++) {
        search->money.yield[c].now = now[c];
        search->money.yield[c].more = more[c];
    }
    return true;
}

/* ---- the best and the worst ---- */

static double gain(const struct fc_yield *yield)
{
    return yield->spend > 0 ? yield->more - yield->now : 0;
}

/* The channels that gain most, the first first. */
static int find_leading(const struct fc_lever_search *search, int out[LEADING])
{
    int n = 0;
    for (int c = 0; c < search->study->plan->n_channels; c++) {
        const double own = gain(&search->money.yield[c]);
        int          at = n < LEADING ? n : LEADING;
        if (!(own > 0))
            continue;
        while (at > 0 && own > gain(&search->money.yield[out[at - 1]]))
            at--;
        if (at == LEADING)
            continue;
        n += n < LEADING;
        for (int i = n - 1; i > at; i--)
            out[i] = out[i - 1];
        out[at] = c;
    }
    return n;
}

static int find_worst(const struct fc_lever_search *search)
{
    int worst = -1;
    for (int c = 0; c < search->study->plan->n_channels; c++) {
        const struct fc_yield *yield = &search->money.yield[c];
        if (!(yield->spend > 0) || c == search->money.best)
            continue;
        if (worst < 0 || yield->now / yield->spend <
                             search->money.yield[worst].now / search->money.yield[worst].spend)
            worst = c;
    }
    return worst;
}

void fc_lever_pick_channels(struct fc_lever_search *search)
{
    struct fc_lever_money *money = &search->money;
    struct fc_arena        arena = {0};
    int                    leading[LEADING];
    double                 most = -1;
    const bool             filled = money->paid > 0 && fill_yields(search, &arena);
    fc_arena_free(&arena);
    if (money->paid > 0 && !filled)
        search->status =
            fc_fail(search->err, FC_NO_MEMORY, "There is not enough memory for levers.");
    const int n = filled ? find_leading(search, leading) : 0;
    for (int i = 0; i < n; i++) {
        struct fc_lever_sets sets = {0};
        struct fc_chance     chance = {0};
        fc_lever_set_spend(search, leading[i], money->needed, &sets);
        if (n > 1 && !fc_lever_try(search, &sets, 0.01, &chance))
            continue;
        if (chance.p > most) {
            most = chance.p;
            money->best = leading[i];
        }
    }
    if (money->best >= 0)
        money->worst = find_worst(search);
}
