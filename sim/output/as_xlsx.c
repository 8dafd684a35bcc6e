#include "output/report.h"

#include "output/words.h"
#include "output/xlsx_sheets.h"

/* What the file says of itself where readers show it. */
static struct fc_words comments_of(const struct fc_report *report)
{
    return fc_words_print("%s possible years, seed %llu, plan SHA-256 %s, funnelcast %s",
                          fc_words_whole(report->run.trials).text,
                          (unsigned long long)report->run.seed, report->plan->sha256, FC_VERSION);
}

static enum fc_status fill(struct fc_book *book, const struct fc_report *report,
                           struct fc_error *err)
{
    const enum fc_status status = fc_xlsx_answer(book, report, err);
    if (status != FC_OK)
        return status;
    fc_xlsx_months(book, report);
    fc_xlsx_promises(book, report);
    fc_xlsx_inputs(book, report);
    if (report->comparison != NULL)
        fc_xlsx_compare(book, report);
    if (report->sample != NULL)
        fc_xlsx_sample(book, report);
    return FC_OK;
}

enum fc_status fc_as_xlsx(struct fc_text *out, const struct fc_report *report,
                          struct fc_arena *arena, struct fc_error *err)
{
    struct fc_book             book;
    const struct fc_words      comments = comments_of(report);
    const struct fc_book_about about = {.title = report->title,
                                        .subject =
                                            report->plan->name == NULL ? "" : report->plan->name,
                                        .comments = comments.text,
                                        .date = report->date,
                                        .currency = report->plan->currency};
    enum fc_status             status = fc_book_open(&book, &about, arena, err);
    if (status != FC_OK)
        return status;
    status = fill(&book, report, err);
    struct fc_text       nothing = {0};
    const enum fc_status closed = fc_book_close(&book, status == FC_OK ? out : &nothing, err);
    fc_text_free(&nothing);
    return status == FC_OK ? closed : status;
}
