/* Noise of rates: the right quantile for every mean at once, the mean kept, the ends certain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "base/arena.h"
#include "model/bell.h"
#include "random/share_noise.h"
#include "random/threefry.h"

enum { N = 40000, FINE = 100000 };

static double p[FINE], u[FINE], depth[FINE], x[FINE], y[FINE];

/* What is promised of a quantile's probability. */
static const double RIGHT = 1e-6;

/* Beta quantiles in 40 digits, by bisection on mpmath's hypergeometric series, and the density
   there: one hump, most mass near the ends, and the spread cut. */
static void quantiles_match_known_values(void **state)
{
    static const struct {
        double v, p, u, quantile, density;
    } known[] = {
        {0.2, 0.3, 0.1, 0.224345618483878, 3.283},
        {0.2, 0.3, 0.999999, 0.609352351761898, 7.747e-5},
        {0.2, 0.9, 0.5, 0.989269746614112, 8.239},
        {0.1, 0.05, 1e-09, 0.0253979604686577, 1.926e-6},
        {0.5, 0.02, 0.75, 0.0255921848340317, 26.83},
        {0.5, 0.7, 0.25, 0.419213941548867, 0.3993},
        {0.5, 0.75, 0.5, 0.994492681494595, 7.595},
        {1, 0.02, 0.01, 0.000173274554353625, 55.18},
        {1, 0.45, 0.6, 0.739260621112148, 0.239},
        {1, 0.7, 0.31, 0.915554999240409, 0.05427},
        {1, 0.7, 0.3, 0.501650325443377, 0.01682},
        {3, 0.05, 0.97, 0.549553274063032, 0.09399},
        {0.02, 0.99, 0.2, 0.985368464958449, 10.05},
        {0.05, 0.4, 0.5, 0.399888630954759, 19.92},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct fc_arena arena = {0};
        double          found;
        fc_share_noise_column(fc_share_noise_make(known[i].v, 0, 1, &arena), 1, &known[i].p,
                              &known[i].u, &found);
        assert_true(fabs(found - known[i].quantile) * known[i].density < RIGHT);
        fc_share_noise_column(fc_share_noise_make(known[i].v, known[i].p, known[i].p, &arena), 1,
                              &known[i].p, &known[i].u, &found);
        assert_true(fabs(found - known[i].quantile) * known[i].density < RIGHT);
        fc_arena_free(&arena);
    }
}

static double spread(double v, double mean)
{
    return fmin(v * mean, 0.99 * sqrt(mean * (1 - mean)));
}

/* The probability below or above x. */
static double tail(double v, double mean, double at, bool upper)
{
    const double         sd = spread(v, mean);
    const double         n = mean * (1 - mean) / (sd * sd) - 1;
    const struct fc_bell bell = fc_bell_beta(n * mean, n * (1 - mean));
    double               below, above;
    fc_bell_tails(&bell, fc_bell_position(&bell, at), &below, &above);
    return upper ? above : below;
}

/* u lies between the probabilities at the doubles next to x, give or take what is promised. */
static bool is_right(double v, double mean, double at, double chance)
{
    const bool   upper = chance > 0.5;
    const double goal = upper ? 1 - chance : chance;
    const double least = at < 1e-300 ? 0 : at * (1 - 0x1p-51);
    const double most = at < 1e-300 ? 1e-300 : fmin(at * (1 + 0x1p-51), 1);
    const double from = tail(v, mean, upper ? most : least, upper);
    const double to = tail(v, mean, upper ? least : most, upper);
    return from - RIGHT <= goal && goal <= to + RIGHT;
}

/* Means within low..high; every other u pushed towards 0 or 1, down to 2^-53. */
static void draw(uint64_t seed, double low, double high)
{
    fc_uniform_columns(seed, 1, 0, 0, N, u, depth);
    fc_uniform_columns(seed, 2, 0, 0, N, p, NULL);
    for (size_t i = 0; i < N; i++) {
        p[i] = low + (high - low) * p[i];
        const double end = floor(u[i] * exp2(52 - 52 * depth[i])) * 0x1p-52 + 0x1p-53;
        u[i] = i % 4 == 0 ? end : i % 4 == 2 ? 1 - end : u[i];
    }
}

static void quantiles_are_right_for_every_mean(void **state)
{
    static const double spreads[] = {0.003, 0.03, 0.1, 0.2, 0.5, 1, 2, 10};
    static const double ranges[][2] = {{0.05, 0.6}, {0, 1}, {0, 0.03}, {0.9, 0.999}, {0.4, 0.4}};
    (void)state;
    for (size_t i = 0; i < sizeof spreads / sizeof *spreads; i++)
        for (size_t j = 0; j < sizeof ranges / sizeof *ranges; j++) {
            struct fc_arena arena = {0};
            const double    v = spreads[i];
            draw(10 * i + j, ranges[j][0], ranges[j][1]);
            fc_share_noise_column(fc_share_noise_make(v, ranges[j][0], ranges[j][1], &arena), N, p,
                                  u, x);
            for (size_t k = i; k < N; k += 37)
                assert_true(is_right(v, p[k], x[k], u[k]));
            for (size_t k = 0; k < N; k++)
                assert_true(x[k] >= 0 && x[k] <= 1);
            fc_arena_free(&arena);
        }
}

