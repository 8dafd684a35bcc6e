/* chart: pictures of one promise, and of the months of any measure. */
#include "command/commands.h"

#include <stdio.h>
#include <string.h>

#include "base/write_file.h"
#include "command/chart_questions.h"
#include "command/finish.h"
#include "command/job.h"
#include "model/keys.h"
#include "model/metric.h"
#include "output/picture.h"
#include "output/say_run.h"
#include "questions/every_month.h"
#include "questions/levers.h"

/* Drawn one after the other, all from the same figures. */
struct shown {
    const struct fc_promise *promise; /* NULL: none */
    int                      measure; /* that the months show; -1: what is promised */
};

static bool all(const struct fc_job *job)
{
    return strcmp(job->options.words.text[1], "all") == 0;
}

/* ---- the names of charts ---- */

/* All charts by name, with the question each answers. */
static const char *list_types(struct fc_job *job)
{
    const char *list = "";
    const char *question;
    for (int i = 0; list != NULL && fc_picture_type_at(i, &question) != NULL; i++)
        list = fc_arena_print(&job->arena, "%s%s%s", list, i == 0 ? "" : ", ",
                              fc_picture_type_at(i, &question));
    return list;
}

void fc_list_charts(struct fc_text *out)
{
    const char *question;
    for (int i = 0; fc_picture_type_at(i, &question) != NULL; i++)
        fc_text_add(out, "  %-10s  %s\n", fc_picture_type_at(i, &question), question);
    fc_text_add(out, "  %-10s  all of these that fit the promise, into a folder\n", "all");
}

static int refuse_type(struct fc_job *job, const char *typed)
{
    const char *names[32];
    const char *question;
    size_t      n = 0;
    for (; n < 32 && fc_picture_type_at((int)n, &question) != NULL; n++)
        names[n] = fc_picture_type_at((int)n, &question);
    const char *nearest = fc_nearest(fc_piece_of("", typed), names, n);
    const char *hint =
        nearest == NULL
            ? fc_arena_print(&job->arena, "the charts are %s; or all of them: all", list_types(job))
            : fc_arena_print(&job->arena, "did you mean %s?", nearest);
    return fc_job_refuse(job, hint, "there is no chart \"%s\"", typed);
}

/* ---- what may be asked for ---- */

/* 0, or the exit code after saying what is wrong. */
static int check_output(struct fc_job *job)
{
    const struct fc_options *options = &job->options;
    const char              *output = options->output;
    if (output == NULL && all(job))
        return fc_job_refuse(job, "add -o FOLDER, such as -o charts", "say where the charts go");
    if (output == NULL)
        return fc_job_refuse(job, "add -o FILE, such as -o promise.png",
                             "say where the picture goes");
    if (all(job) && fc_picture_ending_known(output))
        return fc_job_refuse(job, "such as: all -o charts --format svg",
                             "all charts go into a folder, and %s is the name of a file", output);
    if (!all(job) && !fc_picture_ending_known(output))
        return fc_job_refuse(job, "end the name in .png, .svg or .pdf",
                             "the format of %s is not known", output);
    if (!all(job) && options->format != NULL)
        return fc_job_refuse(job, "leave --format out; it is for all charts in a folder",
                             "the ending of %s already says the format", output);
    return 0;
}

static int check_words(struct fc_job *job)
{
    const struct fc_options *options = &job->options;
    const char              *type = options->words.text[1];
    if (!all(job) && !fc_picture_type_known(type))
        return refuse_type(job, type);
    if (options->promise.n > 1)
        return fc_job_refuse(job, "run it once for each promise",
                             "a chart is of one promise, and --promise is given %d times",
                             options->promise.n);
    if (options->measure != NULL && !all(job) && !fc_picture_shows_measures(type))
        return fc_job_refuse(job, "funnelcast chart PLAN months --measure NAME -o FILE",
                             "only `months` can show another measure than the promised one");
    if (options->against.n == 0 && strcmp(type, "compare") == 0)
        return fc_job_refuse(job, "add --against B.ini", "say which plan it is compared with");
    if (options->against.n > 0 && !all(job) && strcmp(type, "compare") != 0)
        return fc_job_refuse(job, "funnelcast chart PLAN compare --against B.ini -o FILE",
                             "only `compare` shows another plan");
    return check_output(job);
}

/* ---- what is shown ---- */

static bool is_about(const struct fc_promise *promise, int measure)
{
    return promise->n_clauses == 1 && promise->clause[0].measure == measure;
}

/* The first promise about the measure asked for, else the first. */
static enum fc_status choose(struct fc_job *job, struct shown *out)
{
    int                             n;
    const struct fc_promise *const *promise;
    const char                     *name = job->options.measure;
    const enum fc_status            status = fc_job_promises(job, &n, &promise);
    if (status != FC_OK)
        return status;
    *out = (struct shown){.promise = n > 0 ? promise[0] : NULL, .measure = -1};
    if (name == NULL)
        return FC_OK;
    out->measure = fc_metric_find(fc_piece_of("--measure", name), job->plan, &job->problems);
    for (int i = 0; i < n && out->measure >= 0; i++)
        if (is_about(promise[i], out->measure)) {
            *out = (struct shown){.promise = promise[i], .measure = -1};
            break;
        }
    return job->problems.errors == 0 ? FC_OK : FC_BAD_INPUT;
}

