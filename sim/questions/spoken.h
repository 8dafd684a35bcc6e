/* A question as words, each with its place; what is understood is taken. */
#ifndef FC_QUESTIONS_SPOKEN_H
#define FC_QUESTIONS_SPOKEN_H

#include <stdbool.h>

#include "base/problem.h"

enum { FC_MAX_WORDS = 80 };

struct fc_spoken {
    struct fc_piece whole;
    int             n;
    struct {
        struct fc_piece piece;
        bool            taken;
    } word[FC_MAX_WORDS];
};

enum fc_spoken_status { FC_SPOKEN_OK, FC_SPOKEN_EMPTY, FC_SPOKEN_LONG };

/* Splits at white space and before a comma that ends a word; question and exclamation marks and
   full stops at the end are dropped. */
enum fc_spoken_status fc_spoken_split(struct fc_spoken *out, struct fc_piece words);

/* The first sentence of a piece, and what stands behind it in *rest (empty when it is the last). */
struct fc_piece fc_spoken_sentence(struct fc_piece words, struct fc_piece *rest);

/* The first word at or after `at` that is not taken. */
int fc_spoken_skip(const struct fc_spoken *spoken, int at);

/* The word after the phrase when it stands at `at`, else -1; taken words are stepped over, and a
   curly apostrophe is a straight one. The same for `length` bytes of a phrase, and for the longest
   phrase of a list that ends with NULL. */
int fc_spoken_match(const struct fc_spoken *spoken, int at, const char *phrase);
int fc_spoken_match_part(const struct fc_spoken *spoken, int at, const char *phrase, size_t length);
int fc_spoken_match_any(const struct fc_spoken *spoken, int at, const char *const list[]);

/* Words from .. to - 1 as they stand in the question. */
struct fc_piece fc_spoken_span(const struct fc_spoken *spoken, int from, int to);

#endif
