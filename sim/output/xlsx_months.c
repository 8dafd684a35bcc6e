#include "base/month.h"
#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_chart.h"
#include "output/xlsx_sheets.h"

enum {
    MEASURE,
    MONTH,
    MEAN,
    SD,
    QUANTILE,
    QUANTILES = 5,
    LEVEL = QUANTILE + QUANTILES,
    CHANCE,
    COLUMNS
};

static const double      quantile[QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};
static const char *const heading[COLUMNS] = {
    "Measure", "Month", "mean",     "standard deviation",        "5 %", "25 %", "median",
    "75 %",    "95 %",  "promised", "chance of this month alone"};

/* The promise that is drawn: the first, if it has levels month by month; else NULL. */
static const struct fc_promise_answer *drawn_promise(const struct fc_report *report)
{
    const struct fc_promise_answer *answer =
        report->promises->n > 0 ? &report->promises->answer[0] : NULL;
    return answer != NULL && answer->promise->clause[0].period == FC_MONTH ? answer : NULL;
}

/* What is drawn: the measure that is promised first, else the first stage. */
static int drawn_measure(const struct fc_report *report)
{
    const int promised = report->promises->n > 0
                             ? report->promises->answer[0].promise->clause[0].measure
                             : fc_measure_of(report->plan, FC_M_ENTERED, 0);
    return promised >= 0 && fc_measure_total_only(&report->plan->measure[promised]) ? -1 : promised;
}

/* ---- rows ---- */

static void put_figures(struct fc_sheet *sheet, const struct fc_result *result, int measure, int t,
                        int row)
{
    const struct fc_measure *m = &result->plan->measure[measure];
    const char              *mean = fc_book_number(sheet->book, m, FC_FIGURE_MEAN);
    const char              *value = fc_book_number(sheet->book, m, FC_FIGURE_VALUE);
    fc_sheet_text(sheet, row, MEASURE, FC_LOOK_PLAIN, m->words);
    if (t == result->plan->months)
        fc_sheet_text(sheet, row, MONTH, FC_LOOK_FIGURE, m->stock ? "at the end" : "whole plan");
    else
        fc_sheet_month(sheet, row, MONTH, result->plan->start + t);
    if (fc_result_cell(result, measure, t)->moments.n == 0)
        return;
    fc_sheet_number(sheet, row, MEAN, FC_LOOK_PLAIN, mean, fc_result_mean(result, measure, t));
    fc_sheet_number(sheet, row, SD, FC_LOOK_PLAIN, mean, fc_result_sd(result, measure, t));
    for (int q = 0; q < QUANTILES; q++)
        fc_sheet_number(sheet, row, QUANTILE + q, FC_LOOK_PLAIN, value,
                        fc_result_quantile(result, measure, t, quantile[q]));
}

/* Beside the promised months: the level, and the chance where it is known. */
static void put_promised(struct fc_sheet *sheet, const struct fc_report *report, int first_row)
{
    const struct fc_promise_answer *answer = drawn_promise(report);
    if (answer == NULL)
        return;
    const struct fc_clause  *clause = &answer->promise->clause[0];
    const struct fc_measure *measure = &report->plan->measure[clause->measure];
    for (int i = 0; i < clause->n_periods; i++) {
        const int row = first_row + clause->span[i].first;
        fc_sheet_number(sheet, row, LEVEL, FC_LOOK_PLAIN,
                        fc_book_number(sheet->book, measure, FC_FIGURE_VALUE), clause->level[i]);
        if (i < answer->n_periods)
            fc_sheet_number(sheet, row, CHANCE, FC_LOOK_PLAIN, FC_NUMBER_CHANCE,
                            answer->by_period[i].p);
    }
}

/* ---- the chart ---- */

static void draw(struct fc_sheet *sheet, const struct fc_report *report, int measure, int first)
{
    static const struct {
        const char        *name;
        int                column;
        enum fc_chart_line line;
    } lines[] = {{"95 %", QUANTILE + 4, FC_LINE_OUTER},    {"75 %", QUANTILE + 3, FC_LINE_INNER},
                 {"median", QUANTILE + 2, FC_LINE_MIDDLE}, {"25 %", QUANTILE + 1, FC_LINE_INNER},
                 {"5 %", QUANTILE, FC_LINE_OUTER},         {"promised", LEVEL, FC_LINE_LEVEL}};

    const struct fc_measure *m = &report->plan->measure[measure];
    const struct fc_words    title = fc_words_print("By month: %.200s", m->words);
    const struct fc_words    axis = fc_words_measure(m, report->plan);
    struct fc_sheet_chart    chart = {
           .months = true,
           .title = title.text,
           .description =
               "Half of the possible years lie between the 25 % and the 75 % line, 90 of 100 "
                  "between the 5 % and the 95 % line.",
           .x_name = "",
           .y_name = axis.text,
           .x_number = "mmm yy",
           .y_number = m->unit == FC_UNIT_SHARE ? "0%" : FC_NUMBER_WHOLE,
           .n = (int)(sizeof lines / sizeof *lines) - (drawn_promise(report) == NULL)};
    for (int i = 0; i < chart.n; i++)
        chart.series[i] = (struct fc_chart_series){.name = lines[i].name,
                                                   .line = lines[i].line,
                                                   .x = MONTH,
                                                   .y = lines[i].column,
                                                   .first = first,
                                                   .last = first + report->plan->months - 1};
    fc_sheet_chart(sheet, 1, (drawn_promise(report) == NULL ? LEVEL : COLUMNS) + 1, &chart);
}

/* ---- the sheet ---- */

/* What is drawn first, so that it stands beside its chart. */
static int measure_at(int i, int drawn)
{
    return drawn < 0 || i > drawn ? i : i == 0 ? drawn : i - 1;
}

void fc_xlsx_months(struct fc_book *book, const struct fc_report *report)
{
    const struct fc_result *result = &report->promises->result;
    const struct fc_plan   *plan = report->plan;
    const int               drawn = drawn_measure(report);
    struct fc_sheet        *sheet = fc_book_sheet(book, "Months", 1, 2);
    int                     row = 1;
    const int               columns = drawn_promise(report) == NULL ? LEVEL : COLUMNS;
    for (int column = 0; column < columns; column++)
        fc_sheet_text(sheet, 0, column, column == MEASURE ? FC_LOOK_FIRST : FC_LOOK_COLUMN,
                      heading[column]);
    for (int i = 0; i < plan->n_measures; i++) {
        const int measure = measure_at(i, drawn);
        if (!fc_result_keeps(result, measure))
            continue;
        if (measure == drawn)
            put_promised(sheet, report, row);
        for (int t = fc_measure_total_only(&plan->measure[measure]) ? plan->months : 0;
             t <= plan->months; t++)
            put_figures(sheet, result, measure, t, row++);
    }
    fc_sheet_filter(sheet, 0, row - 1, columns);
    if (drawn >= 0 && plan->months > 1)
        draw(sheet, report, drawn, 1);
}
