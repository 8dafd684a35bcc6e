/* A text file whole in memory, checked, and given out line by line. */
#ifndef FC_READ_LINES_H
#define FC_READ_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/problem.h"

enum { FC_LINES_MAX_BYTES = 16 * 1024 * 1024 };

struct fc_lines {
    const char          *file;
    const unsigned char *bytes; /* the file as it is */
    size_t               n_bytes;
    char                *shown;  /* the same to show and to read: each line zero-terminated, what
                                   cannot be shown a question mark */
    size_t               next;   /* where the next line begins */
    int                  number; /* of the line last given out */
};

/* Reads the whole file. FC_CANNOT_READ, FC_NO_MEMORY; or FC_OK, where a file over 16 MB is left
   empty with a problem [file-size]. */
enum fc_status fc_lines_read(struct fc_lines *out, const char *file, struct fc_arena *arena,
                             struct fc_problems *problems, struct fc_error *err);

/* The same for bytes in memory that stand for `file`; they are copied. */
enum fc_status fc_lines_of_text(struct fc_lines *out, const char *file, const char *text,
                                size_t length, struct fc_arena *arena, struct fc_problems *problems,
                                struct fc_error *err);

/* The next line that holds nothing but whole UTF-8, without control characters but tabs; false at
   the end. Other lines are passed over with a problem each [bytes], [utf8]. A byte order mark is
   skipped; lines end with LF or CRLF. The piece covers the line and lives in the arena. */
bool fc_lines_next(struct fc_lines *lines, struct fc_piece *line, struct fc_problems *problems);

#endif
