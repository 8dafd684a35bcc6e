/* From expected counts to chances: tails, their products, and how many of several hold. */
#include "engine/closed_form_outcomes.h"

#include "base/levels.h"

enum { LANES = FC_SOBOL_BLOCK };

/* The columns that one points to never overlap those that another does. */
#define COLUMN double *restrict
#define CONST_COLUMN const double *restrict

static void set(double value, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] = value;
}

FC_LEVELS static void add(CONST_COLUMN more, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] += more[i];
}

FC_LEVELS static void multiply(CONST_COLUMN by, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] *= by[i];
}

/* Rounding must not make a chance negative. */
FC_LEVELS static void subtract(CONST_COLUMN less, COLUMN x)
{
    for (int i = 0; i < LANES; i++) {
        const double rest = x[i] - less[i];
        x[i] = rest > 0 ? rest : 0;
    }
}

/* One more that happens with chance p, or does not: x counts one fewer of what did not happen. */
FC_LEVELS static void one_more(CONST_COLUMN p, CONST_COLUMN fewer, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] = x[i] * p[i] + fewer[i] * (1 - p[i]);
}

/* In eight sums side by side: always in the same order, and as wide as the widest vector. */
FC_LEVELS static double total_of(CONST_COLUMN x)
{
    double sum[8] = {0};
    for (int i = 0; i < LANES; i += 8)
        for (int k = 0; k < 8; k++)
            sum[k] += x[i + k];
    return ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
}

static double *column(double *columns, int i)
{
    return columns + (int64_t)i * LANES;
}

static void band_column(const struct fc_outcomes_work *work, const int tail[2], COLUMN p)
{
    set(1, p);
    if (tail[0] >= 0)
        multiply(column(work->tail, tail[0]), p);
    if (tail[1] >= 0)
        subtract(column(work->tail, tail[1]), p);
}

/* P(at least `needed` of n): of those that hold and those that do not the fewer are counted, one
   band after another (the Poisson-binomial's recursion). */
static void some_column(const struct fc_outcomes_work *work, const struct fc_outcome *outcome,
                        double value[])
{
    const int  may_fail = outcome->n - outcome->needed;
    const bool count_fails = may_fail < outcome->needed;
    const int  most = count_fails ? may_fail : outcome->needed - 1;
    double    *p = work->part;
    for (int j = 0; j <= most; j++)
        set(j == 0, column(work->part, 1 + j));
    for (int band = 0; band < outcome->n; band++) {
        band_column(work, outcome->tail[band], p);
        for (int i = 0; i < LANES && !count_fails; i++)
            p[i] = 1 - p[i];
        for (int j = most; j > 0; j--)
            one_more(p, column(work->part, j), column(work->part, 1 + j));
        multiply(p, column(work->part, 1));
    }
    set(0, value);
    for (int j = 0; j <= most; j++)
        add(column(work->part, 1 + j), value);
    for (int i = 0; i < LANES && !count_fails; i++)
        value[i] = 1 - value[i];
}

static void all_column(const struct fc_outcomes_work *work, const struct fc_outcome *outcome,
                       double value[])
{
    set(1, value);
    for (int band = 0; band < outcome->n; band++) {
        const int *tail = outcome->tail[band];
        if (tail[1] < 0 && tail[0] >= 0) {
            multiply(column(work->tail, tail[0]), value);
            continue;
        }
        band_column(work, tail, work->part);
        multiply(work->part, value);
    }
}

static void outcome_column(const struct fc_outcomes_work *work, const struct fc_outcome *outcome,
                           double value[])
{
    if (outcome->is_count) {
        set(0, value);
        add(column(work->sum, outcome->sum), value);
        return;
    }
    if (outcome->needed < outcome->n)
        some_column(work, outcome, value);
    else
        all_column(work, outcome, value);
    if (outcome->then >= 0)
        multiply(column(work->value, outcome->then), value);
}

void fc_outcomes_total(const struct fc_outcomes *outcomes, const struct fc_counts *counts,
                       struct fc_outcomes_work *work, const struct fc_counts_work *expected,
                       double total[])
{
    for (int i = 0; i < outcomes->n_sums; i++) {
        const struct fc_count_sum *sum = &outcomes->sum[i];
        set(0, column(work->sum, i));
        for (int t = sum->span.first; t <= sum->span.last; t++)
            add(fc_counts_of(counts, expected, sum->stage, t), column(work->sum, i));
    }
    for (int i = 0; i < outcomes->n_tails; i++)
        fc_tail_column(&work->table[outcomes->tail[i].table], LANES,
                       column(work->sum, outcomes->tail[i].sum), column(work->tail, i));
    for (int i = 0; i < outcomes->n; i++) {
        outcome_column(work, &outcomes->outcome[i], column(work->value, i));
        total[i] += total_of(column(work->value, i));
    }
}
