#include "questions/returns.h"

#include <math.h>
#include <strings.h>

#include "base/currency.h"
#include "base/text.h"
#include "questions/channel_words.h"

/* ---- the forms: lists of phrases, one after the other; "" may be left out ---- */

static const char *const THE_CHANNEL[] = {NULL}; /* stands for the words that name it */

static const char *const WHAT[] = {"what",
                                   "what revenue",
                                   "what bookings",
                                   "what money",
                                   "what return",
                                   "what result",
                                   "what results",
                                   "what deals",
                                   "how much",
                                   "how much money",
                                   "how many deals",
                                   "how much revenue",
                                   "how much in bookings",
                                   "how much do we get if",
                                   NULL};
static const char *const DO[] = {"did",   "does", "do",  "will",        "would", "can",
                                 "could", "is",   "was", "should",      "are",   "were",
                                 "has",   "have", "may", "is going to", "might", NULL};
static const char *const BRING[] = {
    "return",   "returned",  "bring",    "brought",   "bring in",  "brought in", "give",
    "gave",     "yield",     "yielded",  "earn",      "earned",    "make",       "made",
    "produce",  "produced",  "generate", "generated", "deliver",   "delivered",  "contribute",
    "pay back", "achieve",   "do",       "done",      "turn into", "convert to", "convert into",
    "lead to",  "result in", "come to",  "get",       "amount to", "become",     NULL};
static const char *const TAIL[] = {"",
                                   "back",
                                   "us",
                                   "for us",
                                   "in return",
                                   "in revenue",
                                   "in money",
                                   "in sales",
                                   "in deals",
                                   "in bookings",
                                   "in total",
                                   "in the end",
                                   "us back",
                                   "this year",
                                   "to us",
                                   "us in return",
                                   "for the money",
                                   "for our money",
                                   "us in total",
                                   "in the plan",
                                   "in terms of revenue",
                                   "to the business",
                                   NULL};

static const char *const HOW[] = {"how", "how well", "how much", "how exactly", NULL};
static const char *const CONVERT[] = {"convert",  "turn",     "translate", "pay off",
                                      "pay back", "perform",  "transform", "develop",
                                      "become",   "work out", NULL};
static const char *const TO_MONEY[] = {
    "",           "to revenue", "into revenue", "to money",       "into money",    "to sales",
    "into sales", "to deals",   "into deals",   "to bookings",    "into bookings", "revenue",
    "to cash",    "into cash",  "to customers", "into customers", "into business", NULL};

static const char *const PAY[] = {"pay",
                                  "pay off",
                                  "pay back",
                                  "pay for itself",
                                  "pay for themselves",
                                  "pay its way",
                                  "break even",
                                  "make money",
                                  "make a profit",
                                  "earn its money",
                                  "earn its keep",
                                  "lose money",
                                  "return anything",
                                  "bring anything",
                                  "worth it",
                                  "worth the money",
                                  "worth its money",
                                  "worth the cost",
                                  "worth its cost",
                                  "worthwhile",
                                  "profitable",
                                  "paying off",
                                  "paid off",
                                  "paid back",
                                  "a good investment",
                                  "earn anything",
                                  "worth the spend",
                                  "worth our money",
                                  NULL};

static const char *const WE[] = {"we", "i", "you", "one", "they", "the company", NULL};
static const char *const GET[] = {"get", "got",      "gain", "earn",    "make", "have",
                                  "see", "get back", "buy",  "receive", "win",  NULL};
static const char *const FROM[] = {"from",    "out of",    "with",          "by", "for", "of",
                                   "through", "back from", "in return for", NULL};
static const char *const COME[] = {
    "comes",      "come",    "came",   "comes out",  "came out",    "will come", "did come",
    "would come", "becomes", "became", "has become", "will become", NULL};

