#include "plots/chart.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/write_file.h"
#include "plots/compare.h"
#include "plots/drivers.h"
#include "plots/frame.h"
#include "plots/months.h"
#include "plots/owners.h"
#include "plots/promise.h"
#include "plots/risk.h"
#include "plots/table.h"
#include "plots/verdict.h"
#include "plots/worst.h"
#include "plots/years.h"

static const struct fc_chart charts[] = {
    {.name = "verdict",
     .question = "Will the promise hold?",
     .unfit = fc_verdict_unfit,
     .plan = fc_verdict_plan,
     .draw = fc_verdict_draw},
    {.name = "promise",
     .question = "What can I safely promise?",
     .unfit = fc_promise_unfit,
     .plan = fc_promise_plan,
     .draw = fc_promise_draw},
    {.name = "worst",
     .question = "How bad can a month get?",
     .unfit = fc_worst_unfit,
     .plan = fc_worst_plan,
     .draw = fc_worst_draw},
    {.name = "months",
     .question = "How does the year look?",
     .unfit = fc_months_unfit,
     .plan = fc_months_plan,
     .draw = fc_months_draw},
    {.name = "years",
     .question = "What would a real year look like?",
     .unfit = fc_years_unfit,
     .plan = fc_years_plan,
     .draw = fc_years_draw},
    {.name = "drivers",
     .question = "What decides the promise?",
     .told = fc_drivers_told,
     .unfit = fc_drivers_unfit,
     .plan = fc_drivers_plan,
     .draw = fc_drivers_draw},
    {.name = "table",
     .question = "What does more budget buy?",
     .told = fc_table_told,
     .unfit = fc_table_unfit,
     .plan = fc_table_plan,
     .draw = fc_table_draw},
    {.name = "risk",
     .question = "Which promise carries the risk?",
     .told = fc_risk_told,
     .unfit = fc_risk_unfit,
     .plan = fc_risk_plan,
     .draw = fc_risk_draw},
    {.name = "owners",
     .question = "Who carries the risk?",
     .told = fc_owners_told,
     .unfit = fc_owners_unfit,
     .plan = fc_owners_plan,
     .draw = fc_owners_draw},
    {.name = "compare",
     .question = "Is plan B better?",
     .told = fc_compare_told,
     .unfit = fc_compare_unfit,
     .plan = fc_compare_plan,
     .draw = fc_compare_draw},
};

static const size_t CHARTS = sizeof charts / sizeof charts[0];

const struct fc_chart *fc_chart_at(size_t index)
{
    return index < CHARTS ? &charts[index] : NULL;
}

const struct fc_chart *fc_chart_named(const char *name)
{
    for (size_t i = 0; i < CHARTS; i++)
        if (strcmp(charts[i].name, name) == 0)
            return &charts[i];
    return NULL;
}

bool fc_chart_told(const struct fc_chart *chart, const struct fc_chart_facts *facts)
{
    return chart->told == NULL || chart->told(facts);
}

const char *fc_chart_unfit(const struct fc_chart *chart, const struct fc_chart_facts *facts)
{
    return chart->unfit(facts);
}

static bool all_finite(const double value[], size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!isfinite(value[i]))
            return false;
    return true;
}

static bool none_known(const double value[], size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!isnan(value[i]))
            return false;
    return true;
}

/* The name of a figure that is no number, NULL when all are. */
static const char *not_a_number(const struct fc_chart_facts *facts)
{
    const double asked[] = {facts->level, facts->confidence, facts->probability,
                            facts->standard_error, facts->trials};
    if (!all_finite(asked, sizeof asked / sizeof asked[0]))
        return "the promise";
    if (!all_finite(facts->curve_level, facts->curve_count) ||
        !all_finite(facts->curve_chance, facts->curve_count))
        return "the promise curve";
    if (!all_finite(facts->worst, facts->worst_count))
        return "the dots";
    for (size_t i = 0; i < facts->period_count; i++) {
        const struct fc_chart_period *period = &facts->periods[i];
        const double band[] = {period->p05, period->p25, period->p50, period->p75, period->p95};
        if (!all_finite(band, 5) && !none_known(band, 5))
            return "the months";
    }
    for (size_t i = 0; i < facts->year_count; i++)
        for (size_t j = 0; j < facts->period_count; j++)
            if (isinf(facts->years[i].value[j]))
                return "the sample years";
    return NULL;
}

