/* The words around a promise in a question: taken away one by one until the promise is left. */
#ifndef FC_QUESTIONS_PHRASES_H
#define FC_QUESTIONS_PHRASES_H

#include <stdbool.h>

#include "base/problem.h"

enum { FC_MAX_WORDS = 80 };

/* A question as words; those that are understood and no part of the promise are taken. */
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

enum fc_spoken_form { FC_FORM_NONE, FC_FORM_PROMISE, FC_FORM_HOW_MANY };

/* Takes the words that make it a question. What is not taken is the promise, for "how many" without
   its level. FC_FORM_NONE when it is no form that is known. */
enum fc_spoken_form fc_spoken_take(struct fc_spoken *spoken);

#endif
