/* Every way to write a quantity, every refusal with its place and hint, and relative changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "model/distribution.h"
#include "model/metalog.h"
#include "model/quantity.h"
#include "random/quantile.h"
#include "tests/support.h"

static const double FAR = HUGE_VAL;

/* The rules keys have. */
enum rule { RATE, COST, VALUE, PEOPLE, LENGTH, SHIFT, FACTOR, RULES };

static struct fc_quantity_rule rule_of(enum rule rule)
{
    const struct fc_quantity_rule rules[RULES] = {
        [RATE] = {FC_SHARE, 0, 1, false, "EUR", "tests/data"},
        [COST] = {FC_MONEY, 0, 1e12, true, "EUR", "tests/data"},
        [VALUE] = {FC_MONEY, 0, 1e12, false, "EUR", "tests/data"},
        [PEOPLE] = {FC_COUNT, 0, 2147483647.0, false, "EUR", "tests/data"},
        [LENGTH] = {FC_DAYS, 0, FAR, false, "EUR", "tests/data"},
        [SHIFT] = {FC_MONEY, -1e12, 1e12, false, "EUR", "tests/data"},
        [FACTOR] = {FC_PLAIN, 0, 100, false, "EUR", "tests/data"},
    };
    return rules[rule];
}

/* A quantity read from text, with the memory it lives in. */
struct reading {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_quantity quantity;
    bool               good;
};

static void begin(struct reading *r)
{
    *r = (struct reading){.arena = {0}};
    r->problems.arena = &r->arena;
}

static void read_by(struct reading *r, const struct fc_quantity_rule *rule, const char *text)
{
    begin(r);
    r->quantity = fc_quantity_certain(-77.25);
    r->good = fc_quantity_read(&r->quantity, fc_piece_of("plan.ini", text), rule, &r->problems);
}

static void read(struct reading *r, enum rule rule, const char *text)
{
    const struct fc_quantity_rule named = rule_of(rule);
    read_by(r, &named, text);
}

static void read_well(struct reading *r, enum rule rule, const char *text)
{
    read(r, rule, text);
    if (!r->good || r->problems.errors > 0)
        fail_msg("`%s` is refused: %s", text,
                 r->problems.size > 0 ? r->problems.item[0].text : "(no problem)");
}

static void is_near(const char *text, const char *what, double got, double expected, double part)
{
    if (!(fabs(got - expected) <= part * fmax(fabs(expected), 1e-300)))
        fail_msg("`%s`: %s is %.17g, not %.17g", text, what, got, expected);
}

/* ---- forms ------------------------------------------------------------------------------------ */

static const struct {
    enum rule             rule;
    const char           *text;
    enum fc_quantity_kind kind;
    double                a, b, c;
} forms[] = {
    {COST, "30,000", FC_CERTAIN, 30000, 0, 0},
    {RATE, " 25% ", FC_CERTAIN, 0.25, 0, 0},
    {RATE, "0.25", FC_CERTAIN, 0.25, 0, 0},
    {RATE, "100%", FC_CERTAIN, 1, 0, 0},
    {VALUE, "EUR 1.5m", FC_CERTAIN, 1.5e6, 0, 0},
    {SHIFT, "-250", FC_CERTAIN, -250, 0, 0},
    /* (log 70 + log 110) / 2 and (log 110 - log 70) / (2 * 1.6448536269514722) */
    {COST, "70 to 110", FC_LOGNORMAL, 4.474487803920888, 0.137393721951039, 0},
    {COST, "70  TO  110", FC_LOGNORMAL, 4.474487803920888, 0.137393721951039, 0},
    {VALUE, "5 to 10k", FC_LOGNORMAL, 8.86376678169621, 0.21070178197089967, 0},
    {SHIFT, "-10 to 30", FC_NORMAL, 10, 12.159136638235383, 0},
    {RATE, "36 of 120", FC_BETA, 36.5, 84.5, 0},
    {RATE, "0 of 12", FC_BETA, 0.5, 12.5, 0},
    {RATE, "1,200 of 5,000", FC_BETA, 1200.5, 3800.5, 0},
    {RATE, "30% +/- 5%", FC_BETA, 24.9, 58.1, 0},
    {RATE, "30 ± 5%", FC_BETA, 24.9, 58.1, 0},
    {VALUE, "20k +/- 5k", FC_LOGNORMAL, 9.87317524162791, 0.24622067706923975, 0},
    {SHIFT, "-20 +/- 5", FC_NORMAL, -20, 5, 0},
    {RATE, "beta(36, 84)", FC_BETA, 36, 84, 0},
    {RATE, "beta(36,84)", FC_BETA, 36, 84, 0},
    {SHIFT, "normal(1,000, 400)", FC_NORMAL, 1000, 400, 0},
    {SHIFT, "normal(mean -50, sd 400)", FC_NORMAL, -50, 400, 0},
    {VALUE, "lognormal(median 18,000, sigma 0.9)", FC_LOGNORMAL, 9.798127036878302, 0.9, 0},
    {VALUE, "Lognormal(mean 20k, cv 50%)", FC_LOGNORMAL, 9.791915776879023, 0.47238072707743883, 0},
    {VALUE, "gamma(mean 100, cv 50%)", FC_GAMMA, 4, 25, 0},
    {COST, "gamma(100, 0.5)", FC_GAMMA, 4, 25, 0},
    {VALUE, "uniform(1, 500)", FC_UNIFORM, 1, 500, 0},
    {VALUE, "uniform(1,500, 3,000)", FC_UNIFORM, 1500, 3000, 0},
    {RATE, "uniform(0%, 20%)", FC_UNIFORM, 0, 0.2, 0},
    {VALUE, "triangular(10, 20, 50)", FC_TRIANGULAR, 10, 50, 20},
    {VALUE, "triangular(10, 10, 50)", FC_TRIANGULAR, 10, 50, 10},
    {COST, "pert(10, 20, 50)", FC_PERT, 10, 50, 20},
    {LENGTH, "20 to 60", FC_LOGNORMAL, 3.545038417888046, 0.333954423259001, 0},
};

