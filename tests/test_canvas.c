/* The back ends draw the same things, write whole files, and keep their first error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "plots/canvas_boxes.h"
#include "plots/chart.h"
#include "plots/label.h"

#define assert_near(value, expected, room) assert_true(fabs((value) - (expected)) <= (room))

static void draw_something(struct fc_canvas *canvas)
{
    static const struct fc_point line[] = {{10, 10}, {60.255, 40}, {110, 10}};
    fc_canvas_describe(canvas, "Tom & <Jerry>", "50% of \"all\"");
    fc_canvas_rect(canvas, 0, 0, FC_CHART_WIDTH, FC_CHART_HEIGHT, fc_paint_fill(0xFFFFFF));
    fc_canvas_begin_group(canvas, "marks");
    fc_canvas_circle(canvas, (struct fc_point){100.5, 200}, 20, fc_paint_fill(0x0072B2));
    fc_canvas_circle(canvas, (struct fc_point){200, 200}, 20, fc_paint_line(0xB45000, 2));
    fc_canvas_polyline(canvas, line, 3, fc_paint_dashed(0x1A1A1A, 1.5, 4));
    fc_canvas_polygon(canvas, line, 3, fc_paint_fill(0xD6E6F2));
    fc_canvas_end_group(canvas);
    fc_canvas_text(canvas, (struct fc_point){360, 100}, FC_MIDDLE, FC_FONT_STRONG, 0x1A1A1A,
                   "a < b & 100%s");
    fc_canvas_line(canvas, (struct fc_point){0, 300}, (struct fc_point){50, 300},
                   fc_paint_line(0x1A1A1A, 2));
}

static void svg_is_as_written_here(void **unused)
{
    static const char expected[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 420\" width=\"720\" "
        "height=\"420\" role=\"img\" aria-labelledby=\"p1-title p1-desc\" "
        "font-family=\"Inter, 'DejaVu Sans', system-ui, sans-serif\" font-size=\"12\">\n"
        "<title id=\"p1-title\">Tom &amp; &lt;Jerry&gt;</title>\n"
        "<desc id=\"p1-desc\">50% of &quot;all&quot;</desc>\n"
        "<rect x=\"0\" y=\"0\" width=\"720\" height=\"420\" fill=\"#ffffff\"/>\n"
        "<g class=\"marks\">\n"
        "<circle cx=\"100.5\" cy=\"200\" r=\"20\" fill=\"#0072b2\"/>\n"
        "<circle cx=\"200\" cy=\"200\" r=\"20\" fill=\"none\" stroke=\"#b45000\" "
        "stroke-width=\"2\"/>\n"
        "<polyline points=\"10,10 60.26,40 110,10\" stroke-linejoin=\"round\" fill=\"none\" "
        "stroke=\"#1a1a1a\" stroke-width=\"1.5\" stroke-dasharray=\"4\"/>\n"
        "<polygon points=\"10,10 60.26,40 110,10\" fill=\"#d6e6f2\"/>\n"
        "</g>\n"
        "<text x=\"360\" y=\"100\" text-anchor=\"middle\" fill=\"#1a1a1a\" font-weight=\"600\">"
        "a &lt; b &amp; 100%s</text>\n"
        "<polyline points=\"0,300 50,300\" stroke-linejoin=\"round\" fill=\"none\" "
        "stroke=\"#1a1a1a\" stroke-width=\"2\"/>\n"
        "</svg>\n";
    struct fc_canvas canvas;
    struct fc_text   out = {0};
    struct fc_error  err = {0};
    (void)unused;
    fc_canvas_begin_svg(&canvas, "p1");
    draw_something(&canvas);
    assert_int_equal(fc_canvas_end(&canvas, &out, &err), FC_OK);
    assert_string_equal(out.bytes, expected);
    fc_text_free(&out);
}

struct reader {
    const struct fc_text *text;
    size_t                at;
};

static cairo_status_t read_bytes(void *closure, unsigned char *bytes, unsigned length)
{
    struct reader *reader = closure;
    if (reader->text->length - reader->at < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, reader->text->bytes + reader->at, length);
    reader->at += length;
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t pixel(cairo_surface_t *surface, int x, int y)
{
    const unsigned char *row =
        cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface);
    uint32_t colour;
    memcpy(&colour, row + 4 * x, 4);
    return colour & 0xFFFFFF;
}

static void png_has_the_pixels(void **unused)
{
    (void)unused;
    for (int scale = 1; scale <= 2; scale++) {
        struct fc_canvas canvas;
        struct fc_text   out = {0};
        struct fc_error  err = {0};
        fc_canvas_begin_png(&canvas, scale);
        draw_something(&canvas);
        assert_int_equal(fc_canvas_end(&canvas, &out, &err), FC_OK);
        struct reader    reader = {&out, 0};
        cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
        assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
        assert_int_equal(cairo_image_surface_get_width(surface), 720 * scale);
        assert_int_equal(cairo_image_surface_get_height(surface), 420 * scale);
        assert_int_equal(pixel(surface, 100 * scale, 200 * scale), 0x0072B2);
        assert_int_equal(pixel(surface, 200 * scale, 200 * scale), 0xFFFFFF);
        assert_int_equal(pixel(surface, 500 * scale, 200 * scale), 0xFFFFFF);
        /* Text leaves no line behind: nothing leads from it down to where the next line begins. */
        for (int x = 130; x < 700; x++)
            assert_int_equal(pixel(surface, x * scale, 150 * scale), 0xFFFFFF);
        assert_int_equal(pixel(surface, 25 * scale, 300 * scale), 0x1A1A1A);
        cairo_surface_destroy(surface);
        fc_text_free(&out);
    }
}

