#include "plots/compare.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/scale.h"
#include "plots/words.h"

/* Two hundred-dot squares beside each other, then the rows. */
static const double SQUARE_MOST = 150, SQUARE_GAP = 26, COLUMN_GAP = 34, BELOW_SQUARE = 92;
static const double ROW_STEP = 46, ROW_LINE = 26;

bool fc_compare_told(const struct fc_chart_facts *facts)
{
    return facts->compare != NULL;
}

static bool known(const struct fc_compare_cell *cell)
{
    return isfinite(cell->value) && isfinite(cell->difference) && isfinite(cell->low) &&
           isfinite(cell->high);
}

const char *fc_compare_unfit(const struct fc_chart_facts *facts)
{
    const struct fc_compare_facts *compare = facts->compare;
    if (compare == NULL || compare->plan_count < 2)
        return "there is no second plan to compare with";
    if (compare->plan_count > FC_COMPARE_PLANS || compare->row_count > FC_COMPARE_ROWS)
        return "there are more plans or measures than have room";
    if (facts->promise == NULL && compare->row_count == 0)
        return "nothing is promised, and no measure is compared";
    for (size_t i = 0; i < compare->plan_count; i++) {
        bool good =
            facts->promise == NULL || (isfinite(compare->chance[i]) && isfinite(compare->low[i]) &&
                                       isfinite(compare->high[i]));
        for (size_t j = 0; j < compare->row_count; j++)
            good = good && known(&compare->row[j].cell[i]);
        if (!good)
            return "one of its figures holds no number";
    }
    return NULL;
}

/* The same with clean words; NULL when memory is out. */
static const struct fc_compare_facts *clean(struct fc_ruler               *ruler,
                                            const struct fc_compare_facts *compare)
{
    struct fc_compare_facts *copy = fc_ruler_take(ruler, 1, sizeof *copy);
    struct fc_compare_row   *row = fc_ruler_take(ruler, compare->row_count + 1, sizeof *row);
    if (copy == NULL || row == NULL)
        return NULL;
    *copy = *compare;
    copy->row = row;
    copy->beats_by = fc_ruler_clean(ruler, compare->beats_by);
    for (size_t i = 0; i < compare->plan_count; i++)
        copy->plan[i] = fc_ruler_clean(ruler, compare->plan[i]);
    for (size_t i = 0; i < compare->row_count; i++) {
        row[i] = compare->row[i];
        row[i].label = fc_ruler_clean(ruler, row[i].label);
        for (size_t j = 0; j < compare->plan_count; j++) {
            struct fc_compare_cell *cell = &row[i].cell[j];
            cell->text = fc_ruler_clean(ruler, cell->text);
            cell->size = fc_ruler_clean(ruler, cell->size);
            cell->interval = fc_ruler_clean(ruler, cell->interval);
        }
    }
    return copy;
}

/* ---- two plans: the squares ---- */

/* As many filled dots as the words say. */
static int kept_dots(const struct fc_chart_facts *facts, double chance)
{
    if (!fc_chance_rough(facts->standard_error))
        return fc_chance_of_100(chance);
    const int tenths = (int)lround(10 * chance);
    return tenths <= 0 ? 5 : tenths >= 10 ? 95 : 10 * tenths;
}

/* Returns where the rows may begin, across. */
static double place_squares(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                            const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const struct fc_compare_facts *compare = facts->compare;
    const double side = fmin(SQUARE_MOST, frame->bottom - frame->top - BELOW_SQUARE);
    const double width = SQUARE_MOST;
    const double square = frame->top + fc_font_look(FC_FONT_STRONG).line + 6;
    plan->arrays = 2;
    for (size_t i = 0; i < 2; i++) {
        const double left = frame->left + (double)i * (width + SQUARE_GAP);
        const char  *name = fc_ruler_print(ruler, "%s  %s", fc_compare_letter(i), compare->plan[i]);
        struct fc_note note = {.font = FC_FONT_STRONG,
                               .at = {left, frame->top + fc_note_base(FC_FONT_STRONG)}};
        note.text = fc_ruler_fit(ruler, note.font, name, width + SQUARE_GAP / 2);
        fc_note_add(&plan->notes, note);
        fc_icons_place(&plan->icons[i], (struct fc_point){left, square}, side);
        plan->kept[i] = kept_dots(facts, compare->chance[i]);
        note.text = fc_ruler_fit(
            ruler, note.font,
            fc_ruler_print(ruler, "kept in %s",
                           fc_chance_label(ruler, compare->chance[i], facts->standard_error)),
            width + SQUARE_GAP / 2);
        note.tone = FC_TONE_KEPT;
        note.at.y = square + side + 4 + fc_note_base(FC_FONT_STRONG);
        fc_note_add(&plan->notes, note);
    }
    struct fc_note note = {.font = FC_FONT_LABEL,
                           .tone = FC_TONE_SECOND,
                           .at = {frame->left, square + side + 26},
                           .text = fc_compare_odds(ruler, facts)};
    if (note.text[0] != '\0')
        fc_note_wrap(&plan->notes, ruler, note, 2 * width + SQUARE_GAP, 2);
    return frame->left + 2 * width + SQUARE_GAP + COLUMN_GAP;
}

/* ---- two plans: the rows ---- */

/* "A 1,824" */
static const char *end_words(struct fc_ruler *ruler, const struct fc_compare_row *row, size_t plan)
{
    return fc_ruler_print(ruler, "%s %s", fc_compare_letter(plan), row->cell[plan].text);
}

