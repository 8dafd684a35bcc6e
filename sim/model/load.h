/* From files to a plan: bases, wildcards, relative changes, and the place of each value kept. */
#ifndef FC_MODEL_LOAD_H
#define FC_MODEL_LOAD_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/problem.h"
#include "model/plan.h"

/* What stands on top of the file, in order: `channel search.spend = -20%`. */
struct fc_settings {
    int                n;
    const char *const *text;
};

/* Reads the file and all it is based on, then the settings, checks the whole (model/check), and
   builds the plan in the arena. Returns FC_OK with the plan (problems may hold warnings),
   FC_BAD_INPUT with at least one error in problems and *out untouched, or FC_CANNOT_READ or
   FC_NO_MEMORY with err. */
enum fc_status fc_load(struct fc_plan **out, const char *file, const struct fc_settings *settings,
                       struct fc_arena *arena, struct fc_problems *problems, struct fc_error *err);

/* The same from memory: text stands for the file's bytes; based_on and csv files are looked for
   beside `file`. For tests and for plans that are made, not kept. */
enum fc_status fc_load_text(struct fc_plan **out, const char *file, const char *text, size_t length,
                            const struct fc_settings *settings, struct fc_arena *arena,
                            struct fc_problems *problems, struct fc_error *err);

#endif
