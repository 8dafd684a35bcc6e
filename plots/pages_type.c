#include "plots/pages_type.h"

#include <ctype.h>
#include <string.h>

#include "plots/frame.h"
#include "plots/type.h"

void fc_page_type_set(PangoLayout *layout, struct fc_page_type type, const char *text)
{
    PangoFontDescription *description = pango_font_description_new();
    PangoAttrList        *attributes = pango_attr_list_new();
    pango_font_description_set_family_static(
        description, type.mono ? "DejaVu Sans Mono, Noto Sans Mono, monospace" : FC_TYPE_FAMILIES);
    pango_font_description_set_weight(description, (PangoWeight)type.weight);
    pango_font_description_set_absolute_size(description, type.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
}

double fc_page_type_base(struct fc_page_type type)
{
    static const double ASCENT = 0.92, DESCENT = 0.24; /* of the size, accents included */
    return (type.line + (ASCENT - DESCENT) * type.size) / 2;
}

double fc_page_width(struct fc_ruler *ruler, struct fc_page_type type, const char *text)
{
    PangoRectangle extent;
    pango_layout_set_width(ruler->layout, -1);
    fc_page_type_set(ruler->layout, type, text);
    pango_layout_get_extents(ruler->layout, NULL, &extent);
    return (double)extent.width / PANGO_SCALE;
}

double fc_page_word_width(struct fc_ruler *ruler, struct fc_page_type type, const char *text)
{
    double widest = 0;
    while (*text != '\0') {
        const size_t length = strcspn(text, " ");
        const char  *word = fc_ruler_print(ruler, "%.*s", (int)length, text);
        const double width = length == 0 ? 0 : fc_page_width(ruler, type, word);
        widest = width > widest ? width : widest;
        text += length;
        text += *text == ' ';
    }
    return widest;
}

/* As much of the text as fits with an ellipsis behind it. */
static struct fc_page_line cut(struct fc_ruler *ruler, struct fc_page_type type, const char *text,
                               double width)
{
    size_t              length = strlen(text);
    struct fc_page_line line;
    do {
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
        line.text = fc_ruler_print(ruler, "%.*s…", (int)length, text);
        line.width = fc_page_width(ruler, type, line.text);
    } while (line.width > width && length-- > 0 && !ruler->no_memory);
    return line;
}

static const char *piece_of(struct fc_ruler *ruler, const char *text, int index)
{
    const PangoLayoutLine *piece = pango_layout_get_line_readonly(ruler->layout, index);
    size_t                 length = (size_t)piece->length;
    const char            *from = text + piece->start_index;
    while (length > 0 && from[length - 1] == ' ')
        length--;
    return fc_frame_unbind(ruler, fc_ruler_print(ruler, "%.*s", (int)length, from));
}

/* "7 in 10" and "95 %" are one figure each, as "92 of 100" is. */
static const char *bind_figures(struct fc_ruler *ruler, const char *text)
{
    static const char no_break[] = "\xC2\xA0";
    const char       *bound = "";
    for (const char *at = text; (at = strchr(at, ' ')) != NULL; at++) {
        const bool figure = at > text && isdigit((unsigned char)at[-1]);
        const bool parts = strncmp(at, " in ", 4) == 0 && isdigit((unsigned char)at[4]);
        if (!figure || (!parts && at[1] != '%'))
            continue;
        bound = fc_ruler_print(ruler, "%s%.*s%s%s", bound, (int)(at - text), text, no_break,
                               parts ? "in\xC2\xA0" : "");
        text = at + (parts ? 4 : 1);
        at = text - 1;
    }
    return fc_frame_bind(ruler, fc_ruler_print(ruler, "%s%s", bound, text));
}

size_t fc_page_wrap(struct fc_ruler *ruler, struct fc_page_type type, const char *text,
                    double width, size_t most, struct fc_page_line **line)
{
    pango_layout_set_width(ruler->layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(ruler->layout, PANGO_WRAP_WORD_CHAR);
    const char *bound = bind_figures(ruler, text);
    fc_page_type_set(ruler->layout, type, bound);
    const size_t needed = (size_t)pango_layout_get_line_count(ruler->layout);
    const size_t size = needed < most ? needed : most;
    *line = fc_ruler_take(ruler, size, sizeof **line);
    if (*line == NULL)
        return 0;
    for (size_t i = 0; i < size; i++)
        (*line)[i].text = piece_of(ruler, bound, (int)i);
    for (size_t i = 0; i < size; i++)
        (*line)[i].width = fc_page_width(ruler, type, (*line)[i].text);
    if (needed > most)
        (*line)[most - 1] = cut(ruler, type, (*line)[most - 1].text, width);
    return size;
}

double fc_page_balance(struct fc_ruler *ruler, struct fc_page_type type, const char *text,
                       double width)
{
    enum { HALVINGS = 7 };
    struct fc_page_line *line;
    const size_t         lines = fc_page_wrap(ruler, type, text, width, SIZE_MAX, &line);
    double               step = width / 2;
    for (int i = 0; i < HALVINGS && lines > 1; i++, step /= 2)
        if (fc_page_wrap(ruler, type, text, width - step, SIZE_MAX, &line) <= lines)
            width -= step;
    return width;
}
