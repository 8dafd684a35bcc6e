/* An array that grows. */
#include "tests/slow_crowd.h"

#include <assert.h>
#include <stdlib.h>

void slow_crowd_add(struct slow_crowd *crowd, struct slow_item item)
{
    if (crowd->n == crowd->room) {
        crowd->room = crowd->room > 0 ? 2 * crowd->room : 16;
        crowd->item = realloc(crowd->item, crowd->room * sizeof *crowd->item);
        assert(crowd->item != NULL);
    }
    crowd->item[crowd->n++] = item;
}

void slow_crowd_free(struct slow_crowd *crowd)
{
    free(crowd->item);
    *crowd = (struct slow_crowd){0};
}
