#include "questions/said_amount.h"

#include <string.h>

#include "base/currency.h"
#include "base/number.h"

/* What the words are, before the number is read. */
struct parts {
    struct fc_piece   number; /* its digits, unless `fraction` says it all */
    double            fraction;
    enum fc_said_unit unit;
    enum fc_said_per  per;
    char              code[4]; /* a currency in words or letters; "" */
};

/* ---- taking the words apart ---- */

static const struct {
    const char *words;
    double      share;
} fractions[] = {{"half", 0.5},        {"a half", 0.5},        {"one half", 0.5},
                 {"a third", 1.0 / 3}, {"one third", 1.0 / 3}, {"two thirds", 2.0 / 3},
                 {"a quarter", 0.25},  {"one quarter", 0.25},  {"three quarters", 0.75},
                 {"a fifth", 0.2},     {"one fifth", 0.2},     {"a tenth", 0.1},
                 {"one tenth", 0.1},   {"a sixth", 1.0 / 6}};

static int take_fraction(struct parts *out, const struct fc_spoken *words, int at)
{
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
        const int end = fc_spoken_match(words, at, fractions[i].words);
        if (end > 0) {
            out->fraction = fractions[i].share;
            out->unit = FC_SAID_SHARE;
            return end;
        }
    }
    return -1;
}

static int take_currency(struct parts *out, const struct fc_spoken *words, int at)
{
    static const struct {
        const char *word, *code;
    } names[] = {{"euro", "EUR"},   {"euros", "EUR"}, {"dollar", "USD"}, {"dollars", "USD"},
                 {"pounds", "GBP"}, {"pound", "GBP"}, {"yen", "JPY"},    {"francs", "CHF"}};
    const struct fc_piece word = at < words->n ? words->word[at].piece : (struct fc_piece){0};
    for (size_t i = 0; i < sizeof names / sizeof *names && word.length > 0; i++)
        if (fc_piece_is(word, names[i].word)) {
            strcpy(out->code, names[i].code);
            return at + 1;
        }
    bool is_code = word.length == 3;
    for (size_t i = 0; i < word.length && is_code; i++)
        is_code = word.text[i] >= 'A' && word.text[i] <= 'Z';
    if (!is_code)
        return -1;
    memcpy(out->code, word.text, 3);
    out->code[3] = '\0';
    return at + 1;
}

static bool begins_number(struct fc_piece word)
{
    char         code[4];
    const size_t sign = fc_currency_take(word, 0, code);
    return sign < word.length && word.text[sign] >= '0' && word.text[sign] <= '9';
}

/* The number and what says its unit. */
static int take_number(struct parts *out, const struct fc_spoken *words, int at)
{
    static const char *const percent[] = {"%", "percent", "per cent", NULL};
    static const char *const points[] = {
        "points",   "point", "percentage points", "percentage point", "percent points",
        "% points", NULL};
    const int code = take_currency(out, words, at);
    at = code > 0 ? code : at;
    if (at >= words->n || !begins_number(words->word[at].piece))
        return -1;
    out->number = words->word[at++].piece;
    out->unit = FC_SAID_MONEY;
    int end = fc_spoken_match_any(words, at, points);
    if (end > 0) {
        out->unit = FC_SAID_POINTS;
        return end;
    }
    const bool sign = out->number.text[out->number.length - 1] == '%';
    end = sign ? at : fc_spoken_match_any(words, at, percent);
    if (end >= 0) {
        out->unit = FC_SAID_SHARE;
        if (sign)
            out->number = fc_piece_part(out->number, 0, out->number.length - 1);
        return end;
    }
    end = out->code[0] == '\0' ? take_currency(out, words, at) : -1;
    return end > 0 ? end : at;
}

static int take_per(struct parts *out, const struct fc_spoken *words, int at)
{
    static const char *const month[] = {"a month", "per month",  "every month", "each month",
                                        "monthly", "in a month", NULL};
    static const char *const year[] = {"a year", "per year", "every year", "each year",
                                       "yearly", "annually", NULL};
    static const char *const plan[] = {"in total",
                                       "in all",
                                       "over the plan",
                                       "altogether",
                                       "for the whole plan",
                                       "over the whole plan",
                                       NULL};
    const char *const *const list[] = {month, year, plan};
    for (int i = 0; i < 3; i++) {
        const int end = fc_spoken_match_any(words, at, list[i]);
        if (end > 0) {
            out->per = (enum fc_said_per)(FC_PER_MONTH + i);
            return end;
        }
    }
    return at;
}

static bool take_apart(struct parts *out, const struct fc_asking *asking, int from, int to)
{
    const struct fc_spoken *words = &asking->plain;
    *out = (struct parts){.fraction = -1};
    int at = take_fraction(out, words, from);
    if (at < 0)
        at = take_number(out, words, from);
    if (at > 0 && at < to && out->unit == FC_SAID_MONEY)
        at = take_per(out, words, at);
    return at == to;
}

/* ---- reading ---- */

bool fc_said_amount_is(const struct fc_asking *asking, int from, int to)
{
    struct parts parts;
    return take_apart(&parts, asking, from, to);
}

bool fc_said_amount_begins(const struct fc_asking *asking, int at)
{
    struct parts parts = {.fraction = -1};
    return take_number(&parts, &asking->plain, at) > 0;
}

bool fc_said_amount_read(struct fc_said_amount *out, const struct fc_asking *asking, int from,
                         int to)
{
    struct parts     parts;
    struct fc_number number;
    const char      *currency = asking->plan->currency;
    if (!take_apart(&parts, asking, from, to))
        return false;
    *out = (struct fc_said_amount){
        .unit = parts.unit, .per = parts.per, .piece = fc_asking_piece(asking, from, to)};
    if (parts.fraction >= 0) {
        out->value = parts.fraction;
        return true;
    }
    const bool money = parts.unit == FC_SAID_MONEY;
    if (!fc_number_read(&number, parts.number, money ? FC_MONEY : FC_PLAIN, currency,
                        asking->problems) ||
        !fc_currency_check(parts.code, out->piece, currency, money, asking->problems))
        return false;
    out->value = money ? number.value : number.value / 100;
    return true;
}

void fc_said_amount_say(struct fc_text *out, const struct fc_said_amount *amount,
                        const struct fc_plan *plan)
{
    static const char *const per[] = {"", " a month", " a year", " in total"};
    char                     number[FC_NUMBER_TEXT];
    if (amount->unit == FC_SAID_MONEY)
        fc_text_add(out, "%s%s%s%s", plan->currency, plan->currency[0] == '\0' ? "" : " ",
                    fc_print_short(number, amount->value, 9), per[amount->per]);
    else
        fc_text_add(out, "%s %s", fc_print_short(number, amount->value * 100, 4),
                    amount->unit == FC_SAID_SHARE ? "%" : "points");
}