/* ---- drawing ---- */

static const char *file_of(struct fc_job *job, const char *type)
{
    const char *folder = job->options.output;
    const char *format = job->options.format == NULL ? "png" : job->options.format;
    const char *slash = folder[0] != '\0' && folder[strlen(folder) - 1] == '/' ? "" : "/";
    return fc_arena_print(&job->arena, "%s%s%s.%s", folder, slash, type, format);
}

static enum fc_status draw_one(struct fc_job *job, struct fc_answer *answer,
                               const struct fc_easel *easel, const char *type, const char *file)
{
    struct fc_picture_words words = {0};
    const struct fc_picture picture = {
        .type = type, .file = file, .theme = job->options.theme, .scale = job->options.scale};
    const enum fc_status status =
        file == NULL ? FC_NO_MEMORY
                     : fc_picture_write(easel, &picture, &words, &job->arena, &job->error);
    if (status != FC_OK)
        return status;
    fc_answer_say(answer, FC_SAY_NOTE, "%s: %s.", file, words.title);
    if (words.warning != NULL)
        fc_answer_say(answer, FC_SAY_NOTE, "%s.", words.warning);
    return FC_OK;
}

static enum fc_status draw_all(struct fc_job *job, struct fc_answer *answer,
                               const struct fc_easel *easel)
{
    const char    *question, *type;
    enum fc_status status = FC_OK;
    for (int i = 0; status == FC_OK && (type = fc_picture_type_at(i, &question)) != NULL; i++) {
        const char *unfit = fc_picture_unfit(easel, type);
        if (unfit == NULL)
            status = draw_one(job, answer, easel, type, file_of(job, type));
        else if (fc_picture_told(easel, type))
            fc_answer_say(answer, FC_SAY_NOTE, "Not drawn: %s; %s.", type, unfit);
    }
    return status;
}

static enum fc_status draw(struct fc_job *job, struct fc_answer *answer,
                           const struct fc_promise_answers *answers, int measure)
{
    char                 date[16];
    struct fc_easel      easel;
    struct fc_picture_of of = {.result = &answers->result,
                               .promise = answers->n > 0 ? &answers->answer[0] : NULL,
                               .every_month = answers->n > 1 ? &answers->answer[1] : NULL,
                               .measure = measure,
                               .date = fc_job_date(job, date)};
    enum fc_status       status =
        fc_chart_questions(&of, job, all(job) ? NULL : job->options.words.text[1]);
    if (status == FC_OK)
        status = fc_easel_make(&easel, &of, &job->arena, &job->error);
    if (status != FC_OK)
        return status;
    return all(job)
               ? draw_all(job, answer, &easel)
               : draw_one(job, answer, &easel, job->options.words.text[1], job->options.output);
}

/* Of the promise that is shown; what is watched besides stands behind it. */
static enum fc_status find_verdict(struct fc_job *job, const struct shown *shown,
                                   const struct fc_promise_answers *answers)
{
    const struct fc_study     study = fc_job_study(job);
    struct fc_promise_answers first = *answers;
    first.n = shown->promise != NULL;
    return fc_levers_verdicts(&first, &study, &job->error);
}

static int run(struct fc_job *job, const struct shown *shown)
{
    struct fc_promise_answers answers;
    struct fc_answer          answer = {.arena = &job->arena};
    const struct fc_promise  *watched[2] = {shown->promise};
    if (shown->promise != NULL &&
        !fc_every_month(&watched[1], shown->promise, job->plan, &job->arena))
        return fc_job_fail(job, FC_NO_MEMORY);
    const int      n = (watched[0] != NULL) + (watched[1] != NULL);
    enum fc_status status =
        all(job) ? fc_folder_make(job->options.output, &job->error) : (enum fc_status)FC_OK;
    if (status == FC_OK)
        status = fc_job_answer(job, n, watched, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);

    status = find_verdict(job, shown, &answers);
    if (status == FC_OK)
        status = draw(job, &answer, &answers, shown->measure);
    fc_pictures_end();
    int code =
        status == FC_OK ? fc_finish_code(answers.result.partial, 0) : fc_job_fail(job, status);
    fc_promise_answers_free(&answers);
    if (status != FC_OK || job->options.quiet)
        return code;
    fc_say_checks(&answer, &job->problems, 0, NULL);
    const int put = fc_job_put_answer(job, &answer);
    return put != 0 ? put : code;
}

int fc_cmd_chart(struct fc_job *job)
{
    struct shown shown;
    const int    code = check_words(job);
    if (code != 0)
        return code;
    enum fc_status status = fc_job_load(job);
    if (status == FC_OK)
        status = choose(job, &shown);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (shown.promise == NULL && shown.measure < 0)
        return fc_job_refuse(job, "add a [promise] section, or give --promise or --measure",
                             "the plan makes no promise to draw");
    return run(job, &shown);
}
