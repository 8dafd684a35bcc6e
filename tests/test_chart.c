/* Charts of any facts: nothing overlaps, nothing leaves the canvas, bytes repeat. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/chart.h"
#include "plots/months.h"
#include "plots/promise.h"
#include "plots/verdict.h"
#include "plots/words.h"
#include "plots/worst.h"
#include "plots/years.h"
#include "tests/random_figures.h"
#include "tests/support_boxes.h"

#define assert_near(value, expected, room) assert_true(fabs((value) - (expected)) <= (room))

enum { CURVE = 60, FACT_SETS = 100 };

/* Facts with room for what they point to. */
struct sample {
    struct fc_chart_facts  facts;
    double                 level[CURVE], chance[CURVE], worst[FC_CHART_DOTS];
    struct fc_chart_period periods[FC_CHART_PERIODS];
    struct fc_chart_year   years[FC_CHART_YEARS];
    double                 value[FC_CHART_YEARS][FC_CHART_PERIODS];
    struct fc_chart_part   part[5];
    struct random_figures  figures;
};

static const char *const names[] = {
    "leads",
    "qualified leads",
    "Größenübergreifende Übermaßanfragen aus Österreich und Zürich",
    "合格的潜在客户数量",
    "<&\">'",
    "100%s of %n leads %d",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e",
    "broken \xC3\x28 and \x01 control \t characters",
};

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t n)
{
    return (size_t)(next(state) % n);
}

static double uniform(uint64_t *state)
{
    return (double)(next(state) >> 11) / 9007199254740992.0;
}

static double normal(uint64_t *state)
{
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += uniform(state);
    return sum;
}

static double upper_tail(double z)
{
    return 0.5 * erfc(z / sqrt(2));
}

/* The z with that upper tail, by halving. */
static double tail_quantile(double tail)
{
    double low = -9;
    double high = 9;
    for (int i = 0; i < 60; i++)
        *(upper_tail((low + high) / 2) > tail ? &low : &high) = (low + high) / 2;
    return low;
}

static void fill_answer(struct sample *s, double mean, double sd)
{
    static const double    asked[] = {0.8, 0.9, 0.95};
    struct fc_chart_facts *facts = &s->facts;
    const double           sign = facts->at_most ? -1 : 1;
    for (size_t i = 0; i < CURVE; i++) {
        const double z = 8 * (double)i / (CURVE - 1) - 4;
        s->level[i] = mean + z * sd;
        s->chance[i] = upper_tail(sign * z);
    }
    for (size_t i = 0; i < FC_CHART_DOTS; i++)
        s->worst[i] = mean - sd * tail_quantile(((double)i + 0.5) / FC_CHART_DOTS);
    for (size_t i = 0; i < 3; i++)
        facts->safe[i] =
            (struct fc_chart_safe){asked[i], mean + sign * sd * tail_quantile(asked[i])};
    facts->safe_count = 3;
    facts->safe_level = facts->safe[1].level;
    facts->probability = sd > 0 ? upper_tail(sign * (facts->level - mean) / sd)
                                : (double)fc_keeps(facts, mean, facts->level);
    facts->curve_count = sd > 0 ? CURVE : 0;
    facts->curve_level = s->level;
    facts->curve_chance = s->chance;
    facts->worst_count = FC_CHART_DOTS;
    facts->worst = s->worst;
}

