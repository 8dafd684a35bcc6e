/* Arrivals after the plan's end: of them only totals are told, so they need not be told apart. */
#include "engine/maker.h"

/* Whether what passes through streams after the plan's end may do so in one month: none of them,
   nor any before or behind, treats a month in a way of its own. */
static void find_late(struct fc_layout *layout)
{
    for (int i = 0; i < layout->n_streams; i++)
        layout->stream[i].late = layout->stream[i].door.wobble == NULL;
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < layout->n_streams; i++) {
            struct fc_stream *stream = &layout->stream[i];
            const int         next = stream->door.next;
            if (stream->stage < 0 || next < 0 || stream->late == layout->stream[next].late)
                continue;
            stream->late = layout->stream[next].late = false;
            again = true;
        }
    }
}

static void arrive_until(const struct fc_layout *layout, struct fc_door *door)
{
    if (door->next >= 0 && layout->stream[door->next].late)
        door->latest = layout->months;
}

/* Of what arrives after the plan's end only totals are told. So where nothing hangs on the month it
   all arrives in the first: the same distribution, from fewer draws. */
void fc_gather_late(struct fc_layout *layout)
{
    if (layout->slots > 1 || layout->plan->nurture.exists || layout->cut)
        return;
    find_late(layout);
    for (int i = 0; i < layout->n_streams; i++) {
        struct fc_stream *stream = &layout->stream[i];
        arrive_until(layout, &stream->door);
        if (stream->late && stream->last > layout->months)
            stream->last = layout->months;
    }
    for (int i = 0; i < layout->n_cohorts; i++)
        arrive_until(layout, &layout->cohort[i].door);
}
