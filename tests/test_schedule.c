/* Schedules, flows and delays: every form, every refusal with its place and hint. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "model/schedule.h"
#include "random/quantile.h"

enum { START = 24324, MONTHS = 12 }; /* January 2027 */

static const struct fc_quantity_rule MONEY = {FC_MONEY, 0, 1e12, false, "EUR", ""};
static const struct fc_quantity_rule HEADS = {FC_COUNT, 0, 1e6, false, "EUR", ""};

struct reading {
    struct fc_arena    arena;
    struct fc_problems problems;
};

static void begin(struct reading *r)
{
    *r = (struct reading){.arena = {0}};
    r->problems.arena = &r->arena;
}

static bool read_schedule(struct reading *r, struct fc_schedule *out, bool flow, const char *text)
{
    begin(r);
    return fc_schedule_read(out, fc_piece_of("plan.ini", text), flow, flow ? &MONEY : &HEADS,
                            &r->arena, &r->problems);
}

static void is_near(const char *text, int t, double got, double expected)
{
    if (!(fabs(got - expected) <= 1e-12 * fmax(1, fabs(expected))))
        fail_msg("`%s` at %d: %.17g, not %.17g", text, t, got, expected);
}

/* ---- schedules -------------------------------------------------------------------------------- */

static const struct {
    bool        flow;
    const char *text;
    double      value[MONTHS]; /* January to December 2027 */
} schedules[] = {
#define TWELVE(x)                                                                                  \
    {                                                                                              \
        x, x, x, x, x, x, x, x, x, x, x, x                                                         \
    }
    {true, "30,000 a month", TWELVE(30000)},
    {true, "30k per month", TWELVE(30000)},
    {true, "30k every month", TWELVE(30000)},
    {true, "EUR 30k/month", TWELVE(30000)},
    {true, "360,000 a year", TWELVE(30000)},
    {true, "360k  PER  Year", TWELVE(30000)},
    {true, "0 a month", TWELVE(0)},
    {true,
     "30,000 a month, then 24,000 from 2027-07",
     {30000, 30000, 30000, 30000, 30000, 30000, 24000, 24000, 24000, 24000, 24000, 24000}},
    {true,
     "12k a year, then 24k from 2027-03, then 3k a month from 2027-11",
     {1000, 1000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 3000, 3000}},
    {true, "0 a month then 5k a month from 2026-11", TWELVE(5000)},
    {true,
     "10k | 10,500 | 0 | EUR 7k | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8",
     {10000, 10500, 0, 7000, 1, 2, 3, 4, 5, 6, 7, 8}},
    {true, "30,000 in 2027-03", {0, 0, 30000}},
    {true, "30,000 in 2027-09 | 2027-03", {0, 0, 30000, 0, 0, 0, 0, 0, 30000}},
    {false, "4", TWELVE(4)},
    {false, "2.5", TWELVE(2.5)},
    {false, "4, then 5 from 2027-04", {4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5}},
    {false, "1 | 2 | 3", {1, 2, 3}},
};

static void every_schedule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof schedules / sizeof *schedules; i++) {
        struct reading     r;
        struct fc_schedule schedule = {0};
        const char        *text = schedules[i].text;
        if (!read_schedule(&r, &schedule, schedules[i].flow, text))
            fail_msg("`%s` is refused: %s", text, r.problems.item[0].text);
        for (int t = 0; t < MONTHS; t++)
            is_near(text, t, fc_schedule_at(&schedule, START, t), schedules[i].value[t]);
        fc_arena_free(&r.arena);
    }
}

static void lists_count_from_the_plans_start(void **state)
{
    (void)state;
    struct reading     r;
    struct fc_schedule list = {0}, pulse = {0};
    assert_true(read_schedule(&r, &list, true, "7 | 8 | 9"));
    assert_int_equal(list.n, 3); /* whether that is right is checked where the months are known */
    is_near("list", 1, fc_schedule_at(&list, START + 5, 1), 8);
    is_near("list", 3, fc_schedule_at(&list, START, 3), 0);
    fc_arena_free(&r.arena);
    assert_true(read_schedule(&r, &pulse, true, "7 in 2027-03"));
    is_near("pulse", 1, fc_schedule_at(&pulse, START + 1, 1), 7);
    fc_arena_free(&r.arena);
}

