/* Rows and quoted fields to columns of text, with positions. */
#ifndef FC_READ_CSV_FILE_H
#define FC_READ_CSV_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/problem.h"

/* A table with a heading row. cell[row * n_columns + column], quotes taken off. */
struct fc_csv {
    size_t           n_columns;
    size_t           n_rows; /* without the heading */
    struct fc_piece *heading;
    struct fc_piece *cell;
};

/* Reads comma separated values (RFC 4180: quotes, doubled quotes, line ends inside quotes; CRLF, a
   byte order mark, a last line without end; semicolons as separators when the heading has no
   comma but has them). Refuses: rows of another width, broken quotes, NUL, broken UTF-8, over
   16 MB, no heading, a heading twice. Problems as in ini_file. */
enum fc_status fc_csv_read(struct fc_csv *out, const char *file, struct fc_arena *arena,
                           struct fc_problems *problems, struct fc_error *err);

/* The column of that name (case alike), or -1. */
int fc_csv_column(const struct fc_csv *csv, struct fc_piece name);

#endif
