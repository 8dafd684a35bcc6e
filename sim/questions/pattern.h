/* Patterns of questions: words, lists of phrases, and slots for what is asked about.

   A pattern is made of parts, one blank between them, and must cover the whole sentence:
       cut          this word
       cut|reduce   one of these words
       $cut         a phrase of the list of that name (questions/phrase_lists)
       @channel     a slot of that kind (questions/slots): the fewest words that fit
       [ ... ]      may be left out; not one in another */
#ifndef FC_QUESTIONS_PATTERN_H
#define FC_QUESTIONS_PATTERN_H

#include "questions/asking.h"

enum { FC_MAX_SLOTS = 6 };

struct fc_slot {
    const char *kind;     /* "channel", not zero-terminated */
    int         from, to; /* plain words from .. to - 1 */
};

struct fc_match {
    int            n;
    struct fc_slot slot[FC_MAX_SLOTS]; /* in the order of the pattern */
};

struct fc_pattern {
    const char *words;
    int         means; /* for who wrote the table */
};

/* The first pattern of a table that covers the sentence, or NULL. */
const struct fc_pattern *fc_pattern_find(struct fc_match *out, const struct fc_asking *asking,
                                         const struct fc_pattern table[], int n);

/* The nth (0 is the first) slot of that kind, or NULL. */
const struct fc_slot *fc_match_slot(const struct fc_match *match, const char *kind, int nth);

#endif
