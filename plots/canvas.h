/* Ten things that can be drawn, on whatever is behind the canvas; the first error is kept. */
#ifndef FC_PLOTS_CANVAS_H
#define FC_PLOTS_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fail.h"
#include "base/text.h"
#include "plots/theme.h"

/* x to the right, y downwards, in units (see plots/theme.h). */
struct fc_point {
    double x, y;
};

enum fc_anchor { FC_START, FC_MIDDLE, FC_END };

/* How a shape is filled and outlined. */
struct fc_paint {
    bool     filled;
    uint32_t fill;
    uint32_t line;
    double   width; /* of the outline; 0: none */
    double   dash;  /* length of dashes and gaps; 0: a whole line */
};

struct fc_paint fc_paint_fill(uint32_t colour);
struct fc_paint fc_paint_line(uint32_t colour, double width);
struct fc_paint fc_paint_dashed(uint32_t colour, double width, double dash);

struct fc_canvas;
struct _cairo;

/* What a back end can do. Coordinates are finite, text is whole UTF-8 without control characters.
   A failure goes into canvas->error; after one nothing but `end` is called. */
struct fc_canvas_back {
    void (*describe)(struct fc_canvas *canvas, const char *title, const char *description);
    void (*begin_group)(struct fc_canvas *canvas, const char *name);
    void (*end_group)(struct fc_canvas *canvas);
    void (*rect)(struct fc_canvas *canvas, double x, double y, double width, double height,
                 struct fc_paint paint);
    void (*circle)(struct fc_canvas *canvas, struct fc_point centre, double radius,
                   struct fc_paint paint);
    void (*path)(struct fc_canvas *canvas, const struct fc_point point[], size_t size, bool closed,
                 struct fc_paint paint);
    void (*text)(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                 enum fc_font font, uint32_t colour, const char *text);
    /* Writes the picture to `out` unless an error is kept, and gives everything back. */
    void (*end)(struct fc_canvas *canvas, struct fc_text *out);
};

struct fc_canvas {
    const struct fc_canvas_back *back;
    void                        *state; /* the back end's own */
    struct fc_error              error; /* the first; later drawing does nothing */
};

/* A picture FC_CHART_WIDTH x FC_CHART_HEIGHT units, 1..4 pixels a unit. */
void fc_canvas_begin_png(struct fc_canvas *canvas, double pixels_per_unit);

/* One page, A4 landscape, fonts embedded, the description printed under the figure. Dates are
   those of SOURCE_DATE_EPOCH if the environment sets it, so that bytes repeat. */
void fc_canvas_begin_pdf(struct fc_canvas *canvas);

/* On what somebody else made and finishes, in the units it is scaled to; nothing is described and
   fc_canvas_end writes nothing. */
void fc_canvas_begin_on(struct fc_canvas *canvas, struct _cairo *cairo);

/* When a document says it was made: SOURCE_DATE_EPOCH if set, else now; as cairo wants it. */
void fc_canvas_print_date(char out[32]);

/* Real text elements; every id in it begins with `prefix`, so that several share a page. */
void fc_canvas_begin_svg(struct fc_canvas *canvas, const char *prefix);

/* What is said about the picture to those who cannot see it. Before anything is drawn. */
void fc_canvas_describe(struct fc_canvas *canvas, const char *title, const char *description);

/* Names what is drawn until end_group. Groups nest. */
void fc_canvas_begin_group(struct fc_canvas *canvas, const char *name);
void fc_canvas_end_group(struct fc_canvas *canvas);

void fc_canvas_rect(struct fc_canvas *canvas, double x, double y, double width, double height,
                    struct fc_paint paint);
void fc_canvas_circle(struct fc_canvas *canvas, struct fc_point centre, double radius,
                      struct fc_paint paint);
void fc_canvas_line(struct fc_canvas *canvas, struct fc_point from, struct fc_point to,
                    struct fc_paint paint);
void fc_canvas_polyline(struct fc_canvas *canvas, const struct fc_point point[], size_t size,
                        struct fc_paint paint);
void fc_canvas_polygon(struct fc_canvas *canvas, const struct fc_point point[], size_t size,
                       struct fc_paint paint);

/* One line of text on the baseline `at`. */
void fc_canvas_text(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                    enum fc_font font, uint32_t colour, const char *text);

/* Ends the picture and appends its bytes to `out`. The status of the first thing that went wrong,
   which err then tells; `out` is then of no use. To be called once whatever happened. */
enum fc_status fc_canvas_end(struct fc_canvas *canvas, struct fc_text *out, struct fc_error *err);

#endif
