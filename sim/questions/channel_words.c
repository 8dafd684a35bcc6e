#include "questions/channel_words.h"

#include <string.h>

#include "base/currency.h"
#include "base/number.h"
#include "model/words.h"

/* What may stand before a channel's name and belongs to it; each list ends with NULL. */
static const char *const BEFORE[] = {"the",
                                     "our",
                                     "a",
                                     "an",
                                     "this",
                                     "that",
                                     "these",
                                     "those",
                                     "another",
                                     "every",
                                     "each",
                                     "more",
                                     "last",
                                     "next",
                                     "first",
                                     "one",
                                     "all",
                                     "all the",
                                     "spend on",
                                     "spending on",
                                     "spent on",
                                     "spent for",
                                     "money on",
                                     "money for",
                                     "investment in",
                                     "investing in",
                                     "budget for",
                                     "cost of",
                                     "channel",
                                     "the campaign",
                                     "inquiries from",
                                     "leads from",
                                     "money in",
                                     "money spent on",
                                     "money put into",
                                     NULL};

/* What may stand between an amount and the channel it goes to. */
static const char *const TO_BE_SPENT[] = {"for", "on", "in", "into", NULL};

/* What may stand behind it. */
static const char *const BEHIND[] = {"channel",    "campaign",  "budget",    "spend", "spending",
                                     "investment", "money",     "inquiries", "leads", "activity",
                                     "activities", "programme", "program",   NULL};

/* How people speak of a channel that was named before, */
static const char *const KNOWN[] = {"it",         "this",      "that",        "they",
                                    "any of it",  "all of it", "any of this", "any of that",
                                    "some of it", "them",      NULL};

/* and of the only one there is: no word for a kind of channel, which might be another one. */
static const char *const ONLY[] = {
    "campaign",  "campaigns",   "channel",     "project",    "initiative", "programme",
    "program",   "spend",       "budget",      "investment", "money",      "it",
    "this",      "that",        "they",        "them",       "marketing",  "the plan",
    "any of it", "any of this", "any of that", "all of it",  "some of it", NULL};

static bool is_genitive(struct fc_piece piece, size_t *without)
{
    static const char *const ending[] = {"'s", "\xe2\x80\x99s", "'", "\xe2\x80\x99"};
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        const size_t length = strlen(ending[i]);
        if (piece.length > length &&
            memcmp(piece.text + piece.length - length, ending[i], length) == 0) {
            *without = piece.length - length;
            return true;
        }
    }
    return false;
}

static bool ends_in_s(struct fc_piece piece)
{
    return piece.length > 1 && (piece.text[piece.length - 1] | 0x20) == 's';
}

/* The words as a channel's name, in singular or plural, with or without a genitive. */
static bool names(struct fc_piece words, const char *name)
{
    struct fc_piece typed = fc_piece_of("", name);
    if (is_genitive(words, &words.length) && names(words, name))
        return true;
    if (fc_words_same(words, typed))
        return true;
    if (ends_in_s(words) && fc_words_same(fc_piece_part(words, 0, words.length - 1), typed))
        return true;
    return ends_in_s(typed) && fc_words_same(words, fc_piece_part(typed, 0, typed.length - 1));
}

static bool find_name(struct fc_channel_words *out, const struct fc_spoken *spoken,
                      const struct fc_plan *plan)
{
    for (int length = spoken->n; length > 0; length--)
        for (int from = 0; from + length <= spoken->n; from++)
            for (int c = 0; c < plan->n_channels; c++)
                if (names(fc_spoken_span(spoken, from, from + length),
                          plan->channel[c].section.name)) {
                    *out = (struct fc_channel_words){
                        .channel = c, .from = from, .to = from + length, .amount_words = -1};
                    return true;
                }
    return false;
}

/* "show" for the channel trade show, where no other channel's name ends so. */
static int named_by_last_word(struct fc_piece word, const struct fc_plan *plan)
{
    int found = -1;
    for (int c = 0; c < plan->n_channels; c++) {
        const char *name = plan->channel[c].section.name;
        const char *last = name + strlen(name);
        while (last > name && strchr(" -_", last[-1]) == NULL)
            last--;
        if (last == name || !names(word, last))
            continue;
        if (found >= 0)
            return -1;
        found = c;
    }
    return found;
}

static bool find_last_word(struct fc_channel_words *out, const struct fc_spoken *spoken,
                           const struct fc_plan *plan)
{
    for (int at = 0; at < spoken->n; at++) {
        const int channel = named_by_last_word(spoken->word[at].piece, plan);
        if (channel < 0)
            continue;
        *out = (struct fc_channel_words){
            .channel = channel, .from = at, .to = at + 1, .amount_words = -1};
        return true;
    }
    return false;
}

/* ---- amounts ---- */

/* A number that may be money, with a currency in front or not. Bare years and confidences are
   not asked for here. */