/* The widest of the words at the ends, up to a third of the room. */
static double gutter(struct fc_ruler *ruler, const struct fc_compare_facts *compare, size_t rows,
                     double width)
{
    double widest = 0;
    for (size_t i = 0; i < rows; i++)
        for (size_t plan = 0; plan < 2; plan++)
            widest = fmax(widest, fc_ruler_width(ruler, FC_FONT_LABEL,
                                                 end_words(ruler, &compare->row[i], plan)));
    return fmin(widest + 12, width / 3);
}

/* From nothing to the larger value, so that lengths compare as the values do. */
static struct fc_scale row_scale(const struct fc_compare_row *row, double start, double end)
{
    const double                  a = row->cell[0].value;
    const struct fc_compare_cell *b = &row->cell[1];
    const double                  low = fmin(fmin(0, a), fmin(b->value, a + b->low));
    const double                  high = fmax(fmax(0, a), fmax(b->value, a + b->high));
    return fc_scale_make(low, high, start, end);
}

static void place_ends(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                       const struct fc_compare_row *row, double left, double right, double room,
                       double y)
{
    const size_t first = row->cell[1].value < row->cell[0].value ? 1 : 0;
    for (size_t i = 0; i < 2; i++) {
        const size_t which = i == 0 ? first : 1 - first;
        const char  *text = fc_ruler_fit(ruler, FC_FONT_LABEL, end_words(ruler, row, which), room);
        fc_note_add(
            &plan->notes,
            (struct fc_note){.text = text,
                             .font = FC_FONT_LABEL,
                             .tone = which == 0 ? FC_TONE_SECOND : FC_TONE_INK,
                             .anchor = i == 0 ? FC_START : FC_END,
                             .at = {i == 0 ? left : right, y + fc_frame_drop(FC_FONT_LABEL)}});
    }
}

static void place_row(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                      const struct fc_compare_row *row, const double across[2], double room,
                      double top)
{
    const struct fc_compare_cell *b = &row->cell[1];
    const double                  base = top + fc_note_base(FC_FONT_LABEL);
    const double                  y = top + ROW_LINE;
    const struct fc_scale         scale = row_scale(row, across[0] + room, across[1] - room);
    const char                   *change =
        fc_compare_change_within(ruler, b, FC_FONT_STRONG, 0.6 * (across[1] - across[0]));
    const double width = fc_ruler_width(ruler, FC_FONT_STRONG, change);
    plan->mark[plan->marks++] =
        (struct fc_compare_mark){.from = {fc_scale_at(&scale, row->cell[0].value), y},
                                 .to = {fc_scale_at(&scale, b->value), y},
                                 .low = fc_scale_at(&scale, row->cell[0].value + b->low),
                                 .high = fc_scale_at(&scale, row->cell[0].value + b->high),
                                 .told_apart = b->told_apart};
    fc_note_add(&plan->notes,
                (struct fc_note){.text = fc_ruler_fit(ruler, FC_FONT_LABEL,
                                                      fc_words_capital(ruler, row->label),
                                                      across[1] - across[0] - width - 12),
                                 .font = FC_FONT_LABEL,
                                 .at = {across[0], base}});
    fc_note_add(&plan->notes, (struct fc_note){.text = change,
                                               .font = FC_FONT_STRONG,
                                               .tone = b->told_apart ? FC_TONE_INK : FC_TONE_SECOND,
                                               .anchor = FC_END,
                                               .at = {across[1], base}});
    place_ends(plan, ruler, row, across[0], across[1], room - 8, y);
}

static void place_two(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                      const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const struct fc_compare_facts *compare = facts->compare;
    const bool                     promised = facts->promise != NULL;
    const double left = promised ? place_squares(plan, ruler, facts, frame) : frame->left;
    const double across[2] = {left, frame->right};
    const size_t most = (size_t)floor((frame->bottom - frame->top - 8) / ROW_STEP);
    double       top = frame->top;
    if (!promised && fc_compare_odds(ruler, facts)[0] != '\0')
        top = 8 + fc_note_wrap(&plan->notes, ruler,
                               (struct fc_note){.font = FC_FONT_LABEL,
                                                .tone = FC_TONE_SECOND,
                                                .at = {left, top},
                                                .text = fc_compare_odds(ruler, facts)},
                               frame->right - left, 1);
    plan->shown = compare->row_count < most ? compare->row_count : most;
    const double room = gutter(ruler, compare, plan->shown, frame->right - left);
    for (size_t i = 0; i < plan->shown && top + ROW_LINE + 10 <= frame->bottom;
         i++, top += ROW_STEP)
        place_row(plan, ruler, &compare->row[i], across, room, top);
}

void fc_compare_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                     const struct fc_chart_facts *told)
{
    struct fc_chart_facts   facts = *told;
    struct fc_compare_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    facts.compare = clean(ruler, told->compare);
    /* what is not known is an empty text by now, but for the promise that says what is drawn */
    facts.promise = told->promise != NULL && told->promise[0] != '\0' ? told->promise : NULL;
    if (plan == NULL || facts.compare == NULL)
        return;
    out->words.title = fc_compare_title(ruler, &facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_compare_subtitle(ruler, &facts),
                  fc_frame_footer(ruler, &facts));
    if (facts.compare->plan_count == 2)
        place_two(plan, ruler, &facts, &out->frame);
    else
        fc_compare_place_many(plan, ruler, &facts, &out->frame);
    out->marks = plan;
    out->words.description = fc_compare_description(ruler, &facts);
    out->words.table = fc_compare_table(ruler, &facts);
}
