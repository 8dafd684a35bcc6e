/* What the stack of risk says: what is plain luck, what comes with whose figures. Never blame: an
   owner carries risk because nobody knows yet how those figures turn out. */
#include "plots/owners.h"

#include <stdlib.h>

#include "plots/words.h"

/* The owner with the most, NULL when none adds a whole point. The owners come sorted. */
static const struct fc_owners_step *most(const struct fc_owners_plan *plan)
{
    const struct fc_owners_step *first = &plan->step[1];
    return first->kind == FC_OWNERS_ADDED && first->points > 0 ? first : NULL;
}

static int off(const struct fc_owners_plan *plan)
{
    int points = 0;
    for (size_t i = 0; i < plan->steps; i++)
        points += plan->step[i].points < 0 ? -plan->step[i].points : 0;
    return points;
}

const char *fc_owners_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                            const struct fc_owners_plan *plan)
{
    const struct fc_owners_step *top = most(plan);
    const int                    all = plan->step[plan->steps - 1].points;
    const int                    luck = plan->step[0].points;
    const char                  *futures = fc_futures_words(facts);
    const char                  *about = fc_chance_rough(facts->standard_error) ? "about " : "";
    if (all <= 0)
        return fc_ruler_print(ruler, "Hardly any risk to carry: missed in %s possible %s",
                              fc_chance_words(ruler, 1 - facts->probability, 0), futures);
    if (luck > all)
        return fc_ruler_print(ruler,
                              "Plain luck alone would miss %s%d of 100 possible %s; cautious "
                              "figures take %d off",
                              about, luck, futures, off(plan));
    if (top == NULL)
        return fc_ruler_print(ruler,
                              "Nobody carries the risk: %s%d missed of 100 possible %s are plain "
                              "luck",
                              about, all, futures);
    const char *who = fc_ruler_fit(ruler, FC_FONT_TITLE, top->name, 260);
    if (10 * top->points >= 6 * all)
        return fc_ruler_print(ruler,
                              "%s carries most of the risk: %s%d of the %d missed of 100 possible "
                              "%s",
                              fc_words_capital(ruler, who), about, top->points, all, futures);
    if (10 * luck >= 6 * all)
        return fc_ruler_print(ruler,
                              "Most of the risk is plain luck: %s%d of the %d missed of 100 "
                              "possible %s; %s adds %d",
                              about, luck, all, futures, who, top->points);
    return fc_ruler_print(
        ruler, "Of %s%d missed of 100 possible %s, %d come with %s and %d are plain luck", about,
        all, futures, top->points, who, luck);
}

const char *fc_owners_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                               const struct fc_owners_plan *plan)
{
    bool less = false;
    for (size_t i = 0; i < plan->steps; i++)
        less = less || plan->step[i].less;
    return fc_ruler_print(
        ruler,
        "%s. First the years that luck alone would miss, then what comes on top because an owner's "
        "figures are not known for certain.%s",
        fc_words_capital(ruler, facts->promise),
        less ? " Dashed: a cautious plan; what is expected there takes risk off." : "");
}

const char *fc_owners_amount(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                             const struct fc_owners_step *step)
{
    const char *about = fc_chance_rough(facts->standard_error) ? "about " : "";
    const int   points = abs(step->points);
    if (step->kind == FC_OWNERS_SUM)
        return fc_chance_label(ruler, step->points / 100.0, facts->standard_error);
    if (step->kind == FC_OWNERS_LUCK)
        return points == 0 ? "fewer than 1 of 100"
                           : fc_ruler_print(ruler, "%s%d of 100", about, points);
    if (step->points == 0)
        return step->less ? "takes less than 1 off" : "adds less than 1";
    return step->points < 0 ? fc_ruler_print(ruler, "takes %s%d of 100 off", about, points)
                            : fc_ruler_print(ruler, "adds %s%d of 100", about, points);
}

const char *fc_owners_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                  const struct fc_owners_plan *plan)
{
    const char *text = fc_ruler_print(
        ruler, "Bars that stack up to the years that miss the promise, of 100 possible %s.",
        fc_futures_words(facts));
    for (size_t i = 0; i < plan->steps; i++)
        text = fc_ruler_print(
            ruler, "%s %s: %s%s", text, fc_words_capital(ruler, plan->step[i].name),
            fc_owners_amount(ruler, facts, &plan->step[i]), i + 1 < plan->steps ? ";" : ".");
    return text;
}

struct fc_chart_table fc_owners_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                      const struct fc_owners_plan *plan)
{
    struct fc_chart_table table = fc_table_make(ruler, 2, plan->steps);
    if (table.rows == 0)
        return table;
    table.heading[0] = "Owner";
    table.heading[1] = fc_ruler_print(ruler, "Missed, of 100 %s", fc_futures_words(facts));
    for (size_t i = 0; i < plan->steps; i++) {
        table.cell[2 * i] = plan->step[i].name;
        table.cell[2 * i + 1] = fc_owners_amount(ruler, facts, &plan->step[i]);
    }
    return table;
}
