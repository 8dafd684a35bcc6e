/* Every figure in a chart is the one `--json` gives: the program draws and answers, and both are
   read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <jansson.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/load.h"
#include "output/figures.h"
#include "tests/support.h"

#define TRIALS "11000" /* so that chances are printed in whole points */

enum { MOST_TEXTS = 300 };

/* ---- a picture, read back ---- */

struct said {
    char   group[32]; /* the innermost with a class */
    char   words[256];
    double x;
};

struct picture {
    char        title[512], description[1024];
    size_t      texts;
    struct said text[MOST_TEXTS];
    size_t      filled, rings; /* circles in the group "dots" */
};

static void copy_until(char *out, size_t room, const char *from, const char *end)
{
    const char  *stop = strstr(from, end);
    const size_t size = stop == NULL ? 0 : (size_t)(stop - from);
    assert_non_null(stop);
    assert_true(size < room);
    memcpy(out, from, size);
    out[size] = '\0';
    static const char *const entities[][2] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
    for (size_t i = 0; i < 3; i++)
        for (char *at; (at = strstr(out, entities[i][0])) != NULL;) {
            *at = entities[i][1][0];
            memmove(at + 1, at + strlen(entities[i][0]), strlen(at + strlen(entities[i][0])) + 1);
        }
}

static void read_text(struct picture *out, const char *group, const char *line)
{
    struct said *said = &out->text[out->texts++];
    assert_true(out->texts <= MOST_TEXTS);
    assert_int_equal(sscanf(line, "<text x=\"%lf\"", &said->x), 1);
    snprintf(said->group, sizeof said->group, "%s", group);
    copy_until(said->words, sizeof said->words, strchr(line, '>') + 1, "</text>");
}

static void read_svg(struct picture *out, const char *svg)
{
    char   group[8][32];
    size_t depth = 0;
    bool   filled = false;
    *out = (struct picture){0};
    copy_until(out->title, sizeof out->title, strchr(strstr(svg, "<title"), '>') + 1, "</title>");
    copy_until(out->description, sizeof out->description, strchr(strstr(svg, "<desc"), '>') + 1,
               "</desc>");
    for (const char *line = svg; *line != '\0'; line += strcspn(line, "\n") + 1) {
        const char *inner = depth == 0 ? "" : group[depth - 1];
        if (strncmp(line, "<g class=\"", 10) == 0)
            copy_until(group[depth++], 32, line + 10, "\"");
        else if (strncmp(line, "<g ", 3) == 0)
            strcpy(group[depth++], inner);
        else if (strncmp(line, "</g>", 4) == 0)
            depth--;
        else if (strncmp(line, "<text ", 6) == 0)
            read_text(out, inner, line);
        else if (strncmp(line, "<circle ", 8) == 0 && strcmp(inner, "dots") == 0)
            *(filled ? &out->filled : &out->rings) += 1;
        if (strncmp(line, "<g fill=", 8) == 0)
            filled = strncmp(line, "<g fill=\"none\"", 14) != 0;
        assert_true(depth < 8);
    }
    assert_int_equal(depth, 0);
}

/* A figure as charts write it: 1,234; 60k; €1.09m; -CHF 85k; 12.5%. */
static double figure(const char *text)
{
    char   digits[32];
    size_t n = 0;
    bool   minus = false;
    for (; *text != '\0' && !(*text >= '0' && *text <= '9'); text++)
        minus |= *text == '-';
    for (; (*text >= '0' && *text <= '9') || *text == '.' || *text == ','; text++)
        if (*text != ',' && n + 1 < sizeof digits)
            digits[n++] = *text;
    digits[n] = '\0';
    const double scale = strncmp(text, "bn", 2) == 0 ? 1e9
                         : *text == 'm'              ? 1e6
                         : *text == 'k'              ? 1e3
                         : *text == '%'              ? 0.01
                                                     : 1;
    return (minus ? -1 : 1) * scale * atof(digits);
}

/* Whole people exactly, money to three digits. */
static bool is_value(const char *text, double value, bool count)
{
    const double unit = count ? 1 : pow(10, floor(log10(fmax(fabs(value), 1))) - 2);
    return fabs(figure(text) - value) <= 0.5 * unit + 1e-9 * fabs(value);
}

/* The same, rounded down. */
static bool is_level(const char *text, double level, bool count)
{
    const double unit = count ? 1 : pow(10, floor(log10(fmax(fabs(level), 1))) - 2);
    const double below = level - figure(text);
    return below >= -1e-9 * fabs(level) && below < unit;
}

