/* Memory that is taken piece by piece and given back all at once. */
#ifndef FC_BASE_ARENA_H
#define FC_BASE_ARENA_H

#include <stddef.h>

/* Begin with {0}. Owns everything taken from it. Not for sharing between
   threads: give each thread its own. */
struct fc_arena {
    struct fc_arena_chunk *newest;
};

/* n zeroed objects of the given size, aligned to 64 bytes (a cache line, the
   widest vector); NULL when memory is out or n * size overflows. Lives until
   fc_arena_free. */
void *fc_arena_take(struct fc_arena *arena, size_t n, size_t size);

/* A zero-terminated copy of the first length bytes of text; NULL when memory
   is out. */
char *fc_arena_copy(struct fc_arena *arena, const char *text, size_t length);

/* Text printed into the arena; NULL when memory is out. */
__attribute__((format(printf, 2, 3))) char *fc_arena_print(struct fc_arena *arena,
                                                           const char      *format, ...);

/* Safe to call twice, and on an arena nothing was taken from. */
void fc_arena_free(struct fc_arena *arena);

#endif
