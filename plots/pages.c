#include "plots/pages.h"

#include "plots/pages_parts.h"

/* Three chapters are worth a list. */
enum { FEWEST_LISTED = 3 };

enum where { NOWHERE, UNDER_TITLE, AFTER_FIRST };

static int count_chapters(const struct fc_document *document)
{
    int chapters = 0;
    for (size_t i = 0; i < document->n; i++)
        chapters += document->item[i].kind == FC_ITEM_CHAPTER;
    return chapters;
}

static enum fc_status make_blocks(struct fc_page_blocks *blocks, const struct fc_document *document,
                                  enum where contents, struct fc_error *err)
{
    int            chapters = 0;
    enum fc_status status = FC_OK;
    fc_page_title_add(blocks, document);
    if (contents == UNDER_TITLE)
        fc_page_contents_add(blocks, document);
    for (size_t i = 0; i < document->n && status == FC_OK; i++) {
        const struct fc_item *item = &document->item[i];
        if (contents == AFTER_FIRST && item->kind == FC_ITEM_CHAPTER && chapters == 1)
            fc_page_contents_add(blocks, document);
        status = fc_page_item_add(blocks, item, i == 0 ? NULL : item - 1, &chapters, err);
    }
    return status;
}

/* Whether the whole list of chapters stands on a page that is soon found. */
static bool listed_early(const struct fc_pages *pages, int chapters)
{
    enum { SECOND = 2 };
    for (const struct fc_page *page = pages->first; page != NULL && page->number <= SECOND;
         page = page->next) {
        int listed = 0;
        for (const struct fc_page_box *box = page->first; box != NULL; box = box->next)
            listed += box->counts;
        if (listed > 0)
            return listed == chapters;
    }
    return false;
}

static int page_of_chapter(const struct fc_pages *pages, int chapter)
{
    for (const struct fc_page *page = pages->first; page != NULL; page = page->next)
        for (const struct fc_page_box *box = page->first; box != NULL; box = box->next)
            if (box->chapter == chapter)
                return page->number;
    return 0;
}

/* The numbers of the pages are known now; they end where their boxes end. */
static void fill_contents(struct fc_pages *pages, struct fc_ruler *ruler)
{
    for (struct fc_page *page = pages->first; page != NULL; page = page->next)
        for (struct fc_page_box *box = page->first; box != NULL; box = box->next) {
            if (!box->counts)
                continue;
            box->text = fc_ruler_print(ruler, "%d", page_of_chapter(pages, box->leads));
            box->left = box->right - fc_page_width(ruler, box->type, box->text);
        }
}

/* ---- the foot of each page ---- */

static const double FOOT_ABOVE = 6; /* from the text's end to the rule, and from it to the lines */

static void put_foot(struct fc_page_blocks *foot, const struct fc_document *document, int number,
                     int count)
{
    static const struct fc_page_type type = {.size = 7.5, .line = 10.5, .weight = 400};
    static const double              GAP = 12;
    struct fc_ruler                 *ruler = foot->ruler;
    struct fc_page_block            *block = foot->last;
    const uint32_t                   colour = fc_theme_named("light")->second;
    struct fc_page_line             *line;
    struct fc_page_line which = {fc_ruler_print(ruler, "page %d of %d", number, count), 0};
    double              top = FC_PAGE_BOTTOM + FOOT_ABOVE;
    fc_page_rule_add(foot, block, fc_theme_named("light")->grid, FC_PAGE_LEFT, FC_PAGE_RIGHT, top);
    top += FOOT_ABOVE / 2;
    which.width = fc_page_width(ruler, type, which.text);
    fc_page_line_add(foot, block, which, type, colour, FC_PAGE_RIGHT - which.width, top);
    for (int i = 0; i < 2; i++) {
        const double width = FC_PAGE_RIGHT - FC_PAGE_LEFT - (i == 0 ? which.width + GAP : 0);
        const char  *text = fc_ruler_clean(ruler, document->foot[i]);
        if (text[0] != '\0' && fc_page_wrap(ruler, type, text, width, 1, &line) > 0)
            fc_page_line_add(foot, block, line[0], type, colour, FC_PAGE_LEFT, top + i * type.line);
    }
}

static void add_feet(struct fc_pages *pages, struct fc_ruler *ruler,
                     const struct fc_document *document)
{
    for (struct fc_page *page = pages->first; page != NULL && !ruler->no_memory;
         page = page->next) {
        struct fc_page_blocks foot = {.ruler = ruler};
        fc_page_block_add(&foot, 0);
        if (foot.last == NULL)
            return;
        put_foot(&foot, document, page->number, pages->count);
        if (page->last == NULL)
            page->first = foot.last->first;
        else
            page->last->next = foot.last->first;
        page->last = foot.last->last;
    }
}

enum fc_status fc_pages_lay_out(struct fc_pages *out, struct fc_ruler *ruler,
                                const struct fc_document *document, struct fc_error *err)
{
    const int      chapters = count_chapters(document);
    enum where     contents = chapters < FEWEST_LISTED ? NOWHERE : AFTER_FIRST;
    enum fc_status status = FC_OK;
    for (;; contents = UNDER_TITLE) {
        struct fc_page_blocks blocks = {.ruler = ruler};
        status = make_blocks(&blocks, document, contents, err);
        if (status != FC_OK || ruler->no_memory)
            break;
        fc_page_flow(out, &blocks);
        if (ruler->no_memory || contents != AFTER_FIRST || listed_early(out, chapters))
            break;
    }
    if (status == FC_OK && !ruler->no_memory) {
        fill_contents(out, ruler);
        add_feet(out, ruler, document);
    }
    if (status == FC_OK && ruler->no_memory)
        status = fc_fail(err, FC_NO_MEMORY, "not enough memory for the pages");
    return status;
}
