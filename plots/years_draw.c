/* The sample years put on a canvas. */
#include "plots/years.h"

#include "plots/frame.h"

/* The line, in pieces where something is not known. */
static void draw_line(struct fc_canvas *canvas, const struct fc_years_plan *plan,
                      const struct fc_years_panel *panel, uint32_t colour)
{
    const struct fc_paint line = fc_paint_line(colour, plan->size > 36 ? 1 : 1.75);
    for (size_t i = 0; i < plan->size; i++) {
        const size_t first = i;
        while (i < plan->size && panel->known[i])
            i++;
        if (i == first + 1)
            fc_canvas_circle(canvas, panel->point[first], plan->size == 1 ? 3 : 1,
                             panel->kept ? fc_paint_fill(colour) : fc_paint_line(colour, 1.5));
        else
            fc_canvas_polyline(canvas, panel->point + first, i - first, line);
    }
}

/* The level promised, over the periods it is promised for. */
static void draw_promise(struct fc_canvas *canvas, const struct fc_theme *theme,
                         const struct fc_years_plan *plan, const struct fc_years_panel *panel)
{
    for (size_t i = 0; i < plan->promises; i++) {
        const struct fc_point *end = &plan->promise[2 * i];
        fc_canvas_line(canvas, (struct fc_point){panel->left + end[0].x, panel->top + end[0].y},
                       (struct fc_point){panel->left + end[1].x, panel->top + end[1].y},
                       fc_paint_dashed(theme->second, 1, 3));
    }
}

static void draw_rings(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_years_plan *plan, const struct fc_years_panel *panel)
{
    struct fc_paint ring = fc_paint_line(theme->missed, 1.5);
    ring.filled = true;
    ring.fill = theme->paper;
    for (size_t i = 0; plan->size > 1 && i < panel->misses; i++)
        fc_canvas_circle(canvas, panel->miss[i], 2.75, ring);
}

/* What is alike is drawn together: an SVG says its paint once. */
static void draw_panels(struct fc_canvas *canvas, const struct fc_theme *theme,
                        const struct fc_years_plan *plan)
{
    for (size_t i = 0; i < plan->panels; i++)
        fc_canvas_line(canvas, (struct fc_point){plan->panel[i].left, plan->panel[i].bottom},
                       (struct fc_point){plan->panel[i].right, plan->panel[i].bottom},
                       fc_paint_line(theme->grid, 1));
    for (size_t i = 0; i < plan->panels; i++)
        draw_promise(canvas, theme, plan, &plan->panel[i]);
    for (int kept = 0; kept < 2; kept++)
        for (size_t i = 0; i < plan->panels; i++)
            if (plan->panel[i].kept == (kept != 0))
                draw_line(canvas, plan, &plan->panel[i], kept ? theme->kept : theme->missed);
    for (size_t i = 0; i < plan->panels; i++)
        draw_rings(canvas, theme, plan, &plan->panel[i]);
}

void fc_years_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_chart_plan *chart)
{
    const struct fc_years_plan *plan = chart->marks;
    fc_canvas_begin_group(canvas, "panels");
    draw_panels(canvas, theme, plan);
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "labels");
    for (size_t i = 0; i < plan->panels; i++) {
        const struct fc_years_panel *panel = &plan->panel[i];
        fc_canvas_text(canvas, (struct fc_point){panel->left, panel->top - 7}, FC_START,
                       FC_FONT_FOOTER, panel->kept ? theme->kept : theme->missed, panel->label);
        if (panel->bottom + 1 < plan->panel[plan->panels - 1].bottom)
            continue;
        fc_canvas_text(canvas, (struct fc_point){panel->left, panel->bottom + 14}, FC_START,
                       FC_FONT_FOOTER, theme->second, plan->first);
        fc_canvas_text(canvas, (struct fc_point){panel->right, panel->bottom + 14}, FC_END,
                       FC_FONT_FOOTER, theme->second, plan->last);
    }
    fc_canvas_end_group(canvas);
}