static void fill_months(struct sample *s, uint64_t *state, double mean, double sd)
{
    struct fc_chart_facts *facts = &s->facts;
    for (size_t i = 0; i < facts->period_count; i++)
        s->periods[i] =
            (struct fc_chart_period){.label = months[i % 12],
                                     .counts = facts->period_count < 4 || i > 2,
                                     .level = (double)NAN,
                                     .p05 = mean - 1.6 * sd,
                                     .p25 = mean - 0.7 * sd,
                                     .p50 = mean,
                                     .p75 = mean + 0.7 * sd,
                                     .p95 = mean + 1.6 * sd,
                                     .chance = i % 7 == 3 ? (double)NAN : uniform(state)};
    for (size_t i = 0; i < FC_CHART_YEARS; i++) {
        for (size_t j = 0; j < facts->period_count; j++)
            s->value[i][j] = mean + sd * normal(state);
        s->years[i] = (struct fc_chart_year){below(state, 2) == 0, s->value[i]};
    }
    facts->periods = s->periods;
    facts->years = s->years;
    facts->year_count = below(state, 4) == 0 ? 1 + below(state, 20) : 20;
}

static void fill_sample(struct sample *s, uint64_t seed)
{
    static const size_t    spans[] = {1, 2, 3, 12, 12, 13, 24, 36, 120};
    static const double    distances[] = {0, 0.5, -1, -2.5, 3, 40, -40, 1e6};
    uint64_t               state = seed;
    struct fc_chart_facts *facts = &s->facts;
    const double           mean = pow(10, 12 * uniform(&state) - 3);
    const double           sd = below(&state, 8) == 0 ? 0 : mean * 0.3 * uniform(&state);
    *facts = (struct fc_chart_facts){.promise = names[below(&state, 9)],
                                     .one = names[below(&state, 9)],
                                     .many = names[below(&state, 9)],
                                     .unit = (enum fc_chart_unit)below(&state, 3),
                                     .currency = below(&state, 2) == 0 ? "EUR" : "CHF",
                                     .at_most = below(&state, 3) == 0,
                                     .reading = (enum fc_chart_reading)below(&state, 4),
                                     .period = "month",
                                     .window = "April to December 2027",
                                     .confidence = 0.9,
                                     .verdict = (enum fc_chart_verdict)below(&state, 4),
                                     .standard_error = below(&state, 4) == 0 ? 0.014 : 0.0014,
                                     .trials = 100000,
                                     .plan_file = names[below(&state, 9)],
                                     .seed = "18446744073709551615",
                                     .date = "2027-01-04"};
    facts->level = fmax(0, mean + distances[below(&state, 8)] * fmax(sd, 0.1 * mean));
    facts->period_count = spans[below(&state, 9)];
    facts->n = facts->period_count < 4 ? facts->period_count : facts->period_count - 3;
    facts->k = 1 + below(&state, facts->n);
    facts->part_count = below(&state, 4) == 0 ? 2 + below(&state, 4) : 0;
    facts->part = s->part;
    for (size_t i = 0; i < 5; i++)
        s->part[i] = (struct fc_chart_part){names[below(&state, 9)], uniform(&state)};
    fill_answer(s, mean, sd);
    fill_months(s, &state, mean, sd);
    random_figures_fill(&s->figures, facts, seed);
}

/* The reference plan at 80 % of its spend, about. */
static void fill_reference(struct sample *s)
{
    uint64_t state = 1;
    *s = (struct sample){.facts = {.promise = "at least 150 qualified leads in every month",
                                   .one = "qualified lead",
                                   .many = "qualified leads",
                                   .level = 150,
                                   .n = 9,
                                   .period = "month",
                                   .window = "April to December 2027",
                                   .confidence = 0.9,
                                   .verdict = FC_CHART_NOT_YET,
                                   .standard_error = 0.0014,
                                   .period_count = 12,
                                   .trials = 100000,
                                   .plan_file = "cut-20.ini",
                                   .seed = "42"}};
    fill_answer(s, 165, 25);
    fill_months(s, &state, 195, 33);
    s->facts.probability = 0.724;
    s->facts.year_count = 20;
    s->facts.safe[0].level = 144.2;
    s->facts.safe[1].level = s->facts.safe_level = 133.4;
    s->facts.safe[2].level = 125.1;
    for (size_t i = 0; i < 12; i++)
        s->periods[i].chance = i == 0 ? 0.09 : i == 1 ? 0.79 : 0.92;
    random_figures_reference(&s->figures, &s->facts);
}

