/* The parts schedules and flows are written with. */
#ifndef FC_MODEL_SCHEDULE_PARTS_H
#define FC_MODEL_SCHEDULE_PARTS_H

#include <stdbool.h>

#include "model/schedule.h"

/* How an amount flows: every month, a twelfth of it every month, in single months, or not said. */
enum fc_rhythm { FC_RHYTHM_NOT_SAID, FC_RHYTHM_MONTH, FC_RHYTHM_YEAR, FC_RHYTHM_PULSES };

/* What stands before `a month`, `a year` or `in 2027-03 | 2027-09`; months[] are the months named.
   *before is the whole piece when nothing is said. */
enum fc_rhythm fc_rhythm_cut(struct fc_piece piece, struct fc_piece *before,
                             struct fc_piece *months);

/* Refuses an amount without a rhythm: "say how 30,000 flows". */
bool fc_rhythm_missing(struct fc_piece amount, struct fc_problems *problems);

/* A schedule with the value in every month. False when memory is out. */
bool fc_schedule_always(struct fc_schedule *out, double value, struct fc_arena *arena,
                        struct fc_problems *problems);

/* A schedule with the value in each of the named months, in rising order. */
bool fc_schedule_pulses(struct fc_schedule *out, struct fc_piece months, double value,
                        struct fc_arena *arena, struct fc_problems *problems);

#endif
