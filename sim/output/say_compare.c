#include "output/say_compare.h"

#include <math.h>

#include "model/sentence.h"
#include "output/compare_words.h"
#include "output/plan_words.h"
#include "output/say_deals.h"

static struct fc_words change_of(int plan)
{
    return fc_words_print("%s - A", fc_words_plan_letter(plan).text);
}

/* ---- who is who ---- */

static void say_who(struct fc_answer *answer, const struct fc_comparison *comparison)
{
    struct fc_text text = {0};
    fc_text_add(&text, "A is %s", comparison->label);
    for (int i = 0; i < comparison->n; i++)
        fc_text_add(&text, ", %s is %s", fc_words_plan_letter(i + 1).text,
                    comparison->with[i].label);
    fc_text_add(&text, ". All live through the same %s possible years.",
                fc_words_whole(comparison->trials).text);
    if (comparison->n > 1)
        fc_text_add(&text, " What is said to differ does so, 95 times of 100, for all of them "
                           "together.");
    fc_answer_say(answer, FC_SAY_SENTENCE, "%s", text.failed ? "" : text.bytes);
    answer->no_memory = answer->no_memory || text.failed;
    fc_text_free(&text);
}

static void say_left_out(struct fc_answer *answer, const struct fc_comparison *comparison, int i)
{
    const struct fc_compared *with = &comparison->with[i];
    const struct fc_words     b = fc_words_plan_letter(i + 1);
    if (!with->same_months)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "A runs over %s, %s over %s. Compared is what both have, %s, and nothing "
                      "that is won after it.",
                      fc_words_window(comparison->plan, 0, comparison->plan->months).text, b.text,
                      fc_words_window(with->plan, 0, with->plan->months).text,
                      fc_words_window(comparison->plan, with->first[0], with->months).text);
    struct fc_text list = {0};
    fc_words_list(&list, with->n_left_out, with->left_out);
    if (with->n_left_out > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Not compared, since only one of the two plans has them: %s.",
                      list.failed ? "" : list.bytes);
    answer->no_memory = answer->no_memory || list.failed;
    fc_text_free(&list);
}

/* ---- the figures ---- */

static const struct shown {
    enum fc_measured what;
    bool             each_stage;
    const char      *name; /* NULL: the measure's own words */
} shown[] = {
    {FC_M_ENTERED, true, NULL},
    {FC_M_EXPIRED, true, NULL},
    {FC_M_UTILISATION, true, NULL},
    {FC_M_COST, false, NULL},
    {FC_M_BOOKINGS, false, "bookings in the plan"},
    {FC_M_BOOKINGS_LATER, false, "bookings later, from its leads"},
    {FC_M_NET_GAIN, false, NULL},
    {FC_M_COST_PER, true, NULL},
};
enum { SHOWN = sizeof shown / sizeof *shown, MOST_ROWS = SHOWN * (FC_MAX_STAGES + 1) };

static void add_row(struct fc_answer *answer, struct fc_table *table, const struct shown *row,
                    const struct fc_measure *measure, const struct fc_compared_measure *compared,
                    int months)
{
    const struct fc_difference *total = &compared->total;
    if (total->n < 2 || (total->mean_of[0] == 0 && total->mean_of[1] == 0))
        return;
    fc_table_row(answer, table, row->name == NULL ? measure->words : row->name);
    for (int side = 0; side < 2; side++)
        fc_table_cell(answer, table, 1 + side, fc_words_side(measure, total, side).text);
    fc_table_cell(answer, table, 3, fc_words_difference(measure, total, 1).text);
    fc_table_cell(answer, table, 4, fc_words_difference_error(measure, total).text);
    if (compared->monthly && total->told_apart)
        fc_table_cell(answer, table, 5, fc_words_difference(measure, total, months).text);
}

