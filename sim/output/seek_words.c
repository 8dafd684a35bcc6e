#include "output/seek_words.h"

#include <math.h>

#include "base/text.h"
#include "model/keys.h"

bool fc_sought_has_value(const struct fc_seek_key *key)
{
    return !key->uncertain && isfinite(key->today) && !(key->kind == FC_SEEK_ADDED && key->uneven);
}

static struct fc_words money(const struct fc_seek_key *key, double value, int digits)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s%s%s", key->currency, key->currency[0] == '\0' ? "" : " ",
                          fc_print_short(number, value, digits));
}

static struct fc_words amount(const struct fc_seek_key *key, double value)
{
    char                 number[FC_NUMBER_TEXT];
    const struct fc_key *row = &fc_keys[key->row];
    switch (row->dimension) {
    case FC_MONEY: return money(key, value, value < 1000 ? 4 : value < 1e6 ? 6 : 7);
    case FC_SHARE: return fc_words_print("%s %%", fc_print_short(number, value * 100, 3));
    case FC_DAYS:
        return fc_words_print("%s day%s", fc_print_short(number, value, 4), value == 1 ? "" : "s");
    case FC_PLAIN:
    case FC_COUNT: break;
    }
    const char *unit = "";
    if (row->type == FC_T_HEADS)
        unit = value == 1 ? " head" : " heads";
    else if (row->type == FC_T_MONTHS)
        unit = value == 1 ? " month" : " months";
    const double whole = fabs(value) >= 100 ? round(value) : value;
    return fc_words_print("%s%s", fc_print_short(number, whole, fabs(value) >= 100 ? 9 : 3), unit);
}

struct fc_words fc_words_sought_change(const struct fc_seek_key *key, double at)
{
    char         number[FC_NUMBER_TEXT];
    const double now = fc_seek_key_now(key);
    const double by = key->kind == FC_SEEK_ADDED                      ? at
                      : key->kind == FC_SEEK_VALUE && key->today != 0 ? at / key->today - 1
                                                                      : at - now;
    if (fabs(at - now) < 1e-12)
        return fc_words_print("as today");
    if (key->kind == FC_SEEK_ADDED)
        return fc_words_print("%s %s %s", fc_words_number((int)fabs(by)).text,
                              fabs(by) == 1 ? "head" : "heads", by < 0 ? "fewer" : "more");
    if (key->kind == FC_SEEK_VALUE && !(key->today > 0))
        return fc_words_print("%s", at > now ? "more" : "less");
    const double percent = fabs(by) * 100;
    const int    digits = percent < 1 ? 1 : percent < 100 ? 2 : 3;
    return fc_words_print("%s %% %s", fc_print_short(number, percent, digits),
                          by < 0 ? "less" : "more");
}

/* What stands behind a value, or behind the second of two. */
static struct fc_words rhythm(const struct fc_seek_key *key)
{
    return fc_words_print("%s%s", key->monthly ? " a month" : "",
                          key->monthly && key->uneven ? " on average" : "");
}

struct fc_words fc_words_sought(const struct fc_seek_key *key, double at)
{
    if (!fc_sought_has_value(key))
        return fc_words_sought_change(key, at);
    return fc_words_print("%s%s", amount(key, fc_seek_key_value(key, at)).text, rhythm(key).text);
}

struct fc_words fc_words_sought_range(const struct fc_seek_key *key, double low, double high)
{
    if (!fc_sought_has_value(key))
        return fc_words_print("%s to %s", fc_words_sought_change(key, low).text,
                              fc_words_sought_change(key, high).text);
    return fc_words_print("%s to %s%s", amount(key, fc_seek_key_value(key, low)).text,
                          amount(key, fc_seek_key_value(key, high)).text, rhythm(key).text);
}

struct fc_words fc_words_sought_median(const struct fc_seek_key *key, double at)
{
    char         number[FC_NUMBER_TEXT];
    const double value = fc_seek_key_value(key, at);
    if (fc_keys[key->row].dimension == FC_MONEY)
        return money(key, value, 3);
    if (fc_keys[key->row].dimension == FC_SHARE)
        return fc_words_print("%s %%", fc_print_short(number, value * 100, 3));
    return fc_words_print("%s%s", fc_print_short(number, value, value < 1000 ? 3 : 4),
                          rhythm(key).text);
}
