#include "output/say_need.h"

#include "base/text.h"
#include "model/sentence.h"
#include "output/words.h"

/* What an answer is said with. */
struct sayer {
    struct fc_answer        *answer;
    const struct fc_plan    *plan;
    const struct fc_need    *need;
    const struct fc_measure *measure;
};

static struct fc_words level_words(const struct sayer *sayer, double level)
{
    return fc_words_level(sayer->measure, level, false);
}

/* "qualified leads in every month", "qualified leads a month on average". */
static struct fc_words what(const struct sayer *sayer)
{
    const struct fc_clause *clause = sayer->need->clause;
    const char             *words = fc_words_measure(sayer->measure, sayer->plan).text;
    const struct fc_words   reading = fc_words_reading(clause);
    switch (clause->n_periods == 1 ? FC_TOTAL : clause->reading) {
    case FC_EVERY: return fc_words_print("%s in %s", words, reading.text);
    case FC_AVERAGE:
        return fc_words_print("%s a %s on average", words, fc_words_period(clause->period, 1));
    case FC_K_OF_N: return fc_words_print("%s in %s", words, reading.text);
    case FC_TOTAL: break;
    }
    return fc_words_print("%s in total", words);
}

static void say_understood(const struct sayer *sayer)
{
    struct fc_text money = {0}, window = {0};
    fc_promise_say(&money, sayer->need->money, sayer->plan);
    fc_window_say(&window, sayer->plan, sayer->need->clause->from_t, sayer->need->clause->to_t);
    sayer->answer->no_memory = sayer->answer->no_memory || money.failed || window.failed;
    if (!sayer->answer->no_memory)
        fc_answer_say(sayer->answer, FC_SAY_HEADING,
                      "Understood: how many %s, %s, it takes for %s, to hold in %s.",
                      what(sayer).text, window.bytes, money.bytes,
                      fc_words_confidence(sayer->need->confidence).text);
    fc_text_free(&money);
    fc_text_free(&window);
}

/* ---- the verdict ---- */

static void say_any(const struct sayer *sayer)
{
    fc_answer_verdict(sayer->answer, "NO MINIMUM",
                      "As the plan is, that holds in %s, whatever number of %s is promised. You "
                      "asked for %s.",
                      fc_words_years(sayer->need->as_planned).text, sayer->measure->words,
                      fc_words_confidence(sayer->need->confidence).text);
}

static void say_found(const struct sayer *sayer)
{
    const struct fc_need_point *needed = &sayer->need->needed;
    fc_answer_verdict(
        sayer->answer, level_words(sayer, needed->level).text,
        "In years with at least %s %s, it holds in %s. As the plan is, it holds in %s.",
        level_words(sayer, needed->level).text, what(sayer).text,
        fc_words_years_against(needed->if_kept, sayer->need->confidence, false).text,
        fc_words_of(sayer->need->as_planned).text);
    fc_answer_say(sayer->answer, FC_SAY_SENTENCE,
                  "So many come in %s of all years; in the others it holds in %s.",
                  fc_words_of(needed->reached).text, fc_words_of(needed->if_missed).text);
}

static void say_not(const struct sayer *sayer)
{
    const struct fc_need_point *highest = &sayer->need->highest;
    fc_answer_verdict(sayer->answer, "NO LEVEL",
                      "No number of %s makes that so: even in the best years, with at least %s, it "
                      "holds in %s. You asked for %s.",
                      sayer->measure->words, level_words(sayer, highest->level).text,
                      fc_words_years_against(highest->if_kept, sayer->need->confidence, true).text,
                      fc_words_confidence(sayer->need->confidence).text);
    if (sayer->need->decides)
        fc_answer_say(sayer->answer, FC_SAY_SENTENCE,
                      "More %s help, but alone they do not make it: what becomes of them and what "
                      "a deal is worth decides the rest.",
                      sayer->measure->words);
}

/* ---- behind it ---- */

static void say_decides(const struct sayer *sayer)
{
    const struct fc_need_point *middle = &sayer->need->middle;
    const struct fc_words       kept = fc_words_of(middle->if_kept);
    const struct fc_words       missed = fc_words_of(middle->if_missed);
    const struct fc_words       level = level_words(sayer, middle->level);
    if (sayer->need->decides)
        fc_answer_say(sayer->answer, FC_SAY_SENTENCE,
                      "With at least %s, which half of the years reach, it "
                      "holds in %s, with fewer in %s.",
                      level.text, kept.text, missed.text);
    else
        fc_answer_say(sayer->answer, FC_SAY_SENTENCE,
                      "More %s do not decide it: with at least %s, which half of the years reach, "
                      "it holds in %s, with fewer in %s. What becomes of them and what a deal is "
                      "worth decides.",
                      sayer->measure->words, level.text, kept.text, missed.text);
}

static void say_curve(const struct sayer *sayer)
{
    const struct fc_need *need = sayer->need;
    struct fc_table      *table =
        fc_answer_table(sayer->answer, 4, need->n_curve,
                        fc_words_print("At least so many %s", what(sayer).text).text);
    fc_table_heading(sayer->answer, table, 1, "come in");
    fc_table_heading(sayer->answer, table, 2, "then it holds in");
    fc_table_heading(sayer->answer, table, 3, "with fewer in");
    for (int i = 0; i < need->n_curve; i++) {
        const struct fc_need_point *point = &need->curve[i];
        fc_table_row(sayer->answer, table, level_words(sayer, point->level).text);
        fc_table_cell(sayer->answer, table, 1, fc_words_chance(point->reached).text);
        fc_table_cell(sayer->answer, table, 2, fc_words_chance(point->if_kept).text);
        fc_table_cell(
            sayer->answer, table, 3,
            point->if_missed.standard_error >= 1 ? "-" : fc_words_chance(point->if_missed).text);
    }
}

void fc_say_need(struct fc_answer *answer, const struct fc_plan *plan, const struct fc_need *need)
{
    const struct sayer sayer = {answer, plan, need, &plan->measure[need->clause->measure]};
    say_understood(&sayer);
    if (need->any)
        say_any(&sayer);
    else if (need->found)
        say_found(&sayer);
    else
        say_not(&sayer);
    fc_say_need_levels(answer, plan, need);
}

void fc_say_need_levels(struct fc_answer *answer, const struct fc_plan *plan,
                        const struct fc_need *need)
{
    const struct sayer sayer = {answer, plan, need, &plan->measure[need->clause->measure]};
    say_decides(&sayer);
    say_curve(&sayer);
}
