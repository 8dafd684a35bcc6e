#include "questions/phrases.h"

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
    "reasonably", "today",         ",",        "just",     "simply",
    "even",       "perhaps",       "maybe",    "again",    "anyway",
    NULL};

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

/* ---- taking ---- */

static void take(struct fc_spoken *spoken, int from, int to)
{
    for (int i = from; i < to; i++)
        spoken->word[i].taken = true;
}

void fc_spoken_take_adverbs(struct fc_spoken *spoken)
{
    for (int at = fc_spoken_skip(spoken, 0); at < spoken->n; at = fc_spoken_skip(spoken, at + 1)) {
        const int end = fc_spoken_match_any(spoken, at, ADVERB);
        if (end > 0)
            take(spoken, at, end);
    }
}

/* Takes all that says nothing of its own from `at` on; whether a word of promising was among it. */
static int take_empty_words(struct fc_spoken *spoken, int at, bool *promises)
{
    static const char *const *const list[] = {AUXILIARY, SUBJECT, ADVERB, PROMISE, REACH, AUDIENCE};
    for (;;) {
        int best = -1;
        at = fc_spoken_skip(spoken, at);
        for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
            const int end = fc_spoken_match_any(spoken, at, list[i]);
            best = end > best ? end : best;
        }
        if (best < 0)
            return at;
        *promises = *promises || fc_spoken_match_any(spoken, at, PROMISE) == best;
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
                if (!spoken->word[from].taken &&
                    fc_spoken_match_any(spoken, from, list[i]) == at + 1) {
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
    const int at = fc_spoken_skip(spoken, 0);
    const int next = fc_spoken_skip(spoken, at + 1);
    return at < spoken->n && (has_digit(spoken->word[at].piece) ||
                              fc_spoken_match_any(spoken, at, LEVEL_BEGINS) > 0 ||
                              (spoken->word[at].piece.length == 3 && next < spoken->n &&
                               has_digit(spoken->word[next].piece)));
}

/* "how many METRIC ... can we promise ...": the metric stands before the first auxiliary. */
static enum fc_spoken_form take_how_many(struct fc_spoken *spoken, int metric)
{
    bool promises = false;
    int  at = metric;
    while (at < spoken->n && fc_spoken_match_any(spoken, at, AUXILIARY) < 0)
        at = fc_spoken_skip(spoken, at + 1);
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
    const int chance = fc_spoken_match_any(spoken, at, CHANCE);
    const int how_many = fc_spoken_match_any(spoken, at, HOW_MANY);
    if (chance > 0) {
        take(spoken, at, chance);
        at = take_empty_words(spoken, chance, &ignored);
    } else if (how_many > 0) {
        return take_how_many(spoken, fc_spoken_skip(spoken, how_many));
    }
    take_empty_end(spoken);
    return begins_a_promise(spoken) ? FC_FORM_PROMISE : FC_FORM_NONE;
}
