/* From the last stage that is asked about month by month straight to the total of the last. */
#include "engine/ledger.h"

/* What is needed of a stage. */
enum need { NOTHING, TOTAL, MONTHS };

/* What a kept measure needs of the last stage: in total, unless its months are told. Of what is not
   listed: everything. */
static enum need of_last(const struct fc_layout *layout, int measure, bool by_month)
{
    const struct fc_measure *m = &layout->plan->measure[measure];
    switch (m->what) {
    case FC_M_SPEND:
    case FC_M_COST: return NOTHING;
    case FC_M_COST_PER:
    case FC_M_ENTERED:
        if (m->stage + 1 < layout->plan->n_stages)
            return NOTHING;
        return by_month ? MONTHS : TOTAL;
    case FC_M_BOOKINGS:
    case FC_M_REVENUE:
    case FC_M_CASH:
    case FC_M_BOOKINGS_NO_LARGE: return by_month ? MONTHS : TOTAL;
    default: return MONTHS;
    }
}

static enum need need_of_last(const struct fc_layout *layout, const bool by_month[])
{
    enum need most = NOTHING;
    for (int i = 0; i < layout->plan->n_measures; i++) {
        const enum need need = layout->kept[i] ? of_last(layout, i, by_month[i]) : NOTHING;
        most = need > most ? need : most;
    }
    return most;
}

/* The last stage before the last whose entries are kept. */
static int last_kept(const struct fc_layout *layout)
{
    int last = -1;
    for (int i = 0; i < layout->plan->n_measures; i++) {
        const struct fc_measure *m = &layout->plan->measure[i];
        if (layout->kept[i] && m->what == FC_M_ENTERED && m->stage + 1 < layout->plan->n_stages &&
            m->stage > last)
            last = m->stage;
    }
    return last;
}

/* Whether nothing but the lags and rates decides when items pass the stages behind this one. */
static bool is_plain(const struct fc_layout *layout, int stage)
{
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = &layout->stream[i];
        if ((stream->stage > stage && stream->door.wobble != NULL) ||
            (stream->terms != NULL && stream->terms->term > 1))
            return false;
    }
    return layout->slots == 1 && !layout->pooling.exists && layout->n_cohorts == 0 &&
           !layout->leaving && layout->end == layout->months;
}

/* share[k]: of all who set out, who has got through k months later and been kept. One door more. */
static void pass_door(const struct fc_door *door, int months, double share[])
{
    for (int k = months - 1; k >= 0; k--) {
        double sum = 0;
        for (int j = 0; j <= k && j < door->n_lags; j++)
            sum += door->lag[j] * share[k - j];
        share[k] = sum * door->keep;
    }
}

/* One door for all those to the last stage. */
static bool join_doors(struct fc_layout *layout, struct fc_stream *stream, struct fc_arena *arena)
{
    const int months = layout->months, stages = layout->plan->n_stages;
    int      *skipped = fc_arena_take(arena, (size_t)stages, sizeof *skipped);
    double   *share = fc_arena_take(arena, (size_t)months, sizeof *share);
    double   *within = fc_arena_take(arena, (size_t)months, sizeof *within);
    if (skipped == NULL || share == NULL || within == NULL)
        return false;
    struct fc_door *door = &stream->door;
    share[0] = 1;
    pass_door(door, months, share);
    while (layout->stream[door->next].stage + 1 < stages) {
        const struct fc_door *next = &layout->stream[door->next].door;
        pass_door(next, months, share);
        skipped[door->n_skipped++] = next->rate;
        door->next = next->next;
    }
    double so_far = 0;
    for (int k = 0; k < months; k++) {
        so_far += share[k];
        within[months - 1 - k] = so_far < 1 ? so_far : 1;
    }
    door->keep = 1; /* is in the shares */
    door->skipped = skipped;
    door->within = within;
    return true;
}

bool fc_layout_shorten(struct fc_layout *layout, const bool by_month[], struct fc_arena *arena)
{
    const int from = last_kept(layout);
    layout->totals = true;
    if (layout->apart != FC_MERGED || need_of_last(layout, by_month) != TOTAL ||
        !is_plain(layout, from))
        return true;
    for (int i = 0; i < layout->n_streams; i++) {
        struct fc_stream *stream = &layout->stream[i];
        if (stream->stage == from && !join_doors(layout, stream, arena))
            return false;
        if (stream->stage > from && stream->stage + 1 < layout->plan->n_stages)
            stream->last = -1;
        if (stream->stage + 1 == layout->plan->n_stages)
            stream->first = layout->months - 1;
    }
    return true;
}