/* At the middles of 100,000 equal shares of u: no sampling error to speak of. */
static void mean_and_spread_are_kept(void **state)
{
    static const double spreads[] = {0.01, 0.2, 0.5, 1, 3};
    static const double means[] = {0.003, 0.1, 0.3, 0.45, 0.7, 0.97};
    (void)state;
    for (size_t i = 0; i < FINE; i++)
        u[i] = ((double)i + 0.5) / FINE;
    for (size_t i = 0; i < sizeof spreads / sizeof *spreads; i++) {
        struct fc_arena              arena = {0};
        const struct fc_share_noise *noise = fc_share_noise_make(spreads[i], 0, 1, &arena);
        for (size_t j = 0; j < sizeof means / sizeof *means; j++) {
            double sum = 0, squares = 0;
            for (size_t k = 0; k < FINE; k++)
                p[k] = means[j];
            fc_share_noise_column(noise, FINE, p, u, x);
            for (size_t k = 0; k < FINE; k++) {
                sum += x[k];
                squares += (x[k] - means[j]) * (x[k] - means[j]);
            }
            const double sd = spread(spreads[i], means[j]);
            assert_true(fabs(sum / FINE - means[j]) < 1e-5);
            assert_true(fabs(sqrt(squares / FINE) - sd) < 1e-3 * sd);
        }
        fc_arena_free(&arena);
    }
}

static void draws_rise_with_u(void **state)
{
    static const double spreads[] = {0.02, 0.2, 1, 3};
    (void)state;
    for (size_t i = 0; i < FINE; i++) {
        const double z = 16.4 * ((double)i + 0.5) / FINE - 8.2;
        u[i] = fmax(z < 0 ? 0.5 * erfc(-z * M_SQRT1_2) : 1 - 0.5 * erfc(z * M_SQRT1_2), 0x1p-53);
    }
    for (size_t i = 0; i < sizeof spreads / sizeof *spreads; i++) {
        struct fc_arena              arena = {0};
        const struct fc_share_noise *noise = fc_share_noise_make(spreads[i], 0, 1, &arena);
        for (double mean = 0.01; mean < 1; mean += 0.07) {
            for (size_t k = 0; k < FINE; k++)
                p[k] = mean;
            fc_share_noise_column(noise, FINE, p, u, x);
            for (size_t k = 1; k < FINE; k++) /* to rounding */
                assert_true(x[k] >= x[k - 1] * (1 - 1e-13));
        }
        fc_arena_free(&arena);
    }
}

/* As long as the exact quantile does: a little further on more mass near 0 lowers the low ones. */
static void draws_rise_with_the_mean(void **state)
{
    static const struct {
        double v;
        size_t steps;
    } known[] = {{0.02, 980}, {0.1, 880}, {0.2, 740}, {0.3, 600}, {0.5, 370}};
    enum { CHANCES = 40 };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct fc_arena              arena = {0};
        const struct fc_share_noise *noise = fc_share_noise_make(known[i].v, 0, 1, &arena);
        fc_uniform_columns(8, 8, 0, 0, CHANCES, depth, NULL);
        for (size_t j = 0; j < CHANCES; j++) {
            for (size_t k = 0; k < known[i].steps; k++) {
                p[k] = 0.001 * (double)k;
                u[k] = depth[j];
            }
            fc_share_noise_column(noise, known[i].steps, p, u, x);
            for (size_t k = 1; k < known[i].steps; k++)
                assert_true(x[k] > x[k - 1]);
        }
        fc_arena_free(&arena);
    }
}

static void certain_rates_and_no_noise_stay(void **state)
{
    static const double spreads[] = {1e-4, 0.2, 1, 10};
    struct fc_arena     arena = {0};
    (void)state;
    draw(77, 0, 1);
    for (size_t i = 0; i < N; i++)
        y[i] = i % 2 == 0;
    for (size_t i = 0; i < sizeof spreads / sizeof *spreads; i++) {
        fc_share_noise_column(fc_share_noise_make(spreads[i], 0, 1, &arena), N, y, u, x);
        for (size_t k = 0; k < N; k++)
            assert_true(x[k] == y[k]);
        for (int end = 0; end < 2; end++) {
            const double rate = end;
            fc_share_noise_column(fc_share_noise_make(spreads[i], end, end, &arena), 1, &rate, u,
                                  x);
            assert_true(x[0] == rate);
        }
    }
    fc_share_noise_column(fc_share_noise_make(0, 0, 1, &arena), N, p, u, x);
    for (size_t k = 0; k < N; k++)
        assert_true(x[k] == p[k]);
    fc_arena_free(&arena);
}

/* One lane or many, in place or not: the same bits. */
static void lanes_are_alone(void **state)
{
    struct fc_arena              arena = {0};
    const struct fc_share_noise *noise = fc_share_noise_make(0.6, 0, 1, &arena);
    (void)state;
    draw(5, 0, 1);
    fc_share_noise_column(noise, N, p, u, x);
    for (size_t k = 0; k < N; k += 7) {
        fc_share_noise_column(noise, 1, p + k, u + k, y);
        assert_true(y[0] == x[k]);
    }
    for (size_t k = 0; k < N; k++)
        y[k] = p[k];
    fc_share_noise_column(noise, N, y, u, y);
    fc_share_noise_column(noise, N, p, u, u);
    for (size_t k = 0; k < N; k++)
        assert_true(y[k] == x[k] && u[k] == x[k]);
    noise = fc_share_noise_make(0.6, 0, 0.3, &arena);
    draw(6, 0, 0.3);
    fc_share_noise_column(noise, N, p, u, x);
    fc_share_noise_column(noise, N, p, u, p);
    for (size_t k = 0; k < N; k++)
        assert_true(p[k] == x[k]);
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_match_known_values),
        cmocka_unit_test(quantiles_are_right_for_every_mean),
        cmocka_unit_test(mean_and_spread_are_kept),
        cmocka_unit_test(draws_rise_with_u),
        cmocka_unit_test(draws_rise_with_the_mean),
        cmocka_unit_test(certain_rates_and_no_noise_stay),
        cmocka_unit_test(lanes_are_alone),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