static void every_form_of_parameters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct reading r;
        read_well(&r, forms[i].rule, forms[i].text);
        const struct fc_quantity *q = &r.quantity;
        if (q->kind != forms[i].kind)
            fail_msg("`%s` is %s, not %s", forms[i].text, fc_quantity_kind_words(q->kind),
                     fc_quantity_kind_words(forms[i].kind));
        is_near(forms[i].text, "a", q->a, forms[i].a, 1e-14);
        is_near(forms[i].text, "b", q->b, forms[i].b, 1e-14);
        is_near(forms[i].text, "c", q->c, forms[i].c, 1e-14);
        assert_true(q->scale == 1 && q->shift == 0 && isinf(q->low) && isinf(q->high));
        fc_arena_free(&r.arena);
    }
}

/* The ends of a range are its 5 % and 95 % quantiles. Beta shapes by scipy 1.10 (least squares on
   the quantiles). */
static void ranges_have_their_ends_as_quantiles(void **state)
{
    (void)state;
    static const struct {
        enum rule   rule;
        const char *text;
        double      low, high;
    } ranges[] = {
        {RATE, "20 to 40%", 0.2, 0.4},
        {RATE, "1% to 20%", 0.01, 0.2},
        {RATE, "90% to 99%", 0.9, 0.99},
        {RATE, "0.01% to 0.02%", 0.0001, 0.0002},
        {RATE, "5% to 95%", 0.05, 0.95},
        {RATE, "30% to 30.01%", 0.3, 0.3001},
        {RATE, "0.1% to 99.9%", 0.001, 0.999},
        {RATE, "50% to 99.9999%", 0.5, 0.999999},
        {COST, "70 to 110", 70, 110},
        {SHIFT, "-10 to 30", -10, 30},
        {SHIFT, "0 to 30", 0, 30},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        struct reading r;
        read_well(&r, ranges[i].rule, ranges[i].text);
        const double width = ranges[i].high - ranges[i].low;
        assert_true(fabs(fc_quantile(&r.quantity, 0.05) - ranges[i].low) < 1e-9 * width);
        assert_true(fabs(fc_quantile(&r.quantity, 0.95) - ranges[i].high) < 1e-9 * width);
        fc_arena_free(&r.arena);
    }
    struct reading r;
    read_well(&r, RATE, "20% to 40%");
    is_near("20% to 40%", "a", r.quantity.a, 16.353253, 1e-8);
    is_near("20% to 40%", "b", r.quantity.b, 38.93844824, 1e-8);
    fc_arena_free(&r.arena);
}

