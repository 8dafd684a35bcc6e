/* Promises that no year can break, or none can keep, and those that begin too early. */
#include "questions/lint_rules.h"

#include <math.h>

#include "base/text.h"
#include "model/sentence.h"
#include "model/settle.h"

static struct fc_place place_of(const struct fc_promise *promise)
{
    return fc_lint_place(&promise->section, FC_S_PROMISE, "promise");
}

/* ---- too early ---- */

/* The stage whose entries make a measure, -2 for none: money is made by the last one. */
static int stage_behind(const struct fc_plan *plan, const struct fc_measure *measure)
{
    switch (measure->what) {
    case FC_M_ENTERED: return measure->stage;
    case FC_M_BOOKINGS:
    case FC_M_REVENUE: return plan->n_stages - 1;
    default: return -2;
    }
}

/* The months as they are, and as they would be with full pipelines. */
struct start {
    const struct fc_plan *plan;
    struct fc_mean_run    now, usual;
};

static double sum(const struct fc_mean_run *run, int stage, struct fc_span span)
{
    double entered = 0;
    for (int t = span.first; t <= span.last; t++)
        entered += fc_mean_entered(run, stage, t);
    return entered;
}

/* Of what is usual then, the share that can be there; 0 where nothing can although more comes
   later. */
static double share_there(const struct start *start, int stage, struct fc_span span)
{
    const struct fc_span rest = {span.last + 1, start->plan->months - 1};
    const double         now = sum(&start->now, stage, span);
    const double         usual = sum(&start->usual, stage, span);
    if (now <= 0)
        return usual > 0 || sum(&start->now, stage, rest) > 0 ? 0 : 1;
    return usual > 0 ? now / usual : 1;
}

/* How many of the clause's first periods the delays leave too empty. */
static int early_periods(const struct start *start, const struct fc_clause *clause, int stage)
{
    const bool single =
        clause->reading == FC_EVERY || clause->reading == FC_K_OF_N || clause->n_periods == 1;
    const double least = clause->period == FC_PLAN || clause->reading == FC_TOTAL ? 1e-9 : 0.5;
    int          n = 0;
    while (single && n < clause->n_periods && share_there(start, stage, clause->span[n]) < least)
        n++;
    return clause->reading == FC_K_OF_N && n <= clause->n_periods - clause->k ? 0 : n;
}

static void judge_start(const struct fc_lint *lint, const struct start *start,
                        const struct fc_promise *promise, const struct fc_clause *clause)
{
    const struct fc_plan    *plan = lint->plan;
    const struct fc_measure *measure = &plan->measure[clause->measure];
    const int                stage = stage_behind(plan, measure);
    const int                early = stage < 0 ? 0 : early_periods(start, clause, stage);
    if (early == 0 || clause->at_most)
        return;
    const double share = share_there(start, stage, clause->span[0]);
    const bool   ever = early < clause->n_periods;
    char         month[8] = "";
    if (ever)
        fc_month_print(month, plan->start + clause->span[early].first);
    const struct fc_lint_words found =
        share > 0 ? fc_lint_words("only about %s of the usual %s can have come by then",
                                  fc_lint_percent(share).text, measure->words)
                  : fc_lint_words("no %s can have come by then", measure->words);
    fc_lint_say(lint, place_of(promise),
                fc_lint_words(ever ? "write `from %s` in it, or list in [opening] what is on its "
                                     "way when the plan begins"
                                   : "write a promise on an earlier stage, or a longer plan%s",
                              month)
                    .text,
                "promise `%s` begins in %s, but %s", promise->section.name,
                fc_lint_month(plan, clause->span[0].first).text, found.text);
}

void fc_lint_too_early(const struct fc_lint *lint)
{
    const struct fc_plan *plan = lint->plan;
    struct start          start = {.plan = plan};
    if (plan->n_promises == 0)
        return;
    if (!fc_mean_run(&start.now, lint->means, FC_MEAN_FREE, lint->arena) ||
        !fc_mean_run(&start.usual, lint->means, FC_MEAN_USUAL, lint->arena)) {
        lint->problems->no_memory = true;
        return;
    }
    for (int p = 0; p < plan->n_promises; p++)
        for (int c = 0; c < plan->promise[p].n_clauses; c++)
            judge_start(lint, &start, &plan->promise[p], &plan->promise[p].clause[c]);
}

/* ---- never, always ---- */

/* The plan's promise that the result's i-th is; NULL when it is another's, or another reading. */
static const struct fc_promise *own_promise(const struct fc_lint *lint, int i)
{
    const struct fc_promise *promise = lint->result->promise[i].promise;
    for (int p = 0; p < lint->plan->n_promises; p++)
        if (promise == &lint->plan->promise[p])
            return promise;
    return NULL;
}

