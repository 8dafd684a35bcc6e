/* new: a commented plan to start from. */
#include "command/commands.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/write_file.h"
#include "command/job.h"
#include "command/starters.h"
#include "model/keys.h"
#include "output/say_run.h"

/* The question a plan answers: its first comment line. */
static int question_of(const struct fc_starter *starter, const char **question)
{
    const char *line = starter->text + strspn(starter->text, ";# ");
    *question = line;
    return (int)strcspn(line, "\r\n");
}

static int list(void)
{
    struct fc_text text = {0};
    for (const struct fc_starter *starter = fc_starters; starter->name != NULL; starter++) {
        const char *question;
        const int   length = question_of(starter, &question);
        fc_text_add(&text, "  %-16s  %.*s\n", starter->name, length, question);
    }
    return fc_job_put(&text);
}

/* "marketplace" and "marketplace.ini" alike. */
static const struct fc_starter *find(const char *name)
{
    const size_t length = strlen(name);
    const size_t bare = length > 4 && strcmp(name + length - 4, ".ini") == 0 ? length - 4 : length;
    for (const struct fc_starter *starter = fc_starters; starter->name != NULL; starter++)
        if (strlen(starter->name) == bare && strncmp(starter->name, name, bare) == 0)
            return starter;
    return NULL;
}

static int refuse_name(struct fc_job *job, const char *typed)
{
    const char *names[64];
    size_t      n = 0;
    for (; n < 64 && fc_starters[n].name != NULL; n++)
        names[n] = fc_starters[n].name;
    const char *nearest = fc_nearest(fc_piece_of("", typed), names, n);
    const char *hint = nearest == NULL ? "funnelcast new --list shows them"
                                       : fc_arena_print(&job->arena, "did you mean %s?", nearest);
    return fc_job_refuse(job, hint, "there is no plan called %s to start from", typed);
}

/* The plan this one is based on, or NULL. */
static const struct fc_starter *base_of(const struct fc_starter *starter)
{
    static const char key[] = "\nbased_on";
    char              name[64];
    const char       *line = strstr(starter->text, key);
    if (line == NULL)
        return NULL;
    line += strlen(key);
    line += strspn(line, " =\t");
    const int length = (int)strcspn(line, " \t\r\n");
    snprintf(name, sizeof name, "%.*s", length, line);
    return find(name);
}

static enum fc_status write_text(struct fc_job *job, const char *path, const char *text)
{
    return fc_file_write(path, text, strlen(text), &job->error);
}

/* A plan on top of another needs that one beside it; one that is there already is left alone. */
static enum fc_status write_base(struct fc_job *job, const struct fc_starter *base,
                                 const char *path)
{
    const char *slash = strrchr(path, '/');
    const int   folder = slash == NULL ? 0 : (int)(slash - path) + 1;
    char       *beside = fc_arena_print(&job->arena, "%.*s%s.ini", folder, path, base->name);
    if (beside == NULL)
        return FC_NO_MEMORY;
    if (access(beside, F_OK) == 0)
        return FC_OK;
    const enum fc_status status = write_text(job, beside, base->text);
    if (status == FC_OK && !job->options.quiet)
        fprintf(stderr, "funnelcast: wrote %s too, which the plan is based on\n", beside);
    return status;
}

static int write_plan(struct fc_job *job, const struct fc_starter *starter, const char *path)
{
    const struct fc_starter *base = base_of(starter);
    enum fc_status           status = base == NULL ? FC_OK : write_base(job, base, path);
    if (status == FC_OK)
        status = write_text(job, path, starter->text);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    struct fc_text   text = {0};
    struct fc_answer answer = {.arena = &job->arena};
    fc_answer_say(&answer, FC_SAY_NOTE, "Wrote %s. Change its figures, then ask.", path);
    if (job->options.quiet)
        return fc_job_put(&text);
    fc_say_next(&answer, "ask", path, "");
    fc_say_next(&answer, "check", path, " --show");
    return fc_job_put_answer(job, &answer);
}

int fc_cmd_new(struct fc_job *job)
{
    if (job->options.list)
        return list();
    if (job->options.words.n == 0)
        return fc_job_refuse(job, "funnelcast new plan.ini", "say which file to write");
    const char              *name = job->options.from == NULL ? "first" : job->options.from;
    const char              *path = job->options.words.text[0];
    const struct fc_starter *starter = find(name);
    if (starter == NULL)
        return refuse_name(job, name);
    if (access(path, F_OK) == 0)
        return fc_job_refuse(job, "choose another name, or remove it first", "%s exists already",
                             path);
    return write_plan(job, starter, path);
}
