/* A report on A4 pages: the tree of what is said becomes a document that is laid out and drawn. */
#include "output/report.h"

#include <string.h>

#include "model/plan.h"
#include "output/dots.h"
#include "output/words.h"
#include "plots/pages.h"

/* Items on their way into a document; texts live in the ruler's arena. */
struct writer {
    struct fc_ruler *ruler;
    struct fc_item  *item;
    size_t           n;
};

static void add(struct writer *writer, struct fc_item item)
{
    writer->item[writer->n++] = item;
}

static bool is_chart(const struct fc_said *said, const char *type)
{
    return said->kind == FC_SAY_CHART && strcmp(said->chart.type, type) == 0;
}

/* The chart of that type among what follows in the same chapter, before the next verdict. */
static const struct fc_said *chart_after(const struct fc_said *said, const char *type)
{
    for (said = said->next; said != NULL; said = said->next) {
        if (said->kind == FC_SAY_CHAPTER || said->kind == FC_SAY_VERDICT)
            return NULL;
        if (is_chart(said, type))
            return said;
    }
    return NULL;
}

/* ---- verdicts ---- */

static enum fc_tone tone_of(const char *word)
{
    if (strcmp(word, "YES") == 0)
        return FC_TONE_KEPT;
    return strcmp(word, "NO") == 0 || strcmp(word, "NOT YET") == 0 ? FC_TONE_MISSED
                                                                   : FC_TONE_SECOND;
}

/* The hundred dots stand beside the verdict they show, not as a picture of their own. */
static void add_verdict(struct writer *writer, const struct fc_said *said)
{
    struct fc_item         item = {.kind = FC_ITEM_VERDICT,
                                   .text = said->text,
                                   .word = said->word,
                                   .tone = tone_of(said->word)};
    const struct fc_said  *dots = chart_after(said, "verdict");
    const struct fc_chart *chart = fc_chart_named("verdict");
    if (dots != NULL && fc_chart_unfit(chart, dots->chart.facts) == NULL) {
        item.chart = chart;
        item.facts = dots->chart.facts;
    }
    add(writer, item);
}

/* ---- charts and dots ---- */

/* Why there is no such picture is said where it would be. */
static void add_chart(struct writer *writer, const struct fc_said *said, bool beside_verdict)
{
    const struct fc_chart *chart = fc_chart_named(said->chart.type);
    const char            *unfit =
        chart == NULL ? "there is no such chart" : fc_chart_unfit(chart, said->chart.facts);
    if (unfit != NULL)
        add(writer, (struct fc_item){.kind = FC_ITEM_NOTE,
                                     .text = fc_ruler_print(writer->ruler, "Not drawn: %s; %s.",
                                                            said->chart.type, unfit)});
    else if (!beside_verdict)
        add(writer,
            (struct fc_item){.kind = FC_ITEM_CHART, .chart = chart, .facts = said->chart.facts});
}

/* The dots of a terminal, line by line. */
static void add_dots(struct writer *writer, const struct fc_dots *dots)
{
    struct fc_text text = {0};
    fc_dots_draw(&text, dots, 0, true);
    writer->ruler->no_memory |= text.failed;
    for (const char *at = text.bytes; at != NULL && *at != '\0' && !text.failed;) {
        const size_t length = strcspn(at, "\n");
        add(writer,
            (struct fc_item){.kind = FC_ITEM_LINES,
                             .text = fc_ruler_print(writer->ruler, "%.*s", (int)length, at)});
        at += length + (at[length] == '\n');
    }
    fc_text_free(&text);
}

/* ---- the tree ---- */

static struct fc_item table_of(const struct fc_table *table)
{
    return (struct fc_item){.kind = FC_ITEM_TABLE,
                            .table = {.title = table->title,
                                      .n_columns = table->n_columns,
                                      .n_rows = table->n_rows,
                                      .heading = table->heading,
                                      .cell = table->cell,
                                      .below = table->below,
                                      .words = table->words}};
}

static void add_text(struct writer *writer, enum fc_item_kind kind, const char *text)
{
    add(writer, (struct fc_item){.kind = kind, .text = text});
}

/* How many items one said thing makes at most. */
static size_t items_of(const struct fc_said *said)
{
    enum { DOTS_LINES = 24 };
    return said->kind == FC_SAY_DOTS ? DOTS_LINES : 1;
}

