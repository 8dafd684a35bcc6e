/* Quantile functions against 50-digit values, closed forms, and tables against exact inversion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>

#include "model/distribution.h"
#include "model/metalog.h"
#include "random/quantile.h"
#include "random/threefry.h"

#define FREE .low = -(double)INFINITY, .high = (double)INFINITY, .scale = 1

static void is_near(const char *what, double got, double expected, double tolerance)
{
    if (fabs(got - expected) <= tolerance)
        return;
    print_error("%s: %.17g, not %.17g (off by %g)\n", what, got, expected, got - expected);
    fail();
}

/* ---- exact quantiles -------------------------------------------------------------------------- */

/* mpmath 1.2.1 with 50 digits: roots of the regularised incomplete functions, for large shapes of
   the integrated density. */
static const struct {
    enum fc_quantity_kind kind;
    double                a, b, u, x;
} known[] = {
    {FC_GAMMA, 0.01, 1, 0.97, 0.0276604860020010956},
    {FC_GAMMA, 0.01, 1, 0x1.fffffffffe000p-1, 20.1092301921988338},
    {FC_GAMMA, 0.05, 1, 0.5, 5.57387844074624752e-7},
    {FC_GAMMA, 0.05, 1, 0.999, 2.73645859872867559},
    {FC_GAMMA, 0.3, 1, 0x1p-50, 4.6960745190051558e-51},
    {FC_GAMMA, 0.3, 1, 0.01, 1.50222265523603822e-7},
    {FC_GAMMA, 0.3, 1, 0.7, 0.256564913321052087},
    {FC_GAMMA, 1, 1, 0.1, 0.105360515657826307},
    {FC_GAMMA, 2.5, 1, 0x1p-53, 6.71111465570542869e-7},
    {FC_GAMMA, 2.5, 1, 0.3, 1.49995406637995311},
    {FC_GAMMA, 2.5, 1, 0x1.fffffffffffffp-1, 42.0975161182606561},
    {FC_GAMMA, 25, 1, 1e-09, 5.47959754662458941},
    {FC_GAMMA, 25, 1, 0.42, 23.6793964348254427},
    {FC_GAMMA, 25, 1, 0.999999, 56.3040462494317386},
    {FC_GAMMA, 1400, 1, 0.0001, 1265.10472618632034},
    {FC_GAMMA, 1400, 1, 0.61, 1410.14241251278491},
    {FC_GAMMA, 1e4, 1, 1e-12, 9312.62896985422639},
    {FC_GAMMA, 1e4, 1, 0.75, 10067.2660623889885},
    {FC_GAMMA, 1e6, 1, 0x1p-53, 991812.582219299808},
    {FC_GAMMA, 1e6, 1, 0.2, 999158.281688961526},
    {FC_GAMMA, 1e6, 1, 0x1.fffffffffffffp-1, 1008231.68206847792},
    {FC_BETA, 0.01, 0.01, 0.47, 0.00201782944199718677},
    {FC_BETA, 0.01, 0.01, 0.53, 0.997982170558002813},
    {FC_BETA, 0.5, 0.5, 0x1p-53, 3.04130666485024747e-32},
    {FC_BETA, 0.5, 0.5, 0.3, 0.206107373853763421},
    {FC_BETA, 0.5, 0.5, 0x1.fffffff8p-1, 0.999999999999999998},
    {FC_BETA, 0.1, 3, 0.2, 2.4237070911980573e-8},
    {FC_BETA, 0.1, 3, 0.98, 0.351726420211981693},
    {FC_BETA, 1, 1000, 1e-15, 1.00000000000000058e-18},
    {FC_BETA, 1, 1000, 0.5, 0.000692907009547478078},
    {FC_BETA, 1, 1000, 0x1.fffffffffffffp-1, 0.0360701922593568346},
    {FC_BETA, 36, 84, 0x1p-53, 0.0583108657801098933},
    {FC_BETA, 36, 84, 0.05, 0.233390644691997029},
    {FC_BETA, 36, 84, 0.5, 0.298885625742107606},
    {FC_BETA, 36, 84, 0.95, 0.37041503554709993},
    {FC_BETA, 36, 84, 0x1.fffffffffffffp-1, 0.666939581352320285},
    {FC_BETA, 24.5, 0.5, 1e-06, 0.610712535277053976},
    {FC_BETA, 24.5, 0.5, 0.4, 0.985502409984582969},
    {FC_BETA, 1400, 1300, 0.01, 0.496137553733048352},
    {FC_BETA, 1400, 1300, 0.99, 0.540859144060678925},
    {FC_BETA, 2000, 4e5, 0x1p-50, 0.00414271827191038557},
    {FC_BETA, 2000, 4e5, 0.7, 0.00503271665672323796},
    {FC_BETA, 1e6, 1e6, 0x1p-53, 0.497097514747793592},
    {FC_BETA, 1e6, 1e6, 0.37, 0.49988267211113667},
    {FC_BETA, 1e6, 1e6, 0.9999, 0.501314868779205195},
    {FC_BETA, 1e7, 3e5, 0.001, 0.97071160754635123},
};