static void changes_of_schedules(void **state)
{
    (void)state;
    struct reading     r;
    struct fc_schedule schedule = {0};
    assert_true(read_schedule(&r, &schedule, true, "100 a month, then 20 from 2027-06"));
    fc_schedule_change(&schedule, (struct fc_change){1, -50});
    is_near("-50", 0, fc_schedule_at(&schedule, START, 0), 50);
    is_near("-50", 6, fc_schedule_at(&schedule, START, 6), 0); /* never below 0 */
    fc_schedule_change(&schedule, (struct fc_change){0.5, 0}); /* acts on the result */
    is_near("then half", 0, fc_schedule_at(&schedule, START, 0), 25);
    fc_arena_free(&r.arena);

    struct fc_schedule nothing = {0};
    is_near("nothing", 3, fc_schedule_at(&nothing, START, 3), 0);
    fc_schedule_change(&nothing, (struct fc_change){1, 5000});
    is_near("nothing + 5,000", 3, fc_schedule_at(&nothing, START, 3), 5000);
    fc_schedule_change(&nothing, (struct fc_change){0.8, 0});
    is_near("and 20% less", 3, fc_schedule_at(&nothing, START, 3), 4000);
}

/* ---- flows ------------------------------------------------------------------------------------ */

static const struct {
    const char           *text;
    enum fc_quantity_kind kind;
    double                median;        /* of the amount */
    double                first, fourth; /* `when` in January and April */
} flows[] = {
    {"400 to 900 a month", FC_LOGNORMAL, 600, 1, 1},
    {"2,000 a year", FC_CERTAIN, 2000, 1.0 / 12, 1.0 / 12},
    {"500 per month", FC_CERTAIN, 500, 1, 1},
    {"lognormal(median 300, sigma 0.4) a month", FC_LOGNORMAL, 300, 1, 1},
    {"400 to 900 in 2027-04 | 2027-06", FC_LOGNORMAL, 600, 0, 1},
    {"p10 200 | p50 300 | p90 450 a month", FC_METALOG, 300, 1, 1},
    {"70% at 100 | 30% at 400 a year", FC_DISCRETE, 100, 1.0 / 12, 1.0 / 12},
    {"400 to 900 within 300 to 1,200 a month", FC_LOGNORMAL, 600, 1, 1},
    {"10 | 20 | 30 | 45", FC_CERTAIN, 1, 10, 45},
    {"10 a month, then 12 from 2027-04", FC_CERTAIN, 1, 10, 12},
};

static void every_flow(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
        struct reading r;
        struct fc_flow flow = {0};
        begin(&r);
        if (!fc_flow_read(&flow, fc_piece_of("plan.ini", flows[i].text), &HEADS, &r.arena,
                          &r.problems))
            fail_msg("`%s` is refused: %s", flows[i].text, r.problems.item[0].text);
        assert_int_equal(flow.amount.kind, flows[i].kind);
        const double median = fc_quantile(&flow.amount, 0.5);
        if (!(fabs(median - flows[i].median) <= 0.01 * median)) /* cuts move it a little */
            fail_msg("`%s`: median %g", flows[i].text, median);
        is_near(flows[i].text, 0, fc_schedule_at(&flow.when, START, 0), flows[i].first);
        is_near(flows[i].text, 3, fc_schedule_at(&flow.when, START, 3), flows[i].fourth);
        fc_arena_free(&r.arena);
    }
}

/* ---- delays ----------------------------------------------------------------------------------- */

static bool read_delay(struct reading *r, struct fc_delay *out, const char *text)
{
    begin(r);
    return fc_delay_read(out, fc_piece_of("plan.ini", text), "", &r->arena, &r->problems);
}

