/* What decides a promise and who carries its risk, on plans where the answer is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "questions/agreement.h"
#include "questions/drivers.h"
#include "questions/owners.h"
#include "questions/spread.h"
#include "tests/support.h"

static struct fc_study study_of(struct support_plan *plan, uint64_t trials)
{
    return (struct fc_study){.plan = plan->plan,
                             .file = plan->plan->file,
                             .seed = 42,
                             .trials = trials,
                             .threads = 1,
                             .arena = &plan->arena};
}

static const struct fc_promise *promise_named(const struct fc_plan *plan, const char *name)
{
    for (int i = 0; i < plan->n_promises; i++)
        if (strcmp(plan->promise[i].section.name, name) == 0)
            return &plan->promise[i];
    fail();
    return NULL;
}

static struct fc_drivers_answer drivers_of(struct support_plan *plan, const char *promise)
{
    struct fc_error                 err = {0};
    struct fc_drivers_answer        out;
    const struct fc_study           study = study_of(plan, 40000);
    const struct fc_drivers_request request = {.study = &study,
                                               .promise = promise_named(plan->plan, promise)};
    assert_int_equal(fc_drivers_find(&out, &request, &err), FC_OK);
    return out;
}

static const struct fc_input_effect *effect_of(const struct fc_drivers_answer *drivers,
                                               const char                     *name)
{
    for (int i = 0; i < drivers->n; i++)
        if (strcmp(drivers->effect[i].name, name) == 0)
            return &drivers->effect[i];
    fail_msg("no input %s", name);
    return NULL;
}

static void reference_leads(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    support_load(&plan, FC_SOURCE_DIR "/scenarios/reference.ini");
    const struct fc_drivers_answer leads = drivers_of(&plan, "leads");
    print_message("  not knowing: leads %.4f\n", leads.not_knowing);
    assert_true(fabs(leads.not_knowing - 0.915) < 0.02);
    assert_int_equal(leads.n, 10);
    /* search and content lead, and nothing of sales matters */
    for (int i = 0; i < 2; i++)
        assert_true(strstr(leads.effect[i].name, "content") != NULL ||
                    strstr(leads.effect[i].name, "search") != NULL);
    double sum = 0;
    for (int i = 0; i < leads.n; i++) {
        if (strcmp(leads.effect[i].owner, "sales") == 0) {
            assert_false(leads.effect[i].clear);
            assert_true(leads.effect[i].first_order < 0.005);
        }
        assert_true(leads.effect[i].worst <= leads.effect[i].best);
        sum += leads.effect[i].first_order;
    }
    assert_true(sum <= leads.not_knowing + 0.02 && sum > 0.8);
    assert_false(effect_of(&leads, "channel content.cost_per_inquiry")->low_is_worst);
    assert_true(effect_of(&leads, "stage qualified lead / search.rate")->low_is_worst);

    const struct fc_drivers_answer revenue = drivers_of(&plan, "revenue");
    print_message("  not knowing: revenue %.4f\n", revenue.not_knowing);
    assert_true(fabs(revenue.not_knowing - 0.75) < 0.02);
    support_free(&plan);
}

/* ---- pick-freeze ---- */

/* Saltelli's estimate of a first-order index: two runs that share one input and nothing else. */
static double pick_freeze(struct support_plan *plan, const char *name, uint64_t trials)
{
    struct fc_error         err = {0};
    struct fc_drawn_input  *input;
    int                     n;
    uint64_t                shift[32];
    double                 *y[2];
    const struct fc_clause *clause = promise_named(plan->plan, "leads")->clause;
    const struct fc_figure  figure = {clause->measure, {clause->from_t, clause->to_t}};
    assert_int_equal(fc_inputs_list(&input, &n, plan->plan, &plan->arena, &err), FC_OK);
    assert_true(n <= 32);
    for (int i = 0; i < n; i++)
        shift[i] = strcmp(input[i].name, name) == 0 ? -trials : 0;
    const struct fc_swap swap = {.shift = shift};
    for (int run = 0; run < 2; run++) {
        struct fc_columns               columns;
        const struct fc_columns_request request = {.plan = plan->plan,
                                                   .n_figures = 1,
                                                   .figure = &figure,
                                                   .swap = run == 0 ? NULL : &swap,
                                                   .seed = 42,
                                                   .first = run == 0 ? 0 : trials,
                                                   .trials = trials,
                                                   .threads = 1};
        assert_int_equal(fc_columns_run(&columns, &request, &plan->arena, &err), FC_OK);
        y[run] = fc_arena_take(&plan->arena, trials, sizeof **y);
        assert_non_null(y[run]);
        for (uint64_t i = 0; i < trials; i++)
            y[run][i] = (double)columns.figure[0][i];
    }
    return fc_spread_shared(trials, y[0], y[1]);
}

