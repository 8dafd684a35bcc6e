/* Blocks stacked on pages: none is split, and those that belong together stay together. */
#include "plots/pages_parts.h"

struct flow {
    struct fc_pages             *pages;
    const struct fc_page_blocks *blocks;
    double                       at; /* how far the page is filled */
};

static void begin_page(struct flow *flow)
{
    struct fc_pages *pages = flow->pages;
    struct fc_page  *page = fc_ruler_take(flow->blocks->ruler, 1, sizeof *page);
    flow->at = FC_PAGE_TOP;
    if (page == NULL)
        return;
    page->number = ++pages->count;
    if (pages->last == NULL)
        pages->first = page;
    else
        pages->last->next = page;
    pages->last = page;
}

static bool is_empty(const struct flow *flow)
{
    return flow->pages->last == NULL || flow->pages->last->first == NULL;
}

/* Copies the block's boxes to where the page is filled to. */
static void put(struct flow *flow, const struct fc_page_block *block)
{
    struct fc_page *page = flow->pages->last;
    for (const struct fc_page_box *from = block->first; from != NULL && page != NULL;
         from = from->next) {
        struct fc_page_box *box = fc_ruler_take(flow->blocks->ruler, 1, sizeof *box);
        if (box == NULL)
            return;
        *box = *from;
        box->top += flow->at;
        box->bottom += flow->at;
        box->next = NULL;
        if (page->last == NULL)
            page->first = box;
        else
            page->last->next = box;
        page->last = box;
    }
    flow->at += block->height;
}

/* What the block and those it must stand with take, one below the other. */
static double chain_height(const struct fc_page_block *block)
{
    double height = block->height;
    for (; block->keep && block->next != NULL; block = block->next)
        height += block->next->before + block->next->height;
    return height;
}

static bool fits(const struct flow *flow, double before, double height)
{
    return is_empty(flow) || flow->at + before + height <= FC_PAGE_BOTTOM + 1e-6;
}

static void place(struct flow *flow, const struct fc_page_block *block, bool together)
{
    const double room = FC_PAGE_BOTTOM - FC_PAGE_TOP;
    const double chain = chain_height(block);
    if (!fits(flow, block->before, block->height) ||
        (together && chain <= room && !fits(flow, block->before, chain)))
        begin_page(flow);
    if (!is_empty(flow))
        flow->at += block->before;
    else if (block->again != NULL)
        put(flow, block->again);
    put(flow, block);
}

void fc_page_flow(struct fc_pages *out, const struct fc_page_blocks *blocks)
{
    struct flow flow = {.pages = out, .blocks = blocks};
    bool        kept = false; /* with the block before, which has seen to both */
    *out = (struct fc_pages){0};
    begin_page(&flow);
    for (const struct fc_page_block *block = blocks->first;
         block != NULL && !blocks->ruler->no_memory; block = block->next) {
        place(&flow, block, !kept);
        kept = block->keep;
    }
}
