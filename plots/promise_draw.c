/* The promise curve put on a canvas. */
#include "plots/promise.h"

#include "plots/frame.h"

static void draw_zone(struct fc_canvas *canvas, const struct fc_theme *theme,
                      const struct fc_promise_plan *plan)
{
    const struct fc_scale *up = &plan->upwards.scale;
    fc_canvas_begin_group(canvas, "zone");
    if (plan->safe_right > plan->safe_left)
        fc_canvas_rect(canvas, plan->safe_left, up->end, plan->safe_right - plan->safe_left,
                       up->start - up->end, fc_paint_fill(theme->band90));
    fc_canvas_end_group(canvas);
}

/* Points out of the plot, to a level further away. */
static void draw_arrow(struct fc_canvas *canvas, const struct fc_promise_plan *plan,
                       struct fc_point at, struct fc_paint paint)
{
    const double          way = at.x > plan->across.scale.start ? 1 : -1;
    const struct fc_point tip[] = {
        {at.x + 6 * way, at.y}, {at.x - 4 * way, at.y - 6}, {at.x - 4 * way, at.y + 6}};
    fc_canvas_polygon(canvas, tip, 3, paint);
}

static void draw_marks(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_promise_plan *plan)
{
    const double bottom = plan->upwards.scale.start;
    fc_canvas_begin_group(canvas, "marks");
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_promise_mark *mark = &plan->mark[i];
        const uint32_t                colour = fc_theme_tone(theme, mark->tone);
        if (mark->strong && !mark->beyond && mark->at.y + 6 < bottom)
            fc_canvas_line(canvas, mark->at, (struct fc_point){mark->at.x, bottom},
                           fc_paint_dashed(colour, 1.25, 3));
    }
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_promise_mark *mark = &plan->mark[i];
        struct fc_paint               paint = fc_paint_line(fc_theme_tone(theme, mark->tone), 2);
        paint.filled = true;
        paint.fill = mark->ring ? theme->paper : paint.line;
        if (mark->beyond)
            draw_arrow(canvas, plan, mark->at, paint);
        else
            fc_canvas_circle(canvas, mark->at, mark->strong ? 5 : 3.5, paint);
    }
    fc_canvas_end_group(canvas);
}

static void draw_labels(struct fc_canvas *canvas, const struct fc_theme *theme,
                        const struct fc_promise_plan *plan)
{
    fc_canvas_begin_group(canvas, "leaders");
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_label *label = &plan->label[i];
        const struct fc_point  line[] = {{label->from.x + 7, label->from.y},
                                         {plan->column - FC_PROMISE_ELBOW, label->from.y},
                                         {plan->column - 4, label->centre}};
        fc_canvas_polyline(canvas, line, 3, fc_paint_line(theme->second, 0.75));
    }
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "labels");
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_label *label = &plan->label[i];
        fc_canvas_text(canvas,
                       (struct fc_point){plan->column, label->centre + fc_frame_drop(label->font)},
                       FC_START, label->font, fc_theme_tone(theme, label->tone), label->text);
    }
    fc_canvas_end_group(canvas);
}

void fc_promise_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                     const struct fc_chart_plan *chart)
{
    const struct fc_promise_plan *plan = chart->marks;
    const struct fc_axis         *across = &plan->across;
    const double                  bottom = plan->upwards.scale.start;
    draw_zone(canvas, theme, plan);
    fc_axis_draw_upwards(canvas, theme, &plan->upwards, across->scale.start, across->scale.end);
    fc_axis_draw_across(canvas, theme, across, bottom);
    fc_canvas_begin_group(canvas, "titles");
    fc_canvas_text(canvas, (struct fc_point){chart->frame.left, plan->upwards.scale.end - 14},
                   FC_START, FC_FONT_LABEL, theme->second, plan->upwards_title);
    fc_canvas_text(canvas, (struct fc_point){across->scale.start, bottom + 36}, FC_START,
                   FC_FONT_LABEL, theme->second, plan->across_title);
    fc_canvas_text(canvas, plan->zone, FC_MIDDLE, FC_FONT_LABEL, theme->second, plan->zone_label);
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "curve");
    fc_canvas_polyline(canvas, plan->curve, plan->curve_count, fc_paint_line(theme->kept, 2.5));
    fc_canvas_end_group(canvas);
    draw_labels(canvas, theme, plan);
    draw_marks(canvas, theme, plan);
}
