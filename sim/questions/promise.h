/* Can we keep this promise? Chance, verdict, what is safe, and how the neighbours read. */
#ifndef FC_QUESTIONS_PROMISE_H
#define FC_QUESTIONS_PROMISE_H

#include "questions/promise_chances.h"
#include "run/forecast.h"

/* NOT YET: no, but there is a lever (questions/levers) that leaves the promise as it is. */
enum fc_verdict { FC_VERDICT_YES, FC_VERDICT_NOT_YET, FC_VERDICT_NO, FC_VERDICT_TOO_CLOSE };

struct fc_levers;

/* "yes", "not_yet", "no", "too_close" */
const char *fc_verdict_name(enum fc_verdict verdict);

/* The same level read another way. */
struct fc_other_reading {
    const char      *name;  /* "every" | "average" | "k_of_n" | "total" | "single" */
    bool             asked; /* the promise's own reading */
    struct fc_chance chance;
};

enum { FC_MAX_READINGS = 4 };

/* The first months of an empty pipeline, when they decide. */
struct fc_slow_start {
    bool             decides;
    int              period;      /* the first period from which on it is no longer so */
    struct fc_chance first_alone; /* of the first period alone */
    struct fc_chance from_period; /* of the promise if it began at `period` */
};

struct fc_promise_answer {
    const struct fc_promise *promise;
    int                      index; /* in the result's promises */
    struct fc_chance         chance;
    enum fc_verdict          verdict;
    int                      n_safe; /* 0 where there is no safe level (joint promises) */
    struct fc_safe_level     safe[FC_SAFE_LEVELS]; /* at 80, 90, 95 % */
    int                      n_readings;
    struct fc_other_reading  reading[FC_MAX_READINGS];
    int                      n_periods; /* of the only clause; 0 for joint promises */
    struct fc_chance        *by_period;
    int                      weakest;    /* the period with the least chance */
    bool                     stands_out; /* clearly weaker than the usual one: worth its name */
    struct fc_slow_start     slow_start;
    bool                     has_broken;    /* some trials missed, and a worst period makes sense */
    double                   middle_broken; /* worst period's value in the middle broken year */
    const struct fc_levers  *levers;        /* NULL: not looked for */
    bool                     closed_form;   /* its chances were integrated, not counted */
};

/* Answers every promise from one run: the promises themselves and their other readings are watched
   together. Everything in *out and *result lives until freed: out's arrays in the arena. */
struct fc_promise_answers {
    struct fc_result          result; /* to be freed by fc_promise_answers_free */
    int                       n;
    struct fc_promise_answer *answer; /* in the order of the promises asked */
};

/* request->promise lists the promises to answer. */
enum fc_status fc_promises_answer(struct fc_promise_answers *out, const struct fc_request *request,
                                  struct fc_arena *arena, struct fc_error *err);
void           fc_promise_answers_free(struct fc_promise_answers *answers);

#endif
