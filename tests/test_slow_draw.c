/* The oracle's dice against distribution functions from scipy and the metalog's own formula. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_draw.h"

enum { DRAWS = 200000 };

/* One false alarm in 1e10. */
static const double Z = 6.5;

static gsl_rng *dice(unsigned long seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    gsl_rng_set(rng, seed);
    return rng;
}

static void share_is(const char *what, int hits, double chance)
{
    const double error = sqrt(chance * (1 - chance) / DRAWS);
    const double off = (double)hits / DRAWS - chance;
    if (!(fabs(off) <= Z * error))
        fail_msg("%s: share %.5f, expected %.5f", what, (double)hits / DRAWS, chance);
}

#define NO_CUT .low = -HUGE_VAL, .high = HUGE_VAL, .scale = 1

static const double nine[] = {10, 2, 0.5, 1, 0.3, 0.2, 0.7, 0.4, 0.6};
static const double four[] = {4.4, 0.12, 0.03, 0.02};
static const double three[] = {-0.85, 0.1, 0.05};
static const double listed[] = {100, 400, 900};
static const double up_to[] = {0.2, 0.7, 1};
static const double seen[] = {1, 2, 2, 5};

/* Below x lies this share of the quantity. The metalogs' x are their formula at 0.8 or 0.13. */
static const struct known {
    const char        *what;
    struct fc_quantity quantity;
    double             x, below;
} known[] = {
    {"certain", {FC_CERTAIN, .a = 3, NO_CUT}, 2.999, 0},
    {"certain", {FC_CERTAIN, .a = 3, NO_CUT}, 3, 1},
    {"normal", {FC_NORMAL, .a = 3, .b = 2, NO_CUT}, 4.1, 0.7088403132116536},
    {"lognormal", {FC_LOGNORMAL, .a = 9.8, .b = 0.9, NO_CUT}, 30000, 0.7141341429662909},
    {"beta", {FC_BETA, .a = 36, .b = 84, NO_CUT}, 0.33, 0.7671935223696101},
    {"gamma", {FC_GAMMA, .a = 6.25, .b = 13.6, NO_CUT}, 100, 0.7086981853813645},
    {"uniform", {FC_UNIFORM, .a = 2, .b = 7, NO_CUT}, 3.37, 0.274},
    {"triangular", {FC_TRIANGULAR, .a = 1, .b = 8, .c = 3, NO_CUT}, 5.2, 0.776},
    {"triangular", {FC_TRIANGULAR, .a = 1, .b = 8, .c = 3, NO_CUT}, 2, 1 / 14.0},
    {"triangular", {FC_TRIANGULAR, .a = 1, .b = 8, .c = 1, NO_CUT}, 2, 13 / 49.0},
    {"pert", {FC_PERT, .a = 1, .b = 8, .c = 3, NO_CUT}, 4, 0.6643637457135773},
    {"metalog of 3", {FC_METALOG, .n = 3, .x = nine, NO_CUT}, 12.980532876407766, 0.8},
    {"metalog of 9", {FC_METALOG, .n = 9, .x = nine, NO_CUT}, 13.37121815400802, 0.8},
    {"metalog of 9", {FC_METALOG, .n = 9, .x = nine, NO_CUT}, 6.183085169205438, 0.13},
    {"log-metalog", {FC_METALOG, FC_LOG, .n = 4, .x = four, NO_CUT}, 97.98672130325411, 0.8},
    {"logit-metalog", {FC_METALOG, FC_LOGIT, .n = 3, .x = three, NO_CUT}, 0.3339049184099005, 0.8},
    {"discrete", {FC_DISCRETE, .n = 3, .x = listed, .y = up_to, NO_CUT}, 100, 0.2},
    {"discrete", {FC_DISCRETE, .n = 3, .x = listed, .y = up_to, NO_CUT}, 899, 0.7},
    {"empirical", {FC_EMPIRICAL, .n = 4, .x = seen, NO_CUT}, 1.5, 0.25},
    {"empirical", {FC_EMPIRICAL, .n = 4, .x = seen, NO_CUT}, 2, 0.75},
    {"cut",
     {FC_NORMAL, .a = 0.3, .b = 0.05, .low = 0.25, .high = 0.32, .scale = 1},
     0.3,
     0.687133199470581},
    {"cut below", {FC_UNIFORM, .a = 0, .b = 1, .low = 0.6, .high = 2, .scale = 1}, 0.7, 0.25},
    {"scaled and shifted",
     {FC_UNIFORM, .a = 0, .b = 1, .low = -1, .high = 0.5, .scale = 3, .shift = 2},
     2.9,
     0.6},
};

