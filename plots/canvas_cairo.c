/* A canvas of cairo: PNG for slides and PDF for print. */
#include "plots/canvas.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "plots/type.h"

struct cairo_back {
    cairo_surface_t *surface; /* NULL: somebody else's, who finishes it */
    cairo_t         *cairo;
    PangoLayout     *layout;
    bool             is_pdf;
    struct fc_text   bytes;
};

/* A4 across, in points. */
static const double PAGE_WIDTH = 842, PAGE_HEIGHT = 595, PAGE_MARGIN = 36;

static struct cairo_back *mine(struct fc_canvas *canvas)
{
    return canvas->state;
}

static void set_colour(cairo_t *cairo, uint32_t colour)
{
    cairo_set_source_rgb(cairo, (double)(colour >> 16 & 0xFF) / 255,
                         (double)(colour >> 8 & 0xFF) / 255, (double)(colour & 0xFF) / 255);
}

/* Fills and outlines the current path. */
static void apply(cairo_t *cairo, struct fc_paint paint)
{
    if (paint.filled) {
        set_colour(cairo, paint.fill);
        cairo_fill_preserve(cairo);
    }
    if (paint.width > 0) {
        set_colour(cairo, paint.line);
        cairo_set_line_width(cairo, paint.width);
        cairo_set_dash(cairo, &paint.dash, paint.dash > 0 ? 1 : 0, 0);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

static double figure_scale(void)
{
    return (PAGE_WIDTH - 2 * PAGE_MARGIN) / FC_CHART_WIDTH;
}

/* cairo writes no alternative text into a PDF, so the description stands under the figure. */
static void print_description(struct cairo_back *back, const char *description)
{
    const double scale = figure_scale();
    const double left = PAGE_MARGIN + FC_CHART_MARGIN * scale; /* in line with the figure's text */
    cairo_save(back->cairo);
    cairo_identity_matrix(back->cairo);
    pango_layout_set_width(back->layout, (int)((PAGE_WIDTH - 2 * left) * PANGO_SCALE));
    pango_layout_set_height(back->layout, -4); /* lines that fit the page */
    pango_layout_set_ellipsize(back->layout, PANGO_ELLIPSIZE_END);
    fc_type_set(back->layout, FC_FONT_FOOTER, description);
    set_colour(back->cairo, fc_theme_named("light")->second);
    cairo_move_to(back->cairo, left, PAGE_MARGIN + FC_CHART_HEIGHT * scale + 8);
    pango_cairo_show_layout(back->cairo, back->layout);
    cairo_new_path(back->cairo);
    pango_layout_set_ellipsize(back->layout, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_width(back->layout, -1);
    cairo_restore(back->cairo);
}

static void describe(struct fc_canvas *canvas, const char *title, const char *description)
{
    struct cairo_back *back = mine(canvas);
    if (!back->is_pdf)
        return;
    cairo_pdf_surface_set_metadata(back->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(back->surface, CAIRO_PDF_METADATA_SUBJECT, description);
    print_description(back, description);
}

static void begin_group(struct fc_canvas *canvas, const char *name)
{
    (void)canvas, (void)name;
}

static void end_group(struct fc_canvas *canvas)
{
    (void)canvas;
}

static void rect(struct fc_canvas *canvas, double x, double y, double width, double height,
                 struct fc_paint paint)
{
    cairo_rectangle(mine(canvas)->cairo, x, y, width, height);
    apply(mine(canvas)->cairo, paint);
}

static void circle(struct fc_canvas *canvas, struct fc_point centre, double radius,
                   struct fc_paint paint)
{
    static const double FULL_TURN = 6.283185307179586;
    cairo_arc(mine(canvas)->cairo, centre.x, centre.y, radius, 0, FULL_TURN);
    apply(mine(canvas)->cairo, paint);
}

static void path(struct fc_canvas *canvas, const struct fc_point point[], size_t size, bool closed,
                 struct fc_paint paint)
{
    cairo_t *cairo = mine(canvas)->cairo;
    for (size_t i = 0; i < size; i++)
        cairo_line_to(cairo, point[i].x, point[i].y);
    if (closed)
        cairo_close_path(cairo);
    apply(cairo, paint);
}

static void text(struct fc_canvas *canvas, struct fc_point at, enum fc_anchor anchor,
                 enum fc_font font, uint32_t colour, const char *words)
{
    static const double share[] = {[FC_START] = 0, [FC_MIDDLE] = 0.5, [FC_END] = 1};
    struct cairo_back  *back = mine(canvas);
    PangoRectangle      extent;
    fc_type_set(back->layout, font, words);
    pango_layout_get_extents(back->layout, NULL, &extent);
    const double width = (double)extent.width / PANGO_SCALE;
    set_colour(back->cairo, colour);
    cairo_move_to(back->cairo, at.x - share[anchor] * width, at.y);
    pango_cairo_show_layout_line(back->cairo, pango_layout_get_line_readonly(back->layout, 0));
    cairo_new_path(back->cairo); /* text leaves its end behind as the begin of a line */
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned length)
{
    struct fc_text *text = closure;
    fc_text_add_bytes(text, (const char *)bytes, length);
    return text->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* cairo keeps its own first error; a failed write shows only here. */
static void keep_status(struct fc_canvas *canvas, cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS)
        fc_fail(&canvas->error, status == CAIRO_STATUS_NO_MEMORY ? FC_NO_MEMORY : FC_CANNOT_WRITE,
                "the picture cannot be drawn: %s", cairo_status_to_string(status));
}

static void end(struct fc_canvas *canvas, struct fc_text *out)
{
    struct cairo_back *back = canvas->state;
    if (back == NULL)
        return;
    keep_status(canvas, cairo_status(back->cairo));
    if (back->is_pdf) {
        cairo_show_page(back->cairo);
        cairo_surface_finish(back->surface);
    } else if (back->surface != NULL && canvas->error.status == FC_OK) {
        keep_status(canvas,
                    cairo_surface_write_to_png_stream(back->surface, collect, &back->bytes));
    }
    if (back->surface != NULL)
        keep_status(canvas, cairo_surface_status(back->surface));
    if (back->surface != NULL && canvas->error.status == FC_OK)
        fc_text_add_bytes(out, back->bytes.bytes, back->bytes.length);
    g_clear_object(&back->layout);
    cairo_destroy(back->cairo);
    cairo_surface_destroy(back->surface);
    fc_text_free(&back->bytes);
    free(back);
}

static const struct fc_canvas_back cairo_table = {.describe = describe,
                                                  .begin_group = begin_group,
                                                  .end_group = end_group,
                                                  .rect = rect,
                                                  .circle = circle,
                                                  .path = path,
                                                  .text = text,
                                                  .end = end};

static struct cairo_back *begin(struct fc_canvas *canvas, bool is_pdf)
{
    struct cairo_back *back = calloc(1, sizeof *back);
    *canvas = (struct fc_canvas){.back = &cairo_table, .state = back};
    if (back == NULL)
        fc_fail(&canvas->error, FC_NO_MEMORY, "not enough memory for the picture");
    else
        back->is_pdf = is_pdf;
    return back;
}

static void begin_drawing(struct fc_canvas *canvas)
{
    struct cairo_back *back = mine(canvas);
    PangoContext      *context = pango_cairo_create_context(back->cairo);
    fc_type_prepare(context);
    back->layout = pango_layout_new(context);
    g_object_unref(context);
    cairo_set_line_join(back->cairo, CAIRO_LINE_JOIN_ROUND);
    keep_status(canvas, cairo_status(back->cairo));
}

void fc_canvas_begin_png(struct fc_canvas *canvas, double pixels_per_unit)
{
    struct cairo_back *back = begin(canvas, false);
    if (back == NULL)
        return;
    back->surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(FC_CHART_WIDTH * pixels_per_unit),
                                   (int)(FC_CHART_HEIGHT * pixels_per_unit));
    back->cairo = cairo_create(back->surface);
    begin_drawing(canvas);
    cairo_scale(back->cairo, pixels_per_unit, pixels_per_unit);
}

void fc_canvas_begin_on(struct fc_canvas *canvas, struct _cairo *cairo)
{
    struct cairo_back *back = begin(canvas, false);
    if (back == NULL)
        return;
    back->cairo = cairo_reference(cairo);
    begin_drawing(canvas);
}

void fc_canvas_print_date(char out[32])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t      when = epoch == NULL ? time(NULL) : (time_t)strtoll(epoch, NULL, 10);
    struct tm   parts;
    if (gmtime_r(&when, &parts) == NULL || strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        snprintf(out, 32, "1970-01-01T00:00:00Z");
}

void fc_canvas_begin_pdf(struct fc_canvas *canvas)
{
    char               date[32];
    struct cairo_back *back = begin(canvas, true);
    if (back == NULL)
        return;
    back->surface =
        cairo_pdf_surface_create_for_stream(collect, &back->bytes, PAGE_WIDTH, PAGE_HEIGHT);
    fc_canvas_print_date(date);
    cairo_pdf_surface_set_metadata(back->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(back->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
    cairo_pdf_surface_set_metadata(back->surface, CAIRO_PDF_METADATA_CREATOR, "funnelcast");
    back->cairo = cairo_create(back->surface);
    begin_drawing(canvas);
    cairo_translate(back->cairo, PAGE_MARGIN, PAGE_MARGIN);
    cairo_scale(back->cairo, figure_scale(), figure_scale());
}
