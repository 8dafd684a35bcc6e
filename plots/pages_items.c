/* From what a document says to blocks: words, verdicts, figures. */
#include "plots/pages_parts.h"

#include <math.h>
#include <string.h>

#include "plots/verdict.h"
#include "plots/words.h"

static const struct fc_page_type TITLE = {.size = 18, .line = 24, .weight = 600},
                                 CHAPTER = {.size = 14, .line = 19, .weight = 600},
                                 HEADING = {.size = 10.5, .line = 14.5, .weight = 600},
                                 WORD = {.size = 12, .line = 16, .weight = 600},
                                 VERDICT = {.size = 11, .line = 15.5, .weight = 400},
                                 BODY = {.size = 9.5, .line = 13.5, .weight = 400},
                                 NOTE = {.size = 8, .line = 11, .weight = 400},
                                 TYPED = {.size = 8, .line = 11.5, .weight = 400, .mono = true},
                                 DOTS = {.size = 7, .line = 8.2, .weight = 400, .mono = true};

enum { TITLE_LINES = 8 };

static const double ROOM = FC_PAGE_RIGHT - FC_PAGE_LEFT;

/* Space above an item; less between those of a kind that stand together. */
static double space_above(enum fc_item_kind kind, const struct fc_item *before)
{
    const bool follows = before != NULL && before->kind == kind;
    switch (kind) {
    case FC_ITEM_CHAPTER: return 20;
    case FC_ITEM_HEADING: return before != NULL && before->kind == FC_ITEM_CHAPTER ? 6 : 14;
    case FC_ITEM_VERDICT: return 8;
    case FC_ITEM_PARAGRAPH: return follows ? 3 : 7;
    case FC_ITEM_NOTE: return follows ? 2 : 8;
    case FC_ITEM_COMMAND: return follows ? 1 : 8;
    case FC_ITEM_LINES: return follows ? 0 : 8;
    case FC_ITEM_TABLE: return 12;
    case FC_ITEM_CHART: break;
    }
    return before != NULL && before->kind == FC_ITEM_CHAPTER ? 8 : 12;
}

/* ---- words ---- */

/* A paragraph from `left` on, one block a line, so that a long one may run over to the next page:
   two of its lines at least stay together on either side. */
static void put_lines(struct fc_page_blocks *blocks, const char *text, struct fc_page_type type,
                      uint32_t colour, double left, double hang, double before, bool keep)
{
    struct fc_page_line *line;
    const double         width = FC_PAGE_RIGHT - left - hang;
    const size_t         lines = fc_page_wrap(blocks->ruler, type, text, width, SIZE_MAX, &line);
    for (size_t i = 0; i < lines; i++) {
        struct fc_page_block *block = fc_page_block_add(blocks, i == 0 ? before : 0);
        fc_page_line_add(blocks, block, line[i], type, colour, left + (i == 0 ? 0 : hang), 0);
        block->height = type.line;
        block->keep = i + 1 == lines ? keep : i == 0 || i + 2 == lines;
    }
}

/* A sentence that announces what follows stands with it. */
static bool announces(const char *text)
{
    const size_t length = strlen(text);
    return length > 0 && text[length - 1] == ':';
}

/* What begins with blanks is an item of a list: it stands to the right, further lines deeper. */
static void put_paragraph(struct fc_page_blocks *blocks, const char *text, struct fc_page_type type,
                          uint32_t colour, double before)
{
    const double blank = 0.5 * type.size;
    const size_t blanks = strspn(text, " ");
    const double hang = blanks > 0 ? 2 * blank : 0;
    put_lines(blocks, text + blanks, type, colour,
              FC_PAGE_LEFT + fmin(blank * (double)blanks, ROOM / 4), hang, before, announces(text));
}

static void put_chapter(struct fc_page_blocks *blocks, const char *text, int chapter, double before)
{
    const struct fc_theme *theme = fc_theme_named("light");
    struct fc_page_line   *line;
    const size_t           lines = fc_page_wrap(blocks->ruler, CHAPTER, text, ROOM, 8, &line);
    struct fc_page_block  *block = fc_page_block_add(blocks, before);
    for (size_t i = 0; i < lines; i++) {
        struct fc_page_box *box = fc_page_line_add(blocks, block, line[i], CHAPTER, theme->ink,
                                                   FC_PAGE_LEFT, (double)i * CHAPTER.line);
        if (box != NULL && i == 0)
            box->chapter = chapter, box->outline = text;
    }
    block->height = (double)lines * CHAPTER.line + 4;
    fc_page_rule_add(blocks, block, theme->second, FC_PAGE_LEFT, FC_PAGE_RIGHT, block->height - 1);
    block->keep = true;
}

/* ---- a verdict ---- */

static const double DOTS_SIDE = 84, DOTS_GAP = 16, PAD_X = 8, PAD_Y = 3;

