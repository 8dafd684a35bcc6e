/* White space cuts; commas that end a word stand alone. */
#include "model/tokens.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool add(struct fc_tokens *tokens, size_t from, size_t length)
{
    if (tokens->n == FC_MAX_TOKENS)
        return false;
    tokens->token[tokens->n++] = fc_piece_part(tokens->whole, from, length);
    return true;
}

bool fc_tokens_make(struct fc_tokens *out, struct fc_piece piece, struct fc_problems *problems)
{
    out->whole = fc_piece_trim(piece);
    out->n = out->at = 0;
    const char  *text = out->whole.text;
    const size_t length = out->whole.length;
    bool         room = true;
    for (size_t from = 0; from < length && room;) {
        size_t to = from;
        while (to < length && !is_blank(text[to]))
            to++;
        const bool comma = to > from && text[to - 1] == ',';
        if (to > from + (comma ? 1 : 0))
            room = add(out, from, to - from - (comma ? 1 : 0));
        if (comma)
            room = add(out, to - 1, 1) && room;
        from = to > from ? to : to + 1;
    }
    if (!room)
        return fc_error_at(problems, "promise", out->whole.place, NULL,
                           "a sentence of more than %d words", FC_MAX_TOKENS);
    if (out->n == 0)
        return fc_error_at(problems, "promise", out->whole.place,
                           "such as: 150 qualified leads every month", "the sentence is empty");
    return true;
}

bool fc_tokens_are(const struct fc_tokens *tokens, int ahead, const char *word)
{
    return tokens->at + ahead < tokens->n && fc_piece_is(tokens->token[tokens->at + ahead], word);
}

int fc_tokens_among(const struct fc_tokens *tokens, const char *const word[], int n)
{
    for (int i = 0; i < n; i++)
        if (fc_tokens_are(tokens, 0, word[i]))
            return i;
    return -1;
}

bool fc_tokens_take(struct fc_tokens *tokens, const char *word)
{
    if (!fc_tokens_are(tokens, 0, word))
        return false;
    tokens->at++;
    return true;
}

struct fc_piece fc_tokens_span(const struct fc_tokens *tokens, int first, int last)
{
    const struct fc_piece a = tokens->token[first];
    const struct fc_piece b = tokens->token[last];
    const size_t          from = (size_t)(a.text - tokens->whole.text);
    return fc_piece_part(tokens->whole, from, (size_t)(b.text + b.length - a.text));
}

struct fc_piece fc_tokens_next(const struct fc_tokens *tokens)
{
    return tokens->at < tokens->n ? tokens->token[tokens->at] : tokens->whole;
}
