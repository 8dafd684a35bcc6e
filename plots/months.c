#include "plots/months.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/words.h"

static const double LABEL_STEP = 17, COLUMN_MOST = 220;

/* Half of the one bar that a single period is. */
static const double HALF_BAR = 60;

const char *fc_months_unfit(const struct fc_chart_facts *facts)
{
    return facts->period_count == 0 ? "the months are not known" : NULL;
}

static double level_of(const struct fc_chart_facts *facts, const struct fc_chart_period *period)
{
    return isfinite(period->level) ? period->level : facts->level;
}

/* Whether the promise asks a level of single periods, so that it can stand among them. */
static bool has_levels(const struct fc_chart_facts *facts)
{
    return facts->reading != FC_CHART_TOTAL && facts->part_count < 2;
}

/* From nothing, unless that would leave more than half of the chart empty. */
static struct fc_scale range(const struct fc_chart_facts *facts)
{
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    for (size_t i = 0; i < facts->period_count; i++) {
        low = fmin(low, facts->periods[i].p05);
        high = fmax(high, facts->periods[i].p95);
    }
    const double reach = 2 * fmax(fabs(high), fabs(low));
    for (size_t i = 0; has_levels(facts) && i < facts->period_count; i++) {
        const double level = level_of(facts, &facts->periods[i]);
        if (facts->periods[i].counts && fabs(level) <= reach) {
            low = fmin(low, level);
            high = fmax(high, level);
        }
    }
    if (low >= 0 && low < high / 2)
        low = 0;
    const double room = 0.04 * (high - low);
    return fc_scale_make(low > 0 || low < 0 ? low - room : 0, high + room, 0, 1);
}

static void add_label(struct fc_months_plan *plan, struct fc_ruler *ruler, const char *text,
                      enum fc_tone tone, enum fc_font font)
{
    text = fc_ruler_fit(ruler, font, text, COLUMN_MOST);
    plan->label[plan->labels++] = (struct fc_label){
        .text = text, .font = font, .tone = tone, .width = fc_ruler_width(ruler, font, text)};
}

static void set_labels(struct fc_months_plan *plan, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts, const struct fc_scale *values)
{
    const struct fc_chart_period *last = &facts->periods[facts->period_count - 1];
    const double                  level = level_of(facts, last);
    const bool                    on_chart = level >= values->low && level <= values->high;
    add_label(plan, ruler,
              fc_ruler_print(ruler, "5 of 100 above %s", fc_value_words(ruler, facts, last->p95)),
              FC_TONE_SECOND, FC_FONT_LABEL);
    add_label(plan, ruler,
              fc_ruler_print(ruler, "50 of 100: %s to %s", fc_value_words(ruler, facts, last->p25),
                             fc_value_words(ruler, facts, last->p75)),
              FC_TONE_KEPT, FC_FONT_LABEL);
    add_label(plan, ruler,
              fc_ruler_print(ruler, "5 of 100 below %s", fc_value_words(ruler, facts, last->p05)),
              FC_TONE_SECOND, FC_FONT_LABEL);
    if (has_levels(facts))
        add_label(plan, ruler,
                  fc_ruler_print(ruler, "%s %s%s%s", facts->at_most ? "Limit" : "Promise",
                                 fc_level_words(ruler, facts, level),
                                 facts->reading == FC_CHART_AVERAGE ? " on average" : "",
                                 on_chart ? "" : ", off the chart"),
                  FC_TONE_INK, FC_FONT_STRONG);
}

/* Whether the level stands on the chart at all. */
static bool shown(const struct fc_months_plan *plan, double level)
{
    return level >= plan->upwards.scale.low && level <= plan->upwards.scale.high;
}

static void place_labels(struct fc_months_plan *plan, const struct fc_chart_facts *facts)
{
    const struct fc_scale        *up = &plan->upwards.scale;
    const struct fc_chart_period *last = &facts->periods[facts->period_count - 1];
    const double                  level = level_of(facts, last);
    const double                  values[] = {last->p95, (last->p25 + last->p75) / 2, last->p05,
                                              fmax(up->low, fmin(level, up->high))};
    for (size_t i = 0; i < plan->labels; i++) {
        plan->label[i].from = (struct fc_point){plan->edge, fc_scale_at(up, values[i])};
        plan->label[i].wanted = plan->label[i].from.y;
    }
    fc_label_dodge(plan->label, plan->labels, LABEL_STEP, up->end, up->start);
}

static double *centres(struct fc_ruler *ruler, const struct fc_months_plan *plan)
{
    double *x = fc_ruler_take(ruler, plan->size, sizeof *x);
    for (size_t i = 0; x != NULL && i < plan->size; i++)
        x[i] = plan->size == 1
                   ? (plan->left + plan->right) / 2
                   : plan->left + (plan->right - plan->left) * (double)i / (double)(plan->size - 1);
    return x;
}

/* Lower edge from left to right, upper edge back. */
static struct fc_point *band(struct fc_ruler *ruler, const struct fc_months_plan *plan,
                             const struct fc_chart_facts *facts, const double x[], bool wide)
{
    struct fc_point *edge = fc_ruler_take(ruler, 2 * plan->points, sizeof *edge);
    for (size_t i = 0; edge != NULL && i < plan->points; i++) {
        const struct fc_chart_period *period = &facts->periods[plan->size == 1 ? 0 : i];
        const double at = plan->size > 1 ? x[i] : i == 0 ? x[0] - HALF_BAR : x[0] + HALF_BAR;
        const double low = wide ? period->p05 : period->p25;
        const double high = wide ? period->p95 : period->p75;
        edge[i] = (struct fc_point){at, fc_scale_at(&plan->upwards.scale, low)};
        edge[2 * plan->points - 1 - i] =
            (struct fc_point){at, fc_scale_at(&plan->upwards.scale, high)};
    }
    return edge;
}

