/* What a quantity must keep to: its key's range, finite means, and safety as a divisor. */
#ifndef FC_MODEL_QUANTITY_CHECK_H
#define FC_MODEL_QUANTITY_CHECK_H

#include <stdbool.h>

#include "model/quantity.h"

enum { FC_VALUE_TEXT = 64 };

/* Whether draws can leave the rule's range at either end: with hard ends at all, else with a chance
   of 2^-54, which no draw has. */
bool fc_quantity_passes_low(const struct fc_quantity      *quantity,
                            const struct fc_quantity_rule *rule);
bool fc_quantity_passes_high(const struct fc_quantity      *quantity,
                             const struct fc_quantity_rule *rule);

/* Conditions the quantity on low <= Y <= high. Stepped kinds get new lists, without what lies
   outside. Refuses where less than a millionth is left (rule "range", at `place`). */
bool fc_quantity_cut(struct fc_quantity *quantity, double low, double high, struct fc_place place,
                     struct fc_problems *problems);

/* Refuses a quantity that can leave the rule's range [range], has an infinite mean [infinite-mean]
   or is no divisor where the rule wants one [divisor]; warns of infinite variances
   [infinite-variance]. */
bool fc_quantity_check(const struct fc_quantity *quantity, const struct fc_quantity_rule *rule,
                       struct fc_place place, struct fc_problems *problems);

/* Refuses a value outside the rule's range. */
bool fc_value_check(struct fc_number number, const struct fc_quantity_rule *rule,
                    struct fc_place place, struct fc_problems *problems);

/* A value as the rule's dimension is written: 30% or 18,000. */
const char *fc_value_print(char out[FC_VALUE_TEXT], double value, enum fc_dimension dimension);

#endif
