#include "questions/need.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "results/statistic.h"

/* Fewer years than these tell nothing of a chance among them; of a short run a quarter. */
enum { FEWEST = 500, SHORT = 4, SHARE = 100 };

/* The metric decides when keeping the middle level makes at least this difference. */
static const double DIFFERENCE = 0.1;

/* Where the curve is looked at: levels kept in so many of the years. */
static const double kept_in[FC_NEED_CURVE - 1] = {0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05};

struct year {
    int64_t statistic;
    bool    money;
};

/* All years, the best first; money[i]: of the first i so many kept the money. */
struct years {
    uint64_t     n;
    struct year *year;
    uint64_t    *money;
    double       scale; /* ticks of the statistic in one unit of the level */
    double       step;  /* levels are said in these */
};

static int better_first(const void *a, const void *b)
{
    const int64_t first = ((const struct year *)a)->statistic;
    const int64_t second = ((const struct year *)b)->statistic;
    return (first < second) - (first > second);
}

static bool sort_years(struct years *out, const struct fc_columns *columns, struct fc_arena *arena)
{
    out->n = columns->trials;
    out->year = fc_arena_take(arena, out->n, sizeof *out->year);
    out->money = fc_arena_take(arena, out->n + 1, sizeof *out->money);
    if (out->year == NULL || out->money == NULL)
        return false;
    for (uint64_t i = 0; i < out->n; i++)
        out->year[i] = (struct year){columns->statistic[0][i], columns->kept[1][i]};
    qsort(out->year, out->n, sizeof *out->year, better_first);
    for (uint64_t i = 0; i < out->n; i++)
        out->money[i + 1] = out->money[i] + out->year[i].money;
    return true;
}

/* How many years keep a level. */
static uint64_t reaching(const struct years *years, double level)
{
    uint64_t low = 0, high = years->n;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (fc_holds(false, years->year[middle].statistic, level * years->scale))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct fc_chance chance_among(uint64_t kept, uint64_t n)
{
    if (n == 0)
        return (struct fc_chance){.p = 0, .standard_error = 1, .low = 0, .high = 1};
    return fc_chance_of(kept, n);
}

static struct fc_need_point point_at(const struct years *years, double level)
{
    const uint64_t n = reaching(years, level), all = years->n;
    return (struct fc_need_point){.level = level,
                                  .reached = fc_chance_of(n, all),
                                  .if_kept = chance_among(years->money[n], n),
                                  .if_missed =
                                      chance_among(years->money[all] - years->money[n], all - n)};
}

static double round_level(const struct years *years, double level, bool up)
{
    const double steps = level / years->step;
    return (up ? ceil(steps - 1e-9) : floor(steps + 1e-9)) * years->step;
}

/* The level that the n best years keep. */
static double level_of(const struct years *years, uint64_t n)
{
    const int64_t statistic = years->year[n > 0 ? n - 1 : 0].statistic;
    return statistic == FC_UNDEFINED ? 0 : (double)statistic / years->scale;
}

static uint64_t fewest_of(uint64_t trials)
{
    const uint64_t few = trials / SHORT < FEWEST ? trials / SHORT : FEWEST;
    return trials / SHARE > few ? trials / SHARE : few > 0 ? few : 1;
}

/* The most years, taken from the best down, among which the money is as sure as wanted; 0: none.
   What stands on one level is taken together. */
static uint64_t years_enough(const struct years *years, double wanted)
{
    for (uint64_t n = years->n; n >= fewest_of(years->n); n--) {
        const bool whole =
            n == years->n || years->year[n].statistic != years->year[n - 1].statistic;
        if (whole && (double)years->money[n] >= wanted * (double)n)
            return n;
    }
    return 0;
}

static void fill_curve(struct fc_need *out, const struct years *years)
{
    for (int i = 0; i < FC_NEED_CURVE - 1; i++) {
        const uint64_t n = (uint64_t)ceil(kept_in[i] * (double)years->n);
        const double   level = round_level(years, level_of(years, n), false);
        if (out->n_curve == 0 || level > out->curve[out->n_curve - 1].level)
            out->curve[out->n_curve++] = point_at(years, level);
    }
    if (!out->found)
        return;
    int at = out->n_curve;
    for (int i = out->n_curve; i-- > 0;)
        if (out->curve[i].level >= out->needed.level)
            at = i;
    if (at < out->n_curve && out->curve[at].level == out->needed.level)
        return;
    for (int i = out->n_curve++; i > at; i--)
        out->curve[i] = out->curve[i - 1];
    out->curve[at] = out->needed;
}

static void answer(struct fc_need *out, const struct years *years)
{
    const uint64_t n = years_enough(years, out->confidence);
    const double   most = level_of(years, fewest_of(years->n));
    out->trials = years->n;
    out->as_planned = fc_chance_of(years->money[years->n], years->n);
    out->any = out->as_planned.p >= out->confidence;
    out->found = !out->any && n > 0;
    if (out->found)
        out->needed = point_at(years, round_level(years, level_of(years, n), true));
    out->highest = point_at(years, round_level(years, most, false));
    out->middle = point_at(years, round_level(years, level_of(years, (years->n + 1) / 2), false));
    out->decides = out->middle.if_kept.p - out->middle.if_missed.p >= DIFFERENCE;
    fill_curve(out, years);
}

/* Whole items; of money and shares three digits of a usual value. */
static double step_of(const struct fc_measure *measure, double usual)
{
    if (measure->unit == FC_UNIT_COUNT || !(usual > 0))
        return 1;
    return pow(10, floor(log10(usual)) - 2);
}

static enum fc_status run(struct fc_need *out, const struct fc_study *study,
                          const struct fc_promise *metric, struct fc_arena *arena,
                          struct fc_error *err)
{
    const struct fc_promise        *promise[2] = {metric, out->money};
    const struct fc_columns_request request = {
        .plan = study->plan,
        .n_promises = 2,
        .promise = promise,
        .seed = study->seed,
        .trials = study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS,
        .threads = study->threads,
        .progress = study->progress,
        .stop = study->stop};
    const struct fc_measure *measure = &study->plan->measure[out->clause->measure];
    struct fc_columns        columns;
    struct years   years = {.scale = fc_statistic_scale(metric->clause, measure->ticks), .step = 1};
    enum fc_status status = fc_columns_run(&columns, &request, arena, err);
    if (status == FC_OK && !sort_years(&years, &columns, arena))
        status = fc_fail(err, FC_NO_MEMORY, "There is not enough memory to sort the years.");
    if (status != FC_OK)
        return status;
    years.step = step_of(measure, fabs(level_of(&years, (years.n + 1) / 2)));
    answer(out, &years);
    return FC_OK;
}

enum fc_status fc_need_find(struct fc_need *out, const struct fc_study *study,
                            const struct fc_clause *clause, const struct fc_promise *money,
                            double confidence, struct fc_error *err)
{
    assert(!clause->at_most);
    struct fc_arena   arena = {0};
    struct fc_clause  flat = *clause; /* the level is what is looked for: it does not step */
    double           *level = fc_arena_take(&arena, (size_t)clause->n_periods, sizeof *level);
    struct fc_promise metric = {.confidence = confidence, .n_clauses = 1, .clause = &flat};
    *out = (struct fc_need){.clause = clause, .money = money, .confidence = confidence};
    flat.one_level = true;
    flat.level = level;
    const enum fc_status status =
        level == NULL ? fc_fail(err, FC_NO_MEMORY, "There is not enough memory to ask.")
                      : run(out, study, &metric, &arena, err);
    fc_arena_free(&arena);
    return status;
}
