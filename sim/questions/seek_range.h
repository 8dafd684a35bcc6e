/* How far a key may go: as said, or a quarter to four times of today. */
#ifndef FC_QUESTIONS_SEEK_RANGE_H
#define FC_QUESTIONS_SEEK_RANGE_H

#include "questions/key_today.h"
#include "questions/seek_key.h"

/* Fills low, high and grain. range: `5k..60k`, `x 0.5..2`, `2..10 days`, or empty for the default,
   which needs a today that is not 0 or a key with natural ends. Refuses what lies beyond what the
   key may be, and adds a problem. */
bool fc_seek_range_read(struct fc_seek_key *key, const struct fc_key_today *today,
                        struct fc_piece range, struct fc_piece name, struct fc_problems *problems);

#endif
