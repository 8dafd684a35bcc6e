#include "plots/worst.h"

#include <math.h>
#include <string.h>

#include "plots/frame.h"
#include "plots/words.h"

const char *fc_worst_unfit(const struct fc_chart_facts *facts)
{
    if (facts->promise == NULL)
        return "nothing is promised";
    if (facts->part_count > 1)
        return "promises kept together have no single figure that decides them";
    if (fc_levels_step(facts))
        return "the level changes from month to month, so that no single figure decides";
    if (facts->worst_count != FC_CHART_DOTS)
        return "the figure that decides the promise is not known";
    return NULL;
}

/* The 5 of 100 on the side that hurts: dot i stands for the quantile (i + 1/2) / 50. */
static double bad_value(const struct fc_chart_facts *facts)
{
    return facts->worst[facts->at_most ? FC_CHART_DOTS - 3 : 2];
}

static double middle_value(const struct fc_chart_facts *facts)
{
    return (facts->worst[FC_CHART_DOTS / 2 - 1] + facts->worst[FC_CHART_DOTS / 2]) / 2;
}

/* A bad what. */
static const char *bad_word(const struct fc_chart_facts *facts)
{
    return strcmp(fc_futures_words(facts), "years") == 0 ? "year" : "case";
}

/* "the worst month brings", "a bad year brings in total": who does what in a bad year. */
static const char *title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const bool  kept = fc_keeps(facts, bad_value(facts), facts->level);
    const char *bad = fc_value_words(ruler, facts, bad_value(facts));
    const char *asked = fc_level_words(ruler, facts, facts->level);
    const char *in_total = facts->reading == FC_CHART_TOTAL ? " in total" : "";
    const char *verb = facts->at_most ? "reaches" : "brings";
    const char *who =
        facts->reading == FC_CHART_TOTAL
            ? fc_ruler_print(ruler, "%s bad %s", kept ? "Even a" : "A", bad_word(facts))
            : fc_ruler_print(ruler, "%s a bad %s %s", kept ? "Even in" : "In", bad_word(facts),
                             fc_decider_words(ruler, facts));
    if (facts->at_most)
        return fc_ruler_print(ruler, "%s %s %s %s%s, %s the limit of %s", who, verb, bad,
                              facts->many, in_total, kept ? "within" : "above", asked);
    return fc_ruler_print(ruler, "%s %s %s %s%s%s%s", who, verb, bad, facts->many, in_total,
                          kept ? "; promised are " : ", not ", asked);
}

static const char *subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const bool  one = facts->n == 1 || facts->reading == FC_CHART_TOTAL;
    const char *some =
        facts->reading == FC_CHART_SOME
            ? fc_ruler_print(ruler, " The deciding %s is no. %zu of %zu from the %s.",
                             facts->period, facts->k, facts->n, facts->at_most ? "lowest" : "best")
            : "";
    return fc_ruler_print(
        ruler,
        "%d equally likely %s, one dot each, placed by %s, %s.%s A bad %s: only 5 of 100 are "
        "worse.",
        FC_CHART_DOTS, fc_futures_words(facts),
        one ? "what it brings" : fc_decider_words(ruler, facts), facts->window, some,
        bad_word(facts));
}

/* The values worth showing, and whether the promise is among them: one that is further out than
   the dots are wide would squeeze them into a heap. */
static struct fc_scale range(const struct fc_chart_facts *facts)
{
    double       low = facts->worst[0];
    double       high = facts->worst[FC_CHART_DOTS - 1];
    const double span = high - low;
    if (!(span > 0) || (facts->level > low - span && facts->level < high + span)) {
        low = fmin(low, facts->level);
        high = fmax(high, facts->level);
    }
    return fc_scale_make(low, high, 0, 1);
}

/* Stacks the dots in columns counted from the promise outwards, so that none straddles it.
   Returns the height of the highest column. */
static size_t stack(struct fc_worst_plan *plan, const struct fc_chart_facts *facts, double diameter)
{
    size_t highest = 0;
    size_t height = 0;
    double column = -HUGE_VAL;
    plan->kept = 0;
    for (size_t i = 0; i < FC_CHART_DOTS; i++) {
        const bool   kept = fc_keeps(facts, facts->worst[i], facts->level);
        const bool   right = kept != facts->at_most;
        const double away = fabs(fc_scale_at(&plan->across.scale, facts->worst[i]) - plan->line);
        const double place = floor(away / diameter) + 0.5;
        const double centre = plan->line + (right ? place : -place) * diameter;
        height = fabs(centre - column) < diameter / 2 ? height + 1 : 1;
        column = centre;
        highest = height > highest ? height : highest;
        plan->dot[i].kept = kept;
        plan->dot[i].centre =
            (struct fc_point){centre, plan->bottom - ((double)height - 0.5) * diameter};
        plan->kept += kept;
    }
    return highest;
}

