/* What counts as the same word, and what may be a name.

   Words may be joined by spaces, hyphens or underscores, any number of them, and case does not
   matter. Case is folded for A to Z only: other letters differ from their capitals. */
#ifndef FC_MODEL_WORDS_H
#define FC_MODEL_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/problem.h"

bool fc_words_same(struct fc_piece a, struct fc_piece b);

/* The same for a zero-terminated word. */
bool fc_words_are(struct fc_piece piece, const char *word);

/* The form two same words share: lower case, joined by `_`. NULL when memory is out. */
char *fc_words_key(struct fc_arena *arena, struct fc_piece piece);

/* Whether the piece may name a channel, stage, promise or owner (`what`, for the message): letters
   of any script, digits, spaces, `-` and `_`, at least one letter or digit, at most 40 characters.
   On refusal one problem is added (rule "name"). */
bool fc_words_check_name(struct fc_piece piece, const char *what, struct fc_problems *problems);

#endif
