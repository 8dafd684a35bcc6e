/* A few trials kept whole, for charts of single years: in proportion kept and missed. */
#ifndef FC_RESULTS_SAMPLE_H
#define FC_RESULTS_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/trial.h"

enum { FC_SAMPLES = 20 };

/* One possible year: what a measure did in one trial. */
struct fc_sample {
    uint64_t trial;
    bool     kept;
    int64_t *value; /* [months] ticks */
};

/* The FC_SAMPLES trials of lowest number that keep a promise, and as many that miss it. Which these
   are depends on the trials alone, so samples of any blocks merge in any order. */
struct fc_samples {
    int              months;
    int              n[2];                /* of the missed ones, of the kept ones */
    struct fc_sample item[2][FC_SAMPLES]; /* the same; rising trial numbers */
    int64_t         *room;                /* what they point into */
};

/* False when memory is out. */
bool fc_samples_make(struct fc_samples *out, int months);
void fc_samples_free(struct fc_samples *samples);

/* Looks at a block of trials: the months of a measure, and in which the promise was kept. */
void fc_samples_see(struct fc_samples *samples, const struct fc_block *block, int measure,
                    const bool kept[]);
void fc_samples_merge(struct fc_samples *into, const struct fc_samples *from);

/* Picks FC_SAMPLES trials (all, when fewer were run) of which as many kept the promise as in all
   trials, to the nearest; in trial order. Returns how many. */
int fc_samples_pick(const struct fc_samples *samples, uint64_t kept, uint64_t trials,
                    const struct fc_sample *out[FC_SAMPLES]);

#endif
