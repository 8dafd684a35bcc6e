/* A report as one page that needs nothing but itself: no network, no script, no style to read. */
#include "output/report.h"

#include <string.h>

#include "model/plan.h"
#include "output/dots.h"
#include "output/html_chart.h"
#include "output/html_style.h"
#include "output/html_table.h"
#include "output/html_text.h"
#include "output/words.h"

/* Things said one after another that make one block. */
enum block { NO_BLOCK, LIST, NOTES, COMMANDS };

struct page {
    struct fc_text  *out;
    struct fc_arena *arena;
    int              chapters, charts; /* so far */
    enum block       block;            /* that is open */
};

static void put_element(struct fc_text *out, const char *before, const char *text,
                        const char *after)
{
    fc_text_add(out, "%s", before);
    fc_html_put(out, text);
    fc_text_add(out, "%s\n", after);
}

/* ---- blocks ---- */

static enum block block_of(const struct fc_said *said)
{
    switch (said->kind) {
    case FC_SAY_NOTE: return NOTES;
    case FC_SAY_COMMANDS: return COMMANDS;
    case FC_SAY_SENTENCE: return said->text[0] == ' ' ? LIST : NO_BLOCK;
    default: return NO_BLOCK;
    }
}

static void turn_to(struct page *page, enum block block)
{
    static const char *const open[] = {[NO_BLOCK] = "",
                                       [LIST] = "<ul>\n",
                                       [NOTES] = "<ul class=\"notes\">\n",
                                       [COMMANDS] = "<pre>\n"};
    static const char *const close[] = {
        [NO_BLOCK] = "", [LIST] = "</ul>\n", [NOTES] = "</ul>\n", [COMMANDS] = "</pre>\n"};
    if (page->block != block)
        fc_text_add(page->out, "%s%s", close[page->block], open[block]);
    page->block = block;
}

/* ---- what is said ---- */

/* A chapter reaches to the next one. */
static void put_chapter(struct page *page, const char *title)
{
    const int n = ++page->chapters;
    fc_text_add(page->out, "%s<section aria-labelledby=\"part-%d\">\n<h2 id=\"part-%d\">",
                n == 1 ? "" : "</section>\n", n, n);
    put_element(page->out, "", title, "</h2>");
}

static void put_verdict(struct fc_text *out, const struct fc_said *said)
{
    const char *tone = "";
    if (strcmp(said->word, "YES") == 0)
        tone = " kept";
    else if (strcmp(said->word, "NO") == 0 || strcmp(said->word, "NOT YET") == 0)
        tone = " missed";
    fc_text_add(out, "<p class=\"verdict%s\"><strong>", tone);
    fc_html_put(out, said->word);
    put_element(out, ".</strong> ", said->text, "</p>");
}

static void put_item(struct fc_text *out, const char *text)
{
    const size_t blanks = strspn(text, " ");
    put_element(out, blanks > 0 ? "<li class=\"deeper\">" : "<li>", text + blanks, "</li>");
}

/* Whether a chart of the same chapter and verdict shows what the dots of a terminal would. */
static bool has_chart_after(const struct fc_said *said)
{
    for (said = said->next; said != NULL; said = said->next) {
        if (said->kind == FC_SAY_CHAPTER || said->kind == FC_SAY_VERDICT)
            return false;
        if (said->kind == FC_SAY_CHART &&
            (strcmp(said->chart.type, "worst") == 0 || strcmp(said->chart.type, "verdict") == 0))
            return true;
    }
    return false;
}

static void put_dots(struct fc_text *out, const struct fc_said *said)
{
    struct fc_text text = {0};
    if (has_chart_after(said))
        return;
    fc_dots_draw(&text, said->dots, 0, true);
    out->failed |= text.failed;
    fc_text_add(out, "<pre role=\"img\" aria-label=\"");
    put_element(out, "", said->dots->title, "\">");
    fc_html_put(out, text.bytes);
    fc_text_add(out, "</pre>\n");
    fc_text_free(&text);
}

