/* The closed form against what is known by hand and against counted trials. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/closed_form.h"
#include "engine/closed_form_tail.h"
#include "model/sentence.h"
#include "random/sobol.h"
#include "run/forecast.h"
#include "run/points.h"
#include "tests/random_plan.h"
#include "tests/support.h"

enum { SEED = 42, LEVELS = 3 };

#ifdef NDEBUG
enum { TRIALS = 20000, EVERY_PLAN = 5 };
#else
enum { TRIALS = 4000, EVERY_PLAN = 20 }; /* sanitizers make the same code ten times slower */
#endif

static char folder[SUPPORT_PATH];

/* ---- a plan and what is asked of it ----------------------------------------------------------- */

struct asked {
    struct support_plan     loaded;
    struct fc_promise       promise;
    struct fc_arena         arena;
    struct fc_points        points;
    struct fc_points_answer answer;
    double mean[4][FC_MAX_MONTHS], error[4][FC_MAX_MONTHS]; /* of inquiries, then of stages */
};

static bool read_promise(struct asked *a, const char *sentence)
{
    a->promise = (struct fc_promise){.confidence = 0.9};
    return fc_sentence_read(&a->promise, fc_piece_of("test", sentence), a->loaded.plan, false,
                            &a->loaded.problems);
}

static void find(struct asked *a, struct fc_points_request request, struct fc_points_ask ask)
{
    struct fc_error err = {0};
    request.plan = a->loaded.plan;
    request.n = 1;
    request.ask = &ask;
    request.seed = request.seed == 0 ? SEED : request.seed;
    ask.promise = ask.promise == NULL ? &a->promise : ask.promise;
    assert_true(fc_closed_form_fits(a->loaded.plan, ask.promise));
    assert_int_equal(fc_points_find(&a->points, &request, &a->arena, &err), FC_OK);
    a->answer = a->points.answer[0];
}

static double chance_of(struct asked *a, const char *sentence)
{
    if (!read_promise(a, sentence))
        fail_msg("not understood: %s", sentence);
    find(a, (struct fc_points_request){0}, (struct fc_points_ask){0});
    return a->answer.chance.p;
}

static void free_asked(struct asked *a)
{
    support_free(&a->loaded);
    fc_arena_free(&a->arena);
}

/* ---- tails ------------------------------------------------------------------------------------ */

static void assert_tail(int64_t level, double mean, double expected)
{
    static struct fc_tail tail;
    static int64_t        made = -1;
    double                p;
    if (level != made)
        fc_tail_make(&tail, level);
    made = level;
    fc_tail_column(&tail, 1, &mean, &p);
    if (!(fabs(p - expected) < 1e-9))
        fail_msg("P(X >= %lld | %g) = %.15f, not %.15f", (long long)level, mean, p, expected);
}

/* GSL's incomplete gamma function is right up to here; beyond, values by mpmath. */
static void tails_are_those_of_the_poisson(void **state)
{
    const int64_t level[] = {1, 2, 3, 4, 5, 7, 10, 20, 50, 151, 1000, 10000};
    (void)state;
    for (size_t i = 0; i < sizeof level / sizeof *level; i++)
        for (int k = -70; k <= 70; k++) {
            const double root = sqrt((double)level[i]) + k * 0.0813;
            if (root > 0)
                assert_tail(level[i], root * root,
                            gsl_sf_gamma_inc_P((double)level[i], root * root));
        }
    assert_tail(1000000, 999002.983, 0.15937857097);
    assert_tail(100000000, 100006187.5957, 0.73196939689);
    assert_tail(1, 0, 0);
    assert_tail(1, 1e300, 1);
    assert_tail(0, 0, 1);
    assert_tail(-3, 7, 1);
}

static void tails_rise_with_the_mean(void **state)
{
    static struct fc_tail tail;
    double                mean[1000], p[1000];
    (void)state;
    for (int64_t level = 1; level < 3000; level = level * 3 / 2 + 1) {
        fc_tail_make(&tail, level);
        for (int i = 0; i < 1000; i++)
            mean[i] = (double)level * i / 400;
        fc_tail_column(&tail, 1000, mean, p);
        for (int i = 1; i < 1000; i++)
            assert_true(p[i] >= p[i - 1] - 1e-12 && p[i] <= 1);
    }
}

/* ---- exact by hand ---------------------------------------------------------------------------- */

