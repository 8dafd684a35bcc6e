#include "questions/slots.h"

#include <string.h>

#include "model/tokens.h"
#include "model/window.h"
#include "model/words.h"
#include "questions/channel_words.h"
#include "questions/said_amount.h"
#include "questions/said_heads.h"

/* Longer runs of words name nothing. */
enum { MOST_SLOT_WORDS = 12 };

/* ---- channels and the whole budget ---- */

/* What marketing spends, whatever it is called. */
static const char *const BUDGET[] = {"budget",
                                     "budgets",
                                     "marketing budget",
                                     "marketing budgets",
                                     "marketing spend",
                                     "marketing",
                                     "marketing spending",
                                     "spend",
                                     "spending",
                                     "advertising",
                                     "advertising budget",
                                     "ad budget",
                                     "everything",
                                     "all channels",
                                     "every channel",
                                     "marketing money",
                                     "all marketing",
                                     "all our channels",
                                     "all the channels",
                                     "ad spend",
                                     "all spend",
                                     "all spending",
                                     "marketing expenses",
                                     "advertising spend",
                                     NULL};
static const char *const DETERMINER[] = {
    "the",     "our",       "our whole",   "the whole",  "our total", "whole",   "total",
    "its",     "the total", "the entire",  "all",        "all of",    "all the", "all of the",
    "all our", "any",       "this year's", "our entire", NULL};

static bool is_budget(const struct fc_asking *asking, int from, int to)
{
    if (fc_spoken_match_any(&asking->plain, from, BUDGET) == to)
        return true;
    for (int i = 0; DETERMINER[i] != NULL; i++) {
        const int end = fc_spoken_match(&asking->plain, from, DETERMINER[i]);
        if (end > 0 && end < to && fc_spoken_match_any(&asking->plain, end, BUDGET) == to)
            return true;
    }
    return false;
}

static bool find_channel(struct fc_channel_words *out, const struct fc_asking *asking, int from,
                         int to)
{
    struct fc_spoken span = {.n = to - from};
    if (span.n > MOST_SLOT_WORDS)
        return false;
    memcpy(span.word, asking->plain.word + from, (size_t)span.n * sizeof *span.word);
    return fc_channel_words_find(out, &span, asking->plan, asking->channel) && out->from == 0 &&
           out->to == span.n;
}

/* "30,000", with a currency in front that is a word of its own. */
static struct fc_piece amount_piece(const struct fc_asking *asking, int from, int at)
{
    const struct fc_piece before = asking->plain.word[at > from ? at - 1 : at].piece;
    bool                  code = at > from && before.length == 3;
    for (size_t i = 0; i < before.length && code; i++)
        code = before.text[i] >= 'A' && before.text[i] <= 'Z';
    return fc_asking_piece(asking, code ? at - 1 : at, at + 1);
}

static bool has_article(const struct fc_asking *asking, int from, int to)
{
    static const char *const article[] = {"the", "our", "a", "an", "this", "that", "another", NULL};
    bool                     has = false;
    for (int at = from; at < to - 1; at++)
        has = has || fc_spoken_match_any(&asking->plain, at, article) == at + 1;
    return has;
}

bool fc_said_channel_read(struct fc_said_channel *out, const struct fc_asking *asking, int from,
                          int to)
{
    struct fc_channel_words found;
    const bool              some = find_channel(&found, asking, from, to);
    if ((!some || !found.named) && is_budget(asking, from, to)) {
        *out = (struct fc_said_channel){.channel = -1};
        return true;
    }
    if (!some)
        return false;
    *out = (struct fc_said_channel){.channel = found.channel,
                                    .another = found.another,
                                    .article = has_article(asking, from, to),
                                    .has_amount = found.amount_words >= 0,
                                    .amount = found.amount};
    if (out->has_amount)
        out->amount_piece = amount_piece(asking, from, from + found.amount_words);
    return true;
}

/* What may be a channel that the plan does not have. */
static bool could_be_channel(const struct fc_asking *asking, int from, int to)
{
    static const char *const no[] = {"we",   "you", "they", "i",   "it",   "this", "that",
                                     "by",   "to",  "than", "for", "from", "of",   "more",
                                     "less", "do",  "need", "if",  "at",   "with", "how",
                                     "what", "not", "in",   "on",  NULL};
    const struct fc_piece    words = fc_spoken_span(&asking->plain, from, to);
    bool                     could = to - from <= 5 && fc_measure_find(asking->plan, words) < 0;
    for (int at = from; at < to && could; at++) {
        const struct fc_piece word = asking->plain.word[at].piece;
        could = (word.text[0] < '0' || word.text[0] > '9') &&
                fc_spoken_match_any(&asking->plain, at, no) != at + 1;
    }
    return could;
}

