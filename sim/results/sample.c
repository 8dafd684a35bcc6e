#include "results/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool fc_samples_make(struct fc_samples *out, int months)
{
    *out = (struct fc_samples){.months = months};
    const size_t size = (size_t)months;
    out->room = calloc(2 * FC_SAMPLES * size, sizeof *out->room);
    for (size_t i = 0; out->room != NULL && i < 2 * FC_SAMPLES; i++)
        out->item[i / FC_SAMPLES][i % FC_SAMPLES].value = out->room + i * size;
    return out->room != NULL;
}

void fc_samples_free(struct fc_samples *samples)
{
    free(samples->room);
    *samples = (struct fc_samples){0};
}

/* Whether a trial belongs among those of its kind that are here so far. */
static bool belongs(const struct fc_samples *samples, bool kept, uint64_t trial)
{
    const int n = samples->n[kept];
    return n < FC_SAMPLES || trial < samples->item[kept][n - 1].trial;
}

/* Makes room in rising order, dropping the last when all is full; returns the place. */
static struct fc_sample *insert(struct fc_samples *samples, bool kept, uint64_t trial)
{
    struct fc_sample *item = samples->item[kept];
    int               at = samples->n[kept] < FC_SAMPLES ? samples->n[kept]++ : FC_SAMPLES - 1;
    int64_t          *freed = item[at].value;
    for (; at > 0 && item[at - 1].trial > trial; at--)
        item[at] = item[at - 1];
    item[at] = (struct fc_sample){.trial = trial, .kept = kept, .value = freed};
    return &item[at];
}

void fc_samples_see(struct fc_samples *samples, const struct fc_block *block, int measure,
                    const bool kept[])
{
    for (int lane = 0; lane < block->n; lane++) {
        const uint64_t trial = block->first_trial + (uint64_t)lane;
        if (!belongs(samples, kept[lane], trial))
            continue;
        const struct fc_sample *sample = insert(samples, kept[lane], trial);
        for (int t = 0; t < samples->months; t++)
            sample->value[t] = fc_block_value(block, measure, t)[lane];
    }
}

void fc_samples_merge(struct fc_samples *into, const struct fc_samples *from)
{
    for (int kept = 0; kept < 2; kept++)
        for (int i = 0; i < from->n[kept]; i++) {
            const struct fc_sample *sample = &from->item[kept][i];
            if (belongs(into, sample->kept, sample->trial))
                memcpy(insert(into, sample->kept, sample->trial)->value, sample->value,
                       (size_t)into->months * sizeof *sample->value);
        }
}

int fc_samples_pick(const struct fc_samples *samples, uint64_t kept, uint64_t trials,
                    const struct fc_sample *out[FC_SAMPLES])
{
    if (trials == 0)
        return 0;
    const int n = trials < FC_SAMPLES ? (int)trials : FC_SAMPLES;
    const int wanted = (int)lround((double)n * (double)kept / (double)trials);
    int       from_missed = 0;
    int       from_kept = 0;
    for (int i = 0; i < n; i++) {
        const struct fc_sample *missed = &samples->item[0][from_missed];
        const struct fc_sample *good = &samples->item[1][from_kept];
        const bool              take_good =
            from_missed == n - wanted || (from_kept < wanted && good->trial < missed->trial);
        out[i] = take_good ? good : missed;
        from_kept += take_good;
        from_missed += !take_good;
    }
    return n;
}