/* A piece of line for each period that counts, half way to its neighbours. */
static void place_promise(struct fc_months_plan *plan, struct fc_ruler *ruler,
                          const struct fc_chart_facts *facts, const double x[])
{
    const double half =
        plan->size == 1 ? HALF_BAR : (plan->right - plan->left) / (double)(plan->size - 1) / 2;
    plan->promise = fc_ruler_take(ruler, 2 * plan->size, sizeof *plan->promise);
    for (size_t i = 0; plan->promise != NULL && i < plan->size; i++) {
        const double level = level_of(facts, &facts->periods[i]);
        if (!has_levels(facts) || !facts->periods[i].counts || !shown(plan, level))
            continue;
        struct fc_point *end = &plan->promise[2 * plan->promises];
        const double     y = fc_scale_at(&plan->upwards.scale, level);
        const double     from = fmax(plan->left, x[i] - half);
        const double     to = fmin(plan->right, x[i] + half);
        if (plan->promises > 0 && fabs(end[-1].y - y) < 0.01 && fabs(end[-1].x - from) < 0.01) {
            end[-1].x = to;
            continue;
        }
        end[0] = (struct fc_point){from, y};
        end[1] = (struct fc_point){to, y};
        plan->promises++;
    }
}

/* Every how manieth period has its words printed. */
static size_t label_step(const struct fc_months_plan *plan, double widest)
{
    static const size_t steps[] = {1, 2, 3, 4, 6, 12, 24, 36};
    const double        apart =
        plan->size < 2 ? FC_CHART_WIDTH : (plan->right - plan->left) / (double)(plan->size - 1);
    size_t step = 0;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        step = steps[i];
        if ((double)step * apart >= widest + 5)
            break;
    }
    return step;
}

static void place_columns(struct fc_months_plan *plan, struct fc_ruler *ruler,
                          const struct fc_chart_facts *facts, const double x[])
{
    double widest = 0;
    plan->column = fc_ruler_take(ruler, plan->size, sizeof *plan->column);
    if (plan->column == NULL)
        return;
    for (size_t i = 0; i < plan->size; i++) {
        const struct fc_chart_period *period = &facts->periods[i];
        const bool                    known = isfinite(period->chance) && has_levels(facts);
        const bool                    missed = period->chance < facts->confidence;
        plan->column[i] = (struct fc_months_column){
            .x = x[i],
            .label = fc_ruler_fit(ruler, FC_FONT_LABEL, period->label, 80),
            .chance = known ? fc_chance_short(ruler, period->chance) : "",
            .font = period->counts ? FC_FONT_STRONG : FC_FONT_LABEL,
            .tone = !period->counts ? FC_TONE_SECOND
                    : missed        ? FC_TONE_MISSED
                                    : FC_TONE_KEPT};
        widest = fmax(widest, fc_ruler_width(ruler, FC_FONT_LABEL, plan->column[i].label));
        widest = fmax(widest, fc_ruler_width(ruler, FC_FONT_STRONG, plan->column[i].chance));
    }
    const size_t step = label_step(plan, widest);
    for (size_t i = 0; i < plan->size; i++)
        if (i % step != 0)
            plan->column[i].label = plan->column[i].chance = "";
}

static const char *chance_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    bool grey = false;
    bool known = false;
    for (size_t i = 0; i < facts->period_count; i++) {
        grey |= !facts->periods[i].counts && isfinite(facts->periods[i].chance);
        known |= isfinite(facts->periods[i].chance);
    }
    if (!known || !has_levels(facts))
        return "";
    return fc_ruler_print(ruler, "of 100: chance that the %s alone keeps the promise%s",
                          facts->period, grey ? "; grey: not part of it" : "");
}

void fc_months_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                    const struct fc_chart_facts *facts)
{
    struct fc_months_plan *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    if (plan == NULL)
        return;
    out->words.title = fc_months_title(ruler, facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_months_subtitle(ruler, facts),
                  fc_frame_footer(ruler, facts));
    const struct fc_frame *frame = &out->frame;
    const struct fc_scale  values = range(facts);
    plan->size = facts->period_count;
    plan->points = plan->size == 1 ? 2 : plan->size;
    plan->chance_title = chance_title(ruler, facts);
    plan->upwards_title = fc_ruler_fit(ruler, FC_FONT_LABEL, fc_words_capital(ruler, facts->many),
                                       frame->right - frame->left);
    set_labels(plan, ruler, facts, &values);
    double widest = 0;
    for (size_t i = 0; i < plan->labels; i++)
        widest = fmax(widest, plan->label[i].width);
    plan->labels_left = frame->right - widest;
    fc_axis_upwards(&plan->upwards, ruler, facts,
                    (struct fc_scale){values.low, values.high,
                                      frame->bottom - (plan->chance_title[0] == '\0' ? 20 : 54),
                                      frame->top + 22});
    plan->left = frame->left + plan->upwards.widest + 24;
    plan->right = plan->labels_left - FC_MONTHS_ELBOW - 4;
    const double *x = centres(ruler, plan);
    if (x == NULL)
        return;
    plan->edge = plan->size == 1 ? x[0] + HALF_BAR : plan->right;
    plan->band90 = band(ruler, plan, facts, x, true);
    plan->band50 = band(ruler, plan, facts, x, false);
    place_promise(plan, ruler, facts, x);
    place_columns(plan, ruler, facts, x);
    place_labels(plan, facts);
    out->marks = plan;
    out->words.description = fc_months_description(ruler, facts);
    out->words.table = fc_months_table(ruler, facts);
}
