/* One row a key: adding a key is adding a row here and a field in model/plan.h. */
#include "model/keys.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "model/plan.h"
#include "model/words.h"

/* Amounts beyond a thousand billion are typing errors; the number reader stops at 1e15. */
#define MOST_MONEY 1e12

/* Counts a month stay below 2^31, so that their sums over a plan fit 64 bits exactly. */
#define MOST_ITEMS 2147483647.0

#define FIELD(kind, field) .offset = offsetof(struct fc_##kind, field)

const struct fc_key fc_keys[] = {
    /* ---- [plan] ---- */
    {FC_S_PLAN, "name", FC_T_TEXT, .unit = "words", .fallback = "(the file's name)",
     .help = "What the plan is called in answers and charts.", FIELD(plan, name)},
    {FC_S_PLAN, "start", FC_T_MONTH, .unit = "YYYY-MM", .fallback = "(must be given)",
     .help = "The first month of the plan.", FIELD(plan, start)},
    {FC_S_PLAN, "months", FC_T_WHOLE, .low = 1, .high = FC_MAX_MONTHS, .unit = "months",
     .fallback = "(must be given)", .help = "How many months the plan covers.",
     FIELD(plan, months)},
    {FC_S_PLAN, "currency", FC_T_CURRENCY, .unit = "a code such as EUR",
     .fallback = "(none: amounts stand without a currency)",
     .help = "The currency of all amounts; a sign or code on an amount must agree with it.",
     FIELD(plan, currency)},
    {FC_S_PLAN, "confidence", FC_T_NUMBER, FC_SHARE, 0.01, 0.9999, .unit = "share",
     .fallback = "90%", .help = "How sure a promise must be before it counts as safe.",
     FIELD(plan, confidence)},
    {FC_S_PLAN, "based_on", FC_T_FILE, .unit = "a file in this folder or below",
     .fallback = "(none)", .help = "The plan this file changes; it says only what differs.",
     .offset = FC_NO_FIELD},
    {FC_S_PLAN, "note", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "A remark that is printed with the answer.", FIELD(plan, note)},
    {FC_S_PLAN, "source", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "Where the plan's figures come from.", FIELD(plan, section.source)},

    /* ---- [channel X] ---- */
    {FC_S_CHANNEL, "enabled", FC_T_FLAG, .unit = "yes or no", .fallback = "yes",
     .help = "With no, the channel brings and costs nothing.", FIELD(channel, enabled)},
    {FC_S_CHANNEL, "id", FC_T_NAME, .unit = "a name", .fallback = "(the channel's name)",
     .help = "What its luck hangs on: keep it when the channel is renamed.", FIELD(channel, id)},
    {FC_S_CHANNEL, "owner", FC_T_NAME, .unit = "a name", .fallback = "marketing",
     .help = "Who answers for the channel.", FIELD(channel, owner)},
    {FC_S_CHANNEL, "spend", FC_T_SCHEDULE, FC_MONEY, 0, MOST_MONEY, .unit = "money a month",
     .fallback = "(none)", .help = "What is spent to buy inquiries.", FIELD(channel, spend)},
    {FC_S_CHANNEL, "cost_per_inquiry", FC_T_QUANTITY, FC_MONEY, 0, MOST_MONEY, .divisor = true,
     .unit = "money", .fallback = "(must be given with spend)",
     .help = "What one bought inquiry costs.", FIELD(channel, cost_per_inquiry)},
    {FC_S_CHANNEL, "inquiries", FC_T_FLOW, FC_COUNT, 0, MOST_ITEMS, .unit = "inquiries a month",
     .fallback = "(none)", .help = "Inquiries that come without being bought.",
     FIELD(channel, inquiries)},
    {FC_S_CHANNEL, "season", FC_T_SEASON, FC_PLAIN, 0, 100, .unit = "12 factors, January first",
     .fallback = "1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1",
     .help = "How strong each calendar month is; used as written, the mean need not be 1.",
     FIELD(channel, season)},
    {FC_S_CHANNEL, "growth", FC_T_NUMBER, FC_SHARE, -0.5, 1, .unit = "share a month",
     .fallback = "0%", .help = "How much more each month brings than the one before.",
     FIELD(channel, growth)},
    {FC_S_CHANNEL, "month_to_month", FC_T_NUMBER, FC_SHARE, 0, 3, .unit = "share", .fallback = "0%",
     .help = "How much single months vary by themselves (standard deviation over mean).",
     FIELD(channel, month_to_month)},
    {FC_S_CHANNEL, "fixed_cost", FC_T_SCHEDULE, FC_MONEY, 0, MOST_MONEY, .unit = "money a month",
     .fallback = "(none)", .help = "What the channel costs besides its spend; it buys nothing.",
     FIELD(channel, fixed_cost)},
    {FC_S_CHANNEL, "source", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "Where the channel's figures come from.", FIELD(channel, section.source)},

    /* ---- [stage S] ---- */
    {FC_S_STAGE, "plural", FC_T_NAME, .unit = "words", .fallback = "(the English plural)",
     .help = "The name for several.", FIELD(stage, plural)},
    {FC_S_STAGE, "after", FC_T_NAME, .unit = "a stage, or inquiry",
     .fallback = "(the stage before in the file)",
     .help = "The stage its items come from; a stage added on top of a base must say it.",
     .offset = FC_NO_FIELD},
    {FC_S_STAGE, "owner", FC_T_NAME, .unit = "a name",
     .fallback = "(the stage before's; marketing for the first)",
     .help = "Who answers for the rate into the stage.", FIELD(stage, owner)},
    {FC_S_STAGE, "rate", FC_T_QUANTITY, FC_SHARE, 0, 1, .unit = "share",
     .fallback = "(must be given, here or for each channel)",
     .help = "The share of the stage before that reaches this one.", FIELD(stage, rate)},
    {FC_S_STAGE, "delay", FC_T_DELAY, FC_DAYS, 0, 0, .unit = "shares by month, or days",
     .fallback = "0", .help = "How long the way from the stage before takes.", FIELD(stage, delay)},
    {FC_S_STAGE, "source", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "Where the stage's figures come from.", FIELD(stage, section.source)},

    /* ---- [stage S / X] ---- */
    {FC_S_ROUTE, "owner", FC_T_NAME, .unit = "a name", .fallback = "(the stage's)",
     .help = "Who answers for the rate of this channel's items.", FIELD(route, owner)},
    {FC_S_ROUTE, "rate", FC_T_QUANTITY, FC_SHARE, 0, 1, .unit = "share",
     .fallback = "(the stage's)", .help = "The rate for items that began in this channel.",
     FIELD(route, rate)},
    {FC_S_ROUTE, "delay", FC_T_DELAY, FC_DAYS, 0, 0, .unit = "shares by month, or days",
     .fallback = "(the stage's)", .help = "The delay of items that began in this channel.",
     FIELD(route, delay)},
    {FC_S_ROUTE, "source", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "Where these figures come from.", FIELD(route, section.source)},

    /* ---- [deal] ---- */
    {FC_S_DEAL, "owner", FC_T_NAME, .unit = "a name", .fallback = "sales",
     .help = "Who answers for the size of deals.", FIELD(deal, owner)},
    {FC_S_DEAL, "value", FC_T_QUANTITY, FC_MONEY, 0, MOST_MONEY, .unit = "money a deal",
     .fallback = "(must be given with [deal])",
     .help = "What one deal is worth; drawn anew for each deal.", FIELD(deal, value)},
    {FC_S_DEAL, "margin", FC_T_NUMBER, FC_SHARE, 0, 1, .unit = "share", .fallback = "(none)",
     .help = "What is left of a booking before marketing's cost; gives net gain and ROI.",
     FIELD(deal, margin)},
    {FC_S_DEAL, "source", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "Where the deal's figures come from.", FIELD(deal, section.source)},

    /* ---- [promise P] ---- */
    {FC_S_PROMISE, "promise", FC_T_SENTENCE, .unit = "a sentence", .fallback = "(must be given)",
     .help = "What is promised, such as: 150 qualified leads every month from 2027-04.",
     FIELD(promise, text)},
    {FC_S_PROMISE, "confidence", FC_T_NUMBER, FC_SHARE, 0.01, 0.9999, .unit = "share",
     .fallback = "(the plan's)", .help = "How sure this promise must be before it counts as safe.",
     FIELD(promise, confidence)},
    {FC_S_PROMISE, "owner", FC_T_NAME, .unit = "a name", .fallback = "(nobody)",
     .help = "Who makes the promise.", FIELD(promise, owner)},
    {FC_S_PROMISE, "source", FC_T_TEXT, .unit = "words", .fallback = "(none)",
     .help = "Where the promise was asked for.", FIELD(promise, section.source)},
};

