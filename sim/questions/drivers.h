/* What decides it? Each input's effect on a promise, not knowing against chance, what to measure
   first. */
#ifndef FC_QUESTIONS_DRIVERS_H
#define FC_QUESTIONS_DRIVERS_H

#include "questions/study.h"

/* What one uncertain input does. */
struct fc_input_effect {
    const char *name;  /* "channel content.cost_per_inquiry" */
    const char *owner; /* NULL: nobody's */
    double      p05, median, p95;
    double      first_order;  /* share of the spread that knowing it would remove */
    double      worst, best;  /* chance of the promise (mean of the measure) in its worst and in its
                                best fifth; best >= worst */
    bool        low_is_worst; /* the worst fifth is that of its low values */
    bool        clear;        /* worst and best are told apart */
    double      worth;        /* money: EVPPI for the choice named; 0 without one */
    double      cases;        /* more cases that would halve its range; 0: cases do not tell it */
};

struct fc_drivers_request {
    const struct fc_study       *study;
    const struct fc_promise     *promise;   /* NULL: of a measure */
    int                          measure;   /* then this one's total */
    bool                         brief;     /* one run: not_knowing is left out */
    int                          n_choices; /* plans to choose between, 0 or at least 2 */
    const struct fc_plan *const *choice;    /* [n_choices] */
};

struct fc_drivers_answer {
    const struct fc_plan    *plan;
    const struct fc_promise *promise;
    int                      measure; /* whose spread is told: the promise's first, or asked */
    struct fc_span           span;    /* over these months */
    struct fc_chance         chance;  /* of the promise */
    double                   mean;    /* of the measure over the span, in its unit */
    double   not_knowing;             /* share of that spread; the rest is chance. NAN: not asked */
    double   fifth_error;             /* largest standard error of a worst or best chance */
    bool     has_worth;
    int      best_choice; /* by mean money, as things are known today */
    double   best_money;  /* which that is */
    uint64_t trials;
    int      n;                     /* inputs that are not certain */
    struct fc_input_effect *effect; /* [n] largest worst-to-best first */
};

/* Runs the study's trials twice, with the same inputs and other luck, and each choice once.
   Everything in the study's arena. Choices are judged by net gain, without margins by bookings
   less cost; FC_BAD_INPUT when a plan has neither. Else fails as fc_columns_run. */
enum fc_status fc_drivers_find(struct fc_drivers_answer        *out,
                               const struct fc_drivers_request *request, struct fc_error *err);

/* The measure by which money is judged: net gain, or bookings less cost; -1 without deals. */
int fc_money_measure(const struct fc_plan *plan);

#endif
