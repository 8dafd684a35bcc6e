/* What would make it safe: which levers a plan has, in which order, and what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/sentence.h"
#include "output/say_levers.h"
#include "tests/support.h"
#include "tests/support_levers.h"

#define PLAN(name) FC_SOURCE_DIR "/scenarios/" name

enum { TRIALS = 10000 };

static const char *const LEADS = "150 qualified leads every month from 2027-04";

static void words_are(const struct support_levers *asked, int i, const char *words)
{
    assert_true(i < asked->levers->n);
    assert_string_equal(fc_words_lever(asked->plan, asked->answer, &asked->levers->lever[i]).text,
                        words);
}

/* The reference plan at 80 % of its spend. Independent figures: 5,450 a month more for content or
   6,850 in proportion reach 90 of 100; 133 holds in 91, an average of 150 in 96; all of outbound's
   money moved to content 86. */
static void test_the_cut_plan(void **state)
{
    static const enum fc_lever_kind order[] = {FC_LEVER_AVERAGE, FC_LEVER_LEVEL, FC_LEVER_CHANNEL,
                                               FC_LEVER_SPREAD,  FC_LEVER_RATE,  FC_LEVER_MOVE};
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("cut-20.ini"), LEADS, TRIALS, false);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NOT_YET);
    assert_int_equal(asked.levers->n, 6);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(asked.levers->lever[i].kind, order[i]);
        assert_true(asked.levers->lever[i].enough == (i < 5));
    }
    const struct fc_lever *lever = asked.levers->lever;
    assert_true(fabs(lever[0].chance.p - 0.958) < 6 * lever[0].chance.standard_error);
    assert_true(fabs(lever[1].after - 133) <= 1);
    assert_true(fabs(lever[2].amount - 5450) <= 250);
    assert_true(fabs(lever[3].amount - 6850) <= 250);
    assert_true(fabs(lever[3].share - 6850.0 / 60000) < 0.005);
    assert_true(fabs(lever[5].chance.p - 0.862) < 0.02);
    words_are(&asked, 0, "promise an average of 150, not every month");
    words_are(&asked, 3,
              fc_words_print("add %s a month, spread as now (+11 %%)",
                             fc_words_whole((uint64_t)lever[3].amount).text)
                  .text);
    words_are(&asked, 4, "if 39 % of inquiries from search became qualified leads, not 30 %");
    words_are(&asked, 5, "move all 8,000 from outbound to content");
    assert_string_equal(lever[4].set[0], "stage qualified lead / search.rate = x 1.3");
    assert_int_equal(lever[5].n_sets, 2);
    support_levers_free(&asked);
}

/* What costs nothing is said to; what is enough comes first; one that fails comes last. */
static void test_costs_and_order(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("without-events.ini"), LEADS, TRIALS, false);
    bool   enough = true;
    double cost = 0;
    for (int i = 0; i < asked.levers->n; i++) {
        const struct fc_lever *lever = &asked.levers->lever[i];
        assert_true(enough || !lever->enough);
        enough = lever->enough;
        assert_true(lever->enough == (lever->chance.p >= 0.9));
        assert_true((lever->promise != NULL) == (lever->n_sets == 0));
        if (!lever->enough || !lever->cost_known)
            continue;
        assert_true(lever->cost >= cost);
        cost = lever->cost;
    }
    assert_false(enough);
    support_levers_free(&asked);
}

static void test_no_levers_for_what_is_kept(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("reference.ini"), LEADS, TRIALS, false);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_YES);
    assert_non_null(asked.levers);
    assert_int_equal(asked.levers->n, 0);
    support_levers_free(&asked);
}

/* Sales is the bottleneck: a head helps, money for more inquiries does not. */
static void test_a_head_more(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("heads.ini"), "11 wins a month on average from 2027-10", 1500,
                       false);
    const struct fc_lever *head = support_lever(&asked, FC_LEVER_HEADS);
    const struct fc_lever *money = support_lever(&asked, FC_LEVER_CHANNEL);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NOT_YET);
    assert_non_null(head);
    assert_true(head->enough);
    assert_true(head->cost_known && head->cost == 9000);
    assert_string_equal(head->set[0], "team sales.heads = +1");
    assert_string_equal(fc_words_lever(asked.plan, asked.answer, head).text,
                        "one head more in sales from the start");
    assert_non_null(money);
    assert_false(money->enough);
    support_levers_free(&asked);
}

/* No spend, and a rate of 100 %: only another promise is left. */
static void test_a_plan_without_spend(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("marketplace.ini"), "1,000 leads every month", TRIALS, false);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NO);
    assert_int_equal(asked.levers->n, 2);
    for (int i = 0; i < asked.levers->n; i++)
        assert_non_null(asked.levers->lever[i].promise);
    assert_false(asked.levers->tried_money);
    assert_false(asked.levers->tried_rates);
    support_levers_free(&asked);
}