/* "72", ">99", "<1". */
static const char *short_chance(double p)
{
    static char text[16];
    const int   of_100 = (int)lround(100 * p);
    if (of_100 <= 0 || of_100 >= 100)
        return of_100 <= 0 ? "<1" : ">99";
    snprintf(text, sizeof text, "%d", of_100);
    return text;
}

/* Whether the words have the chance as a figure: "72 of 100", "more than 99 of 100". */
static bool has_chance(const char *words, double p)
{
    char        wanted[64];
    const char *chance = short_chance(p);
    snprintf(wanted, sizeof wanted, "%s of 100", chance);
    const bool with_sign = strstr(words, wanted) != NULL;
    snprintf(wanted, sizeof wanted, "%s %s of 100", *chance == '>' ? "more than" : "fewer than",
             chance + 1);
    return with_sign || ((*chance == '>' || *chance == '<') && strstr(words, wanted) != NULL);
}

/* ---- what is compared ---- */

struct drawn {
    json_t        *answer, *forecast;
    json_t        *promise; /* of the answer */
    double         p;
    bool           count; /* people, not money */
    struct picture verdict, curve, worst, months, years;
};

static json_t *run_json(const char *const argv[])
{
    struct support_run run = {0};
    json_error_t       error;
    support_run(&run, FC_SOURCE_DIR, argv);
    if (run.exit_code != 0)
        fail_msg("%s", run.err.bytes);
    json_t *read = json_loads(run.out.bytes, 0, &error);
    assert_non_null(read);
    support_run_free(&run);
    return read;
}

static void draw(const char *folder, const char *plan, const char *name)
{
    struct support_run run = {0};
    support_run(&run, FC_SOURCE_DIR,
                (const char *const[]){FC_PROGRAM, "chart", plan, "all", "-p", name, "-o", folder,
                                      "--format", "svg", "-n", TRIALS, NULL});
    if (run.exit_code != 0)
        fail_msg("%s", run.err.bytes);
    support_run_free(&run);
}

static void read_picture(struct picture *out, const char *folder, const char *type)
{
    char           path[SUPPORT_PATH + 32];
    struct fc_text svg = {0};
    snprintf(path, sizeof path, "%s/%s.svg", folder, type);
    support_read(&svg, path);
    read_svg(out, svg.bytes);
    fc_text_free(&svg);
}

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    assert_true(json_is_number(value));
    return json_number_value(value);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    assert_non_null(text);
    return text;
}

static json_t *find_promise(const json_t *answer, const char *name)
{
    size_t  i;
    json_t *promise;
    json_array_foreach(json_object_get(answer, "promises"), i, promise)
    {
        if (strcmp(text_of(promise, "name"), name) == 0)
            return promise;
    }
    fail_msg("there is no promise %s", name);
    return NULL;
}

static void make(struct drawn *out, const char *plan, const char *name)
{
    char folder[SUPPORT_PATH];
    support_folder_make(folder);
    draw(folder, plan, name);
    read_picture(&out->verdict, folder, "verdict");
    read_picture(&out->curve, folder, "promise");
    read_picture(&out->worst, folder, "worst");
    read_picture(&out->months, folder, "months");
    read_picture(&out->years, folder, "years");
    support_folder_remove(folder);
    out->answer =
        run_json((const char *const[]){FC_PROGRAM, "ask", plan, "--json", "-n", TRIALS, NULL});
    out->forecast =
        run_json((const char *const[]){FC_PROGRAM, "forecast", plan, "--json", "-n", TRIALS, NULL});
    out->promise = find_promise(out->answer, name);
    out->p = number_of(out->promise, "probability");
    const json_t *measures = json_object_get(out->forecast, "measures");
    out->count = strcmp(text_of(json_object_get(measures, text_of(out->promise, "metric")), "unit"),
                        "count") == 0;
}

static void done(struct drawn *drawn)
{
    json_decref(drawn->answer);
    json_decref(drawn->forecast);
}

/* ---- chart by chart ---- */

static void verdict_is_right(const struct drawn *drawn)
{
    const struct picture *picture = &drawn->verdict;
    size_t                huge = 0;
    const long            kept = lround(100 * drawn->p);
    assert_true(has_chance(picture->title, drawn->p));
    assert_true(has_chance(picture->description, drawn->p));
    for (size_t i = 0; i < picture->texts; i++)
        if (strcmp(picture->text[i].group, "labels") == 0 &&
            strstr(picture->text[i].words, " of 100") != NULL &&
            strstr(picture->text[i].words, "asked") == NULL)
            assert_true(has_chance(picture->text[i].words, huge++ == 0 ? drawn->p : 1 - drawn->p));
    assert_int_equal(huge, 2);
    assert_int_equal(picture->filled, kept);
    assert_int_equal(picture->rings, 100 - kept);
}