static void every_kind_has_its_distribution(void **state)
{
    (void)state;
    bool met[FC_QUANTITY_KINDS] = {false};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        gsl_rng *rng = dice(100 + i);
        int      below = 0;
        for (int draw = 0; draw < DRAWS; draw++)
            below += slow_draw(&known[i].quantity, rng) <= known[i].x;
        share_is(known[i].what, below, known[i].below);
        met[known[i].quantity.kind] = true;
        gsl_rng_free(rng);
    }
    for (int kind = 0; kind < FC_QUANTITY_KINDS; kind++)
        assert_true(met[kind]);
}

static bool is_smooth(const struct fc_quantity *quantity)
{
    return quantity->kind != FC_CERTAIN && quantity->kind != FC_DISCRETE &&
           quantity->kind != FC_EMPIRICAL;
}

/* The quantile takes each smooth quantity's share back to its x; stepped ones stay on a value up to
   and including its share. */
static void quantiles_undo_the_distribution(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct known *k = &known[i];
        const double x = is_smooth(&k->quantity) ? slow_quantile(&k->quantity, k->below) : k->x;
        if (!(fabs(x - k->x) <= 1e-12 * fabs(k->x)))
            fail_msg("%s: %.15g, expected %.15g", k->what, x, k->x);
    }
    const struct fc_quantity seldom = {FC_BETA, .a = 0.3, .b = 40, NO_CUT};
    const struct fc_quantity heavy = {FC_GAMMA, .a = 0.2, .b = 7, NO_CUT};
    const struct fc_quantity three_of = {FC_DISCRETE, .n = 3, .x = listed, .y = up_to, .scale = 2};
    const struct fc_quantity data = {FC_EMPIRICAL, .n = 4, .x = seen, NO_CUT};
    const struct fc_quantity seven = {FC_CERTAIN, .a = 3,     .low = 0,
                                      .high = 9,  .scale = 2, .shift = 1};
    assert_true(fabs(slow_quantile(&seldom, 1e-6) / 1.7585197850977841e-22 - 1) < 1e-9);
    assert_true(fabs(slow_quantile(&heavy, 0.9999) / 42.888694031615351 - 1) < 1e-9);
    assert_true(slow_quantile(&three_of, 0.1999) == 200 && slow_quantile(&three_of, 0.2001) == 800);
    assert_true(slow_quantile(&three_of, 0.9999) == 1800);
    assert_true(slow_quantile(&data, 0.24) == 1 && slow_quantile(&data, 0.26) == 2);
    assert_true(slow_quantile(&data, 0.76) == 5 && slow_quantile(&seven, 0.3) == 7);
}

/* The same from words: what is written about a quantity holds for what is drawn. */
static const struct spoken {
    const char       *words;
    enum fc_dimension dimension;
    double            x, below;
} spoken[] = {
    {"70 to 110", FC_MONEY, 70, 0.05},
    {"70 to 110", FC_MONEY, 110, 0.95},
    {"20 to 40%", FC_SHARE, 0.2, 0.05},
    {"20 to 40%", FC_SHARE, 0.4, 0.95},
    {"p10 70 | p50 85 | p90 110", FC_MONEY, 70, 0.1},
    {"p10 70 | p50 85 | p90 110", FC_MONEY, 110, 0.9},
    {"p5 62 | p25 85 | p50 100 | p75 120 | p95 150", FC_COUNT, 85, 0.25},
    {"p5 62 | p25 85 | p50 100 | p75 120 | p95 150", FC_COUNT, 150, 0.95},
    {"p10 12% | p50 20% | p90 35%", FC_SHARE, 0.12, 0.1},
    {"p10 12% | p50 20% | p90 35%", FC_SHARE, 0.2, 0.5},
    {"36 of 120", FC_SHARE, 0.33, 0.7558422020574296},
    {"30% +/- 5%", FC_SHARE, 0.33, 0.7310865887933442},
    {"100 +/- 20", FC_MONEY, 90, 0.332511261820436},
    {"gamma(40, 50%)", FC_MONEY, 33, 0.4196618025251891},
    {"lognormal(median 18,000, sigma 0.9)", FC_MONEY, 30000, 0.7148412719652986},
    {"lognormal(mean 20k, cv 50%)", FC_MONEY, 15000, 0.35464332426002465},
    {"pert(10, 20, 40)", FC_MONEY, 22, 0.5464086728186986},
    {"uniform(10, 20) within 14 to 30", FC_MONEY, 15, 1 / 6.0},
    {"20% at 60 | 50% at 100 | 30% at 140", FC_MONEY, 100, 0.7},
};

