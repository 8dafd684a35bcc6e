/* Factors of correlation matrices, and the nearest valid matrix against published ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "random/correlation.h"
#include "random/normal_score.h"
#include "random/threefry.h"

enum { MOST = 40 };

struct made {
    double matrix[MOST * MOST], factor[MOST * MOST];
    double change;
    int    n;
};

/* Makes it, and holds what is true of all: a unit diagonal, L lower triangular, L L^T = matrix. */
static void make(struct made *made, const double wanted[], int n)
{
    struct fc_arena arena = {0};
    memcpy(made->matrix, wanted, (size_t)(n * n) * sizeof *wanted);
    made->n = n;
    assert_int_equal(
        fc_correlation_make(made->matrix, made->factor, n, &made->change, &arena, NULL), FC_OK);
    fc_arena_free(&arena);
    double change = 0;
    for (int row = 0; row < n; row++)
        for (int column = 0; column < n; column++) {
            double sum = 0;
            for (int k = 0; k < n; k++)
                sum += made->factor[row * n + k] * made->factor[column * n + k];
            assert_true(fabs(sum - made->matrix[row * n + column]) <= 1e-7);
            assert_true(column <= row || made->factor[row * n + column] == 0);
            assert_true(made->matrix[row * n + column] == made->matrix[column * n + row]);
            assert_true(row != column || made->matrix[row * n + column] == 1);
            assert_true(row != column || made->factor[row * n + column] >= 0);
            change = fmax(change, fabs(made->matrix[row * n + column] - wanted[row * n + column]));
        }
    assert_true(made->change == change);
}

/* Higham 2002, section 4: the tridiagonal matrix of -1 and 2, and one of ones; further digits from
   the same algorithm in another language. */
static void nearest_matrices_are_the_published_ones(void **state)
{
    static const double tridiagonal[] = {1, -1, 0, 0, -1, 1, -1, 0, 0, -1, 1, -1, 0, 0, -1, 1};
    static const double ones[] = {1, 1, 0, 1, 1, 1, 0, 1, 1};
    static struct made  made;
    (void)state;
    make(&made, tridiagonal, 4);
    assert_true(fabs(made.matrix[1] - -0.808412498149) < 1e-8);
    assert_true(fabs(made.matrix[2] - 0.191587501851) < 1e-8);
    assert_true(fabs(made.matrix[3] - 0.106775049026) < 1e-8);
    assert_true(fabs(made.matrix[6] - -0.656232694807) < 1e-8);
    assert_true(fabs(made.change - 0.343767305193) < 1e-8);
    make(&made, ones, 3);
    assert_true(fabs(made.matrix[1] - 0.760689853402) < 1e-8);
    assert_true(fabs(made.matrix[2] - 0.157298106138) < 1e-8);
    assert_true(fabs(made.matrix[5] - 0.760689853402) < 1e-8);
}

/* The correlations of n random directions in `rank` dimensions. */
static void random_valid(double matrix[], int n, int rank, uint64_t seed)
{
    double direction[MOST][MOST], odd[MOST];
    for (int i = 0; i < n; i++) {
        double length = 0;
        fc_uniform_columns(seed, (uint64_t)i, 0, 0, MOST, direction[i], odd);
        fc_normal_score_column(MOST, direction[i], direction[i]);
        for (int k = 0; k < rank; k++)
            length += direction[i][k] * direction[i][k];
        for (int k = 0; k < rank; k++)
            direction[i][k] /= sqrt(length);
    }
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++) {
            double sum = 0;
            for (int k = 0; k < rank; k++)
                sum += direction[i][k] * direction[j][k];
            matrix[i * n + j] = matrix[j * n + i] = i == j ? 1 : fmax(fmin(sum, 1), -1);
        }
}

static void valid_matrices_are_kept(void **state)
{
    double             wanted[MOST * MOST];
    static struct made made;
    (void)state;
    for (int n = 1; n <= MOST; n++) {
        random_valid(wanted, n, MOST, (uint64_t)n);
        make(&made, wanted, n);
        assert_true(made.change == 0);
        random_valid(wanted, n, n, 100 + (uint64_t)n);
        make(&made, wanted, n);
        assert_true(made.change <= 1e-8);
    }
}

/* Fewer dimensions than inputs: singular. Kept, or moved by no more than the margin. */
static void singular_matrices_are_kept(void **state)
{
    double             wanted[MOST * MOST];
    static struct made made;
    (void)state;
    for (int n = 2; n <= MOST; n++)
        for (int rank = 1; rank < n; rank += 1 + rank / 3) {
            random_valid(wanted, n, rank, (uint64_t)(n + 100 * rank));
            make(&made, wanted, n);
            assert_true(made.change <= 1e-8);
        }
}

/* A row that repeats or opposes another has the same factors: equal and opposite scores. */
static void perfect_correlations_work(void **state)
{
    static const double pair[] = {1, 1, 1, 1};
    static const double opposed[] = {1, -1, 0.3, -1, 1, -0.3, 0.3, -0.3, 1};
    static struct made  made;
    (void)state;
    make(&made, pair, 2);
    assert_true(made.change == 0);
    assert_true(made.factor[2] == 1 && made.factor[3] == 0);
    make(&made, opposed, 3);
    assert_true(made.change == 0);
    assert_true(made.factor[3] == -1 && made.factor[4] == 0);
    assert_true(made.factor[6] == 0.3 && made.factor[7] == 0);
    assert_true(fabs(made.factor[8] - sqrt(0.91)) < 1e-15);
}

/* The nearest point X of a convex set to A is the one with <A - X, B - X> <= 0 for all B in it. */
static void assert_nearest(const struct made *made, const double wanted[])
{
    const int n = made->n;
    double    other[MOST * MOST];
    for (uint64_t seed = 0; seed < 40; seed++) {
        random_valid(other, n, 1 + (int)(seed % (uint64_t)n), 7000 + seed);
        /* Far ones, near ones, and those on the way. */
        const double part = seed % 2 == 0 ? 1 : 0.01;
        double       angle = 0;
        for (int i = 0; i < n * n; i++)
            angle += (wanted[i] - made->matrix[i]) * part * (other[i] - made->matrix[i]);
        assert_true(angle <= 1e-7);
    }
}

static void nearest_matrices_are_nearest_and_stay(void **state)
{
    double             wanted[MOST * MOST], odd[MOST * MOST];
    static struct made made, again;
    (void)state;
    for (int n = 3; n <= 12; n++) {
        fc_uniform_columns(5, (uint64_t)n, 0, 0, MOST * MOST, wanted, odd);
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
                wanted[i * n + j] = i == j ? 1 : 2 * odd[i * n + j] - 1;
        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n; j++)
                wanted[i * n + j] = wanted[j * n + i];
        make(&made, wanted, n);
        assert_nearest(&made, wanted);
        make(&again, made.matrix, n);
        assert_true(again.change == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_matrices_are_the_published_ones),
        cmocka_unit_test(valid_matrices_are_kept),
        cmocka_unit_test(singular_matrices_are_kept),
        cmocka_unit_test(perfect_correlations_work),
        cmocka_unit_test(nearest_matrices_are_nearest_and_stay),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