/* Each label of the curve is the level asked or a safe one, with its chance; none is missing. */
static void curve_is_right(const struct drawn *drawn)
{
    const json_t *safe = json_object_get(drawn->promise, "safe");
    const double  asked = number_of(drawn->promise, "at_least");
    bool          seen[8] = {false};
    size_t        labels = 0;
    for (size_t i = 0; i < drawn->curve.texts; i++) {
        const char *words = drawn->curve.text[i].words;
        const char *chance = strstr(words, "kept in ");
        if (strcmp(drawn->curve.text[i].group, "labels") != 0)
            continue;
        labels++;
        assert_non_null(chance);
        if (strstr(words, "as asked") != NULL) {
            assert_true(is_level(words, asked, drawn->count));
            assert_true(has_chance(chance, drawn->p));
            continue;
        }
        for (size_t j = 0; j < json_array_size(safe); j++) {
            const json_t *one = json_array_get(safe, j);
            if (!has_chance(chance, number_of(one, "confidence")))
                continue;
            assert_true(is_level(words, number_of(one, "level"), drawn->count));
            seen[j] = true;
        }
    }
    size_t expected = 1;
    for (size_t j = 0; j < json_array_size(safe); j++)
        expected += seen[j];
    assert_int_equal(labels, expected);
    assert_int_equal(json_array_size(safe), 3);
    assert_true(seen[0] && seen[1] && seen[2]);
}

static void worst_is_right(const struct drawn *drawn)
{
    const struct picture *picture = &drawn->worst;
    const json_t         *safe = json_array_get(json_object_get(drawn->promise, "safe"), 2);
    const json_t         *interval = json_object_get(safe, "interval");
    size_t                sides = 0;
    assert_int_equal(picture->filled + picture->rings, 50);
    /* Dot i stands for the quantile (i + 1/2) / 50. */
    assert_true(fabs((double)picture->filled - 50 * drawn->p) <= 0.5 + 1e-9);
    for (size_t i = 0; i < picture->texts; i++) {
        const char *words = picture->text[i].words;
        const bool  keep = strstr(words, "keep it") != NULL;
        if (!keep && strstr(words, "miss it") == NULL)
            continue;
        const size_t dots = keep ? picture->filled : picture->rings;
        const size_t said = strncmp(words, "none", 4) == 0  ? 0
                            : strncmp(words, "all", 3) == 0 ? 50
                                                            : (size_t)figure(words);
        assert_int_equal(said, dots);
        assert_true(has_chance(strchr(words, '('), keep ? drawn->p : 1 - drawn->p));
        sides++;
    }
    assert_int_equal(sides, 2);
    /* The bad year of the title is the one that 95 of 100 are better than. */
    const char  *verb = strstr(picture->title, " brings ");
    const double bad = figure(verb == NULL ? "" : verb);
    const double low = json_number_value(json_array_get(interval, 0));
    const double high = json_number_value(json_array_get(interval, 1));
    const double digits = drawn->count ? 1 : 0.01 * fabs(bad);
    assert_true(bad >= low - digits && bad <= high + digits);
}

