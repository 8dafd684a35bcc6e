/* Tables that took long to make, kept for plans that are like one another. */
#ifndef FC_RANDOM_TABLE_STORE_H
#define FC_RANDOM_TABLE_STORE_H

#include "random/counts.h"
#include "random/quantile.h"
#include "random/share_noise.h"

/* Everything lives in the arena, which must outlive all who were given a table. Not for sharing
   between threads. */
struct fc_table_store;

/* NULL when memory is out. */
struct fc_table_store *fc_table_store_make(struct fc_arena *arena);

/* As fc_quantile_table_make: the table made for an equal quantity before, or a new one, kept. With
   no store (NULL) it is made in the arena and not kept. */
const struct fc_quantile_table *fc_table_store_quantile(struct fc_table_store    *store,
                                                        const struct fc_quantity *quantity,
                                                        struct fc_arena          *arena);

/* The same for fc_share_noise_make. */
const struct fc_share_noise *fc_table_store_noise(struct fc_table_store *store, double v,
                                                  double p_low, double p_high,
                                                  struct fc_arena *arena);

/* The same for fc_split_make. */
const struct fc_split *fc_table_store_split(struct fc_table_store *store, double p,
                                            struct fc_arena *arena);

#endif
