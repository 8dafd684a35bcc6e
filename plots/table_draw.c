/* The cells of promise and budget, put on a canvas. */
#include "plots/table.h"

#include "plots/frame.h"

/* One hue: the likelier, the further from the paper. In ten steps: like cells look alike. */
static uint32_t ground_of(const struct fc_theme *theme, double chance)
{
    const int step = (int)(10 * (chance < 1 ? chance : 0.999));
    return fc_theme_mix(theme->band90, theme->kept, step / 9.0);
}

static void draw_cells(struct fc_canvas *canvas, const struct fc_theme *theme,
                       const struct fc_table_plan *plan, bool safe)
{
    for (size_t i = 0; i < plan->levels * plan->budgets; i++) {
        const struct fc_table_cell *cell = &plan->cell[i];
        struct fc_paint             paint = fc_paint_fill(ground_of(theme, cell->chance));
        if (cell->safe != safe)
            continue;
        paint.line = theme->ink;
        paint.width = safe ? 1.75 : 0;
        fc_canvas_rect(canvas, cell->corner.x, cell->corner.y, plan->width - FC_TABLE_GAP,
                       plan->height - FC_TABLE_GAP, paint);
    }
}

static void draw_digits(struct fc_canvas *canvas, const struct fc_theme *theme,
                        const struct fc_table_plan *plan)
{
    for (size_t i = 0; i < plan->levels * plan->budgets; i++) {
        const struct fc_table_cell *cell = &plan->cell[i];
        const enum fc_font          font = cell->safe ? FC_FONT_STRONG : FC_FONT_LABEL;
        const struct fc_point       at = {cell->corner.x + (plan->width - FC_TABLE_GAP) / 2,
                                          cell->corner.y + (plan->height - FC_TABLE_GAP) / 2 +
                                              fc_frame_drop(font)};
        fc_canvas_text(canvas, at, FC_MIDDLE, font, fc_theme_on(ground_of(theme, cell->chance)),
                       cell->text);
    }
}

/* Today's column and the row asked for, framed. */
static void draw_frames(struct fc_canvas *canvas, const struct fc_theme *theme,
                        const struct fc_table_plan *plan)
{
    const struct fc_paint paint = fc_paint_dashed(theme->ink, 1.25, 4);
    fc_canvas_rect(canvas, plan->corner.x + (double)plan->today * plan->width, plan->corner.y,
                   plan->width, plan->height * (double)plan->levels, paint);
    if (plan->asked < plan->levels)
        fc_canvas_rect(canvas, plan->corner.x, plan->corner.y + (double)plan->asked * plan->height,
                       plan->width * (double)plan->budgets, plan->height, paint);
}

void fc_table_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_chart_plan *chart)
{
    const struct fc_table_plan *plan = chart->marks;
    fc_canvas_begin_group(canvas, "cells");
    draw_cells(canvas, theme, plan, false);
    draw_cells(canvas, theme, plan, true);
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "frames");
    draw_frames(canvas, theme, plan);
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "digits");
    draw_digits(canvas, theme, plan);
    fc_canvas_end_group(canvas);
    fc_notes_draw(canvas, theme, &plan->notes);
}
