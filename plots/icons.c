#include "plots/icons.h"

#include <math.h>

void fc_icons_place(struct fc_icons *out, struct fc_point corner, double side)
{
    const double cell = side / FC_ICONS_SIDE;
    out->radius = 0.37 * cell;
    for (int i = 0; i < FC_ICONS; i++) {
        const int row = i / FC_ICONS_SIDE;
        const int column = i % FC_ICONS_SIDE;
        out->at[i] =
            (struct fc_point){corner.x + (column + 0.5) * cell, corner.y + (row + 0.5) * cell};
    }
}

/* The value that was cut down most. */
static size_t neediest(const int out[], const double value[], size_t size)
{
    size_t best = 0;
    for (size_t i = 1; i < size; i++)
        if (value[i] - out[i] > value[best] - out[best] + 1e-9)
            best = i;
    return best;
}

void fc_icons_round(int out[], const double value[], size_t size, int total)
{
    int given = 0;
    for (size_t i = 0; i < size; i++) {
        out[i] = (int)floor(value[i] + 1e-9);
        given += out[i];
    }
    for (; given < total; given++)
        out[neediest(out, value, size)]++;
}

/* Half a disc, as straight pieces too short to see. */
static void draw_half(struct fc_canvas *canvas, struct fc_point at, double radius, double way,
                      struct fc_paint paint)
{
    enum { PIECES = 8 };
    struct fc_point edge[PIECES + 1];
    for (int i = 0; i <= PIECES; i++) {
        const double turn = acos(-1) * i / PIECES;
        edge[i] = (struct fc_point){at.x + way * radius * sin(turn), at.y - radius * cos(turn)};
    }
    fc_canvas_polygon(canvas, edge, PIECES + 1, paint);
}

void fc_icon_draw(struct fc_canvas *canvas, const struct fc_theme *theme, struct fc_point at,
                  double radius, enum fc_icon icon)
{
    static const double STROKE = 1.5;
    const double        inner = radius - STROKE / 2;
    if (icon == FC_ICON_DISC) {
        fc_canvas_circle(canvas, at, radius, fc_paint_fill(theme->kept));
        return;
    }
    if (icon != FC_ICON_RING)
        draw_half(canvas, at, inner, icon == FC_ICON_LEFT ? -1 : 1, fc_paint_fill(theme->kept));
    fc_canvas_circle(canvas, at, inner, fc_paint_line(theme->missed, STROKE));
}