static void nothing_overlaps(void **unused)
{
    static struct sample s;
    size_t               drawn = 0;
    size_t               faults = 0;
    (void)unused;
    for (unsigned set = 0; set < FACT_SETS; set++) {
        fill_sample(&s, set);
        for (size_t i = 0; fc_chart_at(i) != NULL; i++) {
            const struct fc_chart *chart = fc_chart_at(i);
            if (fc_chart_unfit(chart, &s.facts) != NULL)
                continue;
            faults += boxes_faults(chart, &s.facts, set);
            drawn++;
        }
    }
    assert_int_equal(faults, 0);
    assert_true(drawn > 3 * FACT_SETS);
}

/* The leader of an unlikely limit runs low through the zone of safe ones, where its words stand. */
static void leaders_keep_clear_of_the_zone(void **unused)
{
    static struct sample s;
    (void)unused;
    for (double z = -4; z < 0; z += 0.1) {
        fill_reference(&s);
        s.facts.at_most = true;
        s.facts.level = 165 + 25 * z;
        fill_answer(&s, 165, 25);
        assert_int_equal(boxes_faults(fc_chart_named("promise"), &s.facts, 0), 0);
    }
}

/* Every tag closed in order, every & the begin of an entity, no control characters. */
static void check_xml(const char *text)
{
    char   open[16][16];
    size_t depth = 0;
    for (const char *at = text; *at != '\0'; at++) {
        assert_true((unsigned char)*at >= 0x20 || *at == '\n');
        if (*at == '&') {
            assert_true(strncmp(at, "&amp;", 5) == 0 || strncmp(at, "&lt;", 4) == 0 ||
                        strncmp(at, "&gt;", 4) == 0 || strncmp(at, "&quot;", 6) == 0);
            continue;
        }
        if (*at != '<')
            continue;
        const char  *close = strchr(at, '>');
        const size_t length = strcspn(at + 1 + (at[1] == '/'), " >/");
        assert_non_null(close);
        assert_true(length > 0 && length < 16);
        if (at[1] == '/') {
            assert_true(depth > 0);
            depth--;
            assert_true(strlen(open[depth]) == length);
            assert_memory_equal(open[depth], at + 2, length);
        } else if (close[-1] != '/') {
            assert_true(depth < 16);
            snprintf(open[depth++], 16, "%.*s", (int)length, at + 1);
        }
        at = close;
    }
    assert_int_equal(depth, 0);
}

static void draw(struct fc_text *out, struct fc_chart_words *words, struct fc_arena *arena,
                 const char *name, const struct fc_chart_facts *facts, enum fc_chart_format format)
{
    struct fc_error            err = {0};
    const struct fc_chart_look look = {.format = format, .scale = 1, .prefix = "f7"};
    assert_int_equal(fc_chart_draw(out, words, arena, fc_chart_named(name), facts, &look, &err),
                     FC_OK);
    assert_string_equal(err.text, "");
    assert_true(out->length > 0);
}

static void svg_is_xml(void **unused)
{
    static struct sample s;
    (void)unused;
    for (unsigned set = 0; set < 10; set++) {
        fill_sample(&s, 1000 + set);
        for (size_t i = 0; fc_chart_at(i) != NULL; i++) {
            struct fc_arena arena = {0};
            struct fc_text  text = {0};
            if (fc_chart_unfit(fc_chart_at(i), &s.facts) != NULL)
                continue;
            draw(&text, NULL, &arena, fc_chart_at(i)->name, &s.facts, FC_CHART_SVG);
            check_xml(text.bytes);
            assert_non_null(strstr(text.bytes, "role=\"img\""));
            assert_non_null(strstr(text.bytes, "<title id=\"f7-title\">"));
            assert_non_null(strstr(text.bytes, "<desc id=\"f7-desc\">"));
            assert_true(fc_utf8_broken_at(text.bytes, text.length) == text.length);
            fc_text_free(&text);
            fc_arena_free(&arena);
        }
    }
}

