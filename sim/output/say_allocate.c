#include "output/say_allocate.h"

#include <math.h>

#include "model/sentence.h"
#include "output/plan_words.h"

/* ---- words ---- */

/* A difference of chances is paired, so that a tenth of a point can be told. */
static struct fc_words points(double chance)
{
    const double value = round(1000 * chance) / 10;
    return fabs(value) >= 10 ? fc_words_print("%.0f of 100", value)
                             : fc_words_print("%.1f of 100", value);
}

static struct fc_words money(const struct fc_allocation *allocation, double value)
{
    const struct fc_measure *measure = &allocation->plan->measure[allocation->money];
    const char              *currency = allocation->plan->currency;
    return fc_words_print("%s%s%s", currency, currency[0] == '\0' ? "" : " ",
                          fc_words_value(measure, value).text);
}

static const char *money_words(const struct fc_allocation *allocation)
{
    return allocation->plan->measure[allocation->money].words;
}

static const char *name_of(const struct fc_allocation *allocation, int i)
{
    return allocation->plan->channel[allocation->share[i].channel].section.name;
}

/* A spend to the whole unit of money. */
static struct fc_words whole(double spend)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s", fc_print_whole(number, (int64_t)llround(spend)));
}

static struct fc_words a_month(const struct fc_allocation *allocation, double spend)
{
    return fc_words_print("%s a month", fc_words_stated(allocation->plan, round(spend)).text);
}

/* ", give or take 0.2 of 100"; what rounds to nothing is not said. */
static struct fc_words give_or_take(const struct fc_allocation *allocation)
{
    const double half = (allocation->high - allocation->low) / 2;
    if (allocation->in_chance && half < 0.0005)
        return fc_words_print("%s", "");
    return fc_words_print(", give or take %s",
                          allocation->in_chance ? points(half).text : money(allocation, half).text);
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
        return fabs(share->next) < 0.0005 ? fc_words_print("hardly anything")
                                          : fc_words_print("%s%s", sign, points(share->next).text);
    return fc_words_print(
        "%s%s", sign,
        fc_words_value(&allocation->plan->measure[allocation->money], share->next).text);
}

/* ---- what was asked, and the answer ---- */

static void say_understood(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    const struct fc_words budget = a_month(allocation, allocation->budget);
    struct fc_text        promise = {0};
    if (allocation->promise != NULL)
        fc_promise_say(&promise, allocation->promise, allocation->plan);
    answer->no_memory = answer->no_memory || promise.failed;
    const char *said = promise.length > 0 && !promise.failed ? promise.bytes : "the promise";
    switch (allocation->what) {
    case FC_FOR_PROMISE:
        fc_answer_say(answer, FC_SAY_HEADING,
                      "Understood: %s, split so that this holds most surely: %s.", budget.text,
                      said);
        break;
    case FC_FOR_GAIN:
        fc_answer_say(answer, FC_SAY_HEADING, "Understood: %s, split so that %s is highest.",
                      budget.text, money_words(allocation));
        break;
    case FC_FOR_GAIN_IF_KEPT:
        fc_answer_say(answer, FC_SAY_HEADING,
                      "Understood: %s, split so that %s is highest and this holds in %s: %s.",
                      budget.text, money_words(allocation),
                      fc_words_confidence(allocation->promise->confidence).text, said);
        break;
    }
    fc_text_free(&promise);
}

static const char *start_words(const struct fc_allocation *allocation)
{
    return allocation->moved ? "today's split scaled to fit" : "today's split";
}

static void say_better(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    if (allocation->in_chance)
        fc_answer_verdict(
            answer, "BETTER",
            "Split as below, the promise holds in %s; with %s, in %s. The difference is %s%s.",
            fc_words_years(allocation->chance[1]).text, start_words(allocation),
            fc_words_of(allocation->chance[0]).text, points(allocation->difference).text,
            give_or_take(allocation).text);
    else
        fc_answer_verdict(
            answer, "BETTER",
            "Split as below, %s over the plan is %s on average; with %s it is %s. The "
            "difference is %s%s.",
            money_words(allocation), money(allocation, allocation->gain[1]).text,
            start_words(allocation), money(allocation, allocation->gain[0]).text,
            money(allocation, allocation->difference).text, give_or_take(allocation).text);
}

