#include "plots/table.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/words.h"

static const double LEVEL_WIDTH = 128, ROW_MOST = 30, HEAD = 36, FOOT = 20;

bool fc_table_told(const struct fc_chart_facts *facts)
{
    return facts->table != NULL;
}

static bool all_finite(const double value[], size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!isfinite(value[i]))
            return false;
    return true;
}

const char *fc_table_unfit(const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *table = facts->table;
    if (facts->promise == NULL)
        return "nothing is promised";
    if (facts->part_count > 1)
        return "promises kept together have no single level to vary";
    if (fc_levels_step(facts))
        return "a level that changes from month to month is no single level to vary";
    if (table == NULL)
        return "no other budgets were tried";
    if (table->level_count < 2 || table->budget_count < 2)
        return "there is only one level or one budget to show";
    if (table->level_count > FC_TABLE_LEVELS || table->budget_count > FC_TABLE_BUDGETS ||
        table->today >= table->budget_count)
        return "there are more levels or budgets than have room";
    if (!all_finite(table->level, table->level_count) ||
        !all_finite(table->budget, table->budget_count) ||
        !all_finite(table->chance, table->level_count * table->budget_count))
        return "one of its figures holds no number";
    return NULL;
}

/* The row of the level asked for, from the top; `levels` when it is none of them. */
static size_t asked_row(const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *table = facts->table;
    for (size_t i = 0; i < table->level_count; i++)
        if (fabs(table->level[i] - facts->level) <= 1e-9 * fabs(facts->level))
            return table->level_count - 1 - i;
    return table->level_count;
}

static void place_cells(struct fc_table_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts)
{
    const struct fc_table_facts *table = facts->table;
    for (size_t row = 0; row < plan->levels; row++)
        for (size_t column = 0; column < plan->budgets; column++) {
            const size_t          level = plan->levels - 1 - row;
            const double          chance = table->chance[level * plan->budgets + column];
            struct fc_table_cell *cell = &plan->cell[row * plan->budgets + column];
            cell->corner = (struct fc_point){
                plan->corner.x + (double)column * plan->width + FC_TABLE_GAP / 2.0,
                plan->corner.y + (double)row * plan->height + FC_TABLE_GAP / 2.0};
            cell->chance = chance;
            cell->safe = chance >= facts->confidence;
            cell->text = fc_chance_figure(ruler, chance, table->standard_error);
        }
}

/* "+20 %" of what is spent today; "today". */
static const char *share_words(struct fc_ruler *ruler, const struct fc_table_facts *table,
                               size_t column)
{
    const double today = table->budget[table->today];
    if (column == table->today)
        return "today";
    if (!(today > 0))
        return "";
    return fc_ruler_print(ruler, "%+.0f %%", 100 * (table->budget[column] / today - 1));
}

/* Whether every budget has room over its column with its currency. */
static bool currency_fits(struct fc_ruler *ruler, const struct fc_chart_facts *facts, double room)
{
    for (size_t i = 0; i < facts->table->budget_count; i++)
        if (fc_ruler_width(ruler, FC_FONT_STRONG,
                           fc_table_budget(ruler, facts, facts->table->budget[i], false)) > room)
            return false;
    return true;
}

/* Budgets over their columns, their currency said once where it would not fit. */
static void place_heads(struct fc_table_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts)
{
    const bool     fits = currency_fits(ruler, facts, plan->width - 2);
    struct fc_note corner = {.font = FC_FONT_LABEL,
                             .tone = FC_TONE_SECOND,
                             .anchor = FC_END,
                             .at = {plan->corner.x - 8, plan->corner.y - HEAD + 12}};
    corner.text = fits ? "Budget" : fc_ruler_print(ruler, "Budget, %s", facts->currency);
    corner.text = fc_ruler_fit(ruler, corner.font, corner.text, LEVEL_WIDTH - 8);
    fc_note_add(&plan->notes, corner);
    corner.text = "Promise";
    corner.at.y += fc_font_look(FC_FONT_LABEL).line;
    fc_note_add(&plan->notes, corner);
    for (size_t i = 0; i < plan->budgets; i++) {
        const bool     today = i == plan->today;
        const double   room = plan->width - 2;
        struct fc_note note = {
            .font = today ? FC_FONT_STRONG : FC_FONT_LABEL,
            .anchor = FC_MIDDLE,
            .at = {plan->corner.x + ((double)i + 0.5) * plan->width, plan->corner.y - HEAD + 12}};
        note.text = fc_ruler_fit(
            ruler, note.font,
            fc_money_words(ruler, fits ? facts->currency : "", facts->table->budget[i], 3), room);
        fc_note_add(&plan->notes, note);
        note.text = fc_ruler_fit(ruler, note.font, share_words(ruler, facts->table, i), room);
        note.tone = today ? FC_TONE_INK : FC_TONE_SECOND;
        note.at.y += fc_font_look(FC_FONT_LABEL).line;
        fc_note_add(&plan->notes, note);
    }
}

