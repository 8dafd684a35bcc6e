#include "plots/years.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/words.h"

enum { COLUMNS = 5 };

/* More periods than this stand too near together for a ring each. */
enum { MOST_RINGED = 36 };

static const double BETWEEN = 18, ROW_GAP = 10, LABEL_HEIGHT = 15, FOOT = 14;

const char *fc_years_unfit(const struct fc_chart_facts *facts)
{
    if (facts->promise == NULL)
        return "nothing is promised";
    if (facts->part_count > 1)
        return "promises kept together have no single measure to follow";
    if (facts->year_count == 0 || facts->period_count == 0)
        return "it follows months, and the promise is not about months";
    return NULL;
}

static double level_of(const struct fc_chart_facts *facts, size_t period)
{
    const double own = facts->periods[period].level;
    return isfinite(own) ? own : facts->level;
}

/* Whether single periods are promised a level. */
static bool has_levels(const struct fc_chart_facts *facts)
{
    return facts->reading != FC_CHART_TOTAL && facts->part_count < 2;
}

/* Whether one period alone can break the promise. */
static bool breaks(const struct fc_chart_facts *facts, const struct fc_chart_year *year,
                   size_t period)
{
    return has_levels(facts) && facts->reading != FC_CHART_AVERAGE &&
           facts->periods[period].counts && isfinite(year->value[period]) &&
           !fc_keeps(facts, year->value[period], level_of(facts, period));
}

static size_t broken(const struct fc_chart_facts *facts)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->year_count; i++)
        count += !facts->years[i].kept;
    return count;
}

static const char *title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const size_t count = broken(facts);
    const char  *what = facts->part_count > 1 ? "a promise" : "the promise";
    const char  *futures = fc_futures_words(facts);
    if (count == facts->year_count)
        return fc_ruler_print(ruler, "All of these %zu possible %s break %s", facts->year_count,
                              futures, what);
    if (count == 0)
        return fc_ruler_print(ruler, "None of these %zu possible %s breaks %s", facts->year_count,
                              futures, what);
    return fc_ruler_print(ruler, "%s of these %zu possible %s %s %s",
                          fc_words_capital(ruler, fc_number_word(ruler, count)), facts->year_count,
                          futures, count == 1 ? "breaks" : "break", what);
}

/* What all panels share: the values, the levels unless far away. */
static struct fc_scale range(const struct fc_chart_facts *facts)
{
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    for (size_t i = 0; i < facts->year_count; i++)
        for (size_t j = 0; j < facts->period_count; j++) {
            low = fmin(low, facts->years[i].value[j]); /* of a number and none: the number */
            high = fmax(high, facts->years[i].value[j]);
        }
    if (low > high) /* nothing is known */
        low = high = facts->level;
    const double span = high - low;
    for (size_t j = 0; has_levels(facts) && j < facts->period_count; j++) {
        const double level = level_of(facts, j);
        if (facts->periods[j].counts && level >= low - span && level <= high + span) {
            low = fmin(low, level);
            high = fmax(high, level);
        }
    }
    return fc_scale_make(low, high, 0, 1);
}

/* " Dashed: the promised 150. Rings: months that miss it.", as far as it is so. */
static const char *level_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    if (!has_levels(facts))
        return "";
    const char *level = fc_levels_step(facts) ? "" : fc_level_words(ruler, facts, facts->level);
    const char *which = level[0] == '\0' ? (facts->at_most ? "the limit" : "what is promised")
                        : facts->at_most ? "the limit of "
                                         : "the promised ";
    const char *average = facts->reading == FC_CHART_AVERAGE ? " on average" : "";
    const char *rings = facts->reading == FC_CHART_AVERAGE || facts->period_count > MOST_RINGED
                            ? ""
                            : fc_ruler_print(ruler, " Rings: %ss that miss it.", facts->period);
    return fc_ruler_print(ruler, " Dashed: %s%s%s.%s", which, level, average, rings);
}

