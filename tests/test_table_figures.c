/* The table of promises and budgets: each cell is the chance of that level at that spend. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "model/sentence.h"
#include "output/table_figures.h"
#include "support.h"

/* Leads are Poisson with a mean of spend / 100 a month. */
#define BASE                                                                                       \
    "[plan]\nstart = 2027-01\nmonths = 12\n[channel ads]\nspend = 10,000 a month\ncost per "       \
    "inquiry = 50\n[stage lead]\nrate = 50%\n"

static void assert_near(double value, double wanted, double error)
{
    if (!(fabs(value - wanted) <= error))
        fail_msg("%.10g is not within %g of %.10g", value, error, wanted);
}

struct world {
    char                         folder[SUPPORT_PATH], path[SUPPORT_PATH + 16];
    struct fc_arena              arena;
    struct fc_problems           problems;
    struct fc_error              error;
    struct fc_promise            promise;
    struct fc_promise_answers    answers;
    struct fc_study              study;
    const struct fc_table_facts *table;
    const char                  *why_not;
};

static void make(struct world *world, const char *text, const char *promise)
{
    struct fc_plan *plan;
    memset(world, 0, sizeof *world);
    world->problems.arena = &world->arena;
    support_folder_make(world->folder);
    support_write(world->folder, "plan.ini", text);
    snprintf(world->path, sizeof world->path, "%s/plan.ini", world->folder);
    assert_int_equal(
        fc_load(&plan, world->path, NULL, &world->arena, &world->problems, &world->error), FC_OK);
    assert_true(
        fc_sentence_read(&world->promise, fc_piece_of("", promise), plan, true, &world->problems));
    world->promise.confidence = 0.9;
    const struct fc_promise *asked = &world->promise;
    const struct fc_request  request = {
         .plan = plan, .n_promises = 1, .promise = &asked, .seed = 3, .trials = 40000, .threads = 2};
    assert_int_equal(fc_promises_answer(&world->answers, &request, &world->arena, &world->error),
                     FC_OK);
    world->study = (struct fc_study){.plan = plan,
                                     .file = world->path,
                                     .seed = 3,
                                     .trials = 40000,
                                     .threads = 2,
                                     .arena = &world->arena};
    assert_int_equal(fc_table_figures_make(&world->table, &world->why_not, &world->study,
                                           &world->answers.result, &world->answers.answer[0],
                                           &world->error),
                     FC_OK);
}

static void end(struct world *world)
{
    fc_promise_answers_free(&world->answers);
    support_folder_remove(world->folder);
    fc_arena_free(&world->arena);
}

static void each_cell_is_its_chance(void **state)
{
    struct world world;
    (void)state;
    make(&world, BASE, "1,250 leads in total");
    const struct fc_table_facts *table = world.table;
    assert_non_null(table);
    bool asked = false;
    for (size_t row = 0; row < table->level_count; row++) {
        asked = asked || table->level[row] == 1250;
        assert_true(row == 0 || table->level[row] > table->level[row - 1]);
        for (size_t column = 0; column < table->budget_count; column++) {
            const double mean = table->budget[column] * 12 / 100;
            /* six standard errors of 12,000 years */
            assert_near(table->chance[row * table->budget_count + column],
                        gsl_cdf_gamma_P(mean, table->level[row], 1), 0.028);
        }
    }
    assert_true(asked);
    assert_near(table->budget[table->today], 10000, 1e-9);
    assert_near(table->needed, gsl_cdf_gamma_Pinv(0.9, 1250, 1) * 100 / 12, 100);
    end(&world);
}

static void today_is_what_was_answered(void **state)
{
    struct world world;
    (void)state;
    make(&world, BASE, "85 leads every month");
    const struct fc_table_facts *table = world.table;
    assert_non_null(table);
    for (size_t row = 0; row < table->level_count; row++)
        if (table->level[row] == 85)
            assert_near(table->chance[row * table->budget_count + table->today],
                        world.answers.answer[0].chance.p, 1e-12);
    end(&world);
}

static void at_most_falls_with_the_budget(void **state)
{
    struct world world;
    (void)state;
    make(&world, BASE, "at most 1,250 leads in total");
    const struct fc_table_facts *table = world.table;
    assert_non_null(table);
    for (size_t i = 0; i + 1 < table->budget_count; i++)
        assert_true(table->chance[i + 1] <= table->chance[i] + 0.01);
    end(&world);
}

static void what_makes_no_table_says_why(void **state)
{
    static const struct {
        const char *plan, *promise, *why;
    } rows[] = {
        {BASE, "1,000 leads in total and 50 leads every month", "no single level"},
        {BASE, "80 leads a month, then 90 from 2027-07", "changes from month to month"},
        {"[plan]\nstart = 2027-01\nmonths = 12\n[channel web]\ninquiries = 200 a month\n[stage "
         "lead]\nrate = 50%\n",
         "80 leads a month", "spends nothing"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world;
        make(&world, rows[i].plan, rows[i].promise);
        assert_null(world.table);
        assert_non_null(strstr(world.why_not, rows[i].why));
        end(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_cell_is_its_chance),
        cmocka_unit_test(today_is_what_was_answered),
        cmocka_unit_test(at_most_falls_with_the_budget),
        cmocka_unit_test(what_makes_no_table_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
