#include "output/say_inputs.h"

#include <string.h>

#include "base/month.h"
#include "base/text.h"
#include "model/keys.h"
#include "model/sentence.h"
#include "output/say_value.h"
#include "output/typed_inputs.h"
#include "output/words.h"

/* Where the rows go, and of which plan they are. */
struct rows {
    struct fc_answer     *answer;
    struct fc_table      *table;
    const struct fc_plan *plan;
};

static void put_input(void *to, const struct fc_typed_input *input)
{
    const struct rows *rows = to;
    const char        *source = input->section->source;
    fc_table_row(rows->answer, rows->table, input->name);
    fc_say_value(rows->answer, rows->table, rows->plan, input->key, input->field);
    fc_table_below(rows->answer, rows->table,
                   fc_words_print("%s: %s%s%s", fc_words_place(input->place).text,
                                  fc_words_typed(input->place).text,
                                  source == NULL ? "" : "; source: ", source == NULL ? "" : source)
                       .text);
}

static void count_input(void *to, const struct fc_typed_input *input)
{
    (void)input;
    ++*(int *)to;
}

/* ---- promises ---- */

static void put_promises(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_promises == 0)
        return;
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_promises, "Promises");
    table->words = true;
    fc_table_heading(answer, table, 1, "understood as");
    for (int i = 0; i < plan->n_promises; i++) {
        const struct fc_promise *promise = &plan->promise[i];
        struct fc_text           words = {0};
        fc_promise_say(&words, promise, plan);
        fc_text_add(&words, ", %s", fc_words_confidence(promise->confidence).text);
        fc_table_row(answer, table, fc_words_print("promise %s", promise->section.name).text);
        answer->no_memory = answer->no_memory || words.failed;
        fc_table_cell(answer, table, 1, words.failed ? "" : words.bytes);
        fc_text_free(&words);
        if (promise->section.set != NULL) {
            const struct fc_place *place =
                &promise->section.set[fc_key_row(FC_S_PROMISE, "promise")];
            fc_table_below(
                answer, table,
                fc_words_print("%s: %s", fc_words_place(place).text, fc_words_typed(place).text)
                    .text);
        }
    }
}

/* ---- what has names for keys ---- */

/* "338 in December 2026, 352 in November 2026": the months of one stage of one channel. */
static void say_months(struct fc_text *out, const struct fc_opening *opening, int n)
{
    for (int i = n - 1; i >= 0; i--) /* the newest first */
        fc_text_add(out, "%s%s in %s %d", i == n - 1 ? "" : ", ",
                    fc_words_whole((uint64_t)opening[i].count).text,
                    fc_month_name(opening[i].month), fc_year_of_month(opening[i].month));
}

static void put_openings(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_openings == 0)
        return;
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_openings, "Open pipeline");
    table->words = true;
    fc_table_heading(answer, table, 1, "entered");
    for (int i = 0, n; i < plan->n_openings; i += n) {
        const struct fc_opening *first = &plan->opening[i];
        struct fc_text           words = {0};
        for (n = 1; i + n < plan->n_openings && first[n].channel == first->channel &&
                    first[n].stage == first->stage;)
            n++;
        say_months(&words, first, n);
        const int measure = fc_measure_of(plan, FC_M_ENTERED, first->stage);
        fc_table_row(
            answer, table,
            fc_words_print("%s%s%s",
                           first->channel < 0 ? "" : plan->channel[first->channel].section.name,
                           first->channel < 0 ? "" : ": ", plan->measure[measure].words)
                .text);
        answer->no_memory = answer->no_memory || words.failed;
        fc_table_cell(answer, table, 1, words.failed ? "" : words.bytes);
        fc_text_free(&words);
        fc_table_below(answer, table, fc_words_place(&first->place).text);
    }
}

static void put_ties(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_ties == 0)
        return;
    char             number[FC_NUMBER_TEXT];
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_ties, "Inputs that move together");
    fc_table_heading(answer, table, 1, "correlation");
    for (int i = 0; i < plan->n_ties; i++) {
        const struct fc_tie *tie = &plan->tie[i];
        fc_table_row(answer, table, fc_words_print("%s ~ %s", tie->name[0], tie->name[1]).text);
        fc_table_cell(answer, table, 1, fc_print_short(number, tie->r, 3));
        fc_table_below(answer, table, fc_words_place(&tie->place).text);
    }
}

/* ---- all of it ---- */

void fc_say_inputs(struct fc_answer *answer, const struct fc_plan *plan)
{
    static const char *const heading[FC_VALUE_COLUMNS] = {[FC_VALUE_KIND] = "understood as",
                                                          [FC_VALUE_LOW] = "5 %",
                                                          [FC_VALUE_MEDIAN] = "median",
                                                          [FC_VALUE_MEAN] = "mean",
                                                          [FC_VALUE_HIGH] = "95 %"};

    int n = 0;
    fc_typed_inputs_walk(plan, count_input, &n);
    struct fc_table *table = fc_answer_table(answer, FC_VALUE_COLUMNS, n, "Inputs");
    for (int i = FC_VALUE_KIND; i < FC_VALUE_COLUMNS; i++)
        fc_table_heading(answer, table, i, heading[i]);
    fc_typed_inputs_walk(plan, put_input, &(struct rows){answer, table, plan});
    put_openings(answer, plan);
    put_ties(answer, plan);
    put_promises(answer, plan);
}

static struct fc_words counted(int n, const char *one, const char *many)
{
    return fc_words_print("%s %s", n == 0 ? "no" : fc_words_number(n).text, n == 1 ? one : many);
}

void fc_say_plan(struct fc_answer *answer, const struct fc_plan *plan)
{
    fc_answer_say(answer, FC_SAY_HEADING, "%s: %s from %s %d, %s, %s, %s.", plan->name,
                  counted(plan->months, "month", "months").text, fc_month_name(plan->start),
                  fc_year_of_month(plan->start),
                  counted(plan->n_channels, "channel", "channels").text,
                  counted(plan->n_stages, "stage", "stages").text,
                  counted(plan->n_promises, "promise", "promises").text);
}