static const char *subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                            const struct fc_scale *values)
{
    const char *first = facts->periods[0].label;
    const char *last = facts->periods[facts->period_count - 1].label;
    const char *span =
        facts->period_count == 1 ? first : fc_ruler_print(ruler, "%s to %s", first, last);
    return fc_ruler_print(
        ruler,
        "%zu possible %s, as many of them missed as in all (%s): %s, %s, on one scale from %s to "
        "%s.%s",
        facts->year_count, fc_futures_words(facts),
        fc_chance_label(ruler, 1 - facts->probability, facts->standard_error), facts->many, span,
        fc_value_words(ruler, facts, values->low), fc_value_words(ruler, facts, values->high),
        level_words(ruler, facts));
}

/* "kept", "missed in Jul, Sep", "missed in 5 months". */
static const char *panel_label(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                               const struct fc_chart_year *year, double width)
{
    size_t      misses = 0;
    const char *months = "";
    for (size_t i = 0; i < facts->period_count; i++)
        if (breaks(facts, year, i)) {
            months = fc_ruler_print(ruler, "%s%s%s", months, misses == 0 ? "" : ", ",
                                    facts->periods[i].label);
            misses++;
        }
    if (year->kept || misses == 0)
        return year->kept ? "kept" : "missed";
    const char *names = fc_ruler_print(ruler, "missed in %s", months);
    const bool  one_year = facts->period_count <= 12; /* else "Jan" alone could be any */
    if (misses <= 3 && one_year && fc_ruler_width(ruler, FC_FONT_FOOTER, names) <= width)
        return names;
    return fc_ruler_fit(
        ruler, FC_FONT_FOOTER,
        fc_ruler_print(ruler, "missed in %zu %s%s", misses, facts->period, misses == 1 ? "" : "s"),
        width);
}

/* Where a panel's period and value stand. */
static struct fc_point place(const struct fc_years_panel *panel, const struct fc_scale *values,
                             size_t period, size_t size, double value)
{
    const double along = size == 1 ? 0.5 : (double)period / (double)(size - 1);
    const double share = (value - values->low) / (values->high - values->low);
    return (struct fc_point){panel->left + along * (panel->right - panel->left),
                             panel->bottom - share * (panel->bottom - panel->top)};
}

static void fill_panel(struct fc_years_panel *panel, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts, const struct fc_chart_year *year,
                       const struct fc_scale *values)
{
    const size_t size = facts->period_count;
    panel->kept = year->kept;
    panel->label = panel_label(ruler, facts, year, panel->right - panel->left);
    panel->point = fc_ruler_take(ruler, size, sizeof *panel->point);
    panel->miss = fc_ruler_take(ruler, size, sizeof *panel->miss);
    panel->known = fc_ruler_take(ruler, size, sizeof *panel->known);
    if (panel->point == NULL || panel->miss == NULL || panel->known == NULL)
        return;
    for (size_t i = 0; i < size; i++) {
        const bool known = isfinite(year->value[i]);
        panel->point[i] = place(panel, values, i, size, known ? year->value[i] : values->low);
        panel->known[i] = known;
        /* In a kept year a month may fall short only where the promise allows it. */
        if (breaks(facts, year, i) && !year->kept && size <= MOST_RINGED)
            panel->miss[panel->misses++] = panel->point[i];
    }
}

static void place_panels(struct fc_years_plan *plan, struct fc_ruler *ruler,
                         const struct fc_chart_facts *facts, const struct fc_frame *frame,
                         const struct fc_scale *values)
{
    const size_t rows = (facts->year_count + COLUMNS - 1) / COLUMNS;
    const double width = (frame->right - frame->left - BETWEEN * (COLUMNS - 1)) / (double)COLUMNS;
    const double height = (frame->bottom - FOOT - frame->top + ROW_GAP) / (double)rows - ROW_GAP;
    plan->panels = facts->year_count;
    for (size_t i = 0; i < plan->panels; i++) {
        struct fc_years_panel *panel = &plan->panel[i];
        panel->left = frame->left + (double)(i % COLUMNS) * (width + BETWEEN);
        panel->right = panel->left + width;
        panel->top = frame->top + (double)(i / COLUMNS) * (height + ROW_GAP) + LABEL_HEIGHT + 3;
        panel->bottom = panel->top + height - LABEL_HEIGHT - 3;
        fill_panel(panel, ruler, facts, &facts->years[i], values);
    }
}

