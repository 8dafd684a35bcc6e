/* The plan's deal first; a channel's is judged by what it says and what it takes over. */
#include "model/check_deal.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"
#include "model/mean.h"
#include "model/no_effect.h"
#include "model/settle.h"

/* One [deal] or [deal / X]; `channel` is -1 for the plan's. */
struct view {
    const struct fc_plan *plan;
    const struct fc_deal *deal;
    int                   channel;
    enum fc_section_kind  kind;
    struct fc_problems   *problems;
};

static bool says(const struct view *v, const char *key)
{
    return fc_plan_given(&v->deal->section, v->kind, key);
}

/* Where it says so itself; line 0 where it does not. */
static struct fc_place own_place(const struct view *v, const char *key)
{
    return v->deal->section.set[fc_key_row(v->kind, key)];
}

/* Where the value that holds for it was given, here or in [deal]. */
static struct fc_place place_of(const struct view *v, const char *key)
{
    const struct fc_place own = own_place(v, key);
    if (own.line > 0 || v->channel < 0)
        return own;
    return v->plan->deal.section.set[fc_key_row(FC_S_DEAL, key)];
}

static bool has(const struct view *v, const char *key)
{
    return place_of(v, key).line > 0;
}

static bool missing(const struct view *v, struct fc_place place, const char *hint,
                    const char *words)
{
    return fc_error_at(v->problems, "missing", place, hint, "%s", words);
}

/* ---- what it needs --------------------------------------------------------------------------- */

/* Whether any deal takes the [deal]'s own key: that of a channel without one of its own (of one
   that runs, or of any), or of the opening items of no channel. */
static bool is_taken(const struct fc_plan *plan, const char *key, bool running)
{
    for (int i = 0; i < plan->n_openings; i++)
        if (plan->opening[i].channel < 0 && plan->opening[i].count > 0)
            return true;
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_deal *own = plan->channel_deal[c];
        if ((plan->channel[c].enabled || !running) &&
            (own == NULL || !fc_plan_given(&own->section, FC_S_CHANNEL_DEAL, key)))
            return true;
    }
    return plan->n_channels == 0;
}

static void check_value(const struct view *v)
{
    if (says(v, "value") || !is_taken(v->plan, "value", true))
        return;
    if (v->deal->has_margin)
        missing(v, own_place(v, "margin"), "add `value = 18,000`",
                "`margin` has no effect: the deal has no `value`");
    else
        missing(v, v->deal->section.place, "add `value = 18,000`", "the deal has no `value`");
}

/* Whether it has no such value and any deal would take it. */
static bool lacks(const struct view *v, const char *key)
{
    return !has(v, key) && (v->channel >= 0 || is_taken(v->plan, key, true));
}

static void check_large(const struct view *v)
{
    if (says(v, "large_share") && lacks(v, "large_value"))
        missing(v, own_place(v, "large_share"), "add `large value = 200,000 to 400,000`",
                "`large_share` has no effect: there is no `large_value`");
}

static void check_billing(const struct view *v)
{
    if (v->deal->billing == FC_MONTHLY && says(v, "billing") && lacks(v, "term"))
        missing(v, own_place(v, "billing"), "add `term = 12`",
                "monthly billing needs a `term`: for how many months a contract runs");
}

/* How wrong the value may be is a matter of spread; what it is on average, `value` says. */
static void check_uncertainty(const struct view *v)
{
    const struct fc_place place = own_place(v, "value_uncertainty");
    char                  text[FC_NUMBER_TEXT];
    if (place.line == 0)
        return;
    const double mean = fc_mean_near(&v->deal->value_uncertainty, 1e6);
    const char  *hint = "such as 0.8 to 1.25, and change `value` itself";
    fc_print_short(text, mean, 3);
    if (mean < 0.5 || mean > 2)
        fc_error_at(v->problems, "mean", place, hint,
                    "a factor about 1 is wanted, but the mean of this is %s", text);
    else if (mean < 0.9 || mean > 1.1)
        fc_warning_at(v->problems, "mean", place, hint,
                      "the mean of this is %s, not 1: it changes what all deals are worth", text);
    else if (v->deal->value_uncertainty.kind == FC_CERTAIN && mean == 1)
        fc_no_effect(v->problems, FC_IDLE_BY_VALUE, place, "value_uncertainty",
                     "write a spread such as 0.8 to 1.25", "it is always 1");
}

/* ---- what does nothing ----------------------------------------------------------------------- */

static enum fc_verdict judge_large_value(const struct view *v)
{
    if (v->deal->large_share > 0)
        return FC_WORKS;
    return has(v, "large_share") ? FC_IDLE_BY_VALUE : FC_IDLE;
}

/* A cap that no value reaches. The value that is not given counts as none. */
static enum fc_verdict judge_cap(const struct view *v)
{
    double most = fc_quantity_greatest(&v->deal->value);
    if (v->deal->large_share > 0)
        most = fmax(most, fc_quantity_greatest(&v->deal->large_value));
    most *= fc_quantity_greatest(&v->deal->value_uncertainty);
    return has(v, "value") && v->deal->cap >= most ? FC_IDLE_BY_VALUE : FC_WORKS;
}