static void shapes_from_a_hundredth_to_ten_million(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct fc_quantity q = {known[i].kind, .a = known[i].a, .b = known[i].b, FREE};
        char                     what[80];
        snprintf(what, sizeof what, "%s(%g, %g) at %.17g", fc_quantity_kind_words(q.kind), q.a, q.b,
                 known[i].u);
        /* A small shape turns one digit of the probability into 1/a digits of the value. */
        const double small = fmin(1, known[i].kind == FC_BETA ? fmin(q.a, q.b) : q.a);
        is_near(what, fc_quantile(&q, known[i].u), known[i].x, 2e-14 * known[i].x / small);
    }
}

static void the_normal_in_both_tails(void **state)
{
    (void)state;
    static const double z[][2] = {{0x1p-53, -8.20953615160138686},
                                  {1e-9, -5.99780701500768686},
                                  {0.025, -1.95996398454005424},
                                  {0.6, 0.253347103135799799},
                                  {0x1.fffffffffffffp-1, 8.20953615160138686}};
    for (size_t i = 0; i < sizeof z / sizeof *z; i++)
        is_near("normal score", fc_normal_quantile(z[i][0]), z[i][1], 4e-16 * fabs(z[i][1]));
    const struct fc_quantity q = {FC_NORMAL, .a = 1000, .b = 400, FREE};
    is_near("normal", fc_quantile(&q, 0.025), 1000 - 400 * 1.95996398454005424, 1e-12);
    const struct fc_quantity l = {FC_LOGNORMAL, .a = log(18000), .b = 0.9, FREE};
    is_near("lognormal", fc_quantile(&l, 0.025), 18000 * exp(-0.9 * 1.95996398454005424), 1e-10);
}

static void closed_forms(void **state)
{
    (void)state;
    const struct fc_quantity uniform = {FC_UNIFORM, .a = 2.5, .b = 7.25, FREE};
    is_near("uniform", fc_quantile(&uniform, 0.3), 3.925, 1e-15);

    const struct fc_quantity triangle = {FC_TRIANGULAR, .a = 10, .b = 100, .c = 20, FREE};
    is_near("rising side", fc_quantile(&triangle, 0.04), 16, 1e-14);   /* 0.04 = 6^2 / 900 */
    is_near("falling side", fc_quantile(&triangle, 0.875), 70, 1e-13); /* 0.125 = 30^2 / 7200 */

    const struct fc_quantity pert = {FC_PERT, .a = 10, .b = 100, .c = 32.5, FREE};
    const struct fc_quantity beta = {FC_BETA, .a = 2, .b = 4, FREE};
    is_near("PERT", fc_quantile(&pert, 0.41), 10 + 90 * fc_quantile(&beta, 0.41), 1e-12);

    static const double      coefficient[] = {4, 0.25, 0.3};
    const struct fc_quantity metalog = {FC_METALOG,       FC_LOG,   .n = 3,
                                        .x = coefficient, .low = 0, .high = (double)INFINITY,
                                        .scale = 1};
    const double             odds = log(0.8 / 0.2);
    is_near("log-metalog", fc_quantile(&metalog, 0.8), exp(4 + 0.25 * odds + 0.3 * 0.3 * odds),
            1e-11);

    static const double nine[] = {1.5, 2.25, -0.75, 3.5, -1.25, 0.5, 4.75, -2.5, 7};
    static const double sums[] = {5.6940935956401140, 5.7804310001507778, 5.9511317501507777,
                                  5.8086750327081825, 5.8916895027081825}; /* mpmath */
    for (size_t n = 5; n <= 9; n++) {
        const struct fc_quantity terms = {FC_METALOG, .n = n, .x = nine, FREE};
        is_near("metalog terms", fc_quantile(&terms, 0.83), sums[n - 5], 1e-14);
    }

    static const double      value[] = {100, 250, 400};
    static const double      share[] = {0.5, 0.7, 1};
    const struct fc_quantity steps = {FC_DISCRETE, .n = 3, .x = value, .y = share, FREE};
    is_near("first step", fc_quantile(&steps, 0.5), 100, 0);
    is_near("second step", fc_quantile(&steps, 0.5000001), 250, 0);
    is_near("last step", fc_quantile(&steps, 0.7000001), 400, 0);

    const struct fc_quantity data = {FC_EMPIRICAL, .n = 3, .x = value, FREE};
    is_near("first third", fc_quantile(&data, 0.333), 100, 0);
    is_near("second third", fc_quantile(&data, 0.334), 250, 0);
    is_near("last", fc_quantile(&data, 1 - 0x1p-53), 400, 0);
}

