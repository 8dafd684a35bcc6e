/* Cutting a piece of text where a word, a sign or a bar stands. */
#ifndef FC_MODEL_CUTTING_H
#define FC_MODEL_CUTTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"

/* What stands before and after a word with white space on both sides; case does not matter. Both
   come without white space at their ends. False, with nothing written, when it is not there. */
bool fc_cut_word(struct fc_piece piece, const char *word, struct fc_piece *before,
                 struct fc_piece *after);

/* The same at the word's last place. */
bool fc_cut_last_word(struct fc_piece piece, const char *word, struct fc_piece *before,
                      struct fc_piece *after);

/* The same for signs such as `+/-`, which need no white space. */
bool fc_cut_sign(struct fc_piece piece, const char *sign, struct fc_piece *before,
                 struct fc_piece *after);

/* What stands before words at the end, such as `a month`. */
bool fc_cut_end(struct fc_piece piece, const char *words, struct fc_piece *before);

/* The pieces between bars, without white space at their ends; how many there are, also when that is
   more than `most`, which are written. */
size_t fc_cut_list(struct fc_piece piece, struct fc_piece out[], size_t most);

#endif
