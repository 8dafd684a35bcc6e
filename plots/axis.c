#include "plots/axis.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/words.h"

static const double LABEL_GAP = 18, LABEL_BELOW = 18, LABEL_BESIDE = 8, TICK = 4;

/* A tick's number with just the digits in which it differs from its neighbours. */
static const char *tick_label(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                              double value, int digits, double largest)
{
    char number[FC_NUMBER_TEXT];
    if (facts->unit == FC_CHART_SHARE && largest >= 1e4)
        return fc_ruler_print(ruler, "%s%%", fc_print_scaled(number, 100 * value, digits));
    if (facts->unit == FC_CHART_SHARE)
        return fc_ruler_print(ruler, "%s%%", fc_print_short(number, 100 * value, digits));
    if (facts->unit == FC_CHART_MONEY)
        return fc_money_words(ruler, facts->currency, value, digits);
    if (largest < 1e6)
        return fc_ruler_print(ruler, "%s", fc_print_short(number, value, digits));
    return fc_ruler_print(ruler, "%s", fc_print_scaled(number, value, digits));
}

static void set_ticks(struct fc_axis *axis, struct fc_ruler *ruler,
                      const struct fc_chart_facts *facts, size_t most)
{
    const struct fc_ticks ticks = fc_scale_ticks(&axis->scale, most, facts->unit == FC_CHART_COUNT);
    const double          largest = fmax(fabs(axis->scale.low), fabs(axis->scale.high));
    /* One digit more is never wrong and saves ticks like 2.5 from reading 2. */
    const int digits = (int)fmin(fc_ticks_digits(&ticks) + 1, 15);
    axis->size = ticks.size;
    axis->widest = 0;
    for (size_t i = 0; i < ticks.size; i++) {
        axis->value[i] = fc_ticks_at(&ticks, i);
        axis->at[i] = fc_scale_at(&axis->scale, axis->value[i]);
        axis->label[i] = tick_label(ruler, facts, axis->value[i], digits, largest);
        axis->widest = fmax(axis->widest, fc_ruler_width(ruler, FC_FONT_LABEL, axis->label[i]));
    }
}

/* Between neighbouring ticks. */
static double tightest(const struct fc_axis *axis)
{
    return axis->size < 2 ? FC_CHART_WIDTH : fabs(axis->at[1] - axis->at[0]);
}

void fc_axis_across(struct fc_axis *out, struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                    struct fc_scale scale)
{
    *out = (struct fc_axis){.scale = scale};
    for (size_t most = FC_AXIS_TICKS; most >= 2; most--) {
        set_ticks(out, ruler, facts, most);
        if (tightest(out) >= out->widest + LABEL_GAP)
            return;
    }
}

void fc_axis_upwards(struct fc_axis *out, struct fc_ruler *ruler,
                     const struct fc_chart_facts *facts, struct fc_scale scale)
{
    *out = (struct fc_axis){.scale = scale};
    for (size_t most = 7; most >= 2; most--) {
        set_ticks(out, ruler, facts, most);
        if (tightest(out) >= fc_font_look(FC_FONT_LABEL).line + 4)
            return;
    }
}

void fc_axis_of_100(struct fc_axis *out, struct fc_ruler *ruler, struct fc_scale scale)
{
    *out = (struct fc_axis){.scale = scale};
    for (int percent = 0; percent <= 100; percent += 20) {
        out->value[out->size] = (double)percent / 100;
        out->at[out->size] = fc_scale_at(&scale, (double)percent / 100);
        out->label[out->size] = fc_ruler_print(ruler, "%d", percent);
        out->widest =
            fmax(out->widest, fc_ruler_width(ruler, FC_FONT_LABEL, out->label[out->size]));
        out->size++;
    }
}

void fc_axis_draw_across(struct fc_canvas *canvas, const struct fc_theme *theme,
                         const struct fc_axis *axis, double y)
{
    const struct fc_paint line = fc_paint_line(theme->second, 1);
    fc_canvas_begin_group(canvas, "axis");
    fc_canvas_line(canvas, (struct fc_point){axis->scale.start, y},
                   (struct fc_point){axis->scale.end, y}, line);
    for (size_t i = 0; i < axis->size; i++) {
        fc_canvas_line(canvas, (struct fc_point){axis->at[i], y},
                       (struct fc_point){axis->at[i], y + TICK}, line);
        fc_canvas_text(canvas, (struct fc_point){axis->at[i], y + LABEL_BELOW}, FC_MIDDLE,
                       FC_FONT_LABEL, theme->second, axis->label[i]);
    }
    fc_canvas_end_group(canvas);
}

void fc_axis_draw_upwards(struct fc_canvas *canvas, const struct fc_theme *theme,
                          const struct fc_axis *axis, double left, double right)
{
    fc_canvas_begin_group(canvas, "axis");
    for (size_t i = 0; i < axis->size; i++) {
        fc_canvas_line(canvas, (struct fc_point){left, axis->at[i]},
                       (struct fc_point){right, axis->at[i]}, fc_paint_line(theme->grid, 1));
        fc_canvas_text(
            canvas,
            (struct fc_point){left - LABEL_BESIDE, axis->at[i] + fc_frame_drop(FC_FONT_LABEL)},
            FC_END, FC_FONT_LABEL, theme->second, axis->label[i]);
    }
    fc_canvas_end_group(canvas);
}
