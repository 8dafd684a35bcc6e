/* The values of a key that is varied, as people say them. */
#ifndef FC_OUTPUT_SEEK_WORDS_H
#define FC_OUTPUT_SEEK_WORDS_H

#include "output/words.h"
#include "questions/seek_key.h"

/* "EUR 66,850 a month", "43 %", "12 days", "5 heads"; of what has no one value its change. */
struct fc_words fc_words_sought(const struct fc_seek_key *key, double at);

/* Against today: "11 % less", "one head more", "as today". */
struct fc_words fc_words_sought_change(const struct fc_seek_key *key, double at);

/* "EUR 18,750 to 300,000 a month". */
struct fc_words fc_words_sought_range(const struct fc_seek_key *key, double low, double high);

/* Of an uncertain key: its median there, to three digits. */
struct fc_words fc_words_sought_median(const struct fc_seek_key *key, double at);

/* Whether a value is said, or only a change. */
bool fc_sought_has_value(const struct fc_seek_key *key);

#endif
