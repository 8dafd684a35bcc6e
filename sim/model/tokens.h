/* A sentence cut into words, numbers and commas, each with its place. */
#ifndef FC_MODEL_TOKENS_H
#define FC_MODEL_TOKENS_H

#include <stdbool.h>

#include "base/problem.h"

enum { FC_MAX_TOKENS = 400 };

/* Read from the front; at == n is the end. */
struct fc_tokens {
    struct fc_piece whole;
    int             n;
    int             at;
    struct fc_piece token[FC_MAX_TOKENS];
};

/* Cuts at white space; a comma at a word's end is a token of its own, one inside a number is not.
   Refuses an empty sentence and one of more than FC_MAX_TOKENS words (rule "promise"). */
bool fc_tokens_make(struct fc_tokens *out, struct fc_piece piece, struct fc_problems *problems);

/* Whether the token `ahead` of the next one reads exactly so, case aside; false beyond the end. */
bool fc_tokens_are(const struct fc_tokens *tokens, int ahead, const char *word);

/* The index of the next token in a list of words, or -1. */
int fc_tokens_among(const struct fc_tokens *tokens, const char *const word[], int n);

/* Steps over the next token when it reads so. */
bool fc_tokens_take(struct fc_tokens *tokens, const char *word);

/* The piece from token `first` to token `last`, both included. */
struct fc_piece fc_tokens_span(const struct fc_tokens *tokens, int first, int last);

/* Where reading stands: the next token, or the whole sentence at its end. */
struct fc_piece fc_tokens_next(const struct fc_tokens *tokens);

#endif