static void add_all(struct writer *writer, const struct fc_answer *answer)
{
    const struct fc_said *about = answer->first; /* the chapter or verdict all this belongs to */
    for (const struct fc_said *said = answer->first; said != NULL; said = said->next) {
        switch (said->kind) {
        case FC_SAY_CHAPTER:
            add_text(writer, FC_ITEM_CHAPTER, said->text);
            about = said;
            break;
        case FC_SAY_HEADING: add_text(writer, FC_ITEM_HEADING, said->text); break;
        case FC_SAY_SENTENCE: add_text(writer, FC_ITEM_PARAGRAPH, said->text); break;
        case FC_SAY_NOTE: add_text(writer, FC_ITEM_NOTE, said->text); break;
        case FC_SAY_COMMANDS: add_text(writer, FC_ITEM_COMMAND, said->text); break;
        case FC_SAY_TABLE: add(writer, table_of(said->table)); break;
        case FC_SAY_VERDICT:
            add_verdict(writer, said);
            about = said;
            break;
        case FC_SAY_DOTS:
            if (chart_after(about, "worst") == NULL && chart_after(about, "verdict") == NULL)
                add_dots(writer, said->dots);
            break;
        case FC_SAY_CHART:
            add_chart(writer, said,
                      about->kind == FC_SAY_VERDICT && chart_after(about, "verdict") == said);
            break;
        }
    }
}

/* ---- the document ---- */

static const char *run_words(struct fc_ruler *ruler, const struct fc_report *report)
{
    const struct fc_run_facts *run = &report->run;
    const char *text = fc_ruler_print(ruler, "%s %s · seed %llu", fc_words_whole(run->trials).text,
                                      run->closed_form ? "mixes of the inputs" : "possible years",
                                      (unsigned long long)run->seed);
    if (report->standard_error > 0)
        text = fc_ruler_print(ruler, "%s · chances good to about %s", text,
                              fc_words_error(report->standard_error).text);
    text = fc_ruler_print(ruler, "%s · plan sha256 %.12s", text, report->plan->sha256);
    if (report->date != NULL && report->date[0] != '\0')
        text = fc_ruler_print(ruler, "%s · %s", text, report->date);
    return text;
}

static struct fc_document document_of(struct fc_ruler *ruler, const struct fc_report *report)
{
    const char *name = fc_ruler_clean(ruler, report->plan->name);
    const char *file = fc_ruler_clean(ruler, report->plan->file);
    const char *date = report->date == NULL ? "" : report->date;
    return (struct fc_document){
        .title = fc_ruler_clean(ruler, report->title),
        .lead = fc_ruler_print(ruler, "%s%s%s", file, date[0] == '\0' ? "" : " · ", date),
        .foot = {name, run_words(ruler, report)},
        .author = "funnelcast",
        .subject = fc_ruler_print(ruler, "Which promises of the plan %s hold, and how safely",
                                  name[0] == '\0' ? file : name),
        .keywords = "promise, funnel, forecast, risk",
        .date = date,
    };
}

static enum fc_status print_pages(struct fc_text *out, const struct fc_report *report,
                                  struct writer *writer, struct fc_error *err)
{
    struct fc_pages    pages;
    struct fc_document document = document_of(writer->ruler, report);
    size_t             room = 0;
    for (const struct fc_said *said = report->answer.first; said != NULL; said = said->next)
        room += items_of(said);
    writer->item = fc_ruler_take(writer->ruler, room, sizeof *writer->item);
    if (writer->item != NULL)
        add_all(writer, &report->answer);
    document.item = writer->item;
    document.n = writer->n;
    const enum fc_status status = fc_pages_lay_out(&pages, writer->ruler, &document, err);
    return status == FC_OK ? fc_pages_draw(out, &pages, &document, err) : status;
}

enum fc_status fc_as_pdf(struct fc_text *out, const struct fc_report *report,
                         struct fc_arena *arena, struct fc_error *err)
{
    struct fc_ruler ruler;
    enum fc_status  status = fc_ruler_make(&ruler, arena, err);
    if (status != FC_OK)
        return status;
    struct writer writer = {.ruler = &ruler};
    status = print_pages(out, report, &writer, err);
    fc_ruler_free(&ruler);
    return status;
}
