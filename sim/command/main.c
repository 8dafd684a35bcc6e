/* funnelcast: one command a run. */
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/job.h"
#include "command/stop.h"
#include "model/keys.h"

/* A closed standard stream would lend its number to the next file that is opened, and the answer
   would be written into that. A file that cannot be written takes its place: the failure is then
   noticed when the answer is written. */
static void hold_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) == -1)
            (void)!open("/dev/null", O_RDONLY);
}

static int refuse_command(const char *typed)
{
    const char *name[32];
    size_t      n = 0;
    for (int i = 0; fc_command_at(i) != NULL && n < sizeof name / sizeof *name; i++)
        name[n++] = fc_command_at(i)->name;
    const char *nearest = fc_nearest(fc_piece_of("", typed), name, n);
    fprintf(stderr, "funnelcast: error: there is no command \"%s\"\n", typed);
    if (nearest != NULL)
        fprintf(stderr, "      = hint: did you mean \"%s\"?\n", nearest);
    else
        fprintf(stderr, "      = hint: funnelcast --help lists them all\n");
    return fc_status_exit(FC_BAD_USAGE);
}

static int check_words(struct fc_job *job)
{
    const struct fc_command *command = job->command;
    const int                n = job->options.words.n;
    if (n >= command->least && (command->most < 0 || n <= command->most))
        return 0;
    return fc_job_refuse(
        job, n > command->most && command->most > 1 ? "put the question into quotes" : NULL,
        "too %s words: funnelcast %s %s", n < command->least ? "few" : "many", command->name,
        command->words);
}

static int run(struct fc_job *job, int argc, char *argv[])
{
    struct fc_text help = {0};
    const bool good = fc_options_read(&job->options, argc, argv, job->command->options, &job->arena,
                                      &job->problems);
    if (job->options.help) {
        fc_help_command(&help, job->command);
        return fc_job_put(&help);
    }
    if (!good)
        return fc_job_fail(job, FC_BAD_USAGE);
    const int refused = check_words(job);
    return refused != 0 ? refused : job->command->run(job);
}

static int run_command(int argc, char *argv[])
{
    struct fc_job job = {.command = fc_command_named(argv[1])};
    if (job.command == NULL)
        return refuse_command(argv[1]);
    job.problems.arena = &job.arena;
    const int code = run(&job, argc - 1, argv + 1);
    fc_arena_free(&job.arena);
    return code;
}

int main(int argc, char *argv[])
{
    struct fc_text text = {0};
    hold_standard_streams();
    setlocale(LC_CTYPE, ""); /* the alphabet is the user's; numbers stay as they are */
    gsl_set_error_handler_off();
    fc_stop_on_signals();

    if (argc < 2) {
        fc_help_short(&text);
        fprintf(stderr, "%s", text.failed ? "" : text.bytes);
        fc_text_free(&text);
        return fc_status_exit(FC_BAD_USAGE);
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        fc_text_add(&text, "funnelcast %s\n", FC_VERSION);
        return fc_job_put(&text);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        fc_help_program(&text);
        return fc_job_put(&text);
    }
    return run_command(argc, argv);
}