static void delays_by_share(void **state)
{
    (void)state;
    struct reading  r;
    struct fc_delay delay;
    assert_true(read_delay(&r, &delay, "60% | 0.3 | 10%"));
    assert_int_equal(delay.kind, FC_DELAY_SHARES);
    assert_int_equal(delay.n, 3);
    is_near("share", 0, delay.share[0], 0.6);
    is_near("share", 2, delay.share[2], 0.1);
    fc_arena_free(&r.arena);

    static const char *const none[] = {"0", "100%"};
    for (size_t i = 0; i < 2; i++) {
        assert_true(read_delay(&r, &delay, none[i]));
        assert_int_equal(delay.kind, FC_DELAY_SHARES);
        assert_int_equal(delay.n, 1);
        is_near(none[i], 0, delay.share[0], 1);
        fc_arena_free(&r.arena);
    }
    delay = fc_delay_none();
    assert_int_equal(delay.n, 1);
    is_near("none", 0, delay.share[0], 1);

    char long_list[121 * 5 + 8] = "100%";
    for (int i = 1; i < 121; i++)
        strcat(long_list, " | 0");
    assert_true(read_delay(&r, &delay, long_list));
    assert_int_equal(delay.n, 121);
    fc_arena_free(&r.arena);
    strcat(long_list, "|0");
    assert_false(read_delay(&r, &delay, long_list));
    fc_arena_free(&r.arena);
}

static void delays_by_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double      median, p95;
    } lengths[] = {{"45 days", 45, 45},
                   {"1 day", 1, 1},
                   {"6 weeks", 42, 42},
                   {"2 months", 60.875, 60.875},
                   {"1 month", 30.4375, 30.4375},
                   {"20 to 80 days", 40, 80},
                   {"2 to 8 weeks", 28, 56},
                   {"lognormal(median 30, sigma 0.5) days", 30, 68.2804982554295},
                   {"p10 20 | p50 35 | p95 90 days", 35, 90},
                   {"70% at 10 | 30% at 40 days", 10, 40}};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct reading  r;
        struct fc_delay delay;
        if (!read_delay(&r, &delay, lengths[i].text))
            fail_msg("`%s` is refused: %s", lengths[i].text, r.problems.item[0].text);
        assert_int_equal(delay.kind, FC_DELAY_DAYS);
        is_near(lengths[i].text, 50, fc_quantile(&delay.days, 0.5), lengths[i].median);
        is_near(lengths[i].text, 95, fc_quantile(&delay.days, 0.95), lengths[i].p95);
        fc_arena_free(&r.arena);
    }
}

/* ---- refusals --------------------------------------------------------------------------------- */

enum reader { FLOWING, STANDING, UNCERTAIN, DELAYED };

static const struct {
    enum reader reader;
    const char *text;
    const char *rule;
    int         column, width;
    const char *words, *hint; /* hint NULL: none is given */
} refusals[] = {
    {FLOWING, "30,000", "schedule", 1, 6, "say how 30,000 flows",
     "write 30,000 a month, 30,000 a year or 30,000 in 2027-03"},
    {FLOWING, "30,000, then 20,000 from 2027-04", "schedule", 1, 6, "say how 30,000 flows",
     "30,000 a month"},
    {FLOWING, "abc a month", "number", 1, 3, "not a number", "write it as"},
    {FLOWING, "-5 a month", "range", 1, 2, "at least 0", NULL},
    {FLOWING, "30k a month, then 24k", "schedule", 19, 3, "from which month", "from 2027-07"},
    {FLOWING, "30k a month, then 24k from July", "month", 28, 4, "", ""},
    {FLOWING, "1 a month, then 2 from 2027-05, then 3 from 2027-05", "schedule", 38, 14,
     "after the one before", NULL},
    {FLOWING, "1 a month, then 2 in 2027-05 from 2027-05", "schedule", 22, 7, "cannot be mixed",
     NULL},
    {FLOWING, "10k | x | 12k | y", "number", 7, 1, "not a number", "write it as"},
    {FLOWING, "10k | | 12k", "number", 7, 1, "missing", "write it as"},
    {FLOWING, "5k in 2027-03 | 2027-03", "schedule", 17, 7, "named twice", NULL},
    {FLOWING, "5k in March", "month", 7, 5, "", ""},
    {FLOWING, "70 to 110 a month", "number", 4, 6, "does not belong", "write it as"},
    {STANDING, "4 a month", "schedule", 1, 9, "a number that holds", "write the number alone"},
    {STANDING, "4 in 2027-03", "schedule", 6, 7, "a number that holds", "then 5 from 2027-04"},
    {STANDING, "4, then 5", "schedule", 9, 1, "from which month", "from 2027-07"},
    {UNCERTAIN, "400 to 600", "schedule", 1, 10, "say how 400 to 600 flows",
     "write 400 to 600 a month, 400 to 600 a year or 400 to 600 in 2027-03"},
    {UNCERTAIN, "500", "schedule", 1, 3, "say how 500 flows", "500 a month"},
    {UNCERTAIN, "600 to 400 a month", "range-order", 1, 3, "from the lower", "write 400 to 600"},
    {UNCERTAIN, "400 to 600 in Mai", "month", 15, 3, "", ""},
    {DELAYED, "45", "delay", 1, 2, "needs a unit", "write 45 days"},
    {DELAYED, "60% | 30%", "delay", 1, 9, "must make 100%, not 90%", NULL},
    {DELAYED, "60% | 50% | -10%", "delay", 13, 4, "between 0 and 1", "write 60%"},
    {DELAYED, "60 | 40", "delay", 1, 2, "between 0 and 1", "write 60%"},
    {DELAYED, "60% | x", "number", 7, 1, "not a number", ""},
    {DELAYED, "-3 days", "range", 1, 2, "at least 0", NULL},
    {DELAYED, "40000 days", "delay", 1, 5, "longer than 100 years", NULL},
    {DELAYED, "60 to 20 days", "range-order", 1, 2, "from the lower", "write 20 to 60"},
    {DELAYED, "45 fortnights", "delay", 1, 13, "needs a unit", "6 weeks"},
};