/* The largest dots whose highest column fits. */
static void place_dots(struct fc_worst_plan *plan, const struct fc_chart_facts *facts, double top)
{
    static const double LARGEST = 28, SMALLEST = 1, STEP = 0.25;
    for (double diameter = LARGEST; diameter >= SMALLEST; diameter -= STEP) {
        plan->diameter = diameter;
        if ((double)stack(plan, facts, diameter) * diameter <= plan->bottom - top)
            return;
    }
}

static const char *side_label(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                              size_t dots, double chance, const char *verb)
{
    const char *count = dots == 0               ? "none"
                        : dots == FC_CHART_DOTS ? "all"
                                                : fc_ruler_print(ruler, "%zu", dots);
    return fc_ruler_print(ruler, "%s of %d %s it (%s)", count, FC_CHART_DOTS, verb,
                          fc_chance_label(ruler, chance, facts->standard_error));
}

/* Left and right of the promise line, moved together where one side lacks room. */
static void place_labels(struct fc_worst_plan *plan, struct fc_ruler *ruler,
                         const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    static const double GAP = 20;
    const char         *asked = fc_level_words(ruler, facts, facts->level);
    plan->promise_label = fc_ruler_print(ruler, "%s %s%s", facts->at_most ? "Limit" : "Promise",
                                         asked, plan->beyond ? ", off the chart" : "");
    plan->kept_label = side_label(ruler, facts, plan->kept, facts->probability, "keep");
    plan->missed_label =
        side_label(ruler, facts, FC_CHART_DOTS - plan->kept, 1 - facts->probability, "miss");
    const double promise = fc_ruler_width(ruler, FC_FONT_STRONG, plan->promise_label);
    const double kept = fc_ruler_width(ruler, FC_FONT_STRONG, plan->kept_label);
    const double missed = fc_ruler_width(ruler, FC_FONT_STRONG, plan->missed_label);
    const double left = facts->at_most ? kept : missed;
    const double start =
        fmax(frame->left, fmin(plan->line - GAP / 2 - left, frame->right - kept - missed - GAP));
    const double first = frame->top + fc_font_ascent(FC_FONT_STRONG);
    const double second = first + fc_font_look(FC_FONT_STRONG).line;
    plan->promise_at = (struct fc_point){
        fmax(frame->left, fmin(plan->line - promise / 2, frame->right - promise)), first};
    plan->missed_at = (struct fc_point){facts->at_most ? start + kept + GAP : start, second};
    plan->kept_at = (struct fc_point){facts->at_most ? start : start + missed + GAP, second};
    plan->line_top = second + 8;
}

static struct fc_chart_table tabulate(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    static const size_t   dots[] = {0, 2, 12, 24, 37, 47, 49};
    struct fc_chart_table table = fc_table_make(ruler, 2, sizeof dots / sizeof dots[0]);
    if (table.rows == 0)
        return table;
    table.heading[0] =
        fc_ruler_print(ruler, "Of 100 %s, so many bring less", fc_futures_words(facts));
    table.heading[1] = fc_ruler_print(ruler, "%s, %s", fc_words_capital(ruler, facts->many),
                                      fc_decider_words(ruler, facts));
    for (size_t i = 0; i < table.rows; i++) {
        table.cell[2 * i] = fc_ruler_print(ruler, "%zu", 2 * dots[i] + 1);
        table.cell[2 * i + 1] = fc_value_words(ruler, facts, facts->worst[dots[i]]);
    }
    return table;
}

static const char *describe(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                            const struct fc_worst_plan *plan)
{
    return fc_ruler_print(
        ruler,
        "Dot plot of %d equally likely %s by %s, from %s to %s %s. In half of them it is over %s, "
        "in 5 of 100 %s %s. %zu of %d dots keep the promise of %s.",
        FC_CHART_DOTS, fc_futures_words(facts), fc_decider_words(ruler, facts),
        fc_value_words(ruler, facts, facts->worst[0]),
        fc_value_words(ruler, facts, facts->worst[FC_CHART_DOTS - 1]), facts->many,
        fc_value_words(ruler, facts, middle_value(facts)), facts->at_most ? "over" : "under",
        fc_value_words(ruler, facts, bad_value(facts)), plan->kept, FC_CHART_DOTS,
        fc_promise_words(ruler, facts, facts->level));
}

