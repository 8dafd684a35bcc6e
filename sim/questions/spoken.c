#include "questions/spoken.h"

#include <string.h>
#include <strings.h>

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

/* A mark that ends a sentence stands before white space: "0.5" and "2027-04." do not hold one. */
struct fc_piece fc_spoken_sentence(struct fc_piece words, struct fc_piece *rest)
{
    size_t end = 0;
    while (end < words.length &&
           !(end > 0 && is_space(words.text[end]) && strchr("?!.", words.text[end - 1]) != NULL))
        end++;
    *rest = fc_piece_trim(fc_piece_part(words, end, words.length - end));
    return fc_piece_trim(fc_piece_part(words, 0, end));
}

/* ---- matching ---- */

int fc_spoken_skip(const struct fc_spoken *spoken, int at)
{
    while (at < spoken->n && spoken->word[at].taken)
        at++;
    return at;
}

/* Whether a word reads so, case and the form of an apostrophe aside. */
static bool reads(struct fc_piece word, const char *text, size_t length)
{
    static const char curly[] = "\xe2\x80\x99";
    size_t            at = 0;
    for (size_t i = 0; i < length; i++) {
        const size_t left = word.length - at;
        if (text[i] == '\'' && left >= 3 && memcmp(word.text + at, curly, 3) == 0)
            at += 3;
        else if (left > 0 && strncasecmp(word.text + at, text + i, 1) == 0)
            at++;
        else
            return false;
    }
    return at == word.length;
}

int fc_spoken_match_part(const struct fc_spoken *spoken, int at, const char *phrase, size_t length)
{
    for (size_t from = 0; from < length;) {
        size_t to = from;
        while (to < length && phrase[to] != ' ')
            to++;
        at = fc_spoken_skip(spoken, at);
        if (at >= spoken->n || !reads(spoken->word[at].piece, phrase + from, to - from))
            return -1;
        at++;
        from = to + 1;
    }
    return at;
}

int fc_spoken_match(const struct fc_spoken *spoken, int at, const char *phrase)
{
    return fc_spoken_match_part(spoken, at, phrase, strlen(phrase));
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
