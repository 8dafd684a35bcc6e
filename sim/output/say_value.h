/* One value of a plan: as typed, and as understood. */
#ifndef FC_OUTPUT_SAY_VALUE_H
#define FC_OUTPUT_SAY_VALUE_H

#include "model/keys.h"
#include "model/plan.h"
#include "output/answer.h"
#include "output/words.h"

/* The columns of a table of inputs behind their names. */
enum {
    FC_VALUE_KIND = 1,
    FC_VALUE_LOW,
    FC_VALUE_MEDIAN,
    FC_VALUE_MEAN,
    FC_VALUE_HIGH,
    FC_VALUE_COLUMNS
};

/* Fills the newest row's cells with what a key's field was taken to be: kind, 5 %, median, mean,
   95 %; of a certain value its kind and, as the mean, itself. */
void fc_say_value(struct fc_answer *answer, struct fc_table *table, const struct fc_plan *plan,
                  const struct fc_key *key, const void *field);

/* What stands behind the equals sign of the line it was given in, without a comment: where it
   begins and its length; its beginning in words. */
size_t          fc_typed_part(const struct fc_place *place, const char **from);
struct fc_words fc_words_typed(const struct fc_place *place);

/* "plan.ini:7", "by --set". */
struct fc_words fc_words_place(const struct fc_place *place);

#endif
