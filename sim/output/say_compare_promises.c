/* Promises side by side: how often each plan keeps them, alone or both. */
#include <math.h>

#include "model/sentence.h"
#include "output/compare_words.h"
#include "output/say_compare.h"

static const char *period_of(const struct fc_compared_window *window)
{
    switch (window->clause->reading) {
    case FC_EVERY:
    case FC_AVERAGE:
    case FC_K_OF_N: return fc_words_period(window->clause->period, 1);
    case FC_TOTAL: break;
    }
    return NULL;
}

/* "April to December 2027: 243.6 qualified leads a month in A, 194.9 in B." */
static struct fc_words window_words(const struct fc_comparison *comparison, int i,
                                    const struct fc_compared_window *window)
{
    const struct fc_measure    *measure = &comparison->plan->measure[window->clause->measure];
    const struct fc_difference *each = &window->each;
    const char                 *period = window->periods > 1 ? period_of(window) : NULL;
    const struct fc_clause     *clause = window->clause;
    if (each->n < 2)
        return fc_words_print("%s", "");
    return fc_words_print(
        "%s: %s %s%s%s in A, %s in %s (%s%s%s).",
        fc_words_window(comparison->plan, clause->from_t, clause->to_t - clause->from_t + 1).text,
        fc_words_side(measure, each, 0).text, measure->words, period == NULL ? "" : " a ",
        period == NULL ? "" : period, fc_words_side(measure, each, 1).text,
        fc_words_plan_letter(i + 1).text, fc_words_difference(measure, each, 1).text,
        each->told_apart ? " " : "",
        each->told_apart ? fc_words_difference_error(measure, each).text : "");
}

static struct fc_words points(const struct fc_compared_promise *promise)
{
    const double hundredths = round(promise->difference.mean * 100);
    if (promise->only[0] + promise->only[1] == 0)
        return fc_words_print("none");
    if (!promise->difference.told_apart)
        return fc_words_print("unclear");
    if (hundredths == 0)
        return fc_words_print("%s", promise->difference.mean < 0 ? "-<1" : "+<1");
    return fc_words_print("%+.0f", hundredths);
}

static void add_promise(struct fc_answer *answer, struct fc_table *table,
                        const struct fc_comparison *comparison, int i,
                        const struct fc_compared_promise *promise)
{
    const uint64_t n = comparison->with[i].trials;
    struct fc_text text = {0};
    fc_say_promise_shortly(&text, promise->promise, comparison->plan);
    fc_table_row(answer, table,
                 promise->promise->section.name != NULL ? promise->promise->section.name
                 : text.failed                          ? ""
                                                        : text.bytes);
    fc_text_free(&text);
    if (promise->other == NULL) {
        fc_table_below(answer, table,
                       "Cannot be asked of both: one lacks what it is about, or some "
                       "of its months.");
        return;
    }
    fc_table_cell(answer, table, 1, fc_words_chance(promise->chance[0]).text);
    fc_table_cell(answer, table, 2, fc_words_chance(promise->chance[1]).text);
    fc_table_cell(answer, table, 3, points(promise).text);
    for (int side = 0; side < 2; side++)
        fc_table_cell(answer, table, 4 + side,
                      promise->only[side] == 0
                          ? "none"
                          : fc_words_chance(fc_chance_of(promise->only[side], n)).text);
    if (promise->promise->n_clauses == 1)
        fc_table_below(answer, table, window_words(comparison, i, &promise->window[0]).text);
}

static void say_differing(struct fc_answer *answer, const struct fc_compared *with,
                          const struct fc_compared_promise *promise, const char *name)
{
    struct fc_text text = {0};
    fc_promise_say(&text, promise->differs, with->plan);
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "%s's own promise %s asks for another thing, %s; compared is that of A.", name,
                  promise->promise->section.name, text.failed ? "" : text.bytes);
    fc_text_free(&text);
}

static void say_unasked(struct fc_answer *answer, const struct fc_comparison *comparison, int i)
{
    const struct fc_compared *with = &comparison->with[i];
    for (int p = 0; p < with->n_promises; p++) {
        struct fc_text text = {0};
        if (with->promise[p].other != NULL)
            continue;
        fc_say_promise_shortly(&text, with->promise[p].promise, comparison->plan);
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "The promise %s cannot be asked of both alike: %s lacks what it is about, or "
                      "has other months.",
                      text.failed ? "" : text.bytes, fc_words_plan_letter(i + 1).text);
        fc_text_free(&text);
    }
}

void fc_say_compared_promises(struct fc_answer *answer, const struct fc_comparison *comparison,
                              int i)
{
    const struct fc_compared *with = &comparison->with[i];
    const struct fc_words     b_words = fc_words_plan_letter(i + 1);
    const char               *b = b_words.text;
    int                       asked = 0;
    for (int p = 0; p < with->n_promises; p++)
        asked += with->promise[p].other != NULL;
    struct fc_table *table =
        asked == 0 ? NULL : fc_answer_table(answer, 6, asked, "Promises are kept in");
    if (table != NULL) {
        fc_table_heading(answer, table, 1, "A");
        fc_table_heading(answer, table, 2, fc_words_plan_letter(i + 1).text);
        fc_table_heading(answer, table, 3, fc_words_print("%s - A", b).text);
        fc_table_heading(answer, table, 4, "by A only");
        fc_table_heading(answer, table, 5,
                         fc_words_print("by %s only", fc_words_plan_letter(i + 1).text).text);
    }
    for (int p = 0; p < with->n_promises; p++)
        if (with->promise[p].other != NULL)
            add_promise(answer, table, comparison, i, &with->promise[p]);
    say_unasked(answer, comparison, i);
    for (int p = 0; p < with->n_promises; p++)
        if (with->promise[p].differs != NULL)
            say_differing(answer, with, &with->promise[p], fc_words_plan_letter(i + 1).text);
}