/* The columns from the first to the last that hold ink, in units. */
static double ink_width(enum fc_font font, const char *text)
{
    enum { SCALE = 2 };
    struct fc_canvas canvas;
    struct fc_text   out = {0};
    int              first = -1;
    int              last = -1;
    fc_canvas_begin_png(&canvas, SCALE);
    fc_canvas_rect(&canvas, 0, 0, FC_CHART_WIDTH, FC_CHART_HEIGHT, fc_paint_fill(0xFFFFFF));
    fc_canvas_text(&canvas, (struct fc_point){20, 200}, FC_START, font, 0x000000, text);
    assert_int_equal(fc_canvas_end(&canvas, &out, NULL), FC_OK);
    struct reader    reader = {&out, 0};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    for (int x = 0; x < FC_CHART_WIDTH * SCALE; x++)
        for (int y = 100 * SCALE; y < 250 * SCALE; y++)
            if (pixel(surface, x, y) != 0xFFFFFF) {
                first = first < 0 ? x : first;
                last = x;
            }
    cairo_surface_destroy(surface);
    fc_text_free(&out);
    return (double)(last - first + 1) / SCALE;
}

/* The layout trusts the ruler, so the ruler is held against what is really drawn: it must not be
   smaller, and not larger than its 8 % and the white at both ends of a letter. */
static void text_is_as_wide_as_measured(void **unused)
{
    static const char *const texts[] = {"You can safely promise 133 leads", "WWWWWWWWWW",
                                        "72 of 100", "Größe €1.33m, nicht €1.5m"};
    struct fc_arena          arena = {0};
    struct fc_ruler          ruler;
    (void)unused;
    assert_int_equal(fc_ruler_make(&ruler, &arena, NULL), FC_OK);
    for (int font = FC_FONT_TITLE; font <= FC_FONT_HUGE; font++)
        for (size_t i = 0; i < 4; i++) {
            const double size = fc_font_look((enum fc_font)font).size;
            const double ink = ink_width((enum fc_font)font, texts[i]);
            const double measured = fc_ruler_width(&ruler, (enum fc_font)font, texts[i]);
            if (ink > 650)
                continue; /* runs off the picture */
            assert_true(measured >= 1.07 * ink);
            assert_true(measured <= 1.08 * (ink + 0.35 * size + 1));
        }
    fc_ruler_free(&ruler);
    fc_arena_free(&arena);
}