/* Inquiries with a mean of 40 in January to December; leads 12 (a fourth less in January). */
static const char CERTAIN[] = "[plan]\nstart = 2027-01\nmonths = 12\n"
                              "[channel search]\nspend = 4,000 a month\ncost per inquiry = 100\n"
                              "[stage lead]\nrate = 30%\ndelay = 75% | 25%\n";

static double reaches(double mean, double level)
{
    return gsl_sf_gamma_inc_P(level, mean);
}

static void assert_exact(struct asked *a, const char *sentence, double expected)
{
    const double p = chance_of(a, sentence);
    if (!(fabs(p - expected) < 2e-9) || a->answer.chance.standard_error > 1e-14)
        fail_msg("%s: %.12f, not %.12f", sentence, p, expected);
}

static void certain_plans_have_the_chances_worked_out(void **state)
{
    struct asked a = {0};
    (void)state;
    support_load_text(&a.loaded, "certain.ini", CERTAIN);
    const double month = reaches(12, 10), high = reaches(12, 14);
    assert_exact(&a, "45 inquiries every month from January to January", reaches(40, 45));
    assert_exact(&a, "10 leads every month from January to January", reaches(9, 10));
    assert_exact(&a, "10 leads every month", reaches(9, 10) * pow(month, 11));
    assert_exact(&a, "10 leads every month from April", pow(month, 9));
    assert_exact(&a, "at most 13 leads every month from April", pow(1 - high, 9));
    assert_exact(&a, "34 leads every quarter from April", pow(reaches(36, 34), 3));
    assert_exact(&a, "35 leads every quarter", reaches(33, 35) * pow(reaches(36, 35), 3));
    assert_exact(&a, "11 leads on average from April", reaches(108, 99));
    assert_exact(&a, "at most 140 leads in total", 1 - reaches(141, 141));
    assert_exact(&a, "10 leads in 7 of 9 months from April", gsl_cdf_binomial_Q(6, month, 9));
    assert_exact(&a, "14 leads in 2 of 9 months from April", gsl_cdf_binomial_Q(1, high, 9));
    assert_exact(&a, "10 leads every month from April, then 14 from July",
                 pow(month, 3) * pow(high, 6));
    free_asked(&a);
}

/* Two clauses on the same months, on others, and on some of the same. */
static void clauses_meet_where_they_may(void **state)
{
    struct asked a = {0};
    (void)state;
    support_load_text(&a.loaded, "certain.ini", CERTAIN);
    const double month = reaches(12, 10), high = reaches(12, 14);
    assert_exact(&a, "10 leads every month from April and at most 13 leads every month from April",
                 pow(month - high, 9));
    assert_exact(&a, "10 leads every month from April to June and 80 leads in total from July",
                 pow(month, 3) * reaches(72, 80));
    assert_exact(&a, "at most 9 leads every month from April and 12 leads every month from April",
                 0);
    assert_exact(&a, "12 leads every month from April to June and 10 leads every month from April",
                 pow(reaches(12, 12), 3) * pow(month, 6));
    assert_true(read_promise(&a, "10 leads every month from April and 120 leads in total"));
    assert_false(fc_closed_form_fits(a.loaded.plan, &a.promise));
    assert_true(read_promise(&a, "10 leads every month and 40 inquiries every month"));
    assert_false(fc_closed_form_fits(a.loaded.plan, &a.promise));
    assert_true(read_promise(&a, "10 leads in 2 of 3 months from April to June and "
                                 "10 leads every month from July"));
    assert_false(fc_closed_form_fits(a.loaded.plan, &a.promise));
    assert_true(read_promise(&a, "at most 5,000 spend every month"));
    assert_false(fc_closed_form_fits(a.loaded.plan, &a.promise));
    free_asked(&a);
}

static void periods_and_levels_are_those_of_the_clause(void **state)
{
    struct asked a = {0};
    const double level[LEVELS] = {8, 10, 14};
    (void)state;
    support_load_text(&a.loaded, "certain.ini", CERTAIN);
    assert_true(read_promise(&a, "10 leads every month"));
    find(&a, (struct fc_points_request){0},
         (struct fc_points_ask){.periods = true, .n_levels = LEVELS, .level = level});
    assert_true(fabs(a.answer.period[0].p - reaches(9, 10)) < 1e-9);
    assert_true(fabs(a.answer.period[11].p - reaches(12, 10)) < 1e-9);
    for (int i = 1; i < 12; i++)
        assert_true(fabs(a.answer.from[i].p - pow(reaches(12, 10), 12 - i)) < 2e-9);
    assert_true(fabs(a.answer.from[0].p - a.answer.chance.p) < 1e-12);
    for (int i = 0; i < LEVELS; i++)
        assert_true(fabs(a.answer.level[i].p -
                         reaches(9, level[i]) * pow(reaches(12, level[i]), 11)) < 2e-9);
    free_asked(&a);
}

