#include "tests/years.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "base/problem.h"

void years_run(struct years *out, const struct fc_plan *plan, uint64_t seed, int64_t n,
               enum fc_apart apart)
{
    struct fc_error err = {0};
    const int64_t   cells = (int64_t)plan->n_measures * (plan->months + 1);
    *out = (struct years){.n = n};
    if (fc_layout_make(&out->layout, plan, apart, &out->arena, &err) != FC_OK)
        fail_msg("%s", err.text);
    out->block = fc_block_make(out->layout, &out->arena);
    out->value = fc_arena_take(&out->arena, (size_t)(n * cells), sizeof *out->value);
    assert_non_null(out->block);
    assert_non_null(out->value);
    for (int64_t first = 0; first < n; first += FC_BLOCK) {
        const int lanes = n - first < FC_BLOCK ? (int)(n - first) : FC_BLOCK;
        fc_block_run(out->block, seed, (uint64_t)first, lanes);
        for (int64_t cell = 0; cell < cells; cell++)
            for (int lane = 0; lane < lanes; lane++)
                out->value[(first + lane) * cells + cell] =
                    out->block->value[cell * FC_BLOCK + lane];
    }
}

void years_free(struct years *years)
{
    fc_arena_free(&years->arena);
    *years = (struct years){0};
}

int64_t years_at(const struct years *years, int64_t trial, int measure, int t)
{
    const struct fc_plan *plan = years->layout->plan;
    const int64_t         columns = plan->months + 1;
    return years->value[(trial * plan->n_measures + measure) * columns + t];
}

int years_measure(const struct fc_plan *plan, const char *name)
{
    for (int m = 0; m < plan->n_measures; m++)
        if (strcmp(plan->measure[m].name, name) == 0)
            return m;
    fail_msg("there is no measure %s", name);
    return -1;
}

void years_column(const struct years *years, const char *measure, int t, double out[])
{
    const struct fc_plan *plan = years->layout->plan;
    const int             m = years_measure(plan, measure);
    for (int64_t trial = 0; trial < years->n; trial++)
        out[trial] = (double)years_at(years, trial, m, t) / plan->measure[m].ticks;
}
