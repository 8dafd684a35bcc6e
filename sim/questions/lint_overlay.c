/* A file on top of another that says nothing new. */
#include "questions/lint_rules.h"

#include <math.h>
#include <string.h>

#include "model/load.h"
#include "model/settle.h"
#include "read/beside.h"

/* ---- one value ---- */

static bool same_number(double a, double b)
{
    return !(a < b) && !(a > b) && isnan(a) == isnan(b);
}

static bool same_numbers(size_t n, const double a[], const double b[])
{
    for (size_t i = 0; i < n; i++)
        if (!same_number(a[i], b[i]))
            return false;
    return true;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_quantity(const struct fc_quantity *a, const struct fc_quantity *b)
{
    const double of_a[] = {a->a, a->b, a->c, a->low, a->high, a->scale, a->shift};
    const double of_b[] = {b->a, b->b, b->c, b->low, b->high, b->scale, b->shift};
    return a->kind == b->kind && a->link == b->link && a->n == b->n &&
           same_numbers(sizeof of_a / sizeof *of_a, of_a, of_b) && same_numbers(a->n, a->x, b->x) &&
           (a->kind != FC_DISCRETE || same_numbers(a->n, a->y, b->y));
}

static bool same_schedule(const struct fc_plan *plan, const struct fc_schedule *a,
                          const struct fc_schedule *b)
{
    for (int t = 0; t < plan->months; t++)
        if (!same_number(fc_schedule_at(a, plan->start, t), fc_schedule_at(b, plan->start, t)))
            return false;
    return true;
}

static bool same_delay(const struct fc_delay *a, const struct fc_delay *b)
{
    if (a->kind != b->kind || a->n != b->n)
        return false;
    return a->kind == FC_DELAY_DAYS ? same_quantity(&a->days, &b->days)
                                    : same_numbers(a->n, a->share, b->share);
}

static bool same_response(const struct fc_response *a, const struct fc_response *b)
{
    return a->kind == b->kind && same_number(a->exponent, b->exponent) &&
           same_number(a->half, b->half);
}

/* Both fields as the key's type says. */
static bool same_field(const struct fc_plan *plan, enum fc_type type, const void *a, const void *b)
{
    switch (type) {
    case FC_T_TEXT:
    case FC_T_NAME:
    case FC_T_CURRENCY:
    case FC_T_SENTENCE: return same_text(*(const char *const *)a, *(const char *const *)b);
    case FC_T_FLAG: return *(const bool *)a == *(const bool *)b;
    case FC_T_MONTH:
    case FC_T_WHOLE:
    case FC_T_CHOICE:
    case FC_T_TEAM:
    case FC_T_STAGE: return *(const int *)a == *(const int *)b;
    case FC_T_NUMBER:
    case FC_T_AMOUNT:
    case FC_T_DAYS:
    case FC_T_MONTHS:
    case FC_T_PACE: return same_number(*(const double *)a, *(const double *)b);
    case FC_T_QUANTITY: return same_quantity(a, b);
    case FC_T_HEADS:
    case FC_T_SCHEDULE: return same_schedule(plan, a, b);
    case FC_T_FLOW:
        return same_quantity(&((const struct fc_flow *)a)->amount,
                             &((const struct fc_flow *)b)->amount) &&
               same_schedule(plan, &((const struct fc_flow *)a)->when,
                             &((const struct fc_flow *)b)->when);
    case FC_T_RESPONSE: return same_response(a, b);
    case FC_T_SEASON: return same_numbers(12, a, b);
    case FC_T_DELAY: return same_delay(a, b);
    case FC_T_OPENING:
    case FC_T_TIE:
    case FC_T_FILE: break;
    }
    return true;
}

/* ---- one section ---- */

/* What only people read. */
static bool only_words(const struct fc_key *key)
{
    return strcmp(key->name, "source") == 0 ||
           (key->section == FC_S_PLAN &&
            (strcmp(key->name, "name") == 0 || strcmp(key->name, "note") == 0));
}

static bool same_section(const struct fc_plan *plan, enum fc_section_kind kind, const void *a,
                         const void *b)
{
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_key *key = &fc_keys[row];
        if (key->section == kind && key->offset != FC_NO_FIELD && !only_words(key) &&
            !same_field(plan, key->type, (const char *)a + key->offset,
                        (const char *)b + key->offset))
            return false;
    }
    return true;
}

