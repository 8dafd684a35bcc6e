/* Plans against each other: differences by hand, in both orders, over other months, of each promise,
   and when a change has paid for itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "engine/trial.h"
#include "output/compare_words.h"
#include "output/json_compare.h"
#include "questions/compare.h"
#include "questions/sweep.h"
#include "tests/support.h"

enum { PLANS = 4, TRIALS = 2000 };

/* Plans that are compared, and the memory of all of it. Begin with {.trials = ...}. */
struct compared {
    struct support_plan          loaded[PLANS];
    const struct fc_plan        *plan[PLANS];
    const char                  *label[PLANS];
    const struct fc_promise     *promise[8];
    int                          n;
    uint64_t                     trials;
    int                          threads;
    struct fc_progress           progress;
    const volatile sig_atomic_t *stop;
    struct fc_arena              arena;
    struct fc_error              err;
    struct fc_comparison         comparison;
};

static void add_text(struct compared *c, const char *text)
{
    static const char *const labels[PLANS] = {"first", "second", "third", "fourth"};
    support_load_text(&c->loaded[c->n], "test.ini", text);
    c->plan[c->n] = c->loaded[c->n].plan;
    c->label[c->n] = labels[c->n];
    c->n++;
}

static void add_file(struct compared *c, const char *name)
{
    char file[512];
    snprintf(file, sizeof file, "%s/scenarios/%s", FC_SOURCE_DIR, name);
    support_load(&c->loaded[c->n], file);
    c->plan[c->n] = c->loaded[c->n].plan;
    c->label[c->n] = c->plan[c->n]->name;
    c->n++;
}

static enum fc_status run(struct compared *c)
{
    const struct fc_study study = {.plan = c->plan[0],
                                   .file = "test.ini",
                                   .seed = 42,
                                   .trials = c->trials,
                                   .threads = c->threads,
                                   .progress = c->progress,
                                   .stop = c->stop,
                                   .arena = &c->arena};
    for (int p = 0; p < c->plan[0]->n_promises; p++)
        c->promise[p] = &c->plan[0]->promise[p];
    return fc_compare(&c->comparison, &study, c->n, c->plan, c->label, c->plan[0]->n_promises,
                      c->promise, &c->err);
}

static void done(struct compared *c)
{
    for (int i = 0; i < c->n; i++)
        support_free(&c->loaded[i]);
    fc_arena_free(&c->arena);
    *c = (struct compared){0};
}

static const struct fc_difference *total(const struct compared *c, int i, const char *name)
{
    const struct fc_compared *with = &c->comparison.with[i];
    for (int m = 0; m < with->n_measures; m++)
        if (strcmp(c->plan[0]->measure[with->measure[m].of[0]].name, name) == 0)
            return &with->measure[m].total;
    return NULL;
}

static void sentence_has(const struct compared *c, int i, const char *words)
{
    struct fc_text text = {0};
    fc_compared_say(&text, &c->comparison, &c->comparison.with[i]);
    if (strstr(text.bytes, words) == NULL)
        fail_msg("\"%s\" is not in: %s", words, text.bytes);
    fc_text_free(&text);
}

static void near(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-12 * fmax(1, fabs(expected))))
        fail_msg("%.17g is not %.17g", value, expected);
}

/* ---- tallies, by hand and against scipy ------------------------------------------------------- */

static void test_differences_by_hand(void **state)
{
    (void)state;
    const int64_t          a[] = {3, 5, FC_UNDEFINED, 4, 9, 10, 2, 7, 1, 7};
    const int64_t          b[] = {4, 7, 1, 4, 8, 15, 2, 9, FC_UNDEFINED, 12};
    struct fc_paired_tally tally = {0};
    fc_paired_add(&tally, 4, a, b);
    fc_paired_add(&tally, 6, a + 4, b + 4);
    const struct fc_difference d = fc_difference_of(&tally, 1, 0.95);
    assert_int_equal(d.n, 8);
    near(d.mean, 1.75);
    near(d.mean_of[0], 5.875);
    near(d.mean_of[1], 7.625);
    assert_true(fabs(d.sd - 2.25198325292) < 1e-9);
    assert_true(fabs(d.low - -0.132705114136) < 1e-9);
    assert_true(fabs(d.high - 3.63270511414) < 1e-9);
    assert_true(fabs(d.independent_sd - 5.22015325446) < 1e-9);
    near(d.more, 5.0 / 8);
    near(d.fewer, 1.0 / 8);
    assert_false(d.told_apart);
    near(fc_difference_of(&tally, 100, 0.95).mean, 0.0175);
}

