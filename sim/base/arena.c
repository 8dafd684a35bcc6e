#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 64 * 1024, LINE_BYTES = 64 };

struct fc_arena_chunk {
    struct fc_arena_chunk *older;
    size_t                 used;
    size_t                 room;
    alignas(LINE_BYTES) unsigned char bytes[];
};

static size_t round_up(size_t bytes)
{
    return (bytes + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES;
}

static struct fc_arena_chunk *add_chunk(struct fc_arena *arena, size_t room)
{
    const size_t           bytes = round_up(sizeof(struct fc_arena_chunk) + room);
    struct fc_arena_chunk *chunk = aligned_alloc(LINE_BYTES, bytes);
    if (chunk == NULL)
        return NULL;
    memset(chunk, 0, bytes);
    chunk->room = room;
    chunk->older = arena->newest;
    arena->newest = chunk;
    return chunk;
}

void *fc_arena_take(struct fc_arena *arena, size_t n, size_t size)
{
    /* Half of SIZE_MAX leaves room for the rounding and the chunk header. */
    if (size != 0 && n > SIZE_MAX / 2 / size)
        return NULL;

    const size_t           need = round_up(n * size);
    struct fc_arena_chunk *chunk = arena->newest;
    if (chunk == NULL || chunk->room - chunk->used < need) {
        chunk = add_chunk(arena, need > CHUNK_BYTES ? need : CHUNK_BYTES);
        if (chunk == NULL)
            return NULL;
    }
    void *taken = chunk->bytes + chunk->used;
    chunk->used += need;
    return taken;
}

char *fc_arena_copy(struct fc_arena *arena, const char *text, size_t length)
{
    char *copy = fc_arena_take(arena, length + 1, 1);
    if (copy != NULL)
        memcpy(copy, text, length);
    return copy;
}

char *fc_arena_print(struct fc_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = length < 0 ? NULL : fc_arena_take(arena, (size_t)length + 1, 1);
    if (text != NULL)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void fc_arena_free(struct fc_arena *arena)
{
    struct fc_arena_chunk *chunk = arena->newest;
    arena->newest = NULL;
    while (chunk != NULL) {
        struct fc_arena_chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
}
