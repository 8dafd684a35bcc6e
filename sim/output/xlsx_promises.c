#include "output/xlsx_promises.h"

#include "output/words.h"
#include "output/xlsx_promise_rows.h"
#include "output/xlsx_sheets.h"

enum { TITLE_ROW, NOTE_ROW, HEADING_ROW, HEAD_COLUMNS = 5 };

static void put_promise(struct fc_promise_cell *at)
{
    const char *name = at->answer->promise->section.name;
    fc_sheet_text(at->sheet, HEADING_ROW, 1 + at->promise, FC_LOOK_COLUMN,
                  name != NULL ? name : fc_words_print("%d", at->promise + 1).text);
    for (at->row = 0; at->row < FC_PROMISE_ROWS; at->row++)
        fc_xlsx_promise_cell(at);
}

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
                "more than two standard errors. Change a level: its chance in the sample follows.",
                fc_words_whole(report->sample->columns.trials).text,
                fc_words_whole(report->run.trials).text)
                .text);
}

void fc_xlsx_promises(struct fc_book *book, const struct fc_report *report)
{
    const int              n = report->promises->n;
    struct fc_sheet       *sheet = fc_book_sheet(book, "Promises", n == 0 ? 2 : FC_PROMISE_ROW, 1);
    struct fc_promise_cell at = {.sheet = sheet, .report = report};
    int                    row = HEADING_ROW + 1;
    put_head(sheet, report, HEAD_COLUMNS - 1);
    if (n > 0) {
        fc_sheet_text(sheet, HEADING_ROW, 0, FC_LOOK_FIRST, "Promise");
        for (int i = 0; i < FC_PROMISE_ROWS; i++)
            fc_xlsx_promise_name(sheet, i);
        row = FC_PROMISE_ROW + FC_PROMISE_ROWS + 1;
    }
    for (at.promise = 0; at.promise < n; at.promise++) {
        at.answer = &report->promises->answer[at.promise];
        put_promise(&at);
    }
    row = fc_xlsx_totals(sheet, report, row);
    for (int i = 0; i < n; i++)
        row = fc_xlsx_curve(sheet, report, i, fc_xlsx_level_cell(i).text, row);
}
