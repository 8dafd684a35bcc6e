#include "output/xlsx_promises.h"

#include <math.h>

#include "model/sentence.h"
#include "output/say_promise.h"
#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_sample.h"
#include "output/xlsx_sheets.h"

enum { TITLE_ROW, NOTE_ROW, HEADING_ROW, FIRST_ROW, LEAST_COLUMNS = 5 };

/* The rows, in their order; one promise a column behind their names. */
enum {
    UNDERSTOOD,
    OWNER,
    MEASURE,
    READING,
    WINDOW,
    LEVEL,
    WANTED,
    VERDICT,
    CHANCE,
    ERROR,
    SAMPLE_CHANCE,
    CHANCE_APART,
    SAMPLE_ERROR,
    SAFE,        /* so many rows for each of the safe levels: */
    SAMPLE_SAFE, /* the program's, the sample's, */
    SAFE_APART,  /* and their difference */
    SAFE_ROWS = 3,
    ROWS = SAFE + SAFE_ROWS * FC_SAFE_LEVELS
};

/* One cell to fill. */
struct at {
    struct fc_sheet                *sheet;
    const struct fc_report         *report;
    const struct fc_promise_answer *answer;
    int                             promise, row;
};

/* The cell of another row of the same promise. */
static struct fc_cell_name cell_of(const struct at *at, int row)
{
    return fc_cell_name(FIRST_ROW + row, 1 + at->promise);
}

static const struct fc_measure *measure_of(const struct at *at)
{
    return &at->report->plan->measure[at->answer->promise->clause[0].measure];
}

static bool is_joint(const struct at *at)
{
    return at->answer->promise->n_clauses > 1;
}

static void put_words(const struct at *at, const char *words)
{
    fc_sheet_text(at->sheet, FIRST_ROW + at->row, 1 + at->promise, FC_LOOK_FIGURE, words);
}

static void put_number(const struct at *at, const char *number, double value)
{
    fc_sheet_number(at->sheet, FIRST_ROW + at->row, 1 + at->promise, FC_LOOK_PLAIN, number, value);
}

static void put_text(const struct at *at, struct fc_text *text)
{
    if (text->failed)
        fc_book_no_memory(at->sheet->book);
    else
        put_words(at, text->bytes);
    fc_text_free(text);
}

/* ---- what is promised ---- */

static void put_understood(const struct at *at)
{
    struct fc_text text = {0};
    fc_promise_say(&text, at->answer->promise, at->report->plan);
    put_text(at, &text);
}

static void put_owner(const struct at *at)
{
    put_words(at, at->answer->promise->owner);
}

static void put_measure(const struct at *at)
{
    put_words(at,
              is_joint(at) ? "several" : fc_words_measure(measure_of(at), at->report->plan).text);
}

static void put_reading(const struct at *at)
{
    put_words(at, is_joint(at) ? "all must hold"
                               : fc_words_reading(&at->answer->promise->clause[0]).text);
}

static void put_window(const struct at *at)
{
    const struct fc_clause *clause = &at->answer->promise->clause[0];
    struct fc_text          text = {0};
    fc_window_say(&text, at->report->plan, clause->from_t, clause->to_t);
    put_text(at, &text);
}

static void put_level(const struct at *at)
{
    if (fc_promise_is_simple(at->answer->promise))
        put_number(at, fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_VALUE),
                   at->answer->promise->clause[0].level[0]);
    else
        put_words(at, "more than one");
}

static void put_wanted(const struct at *at)
{
    put_number(at, fc_number_percent(at->answer->promise->confidence),
               at->answer->promise->confidence);
}

static void put_verdict(const struct at *at)
{
    put_words(at, fc_verdict_words(at->answer->verdict));
}

/* ---- its chance ---- */

static void put_chance(const struct at *at)
{
    put_number(at, FC_NUMBER_CHANCE, at->answer->chance.p);
}

static void put_error(const struct at *at)
{
    put_number(at, "0.00%", at->answer->chance.standard_error);
}

static uint64_t sample_size(const struct at *at)
{
    return at->report->sample->columns.trials;
}

static double sample_chance(const struct at *at)
{
    return (double)fc_columns_kept(&at->report->sample->columns, at->promise) /
           (double)sample_size(at);
}