static void metalogs_pass_through_their_quantiles(void **state)
{
    (void)state;
    static const struct {
        enum rule    rule;
        const char  *text;
        enum fc_link link;
        size_t       n;
        double       p[9], x[9];
    } lists[] = {
        {COST, "p10 70 | p50 85 | p90 110", FC_LOG, 3, {0.1, 0.5, 0.9}, {70, 85, 110}},
        {RATE, "p10 20% | p50 30% | p90 45%", FC_LOGIT, 3, {0.1, 0.5, 0.9}, {0.2, 0.3, 0.45}},
        {SHIFT, "P10 -5 | P50 2 | P90 11", FC_IDENTITY, 3, {0.1, 0.5, 0.9}, {-5, 2, 11}},
        {VALUE,
         "p2.5 5k|p25 11k|p50 17k|p75 26k|p97.5 60k",
         FC_LOG,
         5,
         {0.025, 0.25, 0.5, 0.75, 0.975},
         {5000, 11000, 17000, 26000, 60000}},
        {PEOPLE,
         "p1 61 | p5 70 | p10 75 | p25 86 | p50 100 | p75 117 | p90 135 | p95 147 | p99 175",
         FC_LOG,
         9,
         {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99},
         {61, 70, 75, 86, 100, 117, 135, 147, 175}},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct reading r;
        read_well(&r, lists[i].rule, lists[i].text);
        assert_int_equal(r.quantity.kind, FC_METALOG);
        assert_int_equal(r.quantity.link, lists[i].link);
        assert_int_equal(r.quantity.n, lists[i].n);
        for (size_t k = 0; k < lists[i].n; k++)
            is_near(lists[i].text, "a quantile", fc_quantile(&r.quantity, lists[i].p[k]),
                    lists[i].x[k], 1e-10);
        fc_arena_free(&r.arena);
    }
}

static void discrete_values_rise(void **state)
{
    (void)state;
    struct reading r;
    read_well(&r, VALUE, "30% at 400 | 60% at 100 | 10% at 7m");
    assert_int_equal(r.quantity.kind, FC_DISCRETE);
    assert_int_equal(r.quantity.n, 3);
    static const double x[] = {100, 400, 7e6};
    static const double y[] = {0.6, 0.9, 1};
    for (size_t i = 0; i < 3; i++) {
        is_near("discrete", "value", r.quantity.x[i], x[i], 0);
        is_near("discrete", "share", r.quantity.y[i], y[i], 1e-15);
    }
    fc_arena_free(&r.arena);

    read_well(&r, VALUE, "100% at 5");
    assert_int_equal(r.quantity.n, 1);
    fc_arena_free(&r.arena);
}

/* ---- data ------------------------------------------------------------------------------------- */

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void values_from_a_file(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    char path[SUPPORT_PATH + 32];
    support_folder_make(folder);
    snprintf(path, sizeof path, "%s/deals.csv", folder);
    write_file(path, "name,Deal value\na,\"12,000\"\nb,4k\nc,EUR 7000\nd,4000\n");
    struct fc_quantity_rule rule = rule_of(COST);
    rule.folder = folder;

    struct reading r;
    read_by(&r, &rule, "deals.csv: deal value");
    assert_true(r.good);
    assert_int_equal(r.quantity.kind, FC_EMPIRICAL);
    static const double x[] = {4000, 4000, 7000, 12000};
    assert_int_equal(r.quantity.n, 4);
    for (size_t i = 0; i < 4; i++)
        is_near("data", "value", r.quantity.x[i], x[i], 0);
    fc_arena_free(&r.arena);

    read_by(&r, &rule, "deals.csv: Deal value within 5k to 20k");
    assert_true(r.good);
    assert_int_equal(r.quantity.n, 2);
    is_near("cut data", "first", r.quantity.x[0], 7000, 0);
    fc_arena_free(&r.arena);

    read_by(&r, &rule, "deals.csv: price");
    assert_false(r.good);
    assert_string_equal(r.problems.item[0].text, "`deals.csv` has no column `price`");
    assert_int_equal(r.problems.item[0].place.column, 12);
    fc_arena_free(&r.arena);

    read_by(&r, &rule, "none.csv: price");
    assert_false(r.good);
    assert_string_equal(r.problems.item[0].rule, "data-path");
    fc_arena_free(&r.arena);

    read_by(&r, &rule, "../deals.csv: Deal value");
    assert_false(r.good);
    assert_string_equal(r.problems.item[0].rule, "data-path");
    assert_string_equal(r.problems.item[0].text, "this path leaves the folder");
    fc_arena_free(&r.arena);

    read_by(&r, &rule, "deals.csv: name"); /* each bad cell, where it stands in the file */
    assert_false(r.good);
    assert_int_equal(r.problems.errors, 4);
    assert_int_equal(r.problems.item[1].place.line, 3);
    assert_int_equal(r.problems.item[1].place.column, 1);
    fc_arena_free(&r.arena);
    remove(path);
    remove(folder);
}

/* ---- cuts ------------------------------------------------------------------------------------- */

