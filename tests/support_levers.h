/* A promise asked of a plan in a file, with its levers. */
#ifndef TESTS_SUPPORT_LEVERS_H
#define TESTS_SUPPORT_LEVERS_H

#include <stdint.h>

#include "questions/levers.h"

/* Begin with {0}. */
struct support_levers {
    struct fc_arena                 arena;
    struct fc_problems              problems;
    struct fc_plan                 *plan;
    struct fc_study                 study;
    struct fc_promise               promise;
    const struct fc_promise        *list[1];
    struct fc_promise_answers       answers;
    const struct fc_promise_answer *answer;
    const struct fc_levers         *levers; /* NULL when only the verdict was asked for */
};

/* Asks with so many trials, seed 42 and 90 of 100; what cannot be understood fails the test. */
void support_levers_ask(struct support_levers *out, const char *file, const char *sentence,
                        uint64_t trials, bool only_verdict);
void support_levers_free(struct support_levers *asked);

/* The lever of that kind, or NULL. */
const struct fc_lever *support_lever(const struct support_levers *asked, enum fc_lever_kind kind);

/* The chance of the promise (or of another, where it is not NULL) in the plan with these settings
   on top, counted. */
struct fc_chance support_levers_count(const struct support_levers *asked, int n,
                                      const char *const set[], const struct fc_promise *instead,
                                      uint64_t seed, uint64_t trials);

#endif
