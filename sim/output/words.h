/* How chances, levels and errors are said: every rule of wording in one place. */
#ifndef FC_OUTPUT_WORDS_H
#define FC_OUTPUT_WORDS_H

#include <stdint.h>

#include "model/plan.h"
#include "results/result.h"

/* A few words by value: `fc_words_chance(c).text` needs no memory and cannot fail. */
struct fc_words {
    char text[256];
};

/* Printed; what does not fit is cut off. */
__attribute__((format(printf, 1, 2))) struct fc_words fc_words_print(const char *format, ...);

/* For tables: "72 of 100", ">99 of 100", "<1 of 100"; never 0 or 100. Where the standard error is
   above half a point: "about 7 in 10", ">9 in 10", "<1 in 10". */
struct fc_words fc_words_chance(struct fc_chance chance);

/* For sentences: "72 of 100 possible years (about 7 in 10)", "more than 99 of 100 possible years";
   in brackets only where a tenth is near. */
struct fc_words fc_words_years(struct fc_chance chance);

/* For sentences where years are understood: "72 of 100", "more than 99 of 100". */
struct fc_words fc_words_of(struct fc_chance chance);

/* The sentence's form, but never contradicting its verdict: a chance that would round to the wanted
   confidence and is decided to be less becomes "just under 90 of 100 possible years". */
struct fc_words fc_words_years_against(struct fc_chance chance, double confidence, bool less);

/* A wanted confidence, as wanted: "90 of 100", "99.5 of 100". */
struct fc_words fc_words_confidence(double confidence);

/* A level one can sign: whole items, money to 4 significant digits, shares to a tenth of a percent,
   rounded down; with at_most rounded up. */
struct fc_words fc_words_level(const struct fc_measure *measure, double level, bool at_most);

/* A value of one possible year as people read it: money to 3 significant digits, which is what so
   many trials can tell of a quantile; people to a tenth, from 1,000 up whole. */
struct fc_words fc_words_value(const struct fc_measure *measure, double value);

/* A mean that was computed with this standard error: no more digits than are certain. What is
   certain (0) is said in full. */
struct fc_words fc_words_mean(const struct fc_measure *measure, double mean, double standard_error);

/* The mean, and the q-quantile, of a result's cell. */
struct fc_words fc_words_cell_mean(const struct fc_result *result, int measure, int t);
struct fc_words fc_words_cell_quantile(const struct fc_result *result, int measure, int t,
                                       double q);

/* The measure with its unit: "revenue, EUR"; a count stands alone. */
struct fc_words fc_words_measure(const struct fc_measure *measure, const struct fc_plan *plan);

/* "one" to "twelve", then digits. */
struct fc_words fc_words_number(int n);

/* "1st", "2nd", "8th", "11th". */
struct fc_words fc_words_ordinal(int n);

/* "100,000". */
struct fc_words fc_words_whole(uint64_t n);

/* How far a chance with this standard error can be off, 95 times of 100: "±1 in 100"; at least 1,
   since chances are said in whole hundredths. */
struct fc_words fc_words_error(double standard_error);

/* "month", "quarter", "year"; "months" and so on for more than one; FC_PLAN is "total". */
const char *fc_words_period(enum fc_period period, int n);

/* "every month", "on average", "8 of 9 months", "in total": how a clause reads. */
struct fc_words fc_words_reading(const struct fc_clause *clause);

/* "April 2027", "the 2nd quarter of 2027", "2027": the i-th period of a clause; short where the
   plan lies within one calendar year: "April". */
struct fc_words fc_words_span(const struct fc_plan *plan, const struct fc_clause *clause, int i);

/* For machines: "2027-04", "2027-Q2", "2027", "total". */
struct fc_words fc_words_span_code(const struct fc_plan *plan, const struct fc_clause *clause,
                                   int i);

#endif
