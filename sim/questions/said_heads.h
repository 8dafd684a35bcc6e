/* Who is hired or let go: "one marketer less", "two more sales reps", "marketing staff". */
#ifndef FC_QUESTIONS_SAID_HEADS_H
#define FC_QUESTIONS_SAID_HEADS_H

#include "questions/asking.h"

struct fc_said_heads {
    int  team;
    int  count;     /* 1 where none was said */
    bool counted;   /* it was: "two reps", "a rep", "another rep" */
    int  direction; /* -1: fewer, 1: more, 0: not said */
};

/* Plain words from .. to - 1 as people of one of the plan's teams: by its name ("marketing staff"),
   or by what its people are called ("marketer", "rep"). False when they are none. In a plan without
   teams: whether they might be, with team 0. */
bool fc_said_heads_read(struct fc_said_heads *out, const struct fc_asking *asking, int from,
                        int to);

#endif
