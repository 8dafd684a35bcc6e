#include "base/month.h"
#include "output/compare_words.h"
#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_chart.h"
#include "output/xlsx_sheets.h"

enum { NAME, A, B, CHANGE, LOW, HIGH, MORE, FEWER, COLUMNS };

static const char *const measure_heading[COLUMNS] = {
    "Measure, whole plan", "A", "B", "B less A", "at least", "at most", "years B is above A",
    "years B is below A"};
static const char *const promise_heading[COLUMNS] = {"Promise",
                                                     "A",
                                                     "B",
                                                     "B less A",
                                                     "at least",
                                                     "at most",
                                                     "years only B keeps it",
                                                     "years only A keeps it"};

/* Rows are written one after the other. */
struct place {
    struct fc_sheet            *sheet;
    const struct fc_comparison *comparison;
    const struct fc_compared   *with;
    const char                 *letter; /* what the other plan is called */
    int                         row;
};

/* The letter of the other plan in the place of B. */
static void put_headings(struct place *at, const char *const heading[], int n)
{
    for (int column = 0; column < n; column++) {
        struct fc_words words = {0};
        const char     *b = heading[column];
        size_t          length = 0;
        for (; *b != '\0' && length + 8 < sizeof words.text; b++) {
            const bool is_other = *b == 'B' && (b[1] == '\0' || b[1] == ' ');
            for (const char *letter = at->letter; is_other && *letter != '\0'; letter++)
                words.text[length++] = *letter;
            if (!is_other)
                words.text[length++] = *b;
        }
        fc_sheet_text(at->sheet, at->row, column, column == NAME ? FC_LOOK_FIRST : FC_LOOK_COLUMN,
                      words.text);
    }
    at->row++;
}

/* B less A, as a formula over the two cells. */
static void put_change(struct place *at, const char *number, double value)
{
    fc_sheet_formula(at->sheet, at->row, CHANGE, number, value, "=%s-%s",
                     fc_cell_name(at->row, B).text, fc_cell_name(at->row, A).text);
}

/* ---- measures ---- */

static void put_measure(struct place *at, const struct fc_compared_measure *compared)
{
    const struct fc_measure    *measure = &at->comparison->plan->measure[compared->of[0]];
    const struct fc_difference *total = &compared->total;
    const char                 *mean = fc_book_number(at->sheet->book, measure, FC_FIGURE_MEAN);
    const char                 *change = fc_book_number(at->sheet->book, measure, FC_FIGURE_CHANGE);
    if (total->n < 2)
        return;
    fc_sheet_text(at->sheet, at->row, NAME, FC_LOOK_PLAIN, measure->words);
    fc_sheet_number(at->sheet, at->row, A, FC_LOOK_PLAIN, mean, total->mean_of[0]);
    fc_sheet_number(at->sheet, at->row, B, FC_LOOK_PLAIN, mean, total->mean_of[1]);
    put_change(at, change, total->mean_of[1] - total->mean_of[0]);
    fc_sheet_number(at->sheet, at->row, LOW, FC_LOOK_PLAIN, change, total->low);
    fc_sheet_number(at->sheet, at->row, HIGH, FC_LOOK_PLAIN, change, total->high);
    fc_sheet_number(at->sheet, at->row, MORE, FC_LOOK_PLAIN, "0.0%", total->more);
    fc_sheet_number(at->sheet, at->row++, FEWER, FC_LOOK_PLAIN, "0.0%", total->fewer);
}

/* ---- promises ---- */

static void put_promise(struct place *at, const struct fc_compared_promise *compared)
{
    const double   n = (double)at->with->trials;
    const double   p[2] = {compared->chance[0].p, compared->chance[1].p};
    struct fc_text text = {0};
    fc_say_promise_shortly(&text, compared->promise, at->comparison->plan);
    if (text.failed)
        fc_book_no_memory(at->sheet->book);
    else
        fc_sheet_text(at->sheet, at->row, NAME, FC_LOOK_PLAIN, text.bytes);
    fc_text_free(&text);
    if (compared->other == NULL) {
        fc_sheet_text(at->sheet, at->row++, A, FC_LOOK_FIGURE, "cannot be asked of both");
        return;
    }
    fc_sheet_number(at->sheet, at->row, A, FC_LOOK_PLAIN, FC_NUMBER_CHANCE, p[0]);
    fc_sheet_number(at->sheet, at->row, B, FC_LOOK_PLAIN, FC_NUMBER_CHANCE, p[1]);
    put_change(at, FC_NUMBER_POINTS, p[1] - p[0]);
    fc_sheet_number(at->sheet, at->row, LOW, FC_LOOK_PLAIN, FC_NUMBER_POINTS,
                    compared->difference.low);
    fc_sheet_number(at->sheet, at->row, HIGH, FC_LOOK_PLAIN, FC_NUMBER_POINTS,
                    compared->difference.high);
    fc_sheet_number(at->sheet, at->row, MORE, FC_LOOK_PLAIN, "0.0%", (double)compared->only[1] / n);
    fc_sheet_number(at->sheet, at->row++, FEWER, FC_LOOK_PLAIN, "0.0%",
                    (double)compared->only[0] / n);
}

