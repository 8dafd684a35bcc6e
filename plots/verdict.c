#include "plots/verdict.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/words.h"

/* Parts of a joint promise that are listed at most. */
enum { PARTS_SHOWN = 3 };

const char *fc_verdict_unfit(const struct fc_chart_facts *facts)
{
    return facts->promise == NULL ? "nothing is promised" : NULL;
}

static bool rough(const struct fc_chart_facts *facts)
{
    return facts->standard_error > 0.005;
}

/* As many dots as the words say: tens when they say "about 7 in 10". */
static int kept_dots(const struct fc_chart_facts *facts)
{
    const int tenths = (int)lround(10 * facts->probability);
    if (!rough(facts))
        return fc_chance_of_100(facts->probability);
    return tenths <= 0 ? 5 : tenths >= 10 ? 95 : 10 * tenths;
}

static const char *title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const char *chance = fc_chance_words(ruler, facts->probability, facts->standard_error);
    const char *futures = fc_futures_words(facts);
    if (facts->part_count == 2)
        return fc_ruler_print(ruler, "Both promises hold together in %s possible %s", chance,
                              futures);
    if (facts->part_count > 2)
        return fc_ruler_print(ruler, "All %s promises hold together in %s possible %s",
                              fc_number_word(ruler, facts->part_count), chance, futures);
    return fc_ruler_print(ruler, "The promise holds in %s possible %s", chance, futures);
}

static const char *subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    return fc_ruler_print(ruler,
                          "%s. Each dot is one possible %s: filled where %s kept, a ring "
                          "where %s missed.",
                          fc_words_capital(ruler, facts->promise), fc_future_word(facts),
                          facts->part_count > 1 ? "all is" : "the promise is",
                          facts->part_count > 1 ? "something is" : "it is");
}

/* "72 of 100", ">99 of 100", or "7 in 10": what can be read from across the room. */
static const char *huge(struct fc_ruler *ruler, const struct fc_chart_facts *facts, double chance)
{
    const int tenths = (int)lround(10 * chance);
    if (!rough(facts))
        return fc_chance_label(ruler, chance, 0);
    if (tenths <= 0)
        return "<1 in 10";
    return tenths >= 10 ? ">9 in 10" : fc_ruler_print(ruler, "%d in 10", tenths);
}

static const char *asked_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    static const char *const ends[] = {[FC_CHART_YES] = "this is enough",
                                       [FC_CHART_NOT_YET] = "not enough yet",
                                       [FC_CHART_NO] = "not enough",
                                       [FC_CHART_TOO_CLOSE] = "too close to call"};
    /* 89.6 is printed as 90: the reader must not see 90 fall short of 90 without a word. */
    const bool just_under =
        (facts->verdict == FC_CHART_NO || facts->verdict == FC_CHART_NOT_YET) &&
        fc_chance_of_100(facts->probability) >= fc_chance_of_100(facts->confidence);
    return fc_ruler_print(ruler, "You asked for %s: %s.",
                          fc_chance_label(ruler, facts->confidence, 0),
                          just_under ? "just under" : ends[facts->verdict]);
}

/* Adds a line below the last; returns where the next one begins. */
static double add_line(struct fc_verdict_plan *plan, struct fc_ruler *ruler, double left,
                       double top, struct fc_verdict_line line)
{
    const struct fc_font_look look = fc_font_look(line.font);
    const double              width = FC_CHART_WIDTH - FC_CHART_MARGIN - left;
    line.text = fc_ruler_fit(ruler, line.font, line.text, width);
    line.at = (struct fc_point){
        left, top + (look.line + fc_font_ascent(line.font) - fc_font_descent(line.font)) / 2};
    plan->line[plan->lines++] = line;
    return top + look.line;
}

/* As many parts of a joint promise as there is room for; the rest is counted. */
static void place_parts(struct fc_verdict_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts, struct fc_point at, double bottom)
{
    const double           step = fc_font_look(FC_FONT_LABEL).line;
    const double           width = FC_CHART_WIDTH - FC_CHART_MARGIN - at.x;
    struct fc_verdict_line line = {.font = FC_FONT_LABEL, .tone = FC_TONE_SECOND};
    for (size_t i = 0; i < facts->part_count; i++) {
        const struct fc_chart_part *part = &facts->part[i];
        const char                 *piece[2];
        const char  *chance = fc_chance_label(ruler, part->probability, facts->standard_error);
        const char  *words = fc_ruler_print(ruler, "%s alone: %s", chance, part->promise);
        const size_t pieces = fc_ruler_wrap(ruler, FC_FONT_LABEL, words, width, 2, piece);
        const bool   last = i + 1 == facts->part_count;
        if (i == PARTS_SHOWN || at.y + ((double)pieces + (last ? 0 : 1)) * step > bottom) {
            line.text = fc_ruler_print(ruler, "and %zu more", facts->part_count - i);
            add_line(plan, ruler, at.x, at.y, line);
            return;
        }
        for (size_t j = 0; j < pieces; j++) {
            line.text = piece[j];
            at.y = add_line(plan, ruler, at.x, at.y, line);
        }
    }
}

