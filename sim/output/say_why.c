#include "output/say_why.h"

#include <string.h>

#include "model/sentence.h"
#include "output/words.h"

enum { DOTS = 50 };

/* ---- why ---- */

static void say_slow_start(struct fc_answer *answer, const struct fc_plan *plan,
                           const struct fc_promise_answer *promise)
{
    const struct fc_clause     *clause = &promise->promise->clause[0];
    const struct fc_slow_start *start = &promise->slow_start;
    fc_answer_say(
        answer, FC_SAY_SENTENCE,
        "The starting %s decide it: %s starts with %s (%s alone); from %s it would be %s.",
        fc_words_period(clause->period, 2), fc_words_span(plan, clause, 0).text,
        plan->n_openings > 0 ? "a pipeline that is not full yet" : "an empty pipeline",
        fc_words_of(start->first_alone).text, fc_words_span(plan, clause, start->period).text,
        fc_words_of(start->from_period).text);
}

/* Whether all single periods have the same chance, as it is said. */
static bool all_alike(const struct fc_promise_answer *promise)
{
    const struct fc_words alone = fc_words_of(promise->by_period[promise->weakest]);
    for (int i = 0; i < promise->n_periods; i++)
        if (strcmp(fc_words_of(promise->by_period[i]).text, alone.text) != 0)
            return false;
    return true;
}

/* Why every one of several periods is harder to keep than one. */
static void say_all_must_hold(struct fc_answer *answer, const struct fc_plan *plan,
                              const struct fc_promise_answer *promise)
{
    const struct fc_clause *clause = &promise->promise->clause[0];
    const struct fc_chance  weakest = promise->by_period[promise->weakest];
    const char             *period = fc_words_period(clause->period, 1);
    const char             *periods = fc_words_period(clause->period, 2);
    const struct fc_words   count = fc_words_number(promise->n_periods);
    const struct fc_words   alone = fc_words_of(weakest);
    const struct fc_words   name = fc_words_span(plan, clause, promise->weakest);
    const bool              safe = weakest.p >= promise->promise->confidence;

    if (promise->verdict == FC_VERDICT_YES && !promise->stands_out)
        fc_answer_say(answer, FC_SAY_SENTENCE, "Each %s alone holds in %s%s.", period, alone.text,
                      all_alike(promise) ? "" : " or better");
    else if (promise->verdict == FC_VERDICT_YES)
        fc_answer_say(answer, FC_SAY_SENTENCE, "Even the weakest %s, %s, alone holds in %s.",
                      period, name.text, alone.text);
    else if (!promise->stands_out && safe)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Why: one %s alone is fairly safe (%s), but %s %s must all hold.", period,
                      alone.text, count.text, periods);
    else if (!promise->stands_out)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Why: even one %s alone holds in %s only, and %s %s must all hold.", period,
                      alone.text, count.text, periods);
    else if (safe)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Why: even the weakest %s alone, %s, is fairly safe (%s), but %s %s must all "
                      "hold.",
                      period, name.text, alone.text, count.text, periods);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE, "Why: the weakest %s, %s, alone holds in %s only.",
                      period, name.text, alone.text);
}

/* The middle one of the years that break the promise. */
static void say_middle_broken(struct fc_answer *answer, const struct fc_result *result,
                              const struct fc_promise_answer *promise)
{
    const struct fc_clause  *clause = &promise->promise->clause[0];
    const struct fc_measure *measure = &result->plan->measure[clause->measure];
    const double             missed = 1 - promise->chance.p;
    const double             q = clause->at_most ? 1 - missed / 2 : missed / 2;
    const bool worst = promise->has_broken && clause->reading == FC_EVERY && clause->n_periods > 1;
    if (!clause->one_level || missed <= 0)
        return;
    const double value =
        worst ? promise->middle_broken : fc_result_level(result, promise->index, q);
    const struct fc_words words = fc_words_value(measure, value);
    if (worst && !clause->at_most)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "In the middle broken year the worst %s still brings %s.",
                      fc_words_period(clause->period, 1), words.text);
    else if (worst)
        fc_answer_say(answer, FC_SAY_SENTENCE, "In the middle broken year the worst %s is at %s.",
                      fc_words_period(clause->period, 1), words.text);
    else if (clause->reading == FC_AVERAGE && clause->n_periods > 1)
        fc_answer_say(answer, FC_SAY_SENTENCE, "In the middle broken year the average is %s.",
                      words.text);
    else if (clause->reading == FC_TOTAL || clause->n_periods == 1)
        fc_answer_say(answer, FC_SAY_SENTENCE, "In the middle broken year it comes to %s.",
                      words.text);
}

static void say_undefined(struct fc_answer *answer, const struct fc_clause_tally *tally)
{
    if (tally->undefined > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "In %s of the years there is nothing to divide by; they count as not kept.",
                      fc_words_whole(tally->undefined).text);
}

static void say_left_out(struct fc_answer *answer, const struct fc_clause *clause)
{
    if (clause->left_out > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Not counted: %s %s that belong to no whole %s of the promise.",
                      fc_words_number(clause->left_out).text, fc_words_period(FC_MONTH, 2),
                      fc_words_period(clause->period, 1));
}

