/* What the promise curve says: its finding, how to read it, its figures in a table. */
#include "plots/promise.h"

#include <math.h>
#include <string.h>

#include "plots/words.h"

bool fc_promise_has_safe(const struct fc_chart_facts *facts)
{
    if (!isfinite(facts->safe_level))
        return false;
    return facts->at_most || facts->unit != FC_CHART_COUNT || facts->safe_level >= 1;
}

const char *fc_promise_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const char *asked = fc_level_words(ruler, facts, facts->level);
    const char *safe =
        fc_promise_has_safe(facts) ? fc_level_words(ruler, facts, facts->safe_level) : "";
    const char *each = fc_reading_words(ruler, facts);
    const char *asked_all = fc_promise_words(ruler, facts, facts->level);
    const bool  beyond = fc_keeps(facts, facts->safe_level, facts->level);
    switch (facts->verdict) {
    case FC_CHART_YES:
        if (safe[0] == '\0' || !beyond || strcmp(asked, safe) == 0)
            return fc_ruler_print(ruler, "You can safely promise %s %s", asked_all, each);
        return fc_ruler_print(ruler, "You can safely promise %s %s, even %s%s", asked_all, each,
                              facts->at_most ? "at most " : "", safe);
    case FC_CHART_TOO_CLOSE:
        return fc_ruler_print(ruler, "%s %s is too close to call",
                              fc_words_capital(ruler, asked_all), each);
    case FC_CHART_NOT_YET:
    case FC_CHART_NO: break;
    }
    if (safe[0] == '\0')
        return fc_ruler_print(ruler, "No number of %s %s can be safely promised", facts->many,
                              each);
    if (strcmp(asked, safe) == 0)
        return fc_ruler_print(ruler, "%s %s is just short of safe",
                              fc_words_capital(ruler, asked_all), each);
    if (!facts->at_most && facts->safe_level < 0) /* nobody promises a loss */
        return fc_ruler_print(ruler, "%s of %s or better %s is all that is safe, not %s",
                              fc_words_capital(ruler, facts->many), safe, each, asked);
    return fc_ruler_print(ruler, "You can safely promise %s %s, not %s",
                          fc_promise_words(ruler, facts, facts->safe_level), each, asked);
}

const char *fc_promise_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    return fc_ruler_print(
        ruler,
        "The curve shows in how many of 100 possible %s a promise is kept. The %s it is, the less "
        "often. Asked for: %s.",
        fc_futures_words(facts), facts->at_most ? "lower" : "higher", facts->promise);
}

double fc_promise_chance_at(const struct fc_chart_facts *facts, double level)
{
    const double *known = facts->curve_level;
    size_t        i = 0;
    if (level <= known[0])
        return facts->curve_chance[0];
    while (i + 1 < facts->curve_count && known[i + 1] < level)
        i++;
    if (i + 1 == facts->curve_count)
        return facts->curve_chance[i];
    const double along = (level - known[i]) / (known[i + 1] - known[i]);
    return facts->curve_chance[i] + along * (facts->curve_chance[i + 1] - facts->curve_chance[i]);
}

const char *fc_promise_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                   const struct fc_promise_plan *plan)
{
    const char *text = fc_ruler_print(
        ruler, "Line chart of the chance to keep a promise against its level, from %s to %s.",
        fc_value_words(ruler, facts, plan->across.scale.low),
        fc_value_words(ruler, facts, plan->across.scale.high));
    for (size_t i = 0; i < plan->marks; i++)
        text = fc_ruler_print(ruler, "%s %s%s", text, plan->mark[i].label,
                              i + 1 < plan->marks ? ";" : " possible ");
    return fc_ruler_print(ruler, "%s%s.", text, fc_futures_words(facts));
}

/* The marks, then the curve at the ticks. */
struct fc_chart_table fc_promise_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                       const struct fc_promise_plan *plan)
{
    const size_t          rows = plan->marks + plan->across.size;
    struct fc_chart_table table = fc_table_make(ruler, 2, rows);
    if (table.rows == 0)
        return table;
    table.heading[0] = fc_ruler_print(ruler, "Promise: %s %s", fc_bound_words(facts), facts->many);
    table.heading[1] = fc_ruler_print(ruler, "Kept, of 100 %s", fc_futures_words(facts));
    for (size_t i = 0; i < rows; i++) {
        const bool   marked = i < plan->marks;
        const double level = marked ? plan->mark[i].level : plan->across.value[i - plan->marks];
        const double chance = marked ? plan->mark[i].chance : fc_promise_chance_at(facts, level);
        table.cell[2 * i] = fc_ruler_print(ruler, "%s%s", fc_level_words(ruler, facts, level),
                                           i == 0 ? " (asked)" : "");
        table.cell[2 * i + 1] = fc_chance_short(ruler, chance);
    }
    return table;
}
