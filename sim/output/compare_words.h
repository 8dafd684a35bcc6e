/* What a change costs and brings, in one sentence; and how differences are written. */
#ifndef FC_OUTPUT_COMPARE_WORDS_H
#define FC_OUTPUT_COMPARE_WORDS_H

#include "base/text.h"
#include "output/words.h"
#include "questions/compare.h"

/* A difference as a table shows it: "-560.3", "+15,000", with the digits its interval leaves;
   "none" where there is none in any year, "unclear" where it cannot be told from none. Shares in
   points. `months` > 1: of a mean month. */
struct fc_words fc_words_difference(const struct fc_measure    *measure,
                                    const struct fc_difference *difference, int months);

/* Its half interval: "±3.5"; "" where the difference is certain. */
struct fc_words fc_words_difference_error(const struct fc_measure    *measure,
                                          const struct fc_difference *difference);

/* Its size for sentences, without a sign: "49", "EUR 519,000", "3.1 points". */
struct fc_words fc_words_difference_size(const struct fc_measure    *measure,
                                         const struct fc_plan       *plan,
                                         const struct fc_difference *difference, int months);

/* A mean of one of the two plans (side 0: the first). */
struct fc_words fc_words_side(const struct fc_measure *measure, const struct fc_difference *of,
                              int side);

/* What a plan is called in tables: A is the first. */
struct fc_words fc_words_plan_letter(int plan);

/* "April to December 2027": months of a plan. */
struct fc_words fc_words_window(const struct fc_plan *plan, int from, int months);

/* "falls from 98 to 72 of 100", "stays at 98 of 100". */
struct fc_words fc_words_chance_change(const struct fc_compared_promise *promise);

/* The promise in the words of whoever wrote it, or as understood; in the caller's text. */
void fc_say_promise_shortly(struct fc_text *out, const struct fc_promise *promise,
                            const struct fc_plan *plan);

/* The measure that a comparison leads with: what is first promised as a number of people a month,
   else the first stage, with its difference (of a month, where monthly). */
struct fc_leading {
    const struct fc_measure    *measure;
    const struct fc_difference *difference;
    enum fc_period              period; /* FC_PLAN: in total */
    double                      months; /* the difference is shared by so many */
    const struct fc_clause     *clause; /* whose window it is of; NULL: all common months */
};
struct fc_leading fc_leading_of(const struct fc_comparison *comparison,
                                const struct fc_compared   *with);

/* The whole sentence, as a CFO forwards it. */
void fc_compared_say(struct fc_text *out, const struct fc_comparison *comparison,
                     const struct fc_compared *with);

#endif
