/* How a split of a budget is said: differences, money, spends. */
#ifndef FC_OUTPUT_SPLIT_WORDS_H
#define FC_OUTPUT_SPLIT_WORDS_H

#include "output/words.h"
#include "questions/allocate.h"

/* "1.1 of 100", "17 of 100". */
struct fc_words fc_split_points(double chance);

/* "EUR 1,540,000", and what that money is: "net gain". Where the plan has any. */
struct fc_words fc_split_money(const struct fc_allocation *allocation, double value);
const char     *fc_split_money_words(const struct fc_allocation *allocation);

/* The i-th share's channel, as typed. */
const char *fc_split_name_of(const struct fc_allocation *allocation, int i);

/* "EUR 22,500 a month". */
struct fc_words fc_split_a_month(const struct fc_allocation *allocation, double spend);

#endif