/* A level that is changed in its cell changes the chance. */
static void put_sample_chance(const struct at *at)
{
    const int                    row = FIRST_ROW + at->row, column = 1 + at->promise;
    const struct fc_sample_range statistic = fc_sample_statistic(at->report, at->promise);
    const struct fc_sample_range kept = fc_sample_kept(at->report, at->promise);
    if (fc_promise_is_simple(at->answer->promise))
        fc_sheet_formula(at->sheet, row, column, FC_NUMBER_CHANCE, sample_chance(at),
                         "=COUNTIF(%s,\"%s\"&%s)/ROWS(%s)", statistic.text,
                         at->answer->promise->clause[0].at_most ? "<=" : ">=",
                         cell_of(at, LEVEL).text, statistic.text);
    else
        fc_sheet_formula(at->sheet, row, column, FC_NUMBER_CHANCE, sample_chance(at),
                         "=SUM(%s)/ROWS(%s)", kept.text, kept.text);
}

static void put_chance_apart(const struct at *at)
{
    fc_sheet_formula(at->sheet, FIRST_ROW + at->row, 1 + at->promise, FC_NUMBER_POINTS,
                     at->answer->chance.p - sample_chance(at), "=%s-%s", cell_of(at, CHANCE).text,
                     cell_of(at, SAMPLE_CHANCE).text);
}

static void put_sample_error(const struct at *at)
{
    const double p = at->answer->chance.p;
    fc_sheet_formula(at->sheet, FIRST_ROW + at->row, 1 + at->promise, "0.00%",
                     sqrt(p * (1 - p) / (double)sample_size(at)), "=SQRT(%s*(1-%s)/ROWS(%s))",
                     cell_of(at, CHANCE).text, cell_of(at, CHANCE).text,
                     fc_sample_kept(at->report, at->promise).text);
}

/* ---- its safe levels ---- */

static const struct fc_safe_level *safe_at(const struct at *at)
{
    return &at->answer->safe[(at->row - SAFE) / SAFE_ROWS];
}

static void put_safe(const struct at *at)
{
    put_number(at, fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_VALUE),
               safe_at(at)->level);
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* As the program has it (results/read_result): the level that so many years keep, in whole items
   and whole money; shares as they are. */
static double sample_safe(const struct at *at)
{
    const struct fc_clause *clause = &at->answer->promise->clause[0];
    const size_t            n = (size_t)sample_size(at);
    double *value = fc_sample_statistics(at->report, at->promise, at->sheet->book->arena);
    if (value == NULL) {
        fc_book_no_memory(at->sheet->book);
        return (double)NAN;
    }
    qsort(value, n, sizeof *value, by_value);
    const size_t kept = (size_t)ceil(safe_at(at)->confidence * (double)n - 1e-9);
    const double level = value[clause->at_most ? kept - 1 : n - kept];
    if (measure_of(at)->unit == FC_UNIT_SHARE)
        return level;
    return clause->at_most ? -floor(-level + 1e-9) : floor(level + 1e-9);
}

static void put_sample_safe(const struct at *at)
{
    char                         q[FC_NUMBER_TEXT];
    const bool                   at_most = at->answer->promise->clause[0].at_most;
    const bool                   whole = measure_of(at)->unit != FC_UNIT_SHARE;
    const struct fc_sample_range range = fc_sample_statistic(at->report, at->promise);
    const char *number = fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_VALUE);
    fc_print_exact(q, safe_at(at)->confidence);
    fc_sheet_formula(at->sheet, FIRST_ROW + at->row, 1 + at->promise, number, sample_safe(at),
                     "=%s%s(%s,ROUNDUP(%s*ROWS(%s)-0.000000001,0))%s",
                     !whole    ? ""
                     : at_most ? "-INT(0.000000001-"
                               : "INT(0.000000001+",
                     at_most ? "SMALL" : "LARGE", range.text, q, range.text, whole ? ")" : "");
}

static void put_safe_apart(const struct at *at)
{
    fc_sheet_formula(at->sheet, FIRST_ROW + at->row, 1 + at->promise,
                     fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_CHANGE),
                     safe_at(at)->level - sample_safe(at), "=%s-%s", cell_of(at, at->row - 2).text,
                     cell_of(at, at->row - 1).text);
}

/* ---- the table ---- */