/* A billing that could not be read is told already. */
static enum fc_verdict judge_contract(const struct view *v, const char *key)
{
    const struct fc_place billing = place_of(v, "billing");
    if (billing.line > 0 && v->problems->errors > 0)
        return FC_WORKS;
    return fc_idle_unless_below(own_place(v, key), billing);
}

static enum fc_verdict judge_term(const struct view *v)
{
    return v->deal->billing == FC_MONTHLY ? FC_WORKS : judge_contract(v, "term");
}

static enum fc_verdict judge_churn(const struct view *v)
{
    if (v->deal->billing != FC_MONTHLY)
        return judge_contract(v, "churn");
    return v->deal->term == 1 ? FC_IDLE_BY_VALUE : FC_WORKS;
}

static enum fc_verdict judge_nothing(const struct view *v)
{
    (void)v;
    return FC_WORKS;
}

static const struct rule {
    const char *key;
    enum fc_verdict (*judge)(const struct view *);
    const char *why, *hint;
} rules[] = {
    {"owner", judge_nothing, "", ""},
    {"value", judge_nothing, "", ""},
    {"large_share", judge_nothing, "", ""},
    {"large_value", judge_large_value, "no deal is a large one", "add `large share = 2%`"},
    {"cap", judge_cap, "no value is above it", "lower it, or take it out"},
    {"billing", judge_nothing, "", ""},
    {"term", judge_term, "deals are paid once", "add `billing = monthly`"},
    {"churn", judge_churn, "no contract runs on", "add `billing = monthly` and a term"},
};
enum { N_RULES = sizeof rules / sizeof *rules };

/* What [deal] says may work only where a [deal / X] takes it over, and what [deal / *] says only
   for some. */
static enum fc_verdict judge(const struct view *v, const struct rule *rule)
{
    enum fc_verdict verdict = rule->judge(v);
    for (int c = 0; c < v->plan->n_channels; c++) {
        const struct fc_deal *own = v->plan->channel_deal[c];
        const struct view     other = {v->plan, own, c, FC_S_CHANNEL_DEAL, v->problems};
        if (own != NULL && fc_place_same(place_of(&other, rule->key), own_place(v, rule->key)) &&
            rule->judge(&other) == FC_WORKS)
            verdict = FC_WORKS;
    }
    return verdict;
}

/* [deal / *] speaks of several; the first whom it was said of speaks for all. */
static bool is_first(const struct view *v, const char *key)
{
    const struct fc_place place = own_place(v, key);
    for (int c = 0; c < v->channel; c++) {
        const struct fc_deal *own = v->plan->channel_deal[c];
        const struct view     other = {v->plan, own, c, FC_S_CHANNEL_DEAL, v->problems};
        if (own != NULL && fc_place_same(place, own_place(&other, key)))
            return false;
    }
    return true;
}

/* A slip where one file says all of it, a trap in a setting. */
static enum fc_verdict judge_untaken(const struct view *v, const char *key)
{
    const struct fc_place place = own_place(v, key);
    enum fc_verdict       verdict = v->problems->errors > 0 ? FC_WORKS : FC_IDLE;
    for (int c = 0; c < v->plan->n_channels; c++) {
        const struct view other = {v->plan, v->plan->channel_deal[c], c, FC_S_CHANNEL_DEAL,
                                   v->problems};
        if (strcmp(place.file, "--set") != 0 &&
            fc_idle_unless_below(place, own_place(&other, key)) == FC_IDLE_BY_VALUE)
            verdict = FC_IDLE_BY_VALUE;
    }
    return verdict;
}

static void check_idle(const struct view *v)
{
    for (int i = 0; i < N_RULES; i++) {
        const struct rule *rule = &rules[i];
        if (!says(v, rule->key) || !is_first(v, rule->key))
            continue;
        if (v->channel < 0 && !is_taken(v->plan, rule->key, false))
            fc_no_effect(v->problems, judge_untaken(v, rule->key), own_place(v, rule->key),
                         rule->key, "change it in the [deal / X] sections",
                         "every channel has its own");
        else
            fc_no_effect(v->problems, judge(v, rule), own_place(v, rule->key), rule->key,
                         rule->hint, "%s", rule->why);
    }
}

static void check_one(const struct view *v)
{
    check_large(v);
    check_billing(v);
    check_idle(v);
}

void fc_deal_check(const struct fc_plan *plan, struct fc_problems *problems)
{
    const struct view whole = {plan, &plan->deal, -1, FC_S_DEAL, problems};
    if (plan->deal.exists) {
        check_value(&whole);
        check_uncertainty(&whole);
        check_one(&whole);
    }
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_deal *own = plan->channel_deal[c];
        const struct view     v = {plan, own, c, FC_S_CHANNEL_DEAL, problems};
        if (own == NULL)
            continue;
        if (!plan->deal.exists)
            missing(&v, own->section.place, "add [deal] with a value",
                    "there is no [deal] that this could change");
        else if (says(&v, "margin") && !plan->deal.has_margin)
            missing(&v, own_place(&v, "margin"), "add `margin = 40%` to [deal]",
                    "`margin` has no effect: [deal] has none");
        else
            check_one(&v);
    }
}
