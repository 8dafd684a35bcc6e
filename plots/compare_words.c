/* What a comparison says: what the other plan brings or costs, and what becomes of the promise. */
#include "plots/compare.h"

#include <math.h>

#include "plots/words.h"

/* A plan's name must leave room for the finding. */
static const double NAME_MOST = 400;

static const char *short_name(struct fc_ruler *ruler, const char *name)
{
    return fc_ruler_fit(ruler, FC_FONT_TITLE, name, NAME_MOST);
}

const char *fc_compare_letter(size_t plan)
{
    static const char *const letters[FC_COMPARE_PLANS] = {"A", "B", "C", "D", "E", "F"};
    return letters[plan];
}

const char *fc_compare_change(struct fc_ruler *ruler, const struct fc_compare_cell *cell)
{
    const char *sign = cell->difference < 0 ? "-" : "+";
    if (!cell->told_apart)
        return "no clear difference";
    if (cell->interval[0] == '\0')
        return fc_ruler_print(ruler, "%s%s", sign, cell->size);
    return fc_ruler_print(ruler, "%s%s (%s)", sign, cell->size, cell->interval);
}

const char *fc_compare_change_within(struct fc_ruler *ruler, const struct fc_compare_cell *cell,
                                     enum fc_font font, double width)
{
    const char *whole = fc_compare_change(ruler, cell);
    if (!cell->told_apart || fc_ruler_width(ruler, font, whole) <= width)
        return fc_ruler_fit(ruler, font, whole, width);
    return fc_ruler_fit(ruler, font,
                        fc_ruler_print(ruler, "%s%s", cell->difference < 0 ? "-" : "+", cell->size),
                        width);
}

const char *fc_compare_points(struct fc_ruler *ruler, const struct fc_compare_facts *compare,
                              size_t plan)
{
    const double low = 100 * compare->low[plan];
    const double high = 100 * compare->high[plan];
    if (low <= 0 && high >= 0)
        return "no clear difference";
    return fc_ruler_print(ruler, "%+.0f to %+.0f of 100", low, high);
}

const char *fc_compare_odds(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    if (!isfinite(compare->beats[1]) || compare->beats_by[0] == '\0')
        return "";
    return fc_ruler_print(ruler, "B is ahead of A on %s in %s possible %s.", compare->beats_by,
                          fc_chance_words(ruler, compare->beats[1], facts->standard_error),
                          fc_futures_words(facts));
}

/* Whether the row tells of a loss: less of what is good. */
static bool costs(const struct fc_compare_row *row)
{
    return row->cell[1].told_apart && !row->less_is_better && row->cell[1].difference < 0;
}

/* "costs 49 qualified leads a month", "brings €12k more revenue", "lowers cost by €180k". */
static const char *effect(struct fc_ruler *ruler, const struct fc_compare_row *row)
{
    const struct fc_compare_cell *cell = &row->cell[1];
    if (!cell->told_apart)
        return fc_ruler_print(ruler, "hardly changes %s", row->label);
    if (row->less_is_better)
        return fc_ruler_print(ruler, "%s %s by %s", cell->difference > 0 ? "raises" : "lowers",
                              row->label, cell->size);
    return costs(row) ? fc_ruler_print(ruler, "costs %s %s", cell->size, row->label)
                      : fc_ruler_print(ruler, "brings %s more %s", cell->size, row->label);
}

/* What becomes of the promise, after `effect`. */
static const char *fate(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    const double                   error = facts->standard_error;
    const char                    *a = fc_chance_next(ruler, compare->chance[0], error);
    const char                    *b = fc_chance_label(ruler, compare->chance[1], error);
    const bool                     held = compare->chance[0] >= facts->confidence;
    const bool                     holds = compare->chance[1] >= facts->confidence;
    if (compare->low[1] <= 0 && compare->high[1] >= 0)
        return fc_ruler_print(ruler, "and leaves the promise at %s", b);
    if (held && !holds && costs(&compare->row[0]))
        return fc_ruler_print(ruler, "and the promise: %s instead of %s", b, a);
    if (held && !holds)
        return fc_ruler_print(ruler, "but loses the promise: %s instead of %s", b, a);
    if (!held && holds)
        return fc_ruler_print(ruler, "and makes the promise safe: %s instead of %s", b, a);
    return fc_ruler_print(ruler, "; the promise holds in %s instead of %s", b, a);
}

static const char *title_of_two(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    const char *name = fc_words_capital(ruler, short_name(ruler, compare->plan[1]));
    if (compare->row_count == 0)
        return fc_ruler_print(ruler, "%s keeps the promise in %s, %s in %s", name,
                              fc_chance_label(ruler, compare->chance[1], facts->standard_error),
                              short_name(ruler, compare->plan[0]),
                              fc_chance_next(ruler, compare->chance[0], facts->standard_error));
    const char *what = effect(ruler, &compare->row[0]);
    const char *then = facts->promise == NULL ? "" : fate(ruler, facts);
    return fc_ruler_print(ruler, "%s %s%s%s", name, what,
                          then[0] == '\0' || then[0] == ';' ? "" : " ", then);
}

