/* An uncertain input as people speak of it. */
#ifndef FC_OUTPUT_INPUT_WORDS_H
#define FC_OUTPUT_INPUT_WORDS_H

#include "output/words.h"

/* For tables and charts: "cost per inquiry of content", "rate of search to qualified lead". The
   name is an input's full one, "channel content.cost_per_inquiry". */
struct fc_words fc_words_input(const struct fc_plan *plan, const char *name);

/* For sentences: "what an inquiry from content costs", "how many inquiries from search become
   qualified leads". */
struct fc_words fc_words_input_said(const struct fc_plan *plan, const char *name);

/* A value of it with its unit: "26%", "EUR 70". */
struct fc_words fc_words_input_value(const struct fc_plan *plan, const char *name, double value);

/* "30 to 70", "29% to 37%": where it lies in 90 of 100 cases. */
struct fc_words fc_words_input_range(const struct fc_plan *plan, const char *name, double p05,
                                     double p95);

/* What is counted to know it better: "inquiries from search"; "" where nothing is. */
struct fc_words fc_words_input_cases(const struct fc_plan *plan, const char *name);

#endif
