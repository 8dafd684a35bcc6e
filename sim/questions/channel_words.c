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

/* How people speak of the only channel there is. */
static const char *const ONLY[] = {
    "campaign", "campaigns", "show",      "trade show", "event",   "events",     "fair",
    "channel",  "supplier",  "vendor",    "agency",     "project", "initiative", "programme",
    "program",  "spend",     "budget",    "investment", "money",   "it",         "this",
    "that",     "they",      "marketing", "the plan",   NULL};

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
                    *out = (struct fc_channel_words){c, from, from + length, 0, -1};
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

static void take_before(struct fc_channel_words *words, const struct fc_spoken *spoken)
{
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
            return;
        }
    }
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

static bool find_only(struct fc_channel_words *out, const struct fc_spoken *spoken, int channel)
{
    double amount;
    for (int from = 0; from < spoken->n; from++) {
        const int end = fc_spoken_match_any(spoken, from, ONLY);
        const int to = end > 0 ? end : from + 1;
        /* "that campaign" is one thing, and the noun is its last word */
        const bool leads = end > 0 && to < spoken->n && match_before(spoken, to, BEFORE) == from;
        if (end > 0 && !leads) {
            *out = (struct fc_channel_words){channel, from, to, 0, -1};
            return true;
        }
        /* "that 100,000" alone */
        if (from + 1 < spoken->n && read_amount(&amount, spoken->word[from].piece) &&
            fc_spoken_match_any(spoken, from + 1, ONLY) < 0) {
            *out = (struct fc_channel_words){channel, from, from + 1, amount, from};
            return true;
        }
    }
    return false;
}

bool fc_channel_words_find(struct fc_channel_words *out, const struct fc_spoken *spoken,
                           const struct fc_plan *plan)
{
    const int only = only_channel(plan);
    if (!find_name(out, spoken, plan) && (only < 0 || !find_only(out, spoken, only)))
        return false;
    take_before(out, spoken);
    take_behind(out, spoken);
    return true;
}
