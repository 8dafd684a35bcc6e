#include "output/figures.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/sentence.h"
#include "output/month_figures.h"
#include "output/words.h"

enum { CURVE = 161 };

/* The curve is drawn where the chance changes: between these quantiles of what decides. */
static const double CURVE_FROM = 0.0005, CURVE_TO = 0.9995;

struct maker {
    const struct fc_result         *result;
    const struct fc_promise_answer *promise;
    const struct fc_clause         *clause; /* the first */
    int                             index;  /* of the measure */
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

static void fill_measure(struct fc_chart_facts *out, const struct maker *maker)
{
    /* Months and days are numbers like counts. */
    static const enum fc_chart_unit unit[] = {[FC_UNIT_COUNT] = FC_CHART_COUNT,
                                              [FC_UNIT_MONEY] = FC_CHART_MONEY,
                                              [FC_UNIT_SHARE] = FC_CHART_SHARE,
                                              [FC_UNIT_MONTH] = FC_CHART_COUNT,
                                              [FC_UNIT_DAYS] = FC_CHART_COUNT};
    const char                     *currency = maker->result->plan->currency;
    out->one = maker->measure->singular;
    out->many = maker->measure->words;
    out->unit = unit[maker->measure->unit];
    out->currency = currency[0] == '\0' ? NULL : currency;
}

static void fill_promise(struct fc_chart_facts *out, struct maker *maker)
{
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
                                                    [FC_VERDICT_NOT_YET] = FC_CHART_NOT_YET,
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

/* ---- all of it ---- */

static struct maker begin(struct fc_chart_facts *out, const struct fc_result *result, int measure,
                          const char *date, struct fc_arena *arena)
{
    struct maker maker = {
        .result = result, .measure = &result->plan->measure[measure], .arena = arena};
    *out = (struct fc_chart_facts){
        .trials = (double)result->trials, .plan_file = result->plan->file, .date = date};
    out->seed = kept_text(&maker, fc_words_print("%llu", (unsigned long long)result->seed).text);
    fill_measure(out, &maker);
    return maker;
}

bool fc_figures_make(struct fc_chart_facts *out, const struct fc_figures_of *of,
                     struct fc_arena *arena)
{
    const struct fc_clause *clause = &of->promise->promise->clause[0];
    struct maker            maker = begin(out, of->result, clause->measure, of->date, arena);
    maker.promise = of->promise;
    maker.clause = clause;
    fill_promise(out, &maker);
    fill_answer(out, &maker);
    fill_parts(out, &maker);
    if (of->promise->promise->n_clauses > 1)
        return !maker.failed;
    if (clause->one_level)
        fill_curve(out, &maker);
    /* months say nothing of one quarter or one year */
    const bool by_month = clause->period == FC_MONTH || clause->period == FC_PLAN;
    return !maker.failed && (!by_month || (fc_months_fill(out, of, clause->measure, arena) &&
                                           fc_years_fill(out, of, arena)));
}

bool fc_figures_of_measure(struct fc_chart_facts *out, const struct fc_result *result, int measure,
                           const char *date, struct fc_arena *arena)
{
    const struct fc_figures_of of = {.result = result, .date = date};
    const struct maker         maker = begin(out, result, measure, date, arena);
    out->reading = FC_CHART_TOTAL; /* of no single month a level is asked */
    out->period = fc_words_period(FC_MONTH, 1);
    out->standard_error = 0.5 / sqrt((double)result->trials); /* of any chance at most */
    return !maker.failed && fc_months_fill(out, &of, measure, arena);
}