/* ---- what fits -------------------------------------------------------------------------------- */

static const char BASE[] =
    "[plan]\nstart = 2027-01\nmonths = 12\n"
    "[channel search]\nspend = 30,000 a month\ncost per inquiry = 70 to 110\n"
    "[stage lead]\nrate = 20% to 40%\n"
    "[stage deal]\nrate = 30%\n";

static bool fits(const char *more, const char *sentence)
{
    struct asked   a = {0};
    struct fc_text text = {0};
    fc_text_add(&text, "%s%s", BASE, more);
    support_load_text(&a.loaded, "fits.ini", text.bytes);
    assert_true(read_promise(&a, sentence));
    const bool answer = fc_closed_form_fits(a.loaded.plan, &a.promise);
    fc_text_free(&text);
    free_asked(&a);
    return answer;
}

static void what_ties_items_together_does_not_fit(void **state)
{
    const char *inquiries = "300 inquiries every month", *leads = "90 leads every month",
               *deals = "20 deals every month";
    (void)state;
    assert_true(fits("", inquiries) && fits("", leads) && fits("", deals));
    const char *team = "team = sales\n[team sales]\nheads = 2\ncapacity = 40\n";
    assert_false(fits(team, leads) || fits(team, deals));
    assert_false(fits("[market]\nsize = 9,000\n", inquiries));
    assert_true(fits("[market]\nswing = 20%\npersistence = 0.5\n", deals));
    const char *nurture = "[nurture]\nfrom = lead\nshare = 50%\nrate = 5%\nmonths = 6\n"
                          "returns to = lead\n";
    assert_true(fits(nurture, inquiries));
    assert_false(fits(nurture, leads) || fits(nurture, deals));
    const char *opening = "[opening]\nlead = 80 in 2026-12\n";
    assert_true(fits(opening, inquiries) && fits(opening, leads));
    assert_false(fits(opening, deals));
    const char *rates = "[stage deal / search]\nrate month to month = 20%\n";
    assert_true(fits(rates, inquiries) && fits(rates, leads));
    assert_false(fits(rates, deals));
    assert_false(fits("[deal]\nvalue = 1,000\n", "100,000 revenue in total"));
    assert_false(fits("", "at most 400 cost per lead in total"));
}

/* ---- against counted trials ------------------------------------------------------------------- */

/* How far k of n may be off the chance p: Bernstein's bound at 1e-9, and the points' own error. */
static double allowed(struct fc_chance chance, double n)
{
    const double p = fmin(fmax(chance.p, 0), 1);
    return sqrt(2 * 21.4 * p * (1 - p) / n) + 2 * 21.4 / (3 * n) + 10 * chance.standard_error +
           1e-8;
}

static void assert_counted(const char *what, struct fc_chance chance, double counted)
{
    if (!(fabs(chance.p - counted) <= allowed(chance, TRIALS)))
        fail_msg("%s: %.5f +- %.5f, counted %.5f", what, chance.p, chance.standard_error, counted);
}

/* Everything that can be asked of one promise. */
static void compare(const char *what, const struct fc_points_answer *answer,
                    const struct fc_points_ask *ask, const struct fc_result *counted, int index)
{
    assert_counted(what, answer->chance, fc_result_chance(counted, index).p);
    for (int i = 0; i < ask->n_levels; i++)
        assert_counted(what, answer->level[i], fc_result_chance_at(counted, index, ask->level[i]));
    for (int i = 0; ask->periods && i < ask->promise->clause[0].n_periods; i++) {
        assert_counted(what, answer->period[i], fc_result_period_chance(counted, index, 0, i).p);
        assert_counted(what, answer->from[i], fc_result_chance_from(counted, index, 0, i).p);
    }
}

static void count(struct fc_result *out, const struct fc_plan *plan, int n,
                  const struct fc_promise *const promise[])
{
    struct fc_error         err = {0};
    const struct fc_request request = {.plan = plan,
                                       .n_promises = n,
                                       .promise = promise,
                                       .seed = SEED + 1,
                                       .trials = TRIALS,
                                       .threads = 2};
    assert_int_equal(fc_forecast(out, &request, &err), FC_OK);
}

