/* A file that another file names: looked for beside it, never outside its folder. */
#ifndef FC_READ_BESIDE_H
#define FC_READ_BESIDE_H

#include "base/arena.h"
#include "base/problem.h"

/* The path of the file that `named` (a relative path, written in `file`) means, in the arena. NULL
   with a problem under `rule` when the path is absolute or leaves the folder of `file`; NULL with
   problems->no_memory when memory is out. */
const char *fc_beside(const char *file, struct fc_piece named, const char *rule,
                      struct fc_arena *arena, struct fc_problems *problems);

#endif
