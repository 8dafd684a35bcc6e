/* Levers of money: more of it, less of it, or the same elsewhere. */
#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "questions/lever_search.h"

/* More than half of the spend is not taken away. */
static const double MOST_CUT = 0.5;

static const struct fc_plan *plan_of(const struct fc_lever_search *search)
{
    return search->study->plan;
}

/* ---- dials ---- */

static double round_amount(void *context, double x)
{
    (void)context;
    return fc_lever_round(x);
}

static void write_spend(const struct fc_lever_dial *dial, double x, struct fc_lever_sets *out)
{
    fc_lever_set_spend(dial->search, dial->channel, x, out);
}

static void write_cut(const struct fc_lever_dial *dial, double x, struct fc_lever_sets *out)
{
    char factor[FC_NUMBER_TEXT];
    (void)dial;
    out->n = 1;
    snprintf(out->text[0], FC_LEVER_TEXT, "channel *.spend = x %s",
             fc_print_short(factor, 1 - x, 12));
}

static double round_share(void *context, double x)
{
    (void)context;
    return ceil(x * 100 - 1e-9) / 100;
}

static struct fc_lever_dial money_dial(struct fc_lever_search *search, int channel)
{
    return (struct fc_lever_dial){.search = search,
                                  .channel = channel,
                                  .stage = -1,
                                  .high = search->money.spend,
                                  .write = write_spend,
                                  .round_up = round_amount};
}

/* ---- more ---- */

static void add_money(struct fc_lever_search *search, enum fc_lever_kind kind, int channel,
                      double amount, struct fc_chance chance)
{
    const struct fc_lever_money *money = &search->money;
    struct fc_lever_sets         sets = {0};
    struct fc_lever             *lever = fc_lever_add(search, kind, chance);
    if (lever == NULL)
        return;
    fc_lever_set_spend(search, channel, amount, &sets);
    fc_lever_keep_sets(search, lever, &sets);
    lever->channel = channel;
    lever->amount = lever->cost = amount;
    lever->cost_known = true;
    lever->share = amount / (channel < 0 ? money->spend : money->yield[channel].spend);
    lever->even = channel < 0 || money->yield[channel].even;
}

/* Twice the spend that still fails is worth knowing too: of what money is usually spent for,
   always; of the rest, where it helps. */
static bool tempts(const struct fc_lever_search *search, const struct fc_root *root)
{
    const struct fc_clause *clause = &search->answer->promise->clause[0];
    const bool              usual =
        !clause->at_most && plan_of(search)->measure[clause->measure].what == FC_M_ENTERED;
    return root->n > 0 && root->kind == FC_ROOT_BEYOND &&
           (usual ||
            (fc_lever_matters(search, root->chance) && root->chance.p > search->answer->chance.p));
}

void fc_lever_spread(struct fc_lever_search *search)
{
    struct fc_lever_dial dial = money_dial(search, -1);
    struct fc_root       root;
    if (search->money.paid < 2)
        return;
    const bool found = fc_lever_turn(&dial, &root);
    search->tried_money = search->tried_money || root.n > 0;
    if (found)
        search->money.needed = root.x;
    if (found || tempts(search, &root))
        add_money(search, FC_LEVER_SPREAD, -1, root.x, root.chance);
}

void fc_lever_channel(struct fc_lever_search *search)
{
    fc_lever_pick_channels(search);
    struct fc_lever_dial dial = money_dial(search, search->money.best);
    struct fc_root       root;
    if (search->money.best < 0)
        return;
    const bool found = fc_lever_turn(&dial, &root);
    search->tried_money = search->tried_money || root.n > 0;
    if (found || (search->money.paid == 1 && tempts(search, &root)))
        add_money(search, FC_LEVER_CHANNEL, search->money.best, root.x, root.chance);
}

/* What one would rather give: half of what the best channel needs. */
void fc_lever_half(struct fc_lever_search *search)
{
    struct fc_chance chance;
    double           needed = 0;
    for (int i = 0; i < search->n; i++) {
        if (!search->lever[i].enough)
            return;
        if (search->lever[i].kind == FC_LEVER_CHANNEL)
            needed = search->lever[i].amount;
    }
    struct fc_lever_sets sets = {0};
    const double         half = fc_lever_round(needed / 2);
    if (!(needed > 0) || half >= needed)
        return;
    fc_lever_set_spend(search, search->money.best, half, &sets);
    if (fc_lever_try_clearly(search, &sets, &chance) && !fc_lever_enough(search, chance))
        add_money(search, FC_LEVER_HALF, search->money.best, half, chance);
}

/* ---- less ---- */

/* Promises about cost, or about what is left after it. */
static bool less_may_help(const struct fc_lever_search *search)
{
    const struct fc_promise *promise = search->answer->promise;
    bool                     any = false;
    for (int i = 0; i < promise->n_clauses; i++)
        switch (plan_of(search)->measure[promise->clause[i].measure].what) {
        case FC_M_CASH:
        case FC_M_NET_GAIN:
        case FC_M_ROI:
        case FC_M_PAYBACK: any = true; break;
        default: any = any || promise->clause[i].at_most; break;
        }
    return any;
}

void fc_lever_less(struct fc_lever_search *search)
{
    struct fc_lever_sets sets = {0};
    struct fc_root       root;
    struct fc_lever_dial dial = {.search = search,
                                 .channel = -1,
                                 .stage = -1,
                                 .high = MOST_CUT,
                                 .write = write_cut,
                                 .round_up = round_share};
    if (search->reached || !(search->money.spend > 0) || !less_may_help(search))
        return;
    search->tried_less = true;
    if (!fc_lever_turn(&dial, &root))
        return;
    struct fc_lever *lever = fc_lever_add(search, FC_LEVER_LESS, root.chance);
    if (lever == NULL)
        return;
    write_cut(&dial, root.x, &sets);
    fc_lever_keep_sets(search, lever, &sets);
    lever->share = root.x;
    lever->amount = root.x * search->money.spend;
    lever->cost = -lever->amount;
    lever->cost_known = true;
}

/* ---- elsewhere ---- */

/* All that the weakest channel has goes to the best: what first comes to mind. */
void fc_lever_move(struct fc_lever_search *search)
{
    const struct fc_lever_money *money = &search->money;
    struct fc_lever_sets         sets = {0};
    struct fc_chance             chance;
    if (money->best < 0 || money->worst < 0 || money->best == money->worst)
        return;
    const double amount = money->yield[money->worst].spend;
    fc_lever_set_spend(search, money->best, amount, &sets);
    snprintf(sets.text[sets.n++], FC_LEVER_TEXT, "channel %s.spend = x 0",
             plan_of(search)->channel[money->worst].section.name);
    if (!fc_lever_try_clearly(search, &sets, &chance) || !fc_lever_matters(search, chance) ||
        chance.p < search->answer->chance.p)
        return;
    struct fc_lever *lever = fc_lever_add(search, FC_LEVER_MOVE, chance);
    if (lever == NULL)
        return;
    fc_lever_keep_sets(search, lever, &sets);
    lever->channel = money->worst;
    lever->other = money->best;
    lever->amount = amount;
    lever->cost_known = true;
}