static void test_too_few_trials_tell_nothing(void **state)
{
    (void)state;
    const int64_t          a = 3, b = 5;
    struct fc_paired_tally tally = {0};
    fc_paired_add(&tally, 1, &a, &b);
    const struct fc_difference d = fc_difference_of(&tally, 1, 0.95);
    assert_true(d.n == 1 && d.mean == 0 && d.low == 0 && d.high == 0 && !d.told_apart);
}

static void chances_differ(uint64_t first, uint64_t second, uint64_t n, double confidence,
                           double low, double high)
{
    const struct fc_chance_difference d = fc_chance_difference_of(first, second, n, confidence);
    near(d.mean, ((double)second - (double)first) / (double)n);
    assert_true(fabs(d.low - low) < 1e-9 && fabs(d.high - high) < 1e-9);
    assert_int_equal(d.told_apart, low > 0 || high < 0);
}

static void test_chances_differ_as_agresti_and_min_say(void **state)
{
    (void)state;
    chances_differ(25496, 0, 100000, 0.95, -0.257656234018, -0.252253567786);
    chances_differ(3, 12, 200, 0.95, 0.00623271381963, 0.0828761970715);
    chances_differ(0, 0, 100000, 0.95, -1.95992478604e-05, 1.95992478604e-05);
    chances_differ(5, 9, 60, 0.975, -0.0742889825973, 0.203321240662);
}

/* Nothing the interval says may contradict the counts themselves. */
static void test_the_interval_of_chances_at_its_ends(void **state)
{
    (void)state;
    const struct fc_chance_difference all = fc_chance_difference_of(0, 10, 10, 0.95);
    assert_true(all.mean == 1 && all.high == 1 && all.low > 0.5 && all.told_apart);
    const struct fc_chance_difference none = fc_chance_difference_of(10, 0, 10, 0.95);
    assert_true(none.mean == -1 && none.low == -1 && none.high == -all.low);
}

/* ---- two plans -------------------------------------------------------------------------------- */

static void test_a_plan_and_itself(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    add_file(&c, "reference.ini");
    add_file(&c, "reference.ini");
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared *with = &c.comparison.with[0];
    assert_int_equal(with->n_measures, c.plan[0]->n_measures);
    for (int m = 0; m < with->n_measures; m++) {
        const struct fc_difference *d = &with->measure[m].total;
        assert_true(d->mean == 0 && d->sd == 0 && d->more == 0 && d->fewer == 0 && !d->told_apart);
    }
    for (int p = 0; p < with->n_promises; p++) {
        assert_int_equal(with->promise[p].only[0] + with->promise[p].only[1], 0);
        assert_true(with->promise[p].difference.low < 0 && with->promise[p].difference.high > 0);
    }
    assert_int_equal(with->payback, FC_PAYBACK_UNCLEAR);
    assert_int_equal(with->n_left_out, 0);
    sentence_has(&c, 0, "cannot be told apart");
    done(&c);
}

static void assert_mirrored(const struct fc_difference *a, const struct fc_difference *b)
{
    assert_true(a->n == b->n && a->mean == -b->mean && a->sd == b->sd);
    assert_true(a->low == -b->high && a->high == -b->low && a->independent_sd == b->independent_sd);
    assert_true(a->more == b->fewer && a->mean_of[0] == b->mean_of[1]);
}

static void test_the_other_order_turns_the_signs(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS}, back = {.trials = TRIALS};
    add_file(&c, "reference.ini");
    add_file(&c, "without-events.ini");
    add_file(&back, "without-events.ini");
    add_file(&back, "reference.ini");
    assert_int_equal(run(&c), FC_OK);
    assert_int_equal(run(&back), FC_OK);
    const struct fc_compared *a = &c.comparison.with[0], *b = &back.comparison.with[0];
    for (int m = 0; m < a->n_measures; m++)
        assert_mirrored(&a->measure[m].total, &b->measure[m].total);
    for (int p = 0; p < a->n_promises; p++) {
        assert_true(a->promise[p].only[0] == b->promise[p].only[1]);
        assert_true(a->promise[p].difference.low == -b->promise[p].difference.high);
        assert_true(a->promise[p].chance[0].p == b->promise[p].chance[1].p);
        assert_mirrored(&a->promise[p].window[0].each, &b->promise[p].window[0].each);
    }
    assert_mirrored(&a->won, &b->won);
    assert_true(total(&c, 0, "qualified_lead")->mean < 0);
    done(&c);
    done(&back);
}