static void cuts_condition(void **state)
{
    (void)state;
    struct reading r;
    read_well(&r, RATE, "beta(36, 84) within 0 to 40%");
    is_near("cut", "low", r.quantity.low, 0, 0);
    is_near("cut", "high", r.quantity.high, 0.4, 0);
    /* Half of P(Beta(36, 84) <= 0.4) = 0.9892... lies below the median. */
    const double below = fc_tails_at(&r.quantity, fc_quantile(&r.quantity, 0.5)).below;
    is_near("cut", "median's tail", below, 0.5 * fc_tails_at(&r.quantity, 0.4).below, 1e-12);
    fc_arena_free(&r.arena);

    read_well(&r, COST, "normal(100, 40) within 20 to 180");
    is_near("cut", "low", r.quantity.low, 20, 0);
    fc_arena_free(&r.arena);

    read_well(&r, VALUE, "5 to 10k within 1 to 20k");
    is_near("cut", "unit for both", r.quantity.low, 1000, 0);
    fc_arena_free(&r.arena);
}

static void steps_lose_what_is_cut(void **state)
{
    (void)state;
    struct reading r;
    read_well(&r, VALUE, "20% at 100 | 50% at 200 | 30% at 400 within 200 to 400");
    assert_int_equal(r.quantity.n, 2);
    is_near("cut steps", "share", r.quantity.y[0], 0.625, 1e-15);
    is_near("cut steps", "last share", r.quantity.y[1], 1, 0);
    is_near("cut steps", "value", r.quantity.x[0], 200, 0);
    assert_true(isinf(r.quantity.low) && isinf(r.quantity.high));
    fc_arena_free(&r.arena);
}

/* ---- refusals --------------------------------------------------------------------------------- */

