/* A team's door: who waits, who has waited too long, who is worked. */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "tests/slow_trial.h"

/* A quarter of a twelfth of 365.25 days. */
static const double days_in_step = 7.609375;

static double days_since(int joined, int step)
{
    return days_in_step * (step - joined);
}

/* Those of one step stand in random order, so that whoever is taken next is one of them at random.
   */
static void join(struct slow_trial *trial, struct slow_crowd *queue, struct slow_crowd *come,
                 int step)
{
    if (come->n > 0)
        gsl_ran_shuffle(trial->rng, come->item, come->n, sizeof *come->item);
    for (size_t i = 0; i < come->n; i++) {
        come->item[i].joined = step;
        slow_crowd_add(queue, come->item[i]);
    }
}

static void expire(struct slow_trial *trial, struct slow_crowd *queue, int stage, int step)
{
    size_t left = 0;
    for (size_t i = 0; i < queue->n; i++) {
        const struct slow_item item = queue->item[i];
        if (days_since(item.joined, step) > slow_pace(trial, stage, item.channel)->expires)
            (*slow_tally(trial, FC_M_EXPIRED, stage - 1, slow_month(trial, step)))++;
        else
            queue->item[left++] = item;
    }
    queue->n = left;
}

static void work(struct slow_trial *trial, struct slow_item item, int stage, int step)
{
    const int    month = slow_month(trial, step);
    const double waited =
        slow_pace(trial, stage, item.channel)->response_time + days_since(item.joined, step);
    (*slow_tally(trial, FC_M_WORKED, stage - 1, month))++;
    /* Days are counted in whole hundredths, as money is. */
    *slow_tally(trial, FC_M_WAITED, stage - 1, month) += slow_hundredths(waited);
    slow_decide(trial, item, stage, step, waited);
}

void slow_queue_step(struct slow_trial *trial, int stage, int step, struct slow_crowd *come)
{
    struct slow_crew  *crew = &trial->crew[stage];
    struct slow_crowd *queue = &crew->queue;
    const int          month = slow_month(trial, step);
    join(trial, queue, come, step);
    expire(trial, queue, stage, step);

    const size_t units = (size_t)slow_crew_units(crew, step);
    const size_t n = units < queue->n ? units : queue->n;
    const bool   newest = crew->team->order == FC_NEWEST_FIRST;
    *slow_tally(trial, FC_M_CAPACITY, stage, month) += (double)units;
    for (size_t i = 0; i < n; i++)
        work(trial, queue->item[newest ? queue->n - 1 - i : i], stage, step);
    if (!newest && n > 0)
        memmove(queue->item, queue->item + n, (queue->n - n) * sizeof *queue->item);
    queue->n -= n;
    *slow_tally(trial, FC_M_WAITING, stage - 1, month) = (double)queue->n;
}
