#include "output/say_sweep.h"

#include <math.h>

#include "output/compare_words.h"
#include "output/json_compare.h"
#include "output/plan_words.h"

/* A line holds the chances of so many promises beside the money. */
enum { PROMISES = 3, GAIN_COLUMNS = 3 };

struct columns {
    int cost; /* -1: nothing is spent */
    int n;    /* promises shown, before */
    int gain; /* the first of three */
    int all;
};

static const struct fc_difference *gain_of(const struct fc_comparison *comparison,
                                           const struct fc_compared   *with)
{
    if (with->gain >= 0 && comparison->plan->deal.has_margin)
        return &with->measure[with->gain].total;
    if (with->has_won)
        return &with->won;
    return fc_leading_of(comparison, with).difference;
}

static const struct fc_measure *gain_measure(const struct fc_comparison *comparison,
                                             const struct fc_compared   *with)
{
    const struct fc_plan *plan = comparison->plan;
    if (with->gain >= 0 && plan->deal.has_margin)
        return &plan->measure[with->measure[with->gain].of[0]];
    if (with->has_won)
        return &plan->measure[fc_measure_of(plan, FC_M_BOOKINGS, -1)];
    return fc_leading_of(comparison, with).measure;
}

/* ---- the sentence ---- */

static struct fc_words where_reached(const struct fc_swept *swept, int p)
{
    const struct fc_comparison *comparison = swept->comparison;
    const struct fc_promise    *promise = comparison->with[0].promise[p].promise;
    int                         from = comparison->n;
    int                         reached = 0;
    for (int i = comparison->n - 1; i >= 0; i--) {
        const bool good = comparison->with[i].promise[p].other != NULL &&
                          comparison->with[i].promise[p].chance[1].p >= promise->confidence;
        reached += good;
        from = good && from == i + 1 ? i : from;
    }
    const struct fc_words asked = fc_words_confidence(promise->confidence);
    if (reached == 0)
        return fc_words_print("none of these values reaches the %s asked for", asked.text);
    if (reached == comparison->n)
        return fc_words_print("each of these values reaches the %s asked for", asked.text);
    if (from + reached == comparison->n)
        return fc_words_print("it reaches the %s asked for from %s on", asked.text,
                              swept->sweep.label[from]);
    return fc_words_print("%s of these values reach the %s asked for",
                          fc_words_number(reached).text, asked.text);
}

static void say_promise(struct fc_answer *answer, const struct fc_swept *swept, int p)
{
    const struct fc_comparison       *comparison = swept->comparison;
    const struct fc_compared_promise *first = &comparison->with[0].promise[p];
    const struct fc_compared_promise *last = &comparison->with[comparison->n - 1].promise[p];
    struct fc_text                    text = {0};
    if (first->other == NULL || last->other == NULL)
        return;
    fc_say_promise_shortly(&text, first->promise, comparison->plan);
    fc_answer_say(answer, FC_SAY_HEADING,
                  "%s from %s to %s: the promise %s is kept in %s and in %s possible years; %s.",
                  swept->sweep.key, swept->sweep.label[0], swept->sweep.label[comparison->n - 1],
                  text.failed ? "" : text.bytes, fc_words_of(first->chance[1]).text,
                  fc_words_of(last->chance[1]).text, where_reached(swept, p).text);
    answer->no_memory = answer->no_memory || text.failed;
    fc_text_free(&text);
}

/* The value that gains most on average: only where money says what a lead is worth. */
static void say_best(struct fc_answer *answer, const struct fc_swept *swept)
{
    const struct fc_comparison *comparison = swept->comparison;
    int                         best = 0;
    if (comparison->with[0].gain < 0 || !comparison->plan->deal.has_margin)
        return;
    for (int i = 1; i < comparison->n; i++)
        if (gain_of(comparison, &comparison->with[i])->mean >
            gain_of(comparison, &comparison->with[best])->mean)
            best = i;
    const struct fc_difference *gain = gain_of(comparison, &comparison->with[best]);
    if (!gain->told_apart || gain->mean < 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "None of these values gains clearly more than the plan as it is.");
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Of these values %s gains most on average: %s more than the plan as it is.",
                      swept->sweep.label[best],
                      fc_words_difference_size(gain_measure(comparison, &comparison->with[best]),
                                               comparison->plan, gain, 1)
                          .text);
}

/* ---- the table ---- */