static void pdf_is_dated_by_the_environment(void **unused)
{
    struct fc_text one = {0};
    struct fc_text two = {0};
    struct fc_text later = {0};
    (void)unused;
    struct fc_text *const outs[] = {&one, &two, &later};
    for (size_t i = 0; i < 3; i++) {
        struct fc_canvas canvas;
        setenv("SOURCE_DATE_EPOCH", i == 2 ? "1800086400" : "1800000000", 1);
        fc_canvas_begin_pdf(&canvas);
        draw_something(&canvas);
        assert_int_equal(fc_canvas_end(&canvas, outs[i], NULL), FC_OK);
        assert_memory_equal(outs[i]->bytes, "%PDF-1.5", 8);
        assert_memory_equal(outs[i]->bytes + outs[i]->length - 6, "%%EOF\n", 6);
    }
    unsetenv("SOURCE_DATE_EPOCH");
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.bytes, two.bytes, one.length);
    assert_memory_not_equal(one.bytes, later.bytes, one.length);
    for (size_t i = 0; i < 3; i++)
        fc_text_free(outs[i]);
}

static void boxes_remember(void **unused)
{
    struct fc_arena  arena = {0};
    struct fc_boxes  boxes = {0};
    struct fc_ruler  ruler;
    struct fc_canvas canvas;
    size_t           count[4] = {0};
    (void)unused;
    assert_int_equal(fc_ruler_make(&ruler, &arena, NULL), FC_OK);
    fc_canvas_begin_boxes(&canvas, &boxes, &ruler);
    draw_something(&canvas);
    assert_int_equal(fc_canvas_end(&canvas, NULL, NULL), FC_OK);
    assert_string_equal(boxes.title, "Tom & <Jerry>");
    for (const struct fc_box *box = boxes.first; box != NULL; box = box->next) {
        count[box->kind]++;
        if (box->kind != FC_BOX_TEXT)
            continue;
        assert_string_equal(box->text, "a < b & 100%s");
        assert_near((box->left + box->right) / 2, 360, 1e-9);
        assert_true(box->top < 100 && box->bottom > 100);
    }
    assert_int_equal(count[FC_BOX_TEXT], 1);
    assert_int_equal(count[FC_BOX_RECT], 1);
    assert_int_equal(count[FC_BOX_CIRCLE], 2);
    assert_int_equal(count[FC_BOX_PATH], 2 + 3 + 1);
    fc_ruler_free(&ruler);
    fc_arena_free(&arena);
}

static void the_first_error_stays(void **unused)
{
    struct fc_canvas canvas;
    struct fc_text   out = {0};
    struct fc_error  err = {0};
    (void)unused;
    fc_canvas_begin_png(&canvas, 1);
    fc_fail(&canvas.error, FC_CANNOT_WRITE, "the pen broke");
    draw_something(&canvas);
    fc_fail(&canvas.error, FC_NO_MEMORY, "and the paper tore");
    assert_int_equal(fc_canvas_end(&canvas, &out, &err), FC_CANNOT_WRITE);
    assert_string_equal(err.text, "the pen broke");
    assert_int_equal(out.length, 0);
}

/* A picture of more pixels than an image may have. */
static void what_cairo_refuses_is_told(void **unused)
{
    struct fc_canvas canvas;
    struct fc_text   out = {0};
    struct fc_error  err = {0};
    (void)unused;
    fc_canvas_begin_png(&canvas, 1000);
    draw_something(&canvas);
    assert_int_not_equal(fc_canvas_end(&canvas, &out, &err), FC_OK);
    assert_non_null(strstr(err.text, "cannot be drawn"));
    assert_int_equal(out.length, 0);
}

static int end(void **unused)
{
    (void)unused;
    fc_charts_end();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg_is_as_written_here),
        cmocka_unit_test(png_has_the_pixels),
        cmocka_unit_test(text_is_as_wide_as_measured),
        cmocka_unit_test(pdf_is_dated_by_the_environment),
        cmocka_unit_test(boxes_remember),
        cmocka_unit_test(the_first_error_stays),
        cmocka_unit_test(what_cairo_refuses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
