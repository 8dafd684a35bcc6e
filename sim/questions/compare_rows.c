#include "questions/compare_rows.h"

#include <string.h>

void *fc_matcher_take(struct fc_matcher *m, int n, size_t size)
{
    void *taken = m->failed ? NULL : fc_arena_take(m->arena, (size_t)n + 1, size);
    m->failed = taken == NULL;
    return taken;
}

/* Twice the room, with what is there. */
static void *grow(struct fc_matcher *m, const void *old, int n, int *room, size_t size)
{
    const int more = *room == 0 ? 64 : 2 * *room;
    void     *taken = fc_matcher_take(m, more, size);
    if (taken != NULL && n > 0)
        memcpy(taken, old, (size_t)n * size);
    *room = taken == NULL ? *room : more;
    return taken;
}

int fc_matcher_figure(struct fc_matcher *m, int side, int measure, struct fc_span span)
{
    struct fc_figure_list *list = m->pair->list[side];
    for (int i = 0; i < list->n; i++)
        if (list->figure[i].measure == measure && list->figure[i].span.first == span.first &&
            list->figure[i].span.last == span.last)
            return i;
    if (list->n == list->room) {
        struct fc_figure *grown = grow(m, list->figure, list->n, &list->room, sizeof *grown);
        if (grown == NULL)
            return 0;
        list->figure = grown;
    }
    list->figure[list->n] = (struct fc_figure){measure, span};
    return list->n++;
}

void fc_matcher_row(struct fc_matcher *m, int n, const int *first, const int *second, double ticks,
                    struct fc_difference *out)
{
    struct fc_pair *pair = m->pair;
    if (pair->n_rows == pair->room) {
        struct fc_pair_row *grown = grow(m, pair->row, pair->n_rows, &pair->room, sizeof *grown);
        if (grown == NULL)
            return;
        pair->row = grown;
    }
    if (!m->failed)
        pair->row[pair->n_rows++] =
            (struct fc_pair_row){.n = n, .column = {first, second}, .ticks = ticks, .out = out};
}

void fc_matcher_watch(struct fc_matcher *m, const int measure[2], const struct fc_span span[2],
                      double periods, struct fc_difference *out)
{
    int *column[2] = {fc_matcher_take(m, 1, sizeof(int)), fc_matcher_take(m, 1, sizeof(int))};
    if (m->failed)
        return;
    for (int side = 0; side < 2; side++)
        *column[side] = fc_matcher_figure(m, side, measure[side], span[side]);
    fc_matcher_row(m, 1, column[0], column[1], m->plan[0]->measure[measure[0]].ticks * periods,
                   out);
}
