/* Two hundred years and what changes, put on a canvas. */
#include "plots/compare.h"

#include <math.h>

static void draw_squares(struct fc_canvas *canvas, const struct fc_theme *theme,
                         const struct fc_compare_plan *plan)
{
    fc_canvas_begin_group(canvas, "dots");
    for (size_t i = 0; i < plan->arrays; i++)
        for (int j = 0; j < FC_ICONS; j++)
            fc_icon_draw(canvas, theme, plan->icons[i].at[j], plan->icons[i].radius,
                         j < plan->kept[i] ? FC_ICON_DISC : FC_ICON_RING);
    fc_canvas_end_group(canvas);
}

/* From the first plan's value, a tick, to the other's dot on its interval. */
static void draw_marks(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_compare_plan *plan)
{
    static const double TICK = 5, THICK = 6, DOT = 4;
    fc_canvas_begin_group(canvas, "marks");
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_compare_mark *mark = &plan->mark[i];
        const double                  left = fmin(mark->low, mark->high);
        fc_canvas_rect(canvas, left, mark->to.y - THICK / 2,
                       fmax(fabs(mark->high - mark->low), 0.5), THICK,
                       fc_paint_fill(theme->band50));
    }
    for (size_t i = 0; i < plan->marks; i++)
        fc_canvas_line(canvas, plan->mark[i].from, plan->mark[i].to,
                       fc_paint_line(theme->second, 1.5));
    for (size_t i = 0; i < plan->marks; i++) {
        const struct fc_point at = plan->mark[i].from;
        fc_canvas_line(canvas, (struct fc_point){at.x, at.y - TICK},
                       (struct fc_point){at.x, at.y + TICK}, fc_paint_line(theme->second, 2));
    }
    for (size_t i = 0; i < plan->marks; i++)
        fc_canvas_circle(canvas, plan->mark[i].to, DOT,
                         fc_paint_fill(plan->mark[i].told_apart ? theme->ink : theme->second));
    fc_canvas_end_group(canvas);
}

void fc_compare_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                     const struct fc_chart_plan *chart)
{
    const struct fc_compare_plan *plan = chart->marks;
    draw_squares(canvas, theme, plan);
    draw_marks(canvas, theme, plan);
    fc_notes_draw(canvas, theme, &plan->notes);
}
