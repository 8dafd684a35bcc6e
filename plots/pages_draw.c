/* Laid out pages as a PDF: text that can be searched, an outline, links, numbers of pages. */
#include "plots/pages.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "plots/icons.h"
#include "plots/type.h"

struct printer {
    cairo_surface_t *surface;
    cairo_t         *cairo;
    PangoLayout     *layout;
    struct fc_text   bytes;
    struct fc_error  error; /* the first */
};

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned length)
{
    struct fc_text *text = closure;
    fc_text_add_bytes(text, (const char *)bytes, length);
    return text->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void keep_status(struct printer *printer, cairo_status_t status)
{
    if (printer->bytes.failed || status == CAIRO_STATUS_NO_MEMORY)
        fc_fail(&printer->error, FC_NO_MEMORY, "not enough memory for the pages");
    else if (status != CAIRO_STATUS_SUCCESS)
        fc_fail(&printer->error, FC_CANNOT_WRITE, "the pages cannot be drawn: %s",
                cairo_status_to_string(status));
}

static void set_colour(cairo_t *cairo, uint32_t colour)
{
    cairo_set_source_rgb(cairo, (double)(colour >> 16 & 0xFF) / 255,
                         (double)(colour >> 8 & 0xFF) / 255, (double)(colour & 0xFF) / 255);
}

/* ---- marks ---- */

static void draw_text(struct printer *printer, const struct fc_page_box *box)
{
    char name[64];
    snprintf(name, sizeof name, "name='chapter-%d'", box->chapter);
    if (box->chapter > 0)
        cairo_tag_begin(printer->cairo, CAIRO_TAG_DEST, name);
    snprintf(name, sizeof name, "dest='chapter-%d'", box->leads);
    if (box->leads > 0)
        cairo_tag_begin(printer->cairo, CAIRO_TAG_LINK, name);
    fc_page_type_set(printer->layout, box->type, box->text);
    set_colour(printer->cairo, box->colour);
    cairo_move_to(printer->cairo, box->left, box->top + fc_page_type_base(box->type));
    pango_cairo_show_layout_line(printer->cairo,
                                 pango_layout_get_line_readonly(printer->layout, 0));
    cairo_new_path(printer->cairo);
    if (box->leads > 0)
        cairo_tag_end(printer->cairo, CAIRO_TAG_LINK);
    if (box->chapter > 0)
        cairo_tag_end(printer->cairo, CAIRO_TAG_DEST);
}

static void draw_area(struct printer *printer, const struct fc_page_box *box)
{
    set_colour(printer->cairo, box->colour);
    cairo_rectangle(printer->cairo, box->left, box->top, box->right - box->left,
                    box->bottom - box->top);
    cairo_fill(printer->cairo);
}

static void draw_dots(struct fc_canvas *canvas, int kept)
{
    struct fc_icons icons;
    fc_icons_place(&icons, (struct fc_point){0, 0}, FC_CHART_WIDTH / 3.0);
    for (int i = 0; i < FC_ICONS; i++)
        fc_icon_draw(canvas, fc_theme_named("light"), icons.at[i], icons.radius,
                     i < kept ? FC_ICON_DISC : FC_ICON_RING);
}

/* What is drawn in the units of charts, `units` of them across the box. */
static void draw_on_canvas(struct printer *printer, const struct fc_page_box *box, double units)
{
    struct fc_canvas canvas;
    const double     scale = (box->right - box->left) / units;
    cairo_save(printer->cairo);
    cairo_rectangle(printer->cairo, box->left, box->top, box->right - box->left,
                    box->bottom - box->top);
    cairo_clip(printer->cairo);
    cairo_translate(printer->cairo, box->left, box->top);
    cairo_scale(printer->cairo, scale, scale);
    fc_canvas_begin_on(&canvas, printer->cairo);
    if (box->mark == FC_MARK_DOTS)
        draw_dots(&canvas, box->kept);
    else
        fc_chart_paint(&canvas, fc_theme_named("light"), box->chart, box->plan);
    fc_canvas_end(&canvas, NULL, &printer->error);
    cairo_restore(printer->cairo);
}

/* A hairline around a chart shows what belongs to it. */
static void draw_border(struct printer *printer, const struct fc_page_box *box)
{
    static const double THIN = 0.5;
    set_colour(printer->cairo, box->colour);
    cairo_set_line_width(printer->cairo, THIN);
    cairo_rectangle(printer->cairo, box->left + THIN / 2, box->top + THIN / 2,
                    box->right - box->left - THIN, box->bottom - box->top - THIN);
    cairo_stroke(printer->cairo);
}

static void draw_box(struct printer *printer, const struct fc_page_box *box)
{
    switch (box->mark) {
    case FC_MARK_TEXT: draw_text(printer, box); break;
    case FC_MARK_FILL:
    case FC_MARK_RULE: draw_area(printer, box); break;
    case FC_MARK_DOTS: draw_on_canvas(printer, box, FC_CHART_WIDTH / 3.0); break;
    case FC_MARK_CHART:
        draw_on_canvas(printer, box, FC_CHART_WIDTH);
        draw_border(printer, box);
        break;
    }
}

static void draw_page(struct printer *printer, const struct fc_page *page)
{
    char name[64];
    snprintf(name, sizeof name, "%d", page->number);
    cairo_pdf_surface_set_page_label(printer->surface, name);
    for (const struct fc_page_box *box = page->first; box != NULL; box = box->next) {
        draw_box(printer, box);
        if (box->chapter == 0)
            continue;
        snprintf(name, sizeof name, "dest='chapter-%d'", box->chapter);
        cairo_pdf_surface_add_outline(printer->surface, CAIRO_PDF_OUTLINE_ROOT, box->outline, name,
                                      0);
    }
    cairo_show_page(printer->cairo);
}

/* ---- the file ---- */

static void put_metadata(cairo_surface_t *surface, const struct fc_document *document)
{
    char date[40];
    if (document->date == NULL || document->date[0] == '\0')
        fc_canvas_print_date(date);
    else
        snprintf(date, sizeof date, "%.10sT00:00:00Z", document->date);
    const struct {
        cairo_pdf_metadata_t what;
        const char          *text;
    } known[] = {
        {CAIRO_PDF_METADATA_TITLE, document->title},
        {CAIRO_PDF_METADATA_AUTHOR, document->author},
        {CAIRO_PDF_METADATA_SUBJECT, document->subject},
        {CAIRO_PDF_METADATA_KEYWORDS, document->keywords},
        {CAIRO_PDF_METADATA_CREATOR, "funnelcast"},
        {CAIRO_PDF_METADATA_CREATE_DATE, date},
        {CAIRO_PDF_METADATA_MOD_DATE, date},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].text != NULL && known[i].text[0] != '\0')
            cairo_pdf_surface_set_metadata(surface, known[i].what, known[i].text);
}

