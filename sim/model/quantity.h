/* An uncertain number as data: its kind, its parameters, and the rule each kind must meet.
   What it means as a distribution (quantiles, means) is in random/quantile. */
#ifndef FC_MODEL_QUANTITY_H
#define FC_MODEL_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/problem.h"

enum fc_quantity_kind {
    FC_CERTAIN,    /* a: the value */
    FC_NORMAL,     /* a: mean, b: standard deviation > 0 */
    FC_LOGNORMAL,  /* a: mean of the log, b: standard deviation of the log > 0 */
    FC_BETA,       /* a, b: shapes > 0 */
    FC_GAMMA,      /* a: shape > 0, b: scale > 0 (mean a b) */
    FC_UNIFORM,    /* a < b: ends */
    FC_TRIANGULAR, /* a <= c <= b, a < b: ends and mode */
    FC_PERT,       /* the same three; Beta(1 + 4 (c-a)/(b-a), 1 + 4 (b-c)/(b-a)) on a..b */
    FC_METALOG,    /* x[n]: coefficients; link says of what */
    FC_DISCRETE,   /* x[n]: values, rising; y[n]: cumulative shares, y[n-1] == 1 */
    FC_EMPIRICAL,  /* x[n]: values, rising or equal, each equally likely */
    FC_QUANTITY_KINDS
};

/* What the metalog's quantile function gives: the value, its log, or its logit. */
enum fc_link { FC_IDENTITY, FC_LOG, FC_LOGIT };

/* X = scale * Y + shift, where Y has the kind's distribution conditioned on low <= Y <= high.
   Plain data: may be copied; arrays live in the plan's arena. Stepped kinds (discrete, empirical)
   are never cut this way: their lists hold only what is left. */
struct fc_quantity {
    enum fc_quantity_kind kind;
    enum fc_link          link;
    double                a, b, c;
    size_t                n;
    const double         *x;
    const double         *y;
    double                low, high; /* -INFINITY, INFINITY when not cut */
    double                scale;     /* 1; never 0 or negative */
    double                shift;     /* 0 */
};

/* What a key accepts. */
struct fc_quantity_rule {
    enum fc_dimension dimension;
    double            low, high; /* every value the quantity can take lies in here, ends included */
    bool              divisor;   /* something is divided by it: positive with finite E[1/x] */
    const char       *currency;  /* the plan's, or "" */
    const char       *folder; /* where `data.csv: column` is looked for, "" for the current one */
};

/* The certain quantity. */
struct fc_quantity fc_quantity_certain(double value);

/* Reads one quantity as the scenario language writes it (all forms of its section "Quantities":
   plain numbers, `70 to 110`, `36 of 120`, `30% +/- 5%`, `beta(36, 84)` ..., metalog lists,
   discrete lists, `data.csv: column`, `... within 0 to 40%`). Every value drawn must be able to
   lie within the rule's range; infinite means are refused, infinite variances warned.
   On refusal adds at least one problem and leaves *out as it was. */
bool fc_quantity_read(struct fc_quantity *out, struct fc_piece piece,
                      const struct fc_quantity_rule *rule, struct fc_problems *problems);

/* Whether the text is a relative change: `x 0.8`, `20% less`, `20% more`; for amounts also
   `-20%` and `+5,000`; for shares `5 points more`, `5 points less`. */
bool fc_change_is(struct fc_piece piece, enum fc_dimension dimension);

/* value -> scale * value + shift. */
struct fc_change {
    double scale;
    double shift;
};

/* Reads a relative change. -20% and +5,000 only where negatives are not allowed. */
bool fc_change_read(struct fc_change *out, struct fc_piece piece,
                    const struct fc_quantity_rule *rule, struct fc_problems *problems);

/* The quantity after a change; a share stays cut to 0..1 (conditioned), an amount that cannot be
   negative to 0 and above. Refuses a change after which (almost) nothing is left in range. */
bool fc_quantity_change(struct fc_quantity *quantity, struct fc_change change,
                        const struct fc_quantity_rule *rule, struct fc_piece piece,
                        struct fc_problems *problems);

/* The kind in words: "certain", "lognormal", "Beta", "metalog", ... */
const char *fc_quantity_kind_words(enum fc_quantity_kind kind);

#endif