/* Bonferroni: two plans at 97.5 % each are 95 % together. */
static void test_several_plans_have_wider_intervals(void **state)
{
    (void)state;
    struct compared one = {.trials = TRIALS}, two = {.trials = TRIALS};
    add_file(&one, "reference.ini");
    add_file(&one, "cut-20.ini");
    add_file(&two, "reference.ini");
    add_file(&two, "cut-20.ini");
    add_file(&two, "without-events.ini");
    assert_int_equal(run(&one), FC_OK);
    assert_int_equal(run(&two), FC_OK);
    near(one.comparison.confidence, 0.95);
    near(two.comparison.confidence, 0.975);
    const struct fc_difference *a = total(&one, 0, "won"), *b = total(&two, 0, "won");
    assert_true(a->mean == b->mean && a->sd == b->sd);
    near(fc_difference_half(b) / fc_difference_half(a),
         gsl_cdf_tdist_Pinv(0.9875, TRIALS - 1) / gsl_cdf_tdist_Pinv(0.975, TRIALS - 1));
    assert_true(two.comparison.with[0].promise[0].difference.low <
                one.comparison.with[0].promise[0].difference.low);
    done(&one);
    done(&two);
}

/* Pieces of trials and threads change nothing; what a piece has is what a forecast has. */
/* The second plan's total, from a run of it alone with the same luck. */
static void is_of_one_run(struct compared *c, const struct fc_compared_measure *measure)
{
    const struct fc_plan  *plan = c->plan[1];
    const struct fc_figure figure = {measure->of[1], {0, plan->months - 1}};
    const double           ticks = plan->measure[figure.measure].ticks;
    struct fc_layout      *layout;
    struct fc_columns      columns;
    struct fc_moments      moments = {0};
    assert_int_equal(fc_layout_make(&layout, plan, FC_BY_RATE, &c->arena, &c->err), FC_OK);
    const struct fc_columns_request request = {.plan = plan,
                                               .n_figures = 1,
                                               .figure = &figure,
                                               .layout = layout,
                                               .seed = 42,
                                               .trials = (uint64_t)c->trials,
                                               .threads = 2};
    assert_int_equal(fc_columns_run(&columns, &request, &c->arena, &c->err), FC_OK);
    for (uint64_t i = 0; i < columns.trials; i++)
        if (columns.figure[0][i] != FC_UNDEFINED)
            fc_moments_add(&moments, 1, &columns.figure[0][i]);
    near(measure->total.mean_of[1], fc_moments_mean(&moments) / ticks);
    near(measure->total.sd_of[1], fc_moments_sd(&moments) / ticks);
}

static void test_pieces_and_threads_do_not_matter(void **state)
{
    (void)state;
    struct compared one = {.trials = 70001, .threads = 1}, three = {.trials = 70001, .threads = 3};
    add_file(&one, "spread-thin.ini");
    add_file(&one, "two-suppliers.ini");
    add_file(&three, "spread-thin.ini");
    add_file(&three, "two-suppliers.ini");
    assert_int_equal(run(&one), FC_OK);
    assert_int_equal(run(&three), FC_OK);
    for (int m = 0; m < one.comparison.with[0].n_measures; m++) {
        const struct fc_difference *a = &one.comparison.with[0].measure[m].total;
        const struct fc_difference *b = &three.comparison.with[0].measure[m].total;
        assert_true(a->mean == b->mean && a->sd == b->sd && a->more == b->more && a->n == b->n);
    }
    for (int m = 0; m < one.comparison.with[0].n_measures; m++)
        is_of_one_run(&one, &one.comparison.with[0].measure[m]);
    done(&one);
    done(&three);
}

/* ---- plans that have not everything in common ------------------------------------------------- */

