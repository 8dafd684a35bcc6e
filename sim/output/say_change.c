#include "output/say_change.h"

#include "base/text.h"
#include "model/sentence.h"

void fc_say_change(struct fc_answer *answer, const struct fc_asked *asked,
                   const struct fc_comparison *comparison)
{
    struct fc_text promise = {0};
    if (asked->promise.n_clauses > 0)
        fc_promise_say(&promise, &asked->promise, comparison->plan);
    answer->no_memory = answer->no_memory || promise.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_HEADING, "Understood: %s%s%s, against the plan as it is%s.",
                      promise.length > 0 ? promise.bytes : "", promise.length > 0 ? ", with " : "",
                      asked->change.label,
                      asked->returns ? "; and what the channel costs and brings" : "");
    fc_text_free(&promise);
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
