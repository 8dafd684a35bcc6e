#include "plots/promise.h"

#include <math.h>
#include <string.h>

#include "plots/frame.h"
#include "plots/words.h"

static const double LABEL_STEP = 18, COLUMN_MOST = 270;

const char *fc_promise_unfit(const struct fc_chart_facts *facts)
{
    if (facts->promise == NULL)
        return "nothing is promised";
    if (facts->part_count > 1)
        return "promises kept together have no single level to vary";
    if (fc_levels_step(facts))
        return "a level that changes from month to month is no single level to vary";
    if (facts->curve_count < 2)
        return "the chance is the same at all other levels";
    return NULL;
}

static void include(double *low, double *high, double value)
{
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* The levels worth showing: where the chance moves, and everything marked. A level asked for that
   is further out than this is wide would squeeze the curve into a step: it stands at the edge. */
static struct fc_scale range(const struct fc_chart_facts *facts, const struct fc_promise_plan *plan)
{
    static const double MOVES = 0.004, ROOM = 0.04;
    double              low = HUGE_VAL;
    double              high = -HUGE_VAL;
    for (size_t i = 0; i + 1 < facts->curve_count; i++) {
        const double a = facts->curve_chance[i];
        const double b = facts->curve_chance[i + 1];
        if (fmin(a, b) < 1 - MOVES && fmax(a, b) > MOVES) {
            include(&low, &high, facts->curve_level[i]);
            include(&low, &high, facts->curve_level[i + 1]);
        }
    }
    for (size_t i = 1; i < plan->marks; i++)
        include(&low, &high, plan->mark[i].level);
    const double span = high - low;
    if (!(span > 0) || (facts->level >= low - span && facts->level <= high + span))
        include(&low, &high, facts->level);
    const double room = ROOM * (high - low);
    const double least = low >= 0 ? 0 : -HUGE_VAL; /* no room below nothing */
    return fc_scale_make(fmax(low - room, least), high + room, 0, 1);
}

static void add_mark(struct fc_promise_plan *plan, struct fc_promise_mark mark)
{
    plan->mark[plan->marks++] = mark;
}

static void set_marks(struct fc_promise_plan *plan, struct fc_ruler *ruler,
                      const struct fc_chart_facts *facts)
{
    const char *asked = fc_level_words(ruler, facts, facts->level);
    const bool  kept = facts->verdict == FC_CHART_YES;
    add_mark(plan, (struct fc_promise_mark){
                       .level = facts->level,
                       .chance = facts->probability,
                       .label = fc_ruler_print(
                           ruler, "%s, as asked: kept in %s", asked,
                           fc_chance_label(ruler, facts->probability, facts->standard_error)),
                       .tone = kept ? FC_TONE_KEPT : FC_TONE_MISSED,
                       .ring = !kept,
                       .strong = true});
    for (size_t i = 0; i < facts->safe_count; i++) {
        const struct fc_chart_safe safe = facts->safe[i];
        if (!isfinite(safe.level))
            continue;
        const char *level = fc_level_words(ruler, facts, safe.level);
        const bool  wanted = fabs(safe.confidence - facts->confidence) < 1e-9;
        if (strcmp(level, asked) == 0 || (wanted && !fc_promise_has_safe(facts)))
            continue;
        add_mark(plan, (struct fc_promise_mark){
                           .level = safe.level,
                           .chance = safe.confidence,
                           .label = fc_ruler_print(ruler, "%s%s: kept in %s", level,
                                                   wanted ? " is safe" : "",
                                                   fc_chance_label(ruler, safe.confidence, 0)),
                           .tone = FC_TONE_KEPT,
                           .strong = wanted});
    }
}

/* Measures the labels; returns the width of their column. */
static double set_labels(struct fc_promise_plan *plan, struct fc_ruler *ruler)
{
    double widest = 0;
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_promise_mark *mark = &plan->mark[i];
        const enum fc_font            font = mark->strong ? FC_FONT_STRONG : FC_FONT_LABEL;
        const char                   *text = fc_ruler_fit(ruler, font, mark->label, COLUMN_MOST);
        plan->label[i] = (struct fc_label){.text = text,
                                           .font = font,
                                           .tone = mark->tone,
                                           .width = fc_ruler_width(ruler, font, text)};
        widest = fmax(widest, plan->label[i].width);
    }
    return widest;
}

