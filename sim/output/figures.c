#include "output/figures.h"

#include <math.h>
#include <string.h>

#include "base/month.h"
#include "base/text.h"
#include "model/sentence.h"
#include "output/words.h"

enum { CURVE = 161 };

/* The curve is drawn where the chance changes: between these quantiles of what decides. */
static const double CURVE_FROM = 0.0005, CURVE_TO = 0.9995;

struct maker {
    const struct fc_result         *result;
    const struct fc_promise_answer *promise;
    const struct fc_clause         *clause; /* the first */
    const struct fc_measure        *measure;
    struct fc_arena                *arena;
    bool                            failed;
};

static void *taken(struct maker *maker, size_t n, size_t size)
{
    void *room = maker->failed ? NULL : fc_arena_take(maker->arena, n, size);
    if (room == NULL)
        maker->failed = true;
    return room;
}

static const char *kept_text(struct maker *maker, const char *text)
{
    const char *copy = maker->failed ? NULL : fc_arena_copy(maker->arena, text, strlen(text));
    if (copy == NULL)
        maker->failed = true;
    return copy;
}

/* A text that was composed; gives it back. */
static const char *said(struct maker *maker, struct fc_text *text)
{
    maker->failed = maker->failed || text->failed;
    const char *copy = maker->failed ? NULL : kept_text(maker, text->bytes);
    fc_text_free(text);
    return copy;
}

/* ---- the promise and its answer ---- */

static void fill_promise(struct fc_chart_facts *out, struct maker *maker)
{
    static const enum fc_chart_unit    unit[] = {FC_CHART_COUNT, FC_CHART_MONEY, FC_CHART_SHARE};
    static const enum fc_chart_reading reading[] = {[FC_EVERY] = FC_CHART_EVERY,
                                                    [FC_AVERAGE] = FC_CHART_AVERAGE,
                                                    [FC_K_OF_N] = FC_CHART_SOME,
                                                    [FC_TOTAL] = FC_CHART_TOTAL};
    const struct fc_clause            *clause = maker->clause;
    const struct fc_plan              *plan = maker->result->plan;
    struct fc_text                     promise = {0};
    struct fc_text                     window = {0};
    fc_promise_say(&promise, maker->promise->promise, plan);
    fc_window_say(&window, plan, clause->from_t, clause->to_t);
    out->promise = said(maker, &promise);
    out->window = said(maker, &window);
    out->one = maker->measure->singular;
    out->many = maker->measure->words;
    out->unit = unit[maker->measure->unit];
    out->currency = plan->currency[0] == '\0' ? NULL : plan->currency;
    out->level = clause->level[0];
    out->at_most = clause->at_most;
    out->reading = reading[clause->reading];
    out->k = (size_t)(clause->reading == FC_K_OF_N ? clause->k : 0);
    out->n = (size_t)clause->n_periods;
    out->period = fc_words_period(clause->period == FC_PLAN ? FC_MONTH : clause->period, 1);
    out->confidence = maker->promise->promise->confidence;
}

static void fill_answer(struct fc_chart_facts *out, struct maker *maker)
{
    static const enum fc_chart_verdict verdict[] = {[FC_VERDICT_YES] = FC_CHART_YES,
                                                    [FC_VERDICT_NO] = FC_CHART_NO,
                                                    [FC_VERDICT_TOO_CLOSE] = FC_CHART_TOO_CLOSE};
    const struct fc_promise_answer    *promise = maker->promise;
    struct fc_safe_level               safe;
    out->verdict = verdict[promise->verdict];
    out->probability = promise->chance.p;
    out->standard_error = promise->chance.standard_error;
    out->safe_level = fc_result_safe(maker->result, promise->index, out->confidence, &safe)
                          ? safe.level
                          : (double)NAN;
    for (int i = 0; i < promise->n_safe; i++)
        out->safe[out->safe_count++] =
            (struct fc_chart_safe){promise->safe[i].confidence, promise->safe[i].level};
}

static void fill_parts(struct fc_chart_facts *out, struct maker *maker)
{
    const struct fc_promise *promise = maker->promise->promise;
    struct fc_chart_part    *part = taken(maker, (size_t)promise->n_clauses, sizeof *part);
    if (part == NULL || promise->n_clauses < 2)
        return;
    for (int i = 0; i < promise->n_clauses; i++) {
        struct fc_text text = {0};
        fc_clause_say(&text, &promise->clause[i], maker->result->plan);
        part[i].promise = said(maker, &text);
        const uint64_t kept = maker->result->promise[maker->promise->index].clause[i].kept;
        part[i].probability = fc_chance_of(kept, maker->result->trials).p;
    }
    out->part = part;
    out->part_count = (size_t)promise->n_clauses;
}

/* ---- the promise curve and the dots ---- */

