/* Items side by side: who arrives in one step, or who waits for one team. */
#ifndef TESTS_SLOW_CROWD_H
#define TESTS_SLOW_CROWD_H

#include <stdbool.h>
#include <stddef.h>

struct slow_item {
    int  channel; /* as slow_trial numbers them */
    bool opened;  /* it entered the stage before the plan, and is not counted as an entry */
    int  joined;  /* step in which it joined the queue it is in */
};

/* Begin with {0}. */
struct slow_crowd {
    struct slow_item *item; /* [n] */
    size_t            n, room;
};

void slow_crowd_add(struct slow_crowd *crowd, struct slow_item item);
void slow_crowd_free(struct slow_crowd *crowd);

#endif
