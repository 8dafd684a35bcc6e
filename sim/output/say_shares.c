#include "output/say_shares.h"

#include <math.h>

#include "base/text.h"
#include "output/plan_words.h"
#include "output/split_words.h"

/* A spend to the whole unit of money. */
static struct fc_words whole(double spend)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s", fc_print_whole(number, (int64_t)llround(spend)));
}

static bool next_in_chance(const struct fc_allocation *allocation)
{
    return allocation->what == FC_FOR_PROMISE;
}

/* What the next 1,000 brings, or "" where luck hides it. */
static struct fc_words next_words(const struct fc_allocation *allocation,
                                  const struct fc_share      *share)
{
    const char *sign = share->next > 0 ? "+" : "";
    if (share->next_low <= 0 && share->next_high >= 0)
        return fc_words_print("nothing clear");
    if (next_in_chance(allocation))
        return fabs(share->next) < 0.0005
                   ? fc_words_print("hardly anything")
                   : fc_words_print("%s%s", sign, fc_split_points(share->next).text);
    return fc_words_print(
        "%s%s", sign,
        fc_words_value(&allocation->plan->measure[allocation->money], share->next).text);
}

/* ---- the table ---- */

static const char *bound_words(enum fc_bound bound)
{
    switch (bound) {
    case FC_BOUND_MIN: return "at its minimum";
    case FC_BOUND_MAX: return "at its limit";
    case FC_BOUND_OFF: return "off";
    case FC_BOUND_PINNED: return "pinned";
    case FC_BOUND_NONE: break;
    }
    return "";
}

static void put_table(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    const bool       shows_before = allocation->moved;
    const int        columns = 4 + shows_before + allocation->better;
    struct fc_table *table = fc_answer_table(
        answer, columns, allocation->n, fc_words_titled("Spend a month", allocation->plan).text);
    int column = 1;
    fc_table_heading(answer, table, column++, "today");
    if (shows_before)
        fc_table_heading(answer, table, column++, "in proportion");
    if (allocation->better)
        fc_table_heading(answer, table, column++, "better");
    fc_table_heading(answer, table, column++, "next 1,000 brings");
    fc_table_heading(answer, table, column, "");
    for (int i = 0; i < allocation->n; i++) {
        const struct fc_share *share = &allocation->share[i];
        column = 1;
        fc_table_row(answer, table, fc_split_name_of(allocation, i));
        fc_table_cell(answer, table, column++, whole(share->today).text);
        if (shows_before)
            fc_table_cell(answer, table, column++, whole(share->before).text);
        if (allocation->better)
            fc_table_cell(answer, table, column++, whole(share->after).text);
        fc_table_cell(answer, table, column++, next_words(allocation, share).text);
        fc_table_cell(answer, table, column, bound_words(share->bound));
    }
}

/* ---- what follows from it ---- */

/* The least that is worth a word. */
static double least_worth(const struct fc_allocation *allocation)
{
    return next_in_chance(allocation) ? 0.0005 : 0;
}

static void say_next(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    int  best = -1;
    bool all_lose = !next_in_chance(allocation);
    for (int i = 0; i < allocation->n; i++) {
        const struct fc_share *share = &allocation->share[i];
        all_lose = all_lose && share->next_high < 0;
        if (share->next_low > 0 && share->next >= least_worth(allocation) &&
            (best < 0 || share->next > allocation->share[best].next))
            best = i;
    }
    if (all_lose)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "No channel earns its next 1,000 a month back: a smaller budget would leave "
                      "more money.");
    else if (best < 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Another 1,000 a month would do %s, wherever it went.",
                      next_in_chance(allocation) ? "next to nothing for the promise"
                                                 : "nothing that is clear of luck");
    else if (allocation->n > 1)
        fc_answer_say(answer, FC_SAY_SENTENCE, "Another 1,000 a month would do most in %s: %s%s.",
                      fc_split_name_of(allocation, best),
                      next_words(allocation, &allocation->share[best]).text,
                      next_in_chance(allocation) ? "" : ", its own cost taken off");
}

/* Those that are off, and what goes with them. */
static void say_off(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    const char    *name[FC_MAX_CHANNELS];
    struct fc_text list = {0};
    int            n = 0;
    for (int i = 0; i < allocation->n; i++)
        if (allocation->share[i].bound == FC_BOUND_OFF && allocation->share[i].after == 0)
            name[n++] = fc_split_name_of(allocation, i);
    if (n == 0)
        return;
    fc_words_list(&list, n, name);
    answer->no_memory = answer->no_memory || list.failed;
    fc_answer_say(answer, FC_SAY_SENTENCE, "No more money for %s: it does more elsewhere.",
                  list.failed ? "" : list.bytes);
    fc_text_free(&list);
    if (allocation->saved > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Turned off, %s also save%s %s of fixed cost over the plan.",
                      n == 1 ? "it" : "they", n == 1 ? "s" : "",
                      fc_words_stated(allocation->plan, round(allocation->saved)).text);
}

static void say_held(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    for (int i = 0; i < allocation->n; i++) {
        const struct fc_share *share = &allocation->share[i];
        if (share->bound == FC_BOUND_MAX && share->next_low > 0)
            fc_answer_say(answer, FC_SAY_SENTENCE,
                          "%s is held at its limit; the next 1,000 a month there: %s.",
                          fc_split_name_of(allocation, i), next_words(allocation, share).text);
    }
    if (allocation->unspent > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s of the budget is left over: within the limits it buys nothing more.",
                      fc_split_a_month(allocation, allocation->unspent).text);
}

/* Beyond what was seen a plan is an opinion. */
static void say_beyond(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    for (int i = 0; i < allocation->n; i++) {
        const struct fc_share *share = &allocation->share[i];
        if (!share->beyond)
            continue;
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Caution: %s would spend %.1f times what its cost was measured at, %s. %s "
                      "Raise it step by step and measure%s.",
                      fc_split_name_of(allocation, i), share->after / share->measured_at,
                      fc_split_a_month(allocation, share->measured_at).text,
                      share->straight ? "The plan takes every further inquiry to cost what the "
                                        "first ones did, which is rarely so."
                                      : "How it goes on from there is an assumption.",
                      share->limited ? "" : ", or hold it with a --limit (below)");
    }
}

/* What was not sought, and changes with it. */
static void say_beside(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    if (!allocation->better)
        return;
    if (allocation->in_chance && allocation->money >= 0)
        fc_answer_say(answer, FC_SAY_SENTENCE, "On average %s over the plan becomes %s, from %s.",
                      fc_split_money_words(allocation),
                      fc_split_money(allocation, allocation->gain[1]).text,
                      fc_split_money(allocation, allocation->gain[0]).text);
    if (!allocation->in_chance && allocation->promise != NULL)
        fc_answer_say(answer, FC_SAY_SENTENCE, "The promise `%s` then holds in %s; before, in %s.",
                      allocation->promise->text, fc_words_years(allocation->chance[1]).text,
                      fc_words_of(allocation->chance[0]).text);
}

void fc_say_shares(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    put_table(answer, allocation);
    say_next(answer, allocation);
    if (allocation->better) {
        say_off(answer, allocation);
        say_beside(answer, allocation);
    }
    say_held(answer, allocation);
    say_beyond(answer, allocation);
}
