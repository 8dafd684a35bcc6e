/* The whole calendar periods of a window, and the level each must reach. */
#include "model/sentence.h"

#include <stdio.h>

#include "base/number.h"
#include "base/text.h"

enum { HINT = 120 };

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

/* What is wrong with a window of n whole periods; "" when nothing is. */
static void find_fault(struct fc_text *fault, char hint[HINT], const struct fc_clause *clause,
                       int n, const struct fc_plan *plan)
{
    const char *several = periods[clause->period].several;
    if (n > 0 && clause->reading != FC_K_OF_N)
        return;
    if (n == 0) {
        fc_window_say(fault, plan, clause->from_t, clause->to_t);
        fc_text_add(fault, " holds no whole %s", periods[clause->period].one);
        snprintf(hint, HINT, "quarters and years are calendar ones");
    } else if (clause->n_periods != 0 && clause->n_periods != n) {
        fc_window_say(fault, plan, clause->from_t, clause->to_t);
        fc_text_add(fault, " holds %d whole %s, not %d", n, several, clause->n_periods);
        snprintf(hint, HINT, "write `in %d of %d %s`, or name the window: from MONTH to MONTH",
                 clause->k < n ? clause->k : n, n, several);
    } else if (clause->k < 1 || clause->k > n) {
        fc_text_add(fault, "%d of %d %s cannot be", clause->k, n, several);
        snprintf(hint, HINT, "the first number is the smaller one");
    }
}

static bool check_count(const struct fc_clause *clause, int n, const struct fc_plan *plan,
                        struct fc_piece piece, struct fc_problems *problems)
{
    char           hint[HINT] = "";
    struct fc_text fault = {0};
    find_fault(&fault, hint, clause, n, plan);
    if (fault.failed)
        problems->no_memory = true;
    else if (fault.length > 0)
        fc_error_at(problems, "promise", piece.place, hint, "%s", fault.bytes);
    const bool good = !fault.failed && fault.length == 0;
    fc_text_free(&fault);
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