/* The plan that keeps the promise most often, or has the best first row; the first of equals. */
static size_t best_plan(const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    const struct fc_compare_row   *row = facts->promise == NULL ? &compare->row[0] : NULL;
    const double                   sign = row != NULL && row->less_is_better ? -1 : 1;
    size_t                         best = 0;
    for (size_t i = 1; i < compare->plan_count; i++) {
        const double mine = row == NULL ? compare->chance[i] : row->cell[i].value;
        const double theirs = row == NULL ? compare->chance[best] : row->cell[best].value;
        if (sign * mine > sign * theirs)
            best = i;
    }
    return best;
}

static const char *title_of_many(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    const double                   error = facts->standard_error;
    const size_t                   best = best_plan(facts);
    const char                    *first = short_name(ruler, compare->plan[0]);
    const char *name = fc_words_capital(ruler, short_name(ruler, compare->plan[best]));
    if (facts->promise == NULL) {
        const struct fc_compare_row *row = &compare->row[0];
        if (best == 0 || !row->cell[best].told_apart)
            return fc_ruler_print(ruler, "No other plan is clearly better than %s in %s", first,
                                  row->label);
        return fc_ruler_print(ruler, "%s has the best %s: %s, against %s", name, row->label,
                              row->cell[best].text, row->cell[0].text);
    }
    const char *chance = fc_chance_label(ruler, compare->chance[best], error);
    if (best == 0 || compare->low[best] <= 0)
        return fc_ruler_print(ruler, "No other plan keeps the promise more often than %s: %s",
                              first, fc_chance_label(ruler, compare->chance[0], error));
    return fc_ruler_print(ruler, "%s keeps the promise most often: %s, %s %s", name, chance, first,
                          fc_chance_next(ruler, compare->chance[0], error));
}

const char *fc_compare_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    return facts->compare->plan_count == 2 ? title_of_two(ruler, facts)
                                           : title_of_many(ruler, facts);
}

/* Whether any difference is said with its interval. */
static bool has_interval(const struct fc_compare_facts *compare)
{
    for (size_t i = 0; i < compare->row_count; i++)
        for (size_t plan = 1; plan < compare->plan_count; plan++)
            if (compare->row[i].cell[plan].told_apart &&
                compare->row[i].cell[plan].interval[0] != '\0')
                return true;
    return false;
}

const char *fc_compare_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    const char *promise = facts->promise == NULL ? "" : fc_words_capital(ruler, facts->promise);
    const char *stop = facts->promise == NULL ? "" : ". ";
    if (compare->plan_count > 2)
        return fc_ruler_print(
            ruler,
            "%s%s%s plans on the same luck: each dot a plan, the upright mark plan "
            "A.%s",
            promise, stop, fc_words_capital(ruler, fc_number_word(ruler, compare->plan_count)),
            has_interval(compare) ? " In brackets, the 95 % interval of the difference to A." : "");
    return fc_ruler_print(
        ruler, "%s%s%sFrom A, the upright mark, to B, the dot, on the same luck%s.", promise, stop,
        facts->promise == NULL ? "" : "Filled: kept; a ring: missed. ",
        has_interval(compare) ? "; in brackets the 95 % interval of the difference" : "");
}

const char *fc_compare_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    static const size_t            MOST = 3;
    const struct fc_compare_facts *compare = facts->compare;
    const size_t                   last = compare->plan_count - 1;
    const char                    *text =
        fc_ruler_print(ruler, "Comparison of %zu plans on the same luck.", compare->plan_count);
    for (size_t i = 0; facts->promise != NULL && i <= last; i++)
        text = fc_ruler_print(ruler, "%s %s, %s: the promise is kept in %s.", text,
                              fc_compare_letter(i), compare->plan[i],
                              fc_chance_label(ruler, compare->chance[i], facts->standard_error));
    for (size_t i = 0; i < compare->row_count && i < MOST; i++) {
        const struct fc_compare_row *row = &compare->row[i];
        text = fc_ruler_print(ruler, "%s %s: %s in A, %s in %s.", text,
                              fc_words_capital(ruler, row->label), row->cell[0].text,
                              row->cell[last].text, fc_compare_letter(last));
    }
    return text;
}

struct fc_chart_table fc_compare_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    const size_t                   promised = facts->promise != NULL;
    const size_t                   plans = compare->plan_count;
    const size_t                   columns = 2 * plans;
    struct fc_chart_table table = fc_table_make(ruler, columns, compare->row_count + promised);
    if (table.rows == 0)
        return table;
    table.heading[0] = "";
    for (size_t i = 0; i < plans; i++) {
        table.heading[i + 1] =
            fc_ruler_print(ruler, "%s, %s", fc_compare_letter(i), compare->plan[i]);
        if (i > 0)
            table.heading[plans + i] = fc_ruler_print(ruler, "%s against A", fc_compare_letter(i));
    }
    for (size_t row = 0; row < table.rows; row++) {
        const bool                   promise = row < promised;
        const struct fc_compare_row *told = promise ? NULL : &compare->row[row - promised];
        const char                 **cell = &table.cell[row * columns];
        cell[0] = promise ? "promise kept" : told->label;
        for (size_t i = 0; i < plans; i++) {
            cell[i + 1] = promise
                              ? fc_chance_label(ruler, compare->chance[i], facts->standard_error)
                              : told->cell[i].text;
            if (i > 0)
                cell[plans + i] = promise ? fc_compare_points(ruler, compare, i)
                                          : fc_compare_change(ruler, &told->cell[i]);
        }
    }
    return table;
}