static const char *month_word(const char *code)
{
    static const char *const words[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return words[atoi(code + 5) - 1];
}

/* What stands under a month. */
static const char *chance_under(const struct picture *picture, const char *month)
{
    for (size_t i = 0; i < picture->texts; i++) {
        const struct said *label = &picture->text[i];
        if (strcmp(label->group, "months") != 0 || strncmp(label->words, month, 3) != 0)
            continue;
        const struct said *below = label + 1;
        assert_true(below->x == label->x);
        return below->words;
    }
    fail_msg("the months do not show %s", month);
    return NULL;
}

/* The month whose figures stand beside the fan, as the subtitle says: "those of March 2027". */
static const json_t *month_told(const struct drawn *drawn)
{
    char    said[2048] = "";
    char    code[16];
    int     year = 0;
    size_t  i;
    json_t *month;
    for (i = 0; i < drawn->months.texts; i++)
        if (strcmp(drawn->months.text[i].group, "frame") == 0)
            strcat(strcat(said, drawn->months.text[i].words), " ");
    const char *name = strstr(said, "those of ");
    assert_non_null(name);
    name += strlen("those of ");
    assert_int_equal(sscanf(name, "%*s %d", &year), 1);
    json_array_foreach(json_object_get(json_object_get(json_object_get(drawn->forecast, "measures"),
                                                       text_of(drawn->promise, "metric")),
                                       "by_month"),
                       i, month)
    {
        snprintf(code, sizeof code, "%04d-%s", year, text_of(month, "month") + 5);
        if (strncmp(month_word(code), name, 3) == 0 && strcmp(code, text_of(month, "month")) == 0)
            return month;
    }
    fail_msg("no month is %s", name);
    return NULL;
}

static void bands_are_right(const struct drawn *drawn)
{
    const json_t *month = month_told(drawn);
    size_t        bands = 0;
    for (size_t i = 0; i < drawn->months.texts; i++) {
        const char *words = drawn->months.text[i].words;
        if (strncmp(words, "5 of 100 above ", 15) == 0)
            assert_true(is_value(words + 15, number_of(month, "p95"), drawn->count));
        else if (strncmp(words, "5 of 100 below ", 15) == 0)
            assert_true(is_value(words + 15, number_of(month, "p05"), drawn->count));
        else if (strncmp(words, "50 of 100: ", 11) == 0) {
            assert_true(is_value(words + 11, number_of(month, "p25"), drawn->count));
            assert_true(is_value(strstr(words, " to ") + 4, number_of(month, "p75"), drawn->count));
        } else
            continue;
        bands++;
    }
    assert_int_equal(bands, 3);
}

static void months_are_right(const struct drawn *drawn)
{
    size_t        i;
    const json_t *one;
    bands_are_right(drawn);
    if (strcmp(text_of(drawn->promise, "reading"), "total") == 0)
        return;
    json_array_foreach(json_object_get(drawn->promise, "by_period"), i, one)
    {
        const char *month = month_word(text_of(one, "period"));
        assert_string_equal(chance_under(&drawn->months, month),
                            short_chance(number_of(one, "probability")));
    }
    assert_non_null(strstr(drawn->months.title, short_chance(drawn->p)));
}

static void years_are_right(const struct drawn *drawn)
{
    static const char *const words[] = {"None",  "One",   "Two",  "Three", "Four",   "Five",  "Six",
                                        "Seven", "Eight", "Nine", "Ten",   "Eleven", "Twelve"};
    const long               missed = 20 - lround(20 * drawn->p);
    char                     digits[24];
    long                     labels[2] = {0};
    for (size_t i = 0; i < drawn->years.texts; i++) {
        const struct said *said = &drawn->years.text[i];
        if (strcmp(said->group, "labels") == 0) {
            labels[1] += strcmp(said->words, "kept") == 0;
            labels[0] += strncmp(said->words, "missed", 6) == 0;
        }
    }
    assert_int_equal(labels[0], missed);
    assert_int_equal(labels[1], 20 - missed);
    snprintf(digits, sizeof digits, "%ld", missed);
    const char *said = missed == 20 ? "All" : missed > 12 ? digits : words[missed];
    assert_int_equal(strncmp(drawn->years.title, said, strlen(said)), 0);
    assert_true(has_chance(drawn->years.description, drawn->p));
}

static void pictures_say_what_the_json_says(void **unused)
{
    static const char *const promises[][2] = {
        {"scenarios/reference.ini", "leads"}, {"scenarios/cut-20.ini", "leads"},
        {"scenarios/cut-20.ini", "revenue"},  {"scenarios/marketplace.ini", "wins"},
        {"scenarios/campaign.ini", "money"},  {"scenarios/first.ini", "leads"},
    };
    static struct drawn drawn;
    (void)unused;
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
        make(&drawn, promises[i][0], promises[i][1]);
        verdict_is_right(&drawn);
        curve_is_right(&drawn);
        worst_is_right(&drawn);
        months_are_right(&drawn);
        years_are_right(&drawn);
        done(&drawn);
    }
}

/* Months outside the promise have the chance of a promise that covers them. */
static void grey_months_have_their_chance(void **unused)
{
    static struct drawn drawn;
    size_t              i;
    const json_t       *one;
    (void)unused;
    make(&drawn, "scenarios/cut-20.ini", "leads");
    json_t *whole = run_json(
        (const char *const[]){FC_PROGRAM, "ask", "scenarios/cut-20.ini", "--json", "-n", TRIALS,
                              "-p", "150 qualified leads every month from 2027-01", NULL});
    const json_t *months =
        json_object_get(json_array_get(json_object_get(whole, "promises"), 0), "by_period");
    assert_int_equal(json_array_size(months), 12);
    json_array_foreach(months, i, one)
    {
        assert_string_equal(chance_under(&drawn.months, month_word(text_of(one, "period"))),
                            short_chance(number_of(one, "probability")));
    }
    json_decref(whole);
    done(&drawn);
}

