/* Words that hang on a plan: amounts with its currency, its months, its channels. */
#ifndef FC_OUTPUT_PLAN_WORDS_H
#define FC_OUTPUT_PLAN_WORDS_H

#include "base/text.h"
#include "output/words.h"

/* "EUR 85,000": a mean of money, with the digits that the trials make sure of this measure's
   total. */
struct fc_words fc_words_amount(const struct fc_result *result, int measure, double value);

/* The same for a quantile, a value of one possible year. */
struct fc_words fc_words_amount_of_year(const struct fc_result *result, int measure, double value);

/* A certain amount, as the plan states it. */
struct fc_words fc_words_stated(const struct fc_plan *plan, double value);

/* "Money, EUR"; without a currency the words alone. */
struct fc_words fc_words_titled(const char *title, const struct fc_plan *plan);

/* "August 2027": month t of the plan. */
struct fc_words fc_words_month(const struct fc_plan *plan, int t);

/* What a view of a result by channel shows, as typed: "all", a channel's name, "opening" (where a
   channel is called so, "opening pipeline"). */
const char *fc_words_view(const struct fc_plan *plan, int view);

/* Whether a view says anything: its channel is on, or there is an open pipeline of no channel. */
bool fc_view_is_used(const struct fc_plan *plan, int view);

/* The mean of a measure's total; 0 where the plan has no such measure. */
double fc_total_mean(const struct fc_result *result, enum fc_measured what);

/* "a", "a and b", "a, b and c": names joined; the caller's text. */
void fc_words_list(struct fc_text *out, int n, const char *const name[]);

#endif