/* The facts with every string clean and none NULL but `futures`. */
static struct fc_chart_facts clean_facts(struct fc_ruler *ruler, struct fc_chart_facts facts)
{
    const char **const strings[] = {&facts.promise, &facts.one,      &facts.many, &facts.currency,
                                    &facts.period,  &facts.window,   &facts.seed, &facts.date,
                                    &facts.futures, &facts.plan_file};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        *strings[i] = fc_ruler_clean(ruler, *strings[i]);
    struct fc_chart_period *periods = fc_ruler_take(ruler, facts.period_count, sizeof *periods);
    struct fc_chart_part   *parts = fc_ruler_take(ruler, facts.part_count, sizeof *parts);
    for (size_t i = 0; periods != NULL && i < facts.period_count; i++) {
        periods[i] = facts.periods[i];
        periods[i].label = fc_ruler_clean(ruler, periods[i].label);
        periods[i].name =
            periods[i].name == NULL ? periods[i].label : fc_ruler_clean(ruler, periods[i].name);
    }
    for (size_t i = 0; parts != NULL && i < facts.part_count; i++) {
        parts[i] = facts.part[i];
        parts[i].promise = fc_ruler_clean(ruler, parts[i].promise);
    }
    facts.periods = periods;
    facts.part = parts;
    return facts;
}

static const char *warning(struct fc_ruler *ruler)
{
    if (ruler->unknown == 0)
        return NULL;
    return fc_ruler_print(ruler,
                          "%d character%s of \"%s\" cannot be drawn with the installed fonts; "
                          "install a font that has them",
                          ruler->unknown, ruler->unknown == 1 ? "" : "s", ruler->unknown_in);
}

enum fc_status fc_chart_lay_out(struct fc_chart_plan *out, struct fc_ruler *ruler,
                                const struct fc_chart *chart, const struct fc_chart_facts *facts,
                                struct fc_error *err)
{
    const char *unfit = chart->unfit(facts);
    const char *no_number = not_a_number(facts);
    assert(facts->period_count <= FC_CHART_PERIODS && facts->year_count <= FC_CHART_YEARS);
    assert(facts->safe_count <= FC_CHART_SAFES);
    if (unfit != NULL)
        return fc_fail(err, FC_BAD_INPUT, "the chart '%s' cannot be drawn: %s", chart->name, unfit);
    if (no_number != NULL)
        return fc_fail(err, FC_BAD_INPUT, "the chart '%s' cannot be drawn: %s holds no number",
                       chart->name, no_number);

    *out = (struct fc_chart_plan){0};
    const struct fc_chart_facts clean = clean_facts(ruler, *facts);
    if (!ruler->no_memory)
        chart->plan(out, ruler, &clean);
    out->words.warning = warning(ruler);
    if (ruler->no_memory)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory for the chart '%s'", chart->name);
    return FC_OK;
}

void fc_chart_paint(struct fc_canvas *canvas, const struct fc_theme *theme,
                    const struct fc_chart *chart, const struct fc_chart_plan *plan)
{
    fc_canvas_describe(canvas, plan->words.title, plan->words.description);
    fc_frame_draw(canvas, theme, &plan->frame);
    chart->draw(canvas, theme, plan);
}

static void begin(struct fc_canvas *canvas, const struct fc_chart *chart,
                  const struct fc_chart_look *look)
{
    switch (look->format) {
    case FC_CHART_PNG: fc_canvas_begin_png(canvas, look->scale > 0 ? look->scale : 2); return;
    case FC_CHART_PDF: fc_canvas_begin_pdf(canvas); return;
    case FC_CHART_SVG: break;
    }
    fc_canvas_begin_svg(canvas, look->prefix != NULL ? look->prefix : chart->name);
}

enum fc_status fc_chart_draw(struct fc_text *bytes, struct fc_chart_words *words,
                             struct fc_arena *arena, const struct fc_chart *chart,
                             const struct fc_chart_facts *facts, const struct fc_chart_look *look,
                             struct fc_error *err)
{
    struct fc_ruler      ruler;
    struct fc_chart_plan plan;
    struct fc_canvas     canvas;
    enum fc_status       status = fc_ruler_make(&ruler, arena, err);
    if (status != FC_OK)
        return status;
    status = fc_chart_lay_out(&plan, &ruler, chart, facts, err);
    fc_ruler_free(&ruler);
    if (status != FC_OK)
        return status;
    const bool paper = look->theme == NULL || look->format == FC_CHART_PDF;
    begin(&canvas, chart, look);
    fc_chart_paint(&canvas, paper ? fc_theme_named("light") : look->theme, chart, &plan);
    if (words != NULL)
        *words = plan.words;
    return fc_canvas_end(&canvas, bytes, err);
}

enum fc_status fc_chart_write(const char *path, struct fc_chart_words *words,
                              struct fc_arena *arena, const struct fc_chart *chart,
                              const struct fc_chart_facts *facts, const struct fc_chart_look *look,
                              struct fc_error *err)
{
    struct fc_text bytes = {0};
    enum fc_status status = fc_chart_draw(&bytes, words, arena, chart, facts, look, err);
    if (status == FC_OK)
        status = fc_file_write(path, bytes.bytes, bytes.length, err);
    fc_text_free(&bytes);
    return status;
}
