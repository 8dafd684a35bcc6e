/* What holds in all months stands first, then what all channels share, then month by month. */
#include "engine/closed_form_draws.h"

struct maker {
    struct fc_draws              *draws;
    const struct fc_layout       *layout;
    const struct fc_draws_wanted *wanted;
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

/* What is certain needs no draw, but for the sake of those that are mixed from its score. */
static bool is_drawn(const struct maker *m, int input)
{
    const struct fc_layout *layout = m->layout;
    bool                    drawn = layout->input[input].quantity->kind != FC_CERTAIN;
    for (int i = 0; i < layout->n_tied; i++)
        drawn = drawn || layout->tied[i] == input;
    return drawn && matters(m, input);
}

static int add_axis(struct maker *m, uint64_t site, uint64_t index)
{
    struct fc_draws *draws = m->draws;
    draws->axis[draws->n] = fc_sobol_axis_make(draws->n, site, index);
    return draws->n++;
}

static void add_inputs(struct maker *m)
{
    for (int i = 0; i < m->layout->n_inputs; i++)
        if (is_drawn(m, i))
            m->draws->input[i] = add_axis(m, m->layout->input[i].site, 0);
}

static uint64_t month_of(const struct maker *m, int t)
{
    return (uint64_t)(m->layout->plan->start + t);
}

static void add_market(struct maker *m)
{
    const struct fc_layout *layout = m->layout;
    for (int t = m->wanted->first; t <= m->wanted->last && layout->market.table != NULL; t++)
        m->draws->market[t] = add_axis(m, layout->market_site, month_of(m, t));
}

static void add_noises(struct maker *m)
{
    const struct fc_layout *layout = m->layout;
    for (int t = m->wanted->first; t <= m->wanted->last; t++)
        for (int i = 0; i < layout->n_sources; i++)
            if (layout->source[i].noise.table != NULL)
                m->draws->noise[i * layout->months + t] =
                    add_axis(m, layout->source[i].site, month_of(m, t));
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
    if (out->axis == NULL || out->input == NULL || out->market == NULL || out->noise == NULL)
        return false;
    struct maker m = {.draws = out, .layout = layout, .wanted = wanted};
    add_inputs(&m);
    add_market(&m);
    add_noises(&m);
    return true;
}
