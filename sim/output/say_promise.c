#include "output/say_promise.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/sentence.h"
#include "output/say_levers.h"
#include "output/say_why.h"
#include "output/words.h"

/* ---- what was understood ---- */

const char *fc_verdict_words(enum fc_verdict verdict)
{
    switch (verdict) {
    case FC_VERDICT_YES: return "YES";
    case FC_VERDICT_NOT_YET: return "NOT YET";
    case FC_VERDICT_NO: return "NO";
    case FC_VERDICT_TOO_CLOSE: break;
    }
    return "TOO CLOSE TO CALL";
}

/* A promise by its name, or by its place among those asked. */
static struct fc_words name_of(const struct fc_promise *promise, int i)
{
    if (promise->section.name != NULL)
        return fc_words_print("%s", promise->section.name);
    return fc_words_print("%d", i + 1);
}

static void say_understood(struct fc_answer *answer, const struct fc_plan *plan,
                           const struct fc_promise *promise, const char *lead)
{
    struct fc_text words = {0};
    fc_promise_say(&words, promise, plan);
    answer->no_memory = answer->no_memory || words.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_HEADING, "%s: %s, %s.", lead, words.bytes,
                      fc_words_confidence(promise->confidence).text);
    fc_text_free(&words);
}

/* ---- the verdict ---- */

static void say_verdict(struct fc_answer *answer, const struct fc_result *result,
                        const struct fc_promise_answer *promise)
{
    const double          wanted = promise->promise->confidence;
    const struct fc_words asked = fc_words_confidence(wanted);
    const char           *word = fc_verdict_words(promise->verdict);
    const uint64_t more = result->trials * 10 < UINT32_MAX ? result->trials * 10 : UINT32_MAX;
    if (promise->verdict == FC_VERDICT_TOO_CLOSE)
        fc_answer_verdict(answer, word,
                          "The promise holds in %s, too near to the %s you asked for. More trials "
                          "may tell: --trials %s.",
                          fc_words_years(promise->chance).text, asked.text,
                          fc_words_whole(more).text);
    else
        fc_answer_verdict(
            answer, word, "The promise holds in %s. You asked for %s.",
            fc_words_years_against(promise->chance, wanted, promise->verdict != FC_VERDICT_YES)
                .text,
            asked.text);
}

/* ---- safe levels ---- */

/* The usual three confidences and the one asked for, rising. */
static int safe_levels(struct fc_safe_level    safe[FC_SAFE_LEVELS + 1],
                       const struct fc_result *result, const struct fc_promise_answer *promise)
{
    const double wanted = promise->promise->confidence;
    int          n = 0;
    bool         there = false;
    for (int i = 0; i < promise->n_safe; i++) {
        const double next = promise->safe[i].confidence;
        there = there || fabs(next - wanted) < 1e-9;
        if (!there && next > wanted)
            there = fc_result_safe(result, promise->index, wanted, &safe[n++]);
        safe[n++] = promise->safe[i];
    }
    if (!there && fc_result_safe(result, promise->index, wanted, &safe[n]))
        n++;
    return n;
}

void fc_say_safe(struct fc_answer *answer, const struct fc_result *result,
                 const struct fc_promise_answer *promise)
{
    struct fc_safe_level safe[FC_SAFE_LEVELS + 1];
    const int            n = safe_levels(safe, result, promise);
    if (n == 0)
        return;
    const struct fc_clause  *clause = &promise->promise->clause[0];
    const struct fc_measure *measure = &result->plan->measure[clause->measure];
    const struct fc_words    title = fc_words_print(
           "Safe promise, %s%s", fc_words_reading(clause).text, clause->at_most ? ", at most" : "");
    const struct fc_words what = fc_words_measure(measure, result->plan);
    struct fc_table      *table = fc_answer_table(answer, n + 1, 1, title.text);
    for (int i = 0; i < n; i++)
        fc_table_heading(answer, table, i + 1, fc_words_confidence(safe[i].confidence).text);
    const bool in_total = clause->period == FC_PLAN || clause->reading == FC_TOTAL;
    fc_table_row(
        answer, table,
        in_total || measure->ratio
            ? what.text
            : fc_words_print("%s a %s", what.text, fc_words_period(clause->period, 1)).text);
    for (int i = 0; i < n; i++)
        fc_table_cell(answer, table, i + 1,
                      fc_words_level(measure, safe[i].level, clause->at_most).text);
}

/* ---- the whole ---- */

static void say_behind(struct fc_answer *answer, const struct fc_result *result,
                       const struct fc_promise_answer *promise)
{
    fc_say_safe(answer, result, promise);
    fc_say_why(answer, result, promise);
    fc_say_dots(answer, result, promise);
    fc_say_readings(answer, result, promise);
    fc_say_levers(answer, result->plan, promise);
}