const size_t fc_key_count = sizeof fc_keys / sizeof *fc_keys;

int fc_key_find(enum fc_section_kind section, struct fc_piece name)
{
    for (size_t row = 0; row < fc_key_count; row++)
        if (fc_keys[row].section == section && fc_words_are(name, fc_keys[row].name))
            return (int)row;
    return -1;
}

int fc_key_row(enum fc_section_kind section, const char *name)
{
    for (size_t row = 0; row < fc_key_count; row++)
        if (fc_keys[row].section == section && strcmp(fc_keys[row].name, name) == 0)
            return (int)row;
    return -1;
}

const char *fc_section_words(enum fc_section_kind kind)
{
    static const char *const words[FC_S_KINDS] = {
        [FC_S_PLAN] = "[plan]",     [FC_S_CHANNEL] = "[channel X]",
        [FC_S_STAGE] = "[stage S]", [FC_S_ROUTE] = "[stage S / X]",
        [FC_S_DEAL] = "[deal]",     [FC_S_PROMISE] = "[promise P]",
    };
    return words[kind];
}

/* ---- the nearest known word ---------------------------------------------------------------- */

/* Longer words are not typing errors of a known one. */
enum { MOST_TYPED = 100 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to insert, drop, change, or swap with their neighbour to get from a to b (restricted
   Damerau-Levenshtein). Both at most MOST_TYPED bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t row[3][MOST_TYPED + 1] = {{0}};
    for (size_t j = 0; j <= b_length; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t       *now = row[i % 3];
        const size_t *last = row[(i - 1) % 3];
        const size_t *older = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            const bool equal = a[i - 1] == b[j - 1];
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (equal ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], older[j - 2] + 1);
        }
    }
    return row[a_length % 3][b_length];
}

const char *fc_nearest(struct fc_piece typed, const char *const word[], size_t n)
{
    struct fc_arena arena = {0};
    const char     *best = NULL;
    size_t          best_distance = MOST_TYPED;
    const char     *wanted = typed.length > MOST_TYPED ? NULL : fc_words_key(&arena, typed);
    for (size_t i = 0; wanted != NULL && i < n; i++) {
        const char  *known = fc_words_key(&arena, fc_piece_of("", word[i]));
        const size_t length = known == NULL ? MOST_TYPED + 1 : strlen(known);
        if (known == NULL || length > MOST_TYPED)
            continue;
        const size_t far = distance(wanted, strlen(wanted), known, length);
        if (far <= length / 3 && far < best_distance) {
            best = word[i];
            best_distance = far;
        }
    }
    fc_arena_free(&arena);
    return best;
}