static bool read_any(enum reader reader, struct reading *r, const char *text)
{
    const struct fc_piece piece = fc_piece_of("plan.ini", text);
    struct fc_schedule    schedule;
    struct fc_flow        flow;
    struct fc_delay       delay;
    begin(r);
    switch (reader) {
    case FLOWING: return fc_schedule_read(&schedule, piece, true, &MONEY, &r->arena, &r->problems);
    case STANDING:
        return fc_schedule_read(&schedule, piece, false, &HEADS, &r->arena, &r->problems);
    case UNCERTAIN: return fc_flow_read(&flow, piece, &HEADS, &r->arena, &r->problems);
    case DELAYED: return fc_delay_read(&delay, piece, "", &r->arena, &r->problems);
    }
    return true;
}

static bool is_refused_so(size_t i)
{
    struct reading           r;
    const struct fc_problem *p = &r.problems.item[0];
    const char              *hint = refusals[i].hint;
    bool good = !read_any(refusals[i].reader, &r, refusals[i].text) && r.problems.errors > 0;
    good = good && p->level == FC_ERROR && strcmp(p->rule, refusals[i].rule) == 0 &&
           strstr(p->text, refusals[i].words) != NULL && p->place.column == refusals[i].column &&
           p->place.width == refusals[i].width &&
           (hint == NULL ? p->hint == NULL : p->hint != NULL && strstr(p->hint, hint) != NULL);
    if (!good && r.problems.size > 0)
        print_error("`%s`: [%s] %s; at %d, %d wide; hint: %s\n", refusals[i].text, p->rule, p->text,
                    p->place.column, p->place.width, p->hint == NULL ? "(none)" : p->hint);
    if (!good && r.problems.size == 0)
        print_error("`%s` is not refused\n", refusals[i].text);
    fc_arena_free(&r.arena);
    return good;
}

static void every_refusal_has_its_place_and_hint(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        wrong += !is_refused_so(i);
    assert_int_equal(wrong, 0);
}

static void every_bad_item_of_a_list_is_named(void **state)
{
    (void)state;
    struct reading     r;
    struct fc_schedule schedule;
    assert_false(read_schedule(&r, &schedule, true, "10k | x | 12k | y"));
    assert_int_equal(r.problems.errors, 2);
    assert_int_equal(r.problems.item[1].place.column, 17);
    fc_arena_free(&r.arena);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_schedule),
        cmocka_unit_test(lists_count_from_the_plans_start),
        cmocka_unit_test(changes_of_schedules),
        cmocka_unit_test(every_flow),
        cmocka_unit_test(delays_by_share),
        cmocka_unit_test(delays_by_length),
        cmocka_unit_test(every_refusal_has_its_place_and_hint),
        cmocka_unit_test(every_bad_item_of_a_list_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