static void place_lines(struct fc_verdict_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts, double left,
                        const struct fc_frame *frame)
{
    double                       top = frame->top - 8;
    const char                  *about = rough(facts) ? ", roughly" : "";
    const struct fc_verdict_line lines[] = {
        {.text = huge(ruler, facts, facts->probability),
         .font = FC_FONT_HUGE,
         .tone = FC_TONE_KEPT},
        {.text = fc_ruler_print(ruler, "kept%s (filled dots)", about), .font = FC_FONT_LABEL},
        {.text = huge(ruler, facts, 1 - facts->probability),
         .font = FC_FONT_HUGE,
         .tone = FC_TONE_MISSED},
        {.text = fc_ruler_print(ruler, "missed%s (rings)", about), .font = FC_FONT_LABEL},
        {.text = asked_words(ruler, facts), .font = FC_FONT_STRONG},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        top = add_line(plan, ruler, left, top, lines[i]);
        top += i % 2 == 1 ? 10 : 0;
    }
    place_parts(plan, ruler, facts, (struct fc_point){left, top + 4}, frame->bottom);
}

/* A line under the last dot asked for: what stands above it should be filled. */
static void place_asked(struct fc_verdict_plan *plan, const struct fc_frame *frame, double cell,
                        int asked)
{
    const double right = frame->left + FC_VERDICT_SIDE * cell;
    const double step = frame->left + (asked % FC_VERDICT_SIDE) * cell;
    const double above = frame->top + (double)(asked / FC_VERDICT_SIDE) * cell;
    plan->asked_count = 0;
    if (asked % FC_VERDICT_SIDE != 0) {
        plan->asked[plan->asked_count++] = (struct fc_point){frame->left, above + cell};
        plan->asked[plan->asked_count++] = (struct fc_point){step, above + cell};
        plan->asked[plan->asked_count++] = (struct fc_point){step, above};
    } else {
        plan->asked[plan->asked_count++] = (struct fc_point){frame->left, above};
    }
    plan->asked[plan->asked_count++] = (struct fc_point){right + 10, above};
    plan->asked_at = (struct fc_point){right + 14, above};
}

static struct fc_chart_table tabulate(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const char *const rows[][2] = {
        {"kept", fc_chance_label(ruler, facts->probability, facts->standard_error)},
        {"missed", fc_chance_label(ruler, 1 - facts->probability, facts->standard_error)},
        {"asked for", fc_chance_label(ruler, facts->confidence, 0)},
    };
    struct fc_chart_table table = fc_table_make(ruler, 2, 3 + facts->part_count);
    if (table.rows == 0)
        return table;
    table.heading[0] = "Promise";
    table.heading[1] = fc_ruler_print(ruler, "Possible %s", fc_futures_words(facts));
    for (size_t i = 0; i < table.rows; i++) {
        const struct fc_chart_part *part = i < 3 ? NULL : &facts->part[i - 3];
        table.cell[2 * i] = i < 3 ? rows[i][0] : part->promise;
        table.cell[2 * i + 1] =
            i < 3 ? rows[i][1] : fc_chance_label(ruler, part->probability, facts->standard_error);
    }
    return table;
}

void fc_verdict_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                     const struct fc_chart_facts *facts)
{
    struct fc_verdict_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    if (plan == NULL)
        return;
    out->words.title = title(ruler, facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, subtitle(ruler, facts),
                  fc_frame_footer(ruler, facts));
    const struct fc_frame *frame = &out->frame;
    const double           cell = (frame->bottom - frame->top) / FC_VERDICT_SIDE;
    plan->kept = kept_dots(facts);
    plan->radius = 0.37 * cell;
    for (int i = 0; i < FC_VERDICT_DOTS; i++) {
        const int row = i / FC_VERDICT_SIDE;
        const int column = i % FC_VERDICT_SIDE;
        plan->dot[i] =
            (struct fc_point){frame->left + (column + 0.5) * cell, frame->top + (row + 0.5) * cell};
    }
    const int asked = fc_chance_of_100(facts->confidence);
    place_asked(plan, frame, cell, asked);
    plan->asked_label = fc_ruler_print(ruler, "asked: %d", asked);
    place_lines(plan, ruler, facts,
                plan->asked_at.x + fc_ruler_width(ruler, FC_FONT_LABEL, plan->asked_label) + 24,
                frame);
    out->marks = plan;
    out->words.description = fc_ruler_print(
        ruler, "A hundred dots, %d filled and %d rings. %s: kept in %s possible %s. %s", plan->kept,
        FC_VERDICT_DOTS - plan->kept, fc_words_capital(ruler, facts->promise),
        fc_chance_words(ruler, facts->probability, facts->standard_error), fc_futures_words(facts),
        asked_words(ruler, facts));
    out->words.table = tabulate(ruler, facts);
}

void fc_verdict_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                     const struct fc_chart_plan *chart)
{
    const struct fc_verdict_plan *plan = chart->marks;
    fc_canvas_begin_group(canvas, "dots");
    for (int i = 0; i < FC_VERDICT_DOTS; i++) {
        const bool kept = i < plan->kept;
        fc_canvas_circle(canvas, plan->dot[i], kept ? plan->radius : plan->radius - 0.75,
                         kept ? fc_paint_fill(theme->kept) : fc_paint_line(theme->missed, 1.5));
    }
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "asked");
    fc_canvas_polyline(canvas, plan->asked, plan->asked_count,
                       fc_paint_dashed(theme->ink, 1.25, 4));
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "labels");
    fc_canvas_text(
        canvas,
        (struct fc_point){plan->asked_at.x, plan->asked_at.y + fc_frame_drop(FC_FONT_LABEL)},
        FC_START, FC_FONT_LABEL, theme->ink, plan->asked_label);
    for (size_t i = 0; i < plan->lines; i++)
        fc_canvas_text(canvas, plan->line[i].at, FC_START, plan->line[i].font,
                       fc_theme_tone(theme, plan->line[i].tone), plan->line[i].text);
    fc_canvas_end_group(canvas);
}
