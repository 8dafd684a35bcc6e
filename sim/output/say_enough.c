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
    const double wanted = enough->goal->confidence;
    if (!has(enough->if_missed)) {
        fc_answer_say(answer, FC_SAY_SENTENCE, "So many come in every year that was looked at.");
        return;
    }
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "As the plan is, so many come in %s. In the years with less, the goal is met in "
                  "%s.",
                  fc_words_of(enough->reached).text, fc_words_of(enough->if_missed).text);
    /* more than luck can explain */
    if (enough->if_missed.p - 3 * enough->if_missed.standard_error > wanted)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "So they help, but are not needed: the goal is safe without them.");
}

static void say_verdict(struct fc_answer *answer, const struct fc_enough *enough)
{
    const double wanted = enough->goal->confidence;
    const bool   yes = has(enough->if_kept) && enough->if_kept.p >= wanted;
    if (!has(enough->if_kept))
        fc_answer_verdict(answer, "OUT OF REACH",
                          "So many come in no year that was looked at. As the plan is, the goal is "
                          "met in %s.",
                          fc_words_years(enough->planned).text);
    else
        fc_answer_verdict(answer, yes ? "ENOUGH" : "NOT ENOUGH",
                          "In the years that bring so many, the goal is met in %s. You asked for "
                          "%s; over all years it is met in %s.",
                          fc_words_years_against(enough->if_kept, wanted, !yes).text,
                          fc_words_confidence(wanted).text, fc_words_of(enough->planned).text);
    if (has(enough->if_kept))
        say_halves(answer, enough);
}

void fc_say_enough(struct fc_answer *answer, const struct fc_plan *plan,
                   const struct fc_enough *enough)
{
    struct fc_text promise = {0}, goal = {0};
    fc_promise_say(&promise, enough->promise, plan);
    fc_promise_say(&goal, enough->goal, plan);
    answer->no_memory = answer->no_memory || promise.failed || goal.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_HEADING,
                      "Understood: whether %s, is enough for the goal: %s, %s.", promise.bytes,
                      goal.bytes, fc_words_confidence(enough->goal->confidence).text);
    say_verdict(answer, enough);
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
