#include "run/team.h"

#include <omp.h>

int fc_team_size(int threads)
{
    return threads > 0 ? threads : omp_get_max_threads();
}

void fc_team_run(int threads, uint64_t jobs, void (*work)(void *context, int thread, uint64_t job),
                 void *context)
{
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (uint64_t job = 0; job < jobs; job++)
        work(context, omp_get_thread_num(), job);
}