void fc_say_verdict_table(struct fc_answer *answer, const struct fc_promise_answers *promises)
{
    struct fc_table *table = fc_answer_table(answer, 4, promises->n, "Promises");
    fc_table_heading(answer, table, 1, "");
    fc_table_heading(answer, table, 2, "holds in");
    fc_table_heading(answer, table, 3, "asked for");
    for (int i = 0; i < promises->n; i++) {
        const struct fc_promise_answer *promise = &promises->answer[i];
        fc_table_row(answer, table, name_of(promise->promise, i).text);
        fc_table_cell(answer, table, 1, fc_verdict_words(promise->verdict));
        fc_table_cell(answer, table, 2, fc_words_chance(promise->chance).text);
        fc_table_cell(answer, table, 3, fc_words_confidence(promise->promise->confidence).text);
    }
}

void fc_say_verdict(struct fc_answer *answer, const struct fc_promise_answers *promises, int i)
{
    const struct fc_promise *promise = promises->answer[i].promise;
    const bool               named = promises->n > 1 || promise->section.name != NULL;
    say_understood(answer, promises->result.plan, promise,
                   named ? fc_words_print("Promise %s", name_of(promise, i).text).text
                         : "Understood");
    say_verdict(answer, &promises->result, &promises->answer[i]);
}

void fc_say_verdicts(struct fc_answer *answer, const struct fc_promise_answers *promises)
{
    for (int i = 0; i < promises->n; i++)
        fc_say_verdict(answer, promises, i);
}

void fc_say_promises(struct fc_answer *answer, const struct fc_promise_answers *promises)
{
    if (promises->n > 1)
        fc_say_verdict_table(answer, promises);
    for (int i = 0; i < promises->n; i++) {
        fc_say_verdict(answer, promises, i);
        say_behind(answer, &promises->result, &promises->answer[i]);
    }
}

/* ---- how many ---- */

/* "qualified leads in every month, April to December 2027": the clause without its level. */
static void say_without_level(struct fc_text *out, const struct fc_clause *clause,
                              const struct fc_plan *plan)
{
    struct fc_text whole = {0};
    struct fc_text level = {0};
    fc_text_add(&level, clause->at_most ? "at most " : "at least ");
    fc_measure_value_say(&level, &plan->measure[clause->measure], plan, clause->level[0]);
    fc_clause_say(&whole, clause, plan);
    if (whole.failed || level.failed)
        out->failed = true;
    else if (strncmp(whole.bytes, level.bytes, level.length) == 0)
        fc_text_add(out, "%s", whole.bytes + level.length);
    else
        fc_text_add(out, " %s", whole.bytes);
    fc_text_free(&whole);
    fc_text_free(&level);
}

static void say_question(struct fc_answer *answer, const struct fc_plan *plan,
                         const struct fc_clause *clause, double confidence)
{
    struct fc_text words = {0};
    say_without_level(&words, clause, plan);
    answer->no_memory = answer->no_memory || words.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_HEADING, "Understood: the %s level of%s, that holds in %s.",
                      clause->at_most ? "lowest" : "highest", words.bytes,
                      fc_words_confidence(confidence).text);
    fc_text_free(&words);
}

void fc_say_how_many(struct fc_answer *answer, const struct fc_promise_answers *promises,
                     const struct fc_safe_level *found)
{
    const struct fc_result         *result = &promises->result;
    const struct fc_promise_answer *promise = &promises->answer[0];
    const struct fc_clause         *clause = &promise->promise->clause[0];
    const struct fc_measure        *measure = &result->plan->measure[clause->measure];
    struct fc_text                  words = {0};
    say_question(answer, result->plan, clause, found->confidence);
    fc_promise_say(&words, promise->promise, result->plan);
    answer->no_memory = answer->no_memory || words.failed;
    if (!answer->no_memory)
        fc_answer_verdict(answer, fc_words_level(measure, found->level, clause->at_most).text,
                          "You can promise %s. It holds in %s.", words.bytes,
                          fc_words_years_against(promise->chance, found->confidence, false).text);
    fc_text_free(&words);
    say_behind(answer, result, promise);
}

void fc_say_no_level(struct fc_answer *answer, const struct fc_promise_answers *promises,
                     double confidence)
{
    const struct fc_promise_answer *promise = &promises->answer[0];
    const struct fc_clause         *clause = &promise->promise->clause[0];
    say_question(answer, promises->result.plan, clause, confidence);
    fc_answer_verdict(
        answer, "NO LEVEL",
        "No level can be told: in %s of %s possible years there is nothing to divide "
        "by.",
        fc_words_whole(promises->result.promise[promise->index].clause[0].undefined).text,
        fc_words_whole(promises->result.trials).text);
}