/* Fewer trials say nothing of never and always. */
static bool enough(const struct fc_result *result)
{
    return result->trials >= 1000;
}

/* A level that one can sign: so few trials tell three digits of an amount. */
static double signable(double level, bool is_money, bool at_most)
{
    if (!is_money || level == 0)
        return level;
    const double unit = pow(10, floor(log10(fabs(level))) - 2);
    return (at_most ? ceil(level / unit) : floor(level / unit)) * unit;
}

/* "what holds in 90 of 100 possible years is 133 qualified leads: write that, or ..." */
static struct fc_lint_words hint_of(const struct fc_lint *lint, int i, const char *other)
{
    const struct fc_promise *promise = lint->result->promise[i].promise;
    const struct fc_clause  *clause = &promise->clause[0];
    const struct fc_measure *measure = &lint->plan->measure[clause->measure];
    const bool               counts = measure->unit == FC_UNIT_COUNT;
    struct fc_safe_level     safe;
    struct fc_text           level = {0};
    if (!fc_result_safe(lint->result, i, promise->confidence, &safe))
        return fc_lint_words("write other levels, or %s", other);
    fc_measure_value_say(&level, measure, lint->plan,
                         signable(safe.level, measure->unit == FC_UNIT_MONEY, clause->at_most));
    const struct fc_lint_words words =
        fc_lint_words("what holds in %g of 100 possible years is %s%s%s: write that, or %s",
                      promise->confidence * 100, level.failed ? "less" : level.bytes,
                      counts ? " " : "", counts ? measure->words : "", other);
    fc_text_free(&level);
    return words;
}

void fc_lint_out_of_reach(const struct fc_lint *lint)
{
    const struct fc_result *result = lint->result;
    for (int i = 0; i < result->n_promises && enough(result); i++) {
        const struct fc_promise *promise = own_promise(lint, i);
        if (promise == NULL || result->promise[i].kept > 0 ||
            fc_lint_said(lint, "too-early", place_of(promise)))
            continue;
        char trials[FC_NUMBER_TEXT];
        fc_lint_say(lint, place_of(promise), hint_of(lint, i, "give the plan what it lacks").text,
                    "promise `%s` is kept in none of %s possible years", promise->section.name,
                    fc_print_whole(trials, (int64_t)result->trials));
    }
}

/* A limit to what is spent is kept because it was planned so. */
static bool is_budget(const struct fc_plan *plan, const struct fc_promise *promise)
{
    const enum fc_measured what = plan->measure[promise->clause[0].measure].what;
    return promise->n_clauses == 1 && (what == FC_M_COST || what == FC_M_SPEND);
}

void fc_lint_always_kept(const struct fc_lint *lint)
{
    const struct fc_result *result = lint->result;
    for (int i = 0; i < result->n_promises && enough(result); i++) {
        const struct fc_promise *promise = own_promise(lint, i);
        if (promise == NULL || result->promise[i].kept < result->trials ||
            is_budget(lint->plan, promise))
            continue;
        char trials[FC_NUMBER_TEXT];
        fc_lint_say(lint, place_of(promise), hint_of(lint, i, "take it out").text,
                    "promise `%s` is kept in all of %s possible years: it asks for nothing",
                    promise->section.name, fc_print_whole(trials, (int64_t)result->trials));
    }
}

/* ---- confidence ---- */

static void judge_confidence(const struct fc_lint *lint, const struct fc_section *section,
                             enum fc_section_kind kind, double confidence)
{
    const double least = 0.6, most = 0.99;
    if (!fc_plan_given(section, kind, "confidence") ||
        (confidence >= least - 1e-9 && confidence <= most + 1e-9))
        return;
    if (confidence < least)
        fc_lint_say(lint, fc_lint_place(section, kind, "confidence"),
                    "write `confidence = 80%`, or 90% for what others build on",
                    "a promise kept in %g of 100 years is little better than a coin",
                    confidence * 100);
    else
        fc_lint_say(lint, fc_lint_place(section, kind, "confidence"),
                    "write `confidence = 95%`, or 99% where a miss is very dear",
                    "no plan is good enough to tell %g of 100 years from 99: what it leaves out "
                    "happens more often",
                    confidence * 100);
}

void fc_lint_confidence(const struct fc_lint *lint)
{
    const struct fc_plan *plan = lint->plan;
    if (lint->asked->confidence_laid)
        return;
    judge_confidence(lint, &plan->section, FC_S_PLAN, plan->confidence);
    for (int p = 0; p < plan->n_promises; p++)
        judge_confidence(lint, &plan->promise[p].section, FC_S_PROMISE,
                         plan->promise[p].confidence);
}
