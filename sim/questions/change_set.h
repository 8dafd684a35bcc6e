/* What a question changes, gathered as settings that --set takes. */
#ifndef FC_QUESTIONS_CHANGE_SET_H
#define FC_QUESTIONS_CHANGE_SET_H

#include "base/text.h"
#include "questions/asking.h"

/* Begin with {.asking = ...}; texts go to the plan's arena. */
struct fc_change_set {
    const struct fc_asking *asking;
    int                     n, room;
    const char            **set;
    struct fc_text          label;
    bool                    failed; /* memory is out */
};

/* One more; its text must last as long as the plan, and NULL says that memory is out. */
void fc_change_set_add(struct fc_change_set *changes, const char *setting);

/* Hands the settings and the label over; FC_REFUSED when memory is out. */
enum fc_read_as fc_change_set_end(struct fc_asked *out, struct fc_change_set *changes,
                                  enum fc_question question);

/* A schedule as a plan says it, from its values month by month ([plan->months]): "30,000 a month,
   then 24,000 from 2027-07", "30,000 in 2027-03 | 2027-09"; people without "a month". */
void fc_schedule_write(struct fc_text *out, const struct fc_plan *plan, const double value[],
                       bool people);

/* One channel (or -1: all) as if it were not there. */
void fc_change_set_off(struct fc_change_set *changes, int channel);

#endif