static void say_figures(struct fc_answer *answer, const struct fc_comparison *comparison, int i)
{
    const struct fc_compared *with = &comparison->with[i];
    const struct fc_plan     *plan = comparison->plan;
    const struct fc_words     title =
        fc_words_titled(fc_words_window(plan, with->first[0], with->months).text, plan);
    struct fc_table *table = fc_answer_table(answer, 6, MOST_ROWS, title.text);
    fc_table_heading(answer, table, 1, "A");
    fc_table_heading(answer, table, 2, fc_words_plan_letter(i + 1).text);
    fc_table_heading(answer, table, 3, change_of(i + 1).text);
    fc_table_heading(answer, table, 4, "good to");
    fc_table_heading(answer, table, 5, "a month");
    for (int r = 0; r < SHOWN; r++)
        for (int stage = -1; stage < (shown[r].each_stage ? plan->n_stages : 0); stage++) {
            const struct fc_compared_measure *measure =
                fc_compared_find(comparison, with, shown[r].what, stage);
            if (measure != NULL)
                add_row(answer, table, &shown[r], &plan->measure[measure->of[0]], measure,
                        with->months);
        }
}

/* ---- who is ahead ---- */

/* A share of the years as a chance; said like any other. */
static struct fc_words years(double share, uint64_t n)
{
    return fc_words_of(fc_chance_of((uint64_t)llround(share * (double)n), n));
}

static void say_ahead(struct fc_answer *answer, const struct fc_comparison *comparison, int i)
{
    const struct fc_compared *with = &comparison->with[i];
    if (with->gain < 0)
        return;
    const struct fc_difference *gain = &with->measure[with->gain].total;
    const struct fc_words       b = fc_words_plan_letter(i + 1);
    const struct fc_measure *measure = &comparison->plan->measure[with->measure[with->gain].of[0]];
    if (gain->more + gain->fewer == 0)
        return;
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "%s%s ends ahead of A in %s in %s possible years, behind in %s.",
                  with->same_months ? "With what is won later, " : "", b.text, measure->words,
                  years(gain->more, gain->n).text, years(gain->fewer, gain->n).text);
    if (!comparison->plan->deal.has_margin)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "The plan names no margin, so every booking counts in full; with one it "
                      "would count for less, and what is saved for more.");
}

/* ---- all of it ---- */

void fc_say_compare(struct fc_answer *answer, const struct fc_comparison *comparison)
{
    if (comparison->partial)
        fc_answer_say(answer, FC_SAY_HEADING,
                      "PARTIAL: stopped after %s possible years. What is known so far:",
                      fc_words_whole(comparison->trials).text);
    for (int i = 0; i < comparison->n; i++) {
        struct fc_text sentence = {0};
        fc_compared_say(&sentence, comparison, &comparison->with[i]);
        fc_answer_say(answer, FC_SAY_HEADING, "%s", sentence.failed ? "" : sentence.bytes);
        answer->no_memory = answer->no_memory || sentence.failed;
        fc_text_free(&sentence);
    }
    say_who(answer, comparison);
    for (int i = 0; i < comparison->n; i++) {
        say_left_out(answer, comparison, i);
        say_figures(answer, comparison, i);
        fc_say_compared_promises(answer, comparison, i);
        say_ahead(answer, comparison, i);
    }
}

void fc_say_compare_luck(struct fc_answer *answer, const struct fc_comparison *comparison)
{
    static const double     WORTH_SAYING = 1.5;
    const struct fc_leading leading = fc_leading_of(comparison, &comparison->with[0]);
    if (leading.measure == NULL || !(leading.difference->sd > 0))
        return;
    const double times = pow(leading.difference->independent_sd / leading.difference->sd, 2);
    char         number[FC_NUMBER_TEXT];
    if (times >= WORTH_SAYING)
        fc_answer_say(answer, FC_SAY_NOTE,
                      "Both plans had the same luck. With luck of its own for each, as sure an "
                      "answer about %s would take %s times as many years.",
                      leading.measure->words, fc_print_short(number, times, 2));
}
