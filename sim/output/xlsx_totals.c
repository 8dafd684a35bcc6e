#include <math.h>

#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_promises.h"
#include "output/xlsx_sample.h"

enum { NAME, PROGRAM, SAMPLE, APART, ERROR, COLUMNS };

static const char *const heading[COLUMNS] = {"The whole plan", "mean, all possible years",
                                             "mean of the sample", "program less sample",
                                             "standard error of the sample"};

/* Rows of the measures that the net gain is put together from; 0: none. */
struct parts {
    int bookings, later, cost, gain;
};

static bool is_total(const struct fc_report *report, int figure)
{
    const struct fc_span span = report->sample->figure[figure].span;
    const int            last = report->plan->months - 1;
    return span.first == 0 && span.last == last;
}

/* Sums as a workbook does them, in the order of the rows. */
static double mean_of(uint64_t n, const double value[])
{
    double sum = 0;
    for (uint64_t i = 0; i < n; i++)
        sum += value[i];
    return sum / (double)n;
}

static double error_of(uint64_t n, const double value[])
{
    const double mean = mean_of(n, value);
    double       sum = 0;
    for (uint64_t i = 0; i < n; i++)
        sum += (value[i] - mean) * (value[i] - mean);
    return n < 2 ? (double)NAN : sqrt(sum / (double)(n - 1) / (double)n);
}

static void put_apart(struct fc_sheet *sheet, int row, const char *number, double value)
{
    fc_sheet_formula(sheet, row, APART, number, value, "=%s-%s", fc_cell_name(row, PROGRAM).text,
                     fc_cell_name(row, SAMPLE).text);
}

static void put_total(struct fc_sheet *sheet, const struct fc_report *report, int figure, int row)
{
    const int                measure = report->sample->figure[figure].measure;
    const struct fc_measure *m = &report->plan->measure[measure];
    const uint64_t           n = report->sample->columns.trials;
    const double            *value = fc_sample_figures(report, figure, sheet->book->arena);
    const char              *number = fc_book_number(sheet->book, m, FC_FIGURE_MEAN);
    const double known = fc_result_mean(&report->promises->result, measure, report->plan->months);
    const struct fc_sample_range range = fc_sample_figure(report, figure);
    if (value == NULL) {
        fc_book_no_memory(sheet->book);
        return;
    }
    fc_sheet_text(sheet, row, NAME, FC_LOOK_PLAIN, m->words);
    fc_sheet_number(sheet, row, PROGRAM, FC_LOOK_PLAIN, number, known);
    fc_sheet_formula(sheet, row, SAMPLE, number, mean_of(n, value), "=AVERAGE(%s)", range.text);
    put_apart(sheet, row, fc_book_number(sheet->book, m, FC_FIGURE_CHANGE),
              known - mean_of(n, value));
    fc_sheet_formula(sheet, row, ERROR, number, error_of(n, value), "=STDEV(%s)/SQRT(ROWS(%s))",
                     range.text, range.text);
}

/* ---- the net gain ---- */

/* The margin of every deal of the plan, 1 without one; NaN where there are several. */
static double only_margin(const struct fc_plan *plan)
{
    double margin = (double)NAN;
    bool   one = true;
    for (int channel = -1; channel < plan->n_channels; channel++) {
        const struct fc_deal *deal = fc_plan_deal(plan, channel);
        if (!deal->exists)
            continue;
        const double own = deal->has_margin ? deal->margin : 1;
        one = one && (isnan(margin) || own == margin);
        margin = own;
    }
    return one ? margin : (double)NAN;
}

static double part(const struct fc_report *report, enum fc_measured what)
{
    return fc_result_mean(&report->promises->result, fc_measure_of(report->plan, what, -1),
                          report->plan->months);
}

static double sample_part(struct fc_sheet *sheet, const struct fc_report *report,
                          enum fc_measured what)
{
    for (int i = 0; i < report->sample->n_figures; i++) {
        if (report->plan->measure[report->sample->figure[i].measure].what != what)
            continue;
        const double *value = fc_sample_figures(report, i, sheet->book->arena);
        return value == NULL ? (double)NAN : mean_of(report->sample->columns.trials, value);
    }
    return (double)NAN;
}

