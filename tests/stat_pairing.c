/* Two plans that share their luck: what differs between them is sharp. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>

#include "model/load.h"
#include "tests/support.h"
#include "tests/years.h"

enum { SEED = 42 };

static const char REFERENCE[] = FC_SOURCE_DIR "/scenarios/reference.ini";

static void load(struct support_plan *out, const char *change)
{
    struct fc_error          err = {0};
    const struct fc_settings settings = {change == NULL ? 0 : 1, &change};
    *out = (struct support_plan){.problems = {.arena = &out->arena}};
    assert_int_equal(fc_load(&out->plan, REFERENCE, &settings, &out->arena, &out->problems, &err),
                     FC_OK);
}

static double *column(const struct years *years, const char *measure)
{
    double *x = malloc((size_t)years->n * sizeof *x);
    assert_non_null(x);
    years_column(years, measure, years->layout->plan->months, x);
    return x;
}

/* How many times more the difference varies when the plans do not share their luck. */
static double ratio(const struct years *before, const struct years *after, const char *measure)
{
    const size_t n = (size_t)before->n;
    double      *a = column(before, measure), *b = column(after, measure);
    const double apart = support_variance(n, a) + support_variance(n, b);
    for (size_t i = 0; i < n; i++)
        a[i] -= b[i];
    const double paired = support_variance(n, a);
    free(a);
    free(b);
    return apart / paired;
}

static void assert_ratios(const char *change, double leads, double won, double revenue)
{
    struct support_plan base = {0}, changed = {0};
    struct years        before, after;
    load(&base, NULL);
    load(&changed, change);
    years_run(&before, base.plan, SEED, 20000, FC_BY_RATE);
    years_run(&after, changed.plan, SEED, 20000, FC_BY_RATE);
    const double got[] = {ratio(&before, &after, "qualified_lead"), ratio(&before, &after, "won"),
                          ratio(&before, &after, "revenue")};
    print_message("  %s: leads %.0f, won %.0f, revenue %.0f times\n", change, got[0], got[1],
                  got[2]);
    assert_true(got[0] >= leads);
    assert_true(got[1] >= won);
    assert_true(got[2] >= revenue);
    years_free(&before);
    years_free(&after);
    support_free(&base);
    support_free(&changed);
}

static void test_variance_ratios(void **state)
{
    (void)state;
    assert_ratios("channel search.spend = -10%", 350, 300, 150);
    assert_ratios("channel *.spend = x 1.02", 3000, 700, 350);
    assert_ratios("channel *.spend = -20%", 35, 0, 0);
    assert_ratios("channel events.enabled = no", 8, 0, 13);
}

/* Two percent more on one channel: no count of any stage in any month of 20,000 years falls. */
static void test_a_little_more_never_lowers_a_count(void **state)
{
    (void)state;
    struct support_plan base = {0}, more = {0};
    struct years        before, after;
    int64_t             raised = 0;
    load(&base, NULL);
    load(&more, "channel search.spend = x 1.02");
    years_run(&before, base.plan, SEED, 20000, FC_BY_RATE);
    years_run(&after, more.plan, SEED, 20000, FC_BY_RATE);
    for (int m = 0; m < base.plan->n_measures; m++)
        for (int t = 0; t < 12 && base.plan->measure[m].what == FC_M_ENTERED; t++)
            for (int64_t i = 0; i < before.n; i++) {
                assert_true(years_at(&after, i, m, t) >= years_at(&before, i, m, t));
                raised += years_at(&after, i, m, t) > years_at(&before, i, m, t);
            }
    assert_true(raised > 100000);
    years_free(&before);
    years_free(&after);
    support_free(&base);
    support_free(&more);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_variance_ratios),
        cmocka_unit_test(test_a_little_more_never_lowers_a_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
