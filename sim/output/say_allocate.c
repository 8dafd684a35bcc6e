#include "output/say_allocate.h"

#include "model/sentence.h"
#include "output/say_shares.h"
#include "output/split_words.h"

/* ---- words ---- */

/* ", give or take 0.2 of 100"; what rounds to nothing is not said. */
static struct fc_words give_or_take(const struct fc_allocation *allocation)
{
    const double half = (allocation->high - allocation->low) / 2;
    if (allocation->in_chance && half < 0.0005)
        return fc_words_print("%s", "");
    return fc_words_print(", give or take %s", allocation->in_chance
                                                   ? fc_split_points(half).text
                                                   : fc_split_money(allocation, half).text);
}

/* ---- what was asked, and the answer ---- */

static void say_understood(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    const struct fc_words budget = fc_split_a_month(allocation, allocation->budget);
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
                      budget.text, fc_split_money_words(allocation));
        break;
    case FC_FOR_GAIN_IF_KEPT:
        fc_answer_say(answer, FC_SAY_HEADING,
                      "Understood: %s, split so that %s is highest and this holds in %s: %s.",
                      budget.text, fc_split_money_words(allocation),
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
            fc_words_of(allocation->chance[0]).text, fc_split_points(allocation->difference).text,
            give_or_take(allocation).text);
    else
        fc_answer_verdict(
            answer, "BETTER",
            "Split as below, %s over the plan is %s on average; with %s it is %s. The "
            "difference is %s%s.",
            fc_split_money_words(allocation), fc_split_money(allocation, allocation->gain[1]).text,
            start_words(allocation), fc_split_money(allocation, allocation->gain[0]).text,
            fc_split_money(allocation, allocation->difference).text, give_or_take(allocation).text);
}

static struct fc_words stands_at(const struct fc_allocation *allocation)
{
    if (allocation->in_chance)
        return fc_words_print("the promise holds in %s",
                              fc_words_years(allocation->chance[0]).text);
    return fc_words_print("%s is %s on average", fc_split_money_words(allocation),
                          fc_split_money(allocation, allocation->gain[0]).text);
}

static void say_no_winner(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    fc_answer_verdict(answer, "NO CLEAR WINNER", "No other split is clearly better. With %s %s.",
                      start_words(allocation), stands_at(allocation).text);
    if (allocation->low > 0 || allocation->difference > 0)
        fc_answer_say(
            answer, FC_SAY_SENTENCE, "The best one found brings %s more%s.",
            allocation->in_chance ? fc_split_points(allocation->difference).text
                                  : fc_split_money(allocation, allocation->difference).text,
            allocation->low > 0 ? ": too little to move money for" : ", which may be luck");
}

static void say_fixed(struct fc_answer *answer, const struct fc_allocation *allocation)
{
    if (allocation->n == 1)
        fc_answer_verdict(answer, "NOTHING TO SPLIT",
                          "Only one channel spends money, %s. With its %s %s.",
                          fc_split_name_of(allocation, 0),
                          fc_split_a_month(allocation, allocation->share[0].after).text,
                          stands_at(allocation).text);
    else
        fc_answer_verdict(answer, "NOTHING TO SPLIT",
                          "The limits leave no two channels between which money could move. As "
                          "they are, %s.",
                          stands_at(allocation).text);
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
    fc_say_shares(answer, allocation);
    if (!allocation->fixed)
        fc_answer_say(answer, FC_SAY_NOTE,
                      "The splits were compared in possible years that the search had not seen "
                      "(seed %llu).",
                      (unsigned long long)allocation->fresh_seed);
}