static void place_marks(struct fc_promise_plan *plan, const struct fc_frame *frame)
{
    for (size_t i = 0; i < plan->marks; i++) {
        struct fc_promise_mark *mark = &plan->mark[i];
        const struct fc_scale  *across = &plan->across.scale;
        const double            level = fmax(across->low, fmin(mark->level, across->high));
        mark->beyond = mark->level < across->low || mark->level > across->high;
        mark->at = (struct fc_point){fc_scale_at(across, level),
                                     fc_scale_at(&plan->upwards.scale, mark->chance)};
        plan->label[i].from = mark->at;
        plan->label[i].wanted = mark->at.y;
    }
    fc_label_dodge(plan->label, plan->marks, LABEL_STEP, frame->top + LABEL_STEP / 2,
                   plan->upwards.scale.start);
}

static void place_curve(struct fc_promise_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts)
{
    const struct fc_scale *across = &plan->across.scale;
    plan->curve = fc_ruler_take(ruler, facts->curve_count + 2, sizeof *plan->curve);
    if (plan->curve == NULL)
        return;
    const double low = across->low;
    const double high = across->high;
    for (size_t i = 0; i < facts->curve_count + 2; i++) {
        const double level = i == 0                   ? low
                             : i > facts->curve_count ? high
                                                      : facts->curve_level[i - 1];
        if (level < low || level > high)
            continue;
        plan->curve[plan->curve_count++] = (struct fc_point){
            fc_scale_at(across, level),
            fc_scale_at(&plan->upwards.scale, fc_promise_chance_at(facts, level))};
    }
}

/* The lowest baseline over a grid line that no leader line runs through. */
static double zone_height(const struct fc_promise_plan *plan)
{
    static const double CLEAR = 12;
    const double        step = plan->upwards.at[0] - plan->upwards.at[1];
    double              height = plan->upwards.scale.start - 10;
    for (size_t i = 0; i < plan->marks;) {
        const double letters = height - fc_frame_drop(FC_FONT_LABEL);
        if (fabs(plan->mark[i].at.y - letters) < CLEAR) {
            height -= step;
            i = 0;
        } else {
            i++;
        }
    }
    return height;
}

/* The levels that are safe, and the widest gap between marks there to say so in. */
static void place_zone(struct fc_promise_plan *plan, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts)
{
    const struct fc_scale *across = &plan->across.scale;
    plan->zone_label = "";
    if (!fc_promise_has_safe(facts))
        return;
    const double edge =
        fmin(fmax(fc_scale_at(across, facts->safe_level), across->start), across->end);
    const double asked = plan->mark[0].at.x;
    plan->safe_left = facts->at_most ? edge : across->start;
    plan->safe_right = facts->at_most ? across->end : edge;
    double left = plan->safe_left;
    double right = plan->safe_right;
    if (asked > left && asked < right && asked - left > right - asked)
        right = asked;
    else if (asked > left && asked < right)
        left = asked;
    static const char *const words[] = {"safe to promise", "safe"};
    for (size_t i = 0; i < 2 && plan->zone_label[0] == '\0'; i++)
        if (fc_ruler_width(ruler, FC_FONT_LABEL, words[i]) + 12 <= right - left)
            plan->zone_label = words[i];
    plan->zone = (struct fc_point){(left + right) / 2, zone_height(plan)};
}

void fc_promise_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                     const struct fc_chart_facts *facts)
{
    struct fc_promise_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    if (plan == NULL)
        return;
    out->words.title = fc_promise_title(ruler, facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_promise_subtitle(ruler, facts),
                  fc_frame_footer(ruler, facts));
    const struct fc_frame *frame = &out->frame;
    set_marks(plan, ruler, facts);
    plan->column = frame->right - set_labels(plan, ruler);

    const struct fc_scale levels = range(facts, plan);
    fc_axis_of_100(&plan->upwards, ruler,
                   (struct fc_scale){0, 1, frame->bottom - 36, frame->top + 26});
    fc_axis_across(&plan->across, ruler, facts,
                   (struct fc_scale){levels.low, levels.high,
                                     frame->left + plan->upwards.widest + 8,
                                     plan->column - FC_PROMISE_ELBOW - 6});
    place_marks(plan, frame);
    place_curve(plan, ruler, facts);
    place_zone(plan, ruler, facts);
    plan->upwards_title =
        fc_ruler_print(ruler, "Kept, of 100 possible %s", fc_futures_words(facts));
    plan->across_title =
        fc_ruler_fit(ruler, FC_FONT_LABEL,
                     fc_ruler_print(ruler, "Promise: %s … %s %s", fc_bound_words(facts),
                                    facts->many, fc_reading_words(ruler, facts)),
                     plan->across.scale.end - plan->across.scale.start + 40);
    out->marks = plan;
    out->words.description = fc_promise_description(ruler, facts, plan);
    out->words.table = fc_promise_table(ruler, facts, plan);
}
