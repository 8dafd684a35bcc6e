/* Important is what moves the expected count most: its spread times the part it acts on. */
#include "engine/closed_form_draws.h"

#include <math.h>

#include "random/quantile.h"

/* Enough to tell importance in halves and doubles. */
enum { LOOKS = 16 };

struct rough {
    double mean, spread; /* standard deviation over mean */
};

static struct rough rough_of(const struct fc_quantile_table *table)
{
    double x[LOOKS], sum = 0, squares = 0;
    for (int i = 0; i < LOOKS; i++)
        x[i] = (i + 0.5) / LOOKS;
    fc_quantile_column(table, LOOKS, x, x);
    for (int i = 0; i < LOOKS; i++)
        sum += x[i];
    const double mean = sum / LOOKS;
    for (int i = 0; i < LOOKS; i++)
        squares += (x[i] - mean) * (x[i] - mean);
    return (struct rough){mean, mean > 0 ? sqrt(squares / LOOKS) / mean : 0};
}

/* The making of the draws: first each with its weight, then the axes in order. */
struct maker {
    struct fc_draws              *draws;
    const struct fc_layout       *layout;
    const struct fc_draws_wanted *wanted;
    struct rough                 *rough;  /* [n_inputs] */
    double                       *weight; /* [n_sources] inquiries that move on, roughly */
    double                        all;    /* the sum of those */
};

/* Whether an input matters: it is wanted, or another that is wanted is mixed from its score. */
static bool matters(const struct maker *m, int input)
{
    const struct fc_layout *layout = m->layout;
    if (m->wanted->input[input])
        return true;
    for (int i = layout->n_tied - 1; i >= 0; i--) {
        if (layout->tied[i] == input)
            return false;
        if (!m->wanted->input[layout->tied[i]])
            continue;
        for (int j = 0; j < i; j++)
            if (layout->tied[j] == input)
                return true;
    }
    return false;
}

/* The inputs a source's items meet on their way, -1 at the end of the list. */
static int inputs_of(const struct maker *m, const struct fc_source *source, int list[])
{
    int       n = 0;
    const int own[] = {source->cost, source->free, source->works};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i] >= 0)
            list[n++] = own[i];
    for (int i = source->stream; i >= 0; i = m->layout->stream[i].door.next)
        if (m->layout->stream[i].door.next >= 0 && m->wanted->input[m->layout->stream[i].door.rate])
            list[n++] = m->layout->stream[i].door.rate;
    return n;
}

static void weigh_source(struct maker *m, int i)
{
    const struct fc_source *source = &m->layout->source[i];
    double                  inquiries = 0, passed = 1;
    for (int t = m->wanted->first; t <= m->wanted->last; t++) {
        double mean = 0;
        if (source->cost >= 0)
            mean = source->bought[t] / m->rough[source->cost].mean;
        if (source->works >= 0)
            mean *= m->rough[source->works].mean;
        if (source->free >= 0)
            mean += m->rough[source->free].mean * source->free_shape[t];
        inquiries += mean * source->shape[t];
    }
    for (int s = source->stream; s >= 0; s = m->layout->stream[s].door.next) {
        const struct fc_door *door = &m->layout->stream[s].door;
        if (door->next >= 0 && m->wanted->input[door->rate])
            passed *= m->rough[door->rate].mean;
    }
    m->weight[i] = inquiries * passed;
    m->all += m->weight[i];
}

/* Classes of importance: each half as important as the one before. */
enum { CLASSES = 12 };

static int class_of(const struct maker *m, double importance)
{
    const double share = m->all > 0 ? importance / m->all : 0;
    const int    halvings = share > 0 ? (int)floor(1 - log2(share)) : CLASSES;
    return halvings < 0 ? 0 : halvings < CLASSES ? halvings : CLASSES - 1;
}

static int add_axis(struct maker *m, uint64_t site, uint64_t index)
{
    struct fc_draws *draws = m->draws;
    draws->axis[draws->n] = fc_sobol_axis_make(draws->n, site, index);
    return draws->n++;
}