/* Pieces of the promised level over periods that count, relative to a panel's corner. */
static void place_promise(struct fc_years_plan *plan, struct fc_ruler *ruler,
                          const struct fc_chart_facts *facts, const struct fc_scale *values)
{
    const struct fc_years_panel *panel = &plan->panel[0];
    plan->promise = fc_ruler_take(ruler, 2 * plan->size, sizeof *plan->promise);
    for (size_t i = 0; plan->promise != NULL && i < plan->size; i++) {
        const double level = level_of(facts, i);
        if (!has_levels(facts) || !facts->periods[i].counts || level < values->low ||
            level > values->high)
            continue;
        const double half =
            0.5 * (panel->right - panel->left) / (double)(plan->size == 1 ? 1 : plan->size - 1);
        struct fc_point  at = place(panel, values, i, plan->size, level);
        struct fc_point *end = &plan->promise[2 * plan->promises];
        at.x -= panel->left;
        at.y -= panel->top;
        const double from = fmax(0, at.x - half);
        const double to = fmin(panel->right - panel->left, at.x + half);
        if (plan->promises > 0 && fabs(end[-1].y - at.y) < 0.01 && fabs(end[-1].x - from) < 0.01) {
            end[-1].x = to;
            continue;
        }
        end[0] = (struct fc_point){from, at.y};
        end[1] = (struct fc_point){to, at.y};
        plan->promises++;
    }
}

static struct fc_chart_table tabulate(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                      const struct fc_years_plan *plan)
{
    struct fc_chart_table table = fc_table_make(ruler, 2, plan->panels);
    if (table.rows == 0)
        return table;
    table.heading[0] = fc_ruler_print(ruler, "Possible %s", fc_future_word(facts));
    table.heading[1] = "Promise";
    for (size_t i = 0; i < plan->panels; i++) {
        table.cell[2 * i] = fc_ruler_print(ruler, "%zu", i + 1);
        table.cell[2 * i + 1] = plan->panel[i].label;
    }
    return table;
}

void fc_years_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                   const struct fc_chart_facts *facts)
{
    struct fc_years_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    if (plan == NULL)
        return;
    const struct fc_scale values = range(facts);
    out->words.title = title(ruler, facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, subtitle(ruler, facts, &values),
                  fc_frame_footer(ruler, facts));
    plan->size = facts->period_count;
    plan->first = facts->periods[0].label;
    plan->last = plan->size == 1 ? "" : facts->periods[plan->size - 1].label;
    place_panels(plan, ruler, facts, &out->frame, &values);
    place_promise(plan, ruler, facts, &values);
    const double half = (plan->panel[0].right - plan->panel[0].left) / 2 - 4;
    plan->first = fc_ruler_fit(ruler, FC_FONT_FOOTER, plan->first, half);
    plan->last = fc_ruler_fit(ruler, FC_FONT_FOOTER, plan->last, half);
    out->marks = plan;
    out->words.description = fc_ruler_print(
        ruler,
        "%zu small line charts of %s, each one possible %s, values from %s to %s. %zu of them "
        "break "
        "the promise; over all simulated %s it is kept in %s.",
        plan->panels, facts->many, fc_future_word(facts), fc_value_words(ruler, facts, values.low),
        fc_value_words(ruler, facts, values.high), broken(facts), fc_futures_words(facts),
        fc_chance_words(ruler, facts->probability, facts->standard_error));
    out->words.table = tabulate(ruler, facts, plan);
}