static void bytes_repeat(void **unused)
{
    static const enum fc_chart_format formats[] = {FC_CHART_SVG, FC_CHART_PNG, FC_CHART_PDF};
    static struct sample              s;
    (void)unused;
    fill_reference(&s);
    setenv("SOURCE_DATE_EPOCH", "1800000000", 1);
    for (size_t i = 0; fc_chart_at(i) != NULL; i++)
        for (size_t j = 0; j < 3; j++) {
            struct fc_arena arena = {0};
            struct fc_text  one = {0};
            struct fc_text  two = {0};
            draw(&one, NULL, &arena, fc_chart_at(i)->name, &s.facts, formats[j]);
            draw(&two, NULL, &arena, fc_chart_at(i)->name, &s.facts, formats[j]);
            assert_int_equal(one.length, two.length);
            assert_memory_equal(one.bytes, two.bytes, one.length);
            fc_text_free(&one);
            fc_text_free(&two);
            fc_arena_free(&arena);
        }
    unsetenv("SOURCE_DATE_EPOCH");
}

static void svg_is_small(void **unused)
{
    static struct sample s;
    (void)unused;
    fill_reference(&s);
    for (size_t i = 0; fc_chart_at(i) != NULL; i++) {
        struct fc_arena arena = {0};
        struct fc_text  text = {0};
        draw(&text, NULL, &arena, fc_chart_at(i)->name, &s.facts, FC_CHART_SVG);
        assert_in_range(text.length, 3000, 20000);
        fc_text_free(&text);
        fc_arena_free(&arena);
    }
}

static void expect_title(const char *name, const struct fc_chart_facts *facts, const char *title)
{
    struct fc_arena       arena = {0};
    struct fc_text        text = {0};
    struct fc_chart_words words;
    draw(&text, &words, &arena, name, facts, FC_CHART_SVG);
    assert_string_equal(words.title, title);
    fc_text_free(&text);
    fc_arena_free(&arena);
}

static void titles_state_the_finding(void **unused)
{
    static struct sample s;
    (void)unused;
    fill_reference(&s);
    struct fc_chart_facts *facts = &s.facts;
    expect_title("verdict", facts, "The promise holds in 72 of 100 possible years");
    expect_title("promise", facts, "You can safely promise 133 qualified leads a month, not 150");
    expect_title("worst", facts,
                 "In a bad year the worst month brings 124 qualified leads, not 150");
    expect_title("months", facts,
                 "Each month alone looks safe (92 of 100), all nine together do not (72)");

    facts->verdict = FC_CHART_YES;
    facts->level = 120;
    facts->probability = 0.9991;
    expect_title("verdict", facts, "The promise holds in more than 99 of 100 possible years");
    expect_title("promise", facts, "You can safely promise 120 qualified leads a month, even 133");

    facts->verdict = FC_CHART_NO;
    facts->level = 10000;
    facts->probability = 0;
    expect_title("verdict", facts, "The promise holds in fewer than 1 of 100 possible years");
    facts->safe_level = 0.4;
    expect_title("promise", facts, "No number of qualified leads a month can be safely promised");

    facts->verdict = FC_CHART_TOO_CLOSE;
    facts->standard_error = 0.02;
    facts->probability = 0.88;
    expect_title("verdict", facts, "The promise holds in about 9 in 10 possible years");
    expect_title("promise", facts, "10,000 qualified leads a month is too close to call");
}