#define FUNNEL                                                                                     \
    "[channel web]\nspend = 3,000 a month\ncost per inquiry = 20\n[stage lead]\nrate = 40%\n"      \
    "delay = 50% | 50%\n[stage won]\nrate = 25%\ndelay = 0% | 100%\n"

static const char LONG_PLAN[] =
    "[plan]\nstart = 2027-01\nmonths = 12\n" FUNNEL "[deal]\nvalue = 1,000\nmargin = 50%\n"
    "[promise leads]\npromise = 50 leads every month from 2027-05 to "
    "2027-07\n[promise all]\npromise = 600 leads in total\n"
    "[promise gain]\npromise = 1 net gain in total\n";
static const char SHORT_PLAN[] =
    "[plan]\nstart = 2027-03\nmonths = 6\n" FUNNEL "[deal]\nvalue = 1,000\nmargin = 50%\n";

static void test_months_that_both_have(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    add_text(&c, LONG_PLAN);
    add_text(&c, SHORT_PLAN);
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared *with = &c.comparison.with[0];
    assert_true(with->first[0] == 2 && with->first[1] == 0 && with->months == 6);
    assert_false(with->same_months);
    assert_int_equal(with->n_months, 6);
    assert_int_equal(with->month[0].month, 2027 * 12 + 2);
    /* the same inquiries in the same calendar months, six times 150 of them */
    const struct fc_difference *inquiries = total(&c, 0, "inquiry");
    assert_true(inquiries->mean == 0 && inquiries->sd == 0);
    assert_true(fabs(inquiries->mean_of[0] - 900) < 6 * 30 / sqrt(TRIALS));
    /* what came before March is in the first plan only */
    assert_true(total(&c, 0, "lead")->high < 0);
    assert_null(total(&c, 0, "bookings_later"));
    assert_null(total(&c, 0, "roi"));
    assert_null(total(&c, 0, "payback_month"));
    /* half of the bookings of those months, less 18,000 */
    const struct fc_difference *gain = total(&c, 0, "net_gain"), *won = total(&c, 0, "bookings");
    for (int side = 0; side < 2; side++)
        near(gain->mean_of[side], won->mean_of[side] / 2 - 18000);
    near(gain->mean, with->month[5].of[FC_BY_SO_FAR].mean);
    near(with->won.mean, won->mean);
    done(&c);
}

static void test_promises_that_cannot_be_asked(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    add_text(&c, LONG_PLAN);
    add_text(&c, SHORT_PLAN);
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared *with = &c.comparison.with[0];
    assert_int_equal(with->n_promises, 3);
    assert_non_null(with->promise[0].other);
    assert_int_equal(with->promise[0].other->clause[0].from_t, 2);
    assert_null(with->promise[1].other); /* not all of its months */
    assert_null(with->promise[2].other);
    near(with->promise[0].window[0].periods, 3);
    done(&c);
}

/* The whole of one plan and a part of the other: later bookings are in one of them only. */
static void test_the_whole_of_one_plan_is_not_asked_of_a_part(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    char            text[1024];
    snprintf(text, sizeof text, "%s[promise gain]\npromise = 1 net gain in total\n", SHORT_PLAN);
    add_text(&c, text);
    add_text(&c, LONG_PLAN);
    assert_int_equal(run(&c), FC_OK);
    assert_null(c.comparison.with[0].promise[0].other);
    assert_non_null(total(&c, 0, "net_gain"));
    done(&c);
}

static void refuses(const char *a, const char *b, uint64_t trials, const char *words)
{
    struct compared c = {.trials = trials};
    add_text(&c, a);
    add_text(&c, b);
    assert_int_equal(run(&c), FC_BAD_INPUT);
    if (strstr(c.err.text, words) == NULL)
        fail_msg("\"%s\" is not in: %s", words, c.err.text);
    done(&c);
}

static void test_refusals(void **state)
{
    (void)state;
    const char *late = "[plan]\nstart = 2028-01\nmonths = 6\n" FUNNEL;
    refuses(LONG_PLAN, late, TRIALS, "have no month in common");
    refuses(late, LONG_PLAN, TRIALS, "2028-01 to 2028-06");
    refuses("[plan]\nstart = 2027-01\nmonths = 6\ncurrency = EUR\n" FUNNEL,
            "[plan]\nstart = 2027-01\nmonths = 6\ncurrency = USD\n" FUNNEL, TRIALS,
            "counts in EUR");
    refuses(LONG_PLAN, SHORT_PLAN, 1, "at least 2");
}

