/* Three plans and more: a row each, a panel for the promise and for what matters most. */
#include "plots/compare.h"

#include <math.h>
#include <string.h>

#include "plots/frame.h"
#include "plots/scale.h"
#include "plots/words.h"

static const double NAME_WIDTH = 140, PANEL_GAP = 22, HEAD = 36, ROW_MOST = 46, DOT = 6;

struct panel {
    const struct fc_compare_row *row; /* NULL: the chance of the promise */
    double                       left, right;
    struct fc_scale              scale;
};

static double value_of(const struct fc_compare_facts *compare, const struct panel *panel, size_t i)
{
    return panel->row == NULL ? compare->chance[i] : panel->row->cell[i].value;
}

/* The interval of plan i's difference, around the first plan's value. */
static void ends_of(const struct fc_compare_facts *compare, const struct panel *panel, size_t i,
                    double end[2])
{
    const double first = value_of(compare, panel, 0);
    const bool   promise = panel->row == NULL;
    end[0] = first + (promise ? compare->low[i] : panel->row->cell[i].low);
    end[1] = first + (promise ? compare->high[i] : panel->row->cell[i].high);
    if (i == 0)
        end[0] = end[1] = first;
}

/* Chances on one of 0 to 100, others where they lie: dots, not lengths, are compared. */
static void set_scale(struct panel *panel, const struct fc_compare_facts *compare)
{
    double low = panel->row == NULL ? 0 : HUGE_VAL;
    double high = panel->row == NULL ? 1 : -HUGE_VAL;
    for (size_t i = 0; i < compare->plan_count; i++) {
        double end[2];
        ends_of(compare, panel, i, end);
        low = fmin(low, fmin(end[0], value_of(compare, panel, i)));
        high = fmax(high, fmax(end[1], value_of(compare, panel, i)));
    }
    panel->scale = fc_scale_make(low, high, panel->left + DOT, panel->right - DOT);
}

static bool told_apart(const struct fc_compare_facts *compare, const struct panel *panel, size_t i)
{
    return panel->row == NULL ? compare->low[i] > 0 || compare->high[i] < 0
                              : panel->row->cell[i].told_apart;
}

/* As much as has room: value and change, else the value. */
static const char *cell_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                              const struct panel *panel, size_t i)
{
    const double width = panel->right - panel->left;
    if (panel->row == NULL)
        return fc_ruler_fit(
            ruler, FC_FONT_LABEL,
            fc_chance_label(ruler, facts->compare->chance[i], facts->standard_error), width);
    const struct fc_compare_cell *cell = &panel->row->cell[i];
    const double room = width - fc_ruler_width(ruler, FC_FONT_LABEL, cell->text) - 12;
    const char  *change =
        i == 0 ? "" : fc_compare_change_within(ruler, cell, FC_FONT_LABEL, fmax(room, 0));
    if (change[0] != '\0' && strstr(change, "…") == NULL)
        return fc_ruler_fit(ruler, FC_FONT_LABEL,
                            fc_ruler_print(ruler, "%s, %s", cell->text, change), width);
    return fc_ruler_fit(ruler, FC_FONT_LABEL, cell->text, width);
}

static void place_head(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                       const struct panel *panel, double top)
{
    const char *text = panel->row == NULL ? "Promise kept, of 100" : panel->row->label;
    fc_note_wrap(&plan->notes, ruler,
                 (struct fc_note){.text = fc_words_capital(ruler, text),
                                  .font = FC_FONT_STRONG,
                                  .at = {panel->left, top}},
                 panel->right - panel->left, 2);
}

static void place_cell(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts, const struct panel *panel, size_t i,
                       double top)
{
    const struct fc_compare_facts *compare = facts->compare;
    const bool                     apart = i == 0 || told_apart(compare, panel, i);
    const double                   y = top + fc_font_look(FC_FONT_LABEL).line + DOT - 1;
    double                         end[2];
    ends_of(compare, panel, i, end);
    fc_note_add(&plan->notes,
                (struct fc_note){.text = cell_words(ruler, facts, panel, i),
                                 .font = FC_FONT_LABEL,
                                 .tone = apart ? FC_TONE_INK : FC_TONE_SECOND,
                                 .at = {panel->left, top + fc_note_base(FC_FONT_LABEL)}});
    plan->mark[plan->marks++] = (struct fc_compare_mark){
        .from = {fc_scale_at(&panel->scale, value_of(compare, panel, 0)), y},
        .to = {fc_scale_at(&panel->scale, value_of(compare, panel, i)), y},
        .low = fc_scale_at(&panel->scale, end[0]),
        .high = fc_scale_at(&panel->scale, end[1]),
        .told_apart = apart};
}

void fc_compare_place_many(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const struct fc_compare_facts *compare = facts->compare;
    const size_t                   promised = facts->promise != NULL;
    const size_t                   wanted = compare->row_count + promised;
    const double                   top = frame->top + HEAD;
    const double row = fmin(ROW_MOST, (frame->bottom - top) / (double)compare->plan_count);
    plan->shown = wanted < FC_COMPARE_PANELS ? wanted : FC_COMPARE_PANELS;
    const double room = frame->right - frame->left - NAME_WIDTH;
    for (size_t j = 0; j < plan->shown; j++) {
        struct panel panel = {.row = j < promised ? NULL : &compare->row[j - promised]};
        panel.right = frame->left + NAME_WIDTH + room * (double)(j + 1) / (double)plan->shown;
        panel.left = panel.right - room / (double)plan->shown + PANEL_GAP;
        set_scale(&panel, compare);
        place_head(plan, ruler, &panel, frame->top);
        for (size_t i = 0; i < compare->plan_count; i++)
            place_cell(plan, ruler, facts, &panel, i, top + (double)i * row);
    }
    for (size_t i = 0; i < compare->plan_count; i++)
        fc_note_wrap(&plan->notes, ruler,
                     (struct fc_note){.text = fc_ruler_print(ruler, "%s  %s", fc_compare_letter(i),
                                                             compare->plan[i]),
                                      .font = FC_FONT_LABEL,
                                      .at = {frame->left, top + (double)i * row}},
                     NAME_WIDTH, row >= 2 * fc_font_look(FC_FONT_LABEL).line ? 2 : 1);
}
