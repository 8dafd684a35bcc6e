#include "command/stop.h"

#include <stddef.h>

/* The one thing a signal handler may write. */
static volatile sig_atomic_t stopped;

static void note(int signal_number)
{
    (void)signal_number;
    stopped = 1;
}

void fc_stop_on_signals(void)
{
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND | SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

const volatile sig_atomic_t *fc_stop_flag(void)
{
    return &stopped;
}