static void test_money_without_a_margin(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    const char *bare = "[plan]\nstart = 2027-01\nmonths = 12\n" FUNNEL "[deal]\nvalue = 1,000\n";
    add_text(&c, bare);
    add_text(&c, bare);
    add_text(&c, LONG_PLAN);
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared *same = &c.comparison.with[0], *with = &c.comparison.with[1];
    assert_true(same->gain >= 0);
    assert_string_equal(c.plan[0]->measure[same->measure[same->gain].of[0]].name,
                        "bookings_less_cost");
    assert_int_equal(with->gain, -1);
    assert_true(with->has_won && with->won.mean == 0);
    assert_int_equal(with->payback, FC_PAYBACK_NONE);
    assert_int_equal(with->n_left_out, 2);
    assert_string_equal(with->left_out[0], "bookings less cost");
    assert_string_equal(with->left_out[1], "net gain");
    done(&c);
}

static void test_a_promise_of_the_same_name_that_says_another_thing(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    const char     *base = "[plan]\nstart = 2027-01\nmonths = 12\n" FUNNEL;
    char            text[3][1024];
    snprintf(text[0], sizeof text[0], "%s[promise leads]\npromise = 50 leads a month\n", base);
    snprintf(text[1], sizeof text[1], "%s[promise Leads]\npromise = 70 leads a month\n", base);
    snprintf(text[2], sizeof text[2], "%s[promise leads]\npromise = 50 leads every month\n", base);
    for (int i = 0; i < 3; i++)
        add_text(&c, text[i]);
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared_promise *other = &c.comparison.with[0].promise[0];
    assert_ptr_equal(other->differs, &c.plan[1]->promise[0]);
    assert_int_equal(other->only[0] + other->only[1], 0); /* the first plan's is asked of both */
    assert_null(c.comparison.with[1].promise[0].differs);
    done(&c);
}

/* ---- when it pays back ------------------------------------------------------------------------ */

#define SHOP                                                                                       \
    "[plan]\nstart = 2027-01\nmonths = 8\n[channel free]\ninquiries = 100 a month\n"               \
    "[stage won]\nrate = 100%\ndelay = 0% | 0% | 100%\n[deal]\nvalue = 10\nmargin = 100%\n"

static void pays_back(const char *first, const char *second, enum fc_payback how, int month,
                      int ahead_until)
{
    struct compared c = {.trials = TRIALS};
    add_text(&c, first);
    add_text(&c, second);
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared *with = &c.comparison.with[0];
    assert_int_equal(with->payback, how);
    if (how == FC_PAYBACK_FROM)
        assert_int_equal(with->paid_back, month);
    assert_int_equal(with->ahead_until, ahead_until);
    done(&c);
}

/* 1,000 buy 200 inquiries, of which each is worth 10 two months later. */
static void test_payback(void **state)
{
    (void)state;
    const char *once = SHOP "[channel ads]\nspend = 1,000 in 2027-02\ncost per inquiry = 5\n";
    const char *late = SHOP "[channel ads]\nspend = 1,000 in 2027-07\ncost per inquiry = 5\n";
    const char *poor = SHOP "[channel ads]\nspend = 1,000 in 2027-02\ncost per inquiry = 50\n";
    const char *kept = SHOP "[channel ads]\nspend = 1,100 a month\ncost per inquiry = 5\n";
    pays_back(SHOP, once, FC_PAYBACK_FROM, 3, 7);
    pays_back(SHOP, late, FC_PAYBACK_NEVER, -1, -1);
    pays_back(SHOP, poor, FC_PAYBACK_NEVER, -1, -1);
    pays_back(poor, SHOP, FC_PAYBACK_AT_ONCE, -1, 7);
    /* the cut: 1,100 a month saved, 2,200 a month lost from March on: level in April */
    struct compared c = {.trials = TRIALS};
    add_text(&c, kept);
    add_text(&c, SHOP);
    assert_int_equal(run(&c), FC_OK);
    const struct fc_compared *with = &c.comparison.with[0];
    assert_int_equal(with->payback, FC_PAYBACK_NEVER);
    assert_int_equal(with->ahead_until, 2);
    for (int t = 0; t < 8; t++) {
        const double                expected = 1100 * (t + 1) - 2200 * (t < 2 ? 0 : t - 1);
        const struct fc_difference *so_far = &with->month[t].of[FC_BY_SO_FAR];
        assert_true(fabs(so_far->mean - expected) <= 6 * so_far->sd / sqrt(TRIALS) + 1e-9);
    }
    sentence_has(&c, 0, "saves 1,100 a month");
    done(&c);
    pays_back("[plan]\nstart = 2027-01\nmonths = 1\n" FUNNEL "[deal]\nvalue = 9\nmargin = 50%\n",
              LONG_PLAN, FC_PAYBACK_NONE, -1, -1);
}

