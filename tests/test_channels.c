/* What is told channel by channel, as JSON and CSV; and what only the compiled plan can warn of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "output/as_csv.h"
#include "output/as_json.h"
#include "questions/lint.h"
#include "tests/support.h"

enum { TRIALS = 3000 };

#define PLAN(more)                                                                                 \
    "[plan]\nstart = 2027-01\nmonths = 4\n"                                                        \
    "[channel Paid search]\nspend = 10,000 a month\ncost per inquiry = 100\n"                      \
    "[channel events]\nspend = 20,000 in 2027-02\ncost per inquiry = 200\nfixed cost = 500 a "     \
    "month\n"                                                                                      \
    "[stage lead]\nrate = 30%\n[stage won]\nrate = 20%\ndelay = 50% | 50%\n"                       \
    "[deal]\nvalue = 1,000\nmargin = 40%\nlarge share = 5%\nlarge value = 9,000\n" more

static struct fc_result forecast(const struct fc_plan *plan)
{
    struct fc_result        result;
    struct fc_error         err = {0};
    const struct fc_request request = {
        .plan = plan, .by_channel = true, .seed = 3, .trials = TRIALS, .threads = 1};
    if (fc_forecast(&result, &request, &err) != FC_OK)
        fail_msg("%s", err.text);
    return result;
}

static json_t *print_json(const struct fc_json_parts *parts)
{
    struct fc_text text = {0};
    json_error_t   error;
    fc_as_json(&text, parts);
    json_t *object = json_loads(text.bytes, 0, &error);
    if (object == NULL)
        fail_msg("%d: %s", error.line, error.text);
    fc_text_free(&text);
    return object;
}

static double mean_at(const json_t *measures, const char *measure)
{
    return json_real_value(
        json_object_get(json_object_get(json_object_get(measures, measure), "total"), "mean"));
}

static void test_channels_stand_under_their_names(void **state)
{
    struct support_plan plan = {0};
    (void)state;
    support_load_text(&plan, "p.ini", PLAN("[opening]\nlead = 40 in 2026-12\n"));
    struct fc_result result = forecast(plan.plan);
    json_t *object = print_json(&(struct fc_json_parts){.result = &result, .measures = true});
    json_t *channels = json_object_get(object, "channels");
    json_t *all = json_object_get(object, "measures");
    json_t *search = json_object_get(channels, "Paid search");
    json_t *events = json_object_get(channels, "events");
    json_t *opening = json_object_get(channels, "opening");
    assert_int_equal(json_object_size(channels), 3);
    assert_true(mean_at(opening, "inquiry") == 0);
    assert_true(mean_at(opening, "won") > 0);
    assert_true(mean_at(events, "cost") == 22000);
    assert_true(mean_at(search, "spend") == 40000);
    const double won = mean_at(search, "won") + mean_at(events, "won") + mean_at(opening, "won");
    assert_float_equal(won, mean_at(all, "won"), 1e-9);
    assert_null(json_object_get(search, "lead_lost")); /* counted by stage only */
    assert_non_null(json_object_get(all, "lead_lost"));
    json_decref(object);
    fc_result_free(&result);
    support_free(&plan);
}

/* What is said of the whole plan only has no months; every unit has its name. */
static void test_totals_without_months(void **state)
{
    static const char *const only[] = {"bookings_later", "largest_deal_share", "payback_month",
                                       "bookings_without_large_deal"};
    struct support_plan      plan = {0};
    (void)state;
    support_load_text(&plan, "p.ini", PLAN(""));
    struct fc_result result = forecast(plan.plan);
    json_t *object = print_json(&(struct fc_json_parts){.result = &result, .measures = true});
    json_t *all = json_object_get(object, "measures");
    assert_null(json_object_get(json_object_get(object, "channels"), "opening"));
    for (size_t i = 0; i < sizeof only / sizeof *only; i++) {
        json_t *measure = json_object_get(all, only[i]);
        json_t *total = json_object_get(measure, "total");
        assert_int_equal(json_array_size(json_object_get(measure, "by_month")), 0);
        assert_true(i == 0 || json_is_integer(json_object_get(total, "undefined")));
    }
    assert_int_equal(json_array_size(json_object_get(json_object_get(all, "won"), "by_month")), 4);
    assert_string_equal(
        json_string_value(json_object_get(json_object_get(all, "payback_month"), "unit")), "month");
    json_decref(object);
    fc_result_free(&result);
    support_free(&plan);
}

