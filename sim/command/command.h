/* The table of commands: a command exists because its row does. */
#ifndef FC_COMMAND_COMMAND_H
#define FC_COMMAND_COMMAND_H

#include <stdint.h>

#include "base/text.h"

struct fc_job;

enum { FC_EXAMPLES = 3 };

struct fc_command {
    const char *name;
    const char *words;                 /* what it takes besides options: "PLAN [\"QUESTION\"]" */
    const char *does;                  /* one line */
    const char *more;                  /* what else is worth knowing; may be NULL */
    void (*list)(struct fc_text *out); /* what else is known by name; may be NULL */
    const char *example[FC_EXAMPLES];  /* without the program's name */
    int         least, most;           /* words it takes; most < 0: any number */
    uint32_t    options;               /* bits of fc_option_name */
    int (*run)(struct fc_job *job);    /* the exit code */
};

/* In the order of --help; NULL past the last. */
const struct fc_command *fc_command_at(int index);
const struct fc_command *fc_command_named(const char *name);

/* The help of one command, of the whole program, and the short one for no arguments. */
void fc_help_command(struct fc_text *out, const struct fc_command *command);
void fc_help_program(struct fc_text *out);
void fc_help_short(struct fc_text *out);

#endif