static void compare_means(const char *what, const struct asked *a, const struct fc_result *counted)
{
    const struct fc_plan *plan = a->loaded.plan;
    for (int stage = -1; stage < plan->n_stages; stage++) {
        const int measure = fc_measure_of(plan, FC_M_ENTERED, stage);
        for (int t = 0; t < plan->months && fc_closed_form_fits_stage(plan, stage); t++) {
            const double mean = a->mean[stage + 1][t], error = a->error[stage + 1][t];
            const double sd = fc_result_sd(counted, measure, t);
            const double off = fabs(mean - fc_result_mean(counted, measure, t));
            /* A month in which hardly anything happens may show nothing at all. */
            if (off > 6.5 * sd / sqrt(TRIALS) + 10 * error + 15.0 / TRIALS)
                fail_msg("%s, stage %d, month %d: %.4f, off by %.4f", what, stage, t, mean, off);
        }
    }
}

enum { MOST = 80 };

/* One of each reading of a stage, at about what is expected. */
static int add_readings(struct asked *a, int stage, struct fc_promise promise[], int n)
{
    static const struct {
        const char *before, *after;
        double      months; /* in a period; 0: all */
    } reading[] = {{"", "every month", 1},         {"at most", "every month", 1},
                   {"", "every quarter", 2.5},     {"", "on average", 1},
                   {"", "in 2 of 3 months to", 1}, {"", "in total", 0},
                   {"at most", "in total", 0}};
    const struct fc_plan *plan = a->loaded.plan;
    const char           *what = plan->measure[fc_measure_of(plan, FC_M_ENTERED, stage)].words;
    double                sum = 0;
    struct fc_error       err = {0};
    char                  third[8], sentence[160];
    double               *mean = a->mean[stage + 1];
    assert_true(stage < 3);
    assert_int_equal(fc_points_means(mean, a->error[stage + 1], plan, stage, SEED, &err), FC_OK);
    for (int t = 0; t < plan->months; t++)
        sum += mean[t];
    fc_month_print(third, plan->start + 2);
    for (size_t i = 0; i < sizeof reading / sizeof *reading && n < MOST; i++) {
        const double months = reading[i].months > 0 ? reading[i].months : plan->months;
        const bool   to = strstr(reading[i].after, "months to") != NULL;
        snprintf(sentence, sizeof sentence, "%s %.0f %s %s %s", reading[i].before,
                 ceil(sum / plan->months * months), what, reading[i].after, to ? third : "");
        if (read_promise(a, sentence)) /* short plans have no whole quarter, or three months */
            promise[n++] = a->promise;
    }
    return n;
}

/* Its own promises that fit and, for each stage that does, one of each reading. */
static int promises_of(struct asked *a, struct fc_promise promise[])
{
    const struct fc_plan *plan = a->loaded.plan;
    int                   n = 0;
    for (int i = 0; i < plan->n_promises && n < MOST; i++)
        if (fc_closed_form_fits(plan, &plan->promise[i]))
            promise[n++] = plan->promise[i];
    for (int stage = -1; stage < plan->n_stages; stage++)
        if (fc_closed_form_fits_stage(plan, stage))
            n = add_readings(a, stage, promise, n);
    return n;
}

/* All promises at once, at levels about where 20, 50 and 80 % of the trials are. How many. */
static int compare_plan(const char *what, struct asked *a)
{
    static struct fc_promise    promise[MOST];
    static struct fc_points_ask ask[MOST];
    static double               level[MOST][LEVELS];
    const struct fc_promise    *list[MOST];
    struct fc_result            counted;
    struct fc_error             err = {0};
    const int                   n = promises_of(a, promise);
    for (int i = 0; i < n; i++)
        list[i] = &promise[i];
    if (n == 0)
        return 0;
    count(&counted, a->loaded.plan, n, list);
    compare_means(what, a, &counted);
    for (int i = 0; i < n; i++) {
        const bool one = promise[i].n_clauses == 1;
        ask[i] = (struct fc_points_ask){&promise[i], one, one ? LEVELS : 0, level[i]};
        for (int k = 0; k < ask[i].n_levels; k++)
            level[i][k] = floor(fc_result_level(&counted, i, 0.2 + 0.3 * k));
    }
    const struct fc_points_request request = {
        .plan = a->loaded.plan, .n = n, .ask = ask, .standard_error = 0.002, .seed = SEED};
    assert_int_equal(fc_points_find(&a->points, &request, &a->arena, &err), FC_OK);
    for (int i = 0; i < n; i++) {
        char named[256];
        snprintf(named, sizeof named, "%s: %s", what, promise[i].text);
        compare(named, &a->points.answer[i], &ask[i], &counted, i);
    }
    fc_result_free(&counted);
    return n;
}