static void titles_of_other_promises(void **unused)
{
    static struct sample s;
    (void)unused;
    fill_reference(&s);
    struct fc_chart_facts *facts = &s.facts;
    facts->unit = FC_CHART_MONEY;
    facts->currency = "EUR";
    facts->many = facts->one = "revenue";
    facts->reading = FC_CHART_TOTAL;
    facts->level = 1.5e6;
    facts->safe_level = 1339999;
    expect_title("promise", facts, "You can safely promise €1.33m revenue in total, not €1.5m");

    fill_reference(&s);
    facts->at_most = true;
    facts->safe_level = 196.2;
    expect_title("promise", facts,
                 "You can safely promise at most 197 qualified leads a month, not 150");
    facts->reading = FC_CHART_SOME;
    facts->k = 7;
    expect_title("promise", facts,
                 "You can safely promise at most 197 qualified leads in 7 of 9 months, not 150");

    fill_reference(&s);
    facts->part_count = 2;
    facts->part = s.part;
    s.part[0] = s.part[1] = (struct fc_chart_part){"150 leads", 0.8};
    expect_title("verdict", facts, "Both promises hold together in 72 of 100 possible years");
    assert_non_null(fc_chart_unfit(fc_chart_named("promise"), facts));

    fill_reference(&s);
    facts->n = 1;
    facts->window = "June 2027";
    expect_title("promise", facts,
                 "You can safely promise 133 qualified leads in June 2027, not 150");
}

static void just_under_is_said(void **unused)
{
    static struct sample  s;
    struct fc_arena       arena = {0};
    struct fc_text        text = {0};
    struct fc_chart_words words;
    (void)unused;
    fill_reference(&s);
    s.facts.probability = 0.897;
    draw(&text, &words, &arena, "verdict", &s.facts, FC_CHART_SVG);
    assert_non_null(strstr(words.description, "You asked for 90 of 100: just under."));
    fc_text_free(&text);
    fc_arena_free(&arena);
}

static void lay_out(struct fc_chart_plan *plan, struct fc_arena *arena, const char *name,
                    const struct fc_chart_facts *facts)
{
    struct fc_ruler ruler;
    assert_int_equal(fc_ruler_make(&ruler, arena, NULL), FC_OK);
    assert_int_equal(fc_chart_lay_out(plan, &ruler, fc_chart_named(name), facts, NULL), FC_OK);
    fc_ruler_free(&ruler);
}

static void no_dot_straddles_the_promise(void **unused)
{
    static struct sample s;
    (void)unused;
    for (unsigned set = 0; set < FACT_SETS / 2; set++) {
        struct fc_arena      arena = {0};
        struct fc_chart_plan chart;
        fill_sample(&s, 5000 + set);
        s.facts.part_count = 0;
        lay_out(&chart, &arena, "worst", &s.facts);
        const struct fc_worst_plan *plan = chart.marks;
        size_t                      kept = 0;
        for (size_t i = 0; i < FC_CHART_DOTS; i++) {
            const double away = plan->dot[i].centre.x - plan->line;
            const bool   keeps = fc_keeps(&s.facts, s.worst[i], s.facts.level);
            assert_true(fabs(away) >= plan->diameter / 2 - 1e-9);
            assert_int_equal(plan->dot[i].kept, keeps);
            assert_int_equal(away > 0, keeps != s.facts.at_most);
            kept += keeps;
        }
        assert_int_equal(plan->kept, kept);
        fc_arena_free(&arena);
    }
}

