/* The whole calendar periods of a window, and the level each must reach. */
#include "model/sentence.h"

#include <stdio.h>

#include "base/number.h"
#include "base/text.h"

static const struct {
    int         months; /* 0: the whole window */
    const char *one, *several;
} periods[] = {
    [FC_MONTH] = {1, "month", "months"},
    [FC_QUARTER] = {3, "quarter", "quarters"},
    [FC_YEAR] = {12, "year", "years"},
    [FC_PLAN] = {0, "plan", "plans"},
};

/* Whether a calendar period of so many months begins in the plan's month t. */
static bool begins(const struct fc_plan *plan, int months, int t)
{
    return fc_month_of_year(plan->start + t) % months == 0;
}

static int find_spans(struct fc_span span[], const struct fc_clause *clause,
                      const struct fc_plan *plan)
{
    const int months = periods[clause->period].months;
    int       n = 0;
    if (months == 0) {
        span[n++] = (struct fc_span){clause->from_t, clause->to_t};
        return n;
    }
    for (int t = clause->from_t; t + months - 1 <= clause->to_t; t++)
        if (begins(plan, months, t))
            span[n++] = (struct fc_span){t, t + months - 1};
    return n;
}

static bool check_count(const struct fc_clause *clause, int n, const struct fc_plan *plan,
                        struct fc_piece piece, struct fc_problems *problems)
{
    char           hint[120];
    struct fc_text window = {0};
    const char    *several = periods[clause->period].several;
    bool           good = true;
    fc_window_say(&window, plan, clause->from_t, clause->to_t);
    if (n == 0) {
        good = fc_error_at(problems, "promise", piece.place, "quarters and years are calendar ones",
                           "%s holds no whole %s", window.failed ? "the window" : window.bytes,
                           periods[clause->period].one);
    } else if (clause->reading == FC_K_OF_N && clause->n_periods != 0 && clause->n_periods != n) {
        snprintf(hint, sizeof hint,
                 "write `in %d of %d %s`, or name the window: from MONTH to MONTH",
                 clause->k < n ? clause->k : n, n, several);
        good =
            fc_error_at(problems, "promise", piece.place, hint, "%s holds %d whole %s, not %d",
                        window.failed ? "the window" : window.bytes, n, several, clause->n_periods);
    } else if (clause->reading == FC_K_OF_N && (clause->k < 1 || clause->k > n)) {
        good = fc_error_at(problems, "promise", piece.place, NULL, "%d of %d %s cannot be",
                           clause->k, n, several);
    }
    fc_text_free(&window);
    return good;
}

static int count_covered(const struct fc_span span[], int n)
{
    int months = 0;
    for (int i = 0; i < n; i++)
        months += span[i].last - span[i].first + 1;
    return months;
}

bool fc_clause_periods(struct fc_clause *clause, const struct fc_step step[], int n_steps,
                       const struct fc_plan *plan, struct fc_piece piece,
                       struct fc_problems *problems)
{
    struct fc_span *span = fc_arena_take(plan->arena, FC_MAX_MONTHS, sizeof *span);
    double         *level = fc_arena_take(plan->arena, FC_MAX_MONTHS, sizeof *level);
    if (span == NULL || level == NULL) {
        problems->no_memory = true;
        return false;
    }
    if (clause->reading == FC_TOTAL && n_steps > 1)
        return fc_error_at(problems, "promise", piece.place, "say `a month` or `in every month`",
                           "a total has one level, not %d", n_steps);
    const int n = find_spans(span, clause, plan);
    if (!check_count(clause, n, plan, piece, problems))
        return false;
    clause->one_level = true;
    for (int i = 0; i < n; i++) {
        int s = n_steps - 1;
        while (s > 0 && step[s].t > span[i].first)
            s--;
        level[i] = step[s].level;
        clause->one_level = clause->one_level && level[i] == level[0];
    }
    clause->n_periods = n;
    clause->span = span;
    clause->level = level;
    clause->left_out = clause->to_t - clause->from_t + 1 - count_covered(span, n);
    return true;
}
