/* A canvas of SVG: small, with real text that can be searched, selected and read aloud. */
#include "plots/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/thin.h"

/* Lines of more points than this are written briefly: to a tenth of a unit, and without the points
   that nobody would miss. */
enum { BRIEF = 8 };

static const double UNSEEN = 0.2;

struct svg {
    struct fc_text  text;
    const char     *prefix; /* the caller's */
    bool            painting;
    struct fc_paint paint; /* of the shapes since the last <g>, while painting */
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

static bool same_paint(struct fc_paint a, struct fc_paint b)
{
    return a.filled == b.filled && a.fill == b.fill && a.line == b.line &&
           !(fabs(a.width - b.width) > 0) && !(fabs(a.dash - b.dash) > 0);
}

static void stop_painting(struct svg *svg)
{
    if (svg->painting)
        fc_text_add(&svg->text, "</g>\n");
    svg->painting = false;
}

/* The next shape is painted so. Shapes alike that follow each other share one <g>, which says it
   once: a hundred dots are half as long. */
static struct fc_text *painted(struct fc_canvas *canvas, struct fc_paint paint)
{
    struct svg     *svg = canvas->state;
    struct fc_text *out = &svg->text;
    if (svg->painting && same_paint(svg->paint, paint))
        return out;
    stop_painting(svg);
    if (paint.filled)
        fc_text_add(out, "<g fill=\"#%06x", (unsigned)paint.fill);
    else
        fc_text_add(out, "<g fill=\"none");
    if (paint.width > 0) {
        fc_text_add(out, "\" stroke=\"#%06x", (unsigned)paint.line);
        add_number(out, "\" stroke-width=\"", paint.width);
    }
    if (paint.dash > 0)
        add_number(out, "\" stroke-dasharray=\"", paint.dash);
    fc_text_add(out, "\">\n");
    svg->painting = true;
    svg->paint = paint;
    return out;
}

static void describe(struct fc_canvas *canvas, const char *title, const char *description)
{
    const struct svg *svg = canvas->state;
    struct fc_text   *out = body(canvas);
    fc_text_add(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
                "height=\"%d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" "
                "font-family=\"Inter, 'DejaVu Sans', system-ui, sans-serif\" font-size=\"12\" "
                "stroke-linejoin=\"round\">\n",
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
    stop_painting(canvas->state);
    fc_text_add(body(canvas), "<g class=\"");
    add_escaped(body(canvas), name);
    fc_text_add(body(canvas), "\">\n");
}

static void end_group(struct fc_canvas *canvas)
{
    stop_painting(canvas->state);
    fc_text_add(body(canvas), "</g>\n");
}

static void rect(struct fc_canvas *canvas, double x, double y, double width, double height,
                 struct fc_paint paint)
{
    struct fc_text *out = painted(canvas, paint);
    add_number(out, "<rect x=\"", x);
    add_number(out, "\" y=\"", y);
    add_number(out, "\" width=\"", width);
    add_number(out, "\" height=\"", height);
    fc_text_add(out, "\"/>\n");
}

static void circle(struct fc_canvas *canvas, struct fc_point centre, double radius,
                   struct fc_paint paint)
{
    struct fc_text *out = painted(canvas, paint);
    add_number(out, "<circle cx=\"", centre.x);
    add_number(out, "\" cy=\"", centre.y);
    add_number(out, "\" r=\"", radius);
    fc_text_add(out, "\"/>\n");
}

/* A step in tenths as paths write it: "1", "-.5", " 2.3"; a sign, or a second point, is separation
   enough. */
static void add_step(struct fc_text *out, long tenths, bool *pointed)
{
    const long whole = labs(tenths) / 10;
    const long rest = labs(tenths) % 10;
    const bool apart = tenths < 0 || (whole == 0 && rest > 0 && *pointed);
    fc_text_add(out, "%s%s", tenths < 0 ? "-" : "", apart ? "" : " ");
    if (whole > 0 || rest == 0)
        fc_text_add(out, "%ld", whole);
    if (rest > 0)
        fc_text_add(out, ".%ld", rest);
    *pointed = rest > 0;
}

static void brief_path(struct fc_text *out, const struct fc_point point[], size_t size, bool closed)
{
    long x = 0;
    long y = 0;
    bool pointed = false;
    fc_text_add(out, "<path d=\"M");
    for (size_t i = 0; i < size; i++) {
        const long next_x = lround(10 * point[i].x);
        const long next_y = lround(10 * point[i].y);
        add_step(out, next_x - x, &pointed);
        add_step(out, next_y - y, &pointed);
        if (i == 0 && size > 1)
            fc_text_add(out, "l");
        x = next_x;
        y = next_y;
    }
    fc_text_add(out, closed ? "z" : "");
}

static void whole_path(struct fc_text *out, const struct fc_point point[], size_t size, bool closed)
{
    fc_text_add(out, closed ? "<polygon points=\"" : "<polyline points=\"");
    for (size_t i = 0; i < size; i++) {
        add_number(out, i == 0 ? "" : " ", point[i].x);
        add_number(out, ",", point[i].y);
    }
}

static void path(struct fc_canvas *canvas, const struct fc_point point[], size_t size, bool closed,
                 struct fc_paint paint)
{
    struct fc_text  *out = painted(canvas, paint);
    struct fc_point *thin = size > BRIEF ? malloc(size * sizeof *thin) : NULL;
    if (thin != NULL)
        brief_path(out, thin, fc_points_thin(thin, point, size, UNSEEN), closed);
    else
        whole_path(out, point, size, closed);
    free(thin);
    fc_text_add(out, "\"/>\n");
}

static void text(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                 enum fc_font font, uint32_t colour, const char *words)
{
    static const char *const  anchors[] = {[FC_START] = "",
                                           [FC_MIDDLE] = " text-anchor=\"middle\"",
                                           [FC_END] = " text-anchor=\"end\""};
    const struct fc_font_look look = fc_font_look(font);
    stop_painting(canvas->state);
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
    stop_painting(svg);
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
