/* Inputs that move together: whose scores are mixed, and how. */
#include "engine/maker.h"

#include "random/correlation.h"

static int input_of(const struct fc_layout *layout, const struct fc_quantity *quantity)
{
    for (int i = 0; i < layout->n_inputs; i++)
        if (layout->input[i].quantity == quantity)
            return i;
    return -1;
}

/* The row of an input among the tied ones, added when it is new. */
static int row_of(struct fc_layout *layout, int input)
{
    for (int i = 0; i < layout->n_tied; i++)
        if (layout->tied[i] == input)
            return i;
    layout->tied[layout->n_tied] = input;
    return layout->n_tied++;
}

void fc_make_ties(struct fc_maker *m)
{
    const struct fc_plan *plan = m->plan;
    struct fc_layout     *layout = m->layout;
    const size_t          most = 2 * (size_t)plan->n_ties;
    layout->tied = fc_maker_take(m, most, sizeof *layout->tied);
    int    *row = fc_maker_take(m, most, sizeof *row);
    double *matrix = fc_maker_take(m, most * most, sizeof *matrix);
    double *factor = fc_maker_take(m, most * most, sizeof *factor);
    if (m->status != FC_OK)
        return;
    /* A tie to an input that nothing draws (its channel is off) binds nothing. */
    for (int i = 0; i < plan->n_ties; i++) {
        const int  a = input_of(layout, plan->tie[i].quantity[0]);
        const int  b = input_of(layout, plan->tie[i].quantity[1]);
        const bool drawn = a >= 0 && b >= 0;
        row[2 * i] = drawn ? row_of(layout, a) : -1;
        row[2 * i + 1] = drawn ? row_of(layout, b) : -1;
    }
    const int n = layout->n_tied;
    for (int i = 0; i < n; i++)
        matrix[i * n + i] = 1;
    for (int i = 0; i < plan->n_ties; i++)
        if (row[2 * i] >= 0) {
            matrix[row[2 * i] * n + row[2 * i + 1]] = plan->tie[i].r;
            matrix[row[2 * i + 1] * n + row[2 * i]] = plan->tie[i].r;
        }
    layout->factor = factor;
    if (n > 0)
        m->status = fc_correlation_make(matrix, factor, n, &layout->tie_change, m->arena, m->err);
}