static void marks_stand_where_they_belong(void **unused)
{
    static struct sample s;
    struct fc_arena      arena = {0};
    struct fc_chart_plan chart;
    (void)unused;
    fill_reference(&s);
    lay_out(&chart, &arena, "promise", &s.facts);
    const struct fc_promise_plan *promise = chart.marks;
    assert_int_equal(promise->marks, 4);
    assert_near(fc_scale_back(&promise->across.scale, promise->mark[0].at.x), 150, 1e-9);
    assert_near(fc_scale_back(&promise->upwards.scale, promise->mark[0].at.y), 0.724, 1e-9);
    assert_true(promise->mark[0].ring);
    assert_string_equal(promise->mark[2].label, "133 is safe: kept in 90 of 100");

    lay_out(&chart, &arena, "verdict", &s.facts);
    assert_int_equal(((const struct fc_verdict_plan *)chart.marks)->kept, 72);

    lay_out(&chart, &arena, "months", &s.facts);
    const struct fc_months_plan *fan = chart.marks;
    assert_string_equal(fan->column[0].chance, "9");
    assert_string_equal(fan->column[11].chance, "92");
    assert_int_equal(fan->column[2].tone, FC_TONE_SECOND);
    assert_int_equal(fan->column[3].tone, FC_TONE_KEPT);
    assert_non_null(strstr(fan->chance_title, "grey"));
    assert_int_equal(fan->promises, 1);
    /* The promise begins half a month before April, the first month that counts. */
    assert_near(fan->promise[0].x, (fan->column[2].x + fan->column[3].x) / 2, 1e-9);
    assert_near(fan->promise[1].x, fan->right, 1e-9);
    /* What is not printed is not explained. */
    s.periods[0].chance = s.periods[1].chance = s.periods[2].chance = (double)NAN;
    lay_out(&chart, &arena, "months", &s.facts);
    assert_null(strstr(((const struct fc_months_plan *)chart.marks)->chance_title, "grey"));
    fc_arena_free(&arena);
}

static void figures_stay_on_one_line(void **unused)
{
    static struct sample s;
    struct fc_arena      arena = {0};
    struct fc_chart_plan chart;
    (void)unused;
    fill_reference(&s);
    lay_out(&chart, &arena, "months", &s.facts);
    char   joined[256] = "";
    size_t whole = 0;
    assert_int_equal(chart.frame.titles, 2);
    for (size_t i = 0; i < chart.frame.titles; i++) {
        strcat(strcat(joined, i == 0 ? "" : " "), chart.frame.title[i]);
        whole += strstr(chart.frame.title[i], "92 of 100") != NULL;
    }
    assert_int_equal(whole, 1);
    assert_string_equal(joined, chart.words.title); /* plain spaces, no word lost */
    fc_arena_free(&arena);
}

static void missing_glyphs_are_told(void **unused)
{
    static struct sample  s;
    struct fc_arena       arena = {0};
    struct fc_text        text = {0};
    struct fc_chart_words words;
    (void)unused;
    fill_reference(&s);
    for (size_t i = 0; fc_chart_at(i) != NULL; i++) {
        s.facts.plan_file = "cut-20.ini";
        draw(&text, &words, &arena, fc_chart_at(i)->name, &s.facts, FC_CHART_SVG);
        assert_null(words.warning);
        s.facts.plan_file = "\xF4\x8F\xBF\xBD.ini"; /* U+10FFFD: in no font by definition */
        draw(&text, &words, &arena, fc_chart_at(i)->name, &s.facts, FC_CHART_SVG);
        assert_non_null(words.warning);
        assert_non_null(strstr(words.warning, "1 character of "));
    }
    fc_text_free(&text);
    fc_arena_free(&arena);
}

static void what_is_no_number_is_refused(void **unused)
{
    static struct sample       s;
    struct fc_arena            arena = {0};
    struct fc_text             text = {0};
    const struct fc_chart_look look = {.format = FC_CHART_SVG};
    (void)unused;
    for (int i = 0; i < 4; i++) {
        struct fc_error err = {0};
        fill_reference(&s);
        double *const places[] = {&s.facts.level, &s.chance[3], &s.periods[5].p75, &s.value[3][4]};
        *places[i] = i < 3 ? (double)NAN : (double)INFINITY;
        assert_int_equal(
            fc_chart_draw(&text, NULL, &arena, fc_chart_named("promise"), &s.facts, &look, &err),
            FC_BAD_INPUT);
        assert_non_null(strstr(err.text, "holds no number"));
    }
    fill_reference(&s);
    s.facts.curve_count = 0;
    struct fc_error err = {0};
    assert_int_equal(
        fc_chart_draw(&text, NULL, &arena, fc_chart_named("promise"), &s.facts, &look, &err),
        FC_BAD_INPUT);
    assert_int_equal(text.length, 0);
    fc_text_free(&text);
    fc_arena_free(&arena);
}

