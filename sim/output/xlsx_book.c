#include "output/xlsx_book.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "output/xlsx_text.h"

void fc_book_no_memory(struct fc_book *book)
{
    fc_fail(&book->error, FC_NO_MEMORY, "there is not enough memory for the workbook");
}

/* ---- opening ---- */

/* The day as seconds since 1970; without one 1980-01-01, as the parts of the file say too. */
static time_t made_on(const char *date)
{
    struct tm day = {.tm_year = 80, .tm_mday = 1};
    int       year, month, mday;
    if (date != NULL && sscanf(date, "%4d-%2d-%2d", &year, &month, &mday) == 3)
        day = (struct tm){.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = mday};
    return timegm(&day);
}

/* Readers refuse longer ones. */
static char *property(struct fc_book *book, const char *text)
{
    enum { MOST_BYTES = 250 };
    const char *fit = fc_cell_text(book->arena, text);
    if (fit == NULL)
        return NULL;
    const size_t length = strlen(fit);
    const size_t kept = length <= MOST_BYTES ? length : fc_utf8_broken_at(fit, MOST_BYTES);
    return fc_arena_copy(book->arena, fit, kept);
}

static void say_about(struct fc_book *book, const struct fc_book_about *about)
{
    lxw_doc_properties of = {.title = property(book, about->title),
                             .subject = property(book, about->subject),
                             .comments = property(book, about->comments),
                             .author = property(book, "funnelcast"),
                             .created = made_on(about->date)};
    if (of.title == NULL || of.subject == NULL || of.comments == NULL || of.author == NULL)
        fc_book_no_memory(book);
    else
        workbook_set_properties(book->lxw, &of);
}

enum fc_status fc_book_open(struct fc_book *book, const struct fc_book_about *about,
                            struct fc_arena *arena, struct fc_error *err)
{
    const char *named = getenv("TMPDIR");
    char *folder = fc_arena_print(arena, "%s", named == NULL || *named == '\0' ? "/tmp" : named);
    char *path = folder == NULL ? NULL : fc_arena_print(arena, "%s/funnelcast-XXXXXX", folder);
    if (path == NULL)
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the workbook");
    const int file = mkstemp(path);
    if (file < 0)
        return fc_fail(err, FC_CANNOT_WRITE, "no temporary file can be made in %.200s", folder);
    close(file);
    lxw_workbook_options options = {.tmpdir = folder};
    *book = (struct fc_book){.arena = arena,
                             .currency = about->currency,
                             .path = path,
                             .lxw = workbook_new_opt(path, &options)};
    book->nowhere.book = book;
    if (book->lxw == NULL) {
        unlink(path);
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the workbook");
    }
    say_about(book, about);
    return FC_OK;
}

/* ---- sheets ---- */

struct fc_sheet *fc_book_sheet(struct fc_book *book, const char *name, int frozen_rows,
                               int frozen_columns)
{
    enum { A4 = 9 };
    struct fc_sheet *sheet = fc_arena_take(book->arena, 1, sizeof *sheet);
    lxw_worksheet   *lxw = sheet == NULL || book->n_sheets == FC_BOOK_SHEETS
                               ? NULL
                               : workbook_add_worksheet(book->lxw, name);
    if (lxw == NULL) {
        fc_book_no_memory(book);
        return &book->nowhere;
    }
    *sheet = (struct fc_sheet){.book = book, .name = name, .lxw = lxw};
    book->sheet[book->n_sheets++] = sheet;
    worksheet_freeze_panes(lxw, (lxw_row_t)frozen_rows, (lxw_col_t)frozen_columns);
    if (frozen_rows > 0)
        worksheet_repeat_rows(lxw, 0, (lxw_row_t)frozen_rows - 1);
    worksheet_set_landscape(lxw);
    worksheet_set_paper(lxw, A4);
    worksheet_set_margins(lxw, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(lxw, "&L&8&A&R&8&P of &N");
    return sheet;
}

/* ---- closing ---- */

/* Lines that a text takes in so many letters, broken between words. */
static int lines_of(const char *text, double room)
{
    int    lines = 1;
    double at = 0;
    while (*text != '\0') {
        const size_t length = strcspn(text, " \n");
        const double word = (double)fc_utf8_width(text, length);
        if (at > 0 && at + 1 + word > room) {
            lines++;
            at = 0;
        }
        at += word + (at > 0);
        for (; at > room && room >= 1; at -= room)
            lines++; /* a word too long for a line is broken */
        text += length + (text[length] != '\0');
    }
    return lines;
}

static double height_of(const struct fc_sheet *sheet, const struct fc_sheet_line *line)
{
    static const double HEIGHT = 15; /* points */

    double room = 0;
    for (int column = line->first; column <= line->last; column++)
        room += sheet->width[column];
    return HEIGHT * line->size * lines_of(line->text, room / line->size - 1);
}

static void set_heights(struct fc_sheet *sheet)
{
    double *height = fc_arena_take(sheet->book->arena, (size_t)sheet->rows + 1, sizeof *height);
    if (height == NULL) {
        fc_book_no_memory(sheet->book);
        return;
    }
    for (const struct fc_sheet_line *line = sheet->line; line != NULL; line = line->next)
        height[line->row] = fmax(height[line->row], height_of(sheet, line));
    for (int row = 0; row < sheet->rows; row++)
        if (height[row] > 0)
            worksheet_set_row(sheet->lxw, (lxw_row_t)row, height[row], NULL);
}

/* Columns as wide as what is in them; as few pages side by side as can be read. */
static void finish_sheet(struct fc_sheet *sheet)
{
    static const double PAGE = 300; /* letters across a page that can still be read */

    double wide = sheet->beside;
    for (int column = 0; column < sheet->columns; column++) {
        worksheet_set_column(sheet->lxw, (lxw_col_t)column, (lxw_col_t)column, sheet->width[column],
                             NULL);
        wide += sheet->width[column];
    }
    set_heights(sheet);
    worksheet_fit_to_pages(sheet->lxw, (uint16_t)ceil(fmax(wide, 1) / PAGE), 0);
}

static enum fc_status read_back(const struct fc_book *book, struct fc_text *out,
                                struct fc_error *err)
{
    char   bytes[1 << 14];
    size_t n;
    FILE  *file = fopen(book->path, "rb");
    if (file == NULL)
        return fc_fail(err, FC_CANNOT_READ, "the workbook cannot be read back from %.200s",
                       book->path);
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        fc_text_add_bytes(out, bytes, n);
    const bool failed = ferror(file) != 0;
    fclose(file);
    if (failed)
        return fc_fail(err, FC_CANNOT_READ, "the workbook cannot be read back from %.200s",
                       book->path);
    return out->failed ? fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the workbook")
                       : FC_OK;
}

enum fc_status fc_book_close(struct fc_book *book, struct fc_text *out, struct fc_error *err)
{
    for (int i = 0; i < book->n_sheets; i++)
        finish_sheet(book->sheet[i]);
    const lxw_error written = workbook_close(book->lxw);
    if (written != LXW_NO_ERROR)
        fc_fail(&book->error,
                written == LXW_ERROR_MEMORY_MALLOC_FAILED ? FC_NO_MEMORY : FC_CANNOT_WRITE,
                "the workbook cannot be put together in %.200s: %s", book->path,
                lxw_strerror(written));
    enum fc_status status = book->error.status;
    if (status != FC_OK)
        fc_fail(err, status, "%s", book->error.text);
    else
        status = read_back(book, out, err);
    unlink(book->path);
    return status;
}