static void shipped_plans_agree_with_counted_trials(void **state)
{
    const char *const name[] = {"first",     "reference",   "cut-20",        "without-events",
                                "outsource", "marketplace", "two-suppliers", "spread-thin",
                                "campaign",  "saas",        "big-deals",     "opening"};
    (void)state;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        struct asked a = {0};
        char         file[512];
        snprintf(file, sizeof file, "%s/scenarios/%s.ini", FC_SOURCE_DIR, name[i]);
        support_load(&a.loaded, file);
        assert_true(compare_plan(name[i], &a) > 0);
        free_asked(&a);
    }
}

static void random_plans_agree_with_counted_trials(void **state)
{
    int compared = 0, plans = 0;
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed += EVERY_PLAN) {
        struct asked   a = {0};
        struct fc_text text = {0};
        char           file[SUPPORT_PATH + 16], what[64];
        snprintf(file, sizeof file, "%s/plan.ini", folder);
        snprintf(what, sizeof what, "random plan %d", (int)seed);
        random_plan_text(&text, seed);
        support_load_text(&a.loaded, file, text.bytes);
        const int n = compare_plan(what, &a);
        compared += n;
        plans += n > 0;
        fc_text_free(&text);
        free_asked(&a);
    }
    print_message("  %d promises of %d random plans\n", compared, plans);
    assert_true(plans * EVERY_PLAN >= 60 && compared >= 5 * plans);
}

/* Ties, works, persistence and the market's swing all at once, strong enough to be seen. */
static void what_moves_together_does_so_in_the_closed_form(void **state)
{
    static const char text[] =
        "[plan]\nstart = 2027-01\nmonths = 6\n"
        "[market]\nswing = 30%\npersistence = 0.9\n"
        "[channel search]\nspend = 9,000 a month\ncost per inquiry = 50 to 150\n"
        "month to month = 40%\npersistence = 0.8\n"
        "[channel fair]\nspend = 9,000 a month\ncost per inquiry = 50 to 150\n"
        "inquiries = 5 to 20 a month\nchance it works = 60%\n"
        "[stage lead]\nrate = 20% to 60%\ndelay = 20 to 60 days\n"
        "[correlation]\nchannel search.cost_per_inquiry ~ channel fair.cost_per_inquiry = 0.9\n"
        "channel search.cost_per_inquiry ~ stage lead.rate = -0.8\n"
        "channel fair.cost_per_inquiry ~ stage lead.rate = -0.6\n";
    struct asked a = {0};
    (void)state;
    support_load_text(&a.loaded, "together.ini", text);
    assert_true(compare_plan("together", &a) > 5);
    free_asked(&a);
}

/* More draws than there are Sobol dimensions. */
static void many_channels_go_beyond_the_table(void **state)
{
    struct asked   a = {0};
    struct fc_text text = {0};
    (void)state;
    fc_text_add(&text, "[plan]\nstart = 2027-01\nmonths = 24\n");
    for (int c = 0; c < 30; c++)
        fc_text_add(&text,
                    "[channel c%d]\nspend = %d a month\ncost per inquiry = 70 to 110\n"
                    "month to month = 80%%\n",
                    c, 1000 + 40 * c);
    fc_text_add(&text, "[stage lead]\nrate = 20%% to 40%%\n");
    support_load_text(&a.loaded, "many.ini", text.bytes);
    assert_true(compare_plan("many channels", &a) > 5);
    assert_true(a.points.draws > FC_SOBOL_DIMENSIONS);
    fc_text_free(&text);
    free_asked(&a);
}

/* ---- known values, error, bytes --------------------------------------------------------------- */

static void assert_near(struct asked *a, const char *sentence, double known, double within)
{
    const double p = chance_of(a, sentence);
    if (!(fabs(p - known) <= within + 8 * a->answer.chance.standard_error))
        fail_msg("%s: %.5f, known to be %.4f", sentence, p, known);
    assert_true(a->answer.chance.standard_error <= 0.0005);
    assert_true(a->answer.chance.low < p && p < a->answer.chance.high);
}