static struct fc_words stands_at(const struct fc_allocation *allocation)
{
    if (allocation->in_chance)
        return fc_words_print("the promise holds in %s",
                              fc_words_years(allocation->chance[0]).text);
    return fc_words_print("%s is %s on average", money_words(allocation),
                          money(allocation, allocation->gain[0]).text);
}

static void say_no_winner(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    fc_answer_verdict(answer, "NO CLEAR WINNER", "No other split is clearly better. With %s %s.",
                      start_words(allocation), stands_at(allocation).text);
    if (allocation->low > 0 || allocation->difference > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE, "The best one found brings %s more%s.",
                      allocation->in_chance ? points(allocation->difference).text
                                            : money(allocation, allocation->difference).text,
                      allocation->low > 0 ? ": too little to move money for"
                                          : ", which may be luck");
}

static void say_fixed(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    if (allocation->n == 1)
        fc_answer_verdict(
            answer, "NOTHING TO SPLIT", "Only one channel spends money, %s. With its %s %s.",
            name_of(allocation, 0), a_month(allocation, allocation->share[0].after).text,
            stands_at(allocation).text);
    else
        fc_answer_verdict(answer, "NOTHING TO SPLIT",
                          "The limits leave no two channels between which money could move. As "
                          "they are, %s.",
                          stands_at(allocation).text);
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
    fc_table_heading(answer, table, column++, "next 1,000 a month");
    fc_table_heading(answer, table, column, "");
    for (int i = 0; i < allocation->n; i++) {
        const struct fc_share *share = &allocation->share[i];
        column = 1;
        fc_table_row(answer, table, name_of(allocation, i));
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
                      name_of(allocation, best),
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
            name[n++] = name_of(allocation, i);
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
                          name_of(allocation, i), next_words(allocation, share).text);
    }
    if (allocation->unspent > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s of the budget is left over: within the limits it buys nothing more.",
                      a_month(allocation, allocation->unspent).text);
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
                      name_of(allocation, i), share->after / share->measured_at,
                      a_month(allocation, share->measured_at).text,
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
                      money_words(allocation), money(allocation, allocation->gain[1]).text,
                      money(allocation, allocation->gain[0]).text);
    if (!allocation->in_chance && allocation->promise != NULL)
        fc_answer_say(answer, FC_SAY_SENTENCE, "The promise `%s` then holds in %s; before, in %s.",
                      allocation->promise->text, fc_words_years(allocation->chance[1]).text,
                      fc_words_of(allocation->chance[0]).text);
}

/* Where the wanted confidence is out of reach, or reached at last. */
static void say_kept(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    if (allocation->what != FC_FOR_GAIN_IF_KEPT || !allocation->in_chance)
        return;
    const double wanted = allocation->promise->confidence;
    if (allocation->chance[allocation->better].p < wanted)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "No split of this budget was found that keeps the promise in %s: this one "
                      "comes nearest.",
                      fc_words_confidence(wanted).text);
}

void fc_say_allocate(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    say_understood(answer, allocation);
    if (allocation->fixed)
        say_fixed(answer, allocation);
    else if (allocation->better)
        say_better(answer, allocation);
    else
        say_no_winner(answer, allocation);
    say_kept(answer, allocation);
    put_table(answer, allocation);
    say_next(answer, allocation);
    if (allocation->better) {
        say_off(answer, allocation);
        say_beside(answer, allocation);
    }
    say_held(answer, allocation);
    say_beyond(answer, allocation);
    if (!allocation->fixed)
        fc_answer_say(answer, FC_SAY_NOTE,
                      "The splits were compared in possible years that the search had not seen "
                      "(seed %llu).",
                      (unsigned long long)allocation->fresh_seed);
}
