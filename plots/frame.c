#include "plots/frame.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "plots/words.h"

static const double TOP = 20, BELOW_TITLE = 2, BELOW_HEADER = 14, ABOVE_FOOTER = 10, BOTTOM = 14;

static const size_t TITLE_LINES = 3, SUBTITLE_LINES = 3, FOOTER_LINES = 2;

static double lines_height(enum fc_font font, size_t lines)
{
    return fc_font_look(font).line * (double)lines;
}

const char *fc_frame_bind(struct fc_ruler *ruler, const char *text)
{
    static const char no_break[] = "\xC2\xA0";
    static const char of[] = " of ";
    const char       *bound = "";
    for (const char *at; (at = strstr(text, of)) != NULL; text = at + strlen(of)) {
        const bool figure =
            at > text && isdigit((unsigned char)at[-1]) && isdigit((unsigned char)at[strlen(of)]);
        const char *space = figure ? no_break : " ";
        bound = fc_ruler_print(ruler, "%s%.*s%sof%s", bound, (int)(at - text), text, space, space);
    }
    return fc_ruler_print(ruler, "%s%s", bound, text);
}

const char *fc_frame_unbind(struct fc_ruler *ruler, const char *line)
{
    const char *plain = "";
    for (const char *at; (at = strstr(line, "\xC2\xA0")) != NULL; line = at + 2)
        plain = fc_ruler_print(ruler, "%s%.*s ", plain, (int)(at - line), line);
    return fc_ruler_print(ruler, "%s%s", plain, line);
}

static size_t wrap(struct fc_ruler *ruler, enum fc_font font, const char *text, size_t most,
                   const char *line[])
{
    const double width = FC_CHART_WIDTH - 2 * FC_CHART_MARGIN;
    const size_t lines = fc_ruler_wrap(ruler, font, fc_frame_bind(ruler, text), width, most, line);
    for (size_t i = 0; i < lines; i++)
        line[i] = fc_frame_unbind(ruler, line[i]);
    return lines;
}

void fc_frame_plan(struct fc_frame *out, struct fc_ruler *ruler, const char *title,
                   const char *subtitle, const char *footer)
{
    *out = (struct fc_frame){.left = FC_CHART_MARGIN, .right = FC_CHART_WIDTH - FC_CHART_MARGIN};
    out->titles = wrap(ruler, FC_FONT_TITLE, title, TITLE_LINES, out->title);
    out->subtitles = wrap(ruler, FC_FONT_SUBTITLE, subtitle, SUBTITLE_LINES, out->subtitle);
    out->footers = wrap(ruler, FC_FONT_FOOTER, footer, FOOTER_LINES, out->footer);
    out->top = TOP + lines_height(FC_FONT_TITLE, out->titles) + BELOW_TITLE +
               lines_height(FC_FONT_SUBTITLE, out->subtitles) + BELOW_HEADER;
    out->bottom =
        FC_CHART_HEIGHT - BOTTOM - lines_height(FC_FONT_FOOTER, out->footers) - ABOVE_FOOTER;
}

/* A simulation is no better than this many points of 100, two standard errors. */
static const char *error_words(struct fc_ruler *ruler, double standard_error)
{
    const double points = fmax(1, ceil(200 * standard_error - 1e-9));
    return fc_ruler_print(ruler, "chances are good to about ±%d in 100", (int)fmin(points, 50));
}

const char *fc_frame_footer(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    char        number[FC_NUMBER_TEXT];
    const char *text =
        fc_ruler_print(ruler, "%s simulated %s", fc_print_whole(number, (int64_t)facts->trials),
                       fc_futures_words(facts));
    if (facts->plan_file[0] != '\0')
        text = fc_ruler_print(ruler, "%s · %s", text, facts->plan_file);
    if (facts->seed[0] != '\0')
        text = fc_ruler_print(ruler, "%s · seed %s", text, facts->seed);
    text = fc_ruler_print(ruler, "%s · %s", text, error_words(ruler, facts->standard_error));
    if (facts->date[0] != '\0')
        text = fc_ruler_print(ruler, "%s · %s", text, facts->date);
    return text;
}

static double draw_lines(struct fc_canvas *canvas, double top, enum fc_font font, uint32_t colour,
                         const char *const line[], size_t lines)
{
    /* The baseline lies where ascent and descent share what the line leaves free. */
    const double step = fc_font_look(font).line;
    const double base = (step + fc_font_ascent(font) - fc_font_descent(font)) / 2;
    for (size_t i = 0; i < lines; i++, top += step)
        fc_canvas_text(canvas, (struct fc_point){FC_CHART_MARGIN, top + base}, FC_START, font,
                       colour, line[i]);
    return top;
}

void fc_frame_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_frame *frame)
{
    fc_canvas_begin_group(canvas, "paper");
    fc_canvas_rect(canvas, 0, 0, FC_CHART_WIDTH, FC_CHART_HEIGHT, fc_paint_fill(theme->paper));
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "frame");
    const double below =
        draw_lines(canvas, TOP, FC_FONT_TITLE, theme->ink, frame->title, frame->titles);
    draw_lines(canvas, below + BELOW_TITLE, FC_FONT_SUBTITLE, theme->second, frame->subtitle,
               frame->subtitles);
    draw_lines(canvas, frame->bottom + ABOVE_FOOTER, FC_FONT_FOOTER, theme->second, frame->footer,
               frame->footers);
    fc_canvas_end_group(canvas);
}

double fc_frame_drop(enum fc_font font)
{
    return 0.35 * fc_font_look(font).size;
}
