#include "questions/ask.h"

#include <string.h>

#include "base/text.h"
#include "model/sentence.h"
#include "questions/confidence.h"
#include "questions/phrases.h"
#include "questions/returns.h"

const char *const fc_ask_forms[] = {
    "can we promise N METRIC a month [from MONTH to MONTH] [at 95%]",
    "is N METRIC a month safe",
    "what is the chance of N METRIC a month",
    "how many METRIC can we promise [a month] [in every month] [at 95%]",
    "what did (does, will) CHANNEL return",
    "how does CHANNEL convert to revenue",
};
const int fc_ask_form_count = sizeof fc_ask_forms / sizeof *fc_ask_forms;

static bool refuse(struct fc_problems *problems, struct fc_place place, const char *what)
{
    struct fc_text hint = {0};
    fc_text_add(&hint, "ask one of these: ");
    for (int i = 0; i < fc_ask_form_count; i++)
        fc_text_add(&hint, "%s\"%s\"", i == 0 ? "" : ", ", fc_ask_forms[i]);
    if (hint.failed)
        problems->no_memory = true;
    else
        fc_error_at(problems, "question", place, hint.bytes, "%s", what);
    fc_text_free(&hint);
    return false;
}

/* ---- the sentence that is left, and where its words stood ---- */

struct sentence {
    struct fc_text text;
    size_t         at[FC_MAX_WORDS]; /* where each kept word begins in text */
    int            word[FC_MAX_WORDS];
    int            n;
};

static void join(struct sentence *sentence, const struct fc_spoken *spoken, const char *lead)
{
    fc_text_add(&sentence->text, "%s", lead);
    for (int i = 0; i < spoken->n; i++) {
        if (spoken->word[i].taken)
            continue;
        const bool comma = fc_piece_is(spoken->word[i].piece, ",");
        fc_text_add(&sentence->text, "%s", sentence->n > 0 && !comma ? " " : "");
        sentence->at[sentence->n] = sentence->text.length;
        sentence->word[sentence->n++] = i;
        fc_text_add_bytes(&sentence->text, spoken->word[i].piece.text,
                          spoken->word[i].piece.length);
    }
}

/* The place in the question of what stands at this place in the sentence. Both are one line; the
   sentence's columns are bytes here, close enough for a caret. */
