#include "output/xlsx_promise_rows.h"

#include <math.h>

#include "model/sentence.h"
#include "output/say_promise.h"
#include "output/words.h"
#include "output/xlsx_cell.h"
#include "output/xlsx_sample.h"

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
    SAFE_ROWS = 3
};
_Static_assert(FC_PROMISE_ROWS == SAFE + SAFE_ROWS * FC_SAFE_LEVELS, "all rows have a name");

/* The cell of another row of the same promise. */
static struct fc_cell_name cell_of(const struct fc_promise_cell *at, int row)
{
    return fc_cell_name(FC_PROMISE_ROW + row, 1 + at->promise);
}

static const struct fc_measure *measure_of(const struct fc_promise_cell *at)
{
    return &at->report->plan->measure[at->answer->promise->clause[0].measure];
}

static bool is_joint(const struct fc_promise_cell *at)
{
    return at->answer->promise->n_clauses > 1;
}

static void put_words(const struct fc_promise_cell *at, const char *words)
{
    fc_sheet_text(at->sheet, FC_PROMISE_ROW + at->row, 1 + at->promise, FC_LOOK_FIGURE, words);
}

static void put_number(const struct fc_promise_cell *at, const char *number, double value)
{
    fc_sheet_number(at->sheet, FC_PROMISE_ROW + at->row, 1 + at->promise, FC_LOOK_PLAIN, number,
                    value);
}

static void put_text(const struct fc_promise_cell *at, struct fc_text *text)
{
    if (text->failed)
        fc_book_no_memory(at->sheet->book);
    else
        put_words(at, text->bytes);
    fc_text_free(text);
}

/* ---- what is promised ---- */

static void put_understood(const struct fc_promise_cell *at)
{
    struct fc_text text = {0};
    fc_promise_say(&text, at->answer->promise, at->report->plan);
    put_text(at, &text);
}

static void put_owner(const struct fc_promise_cell *at)
{
    if (at->answer->promise->owner != NULL)
        put_words(at, at->answer->promise->owner);
}

static void put_measure(const struct fc_promise_cell *at)
{
    put_words(at,
              is_joint(at) ? "several" : fc_words_measure(measure_of(at), at->report->plan).text);
}

static void put_reading(const struct fc_promise_cell *at)
{
    put_words(at, is_joint(at) ? "all must hold"
                               : fc_words_reading(&at->answer->promise->clause[0]).text);
}

static void put_window(const struct fc_promise_cell *at)
{
    const struct fc_clause *clause = &at->answer->promise->clause[0];
    struct fc_text          text = {0};
    fc_window_say(&text, at->report->plan, clause->from_t, clause->to_t);
    put_text(at, &text);
}

static void put_level(const struct fc_promise_cell *at)
{
    if (fc_promise_is_simple(at->answer->promise))
        put_number(at, fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_VALUE),
                   at->answer->promise->clause[0].level[0]);
    else
        put_words(at, "more than one");
}

static void put_wanted(const struct fc_promise_cell *at)
{
    put_number(at, fc_number_percent(at->answer->promise->confidence),
               at->answer->promise->confidence);
}

static void put_verdict(const struct fc_promise_cell *at)
{
    put_words(at, fc_verdict_words(at->answer->verdict));
}

/* ---- its chance ---- */

static void put_chance(const struct fc_promise_cell *at)
{
    put_number(at, FC_NUMBER_CHANCE, at->answer->chance.p);
}

static void put_error(const struct fc_promise_cell *at)
{
    put_number(at, "0.00%", at->answer->chance.standard_error);
}

static uint64_t sample_size(const struct fc_promise_cell *at)
{
    return at->report->sample->columns.trials;
}

static double sample_chance(const struct fc_promise_cell *at)
{
    return fc_sample_chance(at->report, at->promise);
}

