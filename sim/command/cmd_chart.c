/* chart: one picture of one promise. */
#include "command/commands.h"

#include <stdio.h>

#include "command/finish.h"
#include "command/job.h"
#include "model/keys.h"
#include "output/picture.h"
#include "output/say_run.h"

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
}

static int refuse_type(struct fc_job *job, const char *typed)
{
    const char *names[32];
    const char *question;
    size_t      n = 0;
    for (; n < 32 && fc_picture_type_at((int)n, &question) != NULL; n++)
        names[n] = fc_picture_type_at((int)n, &question);
    const char *nearest = fc_nearest(fc_piece_of("", typed), names, n);
    const char *hint = nearest == NULL
                           ? fc_arena_print(&job->arena, "the charts are %s", list_types(job))
                           : fc_arena_print(&job->arena, "did you mean %s?", nearest);
    return fc_job_refuse(job, hint, "there is no chart \"%s\"", typed);
}

static int draw(struct fc_job *job, const struct fc_promise *const promise[])
{
    char                      date[16];
    struct fc_promise_answers answers;
    struct fc_picture_words   words = {0};
    const struct fc_picture   picture = {.type = job->options.words.text[1],
                                         .file = job->options.output,
                                         .theme = job->options.theme,
                                         .scale = job->options.scale,
                                         .date = fc_job_date(job, date)};
    enum fc_status            status = fc_job_answer(job, 1, promise, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    status = fc_picture_write(&picture, &answers.result, &answers.answer[0], &words, &job->arena,
                              &job->error);
    int code = status == FC_OK ? fc_finish_code(&answers.result, 0) : fc_job_fail(job, status);
    fc_promise_answers_free(&answers);
    fc_pictures_end();
    if (status != FC_OK || job->options.quiet)
        return code;

    struct fc_answer answer = {.arena = &job->arena};
    fc_answer_say(&answer, FC_SAY_NOTE, "%s: %s.", job->options.output, words.title);
    if (words.warning != NULL)
        fc_answer_say(&answer, FC_SAY_NOTE, "%s", words.warning);
    fc_say_checks(&answer, &job->problems, 0, NULL);
    const int put = fc_job_put_answer(job, &answer);
    return put != 0 ? put : code;
}

int fc_cmd_chart(struct fc_job *job)
{
    int                             n;
    const struct fc_promise *const *promise;
    const char                     *type = job->options.words.text[1];
    if (!fc_picture_type_known(type))
        return refuse_type(job, type);
    if (job->options.output == NULL)
        return fc_job_refuse(job, "add -o FILE, such as -o promise.png",
                             "say where the picture goes");
    if (!fc_picture_ending_known(job->options.output))
        return fc_job_refuse(job, "end the name in .png, .svg or .pdf",
                             "the format of %s is not known", job->options.output);
    enum fc_status status = fc_job_load(job);
    if (status == FC_OK)
        status = fc_job_promises(job, &n, &promise);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (n == 0)
        return fc_job_refuse(job, "add a [promise] section, or give --promise",
                             "the plan makes no promise to draw");
    return draw(job, promise);
}