static bool read_amount(double *out, struct fc_piece piece)
{
    struct fc_arena       arena = {0};
    struct fc_problems    ignored = {.arena = &arena};
    struct fc_number      number;
    char                  code[4];
    const size_t          skip = fc_currency_take(piece, 0, code);
    const struct fc_piece digits = fc_piece_part(piece, skip, piece.length - skip);
    const bool read = digits.length > 0 && digits.text[0] >= '0' && digits.text[0] <= '9' &&
                      fc_number_read(&number, digits, FC_MONEY, "", &ignored);
    fc_arena_free(&arena);
    if (read)
        *out = number.value;
    return read;
}

static bool is_code(struct fc_piece piece)
{
    bool capitals = piece.length == 3;
    for (size_t i = 0; i < piece.length && capitals; i++)
        capitals = piece.text[i] >= 'A' && piece.text[i] <= 'Z';
    return capitals;
}

/* ---- the words around it ---- */

/* The first word of a phrase of the list that ends before `to`, else -1. */
static int match_before(const struct fc_spoken *spoken, int to, const char *const list[])
{
    for (int from = to > 3 ? to - 3 : 0; from < to; from++)
        for (int i = 0; list[i] != NULL; i++)
            if (fc_spoken_match(spoken, from, list[i]) == to)
                return from;
    return -1;
}

static bool says_another(const struct fc_spoken *spoken, int from, int to)
{
    static const char *const another[] = {"another", "more", "next", NULL};
    for (int at = from; at < to; at++)
        if (fc_spoken_match_any(spoken, at, another) > 0)
            return true;
    return false;
}

static void take_before(struct fc_channel_words *words, const struct fc_spoken *spoken)
{
    const int name = words->from;
    while (words->from > 0) {
        const int       before = match_before(spoken, words->from, BEFORE);
        struct fc_piece last = spoken->word[words->from - 1].piece;
        if (before >= 0) {
            words->from = before;
        } else if (fc_spoken_match_any(spoken, words->from - 1, TO_BE_SPENT) == words->from &&
                   words->from > 1 &&
                   read_amount(&words->amount, spoken->word[words->from - 2].piece)) {
            words->from--; /* the amount is taken next */
        } else if (read_amount(&words->amount, last)) {
            words->amount_words = --words->from;
            words->from -= words->from > 0 && is_code(spoken->word[words->from - 1].piece);
        } else {
            break;
        }
    }
    words->another = says_another(spoken, words->from, name);
}

static void take_behind(struct fc_channel_words *words, const struct fc_spoken *spoken)
{
    const int end = words->to < spoken->n ? fc_spoken_match_any(spoken, words->to, BEHIND) : -1;
    if (end > 0)
        words->to = end;
}

/* ---- the only channel ---- */

static int only_channel(const struct fc_plan *plan)
{
    int only = -1;
    for (int c = 0; c < plan->n_channels; c++) {
        if (plan->channel[c].enabled && only >= 0)
            return -1;
        only = plan->channel[c].enabled ? c : only;
    }
    return only;
}

/* "that 100,000" */
static bool find_amount(struct fc_channel_words *out, const struct fc_spoken *spoken, int from,
                        int channel)
{
    double amount;
    if (from + 1 >= spoken->n || !read_amount(&amount, spoken->word[from].piece) ||
        fc_spoken_match_any(spoken, from + 1, ONLY) >= 0)
        return false;
    *out = (struct fc_channel_words){
        .channel = channel, .from = from, .to = from + 1, .amount = amount, .amount_words = from};
    return true;
}

static bool find_noun(struct fc_channel_words *out, const struct fc_spoken *spoken, int from,
                      int channel, const char *const nouns[])
{
    const int to = fc_spoken_match_any(spoken, from, nouns);
    /* "that campaign" is one thing, and the noun is its last word */
    if (to < 0 || (to < spoken->n && match_before(spoken, to, BEFORE) == from))
        return false;
    *out =
        (struct fc_channel_words){.channel = channel, .from = from, .to = to, .amount_words = -1};
    return true;
}

static bool find_only(struct fc_channel_words *out, const struct fc_spoken *spoken, int only,
                      int known)
{
    for (int from = 0; from < spoken->n; from++)
        if ((known >= 0 && find_noun(out, spoken, from, known, KNOWN)) ||
            (only >= 0 &&
             (find_noun(out, spoken, from, only, ONLY) || find_amount(out, spoken, from, only))))
            return true;
    return false;
}

bool fc_channel_words_find(struct fc_channel_words *out, const struct fc_spoken *spoken,
                           const struct fc_plan *plan, int known)
{
    const bool named = find_name(out, spoken, plan) || find_last_word(out, spoken, plan);
    if (!named && !find_only(out, spoken, only_channel(plan), known))
        return false;
    out->named = named;
    take_before(out, spoken);
    take_behind(out, spoken);
    return true;
}