/* The smaller tail at x, of the distribution after its cut. */
static double tail_of(const struct fc_quantity *q, double x, bool upper)
{
    const struct fc_tails at = fc_tails_at(q, (x - q->shift) / q->scale);
    const double          mass = fc_quantity_mass(q);
    if (upper)
        return (at.above - fc_tails_at(q, q->high).above) / mass;
    return (at.below - fc_tails_at(q, q->low).below) / mass;
}

/* GSL's own incomplete functions are another method; they hold about ten digits at these shapes. */
static void tails_agree_with_another_method(void **state)
{
    (void)state;
    double u[2];
    for (uint64_t i = 0; i < 400; i++) {
        fc_uniform_columns(7, 1, i, 0, 1, &u[0], &u[1]);
        const double       a = pow(10, -1 + 3 * u[0]);
        const double       b = pow(10, -1 + 3 * u[1]);
        struct fc_quantity q = {FC_BETA, .a = a, .b = b, FREE};
        for (int k = 1; k < 10; k++) {
            gsl_sf_result beta, gamma;
            assert_int_equal(gsl_sf_beta_inc_e(a, b, k / 10.0, &beta), 0);
            assert_int_equal(gsl_sf_gamma_inc_P_e(a, a * k / 5.0, &gamma), 0);
            q.kind = FC_BETA;
            is_near("incomplete beta", fc_tails_at(&q, k / 10.0).below, beta.val, 1e-10);
            q.kind = FC_GAMMA;
            is_near("incomplete gamma", fc_tails_at(&q, a * b * k / 5.0).below, gamma.val, 1e-10);
        }
    }
}

static void inversion_closes_over_all_shapes(void **state)
{
    (void)state;
    double u[4];
    for (uint64_t i = 0; i < 1500; i++) {
        fc_uniform_columns(11, 2, i, 0, 1, &u[0], &u[1]);
        fc_uniform_columns(11, 2, i, 1, 1, &u[2], &u[3]);
        const bool         gamma = i % 3 == 0;
        const bool         upper = i % 2 == 0;
        const double       p = 0.5 * exp2(-50 * u[2]);
        struct fc_quantity q = {gamma ? FC_GAMMA : FC_BETA, .a = pow(10, -2 + 9 * u[0]),
                                .b = gamma ? 1 : pow(10, -2 + 9 * u[1]), FREE};
        const double       x = fc_quantile(&q, upper ? 1 - p : p);
        /* The value itself has only so many digits: allow what its last ones are worth. */
        const double tail = tail_of(&q, x, upper);
        const double digit = fabs(tail_of(&q, nextafter(x, -1), upper) - tail) +
                             fabs(tail_of(&q, nextafter(x, HUGE_VAL), upper) - tail);
        const double exact = upper ? 1 - (1 - p) : p;
        char         what[100];
        snprintf(what, sizeof what, "%s tail of %s(%g, %g)", upper ? "upper" : "lower",
                 fc_quantity_kind_words(q.kind), q.a, q.b);
        is_near(what, tail, exact, 1e-12 * exact + 2 * digit);
    }
}

