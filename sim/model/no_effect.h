/* How a key that does nothing is reported. */
#ifndef FC_MODEL_NO_EFFECT_H
#define FC_MODEL_NO_EFFECT_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/keys.h"
#include "model/plan.h"

/* A key that can do nothing is an error; one that only the values make idle is a warning. */
enum fc_verdict { FC_WORKS, FC_IDLE_BY_VALUE, FC_IDLE };

/* Whether both places are the same, as those of a key that was said of all sections at once. */
bool fc_place_same(struct fc_place a, struct fc_place b);

/* Idle by value when another file said what makes it idle: a scenario may leave what is below. */
enum fc_verdict fc_idle_unless_below(struct fc_place key, struct fc_place cause);

/* Reports "`key` has no effect: ..." at the place (rule "no-effect"). Says nothing of what works,
   nor of values when some could not be read. */
__attribute__((format(printf, 6, 7))) void fc_no_effect(struct fc_problems *problems,
                                                        enum fc_verdict     verdict,
                                                        struct fc_place place, const char *key,
                                                        const char *hint, const char *format, ...);

#endif