static void test_a_joint_promise(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("cut-20.ini"),
                       "150 leads every month from April and 1.1m revenue in total", 3000, false);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NOT_YET);
    assert_null(support_lever(&asked, FC_LEVER_AVERAGE));
    assert_null(support_lever(&asked, FC_LEVER_LEVEL));
    assert_non_null(support_lever(&asked, FC_LEVER_SPREAD));
    assert_true(support_lever(&asked, FC_LEVER_SPREAD)->amount > 7500);
    assert_true(support_lever(&asked, FC_LEVER_CHANNEL)->amount > 6000);
    support_levers_free(&asked);
}

/* 720,000 are spent; a whole percent less at a time. */
static void test_less_for_a_promise_about_cost(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("cut-20.ini"), "at most 700,000 cost in total", 2000, false);
    const struct fc_lever *less = support_lever(&asked, FC_LEVER_LESS);
    const struct fc_lever *level = support_lever(&asked, FC_LEVER_LEVEL);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NOT_YET);
    assert_non_null(less);
    assert_true(fabs(less->share - 0.03) < 1e-9);
    assert_true(fabs(less->cost + 1800) < 1e-6);
    assert_string_equal(less->set[0], "channel *.spend = x 0.97");
    assert_non_null(level);
    assert_true(level->after == 720000 && level->chance.p == 1);
    assert_string_equal(fc_words_lever(asked.plan, asked.answer, level).text,
                        "promise at most 720,000 in total");
    assert_null(support_lever(&asked, FC_LEVER_SPREAD));
    support_levers_free(&asked);
    support_levers_ask(&asked, PLAN("cut-20.ini"), "at most 300,000 cost in total", 2000, false);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NO);
    assert_null(support_lever(&asked, FC_LEVER_LESS));
    assert_true(asked.levers->tried_less);
    support_levers_free(&asked);
}

/* Money goes through all stages, so the rate most passes by is one of everybody's. */
static void test_a_promise_of_revenue(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("cut-20.ini"), "1,300,000 revenue in total", 3000, false);
    const struct fc_lever *rate = support_lever(&asked, FC_LEVER_RATE);
    assert_non_null(rate);
    assert_int_equal(rate->channel, -1);
    assert_int_equal(rate->stage, 1);
    assert_non_null(support_lever(&asked, FC_LEVER_CHANNEL));
    support_levers_free(&asked);
}

static void test_nothing_helps(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("campaign.ini"), "0 net gain in total", TRIALS, false);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NO);
    assert_int_equal(asked.levers->n, 0);
    assert_true(asked.levers->tried_money && asked.levers->tried_rates);
    support_levers_free(&asked);
}

/* At once is enough, a day later is not. */
static void test_a_faster_answer(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("shelf-life-late.ini"), "40 wins in total", 4000, false);
    bool at_once = false, late = false;
    for (int i = 0; i < asked.levers->n; i++) {
        const struct fc_lever *lever = &asked.levers->lever[i];
        at_once = at_once || (lever->kind == FC_LEVER_RESPONSE && lever->after == 0 &&
                              lever->enough && lever->before == 3);
        late = late || (lever->kind == FC_LEVER_RESPONSE && lever->after == 1 && !lever->enough);
    }
    assert_true(at_once);
    assert_true(late);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NOT_YET);
    support_levers_free(&asked);
}

/* An empty pipeline: from March on it holds. */
static void test_a_later_start(void **state)
{
    (void)state;
    struct support_levers asked;
    support_levers_ask(&asked, PLAN("reference.ini"),
                       "150 qualified leads every month from 2027-01", TRIALS, false);
    const struct fc_lever *later = support_lever(&asked, FC_LEVER_LATER);
    assert_non_null(later);
    assert_true(later->enough);
    assert_true(later->promise->clause[0].from_t == later->period);
    assert_true(later->promise->clause[0].n_periods == 12 - later->period);
    support_levers_free(&asked);
}

/* Every other promise reads back from its words, and holds as often as was said. */
static void test_other_promises_read_back(void **state)
{
    static const char *const plan[] = {PLAN("first.ini"), PLAN("reference.ini"),
                                       PLAN("campaign.ini")};
    static const char *const sentence[] = {"50 leads every month from March",
                                           "150 qualified leads every month from 2027-01",
                                           "20,000 bookings in total"};
    (void)state;
    for (int p = 0; p < 3; p++) {
        struct support_levers asked;
        int                   others = 0;
        support_levers_ask(&asked, plan[p], sentence[p], 6000, false);
        for (int i = 0; i < asked.levers->n; i++) {
            const struct fc_lever *lever = &asked.levers->lever[i];
            struct fc_text         words = {0};
            struct fc_promise      read = {0};
            if (lever->promise == NULL)
                continue;
            fc_promise_say(&words, lever->promise, asked.plan);
            assert_true(fc_sentence_read(&read, fc_piece_of("test", words.bytes), asked.plan, true,
                                         &asked.problems));
            const struct fc_chance chance = support_levers_count(&asked, 0, NULL, &read, 42, 6000);
            assert_true(fabs(chance.p - lever->chance.p) < 0.002);
            fc_text_free(&words);
            others++;
        }
        assert_true(others > 0);
        support_levers_free(&asked);
    }
}

