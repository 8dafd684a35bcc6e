/* A canvas of SVG: small, with real text that can be searched, selected and read aloud. */
#include "plots/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct svg {
    struct fc_text text;
    const char    *prefix; /* the caller's */
};

static struct fc_text *body(struct fc_canvas *canvas)
{
    return &((struct svg *)canvas->state)->text;
}

/* A name and a coordinate in hundredths of a unit, written without the locale's decimal sign. */
static void add_number(struct fc_text *out, const char *before, double value)
{
    const long  hundredths = lround(value * 100);
    const long  size = labs(hundredths);
    const char *sign = hundredths < 0 ? "-" : "";
    if (size % 100 == 0)
        fc_text_add(out, "%s%s%ld", before, sign, size / 100);
    else if (size % 10 == 0)
        fc_text_add(out, "%s%s%ld.%ld", before, sign, size / 100, size % 100 / 10);
    else
        fc_text_add(out, "%s%s%ld.%02ld", before, sign, size / 100, size % 100);
}

static void add_escaped(struct fc_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&': fc_text_add(out, "&amp;"); break;
        case '<': fc_text_add(out, "&lt;"); break;
        case '>': fc_text_add(out, "&gt;"); break;
        case '"': fc_text_add(out, "&quot;"); break;
        default: fc_text_add_bytes(out, text, 1);
        }
    }
}

static void add_paint(struct fc_text *out, struct fc_paint paint)
{
    if (paint.filled)
        fc_text_add(out, "\" fill=\"#%06x", (unsigned)paint.fill);
    else
        fc_text_add(out, "\" fill=\"none");
    if (paint.width > 0) {
        fc_text_add(out, "\" stroke=\"#%06x", (unsigned)paint.line);
        add_number(out, "\" stroke-width=\"", paint.width);
    }
    if (paint.dash > 0)
        add_number(out, "\" stroke-dasharray=\"", paint.dash);
    fc_text_add(out, "\"/>\n");
}

static void describe(struct fc_canvas *canvas, const char *title, const char *description)
{
    const struct svg *svg = canvas->state;
    struct fc_text   *out = body(canvas);
    fc_text_add(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
                "height=\"%d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" "
                "font-family=\"Inter, 'DejaVu Sans', system-ui, sans-serif\" font-size=\"12\">\n",
                FC_CHART_WIDTH, FC_CHART_HEIGHT, FC_CHART_WIDTH, FC_CHART_HEIGHT, svg->prefix,
                svg->prefix);
    fc_text_add(out, "<title id=\"%s-title\">", svg->prefix);
    add_escaped(out, title);
    fc_text_add(out, "</title>\n<desc id=\"%s-desc\">", svg->prefix);
    add_escaped(out, description);
    fc_text_add(out, "</desc>\n");
}

static void begin_group(struct fc_canvas *canvas, const char *name)
{
    fc_text_add(body(canvas), "<g class=\"");
    add_escaped(body(canvas), name);
    fc_text_add(body(canvas), "\">\n");
}

static void end_group(struct fc_canvas *canvas)
{
    fc_text_add(body(canvas), "</g>\n");
}

static void rect(struct fc_canvas *canvas, double x, double y, double width, double height,
                 struct fc_paint paint)
{
    add_number(body(canvas), "<rect x=\"", x);
    add_number(body(canvas), "\" y=\"", y);
    add_number(body(canvas), "\" width=\"", width);
    add_number(body(canvas), "\" height=\"", height);
    add_paint(body(canvas), paint);
}

static void circle(struct fc_canvas *canvas, struct fc_point centre, double radius,
                   struct fc_paint paint)
{
    add_number(body(canvas), "<circle cx=\"", centre.x);
    add_number(body(canvas), "\" cy=\"", centre.y);
    add_number(body(canvas), "\" r=\"", radius);
    add_paint(body(canvas), paint);
}

static void path(struct fc_canvas *canvas, const struct fc_point point[], size_t size, bool closed,
                 struct fc_paint paint)
{
    fc_text_add(body(canvas), closed ? "<polygon points=\"" : "<polyline points=\"");
    for (size_t i = 0; i < size; i++) {
        add_number(body(canvas), i == 0 ? "" : " ", point[i].x);
        add_number(body(canvas), ",", point[i].y);
    }
    if (paint.width > 0)
        fc_text_add(body(canvas), "\" stroke-linejoin=\"round");
    add_paint(body(canvas), paint);
}

static void text(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                 enum fc_font font, uint32_t colour, const char *words)
{
    static const char *const  anchors[] = {[FC_START] = "",
                                           [FC_MIDDLE] = " text-anchor=\"middle\"",
                                           [FC_END] = " text-anchor=\"end\""};
    const struct fc_font_look look = fc_font_look(font);
    add_number(body(canvas), "<text x=\"", at.x);
    add_number(body(canvas), "\" y=\"", at.y);
    fc_text_add(body(canvas), "\"%s fill=\"#%06x\"", anchors[anchor], (unsigned)colour);
    if (look.size != 12)
        fc_text_add(body(canvas), " font-size=\"%d\"", (int)look.size);
    if (look.weight != 400)
        fc_text_add(body(canvas), " font-weight=\"%d\"", look.weight);
    fc_text_add(body(canvas), ">");
    add_escaped(body(canvas), words);
    fc_text_add(body(canvas), "</text>\n");
}

static void end(struct fc_canvas *canvas, struct fc_text *out)
{
    struct svg *svg = canvas->state;
    if (svg == NULL)
        return;
    fc_text_add(&svg->text, "</svg>\n");
    if (svg->text.failed)
        fc_fail(&canvas->error, FC_NO_MEMORY, "not enough memory for the picture");
    else
        fc_text_add_bytes(out, svg->text.bytes, svg->text.length);
    fc_text_free(&svg->text);
    free(svg);
}

static const struct fc_canvas_back svg_back = {.describe = describe,
                                               .begin_group = begin_group,
                                               .end_group = end_group,
                                               .rect = rect,
                                               .circle = circle,
                                               .path = path,
                                               .text = text,
                                               .end = end};

void fc_canvas_begin_svg(struct fc_canvas *canvas, const char *prefix)
{
    struct svg *svg = calloc(1, sizeof *svg);
    *canvas = (struct fc_canvas){.back = &svg_back, .state = svg};
    if (svg == NULL)
        fc_fail(&canvas->error, FC_NO_MEMORY, "not enough memory for the picture");
    else
        svg->prefix = prefix;
}
