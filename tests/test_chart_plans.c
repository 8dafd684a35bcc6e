/* Charts of real plans, random and hostile: nothing overlaps, nothing leaves the canvas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include <stdio.h>
#include <string.h>

#include "output/figures.h"
#include "questions/every_month.h"
#include "tests/random_plan.h"
#include "tests/support.h"
#include "tests/support_boxes.h"

enum { PLANS = 100, YEARS = 400 };

struct tally {
    size_t faults;
    size_t drawn[16]; /* chart by chart */
    bool   told[16];  /* those that had something of their own to show */
};

static void draw_facts(struct tally *tally, const struct fc_chart_facts *facts, unsigned set)
{
    for (size_t i = 0; fc_chart_at(i) != NULL; i++) {
        tally->told[i] = tally->told[i] || fc_chart_told(fc_chart_at(i), facts);
        if (fc_chart_unfit(fc_chart_at(i), facts) != NULL)
            continue;
        tally->faults += boxes_faults(fc_chart_at(i), facts, set);
        tally->drawn[i]++;
    }
}

/* All charts of one promise, and the months of one measure. */
static void draw_promise(struct tally *tally, const struct fc_plan *plan,
                         const struct fc_promise *promise, unsigned set)
{
    struct fc_arena           arena = {0};
    struct fc_error           err = {0};
    struct fc_promise_answers answers;
    struct fc_chart_facts     facts;
    const struct fc_promise  *watched[2] = {promise};
    assert_true(fc_every_month(&watched[1], promise, plan, &arena));
    const struct fc_request request = {.plan = plan,
                                       .n_promises = watched[1] == NULL ? 1 : 2,
                                       .promise = watched,
                                       .seed = 42,
                                       .trials = set % 5 == 0 ? 17 : YEARS,
                                       .threads = 1};
    assert_int_equal(fc_promises_answer(&answers, &request, &arena, &err), FC_OK);
    const struct fc_figures_of of = {.result = &answers.result,
                                     .promise = &answers.answer[0],
                                     .every_month = answers.n > 1 ? &answers.answer[1] : NULL,
                                     .date = "2027-01-05"};
    assert_true(fc_figures_make(&facts, &of, &arena));
    draw_facts(tally, &facts, set);
    const int measure = (int)(set * 7 % (unsigned)plan->n_measures);
    assert_true(fc_figures_of_measure(&facts, &answers.result, measure, NULL, &arena));
    draw_facts(tally, &facts, set);
    fc_promise_answers_free(&answers);
    fc_arena_free(&arena);
}

static void draw_plan(struct tally *tally, const char *file, const char *text, unsigned set)
{
    struct support_plan loaded = {0};
    support_load_text(&loaded, file, text);
    for (int i = 0; i < loaded.plan->n_promises && i < 2; i++)
        draw_promise(tally, loaded.plan, &loaded.plan->promise[i], set);
    support_free(&loaded);
}

static void random_plans(void **unused)
{
    struct tally   tally = {0};
    struct fc_text text = {0};
    char           folder[SUPPORT_PATH], file[SUPPORT_PATH + 16];
    (void)unused;
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    for (unsigned set = 0; set < PLANS; set++) {
        random_plan_text(&text, set);
        draw_plan(&tally, file, text.bytes, set);
    }
    support_folder_remove(folder);
    fc_text_free(&text);
    assert_int_equal(tally.faults, 0);
    for (size_t i = 0; fc_chart_at(i) != NULL; i++)
        assert_int_equal(tally.drawn[i] > 30, tally.told[i]);
}

/* As long as names may be, in several scripts; a file's name may be anything. */
static void hostile_plans(void **unused)
{
    static const char *const stages[] = {
        "lead", "Größenübergreifende Übermaßanfrage Wien",
        "合格的潜在客户数量合格的潜在客户数量合格的潜在客户数量合格的潜在客户数量",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "a-b c_d e f g h i j k l m n o p q r s t"};
    static const char *const files[] = {"plan.ini", "a <&\"> b's 100%s of %n.ini",
                                        "/very/long/folder/very/long/folder/very/long/plan.ini",
                                        "broken \xC3\x28\x01.ini", "计划.ini"};
    static const int         months[] = {1, 2, 12, 13, 36, 120};
    static const char *const promises[][2] = {
        {"0 ", " every month"},
        {"1 ", " every month"},
        {"60 ", " every month"},
        {"1,000,000 ", " every month"},
        {"at most 0 ", " every month"},
        {"at most 60 ", " every month"},
        {"60 ", " on average"},
        {"60 ", " in total"},
        {"at most 1,000,000,000,000 cost in total and 1 ", " every month"},
    };
    struct tally   tally = {0};
    struct fc_text text = {0};
    unsigned       set = 0;
    (void)unused;
    for (size_t s = 0; s < 5; s++)
        for (size_t m = 0; m < 6; m++)
            for (size_t p = 0; p < 9; p++, set++) {
                if (set % 5 != 0) /* a fifth of all is enough */
                    continue;
                fc_text_clear(&text);
                fc_text_add(&text,
                            "[plan]\nstart = 2027-03\nmonths = %d\ncurrency = CHF\n"
                            "[channel %s]\nspend = 10,000 a month\ncost_per_inquiry = 40 to 90\n"
                            "[stage %s]\nrate = 30%% to 50%%\n[promise p]\npromise = %s%s%s\n",
                            months[m], stages[s], stages[s], promises[p][0], stages[s],
                            promises[p][1]);
                draw_plan(&tally, files[set / 5 % 5], text.bytes, set);
            }
    fc_text_free(&text);
    assert_int_equal(tally.faults, 0);
    assert_true(tally.drawn[0] == 54);
}

static int end(void **unused)
{
    (void)unused;
    fc_charts_end();
    return 0;
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_plans),
        cmocka_unit_test(hostile_plans),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