/* Found by independent programs from up to 4e7 trials, to the digits given. */
static void the_reference_plan_has_its_known_chances(void **state)
{
    const char *const file[] = {"reference", "cut-20", "without-events"};
    const double      month[] = {0.9779, 0.724, 0.587}, average[] = {0.9994, 0.958, 0.897};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct asked a = {0};
        char         path[512];
        snprintf(path, sizeof path, "%s/scenarios/%s.ini", FC_SOURCE_DIR, file[i]);
        support_load(&a.loaded, path);
        const double within = i == 0 ? 0.0001 : 0.0006;
        assert_near(&a, "150 qualified leads every month from 2027-04", month[i], within);
        assert_near(&a, "150 qualified leads on average from 2027-04", average[i], within);
        free_asked(&a);
    }
}

/* Over many seeds the chances scatter as their standard errors say. */
static void errors_are_as_large_as_said(void **state)
{
    enum { SEEDS = 64 };
    struct asked a = {0};
    double       p[SEEDS], said = 0;
    (void)state;
    support_load(&a.loaded, FC_SOURCE_DIR "/scenarios/reference.ini");
    assert_true(read_promise(&a, "170 qualified leads every month from 2027-04"));
    for (int i = 0; i < SEEDS; i++) {
        find(&a, (struct fc_points_request){.standard_error = 1, .seed = 1000 + (uint64_t)i},
             (struct fc_points_ask){0});
        p[i] = a.answer.chance.p;
        said += a.answer.chance.standard_error * a.answer.chance.standard_error / SEEDS;
    }
    const double ratio = support_variance(SEEDS, p) / said;
    print_message("  variance over seeds by the one said: %.2f\n", ratio);
    assert_true(ratio > 0.3 && ratio < 2.2); /* 6 standard errors of a variance from 64 */
    free_asked(&a);
}

/* A chance in the middle: the error shrinks faster than by chance, and is far smaller to begin. */
static void points_are_worth_many_trials(void **state)
{
    struct asked a = {0};
    (void)state;
    support_load(&a.loaded, FC_SOURCE_DIR "/scenarios/reference.ini");
    assert_true(read_promise(&a, "150 qualified leads every month from 2027-04"));
    find(&a, (struct fc_points_request){.standard_error = 0.001}, (struct fc_points_ask){0});
    const double p = a.answer.chance.p, error = a.answer.chance.standard_error;
    const double trials = p * (1 - p) / (error * error);
    print_message("  %d points are worth %.0f counted trials\n", (int)a.points.points, trials);
    assert_true(error <= 0.001 && a.points.points <= 16384);
    assert_true(trials > 2 * (double)a.points.points);
    free_asked(&a);
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    struct asked     a = {0};
    struct fc_chance first = {0};
    (void)state;
    support_load(&a.loaded, FC_SOURCE_DIR "/scenarios/cut-20.ini");
    assert_true(read_promise(&a, "150 qualified leads every month from 2027-04"));
    for (int threads = 1; threads <= 5; threads++) {
        find(&a, (struct fc_points_request){.standard_error = 0.0007, .threads = threads},
             (struct fc_points_ask){0});
        if (threads == 1)
            first = a.answer.chance;
        assert_memory_equal(&a.answer.chance, &first, sizeof first);
    }
    free_asked(&a);
}

static int make_folder(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    support_folder_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tails_are_those_of_the_poisson),
        cmocka_unit_test(tails_rise_with_the_mean),
        cmocka_unit_test(certain_plans_have_the_chances_worked_out),
        cmocka_unit_test(clauses_meet_where_they_may),
        cmocka_unit_test(periods_and_levels_are_those_of_the_clause),
        cmocka_unit_test(what_ties_items_together_does_not_fit),
        cmocka_unit_test(shipped_plans_agree_with_counted_trials),
        cmocka_unit_test(random_plans_agree_with_counted_trials),
        cmocka_unit_test(what_moves_together_does_so_in_the_closed_form),
        cmocka_unit_test(many_channels_go_beyond_the_table),
        cmocka_unit_test(the_reference_plan_has_its_known_chances),
        cmocka_unit_test(errors_are_as_large_as_said),
        cmocka_unit_test(points_are_worth_many_trials),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
