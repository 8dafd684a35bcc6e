#include "output/xlsx_sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/month.h"
#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_sheets.h"
#include "results/statistic.h"

/* ---- where the columns stand: the trial, two a promise, the figures ---- */

static int statistic_column(int promise)
{
    return 1 + 2 * promise;
}

static int figure_column(const struct fc_report *report, int figure)
{
    return 1 + 2 * report->promises->n + figure;
}

static struct fc_sample_range range_of(const struct fc_report *report, int column)
{
    struct fc_sample_range range;
    snprintf(range.text, sizeof range.text, "Sample!%s",
             fc_range_name(column, 1, (int)report->sample->columns.trials).text);
    return range;
}

struct fc_sample_range fc_sample_statistic(const struct fc_report *report, int promise)
{
    return range_of(report, statistic_column(promise));
}

struct fc_sample_range fc_sample_kept(const struct fc_report *report, int promise)
{
    return range_of(report, statistic_column(promise) + 1);
}

struct fc_sample_range fc_sample_figure(const struct fc_report *report, int figure)
{
    return range_of(report, figure_column(report, figure));
}

/* ---- what is in them ---- */

bool fc_promise_is_simple(const struct fc_promise *promise)
{
    return promise->n_clauses == 1 && promise->clause[0].one_level;
}

static double *in_units(const struct fc_report *report, const int64_t ticks[], double scale,
                        struct fc_arena *arena)
{
    const uint64_t n = report->sample->columns.trials;
    double        *value = fc_arena_take(arena, n, sizeof *value);
    for (uint64_t i = 0; value != NULL && i < n; i++)
        value[i] = ticks[i] == FC_UNDEFINED ? (double)NAN : (double)ticks[i] / scale;
    return value;
}

double *fc_sample_statistics(const struct fc_report *report, int promise, struct fc_arena *arena)
{
    const struct fc_clause  *clause = &report->promises->answer[promise].promise->clause[0];
    const struct fc_measure *measure = &report->plan->measure[clause->measure];
    return in_units(report, report->sample->columns.statistic[promise],
                    fc_statistic_scale(clause, measure->ticks), arena);
}

double *fc_sample_figures(const struct fc_report *report, int figure, struct fc_arena *arena)
{
    const int measure = report->sample->figure[figure].measure;
    return in_units(report, report->sample->columns.figure[figure],
                    report->plan->measure[measure].ticks, arena);
}