static enum fc_status put(struct page *page, const struct fc_said *said, struct fc_error *err)
{
    struct fc_text *out = page->out;
    turn_to(page, block_of(said));
    switch (said->kind) {
    case FC_SAY_CHAPTER: put_chapter(page, said->text); break;
    case FC_SAY_HEADING: put_element(out, "<h3>", said->text, "</h3>"); break;
    case FC_SAY_VERDICT: put_verdict(out, said); break;
    case FC_SAY_SENTENCE:
        if (page->block == LIST)
            put_element(out, "<li>", said->text + strspn(said->text, " "), "</li>");
        else
            put_element(out, "<p>", said->text, "</p>");
        break;
    case FC_SAY_TABLE: fc_html_table(out, said->table); break;
    case FC_SAY_DOTS: put_dots(out, said); break;
    case FC_SAY_CHART: return fc_html_chart(out, &said->chart, ++page->charts, page->arena, err);
    case FC_SAY_NOTE: put_item(out, said->text); break;
    case FC_SAY_COMMANDS: put_element(out, "", said->text, ""); break;
    }
    return FC_OK;
}

static enum fc_status put_main(struct page *page, const struct fc_answer *answer,
                               struct fc_error *err)
{
    enum fc_status status = FC_OK;
    fc_text_add(page->out, "<main>\n");
    for (const struct fc_said *said = answer->first; said != NULL && status == FC_OK;
         said = said->next)
        status = put(page, said, err);
    turn_to(page, NO_BLOCK);
    fc_text_add(page->out, "%s</main>\n", page->chapters > 0 ? "</section>\n" : "");
    return status;
}

/* ---- around it ---- */

/* The policy holds the browser to what the page promises: nothing is fetched, nothing is run. */
static void put_head(struct fc_text *out, const struct fc_report *report)
{
    fc_text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"funnelcast " FC_VERSION "\">\n");
    put_element(out, "<title>", report->title, "</title>");
    fc_text_add(out, "<style>\n");
    fc_html_style(out);
    fc_text_add(out, "</style>\n</head>\n<body>\n<header>\n");
    put_element(out, "<h1>", report->title, "</h1>");
    fc_text_add(out, "<p>");
    fc_html_put(out, report->plan->file);
    put_element(out, report->date[0] == '\0' ? "" : " · ", report->date, "</p>\n</header>");
}

static void put_contents(struct fc_text *out, const struct fc_answer *answer)
{
    int n = 0;
    for (const struct fc_said *said = answer->first; said != NULL; said = said->next) {
        if (said->kind != FC_SAY_CHAPTER)
            continue;
        if (n++ == 0)
            fc_text_add(out, "<nav aria-labelledby=\"contents\">\n"
                             "<h2 id=\"contents\">Contents</h2>\n<ol>\n");
        fc_text_add(out, "<li><a href=\"#part-%d\">", n);
        put_element(out, "", said->text, "</a></li>");
    }
    fc_text_add(out, "%s", n > 0 ? "</ol>\n</nav>\n" : "");
}

static void put_plan(struct fc_text *out, const struct fc_plan *plan)
{
    fc_text_add(out, "<p>Plan ");
    fc_html_put(out, plan->name);
    put_element(out, ", file ", plan->file, "");
    put_element(out, "<br>SHA-256 ", plan->sha256, "</p>");
}

static void put_foot(struct fc_text *out, const struct fc_report *report)
{
    const struct fc_run_facts *run = &report->run;
    fc_text_add(out, "<footer>\n<p>%s %s, seed %llu", fc_words_whole(run->trials).text,
                run->closed_form ? "mixes of the inputs" : "possible years",
                (unsigned long long)run->seed);
    if (report->standard_error > 0)
        fc_text_add(out, "; chances good to about %s", fc_words_error(report->standard_error).text);
    fc_text_add(out, ".</p>\n");
    put_plan(out, report->plan);
    for (int i = 0; report->comparison != NULL && i < report->comparison->n; i++)
        put_plan(out, report->comparison->with[i].plan);
    fc_text_add(out, "<p>Made by funnelcast " FC_VERSION ".</p>\n</footer>\n</body>\n</html>\n");
}

enum fc_status fc_as_html(struct fc_text *out, const struct fc_report *report,
                          struct fc_arena *arena, struct fc_error *err)
{
    struct page page = {.out = out, .arena = arena};
    put_head(out, report);
    put_contents(out, &report->answer);
    const enum fc_status status = put_main(&page, &report->answer, err);
    put_foot(out, report);
    if (status == FC_OK && out->failed)
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory to print the report");
    return status;
}