/* What is certain needs no draw, but for the sake of those that are mixed from its score. */
static bool is_drawn(const struct maker *m, int input)
{
    const struct fc_layout *layout = m->layout;
    bool                    drawn = layout->input[input].quantity->kind != FC_CERTAIN;
    for (int i = 0; i < layout->n_tied; i++)
        drawn = drawn || layout->tied[i] == input;
    return drawn && matters(m, input);
}

static void add_inputs(struct maker *m, const int class[])
{
    const struct fc_layout *layout = m->layout;
    for (int now = 0; now < CLASSES; now++)
        for (int i = 0; i < layout->n_inputs; i++)
            if (class[i] == now && is_drawn(m, i))
                m->draws->input[i] = add_axis(m, layout->input[i].site, 0);
}

static void add_market(struct maker *m)
{
    const struct fc_layout *layout = m->layout;
    for (int t = m->wanted->first; t <= m->wanted->last && layout->market.table != NULL; t++)
        m->draws->market[t] = add_axis(m, layout->market_site, (uint64_t)(layout->plan->start + t));
}

static void add_noises(struct maker *m, const int class[])
{
    const struct fc_layout *layout = m->layout;
    for (int now = 0; now < CLASSES; now++)
        for (int t = m->wanted->first; t <= m->wanted->last; t++)
            for (int i = 0; i < layout->n_sources; i++)
                if (class[i] == now && layout->source[i].noise.table != NULL)
                    m->draws->noise[i * layout->months + t] =
                        add_axis(m, layout->source[i].site, (uint64_t)(layout->plan->start + t));
}

/* Importance of each input, then of each source's noise, as classes. */
static void classify(struct maker *m, double importance[], int input_class[], int noise_class[])
{
    const struct fc_layout *layout = m->layout;
    for (int i = 0; i < layout->n_sources; i++) {
        int       list[FC_MAX_STAGES + 3];
        const int n = inputs_of(m, &layout->source[i], list);
        for (int k = 0; k < n; k++)
            importance[list[k]] += m->weight[i] * m->rough[list[k]].spread;
    }
    for (int i = 0; i < layout->n_inputs; i++)
        input_class[i] = class_of(m, importance[i]);
    for (int i = 0; i < layout->n_sources; i++) {
        const struct fc_quantile_table *noise = layout->source[i].noise.table;
        noise_class[i] = class_of(m, noise == NULL ? 0 : m->weight[i] * rough_of(noise).spread);
    }
}

static int *none_of(size_t n, struct fc_arena *arena)
{
    int *axis = fc_arena_take(arena, n + 1, sizeof *axis);
    for (size_t i = 0; i < n && axis != NULL; i++)
        axis[i] = -1;
    return axis;
}

bool fc_draws_make(struct fc_draws *out, const struct fc_layout *layout,
                   const struct fc_draws_wanted *wanted, struct fc_arena *arena)
{
    const size_t inputs = (size_t)layout->n_inputs, sources = (size_t)layout->n_sources;
    const size_t months = (size_t)layout->months;
    *out = (struct fc_draws){.input = none_of(inputs, arena),
                             .market = none_of(months, arena),
                             .noise = none_of(sources * months, arena)};
    out->axis = fc_arena_take(arena, inputs + months * (sources + 1) + 1, sizeof *out->axis);
    struct maker m = {.draws = out, .layout = layout, .wanted = wanted};
    m.rough = fc_arena_take(arena, inputs + 1, sizeof *m.rough);
    m.weight = fc_arena_take(arena, sources + 1, sizeof *m.weight);
    double *importance = fc_arena_take(arena, inputs + 1, sizeof *importance);
    int *class = fc_arena_take(arena, inputs + sources + 1, sizeof *class);
    if (out->axis == NULL || out->input == NULL || out->market == NULL || out->noise == NULL ||
        m.rough == NULL || m.weight == NULL || importance == NULL || class == NULL)
        return false;
    for (int i = 0; i < layout->n_inputs; i++)
        m.rough[i] = rough_of(layout->input[i].table);
    for (int i = 0; i < layout->n_sources; i++)
        weigh_source(&m, i);
    classify(&m, importance, class, class + inputs);
    add_inputs(&m, class);
    add_market(&m);
    add_noises(&m, class + inputs);
    return true;
}
