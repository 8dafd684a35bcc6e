/* Those who come back must have been somewhere, and go where they were. */
#include "model/check_nurture.h"

#include <math.h>
#include <stdio.h>

#include "model/no_effect.h"
#include "model/settle.h"

static bool given(const struct fc_nurture *nurture, const char *key)
{
    return fc_plan_given(&nurture->section, FC_S_NURTURE, key);
}

static struct fc_place place_of(const struct fc_nurture *nurture, const char *key)
{
    return nurture->section.set[fc_key_row(FC_S_NURTURE, key)];
}

static void check_needs(const struct fc_nurture *nurture, struct fc_problems *problems)
{
    static const struct {
        const char *key, *hint;
    } needs[] = {
        {"from", "add `from = STAGE`: whose items are kept in contact with"},
        {"share", "add `share = 60%`"},
        {"rate", "add `rate = 4%`, of them in a month"},
        {"months", "add `months = 12`"},
    };
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (!given(nurture, needs[i].key))
            fc_error_at(problems, "missing", nurture->section.place, needs[i].hint,
                        "[nurture] needs `%s`", needs[i].key);
}

static void check_way(const struct fc_plan *plan, struct fc_problems *problems)
{
    const struct fc_nurture *nurture = &plan->nurture;
    char                     hint[120];
    if (nurture->from < 0)
        return;
    const char *from = plan->stage[nurture->from].section.name;
    if (nurture->from == plan->n_stages - 1)
        fc_error_at(problems, "nurture", place_of(nurture, "from"),
                    "name a stage in front of it, from which some do not move on",
                    "nobody moves on from `%s`: it is the last stage", from);
    snprintf(hint, sizeof hint, "name `%s` or a stage in front of it", from);
    if (nurture->returns_to > nurture->from)
        fc_error_at(problems, "nurture", place_of(nurture, "returns_to"), hint,
                    "`%s` comes after `%s`: those who return have not been there",
                    plan->stage[nurture->returns_to].section.name, from);
}

static bool is_nothing(const struct fc_quantity *quantity)
{
    return quantity->kind == FC_CERTAIN && quantity->a * quantity->scale + quantity->shift <= 0;
}

static void check_idle(const struct fc_nurture *nurture, struct fc_problems *problems)
{
    const bool tires = given(nurture, "tires_at");
    if (given(nurture, "contacts") && !tires)
        fc_no_effect(problems, FC_IDLE, place_of(nurture, "contacts"), "contacts",
                     "add `tires at = 2 a month`", "more of them bring as many back");
    if (tires && nurture->contacts <= nurture->tires_at)
        fc_no_effect(problems, FC_IDLE_BY_VALUE, place_of(nurture, "tires_at"), "tires_at",
                     "raise `contacts`, or take it out", "there are no more contacts than that");
    if (is_nothing(&nurture->share))
        fc_no_effect(problems, FC_IDLE_BY_VALUE, place_of(nurture, "rate"), "rate", "raise `share`",
                     "nobody is kept in contact with");
    else if (is_nothing(&nurture->rate) && given(nurture, "returns_to"))
        fc_no_effect(problems, FC_IDLE_BY_VALUE, place_of(nurture, "returns_to"), "returns_to",
                     "raise `rate`", "nobody returns");
}

void fc_nurture_check(const struct fc_plan *plan, struct fc_problems *problems)
{
    if (!plan->nurture.exists)
        return;
    check_needs(&plan->nurture, problems);
    check_way(plan, problems);
    check_idle(&plan->nurture, problems);
}
