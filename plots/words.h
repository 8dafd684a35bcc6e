/* How charts speak: chances, levels and promises in plain words. */
#ifndef FC_PLOTS_WORDS_H
#define FC_PLOTS_WORDS_H

#include "plots/chart.h"

/* Whole numbers of 100, 1 to 99: what may be printed of a chance. */
enum { FC_CHANCE_LOW = 0, FC_CHANCE_HIGH = 100 };

/* 0 to 100, rounded; 0 stands for "<1" and 100 for ">99". */
int fc_chance_of_100(double probability);

/* "72", ">99", "<1". */
const char *fc_chance_short(struct fc_ruler *ruler, double probability);

/* "72 of 100", "more than 99 of 100", "fewer than 1 of 100"; when the standard error is over half a
   point only "about 7 in 10". */
const char *fc_chance_words(struct fc_ruler *ruler, double probability, double standard_error);

/* The same for a label: "72 of 100", ">99 of 100", "<1 of 100", "about 7 in 10". */
const char *fc_chance_label(struct fc_ruler *ruler, double probability, double standard_error);

/* Whether chances with this error are too rough for whole points of 100. */
bool fc_chance_rough(double standard_error);

/* A figure of 100 where the words stand elsewhere: "72", ">99", and for rough ones "~70". */
const char *fc_chance_figure(struct fc_ruler *ruler, double probability, double standard_error);

/* The second of two chances in a sentence that began with "98 of 100": "72"; a rough one is said in
   full. */
const char *fc_chance_next(struct fc_ruler *ruler, double probability, double standard_error);

/* €1.23m, CHF 60k, -$85k; 60k without a currency. */
const char *fc_money_words(struct fc_ruler *ruler, const char *currency, double value, int digits);

/* A value of the metric: 1,234; €1.23m; 12%. Nearest. */
const char *fc_value_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                           double value);

/* "214 to 270"; one figure where both read alike. */
const char *fc_range_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts, double low,
                           double high);

/* A promised level as it may be said aloud: rounded to the safe side, down for at least and up for
   at most. */
const char *fc_level_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                           double level);

/* "150 qualified leads", "1 qualified lead", "€1m revenue"; with "at most" in front if so. */
const char *fc_promise_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                             double level);

/* What stands behind a promised level: "a month", "a month on average", "in 7 of 9 months",
   "in total", or the window when it is one period. */
const char *fc_reading_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* What decides the promise: "the worst month", "the average month", "the deciding
   month" (some), "the total", or the window when it is one period. */
const char *fc_decider_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* "years" or "futures". */
const char *fc_futures_words(const struct fc_chart_facts *facts);

/* One of them: "year" or "future". */
const char *fc_future_word(const struct fc_chart_facts *facts);

/* "one" to "twelve", then digits. */
const char *fc_number_word(struct fc_ruler *ruler, size_t number);

/* An empty table of that shape; rows and columns are 0 when memory is out. */
struct fc_chart_table fc_table_make(struct fc_ruler *ruler, size_t columns, size_t rows);

/* "≥" in words: "at least" or "at most". */
const char *fc_bound_words(const struct fc_chart_facts *facts);

/* The text with its first letter as a capital, if it is a plain one. */
const char *fc_words_capital(struct fc_ruler *ruler, const char *text);

/* Whether the value keeps a promise of this level. */
bool fc_keeps(const struct fc_chart_facts *facts, double value, double level);

/* Whether the periods are promised different levels. */
bool fc_levels_step(const struct fc_chart_facts *facts);

#endif
