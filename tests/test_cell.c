/* A cell that adds up its sums at the end says what one says that adds every value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>
#include <string.h>

#include "engine/trial.h"
#include "results/cell.h"

enum { COLUMNS = 40 };

/* Columns of several kinds, one after the other: the first `narrow` of them within unit bins. */
static void fill(gsl_rng *rng, int column, int narrow, int64_t value[FC_BLOCK])
{
    static const int64_t most[] = {1, 2, 100, 127, 128, 1000, 1024, 3000, 65535, 65536};
    for (int lane = 0; lane < FC_BLOCK; lane++) {
        const int64_t small = (int64_t)gsl_rng_uniform_int(rng, (unsigned long)most[column % 10]);
        const int64_t sign = column % 2 == 0 ? 1 : -1;
        value[lane] = column < narrow ? small : sign * (small * 1000003 + lane % 3);
        if (column % 7 == 3 && lane % 5 == 0)
            value[lane] = FC_UNDEFINED;
    }
}

static void same(struct fc_cell *cell, const struct fc_moments *moments, struct fc_bins *bins,
                 uint64_t undefined)
{
    fc_cell_settle(cell);
    assert_int_equal(cell->undefined, undefined);
    assert_int_equal(cell->moments.n, moments->n);
    assert_true(cell->moments.sum == moments->sum);
    assert_true(cell->moments.squares_low == moments->squares_low);
    assert_int_equal(cell->moments.squares_high, moments->squares_high);
    assert_int_equal(cell->moments.least, moments->least);
    assert_int_equal(cell->moments.most, moments->most);
    assert_int_equal(cell->bins.n, bins->n);
    assert_int_equal(cell->bins.least, bins->least);
    assert_int_equal(cell->bins.most, bins->most);
    for (int i = 0; i <= 100; i++)
        assert_int_equal(fc_bins_quantile(&cell->bins, i / 100.0),
                         fc_bins_quantile(bins, i / 100.0));
}

/* Value by value into the two; column by column into two cells, which are then joined. */
static void try_columns(int narrow)
{
    gsl_rng          *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct fc_cell    cell[2] = {{{0}, {0}, 0, false}, {{0}, {0}, 0, false}};
    struct fc_moments moments = {0};
    struct fc_bins    bins = {0};
    uint64_t          undefined = 0;
    for (int column = 0; column < COLUMNS; column++) {
        int64_t   value[FC_BLOCK];
        const int n = column == 5 ? 13 : FC_BLOCK;
        fill(rng, column, narrow, value);
        assert_true(fc_cell_see(&cell[column % 3 == 0], n, value, column % 7 == 3));
        for (int lane = 0; lane < n; lane++) {
            if (column % 7 == 3 && value[lane] == FC_UNDEFINED) {
                undefined++;
                continue;
            }
            fc_moments_add(&moments, 1, &value[lane]);
            assert_true(fc_bins_add(&bins, 1, &value[lane]));
        }
    }
    fc_cell_merge(&cell[0], &cell[1]);
    same(&cell[0], &moments, &bins, undefined);
    fc_cell_free(&cell[0]);
    fc_cell_free(&cell[1]);
    fc_bins_free(&bins);
    gsl_rng_free(rng);
}

static void sums_follow_from_bins(void **state)
{
    (void)state;
    for (int narrow = 0; narrow <= COLUMNS; narrow += 4)
        try_columns(narrow);
}

static void nothing_seen_is_nothing(void **state)
{
    (void)state;
    struct fc_cell cell = {{0}, {0}, 0, false};
    const int64_t  none[2] = {FC_UNDEFINED, FC_UNDEFINED};
    assert_true(fc_cell_see(&cell, 2, none, true));
    fc_cell_settle(&cell);
    assert_int_equal(cell.undefined, 2);
    assert_int_equal(cell.moments.n, 0);
    assert_int_equal(cell.bins.n, 0);
    fc_cell_free(&cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_follow_from_bins),
        cmocka_unit_test(nothing_seen_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
