/* A file written whole or not at all, and the folder it goes to. */
#ifndef FC_BASE_WRITE_FILE_H
#define FC_BASE_WRITE_FILE_H

#include <stddef.h>

#include "base/fail.h"

/* Puts these bytes into the file named by path: written beside it, flushed to the disk, renamed,
   so that a reader finds the old file or the new, never half. Links are followed and a replaced
   file keeps its permissions. What is no regular file (a pipe, /dev/stdout) is written directly.
   FC_CANNOT_WRITE, with a sentence that names the path, when the folder is missing, the disk is
   full or the place is not ours to write; the old file then stands and nothing is left behind. */
enum fc_status fc_file_write(const char *path, const void *bytes, size_t length,
                             struct fc_error *err);

/* Makes the folder unless it is there. FC_CANNOT_WRITE when what it is to lie in is missing, or
   when a file has that name. */
enum fc_status fc_folder_make(const char *path, struct fc_error *err);

#endif