/* ---- tables ----------------------------------------------------------------------------------- */

static const double log_metalog[] = {4, 0.25, 0.3};
static const double logit_metalog[] = {-1, 0.4, 0.1};
static const double five_terms[] = {10, 1.5, 0.4, 0.7, -0.3};

static const struct {
    const char        *name;
    struct fc_quantity quantity;
} smooth[] = {
    {"normal", {FC_NORMAL, .a = 100, .b = 20, FREE}},
    {"lognormal", {FC_LOGNORMAL, .a = 9.8, .b = 0.9, FREE}},
    {"wide lognormal", {FC_LOGNORMAL, .a = 0, .b = 2.5, FREE}},
    {"Beta(36, 84)", {FC_BETA, .a = 36, .b = 84, FREE}},
    {"Beta(1/2, 1/2)", {FC_BETA, .a = 0.5, .b = 0.5, FREE}},
    {"Beta(0.1, 3)", {FC_BETA, .a = 0.1, .b = 3, FREE}},
    {"Beta(0.01, 0.01)", {FC_BETA, .a = 0.01, .b = 0.01, FREE}},
    {"Beta(1, 1000)", {FC_BETA, .a = 1, .b = 1000, FREE}},
    {"Beta(1e6, 1e6)", {FC_BETA, .a = 1e6, .b = 1e6, FREE}},
    {"gamma(25)", {FC_GAMMA, .a = 25, .b = 0.04, FREE}},
    {"gamma(0.3)", {FC_GAMMA, .a = 0.3, .b = 2, FREE}},
    {"gamma(0.05)", {FC_GAMMA, .a = 0.05, .b = 2, FREE}},
    {"gamma(1e6)", {FC_GAMMA, .a = 1e6, .b = 2, FREE}},
    {"uniform", {FC_UNIFORM, .a = 2.5, .b = 7.25, FREE}},
    {"triangular", {FC_TRIANGULAR, .a = 10, .b = 100, .c = 20, FREE}},
    {"triangular, mode at an end", {FC_TRIANGULAR, .a = 10, .b = 100, .c = 100, FREE}},
    {"PERT", {FC_PERT, .a = 10, .b = 100, .c = 20, FREE}},
    {"metalog", {FC_METALOG, .n = 5, .x = five_terms, FREE}},
    {"log-metalog", {FC_METALOG, FC_LOG, .n = 3, .x = log_metalog, FREE}},
    {"logit-metalog", {FC_METALOG, FC_LOGIT, .n = 3, .x = logit_metalog, FREE}},
    {"lognormal cut", {FC_LOGNORMAL, .b = 1, .low = 0.5, .high = 2, .scale = 2, .shift = 1}},
    {"Beta cut", {FC_BETA, .a = 36, .b = 84, .low = 0, .high = 0.3, .scale = 1}},
    {"Beta deep in its tail", {FC_BETA, .a = 36, .b = 84, .low = 0.5, .high = 1, .scale = 1}},
    {"Beta 20% more", {FC_BETA, .a = 36, .b = 14, .low = 0, .high = 1 / 1.2, .scale = 1.2}},
    {"normal far out", {FC_NORMAL, .b = 1, .low = 3, .high = (double)INFINITY, .scale = 1}},
    {"gamma cut", {FC_GAMMA, .a = 2.5, .b = 30, .low = 40, .high = 90, .scale = 0.5, .shift = -3}},
    {"uniform cut", {FC_UNIFORM, .a = 0, .b = 10, .low = 3, .high = 4, .scale = 1}},
    {"triangular cut",
     {FC_TRIANGULAR, .a = 10, .b = 100, .c = 20, .low = 15, .high = 60, .scale = 1}},
    {"log-metalog cut",
     {FC_METALOG, FC_LOG, .n = 3, .x = log_metalog, .low = 20, .high = 300, .scale = 1}},
};
enum { SMOOTH = sizeof smooth / sizeof *smooth, DRAWS = 2000 };

