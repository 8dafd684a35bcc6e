/* What is put in: too sure of itself, too little to go by, or ranges that reach too far. */
#include "questions/lint_rules.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/cutting.h"
#include "model/distribution.h"
#include "model/settle.h"
#include "random/quantile.h"

/* A quantity of the plan that does something. */
struct input {
    const struct fc_quantity *quantity;
    struct fc_place           place;
    bool                      is_rate;
    bool                      once; /* drawn once a trial: not known, rather than left to chance */
};

static void *take(const struct fc_lint *lint, size_t n, size_t size)
{
    void *taken = fc_arena_take(lint->arena, n, size);
    if (taken == NULL)
        lint->problems->no_memory = true;
    return taken;
}

static void add(struct input list[], int *n, const struct fc_quantity *quantity,
                const struct fc_section *section, enum fc_section_kind kind, const char *key)
{
    if (!fc_plan_given(section, kind, key))
        return;
    const bool chance =
        kind == FC_S_CHANNEL_DEAL || (kind == FC_S_DEAL && strcmp(key, "value_uncertainty") != 0);
    list[(*n)++] = (struct input){quantity, section->set[fc_key_row(kind, key)],
                                  strcmp(key, "rate") == 0, !chance};
}

static void add_channel(struct input list[], int *n, const struct fc_plan *plan, int c)
{
    const struct fc_channel *channel = &plan->channel[c];
    if (fc_plan_given(&channel->section, FC_S_CHANNEL, "spend"))
        add(list, n, &channel->cost_per_inquiry, &channel->section, FC_S_CHANNEL,
            "cost_per_inquiry");
    add(list, n, &channel->inquiries.amount, &channel->section, FC_S_CHANNEL, "inquiries");
    for (int s = 0; s < plan->n_stages; s++)
        add(list, n, &plan->stage[s].route[c].rate, &plan->stage[s].route[c].section, FC_S_ROUTE,
            "rate");
    if (plan->channel_deal[c] == NULL)
        return;
    const struct fc_deal *deal = plan->channel_deal[c];
    add(list, n, &deal->value, &deal->section, FC_S_CHANNEL_DEAL, "value");
    add(list, n, &deal->large_value, &deal->section, FC_S_CHANNEL_DEAL, "large_value");
}

/* All inputs of channels that are on, stages, nurture and deals; NULL when memory is out. */
static struct input *list_inputs(const struct fc_lint *lint, int *n)
{
    const struct fc_plan *plan = lint->plan;
    const size_t          most =
        (size_t)plan->n_channels * ((size_t)plan->n_stages + 4) + (size_t)plan->n_stages + 5;
    struct input *list = take(lint, most, sizeof *list);
    *n = 0;
    if (list == NULL)
        return NULL;
    for (int c = fc_lint_next_channel(plan, -1); c < plan->n_channels;
         c = fc_lint_next_channel(plan, c))
        add_channel(list, n, plan, c);
    for (int s = 0; s < plan->n_stages; s++)
        add(list, n, &plan->stage[s].rate, &plan->stage[s].section, FC_S_STAGE, "rate");
    if (plan->nurture.exists)
        add(list, n, &plan->nurture.rate, &plan->nurture.section, FC_S_NURTURE, "rate");
    const struct fc_deal *deal = &plan->deal;
    if (!deal->exists)
        return list;
    add(list, n, &deal->value, &deal->section, FC_S_DEAL, "value");
    add(list, n, &deal->large_value, &deal->section, FC_S_DEAL, "large_value");
    add(list, n, &deal->value_uncertainty, &deal->section, FC_S_DEAL, "value_uncertainty");
    return list;
}

/* ---- all certain ---- */

static bool may_fail(const struct fc_plan *plan)
{
    for (int c = 0; c < plan->n_channels; c++)
        if (plan->channel[c].enabled && plan->channel[c].chance_it_works < 1)
            return true;
    return false;
}

void fc_lint_all_certain(const struct fc_lint *lint)
{
    int                 n;
    const struct input *list = list_inputs(lint, &n);
    const struct input *first = NULL;
    for (int i = 0; list != NULL && i < n; i++) {
        if (list[i].once && list[i].quantity->kind != FC_CERTAIN)
            return;
        if (first == NULL && list[i].once)
            first = &list[i];
    }
    if (first != NULL && !may_fail(lint->plan))
        fc_lint_say(lint, first->place,
                    first->is_rate ? "write what was counted, such as `36 of 120`, or a range you "
                                     "are 90 % sure of, such as `25% to 35%`"
                                   : "write a range you are 90 % sure of, such as `70 to 110`, or "
                                     "what was measured, give or take: `85 +/- 12`",
                    "every cost and rate of the plan is one certain number, so the answer knows "
                    "luck only and is far too sure");
}

