#include "command/job.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "command/progress.h"
#include "command/stop.h"
#include "model/keys.h"
#include "model/load.h"
#include "model/sentence.h"
#include "model/words.h"
#include "output/as_problems.h"
#include "output/as_text.h"
#include "questions/lint.h"
#include "random/table_store.h"

/* ---- failing ---- */

static bool colours_on(const struct fc_job *job, int stream)
{
    const char *terminal = getenv("TERM");
    const char *never = getenv("NO_COLOR");
    return isatty(stream) && !job->options.no_color && (never == NULL || never[0] == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

int fc_job_fail(struct fc_job *job, enum fc_status status)
{
    struct fc_text text = {0};
    if (status == FC_NO_MEMORY || job->problems.no_memory) {
        fputs("funnelcast: error: there is not enough memory\n", stderr);
        return fc_status_exit(FC_NO_MEMORY);
    }
    fc_as_problems(&text, &job->problems, colours_on(job, STDERR_FILENO));
    if (job->error.status != FC_OK)
        fc_text_add(&text, "funnelcast: error: %s\n", job->error.text);
    else if (job->problems.size == 0)
        fc_text_add(&text, "funnelcast: error: %s\n", fc_status_words(status));
    if (!text.failed)
        fwrite(text.bytes, 1, text.length, stderr);
    fc_text_free(&text);
    return fc_status_exit(status);
}

int fc_job_refuse(struct fc_job *job, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char text[240];
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fc_error_at(&job->problems, "usage", (struct fc_place){.file = "funnelcast"}, hint, "%s", text);
    return fc_job_fail(job, FC_BAD_USAGE);
}

/* ---- the plan and its promises ---- */

/* --confidence counts for the plan and for each of its promises. */
static void lay_confidence(struct fc_job *job)
{
    if ((job->options.given & FC_OPTION_BIT(FC_O_CONFIDENCE)) == 0)
        return;
    job->plan->confidence = job->options.confidence;
    for (int i = 0; i < job->plan->n_promises; i++)
        job->plan->promise[i].confidence = job->options.confidence;
}

enum fc_status fc_job_load(struct fc_job *job)
{
    const struct fc_settings settings = {job->options.set.n, job->options.set.text};
    const enum fc_status     status = fc_load(&job->plan, job->options.words.text[0], &settings,
                                              &job->arena, &job->problems, &job->error);
    if (status != FC_OK)
        return status;
    lay_confidence(job);
    job->plan->tables = fc_table_store_make(&job->arena);
    if (job->plan->tables == NULL)
        return FC_NO_MEMORY;
    return fc_lint_ties(job->plan, &job->problems, &job->error);
}

static const struct fc_promise *promise_named(const struct fc_plan *plan, struct fc_piece words)
{
    for (int i = 0; i < plan->n_promises; i++)
        if (plan->promise[i].section.name != NULL &&
            fc_words_are(fc_piece_trim(words), plan->promise[i].section.name))
            return &plan->promise[i];
    return NULL;
}

/* Without a figure it is no sentence; it may be meant as a name. */
static void refuse_name(struct fc_job *job, struct fc_piece words)
{
    const char    *names[FC_MAX_PROMISES];
    size_t         n = 0;
    struct fc_text hint = {0};
    for (int i = 0; i < job->plan->n_promises; i++)
        if (job->plan->promise[i].section.name != NULL)
            names[n++] = job->plan->promise[i].section.name;
    const char *nearest = fc_nearest(words, names, n);
    if (nearest != NULL)
        fc_text_add(&hint, "did you mean %s?", nearest);
    else
        fc_text_add(&hint, "write a sentence such as: 150 leads every month");
    for (size_t i = 0; nearest == NULL && i < n; i++)
        fc_text_add(&hint, "%s%s", i == 0 ? "; the plan's promises are called " : ", ", names[i]);
    fc_error_at(&job->problems, "promise", words.place, hint.bytes,
                "the plan has no promise of this name");
    job->problems.no_memory = job->problems.no_memory || hint.failed;
    fc_text_free(&hint);
}

static enum fc_status read_promises(struct fc_job *job, struct fc_promise promise[])
{
    const struct fc_texts *texts = &job->options.promise;
    for (int i = 0; i < texts->n; i++) {
        const struct fc_piece    words = fc_piece_of("--promise", texts->text[i]);
        const struct fc_promise *named = promise_named(job->plan, words);
        if (named != NULL) {
            promise[i] = *named;
            continue;
        }
        if (strpbrk(texts->text[i], "0123456789") == NULL) {
            refuse_name(job, fc_piece_trim(words));
            continue;
        }
        promise[i].confidence = job->plan->confidence;
        fc_sentence_read(&promise[i], words, job->plan, true, &job->problems);
        promise[i].confidence = job->plan->confidence;
    }
    return job->problems.no_memory ? FC_NO_MEMORY : job->problems.errors > 0 ? FC_BAD_INPUT : FC_OK;
}

enum fc_status fc_job_promises(struct fc_job *job, int *n, const struct fc_promise *const **promise)
{
    const bool own = job->options.promise.n == 0;
    *n = own ? job->plan->n_promises : job->options.promise.n;
    const size_t              room = (size_t)*n + 1;
    struct fc_promise        *read = fc_arena_take(&job->arena, room, sizeof *read);
    const struct fc_promise **list = fc_arena_take(&job->arena, room, sizeof *list);
    if (read == NULL || list == NULL)
        return FC_NO_MEMORY;
    for (int i = 0; i < *n; i++)
        list[i] = own ? &job->plan->promise[i] : &read[i];
    *promise = list;
    return own ? FC_OK : read_promises(job, read);
}

static bool is_given(const struct fc_job *job, enum fc_option_name option)
{
    return (job->options.given & FC_OPTION_BIT(option)) != 0;
}

/* However fine a precision is asked for. */
enum { MOST_TRIALS = 20000000 };

/* Without --trials and --precision the run may end once the verdicts are decided and every chance
   has a standard error of a fifth of a point: whole points are then said rightly. */
static struct fc_stop_rule enough_for(const struct fc_job *job, int n_promises)
{
    const double half_width = 1.96; /* in standard errors, of a 95 % interval */
    if (is_given(job, FC_O_PRECISION))
        return (struct fc_stop_rule){.standard_error = job->options.precision / half_width};
    return (struct fc_stop_rule){.standard_error = 0.002, .n_decided = n_promises};
}

enum fc_status fc_job_answer(struct fc_job *job, int n, const struct fc_promise *const promise[],
                             struct fc_promise_answers *out)
{
    struct fc_bar             bar;
    const struct fc_stop_rule enough = enough_for(job, n);
    const bool counted = is_given(job, FC_O_TRIALS), precise = is_given(job, FC_O_PRECISION);
    fc_progress_begin(&bar, job->options.quiet);
    const struct fc_request request = {
        .plan = job->plan,
        .by_channel = job->by_channel,
        .keep = job->keep,
        .n_promises = n,
        .promise = promise,
        .seed = job->options.seed,
        .trials = precise && !counted ? MOST_TRIALS : job->options.trials,
        .enough = n > 0 && (precise || !counted) ? &enough : NULL,
        .threads = (int)job->options.threads,
        .integrate = !counted,
        .progress = fc_progress_to(&bar),
        .stop = fc_stop_flag(),
    };
    const enum fc_status status = fc_promises_answer(out, &request, &job->arena, &job->error);
    fc_progress_end(&bar);
    return status;
}

struct fc_study fc_job_study(struct fc_job *job)
{
    const bool laid = (job->options.given & FC_OPTION_BIT(FC_O_CONFIDENCE)) != 0;
    return (struct fc_study){.plan = job->plan,
                             .file = job->options.words.text[0],
                             .settings = {job->options.set.n, job->options.set.text},
                             .confidence = laid ? job->options.confidence : 0,
                             .seed = job->options.seed,
                             .trials = job->options.trials,
                             .threads = (int)job->options.threads,
                             .stop = fc_stop_flag(),
                             .arena = &job->arena};
}

struct fc_study fc_job_repeated_study(struct fc_job *job)
{
    enum { ENOUGH = 54000 };
    struct fc_study study = fc_job_study(job);
    if ((job->options.given & FC_OPTION_BIT(FC_O_TRIALS)) == 0)
        study.trials = ENOUGH;
    return study;
}

enum fc_status fc_job_lint(struct fc_job *job, const struct fc_result *result)
{
    const struct fc_lint_request request = {
        .plan = job->plan,
        .result = result,
        .confidence_laid = (job->options.given & FC_OPTION_BIT(FC_O_CONFIDENCE)) != 0,
    };
    job->n_warnings = job->problems.size;
    fc_lint(&request, &job->problems);
    return job->problems.no_memory ? FC_NO_MEMORY : FC_OK;
}

/* ---- printing ---- */

const char *fc_job_date(struct fc_job *job, char out[16])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (job->options.date != NULL)
        return job->options.date;
    char           *end = NULL;
    const long long seconds = epoch == NULL ? 0 : strtoll(epoch, &end, 10);
    const bool      fixed = epoch != NULL && end != epoch && *end == '\0';
    time_t          now = fixed ? (time_t)seconds : time(NULL);
    struct tm       parts;
    if ((fixed ? gmtime_r(&now, &parts) : localtime_r(&now, &parts)) == NULL ||
        strftime(out, 16, "%Y-%m-%d", &parts) == 0)
        return "";
    return out;
}

int fc_job_put(struct fc_text *text)
{
    const bool failed = text->failed;
    errno = 0;
    const bool written = !failed && (text->length == 0 ||
                                     fwrite(text->bytes, 1, text->length, stdout) == text->length);
    const bool flushed = fflush(stdout) == 0;
    const int  cause = errno;
    fc_text_free(text);
    if (failed)
        fputs("funnelcast: error: there is not enough memory\n", stderr);
    else if (!written || !flushed)
        fprintf(stderr, "funnelcast: error: the answer could not be written to the output: %s\n",
                strerror(cause));
    return !failed && written && flushed ? 0 : fc_status_exit(FC_CANNOT_WRITE);
}

int fc_job_put_answer(struct fc_job *job, struct fc_answer *answer)
{
    struct fc_text        text = {0};
    const struct fc_style style = {.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
                                   .bold = colours_on(job, STDOUT_FILENO)};
    text.failed = answer->no_memory;
    if (!text.failed)
        fc_as_text(&text, answer, style);
    return fc_job_put(&text);
}
