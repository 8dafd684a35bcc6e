#include "questions/spread.h"

/* What knowing an input is worth: a curve through the choices' differences, and its crossings. */

#include <gsl/gsl_bspline.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pieces of the spline: enough for any bend a funnel makes, few enough not to follow luck. */
enum { CUBIC = 4, BREAKS = 7, COEFFICIENTS = BREAKS + CUBIC - 2, FEW_VALUES = 12 };

/* Values of x are told apart one by one as long as they are few. */
struct groups {
    int    n;
    double value[FEW_VALUES];
    double count[FEW_VALUES];
};

static int group_of(const struct groups *groups, double x)
{
    int g = 0;
    while (g < groups->n && groups->value[g] != x)
        g++;
    return g;
}

/* False when x has more values than that. */
static bool make_groups(struct groups *groups, size_t n, const double x[])
{
    *groups = (struct groups){0};
    for (size_t i = 0; i < n; i++) {
        const int g = group_of(groups, x[i]);
        if (g == FEW_VALUES)
            return false;
        groups->value[g] = x[i];
        groups->count[g] += 1;
        groups->n += g == groups->n;
    }
    return true;
}

/* The expected advantage of a choice over the first, for each trial's x: into fit[n]. */
static void fit_groups(const struct groups *groups, size_t n, const double x[], const double y[],
                       const double first[], double fit[])
{
    double sum[FEW_VALUES] = {0};
    for (size_t i = 0; i < n; i++)
        sum[group_of(groups, x[i])] += y[i] - first[i];
    for (size_t i = 0; i < n; i++) {
        const int g = group_of(groups, x[i]);
        fit[i] = sum[g] / groups->count[g];
    }
}

/* ---- the spline ---- */

struct spline {
    gsl_bspline_workspace *space;
    gsl_vector            *basis, *right, *solution;
    gsl_matrix            *normal;
};

static void free_spline(struct spline *s)
{
    gsl_bspline_free(s->space);
    gsl_vector_free(s->basis);
    gsl_vector_free(s->right);
    gsl_vector_free(s->solution);
    gsl_matrix_free(s->normal);
}

static int rising(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Breaks at equally likely values, so that each piece rests on as many trials; evenly spaced where
   many trials share a value, since a piece must not be empty. */
static bool place_breaks(struct spline *s, size_t n, const double x[])
{
    double     *sorted = malloc(n * sizeof *sorted);
    gsl_vector *breaks = gsl_vector_alloc(BREAKS);
    if (sorted != NULL && breaks != NULL) {
        memcpy(sorted, x, n * sizeof *sorted);
        qsort(sorted, n, sizeof *sorted, rising);
        const double low = sorted[0], high = sorted[n - 1];
        bool         shared = false;
        for (size_t i = 1; i < BREAKS; i++)
            shared = shared ||
                     sorted[i * (n - 1) / (BREAKS - 1)] <= sorted[(i - 1) * (n - 1) / (BREAKS - 1)];
        for (size_t i = 0; i < BREAKS; i++)
            gsl_vector_set(breaks, i,
                           shared ? low + (high - low) * (double)i / (BREAKS - 1)
                                  : sorted[i * (n - 1) / (BREAKS - 1)]);
        gsl_bspline_knots(breaks, s->space);
    }
    const bool fine = sorted != NULL && breaks != NULL;
    free(sorted);
    gsl_vector_free(breaks);
    return fine;
}

static bool make_spline(struct spline *s, size_t n, const double x[])
{
    *s = (struct spline){.space = gsl_bspline_alloc(CUBIC, BREAKS),
                         .basis = gsl_vector_calloc(COEFFICIENTS),
                         .right = gsl_vector_calloc(COEFFICIENTS),
                         .solution = gsl_vector_calloc(COEFFICIENTS),
                         .normal = gsl_matrix_calloc(COEFFICIENTS, COEFFICIENTS)};
    return s->space != NULL && s->basis != NULL && s->right != NULL && s->solution != NULL &&
           s->normal != NULL && place_breaks(s, n, x);
}

static void add_row(struct spline *s, double y)
{
    for (size_t a = 0; a < COEFFICIENTS; a++) {
        const double at = gsl_vector_get(s->basis, a);
        if (at == 0) /* all but four of them are */
            continue;
        *gsl_vector_ptr(s->right, a) += at * y;
        for (size_t b = 0; b < COEFFICIENTS; b++)
            *gsl_matrix_ptr(s->normal, a, b) += at * gsl_vector_get(s->basis, b);
    }
}

/* A little weight on the diagonal keeps pieces without trials solvable. */
static bool solve(struct spline *s, size_t n)
{
    for (size_t a = 0; a < COEFFICIENTS; a++)
        *gsl_matrix_ptr(s->normal, a, a) += 1e-9 * (double)n;
    return gsl_linalg_cholesky_decomp1(s->normal) == 0 &&
           gsl_linalg_cholesky_solve(s->normal, s->right, s->solution) == 0;
}

static bool fit_spline(struct spline *s, size_t n, const double x[], const double y[],
                       const double first[], double fit[])
{
    gsl_vector_set_zero(s->right);
    gsl_matrix_set_zero(s->normal);
    for (size_t i = 0; i < n; i++) {
        gsl_bspline_eval(x[i], s->basis, s->space);
        add_row(s, y[i] - first[i]);
    }
    if (!solve(s, n))
        return false;
    for (size_t i = 0; i < n; i++) {
        gsl_bspline_eval(x[i], s->basis, s->space);
        fit[i] = 0;
        for (size_t a = 0; a < COEFFICIENTS; a++)
            fit[i] += gsl_vector_get(s->basis, a) * gsl_vector_get(s->solution, a);
    }
    return true;
}

/* ---- what it is worth ---- */

/* best[n] is the expected advantage of the best choice for each x, over the first. */
static bool best_choice(size_t n, const double x[], int n_choices, const double *const y[],
                        double fit[], double best[])
{
    struct groups groups;
    struct spline spline = {0};
    const bool    few = make_groups(&groups, n, x);
    bool          fine = few || make_spline(&spline, n, x);
    for (size_t i = 0; i < n; i++)
        best[i] = 0;
    for (int d = 1; d < n_choices && fine; d++) {
        if (few)
            fit_groups(&groups, n, x, y[d], y[0], fit);
        else
            fine = fit_spline(&spline, n, x, y[d], y[0], fit);
        for (size_t i = 0; i < n && fine; i++)
            best[i] = fmax(best[i], fit[i]);
    }
    free_spline(&spline);
    return fine;
}

double fc_spread_worth(size_t n, const double x[], int n_choices, const double *const y[],
                       bool *failed)
{
    double *fit = malloc(n * sizeof *fit), *best = malloc(n * sizeof *best);
    double  worth = 0, today = 0;
    bool    fine = fit != NULL && best != NULL;
    fine = fine && best_choice(n, x, n_choices, y, fit, best);
    if (fine) {
        const double first = fc_spread_mean(n, y[0]);
        for (int d = 1; d < n_choices; d++)
            today = fmax(today, fc_spread_mean(n, y[d]) - first);
        /* the fit keeps means, so what is left is where choices cross; rounding is not worth */
        worth = fc_spread_mean(n, best) - today;
        worth = worth > 1e-9 * (fabs(today) + fabs(first)) ? worth : 0;
    }
    *failed = !fine;
    free(fit);
    free(best);
    return worth;
}
