#include "command/progress.h"

#include <stdio.h>
#include <unistd.h>

enum { CELLS = 30 };

static const double FIRST = 0.3, AGAIN = 0.1; /* seconds */

static double seconds_since(struct timespec then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then.tv_sec) + 1e-9 * (double)(now.tv_nsec - then.tv_nsec);
}

void fc_progress_begin(struct fc_bar *bar, bool quiet)
{
    *bar = (struct fc_bar){.wanted = !quiet && isatty(STDERR_FILENO)};
    clock_gettime(CLOCK_MONOTONIC, &bar->begin);
}

static void draw(void *to, uint64_t done, uint64_t all)
{
    struct fc_bar *bar = to;
    const double   passed = seconds_since(bar->begin);
    if (!bar->wanted || passed < FIRST || done == 0 ||
        (bar->drawn && seconds_since(bar->last) < AGAIN))
        return;
    const double share = (double)done / (double)all;
    const double left = passed / share - passed;
    const int    full = (int)(share * CELLS);
    fprintf(stderr, "\r[%.*s%*s] %3.0f %%, %.0f s left \033[K", full,
            "##############################", CELLS - full, "", share * 100, left);
    fflush(stderr);
    bar->drawn = true;
    clock_gettime(CLOCK_MONOTONIC, &bar->last);
}

struct fc_progress fc_progress_to(struct fc_bar *bar)
{
    return (struct fc_progress){.tell = draw, .to = bar};
}

void fc_progress_end(struct fc_bar *bar)
{
    if (bar->drawn)
        fputs("\r\033[K", stderr);
    bar->drawn = false;
}