double fc_sample_chance(const struct fc_report *report, int promise)
{
    const struct fc_columns *columns = &report->sample->columns;
    return (double)fc_columns_kept(columns, promise) / (double)columns->trials;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Whole items and whole money; shares as they are. */
bool fc_sample_safe(double *level, const struct fc_report *report, int promise, double confidence,
                    struct fc_arena *arena)
{
    const struct fc_clause *clause = &report->promises->answer[promise].promise->clause[0];
    const size_t            n = (size_t)report->sample->columns.trials;
    double                 *value = fc_sample_statistics(report, promise, arena);
    if (value == NULL)
        return false;
    qsort(value, n, sizeof *value, by_value);
    const size_t kept = (size_t)ceil(confidence * (double)n - 1e-9);
    *level = value[clause->at_most ? kept - 1 : n - kept];
    if (report->plan->measure[clause->measure].unit != FC_UNIT_SHARE)
        *level = clause->at_most ? -floor(-*level + 1e-9) : floor(*level + 1e-9);
    return true;
}

/* ---- the sheet ---- */

static void put_column(struct fc_sheet *sheet, const struct fc_report *report, int column,
                       const double value[], const char *number)
{
    if (value == NULL) {
        fc_book_no_memory(sheet->book);
        return;
    }
    for (uint64_t i = 0; i < report->sample->columns.trials; i++)
        fc_sheet_number(sheet, 1 + (int)i, column, FC_LOOK_PLAIN, number, value[i]);
}

/* "leads, every month": what its statistic is. */
static struct fc_words statistic_words(const struct fc_report *report, int promise)
{
    const struct fc_promise *of = report->promises->answer[promise].promise;
    const struct fc_clause  *clause = &of->clause[0];
    const char              *less = clause->one_level ? ""
                                    : clause->at_most ? ", against the level"
                                                      : ", over the level";
    const char              *first = of->n_clauses > 1 ? " (its first part)" : "";
    const struct fc_words    name = of->section.name != NULL
                                        ? fc_words_print("%.60s", of->section.name)
                                        : fc_words_print("promise %d", promise + 1);
    switch (clause->reading) {
    case FC_EVERY:
        return fc_words_print("%s: the %s %s%s%s", name.text, clause->at_most ? "highest" : "worst",
                              fc_words_period(clause->period, 1), less, first);
    case FC_K_OF_N:
        return fc_words_print("%s: the %s best %s%s%s", name.text, fc_words_ordinal(clause->k).text,
                              fc_words_period(clause->period, 1), less, first);
    case FC_AVERAGE:
        return fc_words_print("%s: the mean %s%s%s", name.text, fc_words_period(clause->period, 1),
                              less, first);
    case FC_TOTAL: break;
    }
    return fc_words_print("%s: in total%s%s", name.text, less, first);
}

static void put_promise(struct fc_sheet *sheet, const struct fc_report *report, int promise)
{
    const struct fc_clause *clause = &report->promises->answer[promise].promise->clause[0];
    const int               column = statistic_column(promise);
    const char             *number =
        fc_book_number(sheet->book, &report->plan->measure[clause->measure],
                       clause->reading == FC_AVERAGE ? FC_FIGURE_MEAN : FC_FIGURE_VALUE);
    fc_sheet_text(sheet, 0, column, FC_LOOK_COLUMN, statistic_words(report, promise).text);
    fc_sheet_text(sheet, 0, column + 1, FC_LOOK_COLUMN, "kept: 1");
    put_column(sheet, report, column, fc_sample_statistics(report, promise, sheet->book->arena),
               number);
    for (uint64_t i = 0; i < report->sample->columns.trials; i++)
        fc_sheet_number(sheet, 1 + (int)i, column + 1, FC_LOOK_PLAIN, FC_NUMBER_NONE,
                        report->sample->columns.kept[promise][i]);
}

/* Single months are named. */
static struct fc_words figure_words(const struct fc_report *report, const struct fc_figure *figure)
{
    const struct fc_measure *measure = &report->plan->measure[figure->measure];
    const int                month = report->plan->start + figure->span.first;
    if (figure->span.first == 0 && figure->span.last == report->plan->months - 1)
        return fc_words_print("%.120s, %s", measure->words,
                              measure->what == FC_M_BOOKINGS_LATER ? "from its leads"
                                                                   : "whole plan");
    return fc_words_print("%.120s, %s %d", measure->words, fc_month_short(month),
                          fc_year_of_month(month));
}

void fc_xlsx_sample(struct fc_book *book, const struct fc_report *report)
{
    struct fc_sheet *sheet = fc_book_sheet(book, "Sample", 1, 1);
    fc_sheet_text(sheet, 0, 0, FC_LOOK_FIRST, "Possible year");
    for (uint64_t i = 0; i < report->sample->columns.trials; i++)
        fc_sheet_number(sheet, 1 + (int)i, 0, FC_LOOK_PLAIN, FC_NUMBER_NONE, (double)i + 1);
    for (int promise = 0; promise < report->promises->n; promise++)
        put_promise(sheet, report, promise);
    for (int i = 0; i < report->sample->n_figures; i++) {
        const struct fc_figure  *figure = &report->sample->figure[i];
        const struct fc_measure *measure = &report->plan->measure[figure->measure];
        fc_sheet_text(sheet, 0, figure_column(report, i), FC_LOOK_COLUMN,
                      figure_words(report, figure).text);
        put_column(sheet, report, figure_column(report, i),
                   fc_sample_figures(report, i, book->arena),
                   fc_book_number(book, measure, FC_FIGURE_VALUE));
    }
}
