#include "plots/label.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "plots/type.h"

/* The rule for text whose font may be another one where it is shown. */
static const double SLACK = 1.08;

enum fc_status fc_ruler_make(struct fc_ruler *out, struct fc_arena *arena, struct fc_error *err)
{
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    if (context == NULL)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory to measure text");
    fc_type_prepare(context);
    *out = (struct fc_ruler){.arena = arena, .layout = pango_layout_new(context)};
    g_object_unref(context);
    return FC_OK;
}

void fc_ruler_free(struct fc_ruler *ruler)
{
    g_clear_object(&ruler->layout);
}

const char *fc_ruler_print(struct fc_ruler *ruler, const char *format, ...)
{
    char    room[512];
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(room, sizeof room, format, args);
    va_end(args);
    char *text = length < 0 ? NULL : fc_arena_take(ruler->arena, (size_t)length + 1, 1);
    if (text != NULL)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    ruler->no_memory |= text == NULL;
    return text == NULL ? "" : text;
}

void *fc_ruler_take(struct fc_ruler *ruler, size_t n, size_t size)
{
    void *taken = fc_arena_take(ruler->arena, n, size);
    ruler->no_memory |= taken == NULL;
    return taken;
}

/* U+FFFE and U+FFFF are no characters: XML refuses them. */
static bool is_noncharacter(const unsigned char *at)
{
    return at[0] == 0xEF && at[1] == 0xBF && (at[2] == 0xBE || at[2] == 0xBF);
}

const char *fc_ruler_clean(struct fc_ruler *ruler, const char *text)
{
    static const char mark[] = "\xEF\xBF\xBD"; /* U+FFFD, the replacement character */
    if (text == NULL)
        return "";
    struct fc_text clean = {0};
    size_t         left = strlen(text);
    while (left > 0) {
        const size_t whole = fc_utf8_broken_at(text, left);
        fc_text_add_bytes(&clean, text, whole);
        text += whole;
        left -= whole;
        if (left > 0) {
            fc_text_add_bytes(&clean, mark, 3);
            text++;
            left--;
        }
    }
    for (size_t i = 0; i < clean.length; i++) {
        const unsigned char *at = (const unsigned char *)clean.bytes + i;
        if (*at < 0x20 || *at == 0x7F)
            clean.bytes[i] = ' ';
        else if (is_noncharacter(at))
            clean.bytes[i + 2] = mark[2];
    }
    const char *kept = fc_ruler_print(ruler, "%s", clean.length == 0 ? "" : clean.bytes);
    ruler->no_memory |= clean.failed;
    fc_text_free(&clean);
    return kept;
}

static double measure(struct fc_ruler *ruler, enum fc_font font, const char *text)
{
    PangoRectangle extent;
    pango_layout_set_width(ruler->layout, -1);
    fc_type_set(ruler->layout, font, text);
    pango_layout_get_extents(ruler->layout, NULL, &extent);
    return SLACK * (double)extent.width / PANGO_SCALE;
}

double fc_ruler_width(struct fc_ruler *ruler, enum fc_font font, const char *text)
{
    const double width = measure(ruler, font, text);
    const int    unknown = pango_layout_get_unknown_glyphs_count(ruler->layout);
    if (unknown > 0 && ruler->unknown_in == NULL) {
        ruler->unknown = unknown;
        ruler->unknown_in = fc_ruler_print(ruler, "%s", text);
    }
    return width;
}

/* The first byte of the character that contains or follows byte `at`, going down. */
static size_t character_start(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

const char *fc_ruler_fit(struct fc_ruler *ruler, enum fc_font font, const char *text, double width)
{
    if (fc_ruler_width(ruler, font, text) <= width)
        return text;
    size_t      fits = 0;
    size_t      too_long = strlen(text);
    const char *best = "…";
    while (fits + 1 < too_long) {
        const size_t middle = character_start(text, (fits + too_long) / 2);
        if (middle <= fits)
            break;
        size_t end = middle;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        const char *cut = fc_ruler_print(ruler, "%.*s…", (int)end, text);
        if (measure(ruler, font, cut) <= width) {
            fits = middle;
            best = cut;
        } else {
            too_long = middle;
        }
    }
    return best;
}

static size_t lines_at(struct fc_ruler *ruler, double width)
{
    pango_layout_set_width(ruler->layout, (int)(width / SLACK * PANGO_SCALE));
    return (size_t)pango_layout_get_line_count(ruler->layout);
}

/* Sets the layout to the least width that needs no more lines, so that no line is left with one
   word. Words too long for a line are broken between any two characters, and then stay as they
   fall. Returns the number of lines. */
static size_t balance(struct fc_ruler *ruler, double width)
{
    PangoRectangle extent;
    pango_layout_set_wrap(ruler->layout, PANGO_WRAP_WORD);
    const size_t lines = lines_at(ruler, width);
    pango_layout_get_extents(ruler->layout, NULL, &extent);
    if (SLACK * extent.width > (width + 1) * PANGO_SCALE) {
        pango_layout_set_wrap(ruler->layout, PANGO_WRAP_WORD_CHAR);
        return lines_at(ruler, width);
    }
    double enough = width;
    double too_narrow = width / (double)(lines + 1);
    for (int i = 0; i < 7 && lines > 1; i++) {
        const double middle = (enough + too_narrow) / 2;
        if (lines_at(ruler, middle) <= lines)
            enough = middle;
        else
            too_narrow = middle;
    }
    return lines_at(ruler, enough);
}

size_t fc_ruler_wrap(struct fc_ruler *ruler, enum fc_font font, const char *text, double width,
                     size_t most, const char *line[])
{
    fc_ruler_width(ruler, font, text);
    size_t needed = balance(ruler, width);
    if (needed > most)
        needed = lines_at(ruler, width);
    const size_t size = needed < most ? needed : most;
    size_t       last = 0; /* where the last line begins */
    for (size_t i = 0; i < size; i++) {
        const PangoLayoutLine *piece = pango_layout_get_line_readonly(ruler->layout, (int)i);
        size_t                 length = (size_t)piece->length;
        last = (size_t)piece->start_index;
        while (length > 0 && text[last + length - 1] == ' ')
            length--;
        line[i] = fc_ruler_print(ruler, "%.*s", (int)length, text + last);
    }
    if (needed > most)
        line[most - 1] = fc_ruler_fit(ruler, font, text + last, width);
    return size;
}
