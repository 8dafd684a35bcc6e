/* Everything that is wrong with an input, each with its place. */
#ifndef FC_BASE_PROBLEM_H
#define FC_BASE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Where something stands in an input. Lines and columns count from 1, columns
   in characters (UTF-8), not bytes. line is 0 when there is no place. */
struct fc_place {
    const char *file; /* as the user named it; "--set", "--promise" for options */
    int         line;
    int         column;
    int         width; /* characters to underline, at least 1 */
    const char *text;  /* the whole line, zero-terminated */
};

/* A piece of the input and where it stands. text is not zero-terminated. */
struct fc_piece {
    const char     *text;
    size_t          length; /* bytes */
    struct fc_place place;
};

/* A piece over one whole zero-terminated text, such as an option's value. */
struct fc_piece fc_piece_of(const char *file, const char *text);

/* The part of a piece from byte `from`, `length` bytes long, with its column. */
struct fc_piece fc_piece_part(struct fc_piece piece, size_t from, size_t length);

/* The piece without white space at its ends. */
struct fc_piece fc_piece_trim(struct fc_piece piece);

/* Whether the piece reads exactly so; case does not matter. */
bool fc_piece_is(struct fc_piece piece, const char *word);

enum fc_level { FC_ERROR, FC_WARNING };

struct fc_problem {
    enum fc_level   level;
    const char     *rule; /* a short name for scripts, such as "unknown-key" */
    struct fc_place place;
    const char     *text; /* what is wrong, no full stop */
    const char     *hint; /* what to do; NULL when there is nothing to say */
};

enum { FC_PROBLEM_CAP = 20 };

/* Begin with {.arena = ...}; texts live in that arena. */
struct fc_problems {
    struct fc_arena  *arena;
    size_t            size; /* kept, at most FC_PROBLEM_CAP */
    size_t            errors;
    size_t            left_out; /* beyond the cap */
    bool              no_memory;
    struct fc_problem item[FC_PROBLEM_CAP];
};

/* Adds one error (or warning). hint may be NULL; it is copied. Errors push warnings
   out when the list is full. Returns false, always, so that a reader may say
       return fc_error_at(problems, "rule", piece.place, "write 30% or 0.30", "..."); */
__attribute__((format(printf, 5, 6))) bool fc_error_at(struct fc_problems *problems,
                                                       const char *rule, struct fc_place place,
                                                       const char *hint, const char *format, ...);
__attribute__((format(printf, 5, 6))) bool fc_warning_at(struct fc_problems *problems,
                                                         const char *rule, struct fc_place place,
                                                         const char *hint, const char *format, ...);

#endif