/* A month is named when it is marked as weaker than the rest, and then only. */
static void only_a_weak_month_is_named(void **unused)
{
    static struct sample s;
    (void)unused;
    fill_reference(&s);
    for (size_t i = 3; i < 12; i++)
        s.periods[i].chance = i == 7 ? 0.845 : 0.85;
    expect_title("months", &s.facts,
                 "Each month alone keeps the promise in 85 of 100, all nine together in 72");
    s.facts.reading = FC_CHART_AVERAGE;
    expect_title("months", &s.facts,
                 "The average holds in 72 of 100, each month alone in 85 of 100");
    s.periods[7].chance = 0.6;
    s.periods[7].weakest = true;
    expect_title("months", &s.facts,
                 "The average holds in 72 of 100, the weakest month alone (Aug) in 60 of 100");
    s.facts.reading = FC_CHART_EVERY;
    expect_title("months", &s.facts,
                 "Aug is the weakest month: 60 of 100 alone, all nine together 72");
}

static void measures_without_a_promise_have_no_chances(void **unused)
{
    static struct sample s;
    (void)unused;
    fill_reference(&s);
    s.facts.promise = NULL;
    s.facts.reading = FC_CHART_TOTAL;
    for (size_t i = 0; fc_chart_at(i) != NULL; i++) {
        const char *name = fc_chart_at(i)->name;
        assert_int_equal(fc_chart_unfit(fc_chart_at(i), &s.facts) == NULL,
                         strcmp(name, "months") == 0 || strcmp(name, "compare") == 0);
    }
    assert_int_equal(boxes_faults(fc_chart_named("months"), &s.facts, 0), 0);
    expect_title("months", &s.facts,
                 "Half of the possible years see 172 to 218 qualified leads in Dec");
    s.periods[2].p25 = s.periods[2].p50 = s.periods[2].p75 = s.periods[2].p95 = 300;
    expect_title("months", &s.facts,
                 "Mar is the highest: half of the possible years see 300 qualified leads");
    s.periods[2].p05 = 300;
    expect_title("months", &s.facts,
                 "Mar is the highest: at least 90 of 100 possible years see 300 qualified leads");
}

static void unknown(struct fc_chart_period *period)
{
    period->p05 = period->p25 = period->p50 = period->p75 = period->p95 = (double)NAN;
}

static void unknown_months_are_gaps(void **unused)
{
    static struct sample s;
    struct fc_arena      arena = {0};
    struct fc_chart_plan chart;
    (void)unused;
    fill_reference(&s);
    unknown(&s.periods[0]);
    unknown(&s.periods[4]);
    unknown(&s.periods[6]);
    unknown(&s.periods[11]);
    lay_out(&chart, &arena, "months", &s.facts);
    const struct fc_months_plan *fan = chart.marks;
    assert_int_equal(fan->bands, 3);
    assert_int_equal(fan->band[0].points, 3);
    assert_near(fan->band[0].edge[0][0].x, fan->column[1].x, 1e-9);
    assert_near(fan->band[0].edge[3][2].x, fan->column[3].x, 1e-9);
    assert_int_equal(fan->band[1].points,
                     2); /* June alone: from the middle of May to that of July */
    assert_near(fan->band[1].edge[1][0].x, (fan->column[4].x + fan->column[5].x) / 2, 1e-9);
    assert_near(fan->band[1].edge[1][1].x, (fan->column[5].x + fan->column[6].x) / 2, 1e-9);
    assert_near(fan->edge, fan->column[10].x, 1e-9);
    assert_non_null(strstr(chart.frame.subtitle[chart.frame.subtitles - 1], "divide by"));
    assert_string_equal(chart.words.table.cell[1], "");
    assert_int_equal(boxes_faults(fc_chart_named("months"), &s.facts, 0), 0);

    s.value[3][4] = s.value[3][6] = s.value[5][0] = (double)NAN;
    assert_int_equal(boxes_faults(fc_chart_named("years"), &s.facts, 0), 0);
    for (size_t i = 0; i < 12; i++)
        unknown(&s.periods[i]);
    assert_non_null(fc_chart_unfit(fc_chart_named("months"), &s.facts));
    fc_arena_free(&arena);
}