static void words_mean_what_is_drawn(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++) {
        struct fc_arena               arena = {0};
        struct fc_problems            problems = {.arena = &arena};
        const struct fc_quantity_rule rule = {.dimension = spoken[i].dimension,
                                              .high = spoken[i].dimension == FC_SHARE ? 1 : 1e9,
                                              .currency = "",
                                              .folder = ""};
        struct fc_quantity            quantity;
        if (!fc_quantity_read(&quantity, fc_piece_of("", spoken[i].words), &rule, &problems))
            fail_msg("%s: %s", spoken[i].words, problems.item[0].text);
        gsl_rng *rng = dice(200 + i);
        int      below = 0;
        for (int draw = 0; draw < DRAWS; draw++)
            below += slow_draw(&quantity, rng) <= spoken[i].x;
        share_is(spoken[i].words, below, spoken[i].below);
        gsl_rng_free(rng);
        fc_arena_free(&arena);
    }
}

static void cut_values_stay_inside(void **state)
{
    (void)state;
    const struct fc_quantity quantity = {FC_LOGNORMAL, .a = 4,     .b = 1,    .low = 30,
                                         .high = 80,   .scale = 2, .shift = 1};
    gsl_rng                 *rng = dice(7);
    for (int draw = 0; draw < DRAWS; draw++) {
        const double x = slow_draw(&quantity, rng);
        assert_true(x >= 61 && x <= 161);
    }
    gsl_rng_free(rng);
}

/* chance: [6] of lags 0 to 5. */
static void lags_are(const char *what, const struct fc_delay *delay, const double chance[6])
{
    gsl_rng *rng = dice(31);
    int      hits[6] = {0};
    for (int draw = 0; draw < DRAWS; draw++) {
        const int lag = slow_lag(delay, rng);
        assert_true(lag >= 0);
        if (lag < 6)
            hits[lag]++;
    }
    for (int lag = 0; lag < 6; lag++)
        share_is(what, hits[lag], chance[lag]);
    gsl_rng_free(rng);
}

static void month_shares_are_the_lags(void **state)
{
    (void)state;
    const double          share[] = {0.3, 0, 0.45, 0.25};
    const struct fc_delay delay = {FC_DELAY_SHARES, .n = 4, .share = share};
    lags_are("shares", &delay, (double[6]){0.3, 0, 0.45, 0.25});
}

/* 45 days are 1.4784 months: more than one from everywhere in the month, two from its later part. */
static void a_length_counts_from_anywhere_in_the_month(void **state)
{
    (void)state;
    const struct fc_delay days = {FC_DELAY_DAYS, .days = {FC_CERTAIN, .a = 45, NO_CUT}};
    lags_are("45 days", &days, (double[6]){0, 0.5215605749486654, 0.47843942505133463});
    const struct fc_delay none = {FC_DELAY_DAYS, .days = {FC_CERTAIN, .a = 0, NO_CUT}};
    lags_are("0 days", &none, (double[6]){1});
    const struct fc_delay months = {FC_DELAY_DAYS, .days = {FC_CERTAIN, .a = 60.875, NO_CUT}};
    lags_are("2 months", &months, (double[6]){0, 0, 1});
}

/* 20 to 60 days: the lognormal with these 5 % and 95 % quantiles; integrated by scipy. */
static void a_spread_is_drawn_for_each_item(void **state)
{
    (void)state;
    const struct fc_delay delay = {FC_DELAY_DAYS, .days = {FC_LOGNORMAL, .a = 3.545038417888046,
                                                           .b = 0.33395442325900093, NO_CUT}};
    lags_are("20 to 60 days", &delay,
             (double[6]){0.06602209346994942, 0.6789039534635201, 0.2413478304799966,
                         0.013162966688572066, 0.0005362135657000419, 2.5342019e-05});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_its_distribution),
        cmocka_unit_test(quantiles_undo_the_distribution),
        cmocka_unit_test(words_mean_what_is_drawn),
        cmocka_unit_test(cut_values_stay_inside),
        cmocka_unit_test(month_shares_are_the_lags),
        cmocka_unit_test(a_length_counts_from_anywhere_in_the_month),
        cmocka_unit_test(a_spread_is_drawn_for_each_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
