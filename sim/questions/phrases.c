#include "questions/phrases.h"

#include <string.h>

/* ---- the words that are known; each list ends with NULL, longer phrases win ---- */

/* "may" is not here: it is a month. */
static const char *const AUXILIARY[] = {"can",   "could", "should", "shall", "will",
                                        "would", "do",    "does",   "is",    "are",
                                        "be",    "being", "it be",  "it is", NULL};

static const char *const SUBJECT[] = {
    "we",        "i",     "you",  "they",    "it", "one", "the team", "our team", "the company",
    "marketing", "sales", "that", "able to", "to", "of",  "possible", NULL};

static const char *const ADVERB[] = {
    "safely",     "realistically", "really",   "honestly", "comfortably",
    "still",      "actually",      "reliably", "now",      "then",
    "please",     "also",          "so",       "ok",       "okay",
    "well",       "and",           "tell me",  "but",      "confidently",
    "reasonably", "today",         ",",        NULL};

/* What one does with a promise. */
static const char *const PROMISE[] = {"promise",
                                      "promised",
                                      "promising",
                                      "commit to",
                                      "commit",
                                      "commit ourselves to",
                                      "committing to",
                                      "guarantee",
                                      "guaranteed",
                                      "pledge",
                                      "sign",
                                      "signed",
                                      "sign up to",
                                      "sign up for",
                                      "sign for",
                                      "count on",
                                      "rely on",
                                      "keep",
                                      "kept",
                                      "stand by",
                                      "vouch for",
                                      "be sure of",
                                      "be safe",
                                      "safe",
                                      "a safe promise",
                                      "safe promise",
                                      "realistic",
                                      "a realistic promise",
                                      "sustainable",
                                      "doable",
                                      "feasible",
                                      "achievable",
                                      "keep the promise of",
                                      "make a promise of",
                                      NULL};

/* What one does to keep it. */
static const char *const REACH[] = {
    "reach",   "reaching", "hit",      "hitting", "meet",       "get",      "getting",
    "make",    "bring",    "bringing", "deliver", "delivering", "generate", "generating",
    "achieve", "have",     "see",      "win",     "winning",    "earn",     "book",
    "hold",    "sustain",  "bring in", "keeping", NULL};

static const char *const AUDIENCE[] = {"the board",
                                       "our board",
                                       "the ceo",
                                       "the cfo",
                                       "management",
                                       "the sales team",
                                       "our investors",
                                       "our customers",
                                       "them",
                                       "him",
                                       "her",
                                       "us",
                                       NULL};

static const char *const CHANCE[] = {"what is the chance",
                                     "what's the chance",
                                     "what are the chances",
                                     "what are our chances",
                                     "what is the probability",
                                     "what's the probability",
                                     "what is the likelihood",
                                     "what are the odds",
                                     "how likely",
                                     "how safe",
                                     "how certain",
                                     "how sure",
                                     "what chance",
                                     NULL};

static const char *const HOW_MANY[] = {"how many",    "how much",  "how high a",
                                       "how high an", "how low a", "what number of",
                                       "what",        "which",     NULL};

static const char *const LEVEL_BEGINS[] = {"at least", "at most", "no more than", "no less than",
                                           NULL};

/* ---- matching ---- */

static int skip_taken(const struct fc_spoken *spoken, int at)
{
    while (at < spoken->n && spoken->word[at].taken)
        at++;
    return at;
}

/* The word after the phrase when it stands at `at`, else -1. */
static int match(const struct fc_spoken *spoken, int at, const char *phrase)
{
    while (*phrase != '\0') {
        size_t length = 0;
        char   word[32];
        while (phrase[length] != '\0' && phrase[length] != ' ' && length < sizeof word - 1) {
            word[length] = phrase[length];
            length++;
        }
        word[length] = '\0';
        at = skip_taken(spoken, at);
        if (at >= spoken->n || !fc_piece_is(spoken->word[at].piece, word))
            return -1;
        at++;
        phrase += length;
        phrase += *phrase == ' ';
    }
    return at;
}

