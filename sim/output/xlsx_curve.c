#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_chart.h"
#include "output/xlsx_promises.h"
#include "output/xlsx_sample.h"

enum { LEVEL, PROGRAM, SAMPLE, PROMISED, CHART };

/* Levels to be told: first, first + step, ... */
struct levels {
    double first, step;
    int    n;
};

/* A round step; of what is counted, a whole one. */
static double round_step(double range, bool whole)
{
    enum { STEPS = 20 };
    static const double part[] = {1, 2, 2.5, 5, 10};
    const double        power = pow(10, floor(log10(range / STEPS)));
    for (size_t i = 0; i < sizeof part / sizeof *part; i++)
        if (part[i] * power * STEPS >= range &&
            (!whole || part[i] * power == floor(part[i] * power)))
            return part[i] * power;
    return whole ? fmax(1, 10 * power) : 10 * power;
}

/* Nearly all possible years, and the promised level. */
static struct levels choose_levels(const struct fc_report *report, int promise)
{
    static const double             TAIL = 0.005;
    const struct fc_promise_answer *answer = &report->promises->answer[promise];
    const struct fc_result         *result = &report->promises->result;
    const struct fc_clause         *clause = &answer->promise->clause[0];
    const bool   whole = report->plan->measure[clause->measure].unit == FC_UNIT_COUNT;
    const double low = fmin(fc_result_level(result, answer->index, TAIL), clause->level[0]);
    const double high = fmax(fc_result_level(result, answer->index, 1 - TAIL), clause->level[0]);
    if (!(high > low))
        return (struct levels){0};
    const double step = round_step(high - low, whole);
    const double first = floor(low / step), last = ceil(high / step);
    return (struct levels){first, step, (int)(last - first) + 1};
}

/* As its decimals say, so that it is the same number once a formula has made a text of it. */
static double level_at(const struct levels *levels, int i)
{
    char text[40];
    snprintf(text, sizeof text, "%.12g", (levels->first + i) * levels->step);
    return strtod(text, NULL);
}

static double share_kept(uint64_t n, const double value[], double level, bool at_most)
{
    uint64_t kept = 0;
    for (uint64_t i = 0; i < n; i++)
        kept += at_most ? value[i] <= level : value[i] >= level;
    return (double)kept / (double)n;
}

static void put_points(struct fc_sheet *sheet, const struct fc_report *report, int promise,
                       const struct levels *levels, int row)
{
    const struct fc_promise_answer *answer = &report->promises->answer[promise];
    const struct fc_clause         *clause = &answer->promise->clause[0];
    const double *value = fc_sample_statistics(report, promise, sheet->book->arena);
    const char   *number =
        fc_book_number(sheet->book, &report->plan->measure[clause->measure], FC_FIGURE_VALUE);
    const struct fc_sample_range range = fc_sample_statistic(report, promise);
    for (int i = 0; value != NULL && i < levels->n; i++, row++) {
        const double level = level_at(levels, i);
        fc_sheet_number(sheet, row, LEVEL, FC_LOOK_PLAIN, number, level);
        fc_sheet_number(sheet, row, PROGRAM, FC_LOOK_PLAIN, FC_NUMBER_CHANCE,
                        fc_result_chance_at(&report->promises->result, answer->index, level));
        fc_sheet_formula(sheet, row, SAMPLE, FC_NUMBER_CHANCE,
                         share_kept(report->sample->columns.trials, value, level, clause->at_most),
                         "=COUNTIF(%s,\"%s\"&%s)/ROWS(%s)", range.text,
                         clause->at_most ? "<=" : ">=", fc_cell_name(row, LEVEL).text, range.text);
    }
    if (value == NULL)
        fc_book_no_memory(sheet->book);
}

/* The ends of a line at the promised level, which follows its cell. */
static void put_promised(struct fc_sheet *sheet, const struct fc_report *report, int promise,
                         const char *level, int row)
{
    const struct fc_clause *clause = &report->promises->answer[promise].promise->clause[0];
    const char             *number =
        fc_book_number(sheet->book, &report->plan->measure[clause->measure], FC_FIGURE_VALUE);
    for (int end = 0; end < 2; end++) {
        fc_sheet_formula(sheet, row + end, LEVEL, number, clause->level[0], "=%s", level);
        fc_sheet_number(sheet, row + end, PROMISED, FC_LOOK_PLAIN, "0%", end);
    }
}

static void draw(struct fc_sheet *sheet, const struct fc_report *report, const char *title,
                 const struct fc_clause *clause, int first, int n)
{
    const struct fc_measure *measure = &report->plan->measure[clause->measure];
    const struct fc_words axis = fc_words_print("at %s %.150s", clause->at_most ? "most" : "least",
                                                fc_words_measure(measure, report->plan).text);
    const struct fc_sheet_chart chart = {
        .title = title,
        .description = "The chance to keep the promise against its level, from all possible years "
                       "and from the sample.",
        .x_name = axis.text,
        .y_name = "chance",
        .x_number = measure->unit == FC_UNIT_SHARE ? "0.0%" : FC_NUMBER_WHOLE,
        .y_number = "0%",
        .share = true,
        .n = 3,
        .series = {{"all possible years", FC_LINE_MIDDLE, LEVEL, PROGRAM, first, first + n - 1},
                   {"the sample", FC_LINE_OTHER, LEVEL, SAMPLE, first, first + n - 1},
                   {"promised", FC_LINE_LEVEL, LEVEL, PROMISED, first + n, first + n + 1}}};
    fc_sheet_chart(sheet, first - 1, CHART, &chart);
}

int fc_xlsx_curve(struct fc_sheet *sheet, const struct fc_report *report, int promise,
                  const char *level, int row)
{
    const struct fc_promise *of = report->promises->answer[promise].promise;
    if (report->sample == NULL || !fc_promise_is_simple(of))
        return row;
    const struct levels levels = choose_levels(report, promise);
    if (levels.n == 0)
        return row;
    const struct fc_words title =
        of->section.name == NULL
            ? fc_words_print("Chance of promise %d at other levels", promise + 1)
            : fc_words_print("Chance of promise %.150s at other levels", of->section.name);
    fc_sheet_text(sheet, row, LEVEL, FC_LOOK_FIRST, title.text);
    fc_sheet_text(sheet, row, PROGRAM, FC_LOOK_COLUMN, "all possible years");
    fc_sheet_text(sheet, row, SAMPLE, FC_LOOK_COLUMN, "the sample");
    fc_sheet_text(sheet, row, PROMISED, FC_LOOK_COLUMN, "promised");
    put_points(sheet, report, promise, &levels, row + 1);
    put_promised(sheet, report, promise, level, row + 1 + levels.n);
    draw(sheet, report, title.text, &of->clause[0], row + 1, levels.n);
    const int rows = levels.n + 4;
    return row + (rows > FC_CHART_ROWS + 2 ? rows : FC_CHART_ROWS + 2);
}
