/* The speed table as a picture: a dot for each tool on a scale of powers of ten.

   draw_speed ROWS PICTURE.svg|.png: rows are words between tabs: title, subtitle and footer with
   their text; head with a heading; peer or ours with a name and its trials a second. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/write_file.h"
#include "plots/chart.h"
#include "plots/frame.h"
#include "plots/scale.h"

enum { MOST_ROWS = 24, MOST_TEXT = 512 };

enum kind { HEAD, PEER, OURS };

struct row {
    enum kind kind;
    char      name[MOST_TEXT];
    double    rate;
};

struct picture {
    char       title[MOST_TEXT], subtitle[MOST_TEXT], footer[MOST_TEXT];
    struct row row[MOST_ROWS];
    size_t     n;
};

static void fail(const char *what)
{
    fprintf(stderr, "draw_speed: %s\n", what);
    exit(1);
}

static bool read_row(struct row *row, const char *kind, const char *name, const char *rate)
{
    row->kind = strcmp(kind, "ours") == 0 ? OURS : strcmp(kind, "peer") == 0 ? PEER : HEAD;
    row->rate = rate != NULL ? strtod(rate, NULL) : 0;
    snprintf(row->name, sizeof row->name, "%s", name);
    return row->kind == HEAD ? strcmp(kind, "head") == 0 : row->rate >= 1;
}

static void read_rows(struct picture *picture, FILE *file)
{
    char line[2 * MOST_TEXT];
    while (fgets(line, sizeof line, file) != NULL) {
        const char *kind = strtok(line, "\t\n"), *text = strtok(NULL, "\t\n");
        const char *rate = strtok(NULL, "\t\n");
        if (kind == NULL || text == NULL)
            fail("a row without text");
        else if (strcmp(kind, "title") == 0)
            snprintf(picture->title, MOST_TEXT, "%s", text);
        else if (strcmp(kind, "subtitle") == 0)
            snprintf(picture->subtitle, MOST_TEXT, "%s", text);
        else if (strcmp(kind, "footer") == 0)
            snprintf(picture->footer, MOST_TEXT, "%s", text);
        else if (picture->n == MOST_ROWS ||
                 !read_row(&picture->row[picture->n++], kind, text, rate))
            fail("a row that is neither head, peer nor ours, or one too many");
    }
}

/* Powers of ten that hold all rates. */
static struct fc_scale range(const struct picture *picture, double left, double right)
{
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < picture->n; i++)
        if (picture->row[i].kind != HEAD) {
            low = fmin(low, floor(log10(picture->row[i].rate)));
            high = fmax(high, ceil(log10(picture->row[i].rate)));
        }
    if (!(low <= high))
        fail("nothing to draw");
    return fc_scale_make(low, high, left, right);
}

static double widest_name(const struct picture *picture, struct fc_ruler *ruler)
{
    double widest = 0;
    for (size_t i = 0; i < picture->n; i++)
        if (picture->row[i].kind != HEAD)
            widest = fmax(widest, fc_ruler_width(ruler, FC_FONT_STRONG, picture->row[i].name));
    return widest;
}

/* Two digits are what a measurement is good for. */
static const char *rate_words(struct fc_ruler *ruler, double rate)
{
    char number[FC_NUMBER_TEXT];
    return fc_ruler_print(ruler, "%s", fc_print_short(number, rate, 2));
}

static void draw_grid(struct fc_canvas *canvas, struct fc_ruler *ruler,
                      const struct fc_theme *theme, const struct fc_scale *scale, double top,
                      double bottom)
{
    fc_canvas_begin_group(canvas, "axis");
    for (double power = scale->low; power <= scale->high; power++) {
        const double x = fc_scale_at(scale, power);
        fc_canvas_line(canvas, (struct fc_point){x, top}, (struct fc_point){x, bottom},
                       fc_paint_line(theme->grid, 1));
        fc_canvas_text(canvas, (struct fc_point){x, bottom + fc_font_look(FC_FONT_LABEL).line},
                       FC_MIDDLE, FC_FONT_LABEL, theme->second, rate_words(ruler, pow(10, power)));
    }
    fc_canvas_end_group(canvas);
}

