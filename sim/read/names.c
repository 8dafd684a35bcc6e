#include "read/names.h"

/* An empty slot has no name. */
struct fc_name {
    const struct fc_piece *name;
    int                    room;
    uint32_t               hash;
};

/* Gives a name out byte by byte, as it counts. */
struct spelling {
    struct fc_piece name;
    size_t          at;
    bool            joiners_alike;
    bool            in_word;
};

static bool is_joiner(char c)
{
    return c == ' ' || c == '\t' || c == '-' || c == '_';
}

/* What joiners join; beside anything else, such as a slash, they say nothing. */
static bool is_word(char c)
{
    return c != '/' && c != '*' && c != '~';
}

static int next_byte(struct spelling *s)
{
    bool joined = false;
    for (; s->joiners_alike && s->at < s->name.length && is_joiner(s->name.text[s->at]); s->at++)
        joined = true;
    if (s->at == s->name.length)
        return -1;
    const char c = s->name.text[s->at];
    if (joined && s->in_word && is_word(c))
        return '_';
    s->in_word = is_word(c);
    s->at++;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

bool fc_names_same(struct fc_piece a, struct fc_piece b, bool joiners_alike)
{
    struct spelling first = {.name = a, .joiners_alike = joiners_alike};
    struct spelling second = {.name = b, .joiners_alike = joiners_alike};
    int             c;
    do {
        c = next_byte(&first);
        if (c != next_byte(&second))
            return false;
    } while (c >= 0);
    return true;
}

/* FNV-1a with 64 bits, folded: its low bits alone are weak. */
static uint32_t hash_of(struct fc_piece name, int room, bool joiners_alike)
{
    struct spelling spelling = {.name = name, .joiners_alike = joiners_alike};
    uint64_t        hash = 0xCBF29CE484222325 ^ ((uint64_t)(uint32_t)room * 0x9E3779B97F4A7C15);
    for (int c = next_byte(&spelling); c >= 0; c = next_byte(&spelling))
        hash = (hash ^ (uint64_t)c) * 0x100000001B3;
    return (uint32_t)(hash >> 32 ^ hash);
}

bool fc_names_make(struct fc_names *out, size_t n, bool joiners_alike, struct fc_arena *arena)
{
    size_t n_slots = 8;
    while (n_slots < 2 * n)
        n_slots *= 2;
    *out = (struct fc_names){joiners_alike, n_slots, NULL};
    out->slot = fc_arena_take(arena, n_slots, sizeof *out->slot);
    return out->slot != NULL;
}

const struct fc_piece *fc_names_add(struct fc_names *names, int room, const struct fc_piece *name)
{
    const uint32_t hash = hash_of(*name, room, names->joiners_alike);
    size_t         i = hash & (names->n_slots - 1);
    for (; names->slot[i].name != NULL; i = (i + 1) & (names->n_slots - 1)) {
        const struct fc_name *other = &names->slot[i];
        if (other->hash == hash && other->room == room &&
            fc_names_same(*other->name, *name, names->joiners_alike))
            return other->name;
    }
    names->slot[i] = (struct fc_name){name, room, hash};
    return NULL;
}
