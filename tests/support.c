/* Every helper either does what it says or fails the running test with the reason. */
#include "tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "model/load.h"

/* ---- plans ------------------------------------------------------------------------------------ */

static void show(const struct fc_problem *problem)
{
    print_error("%s:%d:%d: %s: %s [%s]\n", problem->place.file ? problem->place.file : "?",
                problem->place.line, problem->place.column,
                problem->level == FC_ERROR ? "error" : "warning", problem->text, problem->rule);
    if (problem->place.text != NULL)
        print_error("    %s\n", problem->place.text);
    if (problem->hint != NULL)
        print_error("    = hint: %s\n", problem->hint);
}

static void need(const struct support_plan *out, enum fc_status status, const struct fc_error *err,
                 const char *text)
{
    if (status == FC_OK)
        return;
    print_error("%s: %s\n", fc_status_words(status), err->text);
    for (size_t i = 0; i < out->problems.size; i++)
        show(&out->problems.item[i]);
    fail_msg("the plan was refused:\n%s", text);
}

void support_load_text(struct support_plan *out, const char *file, const char *text)
{
    struct fc_error err = {0};
    out->problems = (struct fc_problems){.arena = &out->arena};
    need(
        out,
        fc_load_text(&out->plan, file, text, strlen(text), NULL, &out->arena, &out->problems, &err),
        &err, text);
}

void support_load(struct support_plan *out, const char *file)
{
    struct fc_error err = {0};
    out->problems = (struct fc_problems){.arena = &out->arena};
    need(out, fc_load(&out->plan, file, NULL, &out->arena, &out->problems, &err), &err, file);
}

void support_free(struct support_plan *plan)
{
    fc_arena_free(&plan->arena);
    *plan = (struct support_plan){0};
}

/* ---- samples ---------------------------------------------------------------------------------- */

double support_mean(size_t n, const double x[])
{
    return gsl_stats_mean(x, 1, n);
}

double support_variance(size_t n, const double x[])
{
    return gsl_stats_variance(x, 1, n);
}

double support_z(size_t n, const double x[], size_t m, const double y[])
{
    const double difference = support_mean(n, x) - support_mean(m, y);
    const double error =
        sqrt(support_variance(n, x) / (double)n + support_variance(m, y) / (double)m);
    if (difference == 0)
        return 0;
    return difference / error;
}

double support_distance(size_t n, double x[], size_t m, double y[])
{
    for (size_t i = 0; i < n || i < m; i++)
        if ((i < n && isnan(x[i])) || (i < m && isnan(y[i])))
            return HUGE_VAL;
    gsl_sort(x, 1, n);
    gsl_sort(y, 1, m);
    double largest = 0;
    for (size_t i = 0, j = 0; i < n && j < m;) {
        const double at = fmin(x[i], y[j]);
        while (i < n && x[i] <= at)
            i++;
        while (j < m && y[j] <= at)
            j++;
        largest = fmax(largest, fabs((double)i / (double)n - (double)j / (double)m));
    }
    return largest;
}

double support_distance_bound(size_t n, size_t m, double alpha)
{
    return sqrt(log(4 / alpha) / 2) * (1 / sqrt((double)n) + 1 / sqrt((double)m));
}

void support_same_distribution(const char *what, size_t n, double x[], size_t m, double y[],
                               double alpha)
{
    const double distance = support_distance(n, x, m, y);
    const double bound = support_distance_bound(n, m, alpha);
    if (distance > bound)
        fail_msg("%s: distributions are %.5f apart, more than %.5f (medians %g and %g)", what,
                 distance, bound, x[n / 2], y[m / 2]);
}

void support_mean_is(const char *what, size_t n, const double x[], double mean, double variance,
                     double z)
{
    const double error = sqrt((variance > 0 ? variance : support_variance(n, x)) / (double)n);
    const double off = support_mean(n, x) - mean;
    if (!(fabs(off) <= z * error))
        fail_msg("%s: mean %.8g, expected %.8g, %.2f standard errors off", what, support_mean(n, x),
                 mean, off / error);
}

/* ---- the program ------------------------------------------------------------------------------ */

/* The child's side of support_run: never returns. */
static void become(const char *folder, const char *const argv[], int out, int err)
{
    /* execvp promises not to change the words; its prototype only cannot say so. */
    char      **words;
    const int   in = open("/dev/null", O_RDONLY);
    const void *given = argv;
    memcpy(&words, &given, sizeof words);
    if (in < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
        _exit(126);
    if (folder != NULL && chdir(folder) != 0)
        _exit(126);
    execvp(words[0], words);
    _exit(127);
}

/* Files, not pipes: nothing can block, however much is written to either. */
static void slurp(struct fc_text *text, FILE *file)
{
    char   piece[4096];
    size_t n;
    rewind(file);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        fc_text_add_bytes(text, piece, n);
    if (text->bytes == NULL)
        fc_text_add(text, "%s", "");
    assert_false(text->failed);
    fclose(file);
}

void support_run(struct support_run *run, const char *folder, const char *const argv[])
{
    FILE *out = tmpfile();
    FILE *err = tmpfile();
    assert_non_null(out);
    assert_non_null(err);
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        become(folder, argv, fileno(out), fileno(err));
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    run->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fc_text_clear(&run->out);
    fc_text_clear(&run->err);
    slurp(&run->out, out);
    slurp(&run->err, err);
    if (run->exit_code == 126 || run->exit_code == 127)
        fail_msg("cannot run %s", argv[0]);
}

void support_run_free(struct support_run *run)
{
    fc_text_free(&run->out);
    fc_text_free(&run->err);
}

/* ---- files ------------------------------------------------------------------------------------ */

void support_folder_make(char folder[SUPPORT_PATH])
{
    const char *below = getenv("TMPDIR");
    const int   length = snprintf(folder, SUPPORT_PATH, "%s/funnelcast-test-XXXXXX",
                                below != NULL && below[0] != '\0' ? below : "/tmp");
    assert_true(length > 0 && length < SUPPORT_PATH);
    if (mkdtemp(folder) == NULL)
        fail_msg("cannot make %s: %s", folder, strerror(errno));
}

static int drop(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

void support_folder_remove(const char *folder)
{
    /* Nothing but what support_folder_make named may ever be removed. */
    assert_non_null(strstr(folder, "/funnelcast-test-"));
    if (nftw(folder, drop, 16, FTW_DEPTH | FTW_PHYS) != 0)
        fail_msg("cannot remove %s: %s", folder, strerror(errno));
}

void support_write(const char *folder, const char *name, const char *text)
{
    char      path[2 * SUPPORT_PATH];
    const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(length > 0 && (size_t)length < sizeof path);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        fail_msg("cannot write %s: %s", path, strerror(errno));
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

void support_read(struct fc_text *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("cannot read %s: %s", path, strerror(errno));
    fc_text_clear(out);
    slurp(out, file);
}