/* Where not all months have room for their words, the Januaries have. */
static void years_begin_with_a_label(void **unused)
{
    static struct sample s;
    struct fc_arena      arena = {0};
    struct fc_chart_plan chart;
    uint64_t             state = 5;
    (void)unused;
    fill_reference(&s);
    s.facts.period_count = 36;
    fill_months(&s, &state, 195, 33);
    for (size_t i = 0; i < 36; i++) {
        s.periods[i].label = months[(i + 3) % 12];
        s.periods[i].begins = (i + 3) % 12 == 0;
    }
    lay_out(&chart, &arena, "months", &s.facts);
    const struct fc_months_plan *fan = chart.marks;
    size_t                       shown = 0;
    for (size_t i = 0; i < 36; i++) {
        shown += fan->column[i].label[0] != '\0';
        if (s.periods[i].begins)
            assert_string_equal(fan->column[i].label, "Jan");
    }
    assert_in_range(shown, 6, 18);
    fc_arena_free(&arena);
}

/* Ten years of noise by the month, twenty times: the longest picture there is. */
static void years_of_many_months_are_small(void **unused)
{
    static struct sample s;
    struct fc_arena      arena = {0};
    struct fc_text       text = {0};
    uint64_t             state = 9;
    (void)unused;
    fill_reference(&s);
    s.facts.period_count = FC_CHART_PERIODS;
    s.facts.n = FC_CHART_PERIODS - 3;
    fill_months(&s, &state, 195, 33);
    s.facts.year_count = 20;
    draw(&text, NULL, &arena, "years", &s.facts, FC_CHART_SVG);
    assert_in_range(text.length, 10000, 20000);
    fc_text_free(&text);
    fc_arena_free(&arena);
}

static void names_find_charts(void **unused)
{
    static const char *const expected[] = {"verdict", "promise", "worst", "months", "years",
                                           "drivers", "table",   "risk",  "owners", "compare"};
    (void)unused;
    for (size_t i = 0; i < 10; i++) {
        assert_non_null(fc_chart_named(expected[i]));
        assert_ptr_equal(fc_chart_at(i), fc_chart_named(expected[i]));
        assert_int_equal(fc_chart_at(i)->question[strlen(fc_chart_at(i)->question) - 1], '?');
    }
    assert_null(fc_chart_at(10));
    assert_null(fc_chart_named("violin"));
}

static int end(void **unused)
{
    (void)unused;
    fc_charts_end();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps),
        cmocka_unit_test(leaders_keep_clear_of_the_zone),
        cmocka_unit_test(svg_is_xml),
        cmocka_unit_test(bytes_repeat),
        cmocka_unit_test(svg_is_small),
        cmocka_unit_test(titles_state_the_finding),
        cmocka_unit_test(titles_of_other_promises),
        cmocka_unit_test(just_under_is_said),
        cmocka_unit_test(no_dot_straddles_the_promise),
        cmocka_unit_test(marks_stand_where_they_belong),
        cmocka_unit_test(figures_stay_on_one_line),
        cmocka_unit_test(missing_glyphs_are_told),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(only_a_weak_month_is_named),
        cmocka_unit_test(measures_without_a_promise_have_no_chances),
        cmocka_unit_test(unknown_months_are_gaps),
        cmocka_unit_test(years_begin_with_a_label),
        cmocka_unit_test(years_of_many_months_are_small),
        cmocka_unit_test(names_find_charts),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