static const struct {
    const char *name;
    void (*put)(const struct at *at);
    bool live;
} rows[SAFE + SAFE_ROWS] = {
    [UNDERSTOOD] = {"as understood", put_understood, false},
    [OWNER] = {"owner", put_owner, false},
    [MEASURE] = {"measure", put_measure, false},
    [READING] = {"reading", put_reading, false},
    [WINDOW] = {"months", put_window, false},
    [LEVEL] = {"level", put_level, false},
    [WANTED] = {"asked for", put_wanted, false},
    [VERDICT] = {"verdict", put_verdict, false},
    [CHANCE] = {"it holds in", put_chance, false},
    [ERROR] = {"   standard error", put_error, false},
    [SAMPLE_CHANCE] = {"   in the sample", put_sample_chance, true},
    [CHANCE_APART] = {"   program less sample", put_chance_apart, true},
    [SAMPLE_ERROR] = {"   standard error of the sample", put_sample_error, true},
    [SAFE] = {"safe at", put_safe, false},
    [SAMPLE_SAFE] = {"   in the sample", put_sample_safe, true},
    [SAFE_APART] = {"   program less sample", put_safe_apart, true},
};

static int kind_of_row(int row)
{
    return row < SAFE ? row : SAFE + (row - SAFE) % SAFE_ROWS;
}

static void put_names(struct fc_sheet *sheet)
{
    static const double safe[FC_SAFE_LEVELS] = {0.8, 0.9, 0.95}; /* as questions/promise has them */

    fc_sheet_text(sheet, HEADING_ROW, 0, FC_LOOK_FIRST, "Promise");
    for (int row = 0; row < ROWS; row++) {
        const int kind = kind_of_row(row);
        if (kind != SAFE)
            fc_sheet_text(sheet, FIRST_ROW + row, 0, FC_LOOK_PLAIN, rows[kind].name);
        else
            fc_sheet_text(sheet, FIRST_ROW + row, 0, FC_LOOK_PLAIN,
                          fc_words_print("%s %s", rows[kind].name,
                                         fc_words_confidence(safe[(row - SAFE) / SAFE_ROWS]).text)
                              .text);
    }
}

static void put_promise(struct at *at)
{
    const char *name = at->answer->promise->section.name;
    fc_sheet_text(at->sheet, HEADING_ROW, 1 + at->promise, FC_LOOK_COLUMN,
                  name != NULL ? name : fc_words_print("%d", at->promise + 1).text);
    for (at->row = 0; at->row < ROWS; at->row++) {
        const int  kind = kind_of_row(at->row);
        const bool known = kind < SAFE || (at->row - SAFE) / SAFE_ROWS < at->answer->n_safe;
        if (known && (!rows[kind].live || at->report->sample != NULL))
            rows[kind].put(at);
    }
}

/* ---- the sheet ---- */

static void put_head(struct fc_sheet *sheet, const struct fc_report *report, int last)
{
    fc_sheet_across(sheet, TITLE_ROW, 0, last, FC_LOOK_TITLE,
                    report->promises->n == 0 ? "The plan's figures, counted again"
                                             : "The promises, counted again");
    if (report->sample != NULL)
        fc_sheet_across(
            sheet, NOTE_ROW, 0, last, FC_LOOK_NOTE,
            fc_words_print(
                "Blue figures are formulas over the sheet Sample, the first %s of %s "
                "possible years. By chance they differ from the program's, rarely by "
                "more than two standard errors. Change a level: the blue figures follow.",
                fc_words_whole(report->sample->columns.trials).text,
                fc_words_whole(report->run.trials).text)
                .text);
}

void fc_xlsx_promises(struct fc_book *book, const struct fc_report *report)
{
    const int        n = report->promises->n;
    struct fc_sheet *sheet = fc_book_sheet(book, "Promises", n == 0 ? 2 : FIRST_ROW, 1);
    const int        columns = n + 1 > LEAST_COLUMNS ? LEAST_COLUMNS : n + 1;
    struct at        at = {.sheet = sheet, .report = report};
    int              row = HEADING_ROW + 1;
    put_head(sheet, report, columns < LEAST_COLUMNS ? LEAST_COLUMNS - 1 : columns - 1);
    if (n > 0) {
        put_names(sheet);
        row = FIRST_ROW + ROWS + 1;
    }
    for (at.promise = 0; at.promise < n; at.promise++) {
        at.answer = &report->promises->answer[at.promise];
        put_promise(&at);
    }
    row = fc_xlsx_totals(sheet, report, row);
    for (int i = 0; i < n; i++)
        row = fc_xlsx_curve(sheet, report, i, fc_cell_name(FIRST_ROW + LEVEL, 1 + i).text, row);
}