/* ---- the tables beside the charts ---- */

static void months_table_is_right(const struct fc_chart_table *table, const json_t *forecast,
                                  const json_t *promise)
{
    static const char *const quantiles[] = {"p05", "p25", "p50", "p75", "p95"};
    const json_t            *months = json_object_get(
                   json_object_get(json_object_get(forecast, "measures"), text_of(promise, "metric")),
                   "by_month");
    const json_t *chances = json_object_get(promise, "by_period");
    assert_int_equal(table->rows, json_array_size(months));
    assert_int_equal(table->columns, 7);
    for (size_t row = 0; row < table->rows; row++) {
        const json_t *month = json_array_get(months, row);
        for (size_t i = 0; i < 5; i++)
            assert_true(
                is_value(table->cell[7 * row + 1 + i], number_of(month, quantiles[i]), true));
        for (size_t i = 0; i < json_array_size(chances); i++) {
            const json_t *one = json_array_get(chances, i);
            if (strcmp(text_of(one, "period"), text_of(month, "month")) == 0)
                assert_string_equal(table->cell[7 * row + 6],
                                    short_chance(number_of(one, "probability")));
        }
    }
}

static void curve_table_is_right(const struct fc_chart_table *table, const json_t *promise)
{
    const json_t *safe = json_object_get(promise, "safe");
    assert_true(figure(table->cell[0]) == number_of(promise, "at_least"));
    assert_string_equal(table->cell[1], short_chance(number_of(promise, "probability")));
    for (size_t i = 0; i < json_array_size(safe); i++) {
        const json_t *one = json_array_get(safe, i);
        assert_true(figure(table->cell[2 + 2 * i]) == number_of(one, "level"));
        assert_string_equal(table->cell[3 + 2 * i], short_chance(number_of(one, "confidence")));
    }
}

static void verdict_table_is_right(const struct fc_chart_table *table, const json_t *promise)
{
    const double p = number_of(promise, "probability");
    assert_true(has_chance(table->cell[1], p));
    assert_true(has_chance(table->cell[3], 1 - p));
    assert_true(has_chance(table->cell[5], number_of(promise, "confidence")));
}

static const struct fc_chart_table *table_of(const char *chart, const struct fc_chart_facts *facts,
                                             struct fc_arena *arena)
{
    static struct fc_chart_words words;
    struct fc_text               svg = {0};
    struct fc_error              err = {0};
    const struct fc_chart_look   look = {.format = FC_CHART_SVG};
    assert_int_equal(fc_chart_draw(&svg, &words, arena, fc_chart_named(chart), facts, &look, &err),
                     FC_OK);
    fc_text_free(&svg);
    return &words.table;
}

static void tables_say_what_the_json_says(void **unused)
{
    static struct drawn       drawn;
    struct support_plan       loaded = {0};
    struct fc_promise_answers answers;
    struct fc_chart_facts     facts;
    struct fc_arena           arena = {0};
    (void)unused;
    make(&drawn, "scenarios/cut-20.ini", "leads");
    support_load(&loaded, FC_SOURCE_DIR "/scenarios/cut-20.ini");
    const struct fc_promise *const promise[] = {&loaded.plan->promise[0]};
    const struct fc_request        request = {.plan = loaded.plan,
                                              .n_promises = 1,
                                              .promise = promise,
                                              .seed = 42,
                                              .trials = strtoull(TRIALS, NULL, 10)};
    assert_int_equal(fc_promises_answer(&answers, &request, &arena, NULL), FC_OK);
    const struct fc_figures_of of = {.result = &answers.result, .promise = &answers.answer[0]};
    assert_true(fc_figures_make(&facts, &of, &arena));
    months_table_is_right(table_of("months", &facts, &arena), drawn.forecast, drawn.promise);
    curve_table_is_right(table_of("promise", &facts, &arena), drawn.promise);
    verdict_table_is_right(table_of("verdict", &facts, &arena), drawn.promise);
    fc_promise_answers_free(&answers);
    support_free(&loaded);
    fc_arena_free(&arena);
    done(&drawn);
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
        cmocka_unit_test(pictures_say_what_the_json_says),
        cmocka_unit_test(grey_months_have_their_chance),
        cmocka_unit_test(tables_say_what_the_json_says),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