/* The verdict is the same whether levers are shown or not. */
static void test_verdicts_alone(void **state)
{
    static const struct {
        const char *plan, *sentence;
    } row[] = {
        {PLAN("cut-20.ini"), "150 leads every month from April"},
        {PLAN("cut-20.ini"), "5,000 leads every month"},
        {PLAN("cut-20.ini"), "at most 400,000 cost in total"},
        {PLAN("spread-thin.ini"), "100 leads every month from March"},
        {PLAN("trade-show.ini"), "0 net gain in total"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct support_levers all, alone;
        support_levers_ask(&all, row[i].plan, row[i].sentence, 1000, false);
        support_levers_ask(&alone, row[i].plan, row[i].sentence, 1000, true);
        assert_int_equal(all.answer->verdict, alone.answer->verdict);
        assert_null(alone.levers);
        assert_true(all.answer->chance.p == alone.answer->chance.p);
        support_levers_free(&all);
        support_levers_free(&alone);
    }
}

static void test_threads_do_not_matter(void **state)
{
    (void)state;
    struct support_levers asked;
    struct fc_error       err = {0};
    support_levers_ask(&asked, PLAN("nurture.ini"),
                       "12 opportunities a month on average from 2027-10", 1000, false);
    const struct fc_levers first = *asked.levers;
    asked.study.threads = 1;
    assert_int_equal(fc_levers_answer(&asked.answers, &asked.study, &err), FC_OK);
    const struct fc_levers *second = asked.answers.answer[0].levers;
    assert_true(first.n > 2);
    assert_int_equal(first.n, second->n);
    for (int i = 0; i < first.n; i++) {
        assert_int_equal(first.lever[i].kind, second->lever[i].kind);
        assert_true(first.lever[i].chance.p == second->lever[i].chance.p);
        assert_true(first.lever[i].amount == second->lever[i].amount);
    }
    support_levers_free(&asked);
}

static void test_stopping(void **state)
{
    (void)state;
    struct support_levers asked;
    struct fc_error       err = {0};
    volatile sig_atomic_t stop = 1;
    support_levers_ask(&asked, PLAN("nurture.ini"),
                       "12 opportunities a month on average from 2027-10", 2000, false);
    assert_false(asked.levers->partial);
    asked.study.stop = &stop;
    assert_int_equal(fc_levers_answer(&asked.answers, &asked.study, &err), FC_OK);
    assert_true(asked.answers.answer[0].levers->partial);
    support_levers_free(&asked);
}

/* Thirty channels of which one is the cheapest by far, and money that flows in one month only. */
static void test_many_channels(void **state)
{
    (void)state;
    char           folder[SUPPORT_PATH];
    char           file[2 * SUPPORT_PATH];
    struct fc_text text = {0};
    fc_text_add(&text, "[plan]\nstart = 2027-01\nmonths = 6\n");
    for (int i = 0; i < 30; i++)
        fc_text_add(
            &text,
            "[channel c %d]\nspend = 1,000 %s\ncost per inquiry = %s\nmonth to month = 20%%\n", i,
            i == 17 ? "in 2027-02 | 2027-04" : "a month", i == 17 ? "10 to 20" : "60 to 140");
    fc_text_add(&text, "[stage lead]\nrate = 25%% to 35%%\n"
                       "[promise leads]\npromise = 600 leads in total\n");
    support_folder_make(folder);
    support_write(folder, "many.ini", text.bytes);
    snprintf(file, sizeof file, "%s/many.ini", folder);
    struct support_levers asked;
    support_levers_ask(&asked, file, "700 leads in total", 4000, false);
    const struct fc_lever *best = support_lever(&asked, FC_LEVER_CHANNEL);
    assert_int_equal(asked.answer->verdict, FC_VERDICT_NOT_YET);
    assert_non_null(best);
    assert_int_equal(best->channel, 17);
    assert_false(best->even);
    assert_true(strncmp(best->set[0], "channel c 17.spend = x ", 23) == 0);
    assert_non_null(support_lever(&asked, FC_LEVER_SPREAD));
    assert_true(best->cost < support_lever(&asked, FC_LEVER_SPREAD)->cost);
    support_levers_free(&asked);
    support_folder_remove(folder);
    fc_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_cut_plan),
        cmocka_unit_test(test_costs_and_order),
        cmocka_unit_test(test_no_levers_for_what_is_kept),
        cmocka_unit_test(test_a_head_more),
        cmocka_unit_test(test_a_plan_without_spend),
        cmocka_unit_test(test_a_joint_promise),
        cmocka_unit_test(test_less_for_a_promise_about_cost),
        cmocka_unit_test(test_a_promise_of_revenue),
        cmocka_unit_test(test_nothing_helps),
        cmocka_unit_test(test_a_faster_answer),
        cmocka_unit_test(test_a_later_start),
        cmocka_unit_test(test_other_promises_read_back),
        cmocka_unit_test(test_verdicts_alone),
        cmocka_unit_test(test_threads_do_not_matter),
        cmocka_unit_test(test_stopping),
        cmocka_unit_test(test_many_channels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