static const struct {
    enum rule   rule;
    const char *text;
    const char *name;   /* of the broken rule */
    int         column; /* from 1, and characters underlined */
    int         width;
    const char *words; /* within the message */
    const char *hint;  /* within the hint; NULL: none is given */
} refusals[] = {
    {RATE, "30", "range", 1, 2, "a rate must lie between 0 and 1, or end in %",
     "write 30% or 0.30"},
    {RATE, "12.5", "range", 1, 4, "a rate must lie between 0 and 1", "write 12.5% or 0.1250"},
    {RATE, "3000", "range", 1, 4, "a rate must lie between 0 and 1", "write 30% or 0.30"},
    {RATE, "130%", "range", 1, 4, "at most 100%", NULL},
    {RATE, "-5%", "range", 1, 3, "at least 0%", NULL},
    {RATE, "", "number", 1, 1, "missing", "write 30% or 0.30"},
    {COST, "abc", "number", 1, 3, "not a number", "write it as"},
    {VALUE, "30.000", "number", 1, 6, "two ways", "30,000"},
    {VALUE, "-5", "range", 1, 2, "at least 0", NULL},
    {COST, "$30", "number", 1, 3, "currency", "EUR"},
    {COST, "0", "divisor", 1, 1, "above 0", NULL},
    {COST, "110 to 70", "range-order", 1, 3, "from the lower number to the higher",
     "write 70 to 110"},
    {RATE, "40% to 20%", "range-order", 1, 3, "from the lower", "write 20% to 40%"},
    {COST, "70 to 70", "range", 7, 2, "the same", "write 70"},
    {COST, "70 to", "number", 4, 2, "does not belong", "write it as"},
    {COST, "70 to abc", "number", 7, 3, "not a number", "write it as"},
    {COST, "0 to 20", "range", 1, 1, "must be possible", "write uniform(0, 20) or 1 to 20"},
    {COST, "-5 to 20", "range", 1, 2, "at least 0", NULL},
    {RATE, "0% to 20%", "range", 1, 2, "must be possible", "write uniform(0%, 20%) or 1% to 20%"},
    {RATE, "80% to 100%", "range", 8, 4, "must be possible",
     "write uniform(80%, 100%) or 80% to 99%"},
    {RATE, "20 to 40", "range", 1, 2, "or end in %", "write 20% or 0.20"},
    {RATE, "20% to 140%", "range", 8, 4, "at most 100%", NULL},
    {COST, "36 of 120", "quantity", 1, 2, "only a rate", "write a number or a range"},
    {RATE, "120 of 36", "quantity", 1, 3, "more successes than cases", "write 36 of 120"},
    {RATE, "3.5 of 36", "number", 1, 3, "not a whole number", "write it out"},
    {RATE, "3 of 0", "number", 6, 1, "a whole number from 1", NULL},
    {RATE, "30% +/- 50%", "quantity", 9, 3, "this much", "write less than 45.82575695%"},
    {RATE, "30% +/- 0%", "quantity", 9, 2, "above 0", NULL},
    {COST, "0 +/- 5", "quantity", 7, 1, "stay positive", "above 0"},
    {COST, "70 | 85 | 110", "quantity", 1, 13, "a list of plain numbers", "p10 70"},
    /* functions */
    {COST, "poisson(4)", "quantity", 1, 7, "`poisson` is no distribution", "lognormal"},
    {COST, "uniform(1, 2", "quantity", 12, 1, "parenthesis", "uniform(10, 20)"},
    {COST, "uniform(1, 2) 3", "quantity", 15, 1, "parenthesis", "uniform(10, 20)"},
    {COST, "uniform(1,500)", "quantity", 9, 5, "two ways",
     "write 1, 500 for two numbers, 1500 for"},
    {COST, "triangular(1, 2,500)", "quantity", 15, 5, "two ways", "write 2, 500 for two"},
    {COST, "uniform(7)", "quantity", 1, 10, "uniform takes 2 numbers",
     "write it as uniform(10, 20)"},
    {COST, "pert(1, 2, 3, 4)", "quantity", 1, 16, "pert takes 3 numbers", "pert(10, 20, 50)"},
    {COST, "uniform(9, 7)", "quantity", 12, 1, "above the first", NULL},
    {COST, "triangular(1, 9, 7)", "quantity", 18, 1, "must rise", NULL},
    {COST, "pert(5, 1, 7)", "quantity", 9, 1, "must rise", NULL},
    {VALUE, "triangular(5, 5, 5)", "quantity", 18, 1, "above the first", NULL},
    {RATE, "beta(0, 84)", "quantity", 6, 1, "above 0", NULL},
    {VALUE, "beta(36, 84)", "quantity", 1, 12, "a Beta is a share", "pert(10, 20, 50)"},
    {SHIFT, "normal(5, -1)", "quantity", 11, 2, "above 0", NULL},
    {VALUE, "lognormal(18,000, 0.9)", "quantity", 1, 22, "say what", "lognormal(median 18,000"},
    {VALUE, "lognormal(median 5, sigma 40)", "quantity", 27, 2, "at most 10", NULL},
    {VALUE, "gamma(mean 100, cv 0%)", "quantity", 20, 2, "above 0", NULL},
    {VALUE, "uniform(-5, 10)", "range", 9, 2, "at least 0", NULL},
    {RATE, "uniform(0, 20)", "range", 12, 2, "or end in %", "write 20% or 0.20"},
    {RATE, "normal(30%, 5%)", "range", 1, 15, "below 0%", "add `within 0% to 100%`"},
    {RATE, "lognormal(median 30%, sigma 1)", "range", 1, 30, "above 100%",
     "add `within 0% to 100%`"},
    {VALUE, "normal(1000, 400)", "range", 1, 17, "below 0", "add `within 0 to 2,200`"},
    {VALUE, "normal(100, 1)", "range", 1, 14, "below 0", "or take a lognormal"},
    {VALUE, "normal(100, 50) within -5 to 200", "range", 1, 32, "below 0", "within 0 to"},
    {FACTOR, "gamma(mean 40, cv 50%)", "range", 1, 22, "above 100", "within 0 to"},
    /* lists */
    {COST, "p10 70 | p90 110", "quantity", 1, 16, "three to nine quantiles", "p10 70"},
    {COST, "p10 70 | p50 60 | p90 110", "quantity", 10, 6, "must rise", NULL},
    {COST, "p10 70 | p10 80 | p90 110", "quantity", 10, 6, "must rise", NULL},
    {COST, "p10 70 | p50 | p90 110", "quantity", 10, 3, "a quantile is a p", "p10 70 |"},
    {COST, "p0 70 | p50 80 | p90 110", "quantity", 2, 1, "between p0 and p100", "p1 to p99"},
    {COST, "p10 0 | p50 80 | p90 110", "quantity", 5, 1, "above 0", NULL},
    {RATE, "p10 20% | p50 30% | p90 100%", "quantity", 25, 4, "between 0% and 100%", NULL},
    {RATE, "p10 20% | p50 30% | p90 40", "range", 25, 2, "or end in %", "write 40% or 0.40"},
    {SHIFT, "p10 0 | p50 1 | p90 100", "quantity", 1, 23, "no metalog", "move one"},
    {VALUE, "60% at 100 | 30% at 400", "quantity", 1, 23, "must make 100%, not 90%", NULL},
    {VALUE, "60% at 100 | 40%", "quantity", 14, 3, "a share and its value", "write 70% at 100"},
    {VALUE, "60 at 100 | 40% at 5", "range", 1, 2, "or end in %", "write 60% or 0.60"},
    {COST, "60% at 0 | 40% at 5", "divisor", 1, 19, "too close to 0", "lognormal"},
    {VALUE, "60% at -1 | 40% at 5", "range", 8, 2, "at least 0", NULL},
    {VALUE, "/etc/deals.csv: x", "data-path", 1, 14, "absolute", "same folder"},
    /* cuts */
    {RATE, "beta(36, 84) within 40%", "quantity", 21, 3, "two ends", "within 0 to 40%"},
    {RATE, "beta(36, 84) within 40% to 20%", "range-order", 21, 3, "from the lower", "20% to 40%"},
    {RATE, "beta(36, 84) within 90% to 95%", "range", 21, 10, "nothing", "cut where"},
    {VALUE, "70% at 100 | 30% at 400 within 1 to 5", "range", 32, 6, "nothing", "cut where"},
    {VALUE, "50 within 60 to 70", "range", 11, 8, "nothing", "cut where"},
    /* divisors and tails */
    {COST, "uniform(0, 20)", "divisor", 1, 14, "too close to 0", "lognormal"},
    {COST, "triangular(0, 10, 20)", "divisor", 1, 21, "too close", "lognormal"},
    {COST, "pert(0, 10, 20)", "divisor", 1, 15, "too close", "lognormal"},
    {COST, "gamma(mean 100, cv 100%)", "divisor", 1, 24, "too close", "lognormal"},
    {COST, "normal(100, 30) within 0 to 200", "divisor", 1, 31, "too close", "lognormal"},
    {COST, "p10 1 | p50 100 | p90 500", "divisor", 1, 25, "too close", "lognormal"},
    {VALUE, "p10 10 | p50 100 | p90 5,000", "infinite-mean", 1, 28, "no mean", "within"},
};