static void first_order_agrees_with_pick_freeze(void **state)
{
    (void)state;
    static const char *const names[] = {
        "channel content.cost_per_inquiry", "stage qualified lead / search.rate",
        "channel events.cost_per_inquiry", "stage qualified lead / outbound.rate"};
    struct support_plan plan = {0};
    support_load(&plan, FC_SOURCE_DIR "/scenarios/reference.ini");
    const struct fc_drivers_answer leads = drivers_of(&plan, "leads");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const double frozen = pick_freeze(&plan, names[i], 60000);
        const double binned = effect_of(&leads, names[i])->first_order;
        print_message("  %s: bins %.4f, pick-freeze %.4f\n", names[i], binned, frozen);
        assert_true(fabs(frozen - binned) < 0.02);
    }
    support_free(&plan);
}

/* ---- owners ---- */

static struct fc_owners_answer owners_of(struct support_plan *plan, const char *promise)
{
    struct fc_error         err = {0};
    struct fc_owners_answer out;
    const struct fc_study   study = study_of(plan, 20000);
    assert_int_equal(fc_owners_find(&out, &study, promise_named(plan->plan, promise), &err), FC_OK);
    return out;
}

static const struct fc_owner_risk *owner_named(const struct fc_owners_answer *owners,
                                               const char                    *name)
{
    for (int i = 0; i < owners->n; i++)
        if (strcmp(owners->owner[i].name, name) == 0)
            return &owners->owner[i];
    fail_msg("no owner %s", name);
    return NULL;
}

static void assert_adds_up(const struct fc_owners_answer *owners)
{
    double sum = owners->floor;
    for (int i = 0; i < owners->n; i++)
        sum += owners->owner[i].risk_added;
    assert_true(fabs(sum - owners->miss) < 1e-9);
}

static void parts_add_up(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    support_load(&plan, FC_SOURCE_DIR "/scenarios/cut-20.ini");
    const struct fc_owners_answer leads = owners_of(&plan, "leads");
    assert_adds_up(&leads);
    assert_true(fabs(leads.miss - 0.276) < 0.01);
    assert_true(owner_named(&leads, "sales")->risk_added == 0);
    assert_true(owner_named(&leads, "sales")->avoidable == 0);
    assert_true(owner_named(&leads, "marketing")->responsibility > 0.6);
    const struct fc_owners_answer revenue = owners_of(&plan, "revenue");
    assert_adds_up(&revenue);
    assert_true(owner_named(&revenue, "sales")->risk_added >
                owner_named(&revenue, "marketing")->risk_added);
    support_free(&plan);
}

/* The same plan under other names: marketing is called east, sales is called ant. */
#define TWO_OWNERS(first, second, rest)                                                            \
    "[plan]\nname = Two\nstart = 2027-01\nmonths = 3\n"                                            \
    "[channel post]\nowner = " first "\nspend = 9,000 a month\ncost per inquiry = 60 to 110\n"     \
    "[stage lead]\nowner = " second "\nrate = 20% to 40%\n" rest                                   \
    "[promise p]\npromise = 95 leads in total\n"

static void renaming_owners_permutes(void **state)
{
    (void)state;
    struct support_plan one = {0}, two = {0};
    support_load_text(&one, "one.ini", TWO_OWNERS("marketing", "sales", ""));
    support_load_text(&two, "two.ini", TWO_OWNERS("sales", "ant", ""));
    const struct fc_owners_answer a = owners_of(&one, "p"), b = owners_of(&two, "p");
    assert_adds_up(&a);
    assert_true(owner_named(&a, "marketing")->risk_added == owner_named(&b, "sales")->risk_added);
    assert_true(owner_named(&a, "sales")->risk_added == owner_named(&b, "ant")->risk_added);
    assert_true(fabs(owner_named(&a, "sales")->risk_added) > 0.01);
    support_free(&one);
    support_free(&two);
}

