#include "plots/risk.h"

#include <math.h>

#include "plots/frame.h"
#include "plots/words.h"

/* What stands left of the words of a group, and of all words. */
static const double SAMPLE = 12, BESIDE = 34, COLUMN_GAP = 30;

bool fc_risk_told(const struct fc_chart_facts *facts)
{
    return facts->risk != NULL;
}

size_t fc_risk_groups(const struct fc_risk_facts *risk)
{
    return risk->promise_count == 1 ? 2 : risk->promise_count == 2 ? 4 : 3;
}

const char *fc_risk_unfit(const struct fc_chart_facts *facts)
{
    const struct fc_risk_facts *risk = facts->risk;
    if (facts->promise == NULL)
        return "nothing is promised";
    if (risk == NULL || risk->promise_count == 0)
        return "it was not counted which promise is missed in which year";
    bool known = true;
    for (size_t i = 0; i < fc_risk_groups(risk); i++)
        known = known && isfinite(risk->share[i]) && risk->share[i] >= 0;
    for (size_t i = 0; i < risk->promise_count; i++)
        known = known && isfinite(risk->missed[i]);
    return known ? NULL : "one of its figures holds no number";
}

/* The same with clean names; NULL when memory is out. */
static const struct fc_risk_facts *clean(struct fc_ruler *ruler, const struct fc_risk_facts *risk)
{
    struct fc_risk_facts *copy = fc_ruler_take(ruler, 1, sizeof *copy);
    const char          **names = fc_ruler_take(ruler, risk->promise_count, sizeof *names);
    if (copy == NULL || names == NULL)
        return NULL;
    *copy = *risk;
    copy->promise = names;
    for (size_t i = 0; i < risk->promise_count; i++)
        names[i] = fc_ruler_clean(ruler, risk->promise[i]);
    return copy;
}

/* As many icons as each group has of the hundred; tens where chances are rough. */
static void count(struct fc_risk_plan *plan, const struct fc_chart_facts *facts)
{
    const int total = fc_chance_rough(facts->standard_error) ? 10 : FC_ICONS;
    double    value[FC_RISK_GROUPS] = {0};
    int       whole[FC_RISK_GROUPS];
    double    sum = 0;
    for (size_t i = 0; i < plan->groups; i++)
        sum += facts->risk->share[i];
    for (size_t i = 0; i < plan->groups; i++)
        value[i] = sum > 0 ? total * facts->risk->share[i] / sum : (i == 0) * (double)total;
    fc_icons_round(whole, value, plan->groups, total);
    for (size_t i = 0; i < plan->groups; i++)
        plan->group[i].count = whole[i] * (FC_ICONS / total);
}

/* "only leads missed", the name shortened as needed. */
static const char *only(struct fc_ruler *ruler, const char *name, double width)
{
    const double rest = fc_ruler_width(ruler, FC_FONT_LABEL, "only  missed");
    return fc_ruler_print(ruler, "only %s missed",
                          fc_ruler_fit(ruler, FC_FONT_LABEL, name, width - rest));
}

static void set_groups(struct fc_risk_plan *plan, struct fc_ruler *ruler,
                       const struct fc_risk_facts *risk, double width)
{
    static const enum fc_icon icons[][FC_RISK_GROUPS] = {
        {FC_ICON_DISC, FC_ICON_RING},
        {FC_ICON_DISC, FC_ICON_RIGHT, FC_ICON_LEFT, FC_ICON_RING},
        {FC_ICON_DISC, FC_ICON_LEFT, FC_ICON_RING}};
    const size_t kind = risk->promise_count == 1 ? 0 : risk->promise_count == 2 ? 1 : 2;
    const bool   two = kind == 1;
    const char  *labels[][FC_RISK_GROUPS] = {
         {"kept", "missed"},
         {"both kept", two ? only(ruler, risk->promise[0], width) : "",
         two ? only(ruler, risk->promise[1], width) : "", "both missed"},
         {"all kept", "one missed", "more than one missed"}};
    for (size_t i = 0; i < plan->groups; i++)
        plan->group[i] = (struct fc_risk_group){.icon = icons[kind][i], .label = labels[kind][i]};
}

const char *fc_risk_figure(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                           const struct fc_risk_plan *plan, size_t group)
{
    if (fc_chance_rough(facts->standard_error))
        return fc_chance_label(ruler, facts->risk->share[group], facts->standard_error);
    return fc_chance_label(ruler, plan->group[group].count / 100.0, 0);
}

