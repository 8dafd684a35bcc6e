/* Every way from a source to a stage, and the draws that any of them hangs on. */
#include "engine/closed_form_counts.h"

enum { LANES = FC_SOBOL_BLOCK };

/* Another door's lags on top: their convolution, as far as the plan goes. */
static bool delay_more(struct fc_path *path, const struct fc_door *door, int months,
                       struct fc_arena *arena)
{
    double   *lag = fc_arena_take(arena, (size_t)months, sizeof *lag);
    const int most = path->n_lags + door->n_lags - 1;
    const int n = most < months ? most : months;
    for (int i = 0; i < path->n_lags && lag != NULL; i++)
        for (int j = 0; j < door->n_lags && i + j < n; j++)
            lag[i + j] += path->lag[i] * door->lag[j] * door->keep;
    path->n_lags = n;
    path->lag = lag;
    return lag != NULL;
}

static bool find_path(struct fc_path *path, const struct fc_layout *layout,
                      const struct fc_source *source, int stage, struct fc_arena *arena)
{
    static const double at_once = 1;
    *path = (struct fc_path){.n_lags = 1, .lag = &at_once};
    const struct fc_stream *stream = &layout->stream[source->stream];
    for (int s = 0; s <= stage; s++) {
        path->rate[path->n_rates++] = s == 0 ? source->rate : stream->door.rate;
        if (!delay_more(path, &stream->door, layout->months, arena))
            return false;
        stream = &layout->stream[stream->door.next];
    }
    return true;
}

static void want(bool input[], int i)
{
    if (i >= 0)
        input[i] = true;
}

/* The inputs on the paths, and the first month whose inquiries may count. */
static bool make_draws(struct fc_counts *out, struct fc_arena *arena)
{
    const struct fc_layout *layout = out->layout;
    bool *input = fc_arena_take(arena, (size_t)layout->n_inputs + 1, sizeof *input);
    int   longest = 1;
    for (int i = 0; i < layout->n_sources && input != NULL; i++) {
        want(input, layout->source[i].cost);
        want(input, layout->source[i].free);
        want(input, layout->source[i].works);
        for (int k = 0; k < out->n_stages; k++) {
            const struct fc_path *path = &out->path[k * layout->n_sources + i];
            for (int r = 0; r < path->n_rates; r++)
                want(input, path->rate[r]);
            longest = path->n_lags > longest ? path->n_lags : longest;
        }
    }
    out->first = out->from >= longest ? out->from - longest + 1 : 0;
    const struct fc_draws_wanted wanted = {.first = out->first, .last = out->to, .input = input};
    return input != NULL && fc_draws_make(&out->draws, layout, &wanted, arena);
}

bool fc_counts_make(struct fc_counts *out, const struct fc_layout *layout, int n_stages,
                    const int stage[], int from, int to, struct fc_arena *arena)
{
    const size_t    n = (size_t)n_stages * (size_t)layout->n_sources;
    struct fc_path *path = fc_arena_take(arena, n + 1, sizeof *path);
    *out = (struct fc_counts){.layout = layout,
                              .n_stages = n_stages,
                              .stage = stage,
                              .path = path,
                              .from = from,
                              .to = to};
    for (int k = 0; k < n_stages && path != NULL; k++)
        for (int i = 0; i < layout->n_sources; i++)
            if (!find_path(path + k * layout->n_sources + i, layout, &layout->source[i], stage[k],
                           arena))
                return false;
    return path != NULL && make_draws(out, arena);
}

struct fc_counts_work *fc_counts_work_make(const struct fc_counts *counts, struct fc_arena *arena)
{
    const struct fc_layout *layout = counts->layout;
    const size_t            months = (size_t)layout->months;
    struct fc_counts_work  *work = fc_arena_take(arena, 1, sizeof *work);
    if (work == NULL)
        return NULL;
    const struct {
        double **column;
        size_t   n;
    } part[] = {{&work->input, (size_t)layout->n_inputs},
                {&work->score, (size_t)(layout->n_tied + layout->n_scores)},
                {&work->mean, (size_t)layout->n_sources * months},
                {&work->market, 1},
                {&work->part, 3},
                {&work->count, (size_t)counts->n_stages * months}};
    work->sobol = fc_arena_take(arena, (size_t)counts->draws.n + 1, sizeof *work->sobol);
    bool made = work->sobol != NULL;
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        *part[i].column = fc_arena_take(arena, (part[i].n + 1) * LANES, sizeof(double));
        made = made && *part[i].column != NULL;
    }
    return made ? work : NULL;
}
