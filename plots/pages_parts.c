#include "plots/pages_parts.h"

struct fc_page_block *fc_page_block_apart(struct fc_page_blocks *blocks)
{
    struct fc_page_block *block = fc_ruler_take(blocks->ruler, 1, sizeof *block);
    return block == NULL ? &blocks->nothing : block;
}

struct fc_page_block *fc_page_block_add(struct fc_page_blocks *blocks, double before)
{
    struct fc_page_block *block = fc_page_block_apart(blocks);
    block->before = before;
    if (block == &blocks->nothing)
        return block;
    if (blocks->last == NULL)
        blocks->first = block;
    else
        blocks->last->next = block;
    blocks->last = block;
    return block;
}

struct fc_page_box *fc_page_box_add(struct fc_page_blocks *blocks, struct fc_page_block *block,
                                    struct fc_page_box box)
{
    struct fc_page_box *kept = fc_ruler_take(blocks->ruler, 1, sizeof *kept);
    if (kept == NULL)
        return NULL;
    *kept = box;
    if (block->last == NULL)
        block->first = kept;
    else
        block->last->next = kept;
    block->last = kept;
    return kept;
}

struct fc_page_box *fc_page_line_add(struct fc_page_blocks *blocks, struct fc_page_block *block,
                                     struct fc_page_line line, struct fc_page_type type,
                                     uint32_t colour, double left, double top)
{
    return fc_page_box_add(blocks, block,
                           (struct fc_page_box){.mark = FC_MARK_TEXT,
                                                .left = left,
                                                .top = top,
                                                .right = left + line.width,
                                                .bottom = top + type.line,
                                                .text = line.text,
                                                .type = type,
                                                .colour = colour});
}

void fc_page_rule_add(struct fc_page_blocks *blocks, struct fc_page_block *block, uint32_t colour,
                      double left, double right, double at)
{
    static const double THICK = 0.5;
    fc_page_box_add(blocks, block,
                    (struct fc_page_box){.mark = FC_MARK_RULE,
                                         .left = left,
                                         .top = at - THICK / 2,
                                         .right = right,
                                         .bottom = at + THICK / 2,
                                         .colour = colour});
}
