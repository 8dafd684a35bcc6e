/* Promise sentences: one grammar for the file, --promise and questions.

   [at least|at most] N METRIC [a|per|every month|quarter|year]
   [in every month|quarter|year | on average | in K of N months|quarters|years | in total]
   [from MONTH] [to|until MONTH] [, then N from MONTH] [and another sentence]

   Also read is what fc_promise_say writes: "in every month, April to December 2027". */
#ifndef FC_MODEL_SENTENCE_H
#define FC_MODEL_SENTENCE_H

#include "base/problem.h"
#include "base/text.h"
#include "model/plan.h"

/* Reads a sentence into out->clause, n_clauses and text (arena: the plan's). With default_window
   true a clause that names no months takes the window of the plan's first promise on that metric,
   else the whole plan. Every refusal names what was not understood and what would be.
   The plan's months, stages and measures must be ready. */
bool fc_sentence_read(struct fc_promise *out, struct fc_piece piece, const struct fc_plan *plan,
                      bool default_window, struct fc_problems *problems);

/* Builds span, level, n_periods and left_out from period, reading, from_t, to_t and the steps, the
   first of which begins with the window. Refuses a window without one whole period, steps of a
   total, and k of n where n is not the window's periods: for FC_K_OF_N, n_periods holds n before
   the call, or 0 when none was said. */
bool fc_clause_periods(struct fc_clause *clause, const struct fc_step step[], int n_steps,
                       const struct fc_plan *plan, struct fc_piece piece,
                       struct fc_problems *problems);

/* The promise in full words, as understood: "at least 150 qualified leads in every month, April to
   December 2027". */
void fc_clause_say(struct fc_text *out, const struct fc_clause *clause, const struct fc_plan *plan);
void fc_promise_say(struct fc_text *out, const struct fc_promise *promise,
                    const struct fc_plan *plan);

/* "April to December 2027", "March 2027", "November 2027 to February 2028". */
void fc_window_say(struct fc_text *out, const struct fc_plan *plan, int from_t, int to_t);

/* A level or value of a measure as people read it: whole items (rounded down), money with the
   currency, a share in percent. */
void fc_measure_value_say(struct fc_text *out, const struct fc_measure *measure,
                          const struct fc_plan *plan, double value);

#endif
