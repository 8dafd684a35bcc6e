#include "plots/owners.h"

#include <math.h>
#include <stdlib.h>

#include "plots/frame.h"
#include "plots/icons.h"
#include "plots/words.h"

static const double NAME_WIDTH = 150, AMOUNT_WIDTH = 150, ROW_MOST = 46, BAR_MOST = 26;

/* Below the rows: ticks, their labels and what they count. */
static const double AXIS_HEIGHT = 42;

bool fc_owners_told(const struct fc_chart_facts *facts)
{
    return facts->owners != NULL;
}

const char *fc_owners_unfit(const struct fc_chart_facts *facts)
{
    const struct fc_owners_facts *owners = facts->owners;
    if (facts->promise == NULL)
        return "nothing is promised";
    if (owners == NULL)
        return "the risk was not split by owner";
    bool known = isfinite(owners->floor);
    for (size_t i = 0; i < owners->owner_count; i++)
        known = known && isfinite(owners->owner[i].added);
    return known ? NULL : "one of its figures holds no number";
}

static int by_size(const void *one, const void *other)
{
    const double a = fabs(((const struct fc_owner *)one)->added);
    const double b = fabs(((const struct fc_owner *)other)->added);
    return (a < b) - (a > b);
}

static int by_risk(const void *one, const void *other)
{
    const double a = ((const struct fc_owner *)one)->added;
    const double b = ((const struct fc_owner *)other)->added;
    return (a < b) - (a > b);
}

/* The owners that matter, whom the risk comes with most first; the others as one, at the end.
   Returns how many there are; NULL in `out` when memory is out. */
static size_t choose(struct fc_owner **out, struct fc_ruler *ruler,
                     const struct fc_owners_facts *owners)
{
    const size_t     size = owners->owner_count;
    struct fc_owner *owner = fc_ruler_take(ruler, size + 1, sizeof *owner);
    *out = owner;
    if (owner == NULL)
        return 0;
    for (size_t i = 0; i < size; i++)
        owner[i] =
            (struct fc_owner){fc_ruler_clean(ruler, owners->owner[i].name), owners->owner[i].added};
    qsort(owner, size, sizeof *owner, by_size);
    const size_t    shown = size > FC_OWNERS_SHOWN ? FC_OWNERS_SHOWN - 1 : size;
    struct fc_owner others = {fc_ruler_print(ruler, "%zu others", size - shown), 0};
    for (size_t i = shown; i < size; i++)
        others.added += owner[i].added;
    qsort(owner, shown, sizeof *owner, by_risk);
    owner[shown] = others;
    return size > shown ? shown + 1 : size;
}

/* Luck, the owners, the sum; their points together are those of the sum. */
static void set_steps(struct fc_owners_plan *plan, const struct fc_chart_facts *facts,
                      const struct fc_owner owner[], size_t owners)
{
    double value[FC_OWNERS_SHOWN + 1];
    int    points[FC_OWNERS_SHOWN + 1];
    double sum = value[0] = 100 * facts->owners->floor;
    plan->step[0] = (struct fc_owners_step){.kind = FC_OWNERS_LUCK, .name = "plain luck"};
    for (size_t i = 0; i < owners; i++) {
        sum += value[i + 1] = 100 * owner[i].added;
        plan->step[i + 1] = (struct fc_owners_step){
            .kind = FC_OWNERS_ADDED, .name = owner[i].name, .less = owner[i].added < 0};
    }
    const int total = (int)lround(sum);
    fc_icons_round(points, value, owners + 1, total);
    for (size_t i = 0; i <= owners; i++)
        plan->step[i].points = points[i];
    plan->step[owners + 1] =
        (struct fc_owners_step){.kind = FC_OWNERS_SUM, .name = "missed in all", .points = total};
    plan->steps = owners + 2;
}

/* From nothing to the furthest that the stack reaches. */
static struct fc_scale range(const struct fc_chart_facts *facts, const struct fc_owner owner[],
                             size_t owners)
{
    double at = 100 * facts->owners->floor;
    double low = fmin(0, at);
    double high = fmax(1, at);
    for (size_t i = 0; i < owners; i++) {
        at += 100 * owner[i].added;
        low = fmin(low, at);
        high = fmax(high, at);
    }
    return fc_scale_make(low, high, 0, 1);
}

static void place_steps(struct fc_owners_plan *plan, const struct fc_chart_facts *facts,
                        const struct fc_owner owner[], const struct fc_frame *frame)
{
    const struct fc_scale *scale = &plan->axis.scale;
    const double           row =
        fmin(ROW_MOST, (frame->bottom - AXIS_HEIGHT - frame->top) / (double)plan->steps);
    const double bar = fmin(BAR_MOST, row - 4);
    double       from = 0;
    for (size_t i = 0; i < plan->steps; i++) {
        struct fc_owners_step *step = &plan->step[i];
        const bool             sum = step->kind == FC_OWNERS_SUM;
        const double           to =
            sum ? from : from + 100 * (i == 0 ? facts->owners->floor : owner[i - 1].added);
        const double began = fc_scale_at(scale, sum ? 0 : from);
        step->end = fc_scale_at(scale, to);
        step->left = fmin(began, step->end);
        step->right = fmax(began, step->end);
        step->top = frame->top + (double)i * row + (row - bar) / 2;
        step->bottom = step->top + bar;
        from = to;
    }
}

