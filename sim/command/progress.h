/* A bar with the time left, for a person who waits. */
#ifndef FC_COMMAND_PROGRESS_H
#define FC_COMMAND_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "run/forecast.h"

/* Begin with fc_progress_begin. */
struct fc_bar {
    bool            wanted; /* stderr is a terminal, and nobody asked for quiet */
    bool            drawn;
    struct timespec begin, last;
};

void fc_progress_begin(struct fc_bar *bar, bool quiet);

/* What a run tells its progress to. Nothing is drawn in the first 300 ms. */
struct fc_progress fc_progress_to(struct fc_bar *bar);

/* Erases the bar. */
void fc_progress_end(struct fc_bar *bar);

#endif
