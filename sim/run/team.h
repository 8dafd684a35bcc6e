/* Threads: the only file that knows how work is shared out. */
#ifndef FC_RUN_TEAM_H
#define FC_RUN_TEAM_H

#include <stdint.h>

/* How many threads a request for `threads` gets: 0 asks for all the machine has. */
int fc_team_size(int threads);

/* Calls work(context, thread, job) once for every job from 0 to jobs - 1, on `threads` threads
   numbered from 0. The order is not fixed. */
void fc_team_run(int threads, uint64_t jobs, void (*work)(void *context, int thread, uint64_t job),
                 void *context);

#endif
