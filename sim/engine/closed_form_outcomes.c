/* Each stage, sum of months, level and tail is listed once, whoever asks for it. */
#include "engine/closed_form_outcomes.h"

#include <string.h>

/* Room for one more in an array of the arena: moved to twice the room when it is full. */
static bool make_room(struct fc_outcomes *o, void *array, int n, int *most, size_t size)
{
    void *old;
    memcpy(&old, array, sizeof old);
    if (o->failed || n < *most)
        return !o->failed;
    const int   room = *most == 0 ? 16 : 2 * *most;
    void *const moved = fc_arena_take(o->arena, (size_t)room, size);
    o->failed = moved == NULL;
    if (o->failed)
        return false;
    if (n > 0)
        memcpy(moved, old, (size_t)n * size);
    memcpy(array, &moved, sizeof moved);
    *most = room;
    return true;
}

static int stage_of(struct fc_outcomes *o, int stage)
{
    for (int i = 0; i < o->n_stages; i++)
        if (o->stage[i] == stage)
            return i;
    if (o->stage == NULL)
        o->stage = fc_arena_take(o->arena, FC_MAX_STAGES + 1, sizeof *o->stage);
    o->failed = o->failed || o->stage == NULL;
    if (o->failed)
        return 0;
    o->stage[o->n_stages] = stage;
    return o->n_stages++;
}

static int sum_of(struct fc_outcomes *o, int stage, struct fc_span span)
{
    const int of = stage_of(o, stage);
    for (int i = 0; i < o->n_sums; i++)
        if (o->sum[i].stage == of && o->sum[i].span.first == span.first &&
            o->sum[i].span.last == span.last)
            return i;
    if (!make_room(o, &o->sum, o->n_sums, &o->most_sums, sizeof *o->sum))
        return 0;
    o->sum[o->n_sums] = (struct fc_count_sum){of, span};
    return o->n_sums++;
}

static int table_of(struct fc_outcomes *o, int64_t level)
{
    for (int i = 0; i < o->n_tables; i++)
        if (o->level[i] == level)
            return i;
    if (!make_room(o, &o->level, o->n_tables, &o->most_tables, sizeof *o->level))
        return 0;
    o->level[o->n_tables] = level;
    return o->n_tables++;
}

static int tail_of(struct fc_outcomes *o, int sum, int64_t level)
{
    const int table = table_of(o, level);
    for (int i = 0; i < o->n_tails; i++)
        if (o->tail[i].sum == sum && o->tail[i].table == table)
            return i;
    if (!make_room(o, &o->tail, o->n_tails, &o->most_tails, sizeof *o->tail))
        return 0;
    o->tail[o->n_tails] = (struct fc_count_tail){sum, table};
    return o->n_tails++;
}

static int add_outcome(struct fc_outcomes *o, struct fc_outcome outcome)
{
    if (!make_room(o, &o->outcome, o->n, &o->most, sizeof *o->outcome))
        return 0;
    o->outcome[o->n] = outcome;
    return o->n++;
}

int fc_outcomes_add(struct fc_outcomes *outcomes, const struct fc_bands *bands, int then)
{
    struct fc_outcome made = {.needed = bands->needed, .n = bands->n, .then = then};
    made.tail = fc_arena_take(outcomes->arena, (size_t)bands->n + 1, sizeof *made.tail);
    outcomes->failed = outcomes->failed || made.tail == NULL;
    for (int i = 0; i < bands->n && !outcomes->failed; i++) {
        const struct fc_band *band = &bands->band[i];
        const int             sum = sum_of(outcomes, bands->stage, band->span);
        /* What can never be is a count below none. */
        const int64_t most = band->most >= band->least ? band->most : -1;
        made.tail[i][0] = band->least > 0 ? tail_of(outcomes, sum, band->least) : -1;
        made.tail[i][1] = most < FC_BAND_ANY ? tail_of(outcomes, sum, most < 0 ? 0 : most + 1) : -1;
        if (most < 0)
            made.tail[i][0] = -1;
    }
    return add_outcome(outcomes, made);
}

int fc_outcomes_add_count(struct fc_outcomes *outcomes, int stage, struct fc_span span)
{
    const int sum = sum_of(outcomes, stage, span);
    return add_outcome(outcomes, (struct fc_outcome){.is_count = true, .sum = sum, .then = -1});
}

struct fc_span fc_outcomes_months(const struct fc_outcomes *outcomes)
{
    struct fc_span all = outcomes->sum[0].span;
    for (int i = 1; i < outcomes->n_sums; i++) {
        const struct fc_span span = outcomes->sum[i].span;
        all.first = span.first < all.first ? span.first : all.first;
        all.last = span.last > all.last ? span.last : all.last;
    }
    return all;
}

const struct fc_tail *fc_outcomes_tables(const struct fc_outcomes *outcomes)
{
    struct fc_tail *table =
        fc_arena_take(outcomes->arena, (size_t)outcomes->n_tables + 1, sizeof *table);
    for (int i = 0; i < outcomes->n_tables && table != NULL; i++)
        fc_tail_make(&table[i], outcomes->level[i]);
    return table;
}

struct fc_outcomes_work *fc_outcomes_work_make(const struct fc_outcomes *outcomes,
                                               const struct fc_tail *table, struct fc_arena *arena)
{
    struct fc_outcomes_work *work = fc_arena_take(arena, 1, sizeof *work);
    if (work == NULL)
        return NULL;
    const size_t lanes = FC_SOBOL_BLOCK * sizeof(double);
    work->table = table;
    work->sum = fc_arena_take(arena, (size_t)outcomes->n_sums + 1, lanes);
    work->tail = fc_arena_take(arena, (size_t)outcomes->n_tails + 1, lanes);
    work->value = fc_arena_take(arena, (size_t)outcomes->n + 1, lanes);
    work->part = fc_arena_take(arena, FC_MAX_MONTHS / 2 + 2, lanes);
    const bool made =
        work->sum != NULL && work->tail != NULL && work->value != NULL && work->part != NULL;
    return made ? work : NULL;
}
