/* People measured: who waits, who is worked, who comes back. */
#ifndef FC_ENGINE_PEOPLE_H
#define FC_ENGINE_PEOPLE_H

#include "engine/trial.h"

/* Fills the column of month t of a measure of teams or of nurture. Months must be filled in
   order. */
void fc_people_month(struct fc_block *block, int measure, int t);

#endif
