#include "questions/spoken.h"

#include <string.h>

/* ---- splitting ---- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool add_word(struct fc_spoken *out, struct fc_piece piece)
{
    if (out->n == FC_MAX_WORDS)
        return false;
    out->word[out->n].piece = piece;
    out->word[out->n++].taken = false;
    return true;
}

/* One word, and the comma behind it as another. */
static bool add_words(struct fc_spoken *out, struct fc_piece piece)
{
    const bool comma = piece.text[piece.length - 1] == ',';
    const bool alone = piece.length == 1;
    if (!comma || alone)
        return add_word(out, piece);
    return add_word(out, fc_piece_part(piece, 0, piece.length - 1)) &&
           add_word(out, fc_piece_part(piece, piece.length - 1, 1));
}

enum fc_spoken_status fc_spoken_split(struct fc_spoken *out, struct fc_piece words)
{
    out->n = 0;
    size_t end = words.length;
    while (end > 0 && (strchr("?!.", words.text[end - 1]) != NULL || is_space(words.text[end - 1])))
        end--;
    out->whole = fc_piece_part(words, 0, end);
    for (size_t at = 0; at < end;) {
        const size_t from = at;
        while (at < end && !is_space(words.text[at]))
            at++;
        if (at > from && !add_words(out, fc_piece_part(words, from, at - from)))
            return FC_SPOKEN_LONG;
        at += at == from;
    }
    return out->n == 0 ? FC_SPOKEN_EMPTY : FC_SPOKEN_OK;
}

/* ---- matching ---- */

int fc_spoken_skip(const struct fc_spoken *spoken, int at)
{
    while (at < spoken->n && spoken->word[at].taken)
        at++;
    return at;
}

int fc_spoken_match(const struct fc_spoken *spoken, int at, const char *phrase)
{
    while (*phrase != '\0') {
        size_t length = 0;
        char   word[32];
        while (phrase[length] != '\0' && phrase[length] != ' ' && length < sizeof word - 1) {
            word[length] = phrase[length];
            length++;
        }
        word[length] = '\0';
        at = fc_spoken_skip(spoken, at);
        if (at >= spoken->n || !fc_piece_is(spoken->word[at].piece, word))
            return -1;
        at++;
        phrase += length;
        phrase += *phrase == ' ';
    }
    return at;
}

int fc_spoken_match_any(const struct fc_spoken *spoken, int at, const char *const list[])
{
    int best = -1;
    for (int i = 0; list[i] != NULL; i++) {
        const int end = fc_spoken_match(spoken, at, list[i]);
        best = end > best ? end : best;
    }
    return best;
}

struct fc_piece fc_spoken_span(const struct fc_spoken *spoken, int from, int to)
{
    const struct fc_piece last = spoken->word[to - 1].piece;
    struct fc_piece       span = spoken->word[from].piece;
    span.length = (size_t)(last.text - span.text) + last.length;
    span.place.width = last.place.column + last.place.width - span.place.column;
    return span;
}
