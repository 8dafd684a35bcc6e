/* A problem comes where its file was read, and in it where it stands. */
#include "model/reading_order.h"

#include <string.h>

/* Where a problem's file stands in the order of reading; what has no place comes last. */
static size_t order_of(const struct fc_layers *layers, const struct fc_problem *problem)
{
    for (size_t i = 0; i < layers->n && problem->place.line > 0; i++)
        if (strcmp(layers->layer[i].file, problem->place.file) == 0)
            return i;
    return layers->n;
}

static bool comes_before(const struct fc_layers *layers, const struct fc_problem *a,
                         const struct fc_problem *b)
{
    const size_t of_a = order_of(layers, a);
    const size_t of_b = order_of(layers, b);
    if (of_a != of_b || of_a == layers->n || layers->layer[of_a].setting)
        return of_a < of_b;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line;
    return a->place.column < b->place.column;
}

/* Insertion, since there are at most twenty. */
void fc_problems_sort(const struct fc_layers *layers, struct fc_problems *problems)
{
    for (size_t i = 1; i < problems->size; i++) {
        const struct fc_problem moved = problems->item[i];
        size_t                  at = i;
        for (; at > 0 && comes_before(layers, &moved, &problems->item[at - 1]); at--)
            problems->item[at] = problems->item[at - 1];
        problems->item[at] = moved;
    }
}