static void begin(struct printer *printer, const struct fc_document *document)
{
    printer->surface = cairo_pdf_surface_create_for_stream(collect, &printer->bytes, FC_PAGE_WIDTH,
                                                           FC_PAGE_HEIGHT);
    put_metadata(printer->surface, document);
    printer->cairo = cairo_create(printer->surface);
    PangoContext *context = pango_cairo_create_context(printer->cairo);
    fc_type_prepare(context);
    printer->layout = pango_layout_new(context);
    g_object_unref(context);
}

enum fc_status fc_pages_draw(struct fc_text *out, const struct fc_pages *pages,
                             const struct fc_document *document, struct fc_error *err)
{
    struct printer printer = {0};
    begin(&printer, document);
    for (const struct fc_page *page = pages->first; page != NULL && printer.error.status == FC_OK;
         page = page->next)
        draw_page(&printer, page);
    keep_status(&printer, cairo_status(printer.cairo));
    cairo_surface_finish(printer.surface);
    keep_status(&printer,
                cairo_surface_status(printer.surface)); /* a failed write shows only here */
    if (printer.error.status == FC_OK) {
        fc_text_add_bytes(out, printer.bytes.bytes, printer.bytes.length);
        if (out->failed)
            fc_fail(&printer.error, FC_NO_MEMORY, "not enough memory for the pages");
    }
    g_object_unref(printer.layout);
    cairo_destroy(printer.cairo);
    cairo_surface_destroy(printer.surface);
    fc_text_free(&printer.bytes);
    return printer.error.status == FC_OK
               ? FC_OK
               : fc_fail(err, printer.error.status, "%s", printer.error.text);
}