/* A level that is changed in its cell changes the chance. */
static void put_sample_chance(const struct fc_promise_cell *at)
{
    const int                    row = FC_PROMISE_ROW + at->row, column = 1 + at->promise;
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

static void put_chance_apart(const struct fc_promise_cell *at)
{
    fc_sheet_formula(at->sheet, FC_PROMISE_ROW + at->row, 1 + at->promise, FC_NUMBER_POINTS,
                     at->answer->chance.p - sample_chance(at), "=%s-%s", cell_of(at, CHANCE).text,
                     cell_of(at, SAMPLE_CHANCE).text);
}

static void put_sample_error(const struct fc_promise_cell *at)
{
    const double p = at->answer->chance.p;
    fc_sheet_formula(at->sheet, FC_PROMISE_ROW + at->row, 1 + at->promise, "0.00%",
                     sqrt(p * (1 - p) / (double)sample_size(at)), "=SQRT(%s*(1-%s)/ROWS(%s))",
                     cell_of(at, CHANCE).text, cell_of(at, CHANCE).text,
                     fc_sample_kept(at->report, at->promise).text);
}

/* ---- its safe levels ---- */

static const struct fc_safe_level *safe_at(const struct fc_promise_cell *at)
{
    return &at->answer->safe[(at->row - SAFE) / SAFE_ROWS];
}

static void put_safe(const struct fc_promise_cell *at)
{
    put_number(at, fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_VALUE),
               safe_at(at)->level);
}

static double sample_safe(const struct fc_promise_cell *at)
{
    double level = 0;
    if (!fc_sample_safe(&level, at->report, at->promise, safe_at(at)->confidence,
                        at->sheet->book->arena))
        fc_book_no_memory(at->sheet->book);
    return level;
}

static void put_sample_safe(const struct fc_promise_cell *at)
{
    char                         q[FC_NUMBER_TEXT];
    const bool                   at_most = at->answer->promise->clause[0].at_most;
    const bool                   whole = measure_of(at)->unit != FC_UNIT_SHARE;
    const struct fc_sample_range range = fc_sample_statistic(at->report, at->promise);
    const char *number = fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_VALUE);
    fc_print_exact(q, safe_at(at)->confidence);
    fc_sheet_formula(at->sheet, FC_PROMISE_ROW + at->row, 1 + at->promise, number, sample_safe(at),
                     "=%s%s(%s,ROUNDUP(%s*ROWS(%s)-0.000000001,0))%s",
                     !whole    ? ""
                     : at_most ? "-INT(0.000000001-"
                               : "INT(0.000000001+",
                     at_most ? "SMALL" : "LARGE", range.text, q, range.text, whole ? ")" : "");
}

static void put_safe_apart(const struct fc_promise_cell *at)
{
    fc_sheet_formula(at->sheet, FC_PROMISE_ROW + at->row, 1 + at->promise,
                     fc_book_number(at->sheet->book, measure_of(at), FC_FIGURE_CHANGE),
                     safe_at(at)->level - sample_safe(at), "=%s-%s", cell_of(at, at->row - 2).text,
                     cell_of(at, at->row - 1).text);
}

/* ---- the table ---- */

static const struct {
    const char *name;
    void (*put)(const struct fc_promise_cell *at);
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

void fc_xlsx_promise_name(struct fc_sheet *sheet, int row)
{
    static const double safe[FC_SAFE_LEVELS] = {0.8, 0.9, 0.95}; /* as questions/promise has them */

    const int kind = kind_of_row(row);
    if (kind != SAFE)
        fc_sheet_text(sheet, FC_PROMISE_ROW + row, 0, FC_LOOK_PLAIN, rows[kind].name);
    else
        fc_sheet_text(sheet, FC_PROMISE_ROW + row, 0, FC_LOOK_PLAIN,
                      fc_words_print("%s %s", rows[kind].name,
                                     fc_words_confidence(safe[(row - SAFE) / SAFE_ROWS]).text)
                          .text);
}

void fc_xlsx_promise_cell(const struct fc_promise_cell *at)
{
    const int  kind = kind_of_row(at->row);
    const bool known = kind < SAFE || (at->row - SAFE) / SAFE_ROWS < at->answer->n_safe;
    if (known && (!rows[kind].live || at->report->sample != NULL))
        rows[kind].put(at);
}

struct fc_cell_name fc_xlsx_level_cell(int promise)
{
    return fc_cell_name(FC_PROMISE_ROW + LEVEL, 1 + promise);
}
