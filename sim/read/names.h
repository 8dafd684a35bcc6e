/* A set of names, to tell in one step whether one was there before. */
#ifndef FC_READ_NAMES_H
#define FC_READ_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/problem.h"

struct fc_names {
    bool            joiners_alike; /* spaces, hyphens and underscores are one */
    size_t          n_slots;       /* a power of two */
    struct fc_name *slot;
};

/* Whether both are the same name: case does not matter, nor, when joiners_alike, how words are
   joined, nor blanks around a slash. */
bool fc_names_same(struct fc_piece a, struct fc_piece b, bool joiners_alike);

/* Room for up to n names; false when memory is out. */
bool fc_names_make(struct fc_names *out, size_t n, bool joiners_alike, struct fc_arena *arena);

/* Puts a name into a room of its own (names in different rooms never meet) and returns NULL; or
   returns where the same name stood first. *name must outlive the set. */
const struct fc_piece *fc_names_add(struct fc_names *names, int room, const struct fc_piece *name);

#endif
