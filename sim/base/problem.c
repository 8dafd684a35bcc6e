#include "base/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static int width_of(const char *text, size_t length)
{
    const size_t characters = fc_utf8_count(text, length);
    return characters == 0 ? 1 : (int)characters;
}

struct fc_piece fc_piece_of(const char *file, const char *text)
{
    const size_t length = strlen(text);
    return (struct fc_piece){text, length, {file, 1, 1, width_of(text, length), text}};
}

struct fc_piece fc_piece_part(struct fc_piece piece, size_t from, size_t length)
{
    struct fc_piece part = {piece.text + from, length, piece.place};
    part.place.column += (int)fc_utf8_count(piece.text, from);
    part.place.width = width_of(part.text, length);
    return part;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct fc_piece fc_piece_trim(struct fc_piece piece)
{
    size_t from = 0;
    size_t to = piece.length;
    while (from < to && is_blank(piece.text[from]))
        from++;
    while (to > from && is_blank(piece.text[to - 1]))
        to--;
    return fc_piece_part(piece, from, to - from);
}

bool fc_piece_is(struct fc_piece piece, const char *word)
{
    return piece.length == strlen(word) && strncasecmp(piece.text, word, piece.length) == 0;
}

__attribute__((format(printf, 2, 0))) static char *print(struct fc_arena *arena, const char *format,
                                                         va_list args)
{
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    char     *text = length < 0 ? NULL : fc_arena_take(arena, (size_t)length + 1, 1);
    if (text != NULL)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

/* Takes the last warning out, so that an error finds a place; false when there is none. */
static bool push_warning_out(struct fc_problems *problems)
{
    size_t i = problems->size;
    while (i > 0 && problems->item[i - 1].level != FC_WARNING)
        i--;
    if (i == 0)
        return false;
    memmove(&problems->item[i - 1], &problems->item[i],
            (problems->size - i) * sizeof problems->item[0]);
    problems->size--;
    problems->left_out++;
    return true;
}

__attribute__((format(printf, 5, 0))) static void add(struct fc_problems      *problems,
                                                      const struct fc_problem *start,
                                                      struct fc_place place, const char *hint,
                                                      const char *format, va_list args)
{
    if (start->level == FC_ERROR)
        problems->errors++;
    if (problems->size == FC_PROBLEM_CAP &&
        (start->level == FC_WARNING || !push_warning_out(problems))) {
        problems->left_out++;
        return;
    }
    struct fc_problem problem = *start;
    problem.place = place;
    problem.text = print(problems->arena, format, args);
    if (hint != NULL)
        problem.hint = fc_arena_copy(problems->arena, hint, strlen(hint));
    if (problem.text == NULL || (hint != NULL && problem.hint == NULL)) {
        problems->no_memory = true;
        problem.text = "not enough memory to say what is wrong here";
    }
    problems->item[problems->size++] = problem;
}

bool fc_error_at(struct fc_problems *problems, const char *rule, struct fc_place place,
                 const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(problems, &(struct fc_problem){.level = FC_ERROR, .rule = rule}, place, hint, format, args);
    va_end(args);
    return false;
}

bool fc_warning_at(struct fc_problems *problems, const char *rule, struct fc_place place,
                   const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(problems, &(struct fc_problem){.level = FC_WARNING, .rule = rule}, place, hint, format,
        args);
    va_end(args);
    return false;
}