static bool is_refused_so(size_t i, const struct reading *r)
{
    const struct fc_problem *p = &r->problems.item[0];
    const char              *hint = refusals[i].hint;
    if (r->good || r->problems.errors == 0 || r->quantity.a != -77.25) {
        print_error("`%s` is not refused, or something is left\n", refusals[i].text);
        return false;
    }
    if (p->level == FC_ERROR && strcmp(p->rule, refusals[i].name) == 0 &&
        strstr(p->text, refusals[i].words) != NULL && p->place.column == refusals[i].column &&
        p->place.width == refusals[i].width &&
        (hint == NULL ? p->hint == NULL : p->hint != NULL && strstr(p->hint, hint) != NULL))
        return true;
    print_error("`%s`: [%s] %s; at %d, %d wide; hint: %s\n", refusals[i].text, p->rule, p->text,
                p->place.column, p->place.width, p->hint == NULL ? "(none)" : p->hint);
    return false;
}

static void every_refusal_has_its_place_and_hint(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        struct reading r;
        read(&r, refusals[i].rule, refusals[i].text);
        wrong += !is_refused_so(i, &r);
        fc_arena_free(&r.arena);
    }
    assert_int_equal(wrong, 0);
}

static void heavy_tails_are_warned_of(void **state)
{
    (void)state;
    static const struct {
        enum rule   rule;
        const char *text;
        bool        warned;
    } cases[] = {
        {VALUE, "p10 30 | p50 100 | p90 330", true},  /* grows by 0.55 */
        {VALUE, "p10 50 | p50 100 | p90 200", false}, /* 0.32 */
        {COST, "gamma(mean 100, cv 80%)", true},      /* shape 1.56 */
        {VALUE, "gamma(mean 100, cv 80%)", false},    /* nothing is divided by it */
        {COST, "gamma(mean 100, cv 50%)", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r;
        read_well(&r, cases[i].rule, cases[i].text);
        const bool warned = r.problems.size == 1 && r.problems.item[0].level == FC_WARNING &&
                            strcmp(r.problems.item[0].rule, "infinite-variance") == 0;
        if (warned != cases[i].warned)
            fail_msg("`%s`: %zu problems", cases[i].text, r.problems.size);
        fc_arena_free(&r.arena);
    }
}

/* ---- changes ---------------------------------------------------------------------------------- */

static const struct {
    enum rule   rule;
    const char *text;
    double      scale, shift;
} changes[] = {
    {COST, "x 0.8", 0.8, 0},
    {COST, "x0.8", 0.8, 0},
    {COST, "× 1.25", 1.25, 0},
    {COST, "20% less", 0.8, 0},
    {RATE, "20% more", 1.2, 0},
    {VALUE, "-20%", 0.8, 0},
    {VALUE, "+ 20%", 1.2, 0},
    {VALUE, "+5,000", 1, 5000},
    {VALUE, "-5k", 1, -5000},
    {VALUE, "+EUR 500", 1, 500},
    {VALUE, "+5,000 a month", 1, 5000},
    {RATE, "5 points more", 1, 0.05},
    {RATE, "2.5 points less", 1, -0.025},
    {RATE, "1 point less", 1, -0.01},
    {VALUE, "100% less", 0, 0},
    {LENGTH, "-10", 1, -10},
};

static void every_change(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const struct fc_quantity_rule rule = rule_of(changes[i].rule);
        const struct fc_piece         piece = fc_piece_of("--set", changes[i].text);
        struct reading                r;
        struct fc_change              change = {-1, -1};
        begin(&r);
        if (!fc_change_is(piece, rule.dimension) ||
            !fc_change_read(&change, piece, &rule, &r.problems))
            fail_msg("`%s` is refused", changes[i].text);
        is_near(changes[i].text, "scale", change.scale, changes[i].scale, 1e-15);
        is_near(changes[i].text, "shift", change.shift, changes[i].shift, 1e-15);
        fc_arena_free(&r.arena);
    }
}

