#include "plots/canvas.h"

#include <assert.h>
#include <math.h>

struct fc_paint fc_paint_fill(uint32_t colour)
{
    return (struct fc_paint){.filled = true, .fill = colour};
}

struct fc_paint fc_paint_line(uint32_t colour, double width)
{
    return (struct fc_paint){.line = colour, .width = width};
}

struct fc_paint fc_paint_dashed(uint32_t colour, double width, double dash)
{
    return (struct fc_paint){.line = colour, .width = width, .dash = dash};
}

static bool ready(const struct fc_canvas *canvas)
{
    return canvas->error.status == FC_OK;
}

#ifndef NDEBUG /* only assertions ask */
static bool sound(const struct fc_point point[], size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!isfinite(point[i].x) || !isfinite(point[i].y))
            return false;
    return true;
}
#endif

void fc_canvas_describe(struct fc_canvas *canvas, const char *title, const char *description)
{
    if (ready(canvas))
        canvas->back->describe(canvas, title, description);
}

void fc_canvas_begin_group(struct fc_canvas *canvas, const char *name)
{
    if (ready(canvas))
        canvas->back->begin_group(canvas, name);
}

void fc_canvas_end_group(struct fc_canvas *canvas)
{
    if (ready(canvas))
        canvas->back->end_group(canvas);
}

void fc_canvas_rect(struct fc_canvas *canvas, double x, double y, double width, double height,
                    struct fc_paint paint)
{
    assert(isfinite(x) && isfinite(y) && width >= 0 && height >= 0);
    if (ready(canvas))
        canvas->back->rect(canvas, x, y, width, height, paint);
}

void fc_canvas_circle(struct fc_canvas *canvas, struct fc_point centre, double radius,
                      struct fc_paint paint)
{
    assert(sound(&centre, 1) && radius > 0);
    if (ready(canvas))
        canvas->back->circle(canvas, centre, radius, paint);
}

void fc_canvas_line(struct fc_canvas *canvas, struct fc_point from, struct fc_point to,
                    struct fc_paint paint)
{
    const struct fc_point ends[] = {from, to};
    fc_canvas_polyline(canvas, ends, 2, paint);
}

void fc_canvas_polyline(struct fc_canvas *canvas, const struct fc_point point[], size_t size,
                        struct fc_paint paint)
{
    assert(sound(point, size));
    if (ready(canvas) && size >= 2)
        canvas->back->path(canvas, point, size, false, paint);
}

void fc_canvas_polygon(struct fc_canvas *canvas, const struct fc_point point[], size_t size,
                       struct fc_paint paint)
{
    assert(sound(point, size));
    if (ready(canvas) && size >= 3)
        canvas->back->path(canvas, point, size, true, paint);
}

void fc_canvas_text(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                    enum fc_font font, uint32_t colour, const char *text)
{
    assert(sound(&at, 1));
    if (ready(canvas) && text[0] != '\0')
        canvas->back->text(canvas, at, anchor, font, colour, text);
}

enum fc_status fc_canvas_end(struct fc_canvas *canvas, struct fc_text *out, struct fc_error *err)
{
    canvas->back->end(canvas, out);
    canvas->state = NULL;
    if (ready(canvas) && out != NULL && out->failed)
        fc_fail(&canvas->error, FC_NO_MEMORY, "not enough memory for the picture");
    if (!ready(canvas))
        return fc_fail(err, canvas->error.status, "%s", canvas->error.text);
    return FC_OK;
}
