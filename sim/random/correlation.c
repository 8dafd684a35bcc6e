/* Cholesky's factor, semidefinite too; before it, where needed, Higham's alternating projection. */
#include "random/correlation.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

/* A pivot this near zero is rounding: the row depends on those before it. Its other entries must
   then vanish too, up to the root of it. */
static const double SINGULAR = 1e-14;
static const double LEFT_OVER = 1e-7;

/* Projections stop when the sum of squared changes of a round is below its square; then every entry
   is about this near to where it belongs. */
static const double STILL = 1e-11;
enum { MOST_ROUNDS = 20000 };

/* The nearest matrix is singular as a rule. This little of the identity is mixed in, so that it can
   be factored, and is still valid when it is given again. */
static const double MARGIN = 1e-9;

/* L with L L^T = matrix, column by column; false where there is none. */
static bool factorise(const double *matrix, double *factor, size_t n)
{
    memset(factor, 0, n * n * sizeof *factor);
    for (size_t column = 0; column < n; column++) {
        double *pivot_row = factor + column * n;
        double  pivot = 0;
        for (size_t row = column; row < n; row++) {
            double *lower = factor + row * n;
            double  left = matrix[row * n + column];
            for (size_t k = 0; k < column; k++)
                left -= lower[k] * pivot_row[k];
            if (row == column && left < -SINGULAR)
                return false;
            if (row == column)
                pivot = left > SINGULAR ? sqrt(left) : 0;
            if (pivot == 0 && fabs(left) > LEFT_OVER)
                return false;
            lower[column] = pivot == 0 ? 0 : row == column ? pivot : left / pivot;
        }
    }
    return true;
}

/* All [n * n], in the order of Higham's algorithm 3.3. */
struct search {
    size_t                     n;
    double                    *valid;      /* positive semidefinite, by the last projection */
    double                    *unit;       /* ones on the diagonal */
    double                    *correction; /* Dykstra's: what the first projection took away */
    double                    *work, *vector;
    double                    *value; /* [n] eigenvalues */
    gsl_eigen_symmv_workspace *space;
};

static bool take(struct search *search, size_t n, struct fc_arena *arena)
{
    double *room = fc_arena_take(arena, 5 * n * n + n, sizeof *room);
    *search = (struct search){.n = n, .space = gsl_eigen_symmv_alloc(n)};
    if (room == NULL || search->space == NULL)
        return false;
    search->valid = room;
    search->unit = room + n * n;
    search->correction = room + 2 * n * n;
    search->work = room + 3 * n * n;
    search->vector = room + 4 * n * n;
    search->value = room + 5 * n * n;
    return true;
}

/* valid = the nearest positive semidefinite matrix to work, which is lost: negative eigenvalues
   become zero. */
static bool project(struct search *search)
{
    const size_t    n = search->n;
    gsl_matrix_view a = gsl_matrix_view_array(search->work, n, n);
    gsl_matrix_view v = gsl_matrix_view_array(search->vector, n, n);
    gsl_vector_view e = gsl_vector_view_array(search->value, n);
    if (gsl_eigen_symmv(&a.matrix, &e.vector, &v.matrix, search->space) != GSL_SUCCESS)
        return false;
    for (size_t row = 0; row < n; row++)
        for (size_t column = 0; column <= row; column++) {
            const double *left = search->vector + row * n;
            const double *right = search->vector + column * n;
            double        sum = 0;
            for (size_t k = 0; k < n; k++)
                sum += fmax(search->value[k], 0) * left[k] * right[k];
            search->valid[row * n + column] = search->valid[column * n + row] = sum;
        }
    return true;
}

/* One round: off with the negative part (remembering what went), then ones on the diagonal. The
   sum of squared changes, or -1 where the eigenvalues cannot be had. */
static double improve(struct search *search)
{
    const size_t n = search->n;
    for (size_t i = 0; i < n * n; i++)
        search->work[i] = search->correction[i] = search->unit[i] - search->correction[i];
    if (!project(search))
        return -1;
    double moved = 0;
    for (size_t i = 0; i < n * n; i++) {
        const double now = i % (n + 1) == 0 ? 1 : search->valid[i];
        moved += (now - search->unit[i]) * (now - search->unit[i]);
        search->correction[i] = search->valid[i] - search->correction[i];
        search->unit[i] = now;
    }
    return moved;
}

/* The projection with its diagonal scaled to ones is valid; the other is nearer to the wanted one
   by as little as they still differ. */
static void settle(const struct search *search, double *matrix)
{
    const size_t n = search->n;
    for (size_t row = 0; row < n; row++)
        for (size_t column = 0; column < n; column++) {
            const double scale =
                sqrt(search->valid[row * (n + 1)] * search->valid[column * (n + 1)]);
            const double entry = (1 - MARGIN) * search->valid[row * n + column] / scale;
            matrix[row * n + column] = row == column ? 1 : entry;
        }
}

static bool find_nearest(struct search *search, double *matrix)
{
    memcpy(search->unit, matrix, search->n * search->n * sizeof *matrix);
    double moved = HUGE_VAL;
    for (int round = 0; round < MOST_ROUNDS && moved > STILL * STILL; round++)
        moved = improve(search);
    if (moved < 0)
        return false;
    settle(search, matrix);
    return true;
}

enum fc_status fc_correlation_make(double *matrix, double *factor, int n, double *largest_change,
                                   struct fc_arena *arena, struct fc_error *err)
{
    assert(n > 0);
    const size_t size = (size_t)n;
    for (size_t i = 0; i < size * size; i++)
        assert(fabs(matrix[i]) <= 1 && matrix[i] == matrix[i % size * size + i / size]);
    *largest_change = 0;
    if (factorise(matrix, factor, size))
        return FC_OK;

    /* Here factor still keeps the wanted matrix: it is overwritten last. */
    struct search search;
    memcpy(factor, matrix, size * size * sizeof *factor);
    const bool found = take(&search, size, arena) && find_nearest(&search, matrix);
    gsl_eigen_symmv_free(search.space);
    if (!found)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory for %d correlated inputs", n);
    for (size_t i = 0; i < size * size; i++)
        *largest_change = fmax(*largest_change, fabs(matrix[i] - factor[i]));
    const bool valid = factorise(matrix, factor, size);
    assert(valid);
    (void)valid;
    return FC_OK;
}
