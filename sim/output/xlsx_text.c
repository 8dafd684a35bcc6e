#include "output/xlsx_text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { MOST_BYTES = 32000 };

/* ---- texts ---- */

/* Bytes of the character at `at`; 0 where it is broken, not allowed in XML, or not for the eye. */
static size_t fit_length(const char *at, size_t left)
{
    const unsigned char byte = (unsigned char)*at;
    const size_t        length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (byte < 0x20)
        return byte == '\t' || byte == '\n' || byte == '\r' ? 1 : 0;
    if (byte == 0x7f || length > left || fc_utf8_broken_at(at, length) < length)
        return 0;
    if (strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0)
        return 0; /* U+FFFE and U+FFFF are no characters */
    return length;
}

/* "_x0041_" means A to whoever reads the file. */
static bool is_escape(const char *at)
{
    if (at[0] != '_' || at[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)at[i]))
            return false;
    return at[6] == '_';
}

const char *fc_cell_text(struct fc_arena *arena, const char *text)
{
    struct fc_text out = {0};
    size_t         left = strlen(text);
    if (left > 0 && strchr("=+-@\t\r", *text) != NULL)
        fc_text_add(&out, "'");
    while (left > 0 && out.length < MOST_BYTES && !out.failed) {
        const size_t length = fit_length(text, left);
        const size_t taken = length == 0 ? 1 : length;
        if (is_escape(text))
            fc_text_add(&out, "_x005F");
        fc_text_add_bytes(&out, length == 0 ? "?" : text, taken);
        text += taken;
        left -= taken;
    }
    const char *made = out.failed          ? NULL
                       : out.bytes == NULL ? ""
                                           : fc_arena_copy(arena, out.bytes, out.length);
    fc_text_free(&out);
    return made;
}

/* ---- figures ---- */

/* Digits with commas before every three; takes them without the commas. */
static const char *take_whole(const char *at, char digits[], size_t *n, size_t room)
{
    int since = -1; /* digits since the last comma */
    for (; isdigit((unsigned char)*at) || *at == ','; at++) {
        if (*at == ',') {
            if (*n == 0 || (since >= 0 && since != 3))
                return NULL;
            since = 0;
            continue;
        }
        if (*n + 1 >= room)
            return NULL;
        digits[(*n)++] = *at;
        since += since >= 0;
    }
    return *n == 0 || (since >= 0 && since != 3) ? NULL : at;
}

bool fc_cell_figure(struct fc_cell_figure *out, const char *text)
{
    char        digits[24];
    size_t      n = 0;
    const char  sign = *text == '+' || *text == '-' ? *text : '\0';
    const char *at = take_whole(text + (sign != '\0'), digits, &n, sizeof digits - 8);
    if (at == NULL)
        return false;
    const bool   grouped = memchr(text, ',', (size_t)(at - text)) != NULL;
    const size_t whole = n;
    if (*at == '.' && isdigit((unsigned char)at[1]))
        for (digits[n++] = *at++; isdigit((unsigned char)*at) && n + 1 < sizeof digits; at++)
            digits[n++] = *at;
    digits[n] = '\0';
    const bool percent = strcmp(at, " %") == 0 || strcmp(at, "%") == 0;
    if (*at != '\0' && !percent)
        return false;
    const int  decimals = n > whole ? (int)(n - whole) - 1 : 0;
    char       shown[16];
    const char unit[] = {percent ? '%' : '\0', '\0'};
    snprintf(shown, sizeof shown, "%s%s%.*s%s", grouped ? "#,##0" : "0", decimals > 0 ? "." : "",
             decimals < 6 ? decimals : 6, "000000", unit);
    snprintf(out->number, sizeof out->number, sign == '+' ? "+%s;-%s" : "%s", shown, shown);
    out->value = strtod(digits, NULL) / (percent ? 100 : 1) * (sign == '-' ? -1 : 1);
    return true;
}