/* An owner of certain inputs is named and adds nothing. */
static void certain_owners_add_nothing(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    support_load_text(&plan, "certain.ini",
                      "[plan]\nname = One\nstart = 2027-01\nmonths = 3\n"
                      "[channel post]\nowner = marketing\nspend = 9,000 a month\n"
                      "cost per inquiry = 90\n"
                      "[stage lead]\nowner = sales\nrate = 20% to 40%\n"
                      "[promise p]\npromise = 85 leads in total\n");
    const struct fc_owners_answer owners = owners_of(&plan, "p");
    const struct fc_owner_risk   *marketing = owner_named(&owners, "marketing");
    assert_adds_up(&owners);
    assert_int_equal(marketing->n_inputs, 0);
    assert_true(marketing->risk_added == 0 && marketing->responsibility == 0);
    assert_true(owner_named(&owners, "sales")->risk_added > 0.01);
    support_free(&plan);
}

/* Who signs a lower rate than is to be expected takes risk away; who signs a higher one adds it,
   even where the rate is certain. */
static void plan_rate_is_what_was_signed(void **state)
{
    (void)state;
    struct support_plan low = {0}, high = {0}, sure = {0};
    support_load_text(&low, "low.ini", TWO_OWNERS("marketing", "sales", "plan rate = 20%\n"));
    support_load_text(&high, "high.ini", TWO_OWNERS("marketing", "sales", "plan rate = 45%\n"));
    support_load_text(&sure, "sure.ini",
                      "[plan]\nname = S\nstart = 2027-01\nmonths = 3\n"
                      "[channel post]\nspend = 9,000 a month\ncost per inquiry = 90\n"
                      "[stage lead]\nowner = sales\nrate = 28%\nplan rate = 35%\n"
                      "[promise p]\npromise = 85 leads in total\n");
    const struct fc_owners_answer a = owners_of(&low, "p"), b = owners_of(&high, "p"),
                                  c = owners_of(&sure, "p");
    assert_adds_up(&a);
    assert_adds_up(&b);
    assert_adds_up(&c);
    assert_true(owner_named(&a, "sales")->risk_added < -0.1);
    assert_true(owner_named(&b, "sales")->risk_added > 0.2);
    assert_true(owner_named(&c, "sales")->risk_added > 0.2);
    support_free(&low);
    support_free(&high);
    support_free(&sure);
}

/* ---- the agreement ---- */

static void agreement_is_safe_together(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct fc_error     err = {0};
    struct fc_agreement agreement;
    support_load(&plan, FC_SOURCE_DIR "/scenarios/reference.ini");
    const struct fc_study study = study_of(&plan, 20000);
    assert_int_equal(fc_agreement_find(&agreement, &study, &err), FC_OK);
    assert_int_equal(agreement.n, 4);                      /* three stages and revenue */
    assert_true(fabs(agreement.line[0].alone - 169) <= 1); /* safe at 90 %: 169 */
    assert_int_equal(agreement.line[0].window.first, 3);   /* the promise's window */
    for (int i = 0; i < agreement.n; i++)
        assert_true(agreement.line[i].together <= agreement.line[i].alone);
    assert_true(agreement.all.p >= 0.9 && agreement.all.p < 0.93);
    assert_true(agreement.all_alone.p < 0.9);
    assert_string_equal(agreement.line[0].owner, "marketing");
    assert_string_equal(agreement.line[1].owner, "sales");
    support_free(&plan);
}

/* Where a month may be empty, the stage is signed in total. */
static void rare_deals_are_signed_in_total(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct fc_error     err = {0};
    struct fc_agreement agreement;
    support_load(&plan, FC_SOURCE_DIR "/scenarios/big-deals.ini");
    const struct fc_study study = study_of(&plan, 4000);
    assert_int_equal(fc_agreement_find(&agreement, &study, &err), FC_OK);
    for (int i = 0; i < agreement.n; i++)
        assert_true(!agreement.line[i].every_month || agreement.line[i].alone >= 1);
    assert_false(agreement.line[plan.plan->n_stages - 1].every_month);
    support_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference_leads),
        cmocka_unit_test(first_order_agrees_with_pick_freeze),
        cmocka_unit_test(parts_add_up),
        cmocka_unit_test(renaming_owners_permutes),
        cmocka_unit_test(certain_owners_add_nothing),
        cmocka_unit_test(plan_rate_is_what_was_signed),
        cmocka_unit_test(agreement_is_safe_together),
        cmocka_unit_test(rare_deals_are_signed_in_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
