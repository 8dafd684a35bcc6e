/* Inquiries as they are drawn, spread over the months by the delays, thinned by the rates. */
#include "engine/closed_form_counts.h"

#include "base/levels.h"
#include "random/normal_chance.h"
#include "random/normal_score.h"
#include "random/persistence.h"
#include "random/quantile.h"

enum { LANES = FC_SOBOL_BLOCK };

/* The columns that one points to never overlap those that another does. */
#define COLUMN double *restrict
#define CONST_COLUMN const double *restrict

/* ---- columns --------------------------------------------------------------------------------- */

static void set(double value, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] = value;
}

FC_LEVELS static void multiply(CONST_COLUMN by, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] *= by[i];
}

FC_LEVELS static void add(double weight, CONST_COLUMN more, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] += weight * more[i];
}

FC_LEVELS static void add_product(CONST_COLUMN a, CONST_COLUMN b, COLUMN x)
{
    for (int i = 0; i < LANES; i++)
        x[i] += a[i] * b[i];
}

FC_LEVELS static void invert(CONST_COLUMN x, COLUMN out)
{
    for (int i = 0; i < LANES; i++)
        out[i] = 1 / x[i];
}

/* ---- draws ----------------------------------------------------------------------------------- */

static double *input_of(const struct fc_counts_work *work, int input)
{
    return work->input + (int64_t)input * LANES;
}

/* Inputs that move together, as engine/trial mixes them. */
static void tie_inputs(const struct fc_counts *counts, struct fc_counts_work *work)
{
    const struct fc_layout *layout = counts->layout;
    double                 *mixed = work->score + (int64_t)layout->n_scores * LANES;
    for (int i = 0; i < layout->n_tied; i++)
        if (counts->draws.input[layout->tied[i]] >= 0)
            fc_normal_score_column(LANES, input_of(work, layout->tied[i]),
                                   mixed + (int64_t)i * LANES);
    for (int i = 0; i < layout->n_tied; i++) {
        double *u = input_of(work, layout->tied[i]);
        if (counts->draws.input[layout->tied[i]] < 0)
            continue; /* nobody looks at it, nor is one of those behind it mixed from it */
        set(0, u);
        for (int j = 0; j <= i; j++)
            add(layout->factor[i * layout->n_tied + j], mixed + (int64_t)j * LANES, u);
        fc_normal_chance_column(LANES, u, u);
    }
}

static void draw_inputs(const struct fc_counts *counts, struct fc_counts_work *work, uint64_t first)
{
    const struct fc_layout *layout = counts->layout;
    const int              *axis = counts->draws.input;
    for (int i = 0; i < layout->n_inputs; i++)
        if (axis[i] >= 0)
            fc_sobol_column(&work->sobol[axis[i]], first, input_of(work, i));
    tie_inputs(counts, work);
    for (int i = 0; i < layout->n_inputs; i++)
        if (axis[i] >= 0)
            fc_quantile_column(layout->input[i].table, LANES, input_of(work, i), input_of(work, i));
}

/* A month's factor of a noise, into x. */
static void draw_noise(struct fc_counts_work *work, const struct fc_noise *noise, int axis,
                       bool first_month, uint64_t first, double x[])
{
    fc_sobol_column(&work->sobol[axis], first, x);
    if (noise->persistence > 0)
        fc_persist_column(LANES, noise->persistence, first_month,
                          work->score + (int64_t)noise->score * LANES, x);
    fc_quantile_column(noise->table, LANES, x, x);
}

/* ---- inquiries ------------------------------------------------------------------------------- */

static double *mean_of(const struct fc_counts *counts, const struct fc_counts_work *work,
                       int source, int t)
{
    return work->mean + ((int64_t)source * counts->layout->months + t) * LANES;
}

