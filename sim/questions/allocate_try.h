/* A split of the budget, tried: the same luck for all that are compared. */
#ifndef FC_QUESTIONS_ALLOCATE_TRY_H
#define FC_QUESTIONS_ALLOCATE_TRY_H

#include "questions/allocate_parts.h"
#include "results/paired.h"

/* Begin with {0}; fc_tried_free when done with. */
struct fc_tried {
    struct fc_arena   arena;
    struct fc_columns columns; /* the promise (if there is one) and money (if there is any) */
    struct fc_chance  chance;
    double            money; /* mean over the plan; 0 without */
};

/* Runs trials 0 .. trials - 1 of that seed with a split; what was in out is freed first. */
enum fc_status fc_try(struct fc_tried *out, const struct fc_allocator *a, const double spend[],
                      uint64_t seed, uint64_t trials);
void           fc_tried_free(struct fc_tried *tried);

/* How the second differs from the first, over the trials both have. */
struct fc_chance_difference fc_tried_chance(const struct fc_tried *first,
                                            const struct fc_tried *second, double confidence);
struct fc_difference fc_tried_money(const struct fc_allocator *a, const struct fc_tried *first,
                                    const struct fc_tried *second, double confidence);

#endif
