#include "questions/asking.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "questions/pattern.h"
#include "questions/phrases.h"

void fc_asking_make(struct fc_asking *out, const struct fc_spoken *said, int channel,
                    const struct fc_plan *plan, struct fc_problems *problems)
{
    struct fc_spoken bare = *said;
    *out = (struct fc_asking){.plan = plan, .problems = problems, .channel = channel};
    out->said = *said;
    out->plain.whole = said->whole;
    fc_spoken_take_adverbs(&bare);
    for (int i = 0; i < bare.n; i++) {
        if (bare.word[i].taken)
            continue;
        out->from[out->plain.n] = i;
        out->plain.word[out->plain.n++] = bare.word[i];
    }
}

struct fc_piece fc_asking_piece(const struct fc_asking *asking, int from, int to)
{
    return fc_spoken_span(&asking->said, asking->from[from], asking->from[to - 1] + 1);
}

void fc_asking_words(struct fc_spoken *out, const struct fc_asking *asking, int from, int to)
{
    static const char *const needed[] = {"and", "then", ",", NULL};
    int                      plain = from;
    *out = (struct fc_spoken){.whole = fc_asking_piece(asking, from, to)};
    for (int i = asking->from[from]; i <= asking->from[to - 1]; i++) {
        const bool kept = plain < to && asking->from[plain] == i;
        plain += kept;
        if (kept ||
            (!asking->said.word[i].taken && fc_spoken_match_any(&asking->said, i, needed) == i + 1))
            out->word[out->n++] = asking->said.word[i];
    }
}

enum fc_read_as fc_asking_refuse(const struct fc_asking *asking, struct fc_piece where,
                                 const char *hint, const char *format, ...)
{
    char    text[240];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fc_error_at(asking->problems, "question", where.place, hint, "%s", text);
    return FC_REFUSED;
}

enum fc_read_as fc_ask_missing_channel(const struct fc_asking *asking, const struct fc_slot *slot)
{
    static const char *const article[] = {"the",   "our",  "a",       "an",      "this",
                                          "that",  "more", "another", "any",     "these",
                                          "those", "next", "a new",   "the new", NULL};
    const struct fc_plan    *plan = asking->plan;
    struct fc_text           hint = {0};
    const int                skip = fc_spoken_match_any(&asking->plain, slot->from, article);
    const int                from = skip > 0 && skip < slot->to ? skip : slot->from;
    const struct fc_piece    words = fc_asking_piece(asking, from, slot->to);
    fc_text_add(&hint, "name a channel of the plan: ");
    for (int i = 0; i < plan->n_channels; i++)
        fc_text_add(&hint, "%s%s", i == 0 ? "" : ", ", plan->channel[i].section.name);
    asking->problems->no_memory = asking->problems->no_memory || hint.failed;
    const enum fc_read_as refused = fc_asking_refuse(
        asking, words, hint.bytes, "the plan has no channel `%.*s`", (int)words.length, words.text);
    fc_text_free(&hint);
    return refused;
}
