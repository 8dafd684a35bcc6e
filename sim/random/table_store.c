#include "random/table_store.h"

#include <string.h>

/* So many are looked through one by one; a plan with more keeps the first. */
enum { ROOM = 512, SPLIT_ROOM = 2048 };

struct kept_table {
    struct fc_quantity              quantity;
    const struct fc_quantile_table *table;
};

struct kept_noise {
    double                       v, p_low, p_high;
    const struct fc_share_noise *noise;
};

struct kept_split {
    double                 p;
    const struct fc_split *split;
};

struct fc_table_store {
    struct fc_arena  *arena;
    int               n_tables, n_noises, n_splits;
    struct kept_split split[SPLIT_ROOM];
    struct kept_table table[ROOM];
    struct kept_noise noise[ROOM];
};

struct fc_table_store *fc_table_store_make(struct fc_arena *arena)
{
    struct fc_table_store *store = fc_arena_take(arena, 1, sizeof *store);
    if (store != NULL)
        store->arena = arena;
    return store;
}

/* Kinds whose tables take inversions; the others are made at once, and some point into the plan. */
static bool takes_long(const struct fc_quantity *quantity)
{
    switch (quantity->kind) {
    case FC_NORMAL:
    case FC_LOGNORMAL:
    case FC_BETA:
    case FC_GAMMA:
    case FC_PERT:
    case FC_METALOG: return true;
    default: return false;
    }
}

static bool equal(const struct fc_quantity *a, const struct fc_quantity *b)
{
    return a->kind == b->kind && a->link == b->link && a->a == b->a && a->b == b->b &&
           a->c == b->c && a->n == b->n && a->low == b->low && a->high == b->high &&
           a->scale == b->scale && a->shift == b->shift &&
           (a->n == 0 || memcmp(a->x, b->x, a->n * sizeof *a->x) == 0);
}

/* The key must not point into a plan that may be gone. */
static bool keep_key(struct fc_table_store *store, struct fc_quantity *key)
{
    double *x = fc_arena_take(store->arena, key->n + 1, sizeof *x);
    if (x == NULL)
        return false;
    if (key->n > 0)
        memcpy(x, key->x, key->n * sizeof *x);
    key->x = x;
    key->y = NULL;
    return true;
}

const struct fc_quantile_table *fc_table_store_quantile(struct fc_table_store    *store,
                                                        const struct fc_quantity *quantity,
                                                        struct fc_arena          *arena)
{
    if (store == NULL || !takes_long(quantity))
        return fc_quantile_table_make(quantity, arena);
    for (int i = 0; i < store->n_tables; i++)
        if (equal(&store->table[i].quantity, quantity))
            return store->table[i].table;
    if (store->n_tables == ROOM)
        return fc_quantile_table_make(quantity, arena);
    struct kept_table kept = {*quantity, fc_quantile_table_make(quantity, store->arena)};
    if (kept.table == NULL || !keep_key(store, &kept.quantity))
        return NULL;
    store->table[store->n_tables++] = kept;
    return kept.table;
}

const struct fc_share_noise *fc_table_store_noise(struct fc_table_store *store, double v,
                                                  double p_low, double p_high,
                                                  struct fc_arena *arena)
{
    if (store == NULL || store->n_noises == ROOM)
        return fc_share_noise_make(v, p_low, p_high, arena);
    for (int i = 0; i < store->n_noises; i++) {
        const struct kept_noise *kept = &store->noise[i];
        if (kept->v == v && kept->p_low == p_low && kept->p_high == p_high)
            return kept->noise;
    }
    const struct fc_share_noise *noise = fc_share_noise_make(v, p_low, p_high, store->arena);
    if (noise != NULL)
        store->noise[store->n_noises++] = (struct kept_noise){v, p_low, p_high, noise};
    return noise;
}

const struct fc_split *fc_table_store_split(struct fc_table_store *store, double p,
                                            struct fc_arena *arena)
{
    if (store == NULL)
        return fc_split_make(p, arena);
    for (int i = 0; i < store->n_splits; i++)
        if (store->split[i].p == p)
            return store->split[i].split;
    if (store->n_splits == SPLIT_ROOM)
        return fc_split_make(p, arena);
    const struct fc_split *split = fc_split_make(p, store->arena);
    if (split != NULL)
        store->split[store->n_splits++] = (struct kept_split){p, split};
    return split;
}
