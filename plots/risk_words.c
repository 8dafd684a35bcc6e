/* What the hundred years by promise say: where the risk is, how to read the icons. */
#include "plots/risk.h"

#include <math.h>
#include <stdint.h>

#include "plots/words.h"

/* A name must leave room for the finding. */
static const double NAME_MOST = 230;

static const char *short_name(struct fc_ruler *ruler, const char *name)
{
    return fc_ruler_fit(ruler, FC_FONT_TITLE, name, NAME_MOST);
}

/* The promise missed most often but for that one (or none: SIZE_MAX). */
static size_t most_missed(const struct fc_risk_facts *risk, size_t but)
{
    size_t most = but == 0 ? 1 : 0;
    for (size_t i = 0; i < risk->promise_count; i++)
        if (i != but && risk->missed[i] > risk->missed[most])
            most = i;
    return most;
}

/* Two chances too near to say that one carries more: within 2 points, or a sixth. */
static bool alike(double one, double other)
{
    return fabs(one - other) < fmax(0.02, fmax(one, other) / 6);
}

const char *fc_risk_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_risk_facts *risk = facts->risk;
    const double                error = facts->standard_error;
    const char                 *futures = fc_futures_words(facts);
    const size_t                first = most_missed(risk, SIZE_MAX);
    const char                 *often = fc_chance_words(ruler, risk->missed[first], error);
    if (risk->promise_count == 1)
        return fc_ruler_print(ruler, "The promise is missed in %s possible %s", often, futures);
    const size_t second = most_missed(risk, first);
    const char  *one = short_name(ruler, risk->promise[first]);
    const char  *other = short_name(ruler, risk->promise[second]);
    const char  *next = fc_chance_next(ruler, risk->missed[second], error);
    if (fc_chance_of_100(risk->missed[first]) <= FC_CHANCE_LOW)
        return fc_ruler_print(ruler, "Hardly any risk: each promise is missed in %s possible %s",
                              often, futures);
    if (alike(risk->missed[first], risk->missed[second]))
        return fc_ruler_print(ruler,
                              "%s and %s carry about the same risk: missed in %s possible %s, and "
                              "in %s",
                              fc_words_capital(ruler, one), other, often, futures, next);
    return fc_ruler_print(ruler, "Most of the risk is in %s: missed in %s possible %s, %s in %s",
                          one, often, futures, other, next);
}

const char *fc_risk_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_risk_facts *risk = facts->risk;
    const char *text = fc_ruler_print(ruler, "A hundred possible %s by what is missed in them",
                                      fc_futures_words(facts));
    if (risk->promise_count == 1)
        return fc_ruler_print(ruler,
                              "%s: filled where the promise is kept, a ring where it is "
                              "missed.",
                              text);
    if (risk->promise_count == 2)
        return fc_ruler_print(ruler,
                              "%s. The left half of a dot is %s, the right half %s: filled where "
                              "that promise is kept.",
                              text, short_name(ruler, risk->promise[0]),
                              short_name(ruler, risk->promise[1]));
    return fc_ruler_print(ruler,
                          "%s: filled where all %s promises are kept, half where one is missed, a "
                          "ring where several are.",
                          text, fc_number_word(ruler, risk->promise_count));
}

const char *fc_risk_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                const struct fc_risk_plan *plan)
{
    const char *text =
        fc_ruler_print(ruler, "A hundred dots, one for each possible %s.", fc_future_word(facts));
    for (size_t i = 0; i < plan->groups; i++)
        text = fc_ruler_print(
            ruler, "%s %s: %s%s", text, fc_words_capital(ruler, plan->group[i].label),
            fc_risk_figure(ruler, facts, plan, i), i + 1 < plan->groups ? ";" : ".");
    return text;
}

struct fc_chart_table fc_risk_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                    const struct fc_risk_plan *plan)
{
    const struct fc_risk_facts *risk = facts->risk;
    struct fc_chart_table       table = fc_table_make(ruler, 2, plan->groups + risk->promise_count);
    if (table.rows == 0)
        return table;
    table.heading[0] = "What happens";
    table.heading[1] = fc_ruler_print(ruler, "Possible %s", fc_futures_words(facts));
    for (size_t i = 0; i < plan->groups; i++) {
        table.cell[2 * i] = plan->group[i].label;
        table.cell[2 * i + 1] = fc_risk_figure(ruler, facts, plan, i);
    }
    for (size_t i = 0; i < risk->promise_count; i++) {
        const char **cell = &table.cell[2 * (plan->groups + i)];
        cell[0] = fc_ruler_print(ruler, "%s missed, alone or with others", risk->promise[i]);
        cell[1] = fc_chance_label(ruler, risk->missed[i], facts->standard_error);
    }
    return table;
}