void fc_worst_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                   const struct fc_chart_facts *facts)
{
    struct fc_worst_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    if (plan == NULL)
        return;
    out->words.title = title(ruler, facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, subtitle(ruler, facts),
                  fc_frame_footer(ruler, facts));
    const struct fc_frame *frame = &out->frame;
    const struct fc_scale  values = range(facts);
    const double           inset = 30; /* half a dot, half a tick label */
    fc_axis_across(
        &plan->across, ruler, facts,
        (struct fc_scale){values.low, values.high, frame->left + inset, frame->right - inset});
    plan->bottom = frame->bottom - 38;
    plan->beyond = facts->level < values.low || facts->level > values.high;
    plan->line =
        fc_scale_at(&plan->across.scale, fmax(values.low, fmin(facts->level, values.high)));
    if (plan->beyond) /* clear of the outermost dot */
        plan->line += facts->level > values.high ? inset - 6 : 6 - inset;
    place_dots(plan, facts, frame->top + 44);
    place_labels(plan, ruler, facts, frame);
    plan->across_title =
        fc_ruler_fit(ruler, FC_FONT_LABEL,
                     fc_ruler_print(ruler, "%s, %s", fc_words_capital(ruler, facts->many),
                                    fc_decider_words(ruler, facts)),
                     frame->right - frame->left);
    out->marks = plan;
    out->words.description = describe(ruler, facts, plan);
    out->words.table = tabulate(ruler, facts);
}

static void draw_dots(struct fc_canvas *canvas, const struct fc_theme *theme,
                      const struct fc_worst_plan *plan)
{
    const double radius = 0.46 * plan->diameter;
    const double stroke = fmin(1.5, radius / 3);
    fc_canvas_begin_group(canvas, "dots");
    for (size_t i = 0; i < FC_CHART_DOTS; i++) {
        const bool kept = plan->dot[i].kept;
        fc_canvas_circle(canvas, plan->dot[i].centre, kept ? radius : radius - stroke / 2,
                         kept ? fc_paint_fill(theme->kept) : fc_paint_line(theme->missed, stroke));
    }
    fc_canvas_end_group(canvas);
}

/* The ground that the dots stand on, which may reach beyond the axis by half a dot. */
static void draw_ground(struct fc_canvas *canvas, const struct fc_theme *theme,
                        const struct fc_worst_plan *plan)
{
    const double half = plan->diameter / 2;
    const double first = plan->dot[0].centre.x - half;
    const double last = plan->dot[FC_CHART_DOTS - 1].centre.x + half;
    fc_canvas_begin_group(canvas, "ground");
    fc_canvas_line(canvas, (struct fc_point){fmin(first, plan->across.scale.start), plan->bottom},
                   (struct fc_point){fmax(last, plan->across.scale.end), plan->bottom},
                   fc_paint_line(theme->second, 1));
    fc_canvas_end_group(canvas);
}

void fc_worst_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                   const struct fc_chart_plan *chart)
{
    const struct fc_worst_plan *plan = chart->marks;
    draw_ground(canvas, theme, plan);
    fc_axis_draw_across(canvas, theme, &plan->across, plan->bottom);
    draw_dots(canvas, theme, plan);
    fc_canvas_begin_group(canvas, "promise");
    fc_canvas_line(canvas, (struct fc_point){plan->line, plan->line_top},
                   (struct fc_point){plan->line, plan->bottom}, fc_paint_line(theme->ink, 1.5));
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "labels");
    fc_canvas_text(canvas, plan->promise_at, FC_START, FC_FONT_STRONG, theme->ink,
                   plan->promise_label);
    fc_canvas_text(canvas, plan->missed_at, FC_START, FC_FONT_STRONG, theme->missed,
                   plan->missed_label);
    fc_canvas_text(canvas, plan->kept_at, FC_START, FC_FONT_STRONG, theme->kept, plan->kept_label);
    fc_canvas_text(canvas, (struct fc_point){FC_CHART_WIDTH / 2.0, plan->bottom + 36}, FC_MIDDLE,
                   FC_FONT_LABEL, theme->second, plan->across_title);
    fc_canvas_end_group(canvas);
}
