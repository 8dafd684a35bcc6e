/* Escapes what a browser would read as markup, and drops what would show as something else. */
#include "output/html_text.h"

#include <string.h>

/* Bytes of a sign at `at` that must not reach a page; 0 when it may. U+202A to U+202E, U+2066 to
   U+2069: overrides, embeddings and isolates that nobody closes. U+0080 to U+009F: controls. */
static size_t turning_length(const unsigned char *at)
{
    if (at[0] != 0xE2)
        return 0;
    const bool embeds = at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE;
    const bool isolates = at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9;
    return embeds || isolates ? 3 : 0;
}

static size_t control_length(const unsigned char *at)
{
    if ((at[0] < 0x20 && at[0] != '\n') || at[0] == 0x7F)
        return 1;
    return at[0] == 0xC2 && at[1] >= 0x80 && at[1] <= 0x9F ? 2 : 0;
}

/* U+FFFE and U+FFFF are whole UTF-8 and yet no characters. */
static bool is_noncharacter(const unsigned char *at)
{
    return at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE && at[2] <= 0xBF;
}

/* Appends what stands for the sign at `at`, and tells its bytes. */
static size_t put_sign(struct fc_text *out, const char *at)
{
    const unsigned char *byte = (const unsigned char *)at;
    const size_t         control = control_length(byte);
    if (control > 0) {
        fc_text_add(out, " ");
        return control;
    }
    if (turning_length(byte) > 0)
        return turning_length(byte);
    if (is_noncharacter(byte)) {
        fc_text_add(out, "\xEF\xBF\xBD");
        return 3;
    }
    switch (*at) {
    case '&': fc_text_add(out, "&amp;"); break;
    case '<': fc_text_add(out, "&lt;"); break;
    case '>': fc_text_add(out, "&gt;"); break;
    case '"': fc_text_add(out, "&quot;"); break;
    case '\'': fc_text_add(out, "&#39;"); break;
    default: fc_text_add_bytes(out, at, 1);
    }
    return 1;
}

void fc_html_put(struct fc_text *out, const char *text)
{
    size_t left = text == NULL ? 0 : strlen(text);
    while (left > 0) {
        const size_t whole = fc_utf8_broken_at(text, left);
        for (const char *end = text + whole; text < end;)
            text += put_sign(out, text);
        left -= whole;
        if (left > 0) {
            fc_text_add(out, "\xEF\xBF\xBD");
            text++;
            left--;
        }
    }
}
