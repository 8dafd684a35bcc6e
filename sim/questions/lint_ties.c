/* What only the compiled plan can tell of its correlations. */
#include "questions/lint.h"

#include <math.h>

#include "base/text.h"
#include "engine/layout.h"

/* Smaller changes are the arithmetic's, or nobody's concern. */
static const double WORTH_SAYING = 0.005;

enum fc_status fc_lint_ties(const struct fc_plan *plan, struct fc_problems *problems,
                            struct fc_error *err)
{
    if (plan->n_ties < 2)
        return FC_OK; /* a single pair can have any correlation */
    struct fc_arena      arena = {0};
    struct fc_layout    *layout;
    const enum fc_status status = fc_layout_make(&layout, plan, FC_MERGED, &arena, err);
    if (status == FC_OK && layout->tie_change > WORTH_SAYING) {
        char number[FC_NUMBER_TEXT];
        fc_warning_at(problems, "correlation", plan->tie[0].place,
                      "make them weaker, or leave one out",
                      "the correlations cannot all hold; the nearest that can differ by at most %s",
                      fc_print_short(number, ceil(layout->tie_change * 100 - 1e-6) / 100, 3));
    }
    fc_arena_free(&arena);
    return status;
}
