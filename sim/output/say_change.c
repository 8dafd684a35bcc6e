#include "output/say_change.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/sentence.h"

struct fc_words fc_change_words(const struct fc_asked_change *change)
{
    const bool without = strncmp(change->label, "without", strlen("without")) == 0;
    return fc_words_print("the plan %s%s", without ? "" : "with ", change->label);
}

/* Of the promise in the question, in the plan with the change. */
static void say_verdict(struct fc_answer *answer, const struct fc_compared *with)
{
    enum { ERRORS = 3 };
    const struct fc_compared_promise *asked = &with->promise[0];
    const struct fc_chance            chance = asked->chance[1];
    const double                      wanted = asked->promise->confidence;
    const bool near = fabs(chance.p - wanted) < ERRORS * chance.standard_error;
    const bool no = !near && chance.p < wanted;
    if (asked->other == NULL)
        return;
    fc_answer_verdict(answer,
                      near ? "TOO CLOSE TO CALL"
                      : no ? "NO"
                           : "YES",
                      "In that plan the promise holds in %s, as it is in %s. You asked for %s.",
                      fc_words_years_against(chance, wanted, no).text,
                      fc_words_of(asked->chance[0]).text, fc_words_confidence(wanted).text);
}

static void say_understood(struct fc_answer *answer, const struct fc_asked *asked,
                           const struct fc_plan *plan)
{
    struct fc_text text = {0};
    if (asked->promise.n_clauses > 0) {
        fc_promise_say(&text, &asked->promise, plan);
        fc_text_add(&text, ", %s, in ", fc_words_confidence(asked->promise.confidence).text);
    }
    fc_text_add(&text, "%s, against the plan as it is%s", fc_change_words(&asked->change).text,
                asked->returns ? "; and what the channel costs and brings" : "");
    if (asked->promise.n_clauses == 0 && asked->confidence_said)
        fc_text_add(&text, "; promises are to hold in %s",
                    fc_words_confidence(asked->confidence).text);
    answer->no_memory = answer->no_memory || text.failed;
    if (!text.failed)
        fc_answer_say(answer, FC_SAY_HEADING, "Understood: %s.", text.bytes);
    fc_text_free(&text);
}

void fc_say_change(struct fc_answer *answer, const struct fc_asked *asked,
                   const struct fc_comparison *comparison)
{
    say_understood(answer, asked, comparison->plan);
    if (asked->promise.n_clauses > 0)
        say_verdict(answer, &comparison->with[0]);
    if (asked->change.note != NULL)
        fc_answer_say(answer, FC_SAY_SENTENCE, "%s", asked->change.note);
}

static void add_options(struct fc_text *out, const struct fc_asked_change *change)
{
    for (int i = 0; i < change->n; i++)
        fc_text_add(out, " --set '%s'", change->set[i]);
}

void fc_say_change_as_set(struct fc_answer *answer, const struct fc_asked_change *change)
{
    struct fc_text text = {0};
    add_options(&text, change);
    answer->no_memory = answer->no_memory || text.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_SENTENCE, "B is the plan with%s.", text.bytes);
    fc_text_free(&text);
}

const char *fc_change_as_options(const struct fc_asked_change *change, struct fc_arena *arena)
{
    struct fc_text text = {0};
    add_options(&text, change);
    const char *kept = text.failed ? NULL : fc_arena_copy(arena, text.bytes, text.length);
    fc_text_free(&text);
    return kept;
}

json_t *fc_json_change(struct fc_json *json, const void *of)
{
    const struct fc_asked_change *change = of;
    json_t                       *to = json_object(), *list = json_array();
    for (int i = 0; i < change->n; i++)
        fc_json_push(json, list, fc_json_words(change->set[i]));
    fc_json_put(json, to, "text", fc_json_words(change->label));
    fc_json_put(json, to, "set", list);
    return to;
}