static struct columns choose(const struct fc_comparison *comparison)
{
    struct columns out = {.cost = -1, .all = 1};
    for (int i = 0; i < comparison->n && out.cost < 0; i++) {
        const struct fc_compared_measure *cost =
            fc_compared_find(comparison, &comparison->with[i], FC_M_COST, -1);
        if (cost != NULL && (cost->total.mean_of[0] != 0 || cost->total.mean_of[1] != 0))
            out.cost = out.all++;
    }
    const int promises = comparison->with[0].n_promises;
    out.n = promises < PROMISES ? promises : PROMISES;
    out.all += out.n;
    out.gain = out.all;
    out.all += GAIN_COLUMNS;
    return out;
}

static void add_row(struct fc_answer *answer, struct fc_table *table, struct columns columns,
                    const struct fc_comparison *comparison, int i, int side, const char *name)
{
    const struct fc_compared         *with = &comparison->with[i];
    const struct fc_compared_measure *cost = fc_compared_find(comparison, with, FC_M_COST, -1);
    const struct fc_measure          *measure = gain_measure(comparison, with);
    const struct fc_difference       *gain = gain_of(comparison, with);
    fc_table_row(answer, table, name);
    if (columns.cost >= 0 && cost != NULL)
        fc_table_cell(
            answer, table, columns.cost,
            fc_words_side(&comparison->plan->measure[cost->of[0]], &cost->total, side).text);
    for (int p = 0; p < columns.n; p++)
        if (with->promise[p].other != NULL)
            fc_table_cell(answer, table, columns.gain - columns.n + p,
                          fc_words_chance(with->promise[p].chance[side]).text);
    if (gain == NULL)
        return;
    fc_table_cell(answer, table, columns.gain, fc_words_side(measure, gain, side).text);
    if (side == 0)
        return;
    fc_table_cell(answer, table, columns.gain + 1, fc_words_difference(measure, gain, 1).text);
    fc_table_cell(answer, table, columns.gain + 2, fc_words_difference_error(measure, gain).text);
}

static void add_headings(struct fc_answer *answer, struct fc_table *table, struct columns columns,
                         const struct fc_comparison *comparison)
{
    const struct fc_compared *with = &comparison->with[0];
    if (columns.cost >= 0)
        fc_table_heading(answer, table, columns.cost, "cost");
    for (int p = 0; p < columns.n; p++) {
        const char *name = with->promise[p].promise->section.name;
        fc_table_heading(answer, table, columns.gain - columns.n + p,
                         name != NULL ? name : fc_words_print("promise %d", p + 1).text);
    }
    const struct fc_measure *measure = gain_measure(comparison, with);
    const bool all = with->has_won && measure != NULL && measure->what == FC_M_BOOKINGS;
    const struct fc_leading leading = fc_leading_of(comparison, with);
    const bool people = measure != NULL && measure == leading.measure && leading.period != FC_PLAN;
    fc_table_heading(
        answer, table, columns.gain,
        measure == NULL ? ""
        : all           ? "all bookings"
        : people
            ? fc_words_print("%s a %s", measure->words, fc_words_period(leading.period, 1)).text
            : measure->words);
    fc_table_heading(answer, table, columns.gain + 1, "change");
    fc_table_heading(answer, table, columns.gain + 2, "good to");
}

void fc_say_sweep(struct fc_answer *answer, const struct fc_swept *swept)
{
    const struct fc_comparison *comparison = swept->comparison;
    const struct columns        columns = choose(comparison);
    if (comparison->partial)
        fc_answer_say(answer, FC_SAY_HEADING,
                      "PARTIAL: stopped after %s possible years. What is known so far:",
                      fc_words_whole(comparison->trials).text);
    for (int p = 0; p < columns.n; p++)
        say_promise(answer, swept, p);
    say_best(answer, swept);
    struct fc_table *table =
        fc_answer_table(answer, columns.all, comparison->n + 1,
                        fc_words_titled(swept->sweep.key, comparison->plan).text);
    add_headings(answer, table, columns, comparison);
    add_row(answer, table, columns, comparison, 0, 0, "as it is");
    for (int i = 0; i < comparison->n; i++)
        add_row(answer, table, columns, comparison, i, 1, swept->sweep.label[i]);
}

json_t *fc_json_sweep(struct fc_json *json, const void *of)
{
    const struct fc_swept *swept = of;
    json_t                *to = json_object(), *list = json_array();
    for (int i = 0; i < swept->sweep.n; i++) {
        json_t *one = fc_json_compared(json, swept->comparison, &swept->comparison->with[i]);
        fc_json_put(json, one, "value", fc_json_words(swept->sweep.label[i]));
        fc_json_put(json, one, "set", fc_json_words(swept->sweep.set[i]));
        fc_json_push(json, list, one);
    }
    fc_json_put(json, to, "key", fc_json_words(swept->sweep.key));
    fc_json_put(json, to, "values", list);
    return to;
}