/* The word in its box; returns the box's right edge. */
static double put_word(struct fc_page_blocks *blocks, struct fc_page_block *block,
                       const struct fc_item *item, double left, double top)
{
    const struct fc_theme *theme = fc_theme_named("light");
    struct fc_page_line   *line;
    const uint32_t         fill = fc_theme_tone(theme, item->tone);
    if (fc_page_wrap(blocks->ruler, WORD, fc_ruler_clean(blocks->ruler, item->word), ROOM / 3, 1,
                     &line) == 0)
        return left;
    const double right = left + line[0].width + 2 * PAD_X;
    fc_page_box_add(blocks, block,
                    (struct fc_page_box){.mark = FC_MARK_FILL,
                                         .left = left,
                                         .top = top,
                                         .right = right,
                                         .bottom = top + WORD.line + 2 * PAD_Y,
                                         .colour = fill});
    fc_page_line_add(blocks, block, line[0], WORD, fc_theme_on(fill), left + PAD_X, top + PAD_Y);
    return right;
}

/* Lines from a height on; returns where they end. */
static double put_text(struct fc_page_blocks *blocks, struct fc_page_block *block, const char *text,
                       struct fc_page_type type, enum fc_tone tone, double left, double top)
{
    struct fc_page_line *line;
    const uint32_t       colour = fc_theme_tone(fc_theme_named("light"), tone);
    const size_t lines = fc_page_wrap(blocks->ruler, type, text, FC_PAGE_RIGHT - left, 30, &line);
    for (size_t i = 0; i < lines; i++, top += type.line)
        fc_page_line_add(blocks, block, line[i], type, colour, left, top);
    return top;
}

static void put_dots(struct fc_page_blocks *blocks, struct fc_page_block *block, int kept)
{
    fc_page_box_add(blocks, block,
                    (struct fc_page_box){.mark = FC_MARK_DOTS,
                                         .left = FC_PAGE_LEFT,
                                         .top = 0,
                                         .right = FC_PAGE_LEFT + DOTS_SIDE,
                                         .bottom = DOTS_SIDE,
                                         .kept = kept});
}

static enum fc_status put_verdict(struct fc_page_blocks *blocks, const struct fc_item *item,
                                  const char *text, double before, struct fc_error *err)
{
    struct fc_chart_plan  plan;
    struct fc_page_block *block = fc_page_block_add(blocks, before);
    const bool            dots = item->chart != NULL;
    const double          left = FC_PAGE_LEFT + (dots ? DOTS_SIDE + DOTS_GAP : 0);
    const enum fc_status  status =
        dots ? fc_chart_lay_out(&plan, blocks->ruler, item->chart, item->facts, err) : FC_OK;
    if (status != FC_OK)
        return status;
    const double right = put_word(blocks, block, item, left, 0);
    const double low = put_text(blocks, block, text, VERDICT, FC_TONE_INK, right + 10, PAD_Y);
    block->height = fmax(low, WORD.line + 2 * PAD_Y);
    if (dots) {
        const char *legend = fc_ruler_print(blocks->ruler,
                                            "Each dot is one possible %s: filled where the promise "
                                            "is kept, a ring where it is missed.",
                                            fc_future_word(item->facts));
        put_dots(blocks, block, ((const struct fc_verdict_plan *)plan.marks)->kept);
        block->height = fmax(DOTS_SIDE, put_text(blocks, block, legend, NOTE, FC_TONE_SECOND, left,
                                                 block->height + 6));
    }
    return FC_OK;
}

/* ---- a chart ---- */

static enum fc_status put_chart(struct fc_page_blocks *blocks, const struct fc_item *item,
                                double before, struct fc_error *err)
{
    static const double   BELOW = 3, BELOW_MARKS = 10;
    struct fc_chart_plan *plan = fc_ruler_take(blocks->ruler, 1, sizeof *plan);
    struct fc_page_block *block = fc_page_block_add(blocks, before);
    if (plan == NULL)
        return FC_OK; /* said once, by the ruler */
    const enum fc_status status =
        fc_chart_lay_out(plan, blocks->ruler, item->chart, item->facts, err);
    if (status != FC_OK)
        return status;
    plan->frame.footers = 0; /* every page has one */
    const double height = ROOM * (plan->frame.bottom + BELOW_MARKS) / FC_CHART_WIDTH;
    fc_page_box_add(blocks, block,
                    (struct fc_page_box){.mark = FC_MARK_CHART,
                                         .left = FC_PAGE_LEFT,
                                         .top = 0,
                                         .right = FC_PAGE_RIGHT,
                                         .bottom = height,
                                         .text = plan->words.title,
                                         .colour = fc_theme_named("light")->grid,
                                         .chart = item->chart,
                                         .plan = plan});
    block->height = put_text(blocks, block, plan->words.description, NOTE, FC_TONE_SECOND,
                             FC_PAGE_LEFT, height + BELOW);
    if (plan->words.warning != NULL)
        block->height = put_text(blocks, block, plan->words.warning, NOTE, FC_TONE_SECOND,
                                 FC_PAGE_LEFT, block->height);
    return FC_OK;
}

