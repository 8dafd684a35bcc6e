/* A result as one JSON object: names stable, numbers unrounded, nothing that depends on threads. */
#ifndef FC_OUTPUT_AS_JSON_H
#define FC_OUTPUT_AS_JSON_H

#include "base/problem.h"
#include "base/text.h"
#include "output/json.h"
#include "output/run_facts.h"
#include "questions/promise.h"
#include "questions/returns.h"

/* A part that a question of its own makes: "compare", "seek". */
struct fc_json_more {
    const char *name;
    json_t *(*make)(struct fc_json *json, const void *of);
    const void *of;
};

/* What goes into the object besides plan, seed and trials. NULL leaves a part out. */
struct fc_json_parts {
    const struct fc_result *result; /* of which `run` then tells; else NULL and run is set */
    struct fc_run_facts     run;
    const struct fc_promise_answers *promises;
    const struct fc_safe_level      *how_many; /* the level found: the question was "how many" */
    const struct fc_returns         *returns;
    bool                             measures; /* by channel too where the result is */
    int                              n_more;   /* parts of other questions, */
    const struct fc_json_more       *more;     /* [n_more] behind these */
    const struct fc_problems        *checks;
};

/* Appends the object and a line feed; out->failed when memory is out. */
void fc_as_json(struct fc_text *out, const struct fc_json_parts *parts);

#endif