/* Beside the icons, group by group; returns where the last one ends. */
static double place_groups(struct fc_risk_plan *plan, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts, const struct fc_frame *frame,
                           double left)
{
    static const double MOST = 66;
    const double        block = fc_font_look(FC_FONT_TITLE).line + fc_font_look(FC_FONT_LABEL).line;
    const double        step = fmin(MOST, (frame->bottom - frame->top) / (double)plan->groups);
    double              top = frame->top;
    for (size_t i = 0; i < plan->groups; i++, top += step) {
        struct fc_risk_group *group = &plan->group[i];
        const double          x = left + BESIDE;
        const double          below = top + fc_font_look(FC_FONT_TITLE).line;
        group->sample = (struct fc_point){left + SAMPLE, top + block / 2};
        fc_note_add(&plan->notes, (struct fc_note){.text = fc_risk_figure(ruler, facts, plan, i),
                                                   .font = FC_FONT_TITLE,
                                                   .tone = i == 0 ? FC_TONE_KEPT : FC_TONE_MISSED,
                                                   .at = {x, top + fc_note_base(FC_FONT_TITLE)}});
        fc_note_add(&plan->notes, (struct fc_note){.text = group->label,
                                                   .font = FC_FONT_LABEL,
                                                   .at = {x, below + fc_note_base(FC_FONT_LABEL)}});
    }
    return top;
}

/* Three and more promises: each one's own chance of being missed, as far as there is room. */
static void place_each(struct fc_risk_plan *plan, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts, struct fc_point at, double bottom)
{
    const struct fc_risk_facts *risk = facts->risk;
    const double                step = fc_font_look(FC_FONT_LABEL).line;
    for (size_t i = 0; risk->promise_count > 2 && i < risk->promise_count; i++) {
        const bool  last = i + 1 == risk->promise_count;
        const bool  full = at.y + (last ? 1 : 2) * step > bottom;
        const char *text =
            full ? fc_ruler_print(ruler, "and %zu more", risk->promise_count - i)
                 : fc_ruler_print(ruler, "%s missed: %s",
                                  fc_chance_label(ruler, risk->missed[i], facts->standard_error),
                                  risk->promise[i]);
        if (at.y + step > bottom)
            return;
        fc_note_wrap(
            &plan->notes, ruler,
            (struct fc_note){.text = text, .font = FC_FONT_LABEL, .tone = FC_TONE_SECOND, .at = at},
            FC_CHART_WIDTH - FC_CHART_MARGIN - at.x, 1);
        at.y += step;
        if (full)
            return;
    }
}

void fc_risk_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                  const struct fc_chart_facts *told)
{
    struct fc_chart_facts facts = *told;
    struct fc_risk_plan  *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    facts.risk = clean(ruler, told->risk);
    if (plan == NULL || facts.risk == NULL)
        return;
    out->words.title = fc_risk_title(ruler, &facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_risk_subtitle(ruler, &facts),
                  fc_frame_footer(ruler, &facts));
    const struct fc_frame *frame = &out->frame;
    const double           side = frame->bottom - frame->top;
    const double           left = frame->left + side + COLUMN_GAP;
    fc_icons_place(&plan->icons, (struct fc_point){frame->left, frame->top}, side);
    plan->groups = fc_risk_groups(facts.risk);
    set_groups(plan, ruler, facts.risk, frame->right - left - BESIDE);
    count(plan, &facts);
    const double below = place_groups(plan, ruler, &facts, frame, left);
    place_each(plan, ruler, &facts, (struct fc_point){left + BESIDE, below}, frame->bottom);
    out->marks = plan;
    out->words.description = fc_risk_description(ruler, &facts, plan);
    out->words.table = fc_risk_table(ruler, &facts, plan);
}

void fc_risk_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                  const struct fc_chart_plan *chart)
{
    const struct fc_risk_plan *plan = chart->marks;
    int                        next = 0;
    fc_canvas_begin_group(canvas, "dots");
    for (size_t i = 0; i < plan->groups; i++)
        for (int j = 0; j < plan->group[i].count; j++)
            fc_icon_draw(canvas, theme, plan->icons.at[next++], plan->icons.radius,
                         plan->group[i].icon);
    fc_canvas_end_group(canvas);
    fc_canvas_begin_group(canvas, "key");
    for (size_t i = 0; i < plan->groups; i++)
        fc_icon_draw(canvas, theme, plan->group[i].sample, fmin(10, plan->icons.radius),
                     plan->group[i].icon);
    fc_canvas_end_group(canvas);
    fc_notes_draw(canvas, theme, &plan->notes);
}