/* ---- any item ---- */

enum fc_status fc_page_item_add(struct fc_page_blocks *blocks, const struct fc_item *item,
                                const struct fc_item *before, int *chapters, struct fc_error *err)
{
    const struct fc_theme *theme = fc_theme_named("light");
    const double           above = space_above(item->kind, before);
    const char            *text = fc_ruler_clean(blocks->ruler, item->text);
    switch (item->kind) {
    case FC_ITEM_CHAPTER: put_chapter(blocks, text, ++*chapters, above); break;
    case FC_ITEM_HEADING:
        put_lines(blocks, text, HEADING, theme->ink, FC_PAGE_LEFT, 0, above, true);
        break;
    case FC_ITEM_VERDICT: return put_verdict(blocks, item, text, above, err);
    case FC_ITEM_PARAGRAPH: put_paragraph(blocks, text, BODY, theme->ink, above); break;
    case FC_ITEM_NOTE: put_paragraph(blocks, text, NOTE, theme->second, above); break;
    case FC_ITEM_COMMAND:
        put_lines(blocks, text, TYPED, theme->ink, FC_PAGE_LEFT, 12, above, false);
        break;
    case FC_ITEM_LINES:
        put_lines(blocks, text, DOTS, theme->ink, FC_PAGE_LEFT, 0, above, true);
        break;
    case FC_ITEM_TABLE: fc_page_table_add(blocks, &item->table, above); break;
    case FC_ITEM_CHART: return put_chart(blocks, item, above, err);
    }
    return FC_OK;
}

/* ---- what a document begins with ---- */

void fc_page_title_add(struct fc_page_blocks *blocks, const struct fc_document *document)
{
    const struct fc_theme *theme = fc_theme_named("light");
    struct fc_page_block  *block = fc_page_block_add(blocks, 0);
    const char            *title = fc_ruler_clean(blocks->ruler, document->title);
    const double           width = fc_page_balance(blocks->ruler, TITLE, title, ROOM);
    struct fc_page_line   *line;
    const size_t lines = fc_page_wrap(blocks->ruler, TITLE, title, width, TITLE_LINES, &line);
    for (size_t i = 0; i < lines; i++)
        fc_page_line_add(blocks, block, line[i], TITLE, theme->ink, FC_PAGE_LEFT,
                         (double)i * TITLE.line);
    block->height = (double)lines * TITLE.line;
    block->height = put_text(blocks, block, fc_ruler_clean(blocks->ruler, document->lead), BODY,
                             FC_TONE_SECOND, FC_PAGE_LEFT, block->height + 2);
    block->keep = true;
}

/* A chapter's name and, at the end of the column, its page, which is not known yet. */
static void put_entry(struct fc_page_blocks *blocks, struct fc_page_block *block, const char *title,
                      int chapter, double left, double right)
{
    static const double  NUMBER = 20;
    const uint32_t       colour = fc_theme_named("light")->kept;
    struct fc_page_line *line;
    struct fc_page_box  *box;
    if (fc_page_wrap(blocks->ruler, BODY, title, right - left - NUMBER, 1, &line) == 0)
        return;
    box = fc_page_line_add(blocks, block, line[0], BODY, colour, left, 0);
    if (box != NULL)
        box->leads = chapter;
    box = fc_page_line_add(blocks, block, (struct fc_page_line){"", NUMBER - 2}, BODY,
                           fc_theme_named("light")->second, right - NUMBER + 2, 0);
    if (box != NULL)
        box->leads = chapter, box->counts = true;
}

/* Two columns, read one after the other. */
void fc_page_contents_add(struct fc_page_blocks *blocks, const struct fc_document *document)
{
    static const double    GUTTER = 24;
    const double           width = (ROOM - GUTTER) / 2;
    int                    chapters = 0;
    struct fc_page_block **row = fc_ruler_take(blocks->ruler, document->n, sizeof *row);
    put_lines(blocks, "Contents", HEADING, fc_theme_named("light")->ink, FC_PAGE_LEFT, 0, 16, true);
    for (size_t i = 0; row != NULL && i < document->n; i++)
        if (document->item[i].kind == FC_ITEM_CHAPTER && chapters++ % 2 == 0) {
            row[chapters / 2] = fc_page_block_add(blocks, 0);
            row[chapters / 2]->height = BODY.line;
        }
    const int rows = (chapters + 1) / 2;
    chapters = 0;
    for (size_t i = 0; row != NULL && i < document->n; i++)
        if (document->item[i].kind == FC_ITEM_CHAPTER) {
            const double left = FC_PAGE_LEFT + (chapters < rows ? 0 : width + GUTTER);
            put_entry(blocks, row[chapters % rows],
                      fc_ruler_clean(blocks->ruler, document->item[i].text), chapters + 1, left,
                      left + width);
            chapters++;
        }
}