/* Names to the left of their bars, amounts in a column to the right. */
static void place_notes(struct fc_owners_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    for (size_t i = 0; i < plan->steps; i++) {
        const struct fc_owners_step *step = &plan->step[i];
        const bool                   sum = step->kind == FC_OWNERS_SUM;
        const enum fc_font           font = sum ? FC_FONT_STRONG : FC_FONT_LABEL;
        const double                 base = (step->top + step->bottom) / 2 + fc_frame_drop(font);
        fc_note_add(&plan->notes,
                    (struct fc_note){.text = fc_ruler_fit(ruler, font, step->name, NAME_WIDTH),
                                     .font = font,
                                     .at = {frame->left, base}});
        fc_note_add(
            &plan->notes,
            (struct fc_note){.text = fc_ruler_fit(ruler, font, fc_owners_amount(ruler, facts, step),
                                                  AMOUNT_WIDTH),
                             .font = font,
                             .tone = sum ? FC_TONE_MISSED : FC_TONE_INK,
                             .at = {frame->right - AMOUNT_WIDTH, base}});
    }
    fc_note_add(
        &plan->notes,
        (struct fc_note){
            .text = fc_ruler_print(ruler, "Missed, of 100 possible %s", fc_futures_words(facts)),
            .font = FC_FONT_LABEL,
            .tone = FC_TONE_SECOND,
            .at = {plan->axis.scale.start, plan->step[plan->steps - 1].bottom + AXIS_HEIGHT}});
}

void fc_owners_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                    const struct fc_chart_facts *facts)
{
    struct fc_owner            *owner;
    struct fc_owners_plan      *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    const size_t                owners = choose(&owner, ruler, facts->owners);
    const struct fc_chart_facts points = {.unit = FC_CHART_COUNT};
    if (plan == NULL || owner == NULL)
        return;
    set_steps(plan, facts, owner, owners);
    out->words.title = fc_owners_title(ruler, facts, plan);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_owners_subtitle(ruler, facts, plan),
                  fc_frame_footer(ruler, facts));
    const struct fc_frame *frame = &out->frame;
    struct fc_scale        scale = range(facts, owner, owners);
    scale.start = frame->left + NAME_WIDTH + 16;
    scale.end = frame->right - AMOUNT_WIDTH - 20;
    fc_axis_across(&plan->axis, ruler, &points, scale);
    place_steps(plan, facts, owner, frame);
    place_notes(plan, ruler, facts, frame);
    out->marks = plan;
    out->words.description = fc_owners_description(ruler, facts, plan);
    out->words.table = fc_owners_table(ruler, facts, plan);
}

/* Luck belongs to nobody and is drawn hollow, what is taken off is hollow in its owner's colour. */
static struct fc_paint paint_of(const struct fc_theme *theme, const struct fc_owners_step *step)
{
    if (step->kind == FC_OWNERS_SUM)
        return fc_paint_fill(theme->missed);
    const bool     luck = step->kind == FC_OWNERS_LUCK;
    const uint32_t colour = luck ? theme->second : fc_theme_owner(theme, step->name);
    if (luck || step->less)
        return fc_paint_dashed(colour, 1.5, step->less ? 3 : 0);
    struct fc_paint paint = fc_paint_fill(colour);
    if (fc_theme_contrast(colour, theme->paper) < 3) {
        paint.line = theme->ink;
        paint.width = 1;
    }
    return paint;
}

void fc_owners_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                    const struct fc_chart_plan *chart)
{
    const struct fc_owners_plan *plan = chart->marks;
    const struct fc_owners_step *last = &plan->step[plan->steps - 1];
    fc_axis_draw_across(canvas, theme, &plan->axis, last->bottom + 6);
    fc_canvas_begin_group(canvas, "steps");
    for (size_t i = 0; i + 1 < plan->steps; i++)
        fc_canvas_line(canvas, (struct fc_point){plan->step[i].end, plan->step[i].bottom},
                       (struct fc_point){plan->step[i].end, plan->step[i + 1].top},
                       fc_paint_line(theme->second, 1));
    for (size_t i = 0; i < plan->steps; i++) {
        const struct fc_owners_step *step = &plan->step[i];
        fc_canvas_rect(canvas, step->left, step->top, fmax(step->right - step->left, 1),
                       step->bottom - step->top, paint_of(theme, step));
    }
    fc_canvas_end_group(canvas);
    fc_notes_draw(canvas, theme, &plan->notes);
}
