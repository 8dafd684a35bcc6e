/* Interrupt and terminate: what runs stops soon, and says what it knows so far. */
#ifndef FC_COMMAND_STOP_H
#define FC_COMMAND_STOP_H

#include <signal.h>

/* From now on SIGINT and SIGTERM set the flag; a second one ends the program as usual. */
void fc_stop_on_signals(void);

/* 0 until a signal came. */
const volatile sig_atomic_t *fc_stop_flag(void);

#endif