static bool same_stage(const struct fc_plan *plan, const struct fc_stage *a,
                       const struct fc_stage *b)
{
    bool same = same_text(a->section.key, b->section.key) && same_section(plan, FC_S_STAGE, a, b);
    for (int c = 0; c < plan->n_channels && same; c++)
        same = same_section(plan, FC_S_ROUTE, &a->route[c], &b->route[c]);
    return same;
}

static bool same_channel(const struct fc_plan *a, const struct fc_plan *b, int c)
{
    const struct fc_deal *of_a = a->channel_deal[c], *of_b = b->channel_deal[c];
    return same_text(a->channel[c].section.key, b->channel[c].section.key) &&
           same_section(a, FC_S_CHANNEL, &a->channel[c], &b->channel[c]) &&
           (of_a == NULL) == (of_b == NULL) &&
           (of_a == NULL || same_section(a, FC_S_CHANNEL_DEAL, of_a, of_b));
}

/* ---- the whole ---- */

static bool same_lists(const struct fc_plan *a, const struct fc_plan *b)
{
    for (int i = 0; i < a->n_openings; i++)
        if (a->opening[i].channel != b->opening[i].channel ||
            a->opening[i].stage != b->opening[i].stage ||
            a->opening[i].month != b->opening[i].month ||
            a->opening[i].count != b->opening[i].count)
            return false;
    for (int i = 0; i < a->n_ties; i++)
        if (!same_text(a->tie[i].name[0], b->tie[i].name[0]) ||
            !same_text(a->tie[i].name[1], b->tie[i].name[1]) ||
            !same_number(a->tie[i].r, b->tie[i].r))
            return false;
    return true;
}

static bool same_plan(const struct fc_plan *a, const struct fc_plan *b)
{
    bool same = a->months == b->months && a->start == b->start && a->n_channels == b->n_channels &&
                a->n_stages == b->n_stages && a->n_teams == b->n_teams &&
                a->n_promises == b->n_promises && a->n_openings == b->n_openings &&
                a->n_ties == b->n_ties && a->deal.exists == b->deal.exists &&
                a->nurture.exists == b->nurture.exists && same_section(a, FC_S_PLAN, a, b) &&
                same_section(a, FC_S_DEAL, &a->deal, &b->deal) &&
                same_section(a, FC_S_NURTURE, &a->nurture, &b->nurture) &&
                same_section(a, FC_S_MARKET, &a->market, &b->market) && same_lists(a, b);
    for (int c = 0; c < a->n_channels && same; c++)
        same = same_channel(a, b, c);
    for (int s = 0; s < a->n_stages && same; s++)
        same = same_stage(a, &a->stage[s], &b->stage[s]);
    for (int i = 0; i < a->n_teams && same; i++)
        same = same_text(a->team[i].section.key, b->team[i].section.key) &&
               same_section(a, FC_S_TEAM, &a->team[i], &b->team[i]);
    for (int i = 0; i < a->n_promises && same; i++)
        same = same_text(a->promise[i].section.key, b->promise[i].section.key) &&
               same_section(a, FC_S_PROMISE, &a->promise[i], &b->promise[i]);
    return same;
}

/* The base was read a moment ago; when it cannot be read again, there is nothing to compare. */
void fc_lint_changes_nothing(const struct fc_lint *lint)
{
    const struct fc_plan *plan = lint->plan;
    const struct fc_place place = fc_lint_place(&plan->section, FC_S_PLAN, "based_on");
    struct fc_problems    problems = {.arena = lint->arena};
    struct fc_plan       *base = NULL;
    if (!fc_plan_given(&plan->section, FC_S_PLAN, "based_on"))
        return;
    const struct fc_piece typed = fc_lint_typed(place);
    const char           *file = fc_beside(plan->file, typed, lint->rule, lint->arena, &problems);
    if (file == NULL || fc_load(&base, file, NULL, lint->arena, &problems, NULL) != FC_OK ||
        !same_plan(plan, base))
        return;
    fc_lint_say(lint, place,
                fc_lint_words("write what differs, such as `spend = -20%%` in [channel *], or use "
                              "%.*s itself",
                              (int)typed.length, typed.text)
                    .text,
                "this file changes nothing: all it says is already so in %.*s", (int)typed.length,
                typed.text);
}