/* Uniforms on the generator's grid; every second with a tail spread over all octaves. */
static void spread_uniforms(size_t n, double u[])
{
    double other;
    for (uint64_t i = 0; i < n; i++) {
        fc_uniform_columns(5, 3, i, 0, 1, &u[i], &other);
        if (i % 2 == 0)
            continue;
        const double p = (floor(exp2(-1 - 52 * u[i]) * 0x1p52) + 0.5) * 0x1p-52;
        u[i] = other < 0.5 ? p : 1 - p;
    }
    u[0] = 0x1p-53;
    u[1] = 1 - 0x1p-53;
    u[2] = 0.5 - 0x1p-53;
    u[3] = 0.5 + 0x1p-53;
}

static void check_draw(const char *name, const struct fc_quantity *q, double u, double x, double sd)
{
    const bool   upper = u > 0.5;
    const double p = upper ? 1 - u : u;
    const double exact = fc_quantile(q, u);
    const double miss = fabs(tail_of(q, x, upper) - p);
    /* Right in the probability, or so small against the spread that nobody sees it: shapes far
       below 1 put half of their probability on values like 1e-30. */
    if (fabs(x - exact) <= 1e-15 * fabs(exact) || fabs(x - exact) <= 2e-11 * sd)
        return;
    if (miss <= 1e-9 && miss <= 1e-8 * p)
        return;
    print_error("%s at %.17g: %.17g, not %.17g; the probability is off by %g\n", name, u, x, exact,
                miss);
    fail();
}

static void tables_follow_exact_quantiles(void **state)
{
    (void)state;
    double u[DRAWS], x[DRAWS];
    spread_uniforms(DRAWS, u);
    for (size_t i = 0; i < SMOOTH; i++) {
        struct fc_arena                 arena = {0};
        const struct fc_quantity       *q = &smooth[i].quantity;
        const struct fc_quantile_table *table = fc_quantile_table_make(q, &arena);
        assert_non_null(table);
        fc_quantile_column(table, DRAWS, u, x);
        const double sd = fc_quantity_sd(q);
        for (size_t k = 0; k < DRAWS; k++)
            check_draw(smooth[i].name, q, u[k], x[k], sd);
        fc_arena_free(&arena);
    }
}

static int compare(const void *a, const void *b)
{
    const double first = *(const double *)a;
    const double second = *(const double *)b;
    return (first > second) - (first < second);
}

static void tables_rise_and_keep_their_ends(void **state)
{
    (void)state;
    double u[DRAWS];
    spread_uniforms(DRAWS, u);
    qsort(u, DRAWS, sizeof *u, compare);
    for (size_t i = 0; i < SMOOTH; i++) {
        struct fc_arena           arena = {0};
        const struct fc_quantity *q = &smooth[i].quantity;
        double                    x[DRAWS];
        for (size_t k = 0; k < DRAWS; k++)
            x[k] = u[k];
        fc_quantile_column(fc_quantile_table_make(q, &arena), DRAWS, x, x); /* in its own place */
        for (size_t k = 0; k < DRAWS; k++) {
            if (k > 0 && x[k] < x[k - 1] - 4 * DBL_EPSILON * fabs(x[k]))
                fail_msg("%s falls from %.17g to %.17g", smooth[i].name, x[k - 1], x[k]);
            if (x[k] < fc_quantity_least(q) || x[k] > fc_quantity_greatest(q))
                fail_msg("%s leaves its range at %.17g", smooth[i].name, x[k]);
        }
        fc_arena_free(&arena);
    }
}