/* ---- months ---- */

enum { MONTH, FIRST_MONTHLY };

static void draw_so_far(struct place *at, int first)
{
    const struct fc_measure *gain =
        &at->comparison->plan->measure[at->with->measure[at->with->gain].of[0]];
    const struct fc_words title =
        fc_words_print("%s less A: %.120s so far", at->letter, gain->words);
    const struct fc_words       axis = fc_words_measure(gain, at->comparison->plan);
    const int                   last = first + at->with->n_months - 1;
    const int                   column = FIRST_MONTHLY + FC_BY_SO_FAR;
    const struct fc_sheet_chart chart = {
        .months = true,
        .title = title.text,
        .description = "What the change has gained by each month, the mean of all possible years, "
                       "with its interval.",
        .x_name = "",
        .y_name = axis.text,
        .x_number = "mmm yy",
        .y_number = FC_NUMBER_WHOLE,
        .n = 3,
        .series = {{"at most", FC_LINE_OUTER, MONTH, column + 2, first, last},
                   {"mean", FC_LINE_MIDDLE, MONTH, column, first, last},
                   {"at least", FC_LINE_OUTER, MONTH, column + 1, first, last}}};
    fc_sheet_chart(at->sheet, first - 1, COLUMNS + 1, &chart);
}

static void put_month(struct place *at, const struct fc_compared_month *month)
{
    static const char *const number = "+#,##0;-#,##0;0";

    fc_sheet_month(at->sheet, at->row, MONTH, month->month);
    for (int i = 0; i < FC_MONTHLIES; i++)
        if (at->with->has[i])
            fc_sheet_number(at->sheet, at->row, FIRST_MONTHLY + i, FC_LOOK_PLAIN,
                            i == FC_BY_WON ? "+#,##0.0;-#,##0.0;0" : number, month->of[i].mean);
    if (at->with->has[FC_BY_SO_FAR]) {
        const struct fc_difference *so_far = &month->of[FC_BY_SO_FAR];
        fc_sheet_number(at->sheet, at->row, FIRST_MONTHLY + FC_BY_SO_FAR + 1, FC_LOOK_PLAIN, number,
                        so_far->low);
        fc_sheet_number(at->sheet, at->row, FIRST_MONTHLY + FC_BY_SO_FAR + 2, FC_LOOK_PLAIN, number,
                        so_far->high);
    }
    at->row++;
}

static void put_months(struct place *at)
{
    static const char *const heading[] = {"B less A by month", "won",      "bookings", "cost",
                                          "gain so far",       "at least", "at most"};

    const int first = at->row + 1;
    put_headings(at, heading, (int)(sizeof heading / sizeof *heading));
    for (int i = 0; i < at->with->n_months; i++)
        put_month(at, &at->with->month[i]);
    if (at->with->has[FC_BY_SO_FAR] && at->with->gain >= 0)
        draw_so_far(at, first);
    const int drawn = first + FC_CHART_ROWS;
    at->row = (at->with->has[FC_BY_SO_FAR] && at->row < drawn ? drawn : at->row) + 1;
}

/* ---- the sheet ---- */

static void put_plan(struct place *at)
{
    fc_sheet_across(
        at->sheet, at->row++, NAME, COLUMNS - 1, FC_LOOK_HEADING,
        fc_words_print("A: %.100s; %s: %.100s", at->comparison->label, at->letter, at->with->label)
            .text);
    fc_sheet_across(
        at->sheet, at->row++, NAME, COLUMNS - 1, FC_LOOK_NOTE,
        fc_words_print(
            "%s; the same %s possible years for both. The difference lies between "
            "\"at least\" and \"at most\" %s times of 100.",
            fc_words_window(at->comparison->plan, at->with->first[0], at->with->months).text,
            fc_words_whole(at->with->trials).text, at->comparison->n == 1 ? "95" : "more than 95")
            .text);
    put_headings(at, measure_heading, COLUMNS);
    for (int i = 0; i < at->with->n_measures; i++)
        put_measure(at, &at->with->measure[i]);
    at->row++;
    if (at->with->n_promises > 0) {
        put_headings(at, promise_heading, COLUMNS);
        for (int i = 0; i < at->with->n_promises; i++)
            put_promise(at, &at->with->promise[i]);
        at->row++;
    }
    if (at->with->n_months > 0)
        put_months(at);
}

void fc_xlsx_compare(struct fc_book *book, const struct fc_report *report)
{
    struct place at = {
        .sheet = fc_book_sheet(book, "Compare", 1, 1), .comparison = report->comparison, .row = 1};
    fc_sheet_across(at.sheet, 0, NAME, COLUMNS - 1, FC_LOOK_TITLE,
                    "What the other plans cost and bring");
    for (int i = 0; i < report->comparison->n; i++) {
        const struct fc_words letter = fc_words_plan_letter(i + 1);
        at.with = &report->comparison->with[i];
        at.letter = letter.text;
        put_plan(&at);
    }
}
