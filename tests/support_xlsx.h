/* A workbook taken apart with unzip, cell by cell. */
#ifndef TESTS_SUPPORT_XLSX_H
#define TESTS_SUPPORT_XLSX_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

enum { SUPPORT_XLSX_SHEETS = 8 };

struct support_xlsx {
    struct fc_arena arena;
    int             n_sheets;
    char           *name[SUPPORT_XLSX_SHEETS];
    char           *sheet[SUPPORT_XLSX_SHEETS]; /* the XML of each */
    char           *strings;                    /* of all texts */
    char           *core;                       /* of the file's properties */
};

/* What a cell holds; what it does not is "". */
struct support_cell {
    char   formula[400];
    char   text[600];
    double value; /* NaN: none */
};

/* Whether there is a program that takes workbooks apart. */
bool support_xlsx_can(void);

/* Takes the bytes apart; broken ones fail the test. */
void support_xlsx_open(struct support_xlsx *out, const struct fc_text *bytes);
void support_xlsx_free(struct support_xlsx *book);

/* The index of a sheet; -1 when there is none. */
int support_xlsx_sheet(const struct support_xlsx *book, const char *name);

/* A cell by its name, "B9"; false when the sheet has none there. */
bool support_xlsx_cell(struct support_cell *out, const struct support_xlsx *book, int sheet,
                       const char *name);

/* The row (counted from 1) whose cell in a column ("A") has this text, looked for from a row on; 0
   when there is none. */
int support_xlsx_row(const struct support_xlsx *book, int sheet, const char *column,
                     const char *text, int from);

/* How often a piece of text stands in another. */
int support_count(const char *in, const char *what);

#endif