/* ---- stopping --------------------------------------------------------------------------------- */

static volatile sig_atomic_t stop;

static void stop_after_the_first_piece(void *to, uint64_t so_far, uint64_t all)
{
    (void)to;
    stop = so_far > all / 2;
}

static void test_stopping(void **state)
{
    (void)state;
    struct compared c = {.trials = 100000, .stop = &stop};
    add_file(&c, "spread-thin.ini");
    add_file(&c, "two-suppliers.ini");
    stop = 1;
    assert_int_equal(run(&c), FC_INTERRUPTED);
    stop = 0;
    c.err = (struct fc_error){0};
    c.progress.tell = stop_after_the_first_piece;
    assert_int_equal(run(&c), FC_OK);
    assert_true(c.comparison.partial);
    assert_true(c.comparison.trials > 0 && c.comparison.trials < 100000);
    assert_int_equal(total(&c, 0, "lead")->n, c.comparison.trials);
    done(&c);
}

/* ---- sentences and JSON ----------------------------------------------------------------------- */

static void test_sentences(void **state)
{
    (void)state;
    struct compared c = {.trials = 20000};
    add_file(&c, "reference.ini");
    add_file(&c, "cut-20.ini");
    assert_int_equal(run(&c), FC_OK);
    sentence_has(&c, 0,
                 "Budget cut by 20% saves 15,000 a month against Reference funnel, but loses "
                 "49 qualified leads a month from April 2027 on, 17 won deals and 79");
    sentence_has(&c, 0,
                 "the promise \"150 qualified leads every month from 2027-04\" falls from "
                 "98 to 72 of 100, and \"1,000,000 revenue in total\" falls from 98 to 94 "
                 "of 100.");
    done(&c);
}

static double at(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    assert_true(json_is_number(value));
    return json_number_value(value);
}

static void test_json(void **state)
{
    (void)state;
    struct compared c = {.trials = TRIALS};
    struct fc_json  json = {0};
    add_file(&c, "reference.ini");
    add_file(&c, "cut-20.ini");
    assert_int_equal(run(&c), FC_OK);
    json_t *list = fc_json_compare(&json, &c.comparison);
    assert_false(json.failed);
    assert_int_equal(json_array_size(list), 1);
    const json_t *one = json_array_get(list, 0);
    const json_t *leads = json_object_get(json_object_get(one, "measures"), "qualified_lead");
    const struct fc_difference *d = total(&c, 0, "qualified_lead");
    assert_string_equal(json_string_value(json_object_get(leads, "of")), "total");
    near(at(leads, "mean"), d->mean);
    near(at(leads, "sd"), d->sd);
    near(at(leads, "independent_sd"), d->independent_sd);
    near(at(leads, "per_month"), d->mean / 12);
    near(json_number_value(json_array_get(json_object_get(leads, "interval"), 0)), d->low);
    const json_t *promise = json_array_get(json_object_get(one, "promises"), 0);
    assert_string_equal(json_string_value(json_object_get(promise, "name")), "leads");
    assert_int_equal(json_array_size(json_object_get(promise, "probability")), 2);
    near(at(promise, "difference"), c.comparison.with[0].promise[0].difference.mean);
    near(at(json_object_get(one, "beats"), "bookings_less_cost"),
         total(&c, 0, "bookings_less_cost")->more);
    assert_null(json_object_get(json_object_get(one, "beats"), "net_gain"));
    json_decref(list);
    done(&c);
}

