#include "base/currency.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t take_code(const char *text, size_t length, char code[4])
{
    static const struct {
        const char *sign;
        const char *code;
    } known[] = {{"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const size_t size = strlen(known[i].sign);
        if (length >= size && memcmp(text, known[i].sign, size) == 0) {
            memcpy(code, known[i].code, 4);
            return size;
        }
    }
    if (length < 3 || !is_letter(text[0]) || !is_letter(text[1]) || !is_letter(text[2]))
        return 0;
    memcpy(code, text, 3);
    code[3] = '\0';
    return 3;
}

size_t fc_currency_take(struct fc_piece piece, size_t at, char code[4])
{
    const char  *text = piece.text + at;
    const size_t length = piece.length - at;
    size_t       taken = take_code(text, length, code);
    while (taken > 0 && taken < length && (text[taken] == ' ' || text[taken] == '\t'))
        taken++;
    if (taken > 0 && taken < length && text[taken] >= '0' && text[taken] <= '9')
        return taken;
    code[0] = '\0';
    return 0;
}

bool fc_currency_check(const char *code, struct fc_piece piece, const char *currency, bool is_money,
                       struct fc_problems *problems)
{
    char hint[160];
    if (code[0] == '\0')
        return true;
    if (!is_money)
        return fc_error_at(problems, "number", piece.place, "write the number alone",
                           "this is not an amount of money");
    if (currency[0] == '\0') {
        snprintf(hint, sizeof hint, "set currency = %s in [plan], or write the number alone", code);
        return fc_error_at(problems, "number", piece.place, hint, "the plan names no currency");
    }
    if (strcasecmp(code, currency) == 0)
        return true;
    snprintf(hint, sizeof hint, "convert it: the plan's currency is %s", currency);
    return fc_error_at(problems, "number", piece.place, hint, "this is not in the plan's currency");
}
