/* What a promise's figures are held against: each reading, each way, written down plainly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>

#include "engine/trial.h"
#include "results/statistic.h"

enum { PERIODS = 7, LANES = FC_BLOCK - 3 };

static int rising(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Undefined periods make a trial undefined, and kept it is not. */
static int64_t plainly(const struct fc_clause *clause, const int64_t value[], bool *kept)
{
    const double sign = clause->at_most ? -1 : 1;
    int64_t      sorted[PERIODS], sum = 0;
    double       levels = 0;
    int          hold = 0;
    *kept = false;
    for (int i = 0; i < PERIODS; i++) {
        if (value[i] == FC_UNDEFINED)
            return FC_UNDEFINED;
        sorted[i] = value[i] - (clause->one_level ? 0 : (int64_t)clause->level[i]);
        sum += sorted[i];
        levels += clause->level[i];
        hold += sign * (double)value[i] >= sign * clause->level[i];
    }
    qsort(sorted, PERIODS, sizeof *sorted, rising);
    if (clause->reading == FC_TOTAL)
        levels = clause->level[0];
    const double due = clause->one_level ? levels : 0;
    switch (clause->reading) {
    case FC_EVERY: *kept = hold == PERIODS; return sorted[clause->at_most ? PERIODS - 1 : 0];
    case FC_K_OF_N:
        *kept = hold >= clause->k;
        return sorted[clause->at_most ? clause->k - 1 : PERIODS - clause->k];
    case FC_TOTAL:
    case FC_AVERAGE: break;
    }
    *kept = sign * (double)sum >= sign * due;
    return sum;
}

static void try_clause(gsl_rng *rng, enum fc_reading reading, bool at_most, bool one_level,
                       bool gaps)
{
    static int64_t period[PERIODS * FC_BLOCK];
    int64_t        statistic[FC_BLOCK];
    bool           kept[FC_BLOCK];
    double         level[PERIODS];
    /* About as many trials keep it as not. */
    const double           sum = reading == FC_TOTAL && one_level ? PERIODS : 1;
    const double           usual = reading == FC_EVERY ? (at_most ? 45 : 5) : 25 * sum;
    const struct fc_clause clause = {.reading = reading,
                                     .k = 5,
                                     .at_most = at_most,
                                     .n_periods = PERIODS,
                                     .level = level,
                                     .one_level = one_level};
    for (int i = 0; i < PERIODS; i++)
        level[i] = one_level ? usual : usual + i - 3;
    for (int i = 0; i < PERIODS * FC_BLOCK; i++)
        period[i] = gaps && i % 41 == 0 ? FC_UNDEFINED : (int64_t)gsl_rng_uniform_int(rng, 51);
    fc_clause_column(&clause, 1, LANES, period, statistic, kept);
    int n_kept = 0;
    for (int lane = 0; lane < LANES; lane++) {
        int64_t value[PERIODS];
        bool    holds;
        for (int i = 0; i < PERIODS; i++)
            value[i] = period[i * FC_BLOCK + lane];
        assert_int_equal(statistic[lane], plainly(&clause, value, &holds));
        assert_int_equal(kept[lane], holds);
        n_kept += holds;
    }
    assert_true(n_kept > 0 && n_kept < LANES);
}

static void readings_are_what_they_say(void **state)
{
    (void)state;
    static const enum fc_reading reading[] = {FC_EVERY, FC_K_OF_N, FC_TOTAL, FC_AVERAGE};
    gsl_rng                     *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (int r = 0; r < 4; r++)
        for (int way = 0; way < 8; way++)
            try_clause(rng, reading[r], way % 2 == 1, way / 2 % 2 == 1, way / 4 == 1);
    gsl_rng_free(rng);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_are_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