static bool fits_target(const struct fc_asking *asking, int from, int to)
{
    struct fc_said_channel said;
    return fc_said_channel_read(&said, asking, from, to) ||
           (asking->any_channel && could_be_channel(asking, from, to));
}

static bool fits_channel(const struct fc_asking *asking, int from, int to)
{
    return fits_target(asking, from, to) && !is_budget(asking, from, to);
}

/* ---- stages ---- */

int fc_said_stage_read(const struct fc_asking *asking, int from, int to)
{
    const struct fc_piece words = fc_spoken_span(&asking->plain, from, to);
    const struct fc_plan *plan = asking->plan;
    for (int i = 0; i < plan->n_stages; i++)
        if (fc_words_are(words, plan->stage[i].section.name) ||
            fc_words_are(words, plan->stage[i].plural))
            return i;
    /* as promises say it: "leads", "wins" */
    const int measure = fc_measure_find(plan, words);
    return measure >= 0 && plan->measure[measure].what == FC_M_ENTERED
               ? plan->measure[measure].stage
               : -1;
}

static bool fits_stage(const struct fc_asking *asking, int from, int to)
{
    return to - from <= MOST_SLOT_WORDS && fc_said_stage_read(asking, from, to) >= 0;
}

/* ---- the others ---- */

static bool fits_month(const struct fc_asking *asking, int from, int to)
{
    struct fc_arena       arena = {0};
    struct fc_problems    ignored = {.arena = &arena};
    struct fc_tokens      tokens;
    struct fc_said_month  month;
    const struct fc_piece words = fc_spoken_span(&asking->plain, from, to);
    const bool            fits = to - from <= 2 && fc_tokens_make(&tokens, words, &ignored) &&
                      fc_said_month_is(&tokens) && fc_said_month_take(&month, &tokens, &ignored) &&
                      tokens.at == tokens.n;
    fc_arena_free(&arena);
    return fits;
}

static int direction_of(const struct fc_asking *asking, int from, int to)
{
    struct fc_said_heads said;
    return fc_said_heads_read(&said, asking, from, to) ? said.direction : 2;
}

static bool fits_heads(const struct fc_asking *asking, int from, int to)
{
    const int direction = direction_of(asking, from, to);
    return direction == 0 || direction == 1;
}

static bool fits_fewer(const struct fc_asking *asking, int from, int to)
{
    return direction_of(asking, from, to) == -1;
}

static bool fits_extra(const struct fc_asking *asking, int from, int to)
{
    return direction_of(asking, from, to) == 1;
}

static bool fits_any(const struct fc_asking *asking, int from, int to)
{
    (void)asking;
    return to > from;
}

/* A sentence that may be a promise begins with its level. */
static bool fits_promise(const struct fc_asking *asking, int from, int to)
{
    static const char *const begins[] = {"at least", "at most", "no more than", "no less than",
                                         NULL};
    return to - from > 1 && (fc_spoken_match_any(&asking->plain, from, begins) > 0 ||
                             fc_said_amount_begins(asking, from));
}

bool fc_slot_fits(const struct fc_asking *asking, const char *kind, size_t length, int from, int to)
{
    static const struct {
        const char *kind;
        bool (*fits)(const struct fc_asking *asking, int from, int to);
    } kinds[] = {
        {"channel", fits_channel}, {"target", fits_target},
        {"all", is_budget},        {"amount", fc_said_amount_is},
        {"month", fits_month},     {"stage", fits_stage},
        {"heads", fits_heads},     {"fewer", fits_fewer},
        {"extra", fits_extra},     {"any", fits_any},
        {"named", fits_any},       {"promise", fits_promise},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].kind) == length && memcmp(kinds[i].kind, kind, length) == 0)
            return kinds[i].fits(asking, from, to);
    return false;
}

bool fc_said_month_read(int *t, const struct fc_asking *asking, const struct fc_slot *slot,
                        int earliest)
{
    struct fc_tokens      tokens;
    struct fc_said_month  month;
    const struct fc_piece words = fc_spoken_span(&asking->plain, slot->from, slot->to);
    if (!fc_tokens_make(&tokens, words, asking->problems) ||
        !fc_said_month_take(&month, &tokens, asking->problems))
        return false;
    *t = fc_said_month_find(&month, earliest, asking->plan, asking->problems);
    return *t >= 0;
}
