/* A result as one JSON object: names stable, numbers unrounded, nothing that depends on threads. */
#ifndef FC_OUTPUT_AS_JSON_H
#define FC_OUTPUT_AS_JSON_H

#include "base/problem.h"
#include "base/text.h"
#include "questions/promise.h"
#include "questions/returns.h"

/* What goes into the object besides plan, seed and trials. NULL leaves a part out. */
struct fc_json_parts {
    const struct fc_result          *result; /* always */
    const struct fc_promise_answers *promises;
    const struct fc_safe_level      *how_many; /* the level found: the question was "how many" */
    const struct fc_returns         *returns;
    bool                             measures; /* by channel too where the result is */
    const struct fc_problems        *checks;
};

/* Appends the object and a line feed; out->failed when memory is out. */
void fc_as_json(struct fc_text *out, const struct fc_json_parts *parts);

#endif