static void steps_are_looked_up(void **state)
{
    (void)state;
    static const double      value[] = {100, 250, 400, 900, 901};
    static const double      share[] = {0.5, 0.5, 0.7, 0.8, 1};
    const struct fc_quantity kinds[] = {
        {FC_DISCRETE, .n = 5, .x = value, .y = share, FREE},
        {FC_DISCRETE, .n = 1, .x = value, .y = share + 4, FREE},
        {FC_EMPIRICAL, .n = 5, .x = value, FREE},
        {FC_CERTAIN, .a = 42.5, FREE},
        {FC_EMPIRICAL, .n = 3, .x = value, .low = -(double)INFINITY, .high = (double)INFINITY,
         .scale = 0.5, .shift = 7},
    };
    double u[DRAWS], x[DRAWS];
    spread_uniforms(DRAWS, u);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct fc_arena arena = {0};
        fc_quantile_column(fc_quantile_table_make(&kinds[i], &arena), DRAWS, u, x);
        for (size_t k = 0; k < DRAWS; k++)
            is_near("step", x[k], fc_quantile(&kinds[i], u[k]), 0);
        fc_arena_free(&arena);
    }
}

/* Draws through the generator and the table, against the distribution function. */
static void draws_have_their_distribution(void **state)
{
    (void)state;
    enum { N = 20000 };
    static double x[N], unused[N];
    const double bound = sqrt(log(2 / 1e-10) / (2 * N)); /* Dvoretzky, Kiefer, Wolfowitz, Massart */
    for (size_t i = 0; i < SMOOTH; i++) {
        struct fc_arena           arena = {0};
        const struct fc_quantity *q = &smooth[i].quantity;
        fc_uniform_columns(2027, i, 0, 0, N, x, unused);
        fc_quantile_column(fc_quantile_table_make(q, &arena), N, x, x);
        qsort(x, N, sizeof *x, compare);
        for (size_t k = 0, next = 0; k < N; k = next) {
            const double below = tail_of(q, x[k], false);
            for (next = k + 1; next < N && (next % 10 != 0 || x[next] == x[k]);)
                next++; /* doubles near 1 may be equal though the draws are not */
            const size_t last = x[next - 1] == x[k] ? next : k + 1;
            if (below < (double)k / N - bound || below > (double)last / N + bound)
                fail_msg("%s: %g below %.17g, not %g", smooth[i].name, (double)k / N, x[k], below);
        }
        fc_arena_free(&arena);
    }
}

/* ---- moments ---------------------------------------------------------------------------------- */

static void moments_are(const char *name, const struct fc_quantity *q, double mean, double sd)
{
    is_near(name, fc_quantity_mean(q), mean, 1e-11 * fabs(mean));
    is_near(name, fc_quantity_sd(q), sd, 1e-10 * sd);
}

