/* What is left of a question when its own words are taken: a promise. */
#include <string.h>

#include "base/text.h"
#include "model/sentence.h"
#include "questions/asking.h"

/* The sentence, and where its words stood. */
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

bool fc_ask_sentence(struct fc_promise *out, const struct fc_spoken *words, const char *lead,
                     const struct fc_asking *asking)
{
    const struct fc_plan *plan = asking->plan;
    struct fc_problems   *problems = asking->problems;
    struct sentence       sentence = {0};
    struct fc_problems    found = {.arena = problems->arena};
    join(&sentence, words, lead);
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
        fc_sentence_read(out, fc_piece_of(words->whole.place.file, text), plan, true, &found);
    for (size_t i = 0; i < found.size; i++)
        hand_over(problems, &found.item[i],
                  place_in_question(&sentence, words, found.item[i].place), lead);
    problems->no_memory = problems->no_memory || found.no_memory;
    return good;
}
