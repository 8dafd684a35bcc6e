#include "output/xlsx_look.h"

#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#include "output/xlsx_book.h"

/* The colours of the charts (plots/theme). */
enum {
    INK = 0x1A1A1A,
    SECOND = 0x595959,
    KEPT = 0x0072B2,
    MISSED = 0xB45000,
    LINE = 0xBFBFBF,
    BAND = 0xE8F1F8,
    PLAIN_SIZE = 11
};

struct looks {
    int     size;
    bool    bold, wraps, right, indent;
    int     ink, fill; /* 0: none */
    uint8_t below;     /* the line under the cell */
};

static const struct looks looks[FC_LOOKS] = {
    [FC_LOOK_PLAIN] = {PLAIN_SIZE, .ink = INK, .wraps = true},
    [FC_LOOK_TITLE] = {16, .bold = true, .ink = INK, .wraps = true},
    [FC_LOOK_CHAPTER] = {14, .bold = true, .ink = KEPT, .wraps = true, .below = LXW_BORDER_THIN},
    [FC_LOOK_HEADING] = {PLAIN_SIZE, .bold = true, .ink = INK, .wraps = true},
    [FC_LOOK_FIRST] = {PLAIN_SIZE, .bold = true, .ink = INK, .fill = BAND, .wraps = true,
                       .below = LXW_BORDER_THIN},
    [FC_LOOK_COLUMN] = {PLAIN_SIZE, .bold = true, .ink = INK, .fill = BAND, .wraps = true,
                        .right = true, .below = LXW_BORDER_THIN},
    [FC_LOOK_WRAPPED] = {PLAIN_SIZE, .ink = INK, .wraps = true, .indent = true},
    [FC_LOOK_NOTE] = {10, .ink = SECOND, .wraps = true},
    [FC_LOOK_CODE] = {10, .ink = INK},
    [FC_LOOK_FIGURE] = {PLAIN_SIZE, .ink = INK, .wraps = true, .right = true},
    [FC_LOOK_YES] = {14, .bold = true, .ink = KEPT},
    [FC_LOOK_NO] = {14, .bold = true, .ink = MISSED},
    [FC_LOOK_BETWEEN] = {14, .bold = true, .ink = SECOND},
    [FC_LOOK_LIVE] = {PLAIN_SIZE, .ink = KEPT, .wraps = true, .right = true},
};

double fc_look_size(enum fc_look look)
{
    return (double)looks[look].size / PLAIN_SIZE;
}

static void paint(lxw_format *format, enum fc_look look, const char *number)
{
    const struct looks *as = &looks[look];
    format_set_font_size(format, as->size);
    format_set_font_color(format, (lxw_color_t)as->ink);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look == FC_LOOK_CODE)
        format_set_font_name(format, "Courier New");
    if (as->bold)
        format_set_bold(format);
    if (as->wraps)
        format_set_text_wrap(format);
    if (as->right)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (as->indent)
        format_set_indent(format, 1);
    if (as->fill != 0)
        format_set_bg_color(format, (lxw_color_t)as->fill);
    if (as->below != 0) {
        format_set_bottom(format, as->below);
        format_set_bottom_color(format, LINE);
    }
    if (strcmp(number, FC_NUMBER_NONE) != 0)
        format_set_num_format(format, number);
}

/* Few are ever made: looked up one by one. */
struct lxw_format *fc_book_format(struct fc_book *book, enum fc_look look, const char *number)
{
    for (int i = 0; i < book->n_formats; i++)
        if (book->format[i].look == look && strcmp(book->format[i].number, number) == 0)
            return book->format[i].format;
    lxw_format *format = book->n_formats == FC_BOOK_FORMATS ? NULL : workbook_add_format(book->lxw);
    const char *kept = fc_arena_print(book->arena, "%s", number);
    if (format == NULL || kept == NULL)
        return NULL;
    paint(format, look, kept);
    book->format[book->n_formats++] = (struct fc_book_format){look, kept, format};
    return format;
}

/* ---- numbers ---- */

const char *fc_number_percent(double share)
{
    const double points = share * 100, tenths = share * 1000;
    if (fabs(points - round(points)) < 1e-9)
        return "0%";
    return fabs(tenths - round(tenths)) < 1e-9 ? "0.0%" : "0.00%";
}

static const char *money(struct fc_book *book, const struct fc_measure *measure,
                         enum fc_figure_kind kind)
{
    const char *blank = book->currency[0] == '\0' ? "" : " ";
    const char *cents = measure->ratio ? ".00" : ""; /* what one lead costs */
    const char *number =
        kind == FC_FIGURE_CHANGE
            ? fc_arena_print(book->arena, "\"%s%s\"+#,##0%s;\"%s%s\"-#,##0%s;\"%s%s\"0",
                             book->currency, blank, cents, book->currency, blank, cents,
                             book->currency, blank)
            : fc_arena_print(book->arena, "\"%s%s\"#,##0%s", book->currency, blank, cents);
    return number == NULL ? FC_NUMBER_WHOLE : number;
}

const char *fc_book_number(struct fc_book *book, const struct fc_measure *measure,
                           enum fc_figure_kind kind)
{
    if (measure->unit == FC_UNIT_MONEY)
        return money(book, measure, kind);
    if (measure->unit == FC_UNIT_SHARE)
        return kind == FC_FIGURE_CHANGE ? FC_NUMBER_POINTS : FC_NUMBER_SHARE;
    if (kind == FC_FIGURE_CHANGE)
        return "+#,##0.0;-#,##0.0;0";
    return kind == FC_FIGURE_MEAN || measure->ratio ? FC_NUMBER_TENTHS : FC_NUMBER_WHOLE;
}