static void means_and_deviations(void **state)
{
    (void)state;
    static const double value[] = {100, 250, 400};
    static const double share[] = {0.5, 0.7, 1};
    static const double heavy[] = {4, 0.6, 0.5};
#define Q(...) &(const struct fc_quantity){__VA_ARGS__}
    moments_are("certain", Q(FC_CERTAIN, .a = 42.5, FREE), 42.5, 0);
    moments_are("normal", Q(FC_NORMAL, .a = 1000, .b = 400, FREE), 1000, 400);
    moments_are("lognormal", Q(FC_LOGNORMAL, .a = log(18000), .b = 0.9, FREE), 18000 * exp(0.405),
                18000 * exp(0.405) * sqrt(exp(0.81) - 1));
    moments_are("Beta", Q(FC_BETA, .a = 36, .b = 84, FREE), 0.3, sqrt(0.21 / 121));
    moments_are("gamma", Q(FC_GAMMA, .a = 4, .b = 25, FREE), 100, 50);
    moments_are("uniform", Q(FC_UNIFORM, .a = 2, .b = 5, FREE), 3.5, sqrt(0.75));
    moments_are("triangular", Q(FC_TRIANGULAR, .a = 10, .b = 100, .c = 20, FREE), 130.0 / 3,
                sqrt(7300 / 18.0));
    moments_are("PERT", Q(FC_PERT, .a = 10, .b = 100, .c = 20, FREE), 190.0 / 6,
                90 * sqrt(13.0 / 9 * 41.0 / 9 / (36.0 * 7)));
    moments_are("discrete", Q(FC_DISCRETE, .n = 3, .x = value, .y = share, FREE), 220,
                sqrt(0.5 * 14400 + 0.2 * 900 + 0.3 * 32400));
    moments_are("data", Q(FC_EMPIRICAL, .n = 3, .x = value, FREE), 250, sqrt(15000));
    moments_are("scaled",
                Q(FC_GAMMA, .a = 4, .b = 25, .low = -(double)INFINITY, .high = (double)INFINITY,
                  .scale = 0.8, .shift = -7),
                73, 40);
    /* The rest by quadrature of the density, or of the quantile function, in mpmath. */
    moments_are("lognormal cut", Q(FC_LOGNORMAL, .b = 1, .low = 0.5, .high = 2, .scale = 1),
                1.0768398503841412, 0.41235062431637179);
    moments_are("Beta cut", Q(FC_BETA, .a = 36, .b = 84, .low = 0, .high = 0.3, .scale = 1),
                0.26740090148443226, 0.023771208448945858);
    moments_are("normal cut", Q(FC_NORMAL, .b = 1, .low = 3, .high = (double)INFINITY, .scale = 1),
                3.2830986549304365, 0.26562979272903128);
    moments_are("triangular cut",
                Q(FC_TRIANGULAR, .a = 10, .b = 100, .c = 20, .low = 15, .high = 60, .scale = 1),
                35.555555555555556, 12.403951978758948);
    moments_are("triangular cut below its mode",
                Q(FC_TRIANGULAR, .a = 10, .b = 100, .c = 20, .low = 15, .high = 20, .scale = 1),
                17.777777777777778, 1.4163943093313291);
    moments_are("metalog", Q(FC_METALOG, .n = 5, .x = five_terms, FREE), 10.175, 2.922453571219391);
    moments_are("log-metalog", Q(FC_METALOG, FC_LOG, .n = 3, .x = log_metalog, FREE),
                74.80664434533911, 82.9999742254209);
    moments_are("logit-metalog", Q(FC_METALOG, FC_LOGIT, .n = 3, .x = logit_metalog, FREE),
                0.2968676421668271, 0.1425037857942552);
    const struct fc_quantity *far = Q(FC_METALOG, FC_LOG, .n = 3, .x = heavy, FREE);
    is_near("mean of a heavy tail", fc_quantity_mean(far), 314.9781588725988, 1e-9);
    assert_true(isinf(fc_quantity_sd(far)));
#undef Q
}

/* A published worked example (github.com/GedRap/monte_carlo_sales_estimate): ten days of N(1000, 400)
   reach 12,000 with a chance of 5.69 %. */
static void month_target(void **state)
{
    (void)state;
    enum { TRIALS = 200000 };
    struct fc_arena                 arena = {0};
    const struct fc_quantity        day = {FC_NORMAL, .a = 1000, .b = 400, FREE};
    const struct fc_quantile_table *table = fc_quantile_table_make(&day, &arena);
    static double                   sum[TRIALS], even[TRIALS], odd[TRIALS];
    for (uint64_t pair = 0; pair < 5; pair++) {
        fc_uniform_columns(1, 99, 0, pair, TRIALS, even, odd);
        fc_quantile_column(table, TRIALS, even, even);
        fc_quantile_column(table, TRIALS, odd, odd);
        for (size_t i = 0; i < TRIALS; i++)
            sum[i] += even[i] + odd[i];
    }
    size_t reached = 0;
    for (size_t i = 0; i < TRIALS; i++)
        reached += sum[i] >= 12000;
    const double exact = 0.5 * erfc(2000 / (400 * sqrt(20)));
    is_near("exact", exact, 0.0569, 5e-5);
    is_near("chance", (double)reached / TRIALS, exact, 6.2 * sqrt(exact * (1 - exact) / TRIALS));
    fc_arena_free(&arena);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_from_a_hundredth_to_ten_million),
        cmocka_unit_test(the_normal_in_both_tails),
        cmocka_unit_test(closed_forms),
        cmocka_unit_test(tails_agree_with_another_method),
        cmocka_unit_test(inversion_closes_over_all_shapes),
        cmocka_unit_test(tables_follow_exact_quantiles),
        cmocka_unit_test(tables_rise_and_keep_their_ends),
        cmocka_unit_test(steps_are_looked_up),
        cmocka_unit_test(draws_have_their_distribution),
        cmocka_unit_test(means_and_deviations),
        cmocka_unit_test(month_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