/* Joint promises and levels that step have no single level to draw a curve over. */
static void fill_curve(struct fc_chart_facts *out, struct maker *maker)
{
    const int index = maker->promise->index;
    double   *level = taken(maker, CURVE, sizeof *level);
    double   *chance = taken(maker, CURVE, sizeof *chance);
    double   *dots = taken(maker, FC_CHART_DOTS, sizeof *dots);
    if (maker->failed)
        return;
    const double from = fc_result_level(maker->result, index, CURVE_FROM);
    const double to = fc_result_level(maker->result, index, CURVE_TO);
    const bool   whole =
        maker->measure->unit == FC_UNIT_COUNT && maker->clause->reading != FC_AVERAGE;
    for (int i = 0; i < CURVE && to > from; i++) {
        const double at = from + (to - from) * i / (CURVE - 1);
        const size_t n = out->curve_count;
        level[n] = whole ? round(at) : at; /* between whole numbers the chance only steps */
        chance[n] = fc_result_chance_at(maker->result, index, level[n]);
        if (n == 0 || level[n] > level[n - 1])
            out->curve_count++;
    }
    out->curve_level = level;
    out->curve_chance = chance;
    for (int i = 0; i < FC_CHART_DOTS; i++)
        dots[i] = fc_result_level(maker->result, index, (i + 0.5) / FC_CHART_DOTS);
    out->worst = dots;
    out->worst_count = FC_CHART_DOTS;
}

/* ---- months ---- */

/* The clause's period that is this month alone, or -1. */
static int period_of(const struct fc_clause *clause, int t)
{
    for (int i = 0; i < clause->n_periods; i++)
        if (clause->span[i].first == t && clause->span[i].last == t)
            return i;
    return -1;
}

static void fill_months(struct fc_chart_facts *out, struct maker *maker)
{
    const struct fc_result *result = maker->result;
    const struct fc_plan   *plan = result->plan;
    const int               m = maker->clause->measure;
    struct fc_chart_period *month = taken(maker, (size_t)plan->months, sizeof *month);
    for (int t = 0; t < plan->months && !maker->failed; t++) {
        const int  period = period_of(maker->clause, t);
        const bool first = t == 0 || fc_month_of_year(plan->start + t) == 0;
        const bool years =
            fc_year_of_month(plan->start) != fc_year_of_month(plan->start + plan->months - 1);
        month[t] = (struct fc_chart_period){
            .label = kept_text(
                maker, first && years ? fc_words_print("%s %02d", fc_month_short(plan->start + t),
                                                       fc_year_of_month(plan->start + t) % 100)
                                            .text
                                      : fc_month_short(plan->start + t)),
            .name = kept_text(maker, fc_words_print("%s %d", fc_month_name(plan->start + t),
                                                    fc_year_of_month(plan->start + t))
                                         .text),
            .counts = period >= 0,
            .level = period >= 0 ? maker->clause->level[period] : (double)NAN,
            .p05 = fc_result_quantile(result, m, t, 0.05),
            .p25 = fc_result_quantile(result, m, t, 0.25),
            .p50 = fc_result_quantile(result, m, t, 0.5),
            .p75 = fc_result_quantile(result, m, t, 0.75),
            .p95 = fc_result_quantile(result, m, t, 0.95),
            .chance = period >= 0 ? maker->promise->by_period[period].p : (double)NAN,
        };
    }
    out->periods = month;
    out->period_count = (size_t)plan->months;
}

static void fill_years(struct fc_chart_facts *out, struct maker *maker)
{
    const struct fc_result *result = maker->result;
    const int               months = result->plan->months;
    const size_t n = result->trials < FC_CHART_YEARS ? (size_t)result->trials : FC_CHART_YEARS;
    struct fc_chart_year *year = taken(maker, FC_CHART_YEARS, sizeof *year);
    for (size_t i = 0; i < n && !maker->failed; i++) {
        const struct fc_sample *sample =
            &result->sample[(size_t)maker->promise->index * FC_SAMPLES + i];
        double *value = taken(maker, (size_t)months, sizeof *value);
        for (int t = 0; t < months && value != NULL; t++)
            value[t] = sample->value[t] == FC_UNDEFINED
                           ? 0
                           : (double)sample->value[t] / maker->measure->ticks;
        year[i] = (struct fc_chart_year){.kept = sample->kept, .value = value};
    }
    out->years = year;
    out->year_count = n;
}

bool fc_figures_make(struct fc_chart_facts *out, const struct fc_result *result,
                     const struct fc_promise_answer *promise, const char *date,
                     struct fc_arena *arena)
{
    struct maker maker = {.result = result,
                          .promise = promise,
                          .clause = &promise->promise->clause[0],
                          .arena = arena};
    maker.measure = &result->plan->measure[maker.clause->measure];
    *out = (struct fc_chart_facts){
        .trials = (double)result->trials, .plan_file = result->plan->file, .date = date};
    fill_promise(out, &maker);
    fill_answer(out, &maker);
    fill_parts(out, &maker);
    if (promise->promise->n_clauses == 1 && maker.clause->one_level) {
        fill_curve(out, &maker);
        /* months say nothing of one quarter or one year */
        if (maker.clause->period == FC_MONTH || maker.clause->period == FC_PLAN) {
            fill_months(out, &maker);
            fill_years(out, &maker);
        }
    }
    out->seed = kept_text(&maker, fc_words_print("%llu", (unsigned long long)result->seed).text);
    return !maker.failed;
}
