/* Months as a sentence says them, and the window they make. */
#ifndef FC_MODEL_WINDOW_H
#define FC_MODEL_WINDOW_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/plan.h"
#include "model/tokens.h"

struct fc_said_month {
    bool            said;
    bool            by_name; /* "April", perhaps with a year */
    bool            year_said;
    int             month; /* since year 0; by name without a year 0 = January .. 11 */
    struct fc_piece piece;
};

/* Whether the next token can only be a month. */
bool fc_said_month_is(const struct fc_tokens *tokens);

/* Steps over `2027-04`, `April` or `April 2027`; false with a problem when it is none. */
bool fc_said_month_take(struct fc_said_month *out, struct fc_tokens *tokens,
                        struct fc_problems *problems);

/* The month of the plan, at or after month `earliest`, that was said; -1 with a problem when it
   lies outside the plan or before that. A name without a year is the first such month. */
int fc_said_month_find(const struct fc_said_month *said, int earliest, const struct fc_plan *plan,
                       struct fc_problems *problems);

/* The window of a clause: its ends default to the plan's. "April to December 2028" gives both ends
   the year. */
bool fc_window_find(struct fc_clause *clause, struct fc_said_month from,
                    const struct fc_said_month *to, const struct fc_plan *plan,
                    struct fc_problems *problems);

#endif
