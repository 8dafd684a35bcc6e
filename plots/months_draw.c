/* The fan put on a canvas. */
#include "plots/months.h"

#include "plots/frame.h"

/* The room between two edges. */
static void fill(struct fc_canvas *canvas, const struct fc_months_band *band, size_t below,
                 size_t above, uint32_t colour)
{
    struct fc_point outline[2 * FC_CHART_PERIODS];
    for (size_t i = 0; i < band->points; i++) {
        outline[i] = band->edge[below][i];
        outline[2 * band->points - 1 - i] = band->edge[above][i];
    }
    fc_canvas_polygon(canvas, outline, 2 * band->points, fc_paint_fill(colour));
}

static void draw_bands(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_months_plan *plan)
{
    fc_canvas_begin_group(canvas, "bands");
    for (size_t i = 0; i < plan->bands; i++) {
        const struct fc_months_band *band = &plan->band[i];
        fill(canvas, band, 0, 3, theme->band90);
        fill(canvas, band, 1, 2, theme->band50);
        /* The fills alone are too faint against the paper to carry meaning. */
        fc_canvas_polyline(canvas, band->edge[0], band->points, fc_paint_line(theme->kept, 1));
        fc_canvas_polyline(canvas, band->edge[3], band->points, fc_paint_line(theme->kept, 1));
    }
    fc_canvas_end_group(canvas);
}

static void draw_columns(struct fc_canvas *canvas, const struct fc_theme *theme,
                         const struct fc_months_plan *plan)
{
    const double bottom = plan->upwards.scale.start;
    fc_canvas_begin_group(canvas, "months");
    for (size_t i = 0; i < plan->size; i++) {
        const struct fc_months_column *column = &plan->column[i];
        fc_canvas_text(canvas, (struct fc_point){column->x, bottom + 17}, FC_MIDDLE, FC_FONT_LABEL,
                       theme->second, column->label);
        fc_canvas_text(canvas, (struct fc_point){column->x, bottom + 34}, FC_MIDDLE, column->font,
                       fc_theme_tone(theme, column->tone), column->chance);
    }
    fc_canvas_text(canvas, (struct fc_point){plan->left - 16, bottom + 51}, FC_START, FC_FONT_LABEL,
                   theme->second, plan->chance_title);
    fc_canvas_end_group(canvas);
}

static void draw_labels(struct fc_canvas *canvas, const struct fc_theme *theme,
                        const struct fc_months_plan *plan)
{
    fc_canvas_begin_group(canvas, "leaders");
    for (size_t i = 0; i < plan->labels; i++) {
        const struct fc_label *label = &plan->label[i];
        const struct fc_point  line[] = {{label->from.x + 2, label->from.y},
                                         {plan->edge + 2, label->from.y},
                                         {plan->labels_left - 4, label->centre}};
        const bool             bent = label->from.x < plan->edge;
        fc_canvas_polyline(canvas, bent ? line : line + 1, bent ? 3 : 2,
                           fc_paint_line(theme->second, 0.75));
    }
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "labels");
    for (size_t i = 0; i < plan->labels; i++) {
        const struct fc_label *label = &plan->label[i];
        const struct fc_point  at = {plan->labels_left, label->centre + fc_frame_drop(label->font)};
        fc_canvas_text(canvas, at, FC_START, label->font, fc_theme_tone(theme, label->tone),
                       label->text);
    }
    fc_canvas_end_group(canvas);
}

void fc_months_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                    const struct fc_chart_plan *chart)
{
    const struct fc_months_plan *plan = chart->marks;
    fc_axis_draw_upwards(canvas, theme, &plan->upwards, plan->left - 16, plan->right);
    draw_bands(canvas, theme, plan);
    fc_canvas_begin_group(canvas, "promise");
    for (size_t i = 0; i < plan->promises; i++)
        fc_canvas_polyline(canvas, plan->promise + 2 * i, 2, fc_paint_dashed(theme->ink, 1.75, 5));
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "titles");
    fc_canvas_text(canvas, (struct fc_point){chart->frame.left, plan->upwards.scale.end - 12},
                   FC_START, FC_FONT_LABEL, theme->second, plan->upwards_title);
    fc_canvas_end_group(canvas);
    draw_columns(canvas, theme, plan);
    draw_labels(canvas, theme, plan);
}
