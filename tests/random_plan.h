/* A random valid plan from a seed, for tests that must hold for every plan. */
#ifndef TESTS_RANDOM_PLAN_H
#define TESTS_RANDOM_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "tests/random_words.h"

/* How many seeds it takes until every key and every form occurred at least RANDOM_LEAST times. */
enum { RANDOM_PLANS = 200, RANDOM_LEAST = 10 };

/* Puts the scenario file of that seed into out (emptied before): 1 to 4 channels, 1 to 3 stages, 1
   to 18 months, at most a few hundred inquiries a month. The same text for the same seed. Some
   refer to `random.csv` (random_data) beside the plan, see random_words.h. */
void random_plan_text(struct fc_text *out, uint64_t seed);

/* Adds to used how often the plan of that seed uses each form. */
void random_plan_forms(int used[RANDOM_N_FORMS], uint64_t seed);

/* Whether the plan of that seed says such a thing, for laws that hold only where it does not. */
bool random_plan_has(uint64_t seed, enum random_form form);

#endif
