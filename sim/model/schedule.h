/* A value that changes with time: certain, month by month. */
#ifndef FC_MODEL_SCHEDULE_H
#define FC_MODEL_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/quantity.h"

enum fc_schedule_kind {
    FC_STEPS, /* value[i] from month[i] on (month[0] is "always": INT_MIN) */
    FC_LIST,  /* value[i] in the i-th month of the plan; n must equal the plan's months */
    FC_PULSES /* value[i] in month[i], else 0; months rising */
};

/* Begin with {0}: nothing in any month. A month's value is scale * base + shift, never below 0. */
struct fc_schedule {
    enum fc_schedule_kind kind;
    size_t                n;
    const int            *month; /* [n] calendar months since year 0 */
    const double         *value; /* [n] per month */
    double                scale; /* meaningful when n > 0 */
    double                shift; /* counts also when n == 0: a change applied to nothing */
};

/* Reads a schedule: `30,000 a month`, `360,000 a year` (a twelfth each month), `10k | 10k | 12k`
   (one per month), `30,000 a month, then 24,000 from 2027-07`, `30,000 in 2027-03 | 2027-09`.
   With flow false (heads) a bare number and `4, then 5 from 2027-04` are read too, and "a month"
   is refused; with flow true a bare number is refused: say `a month`, `a year` or `in MONTH`. */
bool fc_schedule_read(struct fc_schedule *out, struct fc_piece piece, bool flow,
                      const struct fc_quantity_rule *rule, struct fc_arena *arena,
                      struct fc_problems *problems);

/* Scales and shifts every month. */
void fc_schedule_change(struct fc_schedule *schedule, struct fc_change change);

/* The value in the plan's month `t` (0 is the first), which is calendar month start + t. */
double fc_schedule_at(const struct fc_schedule *schedule, int start, int t);

/* An uncertain amount that flows: one draw, the same in every month it flows. The amount in month t
   is draw * fc_schedule_at(when, start, t). `when` is 1 in every month for "a month", a twelfth
   for "a year", 1 in the named months for "in MONTH | MONTH"; for a list of certain numbers the
   amount is certain 1 and the list is in `when`. */
struct fc_flow {
    struct fc_quantity amount;
    struct fc_schedule when;
};

/* `400 to 600 a month`, `2,000 a year`, `lognormal(...) a month`, `300 to 400 in 2027-03`, and
   every certain schedule. */
bool fc_flow_read(struct fc_flow *out, struct fc_piece piece, const struct fc_quantity_rule *rule,
                  struct fc_arena *arena, struct fc_problems *problems);

/* How long an item takes from one stage to the next, in whole months. */
enum fc_delay_kind {
    FC_DELAY_SHARES, /* share[i] of the movers take i months; shares make 1 */
    FC_DELAY_DAYS    /* days: one length or a spread between items */
};

struct fc_delay {
    enum fc_delay_kind kind;
    size_t             n;
    const double      *share; /* [n] */
    struct fc_quantity days;
};

/* No delay: all in the month of entry. */
struct fc_delay fc_delay_none(void);

/* Month shares (`60% | 30% | 10%`, at most 121, must make 100 % within 1e-9 * n), a length (`45
   days`, `6 weeks`, `2 months` of 30.4375 days) or a spread (`20 to 60 days`, any quantity
   followed by its unit); `0` is no delay. */
bool fc_delay_read(struct fc_delay *out, struct fc_piece piece, const char *folder,
                   struct fc_arena *arena, struct fc_problems *problems);

/* One length of time, in days: `2 days`, `1 week`, `2 months` of 30.4375 days. */
bool fc_days_read(double *out, struct fc_piece piece, struct fc_problems *problems);

#endif