static const char *const IS_THE[] = {"",
                                     "what is",
                                     "what is the",
                                     "what's the",
                                     "what was the",
                                     "what will be the",
                                     "what was",
                                     "what's",
                                     "what is our",
                                     "the",
                                     NULL};
static const char *const NOUN[] = {"return",   "roi",
                                   "payback",  "payoff",
                                   "outcome",  "result",
                                   "results",  "gain",
                                   "net gain", "profit",
                                   "yield",    "revenue",
                                   "bookings", "expected return",
                                   "value",    "return on investment",
                                   NULL};
static const char *const ON[] = {"on", "of", "from", "for", "with", "in", NULL};

static const char *const RETURNS[] = {
    "returns",     "returned",   "brings", "brought",   "gives",     "yields",    "earns", "earned",
    "will return", "will bring", "makes",  "pays back", "brings in", "will earn", NULL};
static const char *const WHAT_ALONE[] = {"what", "how much", NULL};

enum { MOST_PARTS = 6 };

static const char *const *const form[][MOST_PARTS] = {
    {WHAT, DO, THE_CHANNEL, BRING, TAIL},      /* what did the campaign return */
    {HOW, DO, THE_CHANNEL, CONVERT, TO_MONEY}, /* how does search convert to revenue */
    {DO, THE_CHANNEL, PAY},                    /* is the trade show worth it */
    {WHAT, DO, WE, GET, FROM, THE_CHANNEL},    /* what do we get out of events */
    {WHAT, COME, FROM, THE_CHANNEL},           /* what comes from search */
    {IS_THE, NOUN, ON, THE_CHANNEL},           /* what is the return on events */
    {IS_THE, THE_CHANNEL, NOUN},               /* what is the trade show's return */
    {WHAT_ALONE, THE_CHANNEL, RETURNS, TAIL},  /* what the trade show returns */
};
enum { FORMS = sizeof form / sizeof *form };

/* Whether the question's words from `at` on read as these parts to the end. */
static bool reads_as(const struct fc_spoken *spoken, const struct fc_channel_words *channel, int at,
                     const char *const *const part[], int n)
{
    at = fc_spoken_skip(spoken, at);
    if (n == 0 || part[0] == NULL)
        return at >= spoken->n;
    if (part[0] == THE_CHANNEL)
        return at == channel->from && reads_as(spoken, channel, channel->to, part + 1, n - 1);
    for (int i = 0; part[0][i] != NULL; i++) {
        const int end = fc_spoken_match(spoken, at, part[0][i]);
        if (end >= 0 && reads_as(spoken, channel, end, part + 1, n - 1))
            return true;
    }
    return false;
}

static bool is_form(const struct fc_spoken *spoken, const struct fc_channel_words *channel)
{
    for (int i = 0; i < FORMS; i++)
        if (reads_as(spoken, channel, 0, form[i], MOST_PARTS))
            return true;
    return false;
}

/* ---- the amount that was said ---- */

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b));
}

/* Spend or cost of a month or of the whole plan. */
static bool is_spent(const struct fc_plan *plan, const struct fc_channel *channel, double amount,
                     double *all)
{
    double spend = 0;
    double cost = 0;
    bool   is = false;
    for (int t = 0; t < plan->months; t++) {
        const double s = fc_schedule_at(&channel->spend, plan->start, t);
        const double c = s + fc_schedule_at(&channel->fixed_cost, plan->start, t);
        is = is || near(amount, s) || near(amount, c);
        spend += s;
        cost += c;
    }
    *all = cost;
    return is || near(amount, spend) || near(amount, cost);
}

static void check_currency(const struct fc_plan *plan, struct fc_piece amount,
                           struct fc_problems *problems)
{
    char code[4];
    fc_currency_take(amount, 0, code);
    if (code[0] != '\0' && plan->currency[0] != '\0' && strcasecmp(code, plan->currency) != 0)
        fc_warning_at(problems, "question", amount.place,
                      "the answer is for what the plan says, in its currency",
                      "the question speaks of %s, the plan counts in %s", code, plan->currency);
}

