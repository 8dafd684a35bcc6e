/* inih, tamed: exact line and column, repeated keys refused, long values whole. */
#ifndef FC_READ_INI_FILE_H
#define FC_READ_INI_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/problem.h"

/* One `key = value`. Pieces point into the arena and carry file, line and column. */
struct fc_ini_entry {
    struct fc_piece section; /* what stands between the brackets, trimmed */
    struct fc_piece key;
    struct fc_piece value;   /* trimmed, comment removed, never empty */
    int             heading; /* index into headings */
};

struct fc_ini {
    const char          *file; /* as named by the user, or beside the file that named it */
    size_t               n_headings;
    struct fc_piece     *heading; /* every [section], in order */
    size_t               n_entries;
    struct fc_ini_entry *entry; /* in file order */
    const struct fc_ini *base;  /* the file this one is based on, or NULL */
    const unsigned char *bytes; /* the whole file, for hashing */
    size_t               n_bytes;
};

enum { FC_INI_MAX_BYTES = 16 * 1024 * 1024, FC_INI_MAX_VALUE = 4096, FC_INI_MAX_BASES = 16 };

/* Reads a file and, when it has `base_key` in `base_section`, the file that names, and so on.
   A base is looked for beside the file that names it and must lie within that folder or below.
   Refuses, with a problem each (rule in brackets): a file over 16 MB [file-size], NUL bytes or
   control characters [bytes], broken UTF-8 [utf8], a line that is neither heading, key = value,
   comment nor blank [line], an unclosed heading [line], a value over 4,096 bytes [value-length],
   an empty value [value], a key before any heading [line], a key or heading of more than 100
   characters [name], a repeated heading or key (spaces, hyphens, underscores and case alike)
   [duplicate], a base that is absolute, leaves the folder [base-path], cannot be read
   [base-path], or returns to a file already being read [base-cycle].
   Returns FC_OK (problems may have been added: ask problems->errors), FC_CANNOT_READ for the
   first file, FC_NO_MEMORY. Linear in the size of the file. */
enum fc_status fc_ini_read(struct fc_ini **out, const char *file, const char *base_section,
                           const char *base_key, struct fc_arena *arena,
                           struct fc_problems *problems, struct fc_error *err);

/* The same for text in memory that stands for `file`. */
enum fc_status fc_ini_read_text(struct fc_ini **out, const char *file, const char *text,
                                size_t length, const char *base_section, const char *base_key,
                                struct fc_arena *arena, struct fc_problems *problems,
                                struct fc_error *err);

#endif
