/* Deal terms, compiled: what a deal is worth, how it bills, how long it lasts. */
#include "engine/maker.h"

#include <math.h>

#include "random/site.h"

/* The quantile table of an amount of money in ticks. */
static const struct fc_quantile_table *in_ticks(struct fc_maker *m, struct fc_quantity value)
{
    value.scale *= 100;
    value.shift *= 100;
    return fc_maker_had(m, fc_maker_table(m, &value));
}

/* Whether all values are such that adding 2^52 rounds them. */
static bool is_plain(const struct fc_quantile_table *value)
{
    double end[2] = {0x1p-53, 1 - 0x1p-53};
    fc_quantile_column(value, 2, end, end);
    return end[0] >= 0 && end[1] < 0x1p51;
}

/* Bills to be expected: each but the first only if the contract has not ended. */
static double expected_bills(int term, double churn)
{
    return churn > 0 ? (1 - pow(1 - churn, term)) / churn : term;
}

static void fill_terms(struct fc_maker *m, struct fc_terms *terms, const struct fc_deal *deal,
                       const char *id)
{
    const char *value = id == NULL ? "deal|value" : fc_arena_print(m->arena, "deal/%s|value", id);
    const char *end = id == NULL ? "deal|end" : fc_arena_print(m->arena, "deal/%s|end", id);
    if (fc_maker_had(m, value) == NULL || fc_maker_had(m, end) == NULL)
        return;
    const bool monthly = deal->billing == FC_MONTHLY;
    *terms = (struct fc_terms){
        .value = in_ticks(m, deal->value),
        .large_share = deal->large_share,
        .same = deal->value.kind == FC_CERTAIN && deal->large_share <= 0,
        .factor = m->layout->deal_factor,
        .cap = deal->has_cap ? 100 * deal->cap : (double)INFINITY,
        .term = monthly ? deal->term : 1,
        .churn = monthly ? deal->churn : 0,
        .margin = deal->has_margin ? deal->margin : 1,
        .value_site = fc_site(value),
        .end_site = fc_site(end),
    };
    terms->length = expected_bills(terms->term, terms->churn);
    if (deal->large_share > 0)
        terms->large = in_ticks(m, deal->large_value);
    terms->plain = terms->term == 1 && terms->factor < 0 && !deal->has_cap && m->status == FC_OK &&
                   is_plain(terms->value) && (terms->large == NULL || is_plain(terms->large));
}

/* The row of a channel's terms: one a channel, then those of all others. */
static int row_of(const struct fc_plan *plan, int channel)
{
    return channel < 0 ? plan->n_channels : channel;
}

const struct fc_terms *fc_maker_terms(const struct fc_maker *m, int channel)
{
    return m->layout->terms == NULL ? NULL : &m->layout->terms[row_of(m->plan, channel)];
}

/* A channel's own draws of values only where its items do not flow with others'. */
void fc_make_terms(struct fc_maker *m)
{
    const struct fc_plan *plan = m->plan;
    m->layout->deal_factor = -1;
    if (!plan->deal.exists)
        return;
    m->layout->terms = fc_maker_take(m, (size_t)plan->n_channels + 1, sizeof *m->layout->terms);
    const struct fc_quantity *factor = &plan->deal.value_uncertainty;
    if (factor->kind != FC_CERTAIN || factor->a != 1)
        m->layout->deal_factor = fc_maker_input(m, factor, "deal.value_uncertainty",
                                                "deal|value_uncertainty", plan->deal.owner);
    for (int c = 0; c < plan->n_channels && m->status == FC_OK; c++)
        if (plan->channel[c].enabled)
            fill_terms(m, &m->layout->terms[c],
                       plan->channel_deal != NULL && plan->channel_deal[c] != NULL
                           ? plan->channel_deal[c]
                           : &plan->deal,
                       plan->channel[c].id);
    if (m->status == FC_OK)
        fill_terms(m, &m->layout->terms[plan->n_channels], &plan->deal, NULL);
}
