/* Finding words and signs, and what stands around them. */
#include "model/cutting.h"

#include <string.h>
#include <strings.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool stands_at(struct fc_piece piece, size_t at, const char *text, size_t length)
{
    return at + length <= piece.length && strncasecmp(piece.text + at, text, length) == 0;
}

static bool word_at(struct fc_piece piece, size_t at, const char *word, size_t length)
{
    return at > 0 && is_blank(piece.text[at - 1]) && stands_at(piece, at, word, length) &&
           at + length < piece.length && is_blank(piece.text[at + length]);
}

static void cut(struct fc_piece piece, size_t at, size_t length, struct fc_piece *before,
                struct fc_piece *after)
{
    *before = fc_piece_trim(fc_piece_part(piece, 0, at));
    *after = fc_piece_trim(fc_piece_part(piece, at + length, piece.length - at - length));
}

bool fc_cut_word(struct fc_piece piece, const char *word, struct fc_piece *before,
                 struct fc_piece *after)
{
    const size_t length = strlen(word);
    for (size_t at = 0; at < piece.length; at++)
        if (word_at(piece, at, word, length)) {
            cut(piece, at, length, before, after);
            return true;
        }
    return false;
}

bool fc_cut_last_word(struct fc_piece piece, const char *word, struct fc_piece *before,
                      struct fc_piece *after)
{
    const size_t length = strlen(word);
    for (size_t at = piece.length; at-- > 0;)
        if (word_at(piece, at, word, length)) {
            cut(piece, at, length, before, after);
            return true;
        }
    return false;
}

bool fc_cut_sign(struct fc_piece piece, const char *sign, struct fc_piece *before,
                 struct fc_piece *after)
{
    const size_t length = strlen(sign);
    for (size_t at = 0; at < piece.length; at++)
        if (stands_at(piece, at, sign, length)) {
            cut(piece, at, length, before, after);
            return true;
        }
    return false;
}

bool fc_cut_end(struct fc_piece piece, const char *words, struct fc_piece *before)
{
    /* Backwards, any white space for one blank in `words`. */
    size_t at = piece.length;
    size_t left = strlen(words);
    while (left > 0) {
        if (words[left - 1] == ' ') {
            if (at == 0 || !is_blank(piece.text[at - 1]))
                return false;
            while (at > 0 && is_blank(piece.text[at - 1]))
                at--;
        } else if (at == 0 || strncasecmp(&piece.text[--at], &words[left - 1], 1) != 0) {
            return false;
        }
        left--;
    }
    const bool own_word = words[0] == '/' || (at > 0 && is_blank(piece.text[at - 1]));
    if (!own_word)
        return false;
    *before = fc_piece_trim(fc_piece_part(piece, 0, at));
    return true;
}

size_t fc_cut_list(struct fc_piece piece, struct fc_piece out[], size_t most)
{
    size_t n = 0;
    size_t from = 0;
    for (size_t at = 0; at <= piece.length; at++)
        if (at == piece.length || piece.text[at] == '|') {
            if (n < most)
                out[n] = fc_piece_trim(fc_piece_part(piece, from, at - from));
            n++;
            from = at + 1;
        }
    return n;
}