void fc_returns_check_amount(const struct fc_plan *plan, int channel, double amount,
                             struct fc_piece piece, struct fc_problems *problems)
{
    char   said[FC_NUMBER_TEXT], spent[FC_NUMBER_TEXT];
    double all;
    check_currency(plan, piece, problems);
    if (!is_spent(plan, &plan->channel[channel], amount, &all))
        fc_warning_at(problems, "question", piece.place,
                      "the answer is for what the plan says; --set changes it",
                      "the question says %s, but the plan's `%s` costs %s in all",
                      fc_print_short(said, amount, 15), plan->channel[channel].section.name,
                      fc_print_short(spent, all, 6));
}

/* ---- reading ---- */

bool fc_returns_read(int *channel, const struct fc_spoken *spoken, const struct fc_plan *plan,
                     int known, struct fc_problems *problems)
{
    struct fc_spoken        words = *spoken;
    struct fc_channel_words found;
    fc_spoken_take_adverbs(&words);
    if (!fc_channel_words_find(&found, &words, plan, known))
        return false;
    for (int i = found.from; i < found.to; i++)
        words.word[i].taken = false;
    if (!is_form(&words, &found))
        return false;
    *channel = found.channel;
    if (found.amount_words >= 0)
        fc_returns_check_amount(plan, found.channel, found.amount,
                                words.word[found.amount_words].piece, problems);
    return true;
}

/* The name without the article before it. */
static int first_of(const struct fc_spoken *spoken, const struct fc_channel_words *some)
{
    static const char *const article[] = {"the", "our", "a", "an", "this", "that", "another", NULL};
    return some->to - some->from > 1 && fc_spoken_match_any(spoken, some->from, article) > 0
               ? some->from + 1
               : some->from;
}

bool fc_returns_unknown(struct fc_piece *where, const struct fc_spoken *spoken)
{
    enum { MOST_WORDS = 6 };

    struct fc_spoken words = *spoken;
    fc_spoken_take_adverbs(&words);
    for (int length = 1; length <= MOST_WORDS;
         length++) /* the fewest words that make sense of it */
        for (int from = 0; from + length <= words.n; from++) {
            const struct fc_channel_words some = {.from = from, .to = from + length};
            if (words.word[from].taken || fc_spoken_match_any(&words, from, WE) > 0 ||
                !is_form(&words, &some))
                continue;
            *where = fc_spoken_span(&words, first_of(&words, &some), some.to);
            return true;
        }
    return false;
}

/* ---- answering ---- */

static uint64_t at_zero(const struct fc_cell *cell)
{
    return cell->bins.n - fc_bins_at_least(&cell->bins, 1);
}

struct fc_returns fc_returns_of(const struct fc_result *result, int channel)
{
    struct fc_returns     out = {.channel = channel, .view = fc_result_view(result, 1 + channel)};
    const struct fc_plan *plan = result->plan;
    const int             total = plan->months;
    const int             largest = fc_measure_of(plan, FC_M_LARGEST_DEAL, -1);
    const int             last = fc_measure_of(plan, FC_M_ENTERED, plan->n_stages - 1);
    const int             gain = fc_measure_of(plan, FC_M_NET_GAIN, -1);
    const int             cost = fc_measure_of(plan, FC_M_COST, -1);
    /* the largest deal's share is undefined where there is no deal at all */
    const uint64_t none = largest >= 0 ? fc_result_cell(&out.view, largest, total)->undefined
                                       : at_zero(fc_result_cell(&out.view, last, total));
    out.none = fc_chance_of(none, result->trials);
    out.has_gain = gain >= 0 && fc_result_mean(&out.view, cost, total) > 0;
    if (out.has_gain)
        out.pays = fc_chance_of(fc_bins_at_least(&fc_result_cell(&out.view, gain, total)->bins, 0),
                                result->trials);
    return out;
}
