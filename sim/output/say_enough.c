#include "output/say_enough.h"

#include "base/text.h"
#include "model/sentence.h"
#include "output/words.h"

static bool has(struct fc_chance chance)
{
    return chance.standard_error < 1;
}

/* How the two halves of the years differ; one of them may be empty. */
static void say_halves(struct fc_answer *answer, const struct fc_enough *enough)
{
    const bool both = has(enough->if_kept) && has(enough->if_missed);
    if (!has(enough->if_kept))
        fc_answer_say(answer, FC_SAY_SENTENCE, "There is no possible year in which that comes.");
    else if (!both)
        fc_answer_say(answer, FC_SAY_SENTENCE, "It comes in every possible year looked at.");
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "As the plan is, so many come in %s. In the years with less, the second "
                      "holds in %s.",
                      fc_words_of(enough->reached).text, fc_words_of(enough->if_missed).text);
}

/* More is not needed where the money is as sure without it. */
static void say_needed(struct fc_answer *answer, const struct fc_enough *enough)
{
    if (has(enough->if_missed) && enough->if_missed.p >= enough->goal->confidence)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "So it helps, but it is not needed: the second is safe without it.");
}

void fc_say_enough(struct fc_answer *answer, const struct fc_plan *plan,
                   const struct fc_enough *enough)
{
    struct fc_text promise = {0}, goal = {0};
    fc_promise_say(&promise, enough->promise, plan);
    fc_promise_say(&goal, enough->goal, plan);
    answer->no_memory = answer->no_memory || promise.failed || goal.failed;
    const double wanted = enough->goal->confidence;
    const bool   yes = has(enough->if_kept) && enough->if_kept.p >= wanted;
    if (!answer->no_memory) {
        fc_answer_say(answer, FC_SAY_HEADING, "Understood: is %s, enough for %s, %s?",
                      promise.bytes, goal.bytes, fc_words_confidence(wanted).text);
        fc_answer_verdict(answer, yes ? "ENOUGH" : "NOT ENOUGH",
                          "In the years that keep the first, the second holds in %s. As the plan "
                          "is, it holds in %s.",
                          has(enough->if_kept)
                              ? fc_words_years_against(enough->if_kept, wanted, !yes).text
                              : "none",
                          fc_words_of(enough->planned).text);
        say_halves(answer, enough);
        say_needed(answer, enough);
    }
    fc_text_free(&promise);
    fc_text_free(&goal);
}

static json_t *chance(struct fc_chance chance)
{
    return has(chance) ? json_real(chance.p) : json_null();
}

json_t *fc_json_enough(struct fc_json *json, const void *of)
{
    const struct fc_enough *enough = of;
    json_t                 *to = json_object();
    fc_json_put(json, to, "reached", chance(enough->reached));
    fc_json_put(json, to, "as_planned", chance(enough->planned));
    fc_json_put(json, to, "if_kept", chance(enough->if_kept));
    fc_json_put(json, to, "if_missed", chance(enough->if_missed));
    return to;
}
