/* What the cells of promise and budget say: what is safe today, what the promise takes. */
#include "plots/table.h"

#include <math.h>

#include "plots/promise.h"
#include "plots/words.h"

const char *fc_table_budget(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                            double budget, bool every)
{
    const char *money = fc_money_words(ruler, facts->currency, budget, 3);
    const char *each = facts->table->every;
    return every && each[0] != '\0' ? fc_ruler_print(ruler, "%s %s", money, each) : money;
}

/* "; 150 takes €67k", "; no budget here makes 150 safe". */
static const char *needed(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const char  *asked = fc_level_words(ruler, facts, facts->level);
    const double enough = facts->table->needed;
    if (!isfinite(enough))
        return fc_ruler_print(ruler, "; no budget here makes %s safe", asked);
    /* As a limit is rounded: no less than what is needed. */
    const bool                  less = enough < facts->table->budget[facts->table->today];
    const struct fc_chart_facts money = {
        .unit = FC_CHART_MONEY, .currency = facts->currency, .at_most = true};
    return fc_ruler_print(ruler, "; %s takes %s%s", asked, less ? "only " : "",
                          fc_level_words(ruler, &money, enough));
}

const char *fc_table_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *table = facts->table;
    const char *today = fc_table_budget(ruler, facts, table->budget[table->today], true);
    const char *rest = needed(ruler, facts);
    if (!fc_promise_has_safe(facts))
        return fc_ruler_print(ruler, "At today's %s no number of %s is safe%s", today, facts->many,
                              rest);
    return fc_ruler_print(ruler, "At today's %s you can safely promise %s %s%s", today,
                          fc_promise_words(ruler, facts, facts->safe_level),
                          fc_reading_words(ruler, facts), rest);
}

/* 89.6 is printed as 90: no reader must wonder why that is not safe. */
static const char *just_under(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *table = facts->table;
    const int                    asked = fc_chance_of_100(facts->confidence);
    for (size_t i = 0; i < table->level_count * table->budget_count; i++)
        if (table->chance[i] < facts->confidence && fc_chance_of_100(table->chance[i]) >= asked)
            return fc_ruler_print(ruler, " (a %d without is just under)", asked);
    return "";
}

const char *fc_table_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    return fc_ruler_print(
        ruler,
        "In how many of 100 possible %s a promise is kept at a budget. Bold and outlined: at least "
        "the %s you asked for%s. Dashed: today's budget, and the level asked for.",
        fc_futures_words(facts), fc_chance_label(ruler, facts->confidence, 0),
        just_under(ruler, facts));
}

/* The chance of the level, by rows from the lowest. */
static double chance_at(const struct fc_table_facts *table, size_t level, size_t budget)
{
    return table->chance[level * table->budget_count + budget];
}

const char *fc_table_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *table = facts->table;
    const size_t                 last = table->budget_count - 1;
    const size_t                 high = table->level_count - 1;
    const size_t                 budgets[] = {0, table->today, last};
    const char                  *text =
        fc_ruler_print(ruler, "Table of chances: %s from %s to %s at budgets from %s to %s.",
                       facts->many, fc_level_words(ruler, facts, table->level[0]),
                       fc_level_words(ruler, facts, table->level[high]),
                       fc_table_budget(ruler, facts, table->budget[0], false),
                       fc_table_budget(ruler, facts, table->budget[last], true));
    for (size_t i = 0; i < 3; i++)
        text = fc_ruler_print(
            ruler, "%s At %s%s: %s kept in %s, %s in %s.", text,
            fc_table_budget(ruler, facts, table->budget[budgets[i]], false),
            budgets[i] == table->today ? " (today)" : "",
            fc_level_words(ruler, facts, table->level[0]),
            fc_chance_label(ruler, chance_at(table, 0, budgets[i]), table->standard_error),
            fc_level_words(ruler, facts, table->level[high]),
            fc_chance_label(ruler, chance_at(table, high, budgets[i]), table->standard_error));
    return text;
}

struct fc_chart_table fc_table_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *told = facts->table;
    const size_t                 columns = told->budget_count + 1;
    struct fc_chart_table        table = fc_table_make(ruler, columns, told->level_count);
    if (table.rows == 0)
        return table;
    table.heading[0] = fc_ruler_print(ruler, "Promise: %s %s", fc_bound_words(facts), facts->many);
    for (size_t i = 0; i + 1 < columns; i++)
        table.heading[i + 1] =
            fc_ruler_print(ruler, "%s%s", fc_table_budget(ruler, facts, told->budget[i], true),
                           i == told->today ? " (today)" : "");
    for (size_t row = 0; row < table.rows; row++) {
        const size_t level = table.rows - 1 - row;
        const char **cell = &table.cell[row * columns];
        cell[0] = fc_level_words(ruler, facts, told->level[level]);
        for (size_t i = 0; i + 1 < columns; i++)
            cell[i + 1] = fc_chance_figure(ruler, chance_at(told, level, i), told->standard_error);
    }
    return table;
}