static struct fc_place place_in_question(const struct sentence  *sentence,
                                         const struct fc_spoken *spoken, struct fc_place place)
{
    const size_t begin = place.column > 0 ? (size_t)place.column - 1 : 0;
    const size_t end = begin + (place.width > 0 ? (size_t)place.width : 1);
    int          first = -1;
    int          last = -1;
    for (int i = 0; i < sentence->n; i++) {
        const size_t from = sentence->at[i];
        const size_t to = from + spoken->word[sentence->word[i]].piece.length;
        if (from < end && to > begin) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    if (first < 0)
        return spoken->whole.place;
    const struct fc_place from = spoken->word[sentence->word[first]].piece.place;
    const struct fc_place to = spoken->word[sentence->word[last]].piece.place;
    struct fc_place       found = from;
    found.width = to.column + to.width - from.column;
    return found;
}

/* "How many" has a level and a direction of its own: what the sentence warns of does not apply. */
static void hand_over(struct fc_problems *problems, const struct fc_problem *problem,
                      struct fc_place place, const char *lead)
{
    if (problem->level == FC_ERROR)
        fc_error_at(problems, problem->rule, place, problem->hint, "%s", problem->text);
    else if (lead[0] == '\0')
        fc_warning_at(problems, problem->rule, place, problem->hint, "%s", problem->text);
}

/* Reads what is left as a promise sentence; what is wrong with it is said at its place in the
   question. */
static bool read_sentence(struct fc_promise *out, const struct fc_spoken *spoken, const char *lead,
                          const struct fc_plan *plan, struct fc_problems *problems)
{
    struct sentence    sentence = {0};
    struct fc_problems found = {.arena = problems->arena};
    join(&sentence, spoken, lead);
    /* the promise keeps pieces of its text */
    const char *text = sentence.text.failed
                           ? NULL
                           : fc_arena_copy(plan->arena, sentence.text.bytes, sentence.text.length);
    fc_text_free(&sentence.text);
    if (text == NULL) {
        problems->no_memory = true;
        return false;
    }
    const bool good =
        fc_sentence_read(out, fc_piece_of(spoken->whole.place.file, text), plan, true, &found);
    for (size_t i = 0; i < found.size; i++)
        hand_over(problems, &found.item[i],
                  place_in_question(&sentence, spoken, found.item[i].place), lead);
    problems->no_memory = problems->no_memory || found.no_memory;
    return good;
}

/* ---- how many ---- */

/* Less is better: the safe promise of these is a ceiling. */
static bool better_low(enum fc_measured what)
{
    return what == FC_M_LOST || what == FC_M_SPEND || what == FC_M_COST || what == FC_M_COST_PER;
}

static bool make_how_many(struct fc_promise *promise, const struct fc_plan *plan,
                          const struct fc_spoken *spoken, struct fc_problems *problems)
{
    if (promise->n_clauses != 1)
        return refuse(problems, spoken->whole.place, "\"how many\" asks for one metric at a time");
    struct fc_clause *clause = &promise->clause[0];
    if (!clause->one_level)
        return refuse(problems, spoken->whole.place, "\"how many\" asks for one level");
    clause->at_most = better_low(plan->measure[clause->measure].what);
    return true;
}

/* ---- what a channel returns ---- */

/* A question about a channel that the plan does not have names those it has. */
static bool refuse_channel(struct fc_problems *problems, struct fc_piece asked,
                           const struct fc_plan *plan)
{
    struct fc_text hint = {0};
    fc_text_add(&hint, "name a channel of the plan: ");
    for (int i = 0; i < plan->n_channels; i++)
        fc_text_add(&hint, "%s%s", i == 0 ? "" : ", ", plan->channel[i].section.name);
    if (hint.failed)
        problems->no_memory = true;
    else
        fc_error_at(problems, "question", asked.place, hint.bytes, "the plan has no channel `%.*s`",
                    (int)asked.length, asked.text);
    fc_text_free(&hint);
    return false;
}

static bool refuse_form(struct fc_problems *problems, const struct fc_spoken *spoken,
                        const struct fc_plan *plan)
{
    struct fc_piece channel;
    if (fc_returns_unknown(&channel, spoken))
        return refuse_channel(problems, channel, plan);
    return refuse(problems, spoken->whole.place, "this question is not one it understands");
}

/* ---- all of them ---- */

static bool read_promise(struct fc_asked *asked, struct fc_spoken *spoken, struct fc_piece words,
                         const struct fc_plan *plan, struct fc_problems *problems)
{
    const struct fc_spoken said = *spoken;
    if (!fc_spoken_confidence(&asked->confidence, spoken, problems))
        return false;
    const enum fc_spoken_form form = fc_spoken_take(spoken);
    if (form == FC_FORM_NONE)
        return refuse_form(problems, &said, plan);
    const bool how_many = form == FC_FORM_HOW_MANY;
    asked->question = how_many ? FC_ASK_HOW_MANY : FC_ASK_PROMISE;
    if (!read_sentence(&asked->promise, spoken, how_many ? "0 " : "", plan, problems) ||
        (how_many && !make_how_many(&asked->promise, plan, spoken, problems)))
        return false;
    asked->promise.confidence = asked->confidence;
    asked->promise.text = fc_arena_copy(plan->arena, words.text, words.length);
    problems->no_memory = problems->no_memory || asked->promise.text == NULL;
    return asked->promise.text != NULL;
}

bool fc_ask_read(struct fc_asked *out, struct fc_piece words, const struct fc_plan *plan,
                 struct fc_problems *problems)
{
    struct fc_spoken spoken;
    struct fc_asked  asked = {.confidence = plan->confidence};
    switch (fc_spoken_split(&spoken, fc_piece_trim(words))) {
    case FC_SPOKEN_OK: break;
    case FC_SPOKEN_EMPTY: return refuse(problems, words.place, "the question is empty");
    case FC_SPOKEN_LONG: return refuse(problems, words.place, "the question is too long");
    }
    if (fc_returns_read(&asked.channel, &spoken, plan, problems))
        asked.question = FC_ASK_RETURN;
    else if (!read_promise(&asked, &spoken, words, plan, problems))
        return false;
    *out = asked;
    return true;
}