static void test_returns_as_json(void **state)
{
    struct support_plan plan = {0};
    (void)state;
    support_load_text(&plan, "p.ini", PLAN(""));
    struct fc_result        result = forecast(plan.plan);
    const struct fc_returns returns = fc_returns_of(&result, 1);
    json_t *object = print_json(&(struct fc_json_parts){.result = &result, .returns = &returns});
    json_t *told = json_object_get(object, "returns");
    json_t *pays = json_object_get(told, "covers_cost");
    assert_string_equal(json_string_value(json_object_get(told, "channel")), "events");
    assert_true(json_real_value(json_object_get(pays, "probability")) == returns.pays.p);
    assert_int_equal(json_array_size(json_object_get(pays, "interval")), 2);
    assert_non_null(json_object_get(told, "brings_none"));
    assert_true(mean_at(json_object_get(told, "measures"), "spend") == 20000);
    assert_null(json_object_get(object, "measures"));
    json_decref(object);
    fc_result_free(&result);
    support_free(&plan);
}

/* Rows of `month,measure,channel,`. */
static int rows_of(const char *csv, const char *begin)
{
    int n = 0;
    for (const char *line = csv; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1)
        n += strncmp(line, begin, strlen(begin)) == 0;
    return n;
}

static void test_channels_as_csv(void **state)
{
    struct support_plan plan = {0};
    struct fc_text      csv = {0};
    (void)state;
    support_load_text(&plan, "p.ini", PLAN("[opening]\nlead = 40 in 2026-12\n"));
    struct fc_result result = forecast(plan.plan);
    fc_as_csv(&csv, &result);
    assert_int_equal(rows_of(csv.bytes, "total,won,"), 4);
    assert_int_equal(rows_of(csv.bytes, "2027-03,won,Paid search,"), 1);
    assert_int_equal(rows_of(csv.bytes, "2027-03,won,events,"), 1);
    assert_int_equal(rows_of(csv.bytes, "2027-03,won,opening,"), 1);
    assert_int_equal(rows_of(csv.bytes, "2027-03,won,all,"), 1);
    assert_int_equal(rows_of(csv.bytes, "2027-03,payback_month,"), 0);
    assert_int_equal(rows_of(csv.bytes, "total,payback_month,events,"), 1);
    assert_int_equal(rows_of(csv.bytes, "total,lead_lost,"), 1);
    fc_text_free(&csv);
    fc_result_free(&result);
    support_free(&plan);
}

/* ---- correlations that cannot all hold ---- */

#define TIED(a, b, c)                                                                              \
    "[plan]\nstart = 2027-01\nmonths = 4\n"                                                        \
    "[channel x]\nspend = 1,000 a month\ncost per inquiry = 50 to 90\n"                            \
    "[channel y]\nspend = 1,000 a month\ncost per inquiry = 50 to 90\n"                            \
    "[channel z]\nspend = 1,000 a month\ncost per inquiry = 50 to 90\n"                            \
    "[stage lead]\nrate = 30%\n[correlation]\n"                                                    \
    "x.cost_per_inquiry ~ y.cost_per_inquiry = " a "\n"                                            \
    "y.cost_per_inquiry ~ z.cost_per_inquiry = " b "\n"                                            \
    "x.cost_per_inquiry ~ z.cost_per_inquiry = " c "\n"

static void test_correlations_that_cannot_hold_are_warned_of(void **state)
{
    struct support_plan plan = {0};
    struct fc_error     err = {0};
    (void)state;
    support_load_text(&plan, "p.ini", TIED("0.9", "0.9", "-0.5"));
    assert_int_equal(plan.problems.size, 0); /* each by itself could be */
    assert_int_equal(fc_lint_ties(plan.plan, &plan.problems, &err), FC_OK);
    assert_int_equal(plan.problems.size, 1);
    assert_int_equal(plan.problems.errors, 0);
    assert_string_equal(plan.problems.item[0].rule, "correlation");
    assert_int_equal(plan.problems.item[0].place.line, 16);
    /* alternating projections with Dykstra's correction, in another language, find 0.2918 */
    assert_non_null(strstr(plan.problems.item[0].text, "differ by at most 0.3"));
    support_free(&plan);

    support_load_text(&plan, "p.ini", TIED("0.9", "0.9", "0.7"));
    assert_int_equal(fc_lint_ties(plan.plan, &plan.problems, &err), FC_OK);
    assert_int_equal(plan.problems.size, 0);
    support_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_channels_stand_under_their_names),
        cmocka_unit_test(test_totals_without_months),
        cmocka_unit_test(test_returns_as_json),
        cmocka_unit_test(test_channels_as_csv),
        cmocka_unit_test(test_correlations_that_cannot_hold_are_warned_of),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
