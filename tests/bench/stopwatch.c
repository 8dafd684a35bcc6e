/* How long a command takes, and how much memory: its output is thrown away.

   stopwatch time COMMAND...            seconds and the largest memory in kilobytes
   stopwatch fit SECONDS COMMAND...     for how many trials it takes about that long over its start
   stopwatch slope LOW HIGH COMMAND...  nanoseconds a trial: the time for HIGH trials less that for
                                        LOW, so that starting up does not count

   A word {} of the command stands for the number of trials. */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct taken {
    double seconds;
    long   kilobytes;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void run_child(char *command[])
{
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execvp(command[0], command);
    fprintf(stderr, "stopwatch: cannot run %s\n", command[0]);
    _exit(127);
}

/* Ends the program when the command fails: a time of something that did not work is worse than
   none. */
static struct taken run(char *const command[], double trials)
{
    char   number[32];
    char  *word[64];
    size_t n = 0;
    snprintf(number, sizeof number, "%.0f", trials);
    for (; command[n] != NULL && n + 1 < sizeof word / sizeof *word; n++)
        word[n] = strcmp(command[n], "{}") == 0 ? number : command[n];
    word[n] = NULL;

    struct rusage used;
    int           status;
    const double  start = now();
    const pid_t   child = fork();
    if (child == 0)
        run_child(word);
    if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        fprintf(stderr, "stopwatch: %s did not end well\n", word[0]);
        exit(1);
    }
    return (struct taken){.seconds = now() - start, .kilobytes = used.ru_maxrss};
}

static double fit(char *const command[], double seconds)
{
    const double start = run(command, 1).seconds;
    for (double n = 8;; n *= 4) {
        const double more = run(command, n).seconds - start;
        if (more > seconds / 6 || n > 1e9)
            return fmax(10, floor(n * seconds / more));
    }
}

int main(int argc, char *argv[])
{
    if (argc > 2 && strcmp(argv[1], "time") == 0) {
        const struct taken taken = run(argv + 2, 0);
        printf("%.6f %ld\n", taken.seconds, taken.kilobytes);
    } else if (argc > 3 && strcmp(argv[1], "fit") == 0) {
        printf("%.0f\n", fit(argv + 3, strtod(argv[2], NULL)));
    } else if (argc > 4 && strcmp(argv[1], "slope") == 0) {
        const double low = strtod(argv[2], NULL), high = strtod(argv[3], NULL);
        const double less = run(argv + 4, low).seconds;
        const double more = run(argv + 4, high).seconds;
        printf("%.3f\n", 1e9 * (more - less) / (high - low));
    } else {
        fprintf(stderr, "usage: stopwatch time|fit SECONDS|slope LOW HIGH COMMAND...\n");
        return 2;
    }
    return 0;
}
