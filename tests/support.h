/* What many tests need: a plan from text, two samples compared, the program run, a folder to use. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "model/plan.h"

/* ---- plans ------------------------------------------------------------------------------------ */

/* A plan with the memory it lives in. Begin with {0}; after support_free it may be used again. */
struct support_plan {
    struct fc_arena    arena;
    struct fc_problems problems; /* warnings, when it was accepted */
    struct fc_plan    *plan;
};

/* Reads a plan from text (or from the file). A refusal fails the test after printing the text's
   every problem with its place. `file` says where based_on and csv files are looked for. */
void support_load_text(struct support_plan *out, const char *file, const char *text);
void support_load(struct support_plan *out, const char *file);
void support_free(struct support_plan *plan);

/* ---- samples ---------------------------------------------------------------------------------- */

double support_mean(size_t n, const double x[]);
double support_variance(size_t n, const double x[]); /* unbiased */

/* Difference of the means in standard errors (the samples' own variances); 0 when both samples are
   the same constant, infinite when they are different constants. */
double support_z(size_t n, const double x[], size_t m, const double y[]);

/* Largest distance of two empirical distribution functions; infinite when either sample has a NaN.
   Sorts both samples; ties are fine. */
double support_distance(size_t n, double x[], size_t m, double y[]);

/* The distance that two samples of one distribution exceed at most with chance alpha:
   sqrt(log(4 / alpha) / 2) (n^-1/2 + m^-1/2), each sample being within its own half by the
   Dvoretzky-Kiefer-Wolfowitz bound with Massart's constant (1990). Holds for ties as well. */
double support_distance_bound(size_t n, size_t m, double alpha);

/* Fails the test, saying what, when the samples differ by more than that bound. Sorts both. */
void support_same_distribution(const char *what, size_t n, double x[], size_t m, double y[],
                               double alpha);

/* Fails the test when a sample's mean is more than z standard errors from what it should be; with
   the variance given (0: the sample's own). */
void support_mean_is(const char *what, size_t n, const double x[], double mean, double variance,
                     double z);

/* ---- the program ------------------------------------------------------------------------------ */

/* What a finished program left. Begin with {0}. */
struct support_run {
    int            exit_code; /* 128 + signal when it was killed */
    struct fc_text out;
    struct fc_text err;
};

/* Runs argv[0] (a path, or found in PATH) with these arguments, NULL at the end, in `folder` (NULL:
   here), standard input empty. Fails the test when it cannot be started. */
void support_run(struct support_run *run, const char *folder, const char *const argv[]);
void support_run_free(struct support_run *run);

/* ---- files ------------------------------------------------------------------------------------ */

enum { SUPPORT_PATH = 256 };

/* A new empty folder below TMPDIR or /tmp. */
void support_folder_make(char folder[SUPPORT_PATH]);

/* Removes a folder that support_folder_make made, with all that is in it. */
void support_folder_remove(const char *folder);

/* Writes a file of that name into the folder; reads a file whole into out. */
void support_write(const char *folder, const char *name, const char *text);
void support_read(struct fc_text *out, const char *path);

#endif