static void put_sum(struct fc_sheet *sheet, const struct parts *parts, int column, int row,
                    double margin, double value[2], const char *number)
{
    const struct fc_cell_name bookings = fc_cell_name(parts->bookings, column);
    const struct fc_cell_name later = fc_cell_name(parts->later, column);
    const struct fc_cell_name cost = fc_cell_name(parts->cost, column);
    if (margin < 1)
        fc_sheet_formula(sheet, row, column, number, value[0], "=%s*(%s+%s)-%s",
                         fc_cell_name(row - 1, PROGRAM).text, bookings.text, later.text, cost.text);
    else
        fc_sheet_formula(sheet, row, column, number, value[0], "=%s+%s-%s", bookings.text,
                         later.text, cost.text);
    fc_sheet_formula(sheet, row + 1, column, number, value[1], "=ROUND(%s-%s,0)",
                     fc_cell_name(parts->gain, column).text, fc_cell_name(row, column).text);
}

/* The gain from its parts, and that nothing is left over. */
static int put_gain(struct fc_sheet *sheet, const struct fc_report *report,
                    const struct parts *parts, int row)
{
    const double margin = only_margin(report->plan);
    const int    gain = fc_measure_of(report->plan, FC_M_NET_GAIN, -1);
    const char  *words = report->plan->measure[gain].words;
    const char  *number = fc_book_number(sheet->book, &report->plan->measure[gain], FC_FIGURE_MEAN);
    if (isnan(margin))
        return row;
    if (margin < 1) {
        fc_sheet_text(sheet, row, NAME, FC_LOOK_PLAIN, "margin");
        fc_sheet_number(sheet, row++, PROGRAM, FC_LOOK_PLAIN, fc_number_percent(margin), margin);
    }
    const double all = margin * (part(report, FC_M_BOOKINGS) + part(report, FC_M_BOOKINGS_LATER)) -
                       part(report, FC_M_COST);
    const double some = margin * (sample_part(sheet, report, FC_M_BOOKINGS) +
                                  sample_part(sheet, report, FC_M_BOOKINGS_LATER)) -
                        sample_part(sheet, report, FC_M_COST);
    double of_all[] = {all, round(part(report, FC_M_NET_GAIN) - all)};
    double of_some[] = {some, round(sample_part(sheet, report, FC_M_NET_GAIN) - some)};
    fc_sheet_text(sheet, row, NAME, FC_LOOK_PLAIN,
                  margin < 1 ? "margin x (bookings + later ones) - cost"
                             : "bookings + later ones - cost");
    fc_sheet_text(sheet, row + 1, NAME, FC_LOOK_PLAIN,
                  fc_words_print("   %.200s beyond that", words).text);
    put_sum(sheet, parts, PROGRAM, row, margin, of_all, number);
    put_sum(sheet, parts, SAMPLE, row, margin, of_some, number);
    return row + 2;
}

int fc_xlsx_totals(struct fc_sheet *sheet, const struct fc_report *report, int row)
{
    struct parts parts = {0};
    if (report->sample == NULL)
        return row;
    for (int column = 0; column < COLUMNS; column++)
        fc_sheet_text(sheet, row, column, column == NAME ? FC_LOOK_FIRST : FC_LOOK_COLUMN,
                      heading[column]);
    row++;
    for (int i = 0; i < report->sample->n_figures; i++) {
        const int measure = report->sample->figure[i].measure;
        if (!is_total(report, i) || !fc_result_keeps(&report->promises->result, measure))
            continue;
        switch (report->plan->measure[measure].what) {
        case FC_M_BOOKINGS: parts.bookings = row; break;
        case FC_M_BOOKINGS_LATER: parts.later = row; break;
        case FC_M_COST: parts.cost = row; break;
        case FC_M_NET_GAIN: parts.gain = row; break;
        default: break;
        }
        put_total(sheet, report, i, row++);
    }
    if (parts.bookings > 0 && parts.later > 0 && parts.cost > 0 && parts.gain > 0)
        row = put_gain(sheet, report, &parts, row);
    return row + 1;
}
