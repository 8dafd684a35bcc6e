/* The bars of what decides, put on a canvas. */
#include "plots/drivers.h"

#include <math.h>

/* In its owner's colour; a fill too pale for the paper is outlined. */
static struct fc_paint paint_of(const struct fc_theme *theme, const char *owner)
{
    const uint32_t  colour = fc_theme_owner(theme, owner);
    struct fc_paint paint = fc_paint_fill(colour);
    if (fc_theme_contrast(colour, theme->paper) < 3) {
        paint.line = theme->ink;
        paint.width = 1;
    }
    return paint;
}

/* From top to bottom, but not through words. */
static void draw_today(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_drivers_plan *plan)
{
    double top = plan->top - 4;
    fc_canvas_begin_group(canvas, "today");
    for (size_t i = 0; i < plan->bars; i++) {
        if (!plan->bar[i].covered)
            continue;
        const double above = plan->top + (double)i * plan->row;
        if (above > top)
            fc_canvas_line(canvas, (struct fc_point){plan->today, top},
                           (struct fc_point){plan->today, above}, fc_paint_line(theme->ink, 1.5));
        top = above + plan->row;
    }
    if (plan->ground > top)
        fc_canvas_line(canvas, (struct fc_point){plan->today, top},
                       (struct fc_point){plan->today, plan->ground},
                       fc_paint_line(theme->ink, 1.5));
    fc_canvas_end_group(canvas);
}

/* Not knowing is filled, luck hollow. */
static void draw_strip(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_drivers_plan *plan)
{
    const double height = plan->strip_bottom - plan->strip_top;
    if (!(plan->strip_right > plan->strip_left))
        return;
    fc_canvas_begin_group(canvas, "strip");
    fc_canvas_rect(canvas, plan->strip_left, plan->strip_top, plan->strip_right - plan->strip_left,
                   height, fc_paint_line(theme->second, 1));
    fc_canvas_rect(canvas, plan->strip_left, plan->strip_top, plan->strip_split - plan->strip_left,
                   height, fc_paint_fill(theme->second));
    fc_canvas_end_group(canvas);
}

void fc_drivers_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                     const struct fc_chart_plan *chart)
{
    const struct fc_drivers_plan *plan = chart->marks;
    fc_axis_draw_across(canvas, theme, &plan->axis, plan->ground);
    fc_canvas_begin_group(canvas, "bars");
    for (size_t i = 0; i < plan->bars; i++) {
        const struct fc_drivers_bar *bar = &plan->bar[i];
        fc_canvas_rect(canvas, bar->left, bar->top, fmax(bar->right - bar->left, 1),
                       bar->bottom - bar->top, paint_of(theme, bar->owner));
    }
    fc_canvas_end_group(canvas);
    draw_today(canvas, theme, plan);
    draw_strip(canvas, theme, plan);
    fc_notes_draw(canvas, theme, &plan->notes);
}
