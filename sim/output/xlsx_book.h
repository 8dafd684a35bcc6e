/* A workbook being filled: its sheets, and the file it becomes.

   A book keeps its first failure and ignores what is written afterwards: ask once, when it is
   closed. Rows and columns count from 0. Cells: output/xlsx_cell.h. */
#ifndef FC_OUTPUT_XLSX_BOOK_H
#define FC_OUTPUT_XLSX_BOOK_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/text.h"
#include "output/xlsx_look.h"

struct lxw_workbook;
struct lxw_worksheet;

enum { FC_BOOK_FORMATS = 96, FC_BOOK_SHEETS = 8, FC_SHEET_COLUMNS = 384 };

struct fc_book_format {
    enum fc_look       look;
    const char        *number;
    struct lxw_format *format;
};

/* Text that may wrap: its row is made high enough once the widths of its columns are known. */
struct fc_sheet_line {
    struct fc_sheet_line *next;
    int                   row, first, last; /* columns */
    const char           *text;
    double                size; /* of its letters, against the plain ones */
};

struct fc_book;

struct fc_sheet {
    struct fc_book       *book;
    const char           *name;
    struct lxw_worksheet *lxw;                     /* NULL: after a failure */
    int                   columns;                 /* used so far, */
    double                width[FC_SHEET_COLUMNS]; /* in letters */
    double                beside; /* what charts take beside the columns, in letters */
    int                   rows;   /* that have lines, */
    struct fc_sheet_line *line;   /* the newest first */
};

struct fc_book {
    struct fc_arena      *arena;
    const char           *currency;
    char                 *path; /* written there, then read back */
    struct lxw_workbook  *lxw;
    int                   n_formats;
    struct fc_book_format format[FC_BOOK_FORMATS];
    int                   n_sheets;
    struct fc_sheet      *sheet[FC_BOOK_SHEETS];
    struct fc_sheet       nowhere; /* takes what is written after a failure */
    struct fc_error       error;
};

/* What the file says of itself. */
struct fc_book_about {
    const char *title, *subject, *comments;
    const char *date;     /* YYYY-MM-DD; else the file says that it was made in 1980 */
    const char *currency; /* of all money; may be "" */
};

/* Begins a book. FC_NO_MEMORY, FC_CANNOT_WRITE (a temporary file is needed): then there is nothing
   to close. */
enum fc_status fc_book_open(struct fc_book *book, const struct fc_book_about *about,
                            struct fc_arena *arena, struct fc_error *err);

/* Appends the finished file to out and gives everything back, also after a failure, which it
   returns. The same cells give the same bytes. */
enum fc_status fc_book_close(struct fc_book *book, struct fc_text *out, struct fc_error *err);

/* A new sheet behind the others; never NULL. The name is one of ours. Its first rows and columns
   stay in sight, and these rows are repeated on every page. */
struct fc_sheet *fc_book_sheet(struct fc_book *book, const char *name, int frozen_rows,
                               int frozen_columns);

/* Records that memory is out. */
void fc_book_no_memory(struct fc_book *book);

#endif