/* The same for the longest phrase of a list. */
static int match_any(const struct fc_spoken *spoken, int at, const char *const list[])
{
    int best = -1;
    for (int i = 0; list[i] != NULL; i++) {
        const int end = match(spoken, at, list[i]);
        best = end > best ? end : best;
    }
    return best;
}

static void take(struct fc_spoken *spoken, int from, int to)
{
    for (int i = from; i < to; i++)
        spoken->word[i].taken = true;
}

/* Takes all that says nothing of its own from `at` on; whether a word of promising was among it. */
static int take_empty_words(struct fc_spoken *spoken, int at, bool *promises)
{
    static const char *const *const list[] = {AUXILIARY, SUBJECT, ADVERB, PROMISE, REACH, AUDIENCE};
    for (;;) {
        int best = -1;
        at = skip_taken(spoken, at);
        for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
            const int end = match_any(spoken, at, list[i]);
            best = end > best ? end : best;
        }
        if (best < 0)
            return at;
        *promises = *promises || match_any(spoken, at, PROMISE) == best;
        take(spoken, at, best);
        at = best;
    }
}

/* The same backwards from the end: "... a month safe", "... be promised, please". */
static void take_empty_end(struct fc_spoken *spoken)
{
    static const char *const *const list[] = {PROMISE, ADVERB, AUXILIARY};
    for (int at = spoken->n - 1; at >= 0;) {
        bool found = false;
        for (int from = at; !found && from >= 0 && from > at - 4; from--)
            for (size_t i = 0; i < sizeof list / sizeof *list && !found; i++)
                if (!spoken->word[from].taken && match_any(spoken, from, list[i]) == at + 1) {
                    take(spoken, from, at + 1);
                    found = true;
                }
        if (!found && !spoken->word[at].taken)
            return;
        at--;
        while (at >= 0 && spoken->word[at].taken)
            at--;
    }
}

/* ---- forms ---- */

static bool has_digit(struct fc_piece piece)
{
    for (size_t i = 0; i < piece.length; i++)
        if (piece.text[i] >= '0' && piece.text[i] <= '9')
            return true;
    return false;
}

/* A number, with a currency code in front or not, or "at least". */
static bool begins_a_promise(const struct fc_spoken *spoken)
{
    const int at = skip_taken(spoken, 0);
    const int next = skip_taken(spoken, at + 1);
    return at < spoken->n &&
           (has_digit(spoken->word[at].piece) || match_any(spoken, at, LEVEL_BEGINS) > 0 ||
            (spoken->word[at].piece.length == 3 && next < spoken->n &&
             has_digit(spoken->word[next].piece)));
}

/* "how many METRIC ... can we promise ...": the metric stands before the first auxiliary. */
static enum fc_spoken_form take_how_many(struct fc_spoken *spoken, int metric)
{
    bool promises = false;
    int  at = metric;
    while (at < spoken->n && match_any(spoken, at, AUXILIARY) < 0)
        at = skip_taken(spoken, at + 1);
    if (at >= spoken->n || at == metric)
        return FC_FORM_NONE;
    take_empty_words(spoken, at, &promises);
    if (!promises)
        return FC_FORM_NONE;
    take(spoken, 0, metric);
    take_empty_end(spoken);
    return FC_FORM_HOW_MANY;
}

enum fc_spoken_form fc_spoken_take(struct fc_spoken *spoken)
{
    bool      ignored = false;
    int       at = take_empty_words(spoken, 0, &ignored);
    const int chance = match_any(spoken, at, CHANCE);
    const int how_many = match_any(spoken, at, HOW_MANY);
    if (chance > 0) {
        take(spoken, at, chance);
        at = take_empty_words(spoken, chance, &ignored);
    } else if (how_many > 0) {
        return take_how_many(spoken, skip_taken(spoken, how_many));
    }
    take_empty_end(spoken);
    return begins_a_promise(spoken) ? FC_FORM_PROMISE : FC_FORM_NONE;
}

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
