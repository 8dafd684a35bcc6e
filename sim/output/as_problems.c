#include "output/as_problems.h"

#include <string.h>

#include "base/utf8.h"

/* Longer lines are shown around the caret only. */
enum { LINE_CELLS = 100, BEFORE_CARET = 60, NUMBER_CELLS = 5 };

static const char *colour(bool colours, const char *code)
{
    return colours ? code : "";
}

/* The byte at which character `column` (from 1) begins. */
static size_t byte_of(const char *text, int column)
{
    const size_t length = strlen(text);
    size_t       at = 0;
    while (at < length && fc_utf8_count(text, at + 1) < (size_t)column)
        at++;
    return at;
}

/* The line from `from` on, `length` bytes: tabs become blanks so that the caret stands under its
   word. */
static void put_line(struct fc_text *out, const char *text, size_t from, size_t length)
{
    for (size_t i = from; i < from + length; i++)
        fc_text_add_bytes(out, text[i] == '\t' ? " " : &text[i], 1);
}

static void put_source(struct fc_text *out, const struct fc_place *place, bool colours)
{
    const size_t length = strlen(place->text);
    const size_t caret = byte_of(place->text, place->column);
    size_t       from = 0;
    if (fc_utf8_width(place->text, length) > LINE_CELLS && place->column > BEFORE_CARET)
        from = byte_of(place->text, place->column - BEFORE_CARET);
    size_t to = length;
    while (to > caret && fc_utf8_width(place->text + from, to - from) > LINE_CELLS)
        to--;
    while (to < length && (place->text[to] & 0xC0) == 0x80)
        to++; /* to the end of the character */

    fc_text_add(out, "%*d | ", NUMBER_CELLS, place->line);
    put_line(out, place->text, from, to - from);
    fc_text_add(out, "\n%*s | %*s%s", NUMBER_CELLS, "",
                (int)fc_utf8_width(place->text + from, caret - from), "",
                colour(colours, "\033[1;35m"));
    const size_t end = byte_of(place->text, place->column + place->width);
    const size_t cells = fc_utf8_width(place->text + caret, (end < to ? end : to) - caret);
    for (size_t i = 0; i < (cells > 0 ? cells : 1); i++)
        fc_text_add(out, "^");
    fc_text_add(out, "%s\n", colour(colours, "\033[0m"));
}

static void put_problem(struct fc_text *out, const struct fc_problem *problem, bool colours)
{
    const struct fc_place *place = &problem->place;
    const bool             error = problem->level == FC_ERROR;
    fc_text_add(out, "%s", place->file == NULL ? "funnelcast" : place->file);
    if (place->line > 0)
        fc_text_add(out, ":%d:%d", place->line, place->column);
    fc_text_add(out, ": %s%s%s: %s\n", colour(colours, error ? "\033[1;31m" : "\033[1;35m"),
                error ? "error" : "warning", colour(colours, "\033[0m"), problem->text);
    if (place->line > 0 && place->text != NULL)
        put_source(out, place, colours);
    if (problem->hint != NULL)
        fc_text_add(out, "%*s = hint: %s\n", NUMBER_CELLS, "", problem->hint);
}

void fc_as_problems(struct fc_text *out, const struct fc_problems *problems, bool colours)
{
    for (size_t i = 0; i < problems->size; i++)
        put_problem(out, &problems->item[i], colours);
    if (problems->left_out > 0)
        fc_text_add(out, "and %zu more\n", problems->left_out);
}
