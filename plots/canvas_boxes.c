#include "plots/canvas_boxes.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "plots/label.h"

static void add(struct fc_canvas *canvas, struct fc_box box)
{
    struct fc_boxes *boxes = canvas->state;
    struct fc_box   *kept = fc_arena_take(boxes->arena, 1, sizeof *kept);
    if (kept == NULL) {
        fc_fail(&canvas->error, FC_NO_MEMORY, "not enough memory for the picture");
        return;
    }
    *kept = box;
    kept->group = boxes->depth == 0 ? "" : boxes->group[boxes->depth - 1];
    if (boxes->last == NULL)
        boxes->first = kept;
    else
        boxes->last->next = kept;
    boxes->last = kept;
}

static void describe(struct fc_canvas *canvas, const char *title, const char *description)
{
    struct fc_boxes *boxes = canvas->state;
    boxes->title = title;
    boxes->description = description;
}

static void begin_group(struct fc_canvas *canvas, const char *name)
{
    struct fc_boxes *boxes = canvas->state;
    assert(boxes->depth < sizeof boxes->group / sizeof boxes->group[0]);
    boxes->group[boxes->depth++] = name;
}

static void end_group(struct fc_canvas *canvas)
{
    struct fc_boxes *boxes = canvas->state;
    assert(boxes->depth > 0);
    boxes->depth--;
}

static void rect(struct fc_canvas *canvas, double x, double y, double width, double height,
                 struct fc_paint paint)
{
    add(canvas, (struct fc_box){.kind = FC_BOX_RECT,
                                .text = "",
                                .colour = paint.filled ? paint.fill : paint.line,
                                .left = x,
                                .top = y,
                                .right = x + width,
                                .bottom = y + height});
}

static void circle(struct fc_canvas *canvas, struct fc_point centre, double radius,
                   struct fc_paint paint)
{
    const double reach = radius + paint.width / 2;
    add(canvas, (struct fc_box){.kind = FC_BOX_CIRCLE,
                                .text = "",
                                .colour = paint.filled ? paint.fill : paint.line,
                                .left = centre.x - reach,
                                .top = centre.y - reach,
                                .right = centre.x + reach,
                                .bottom = centre.y + reach});
}

static void path(struct fc_canvas *canvas, const struct fc_point point[], size_t size, bool closed,
                 struct fc_paint paint)
{
    for (size_t i = closed ? 0 : 1; i < size; i++) {
        const struct fc_point from = point[i == 0 ? size - 1 : i - 1];
        const struct fc_point to = point[i];
        add(canvas, (struct fc_box){.kind = FC_BOX_PATH,
                                    .text = "",
                                    .colour = paint.filled ? paint.fill : paint.line,
                                    .left = fmin(from.x, to.x),
                                    .top = fmin(from.y, to.y),
                                    .right = fmax(from.x, to.x),
                                    .bottom = fmax(from.y, to.y),
                                    .from = from,
                                    .to = to});
    }
}

static void text(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                 enum fc_font font, uint32_t colour, const char *words)
{
    static const double share[] = {[FC_START] = 0, [FC_MIDDLE] = 0.5, [FC_END] = 1};
    struct fc_boxes    *boxes = canvas->state;
    const double        width = fc_ruler_width(boxes->ruler, font, words);
    const double        left = at.x - share[anchor] * width;
    add(canvas, (struct fc_box){.kind = FC_BOX_TEXT,
                                .text = words,
                                .colour = colour,
                                .left = left,
                                .top = at.y - fc_font_ascent(font),
                                .right = left + width,
                                .bottom = at.y + fc_font_descent(font)});
}

static void end(struct fc_canvas *canvas, struct fc_text *out)
{
    (void)canvas, (void)out;
}

static const struct fc_canvas_back boxes_back = {.describe = describe,
                                                 .begin_group = begin_group,
                                                 .end_group = end_group,
                                                 .rect = rect,
                                                 .circle = circle,
                                                 .path = path,
                                                 .text = text,
                                                 .end = end};

void fc_canvas_begin_boxes(struct fc_canvas *canvas, struct fc_boxes *boxes, struct fc_ruler *ruler)
{
    *canvas = (struct fc_canvas){.back = &boxes_back, .state = boxes};
    boxes->ruler = ruler;
    boxes->arena = ruler->arena;
}