/* ---- one key over values ---------------------------------------------------------------------- */

static bool sweep(struct fc_sweep *out, const char *text, struct fc_arena *arena,
                  struct fc_problems *problems)
{
    *problems = (struct fc_problems){.arena = arena};
    return fc_sweep_read(out, fc_piece_of("--sweep", text), arena, problems);
}

static void test_sweeps(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int         n;
        const char *first, *last, *label;
    } good[] = {
        {"channel search.spend = 10k..60k step 5k", 11, "channel search.spend = 10,000 a month",
         "channel search.spend = 60,000 a month", "10k"},
        {"channel a.spend = 1,000..2,000 step 400", 3, "channel a.spend = 1,000 a month",
         "channel a.spend = 1,800 a month", "1k"},
        {"channel a.spend = 120k..240k step 60k a year", 3, "channel a.spend = 120,000 a year",
         "channel a.spend = 240,000 a year", "120k"},
        {"channel *.spend = -40%..+20% step 20%", 4, "channel *.spend = -40%",
         "channel *.spend = +20%", "-40%"},
        {"channel *.spend = x 0.5..2 step 0.5", 4, "channel *.spend = x 0.5",
         "channel *.spend = x 2", "x 0.5"},
        {"stage lead.rate = 10%..30% step 10%", 3, "stage lead.rate = 10%", "stage lead.rate = 30%",
         "10%"},
        {"team sales.heads = 2..6 step 1", 5, "team sales.heads = 2", "team sales.heads = 6", "2"},
        {"deal.margin = 0.1..0.7 step 0.1", 7, "deal.margin = 0.1", "deal.margin = 0.7", "0.1"},
    };
    struct fc_arena    arena = {0};
    struct fc_problems problems;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct fc_sweep out;
        assert_true(sweep(&out, good[i].text, &arena, &problems));
        assert_int_equal(out.n, good[i].n);
        assert_string_equal(out.set[0], good[i].first);
        assert_string_equal(out.set[out.n - 1], good[i].last);
        assert_string_equal(out.label[0], good[i].label);
    }
    fc_arena_free(&arena);
}

static void test_sweeps_that_cannot_be(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } bad[] = {
        {"channel search.spend", "a key and its values"},
        {"= 1..2 step 1", "from a value to another one"},
        {"a.b = 10k step 5k", "from a value to another one"},
        {"a.b = 10k..60k", "from a value to another one"},
        {"a.b = 10..20 step 0", "above 0"},
        {"a.b = 10..20 step -1", "above 0"},
        {"a.b = 20..10 step 1", "below the first"},
        {"a.b = 10..20% step 5", "percentages"},
        {"a.b = 0..100 step 1", "more than 100"},
        {"a.b = ten..20 step 5", "not a number"},
    };
    struct fc_arena    arena = {0};
    struct fc_problems problems;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct fc_sweep out;
        assert_false(sweep(&out, bad[i].text, &arena, &problems));
        assert_true(problems.size >= 1);
        if (strstr(problems.item[0].text, bad[i].words) == NULL)
            fail_msg("%s: \"%s\" is not in: %s", bad[i].text, bad[i].words, problems.item[0].text);
    }
    fc_arena_free(&arena);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_differences_by_hand),
        cmocka_unit_test(test_too_few_trials_tell_nothing),
        cmocka_unit_test(test_chances_differ_as_agresti_and_min_say),
        cmocka_unit_test(test_the_interval_of_chances_at_its_ends),
        cmocka_unit_test(test_a_plan_and_itself),
        cmocka_unit_test(test_the_other_order_turns_the_signs),
        cmocka_unit_test(test_several_plans_have_wider_intervals),
        cmocka_unit_test(test_pieces_and_threads_do_not_matter),
        cmocka_unit_test(test_months_that_both_have),
        cmocka_unit_test(test_promises_that_cannot_be_asked),
        cmocka_unit_test(test_the_whole_of_one_plan_is_not_asked_of_a_part),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_money_without_a_margin),
        cmocka_unit_test(test_a_promise_of_the_same_name_that_says_another_thing),
        cmocka_unit_test(test_payback),
        cmocka_unit_test(test_stopping),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_sweeps),
        cmocka_unit_test(test_sweeps_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