static void what_is_no_change(void **state)
{
    (void)state;
    static const struct {
        enum rule   rule;
        const char *text;
    } values[] = {{COST, "70 to 110"},  {COST, "30,000"},
                  {SHIFT, "-5 to 10"},  {RATE, "-20%"},
                  {RATE, "30% +/- 5%"}, {VALUE, "x.csv: price"},
                  {VALUE, "xyz"},       {FACTOR, "-3"},
                  {VALUE, "+"},         {COST, "p10 70 | p50 85 | p90 110"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (fc_change_is(fc_piece_of("a", values[i].text), rule_of(values[i].rule).dimension))
            fail_msg("`%s` is taken for a change", values[i].text);
}

static void changes_that_cannot_be(void **state)
{
    (void)state;
    static const struct {
        enum rule   rule;
        const char *text;
        const char *name;
        int         column;
    } cases[] = {
        {COST, "20 less", "change", 1},       {COST, "120% less", "change", 1},
        {COST, "5 points more", "number", 3}, {RATE, "5% points more", "change", 1},
        {COST, "x -2", "change", 1},          {SHIFT, "-20%", "change", 1},
        {COST, "abc less", "number", 1},      {VALUE, "+-5", "change", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct fc_quantity_rule rule = rule_of(cases[i].rule);
        struct reading                r;
        struct fc_change              change = {-1, -1};
        begin(&r);
        if (fc_change_read(&change, fc_piece_of("--set", cases[i].text), &rule, &r.problems) ||
            r.problems.errors != 1 || strcmp(r.problems.item[0].rule, cases[i].name) != 0 ||
            r.problems.item[0].place.column != cases[i].column)
            fail_msg("`%s`: [%s] %s at %d", cases[i].text, r.problems.item[0].rule,
                     r.problems.item[0].text, r.problems.item[0].place.column);
        is_near(cases[i].text, "what was there", change.scale, -1, 0);
        fc_arena_free(&r.arena);
    }
}

/* Reads, then changes once or twice. */
static bool change_by(struct reading *r, enum rule rule, const char *text, double scale,
                      double shift)
{
    const struct fc_quantity_rule named = rule_of(rule);
    return fc_quantity_change(&r->quantity, (struct fc_change){scale, shift}, &named,
                              fc_piece_of("--set", text), &r->problems);
}

static void changed_quantities(void **state)
{
    (void)state;
    struct reading r;
    read_well(&r, COST, "70 to 110"); /* scaled as a whole */
    const double before = fc_quantile(&r.quantity, 0.3);
    assert_true(change_by(&r, COST, "20% less", 0.8, 0));
    is_near("20% less", "quantile", fc_quantile(&r.quantity, 0.3), 0.8 * before, 1e-15);
    assert_true(isinf(r.quantity.low)); /* no cut where none is needed */
    assert_true(change_by(&r, COST, "x 0.5", 0.5, 0));
    is_near("and x 0.5", "quantile", fc_quantile(&r.quantity, 0.3), 0.4 * before, 1e-15);
    fc_arena_free(&r.arena);

    read_well(&r, RATE, "beta(6, 4)"); /* cut at 1, not clamped */
    assert_true(change_by(&r, RATE, "40% more", 1.4, 0));
    const double uncut = fc_tails_at(&r.quantity, 1 / 1.4).below;
    const double half = fc_tails_at(&r.quantity, fc_quantile(&r.quantity, 0.5) / 1.4).below;
    is_near("40% more", "median", half, 0.5 * uncut, 1e-12);
    assert_true(fc_quantile(&r.quantity, 1 - 0x1p-53) <= 1);
    assert_true(change_by(&r, RATE, "10 points less", 1, -0.1)); /* then cut at 0 as well */
    assert_true(fc_quantity_least(&r.quantity) >= 0);
    assert_true(fc_quantity_greatest(&r.quantity) <= 0.9 + 1e-15);
    fc_arena_free(&r.arena);

    read_well(&r, VALUE, "20% at 100 | 50% at 200 | 30% at 400"); /* 100 would fall below 0 */
    assert_true(change_by(&r, VALUE, "-150", 1, -150));
    assert_int_equal(r.quantity.n, 2);
    is_near("-150", "median", fc_quantile(&r.quantity, 0.5), 50, 1e-14);
    is_near("-150", "mean", fc_quantity_mean(&r.quantity), 0.625 * 50 + 0.375 * 250, 1e-14);
    fc_arena_free(&r.arena);

    read_well(&r, RATE, "30%");
    assert_true(change_by(&r, RATE, "5 points more", 1, 0.05));
    assert_int_equal(r.quantity.kind, FC_CERTAIN);
    is_near("certain", "value", r.quantity.a, 0.35, 1e-15);
    assert_true(change_by(&r, RATE, "x 0", 0, 0));
    is_near("nothing", "value", r.quantity.a, 0, 0);
    fc_arena_free(&r.arena);
}

static void changes_that_leave_nothing(void **state)
{
    (void)state;
    struct reading r;
    read_well(&r, RATE, "30%");
    assert_false(change_by(&r, RATE, "x 4", 4, 0)); /* 120% */
    assert_string_equal(r.problems.item[0].rule, "range");
    is_near("x 4", "what was there", r.quantity.a, 0.3, 0);
    fc_arena_free(&r.arena);

    read_well(&r, RATE, "beta(360, 840)");
    assert_false(change_by(&r, RATE, "x 9", 9, 0));
    assert_string_equal(r.problems.item[0].rule, "range");
    is_near("x 9", "what was there", r.quantity.scale, 1, 0);
    fc_arena_free(&r.arena);

    read_well(&r, COST, "70 to 110"); /* what is divided by must stay away from 0 */
    assert_false(change_by(&r, COST, "-60", 1, -60));
    assert_string_equal(r.problems.item[0].rule, "divisor");
    fc_arena_free(&r.arena);
}

/* Draws can fall nowhere but within the rule, whatever rounding does at a cut's ends. */
static void changed_quantities_stay_in_range(void **state)
{
    (void)state;
    for (int i = 1; i <= 60; i++) {
        struct reading r;
        read_well(&r, RATE, "beta(7, 3)");
        assert_true(change_by(&r, RATE, "more", 1 + i / 37.0, i % 2 == 0 ? i / 211.0 : -i / 211.0));
        const double low = fc_quantile(&r.quantity, 0x1p-53);
        const double high = fc_quantile(&r.quantity, 1 - 0x1p-53);
        assert_true(low >= 0 && fc_quantity_least(&r.quantity) >= 0);
        assert_true(high <= 1 && fc_quantity_greatest(&r.quantity) <= 1);
        fc_arena_free(&r.arena);
    }
    for (int i = 1; i <= 100; i++) {
        struct reading r;
        read_well(&r, VALUE, "uniform(10, 90)");
        assert_true(change_by(&r, VALUE, "more", 1 + i / 37.0, 0));
        assert_true(change_by(&r, VALUE, "less", 1 / 3.0, -10 - i / 41.0));
        assert_true(fc_quantity_least(&r.quantity) >= 0);
        assert_true(fc_quantity_least(&r.quantity) < 1e-11);
        fc_arena_free(&r.arena);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_of_parameters),
        cmocka_unit_test(ranges_have_their_ends_as_quantiles),
        cmocka_unit_test(metalogs_pass_through_their_quantiles),
        cmocka_unit_test(discrete_values_rise),
        cmocka_unit_test(values_from_a_file),
        cmocka_unit_test(cuts_condition),
        cmocka_unit_test(steps_lose_what_is_cut),
        cmocka_unit_test(every_refusal_has_its_place_and_hint),
        cmocka_unit_test(heavy_tails_are_warned_of),
        cmocka_unit_test(every_change),
        cmocka_unit_test(what_is_no_change),
        cmocka_unit_test(changes_that_cannot_be),
        cmocka_unit_test(changed_quantities),
        cmocka_unit_test(changes_that_leave_nothing),
        cmocka_unit_test(changed_quantities_stay_in_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