/* Paper behind a text, so that no grid line runs through it. */
static void draw_ground(struct fc_canvas *canvas, const struct fc_theme *theme, double left,
                        double y, double width)
{
    fc_canvas_rect(canvas, left - 3, y - 8, width + 6, 16, fc_paint_fill(theme->paper));
}

static void draw_row(struct fc_canvas *canvas, struct fc_ruler *ruler, const struct fc_theme *theme,
                     const struct fc_scale *scale, const struct row *row, double y)
{
    static const double RADIUS = 5, GAP = 12;
    const double        base = y + fc_frame_drop(FC_FONT_LABEL);
    if (row->kind == HEAD) {
        draw_ground(canvas, theme, FC_CHART_MARGIN, y,
                    fc_ruler_width(ruler, FC_FONT_STRONG, row->name));
        fc_canvas_text(canvas, (struct fc_point){FC_CHART_MARGIN, base}, FC_START, FC_FONT_STRONG,
                       theme->ink, row->name);
        return;
    }
    const enum fc_font font = row->kind == OURS ? FC_FONT_STRONG : FC_FONT_LABEL;
    const uint32_t     colour = row->kind == OURS ? theme->kept : theme->second;
    const double       x = fc_scale_at(scale, log10(row->rate));
    const char        *value = rate_words(ruler, row->rate);
    fc_canvas_text(canvas, (struct fc_point){scale->start - GAP, base}, FC_END, font, colour,
                   row->name);
    fc_canvas_circle(canvas, (struct fc_point){x, y}, RADIUS, fc_paint_fill(colour));
    draw_ground(canvas, theme, x + RADIUS + 5, y, fc_ruler_width(ruler, font, value));
    fc_canvas_text(canvas, (struct fc_point){x + RADIUS + 5, base}, FC_START, font, colour, value);
}

static void draw(struct fc_canvas *canvas, struct fc_ruler *ruler, const struct picture *picture)
{
    const struct fc_theme *theme = fc_theme_named("light");
    struct fc_frame        frame;
    fc_frame_plan(&frame, ruler, picture->title, picture->subtitle, picture->footer);
    const double          room = fc_ruler_width(ruler, FC_FONT_STRONG, "10,000,000");
    const double          left = frame.left + widest_name(picture, ruler) + 2 * FC_CHART_MARGIN;
    const double          bottom = frame.bottom - fc_font_look(FC_FONT_LABEL).line;
    const double          step = (bottom - frame.top) / (double)picture->n;
    const struct fc_scale scale = range(picture, left, frame.right - room / 2);

    fc_canvas_describe(canvas, picture->title, picture->subtitle);
    fc_frame_draw(canvas, theme, &frame);
    draw_grid(canvas, ruler, theme, &scale, frame.top, bottom);
    fc_canvas_begin_group(canvas, "tools");
    for (size_t i = 0; i < picture->n; i++)
        draw_row(canvas, ruler, theme, &scale, &picture->row[i],
                 frame.top + ((double)i + 0.5) * step);
    fc_canvas_end_group(canvas);
}

int main(int argc, char *argv[])
{
    struct picture   picture = {0};
    struct fc_arena  arena = {0};
    struct fc_ruler  ruler;
    struct fc_canvas canvas;
    struct fc_text   bytes = {0};
    struct fc_error  err = {0};
    FILE            *file = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (file == NULL)
        fail("usage: draw_speed ROWS PICTURE.svg|.png");
    read_rows(&picture, file);
    fclose(file);
    if (fc_ruler_make(&ruler, &arena, &err) != FC_OK)
        fail(err.text);
    if (strlen(argv[2]) > 4 && strcmp(argv[2] + strlen(argv[2]) - 4, ".png") == 0)
        fc_canvas_begin_png(&canvas, 2);
    else
        fc_canvas_begin_svg(&canvas, "speed");
    draw(&canvas, &ruler, &picture);
    if (fc_canvas_end(&canvas, &bytes, &err) != FC_OK ||
        fc_file_write(argv[2], bytes.bytes, bytes.length, &err) != FC_OK)
        fail(err.text);
    fc_text_free(&bytes);
    fc_ruler_free(&ruler);
    fc_arena_free(&arena);
    fc_charts_end();
    return 0;
}
