/* Help is made from the tables of commands, options and charts: it cannot say what is not so. */
#include "command/command.h"

#include <stdio.h>
#include <string.h>

#include "command/options.h"

enum { COMMAND_CELLS = 22, OPTION_CELLS = 24 };

static void put_option(struct fc_text *out, const struct fc_option *option)
{
    char letter[8] = "    ";
    char names[64];
    if (option->letter != 0)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(names, sizeof names, "--%s%s%s", option->name, option->value == NULL ? "" : " ",
             option->value == NULL ? "" : option->value);
    fc_text_add(out, "  %s%-*s", letter, OPTION_CELLS, names);
    if (strlen(names) > OPTION_CELLS - 1)
        fc_text_add(out, "\n%*s", 6 + OPTION_CELLS, "");
    fc_text_add(out, "%s\n", option->help);
}

void fc_help_command(struct fc_text *out, const struct fc_command *command)
{
    fc_text_add(out, "funnelcast %s %s: %s\n\n", command->name, command->words, command->does);
    if (command->more != NULL)
        fc_text_add(out, "%s\n\n", command->more);
    for (int i = 0; i < FC_EXAMPLES; i++)
        fc_text_add(out, "  funnelcast %s\n", command->example[i]);
    fc_text_add(out, "\n");
    if (command->list != NULL) {
        command->list(out);
        fc_text_add(out, "\n");
    }
    for (int i = 0; i < FC_OPTIONS; i++)
        if ((command->options & FC_OPTION_BIT(i)) != 0)
            put_option(out, fc_option_at((enum fc_option_name)i));
}

static void put_commands(struct fc_text *out)
{
    char usage[64];
    for (int i = 0; fc_command_at(i) != NULL; i++) {
        const struct fc_command *command = fc_command_at(i);
        snprintf(usage, sizeof usage, "%s %s", command->name, command->words);
        fc_text_add(out, "  %-*s  %s\n", COMMAND_CELLS, usage, command->does);
    }
}

void fc_help_program(struct fc_text *out)
{
    fc_text_add(out,
                "funnelcast tests a sales and marketing promise before it is made.\n\n"
                "  funnelcast new first.ini\n"
                "  funnelcast ask first.ini\n"
                "  funnelcast ask first.ini \"Can we promise 40 leads a month from March?\"\n\n");
    put_commands(out);
    fc_text_add(out, "\n  funnelcast COMMAND --help  its options\n"
                     "  funnelcast --version       the version\n\n"
                     "Exit: 0 done or yes, 1 a promise is not kept (check only), 2 bad usage or "
                     "input,\n3 cannot read, write or get memory, 130 interrupted.\n");
}

void fc_help_short(struct fc_text *out)
{
    fc_text_add(out, "usage: funnelcast COMMAND ...\n\n");
    put_commands(out);
    fc_text_add(out, "\nTo begin: funnelcast new first.ini && funnelcast ask first.ini\n"
                     "More:     funnelcast --help\n");
}