/* ---- few cases ---- */

/* Fewer leave almost any rate possible. */
enum { ENOUGH_CASES = 10 };

static void judge_count(const struct fc_lint *lint, const struct input *input)
{
    const struct fc_quantity *q = input->quantity;
    const struct fc_piece     typed = fc_lint_typed(input->place);
    struct fc_piece           before, after;
    if (q->kind != FC_BETA || !fc_cut_word(typed, "of", &before, &after) ||
        lround(q->a + q->b - 1) >= ENOUGH_CASES)
        return;
    fc_lint_say(lint, input->place,
                fc_lint_words("write a count of 10 cases or more, or a range you would sign, such "
                              "as `%s to %s`",
                              fc_lint_share(fc_quantile(q, 0.25)).text,
                              fc_lint_share(fc_quantile(q, 0.75)).text)
                    .text,
                "`%.*s` is little to go by: it leaves room for a rate of %s as well as %s",
                (int)typed.length, typed.text, fc_lint_percent(fc_quantile(q, 0.05)).text,
                fc_lint_percent(fc_quantile(q, 0.95)).text);
}

static void judge_values(const struct fc_lint *lint, const struct input *input)
{
    const struct fc_quantity *q = input->quantity;
    const struct fc_piece     typed = fc_lint_typed(input->place);
    if (q->kind != FC_EMPIRICAL || q->n >= ENOUGH_CASES)
        return;
    fc_lint_say(lint, input->place,
                fc_lint_words("add cases to the file, or write a range you are 90 %% sure of, such "
                              "as `%s to %s`",
                              fc_lint_number(q->x[0] * q->scale + q->shift).text,
                              fc_lint_number(1.5 * (q->x[q->n - 1] * q->scale + q->shift)).text)
                    .text,
                "`%.*s` holds %zu values: nothing outside them will ever happen here",
                (int)typed.length, typed.text, q->n);
}

void fc_lint_few_cases(const struct fc_lint *lint)
{
    int                 n;
    const struct input *list = list_inputs(lint, &n);
    for (int i = 0; list != NULL && i < n; i++) {
        judge_count(lint, &list[i]);
        judge_values(lint, &list[i]);
    }
}

/* ---- touches 0 or 100 % ---- */

/* Whether the quantity was written with ends, and one of them is at the edge. A cut counts where it
   took something away, and only when it was written: a changed rate is cut to 0..1 by itself. */
static bool touches(const struct input *input, bool at_zero)
{
    const struct fc_quantity *q = input->quantity;
    struct fc_piece           before, after;
    const double              end = at_zero ? fc_quantity_least(q) : fc_quantity_greatest(q);
    if (at_zero ? end > 1e-9 : end < 1 - 1e-9)
        return false;
    if (q->kind == FC_UNIFORM || q->kind == FC_TRIANGULAR || q->kind == FC_PERT)
        return true;
    if (!fc_cut_word(fc_lint_typed(input->place), "within", &before, &after))
        return false;
    return at_zero ? isfinite(q->low) && fc_tails_at(q, q->low).below > 1e-6
                   : isfinite(q->high) && fc_tails_at(q, q->high).above > 1e-6;
}

void fc_lint_touches_end(const struct fc_lint *lint)
{
    int                 n;
    const struct input *list = list_inputs(lint, &n);
    for (int i = 0; list != NULL && i < n; i++) {
        const struct fc_quantity *q = list[i].quantity;
        const bool                zero = list[i].is_rate && touches(&list[i], true);
        if (!zero && !(list[i].is_rate && touches(&list[i], false)))
            continue;
        fc_lint_say(lint, list[i].place,
                    fc_lint_words("write a range you are 90 %% sure of, such as `%s to %s`, or "
                                  "what was counted: `36 of 120`",
                                  fc_lint_share(fc_quantile(q, 0.05)).text,
                                  fc_lint_share(fc_quantile(q, 0.95)).text)
                        .text,
                    "the rate may be %s: in some possible years %s moves on",
                    zero ? "0 %" : "100 %", zero ? "hardly anybody" : "almost everybody");
    }
}