/* Inquiries that a unit of money buys, in each lane. */
static void bought_column(const struct fc_counts_work *work, const struct fc_source *source,
                          double out[])
{
    if (source->cost < 0) {
        set(0, out);
        return;
    }
    invert(input_of(work, source->cost), out);
    if (source->works >= 0)
        multiply(input_of(work, source->works), out);
}

static void inquire(const struct fc_counts *counts, struct fc_counts_work *work, int i, int t,
                    const double bought[])
{
    const struct fc_source *source = &counts->layout->source[i];
    double                 *mean = mean_of(counts, work, i, t);
    set(0, mean);
    add(source->bought[t] * source->shape[t], bought, mean);
    if (source->free >= 0)
        add(source->free_shape[t] * source->shape[t], input_of(work, source->free), mean);
}

static void draw_inquiries(const struct fc_counts *counts, struct fc_counts_work *work,
                           uint64_t first)
{
    const struct fc_layout *layout = counts->layout;
    double                 *bought = work->part, *noise = work->part + LANES;
    for (int i = 0; i < layout->n_sources; i++) {
        const struct fc_source *source = &layout->source[i];
        bought_column(work, source, bought);
        for (int t = counts->first; t <= counts->to; t++) {
            inquire(counts, work, i, t, bought);
            const int axis = counts->draws.noise[i * layout->months + t];
            if (axis < 0)
                continue;
            draw_noise(work, &source->noise, axis, t == counts->first, first, noise);
            multiply(noise, mean_of(counts, work, i, t));
        }
    }
}

static void shake_market(const struct fc_counts *counts, struct fc_counts_work *work,
                         uint64_t first)
{
    const struct fc_layout *layout = counts->layout;
    for (int t = counts->first; t <= counts->to && layout->market.table != NULL; t++) {
        draw_noise(work, &layout->market, counts->draws.market[t], t == counts->first, first,
                   work->market);
        for (int i = 0; i < layout->n_sources; i++)
            multiply(work->market, mean_of(counts, work, i, t));
    }
}

/* ---- stages ---------------------------------------------------------------------------------- */

/* Adds what comes from one source to a stage. */
static void come_to(const struct fc_counts *counts, struct fc_counts_work *work, int stage,
                    int source)
{
    const struct fc_path *path = &counts->path[stage * counts->layout->n_sources + source];
    double               *rate = work->part, *late = work->part + LANES;
    set(1, rate);
    for (int r = 0; r < path->n_rates; r++)
        multiply(input_of(work, path->rate[r]), rate);
    for (int t = counts->from; t <= counts->to; t++) {
        set(0, late);
        for (int j = 0; j < path->n_lags && j <= t; j++)
            if (path->lag[j] > 0)
                add(path->lag[j], mean_of(counts, work, source, t - j), late);
        add_product(rate, late, fc_counts_of(counts, work, stage, t));
    }
}

void fc_counts_begin(const struct fc_counts *counts, struct fc_counts_work *work, uint64_t seed,
                     uint64_t randomisation)
{
    for (int i = 0; i < counts->draws.n; i++)
        work->sobol[i] = fc_sobol_scramble(&counts->draws.axis[i], seed, randomisation);
    for (int i = 0; i < counts->layout->n_inputs; i++)
        if (counts->draws.input[i] < 0) {
            set(0.5, input_of(work, i));
            fc_quantile_column(counts->layout->input[i].table, LANES, input_of(work, i),
                               input_of(work, i));
        }
}

void fc_counts_fill(const struct fc_counts *counts, struct fc_counts_work *work, uint64_t first)
{
    draw_inputs(counts, work, first);
    draw_inquiries(counts, work, first);
    shake_market(counts, work, first);
    for (int stage = 0; stage < counts->n_stages; stage++) {
        for (int t = counts->from; t <= counts->to; t++)
            set(0, fc_counts_of(counts, work, stage, t));
        for (int source = 0; source < counts->layout->n_sources; source++)
            come_to(counts, work, stage, source);
    }
}