/* A joint promise is as weak as its parts together. */
static void say_parts(struct fc_answer *answer, const struct fc_result *result,
                      const struct fc_promise_answer *promise)
{
    const struct fc_promise_tally *tally = &result->promise[promise->index];
    const int                      n = promise->promise->n_clauses;
    struct fc_table               *table = fc_answer_table(answer, 2, n, "Its parts, each alone");
    fc_table_heading(answer, table, 1, "holds in");
    for (int i = 0; i < n; i++) {
        struct fc_text words = {0};
        fc_clause_say(&words, &promise->promise->clause[i], result->plan);
        fc_table_row(answer, table, words.failed || words.bytes == NULL ? "" : words.bytes);
        answer->no_memory = answer->no_memory || words.failed;
        fc_text_free(&words);
        fc_table_cell(answer, table, 1,
                      fc_words_chance(fc_chance_of(tally->clause[i].kept, result->trials)).text);
    }
}

void fc_say_why(struct fc_answer *answer, const struct fc_result *result,
                const struct fc_promise_answer *promise)
{
    const struct fc_promise *asked = promise->promise;
    if (asked->n_clauses > 1) {
        say_parts(answer, result, promise);
        return;
    }
    const struct fc_clause *clause = &asked->clause[0];
    if (promise->slow_start.decides)
        say_slow_start(answer, result->plan, promise);
    else if (clause->reading == FC_EVERY && promise->n_periods > 1)
        say_all_must_hold(answer, result->plan, promise);
    say_middle_broken(answer, result, promise);
    say_left_out(answer, clause);
    say_undefined(answer, &result->promise[promise->index].clause[0]);
}

/* ---- dots ---- */

static struct fc_words dots_title(const struct fc_clause *clause)
{
    const char *period = fc_words_period(clause->period, 1);
    const char *counted = clause->one_level ? "" : " against its level";
    switch (clause->n_periods == 1 ? FC_TOTAL : clause->reading) {
    case FC_EVERY:
        return fc_words_print("Worst %s%s, %d equally likely years", period, counted, DOTS);
    case FC_AVERAGE:
        return fc_words_print("Average %s%s, %d equally likely years", period, counted, DOTS);
    case FC_K_OF_N:
        return fc_words_print("%s best %s%s, %d equally likely years",
                              fc_words_ordinal(clause->k).text, period, counted, DOTS);
    case FC_TOTAL: break;
    }
    return fc_words_print("In total, %d equally likely years", DOTS);
}

void fc_say_dots(struct fc_answer *answer, const struct fc_result *result,
                 const struct fc_promise_answer *promise)
{
    const struct fc_clause  *clause = &promise->promise->clause[0];
    double                   value[DOTS];
    const struct fc_measure *measure = &result->plan->measure[clause->measure];
    if (promise->promise->n_clauses > 1 ||
        result->promise[promise->index].clause[0].statistic.n == 0)
        return;
    for (int i = 0; i < DOTS; i++)
        value[i] = fc_result_level(result, promise->index, (i + 0.5) / DOTS);
    fc_answer_dots(answer,
                   &(struct fc_dots){
                       .title = dots_title(clause).text,
                       .n = DOTS,
                       .value = value,
                       .threshold = clause->one_level ? clause->level[0] : 0,
                       .at_most = clause->at_most,
                       .whole = measure->unit == FC_UNIT_COUNT && clause->reading != FC_AVERAGE,
                       .missed = clause->at_most ? "over" : "short",
                   });
}

/* ---- other readings ---- */

static struct fc_words reading_name(const struct fc_plan           *plan,
                                    const struct fc_promise_answer *promise,
                                    const struct fc_other_reading  *reading)
{
    const struct fc_clause *clause = &promise->promise->clause[0];
    const char             *period = fc_words_period(clause->period, 1);
    if (reading->asked)
        return fc_words_print("%s, as asked", fc_words_reading(clause).text);
    if (strcmp(reading->name, "every") == 0)
        return fc_words_print("every %s", period);
    if (strcmp(reading->name, "average") == 0)
        return fc_words_print("on average");
    if (strcmp(reading->name, "single") == 0 && !promise->stands_out)
        return fc_words_print("one %s alone", period);
    if (strcmp(reading->name, "single") == 0)
        return fc_words_print("one %s alone, the weakest (%s)", period,
                              fc_words_span(plan, clause, promise->weakest).text);
    return fc_words_print("in total");
}

void fc_say_readings(struct fc_answer *answer, const struct fc_result *result,
                     const struct fc_promise_answer *promise)
{
    if (promise->n_readings < 2)
        return;
    struct fc_table *table =
        fc_answer_table(answer, 2, promise->n_readings, "The same level, read another way");
    fc_table_heading(answer, table, 1, "holds in");
    for (int i = 0; i < promise->n_readings; i++) {
        const struct fc_other_reading *reading = &promise->reading[i];
        fc_table_row(answer, table, reading_name(result->plan, promise, reading).text);
        fc_table_cell(answer, table, 1, fc_words_chance(reading->chance).text);
    }
}