/* Levels beside their rows. */
static void place_levels(struct fc_table_plan *plan, struct fc_ruler *ruler,
                         const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const struct fc_table_facts *table = facts->table;
    const double                 width = plan->corner.x - frame->left - 10;
    struct fc_note               note = {.anchor = FC_END, .at = {plan->corner.x - 8, 0}};
    for (size_t row = 0; row < plan->levels; row++) {
        const bool  asked = row == plan->asked;
        const char *level = fc_level_words(ruler, facts, table->level[plan->levels - 1 - row]);
        note.font = asked ? FC_FONT_STRONG : FC_FONT_LABEL;
        note.text = fc_ruler_fit(ruler, note.font,
                                 asked ? fc_ruler_print(ruler, "asked: %s", level) : level, width);
        note.at.y = plan->corner.y + ((double)row + 0.5) * plan->height + fc_frame_drop(note.font);
        fc_note_add(&plan->notes, note);
    }
}

/* What a number of a row counts, under the cells. */
static void place_foot(struct fc_table_plan *plan, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const char *every = facts->table->every;
    const char *text = fc_ruler_print(
        ruler, "Rows: %s %s, %s. Columns: budget of all channels%s%s.", facts->many,
        fc_reading_words(ruler, facts), fc_bound_words(facts), every[0] == '\0' ? "" : " ", every);
    fc_note_add(
        &plan->notes,
        (struct fc_note){
            .text = fc_ruler_fit(ruler, FC_FONT_LABEL, text, frame->right - frame->left),
            .font = FC_FONT_LABEL,
            .tone = FC_TONE_SECOND,
            .at = {frame->left, plan->corner.y + (double)plan->levels * plan->height + FOOT - 3}});
}

/* The facts with a copy of the table's whose `every` is clean. */
static const struct fc_table_facts *clean(struct fc_ruler             *ruler,
                                          const struct fc_table_facts *table)
{
    struct fc_table_facts *copy = fc_ruler_take(ruler, 1, sizeof *copy);
    if (copy == NULL)
        return NULL;
    *copy = *table;
    copy->every = fc_ruler_clean(ruler, table->every);
    return copy;
}

void fc_table_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                   const struct fc_chart_facts *told)
{
    struct fc_chart_facts facts = *told;
    struct fc_table_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    facts.table = clean(ruler, told->table);
    if (plan == NULL || facts.table == NULL)
        return;
    out->words.title = fc_table_title(ruler, &facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_table_subtitle(ruler, &facts),
                  fc_frame_footer(ruler, &facts));
    const struct fc_frame *frame = &out->frame;
    plan->levels = facts.table->level_count;
    plan->budgets = facts.table->budget_count;
    plan->today = facts.table->today;
    plan->asked = asked_row(&facts);
    plan->corner = (struct fc_point){frame->left + LEVEL_WIDTH, frame->top + HEAD};
    plan->width = (frame->right - plan->corner.x) / (double)plan->budgets;
    plan->height = fmin(ROW_MOST, (frame->bottom - FOOT - plan->corner.y) / (double)plan->levels);
    place_cells(plan, ruler, &facts);
    place_heads(plan, ruler, &facts);
    place_levels(plan, ruler, &facts, frame);
    place_foot(plan, ruler, &facts, frame);
    out->marks = plan;
    out->words.description = fc_table_description(ruler, &facts);
    out->words.table = fc_table_words(ruler, &facts);
}
