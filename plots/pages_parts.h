/* What the layout of pages is made of: blocks that are never split, stacked by the flow. */
#ifndef FC_PLOTS_PAGES_PARTS_H
#define FC_PLOTS_PAGES_PARTS_H

#include "plots/pages.h"

/* Boxes are placed from the page's left edge and the block's upper edge. */
struct fc_page_block {
    double                      before; /* space above, but not at the top of a page */
    double                      height;
    bool                        keep;  /* on one page with the next block */
    const struct fc_page_block *again; /* stands above it where it begins a page; NULL: nothing */
    struct fc_page_box         *first, *last;
    struct fc_page_block       *next;
};

struct fc_page_blocks {
    struct fc_ruler      *ruler;
    struct fc_page_block *first, *last;
    struct fc_page_block  nothing; /* stands for a block when memory is out */
};

/* A new block at the end, or one that is not in the list; never NULL. */
struct fc_page_block *fc_page_block_add(struct fc_page_blocks *blocks, double before);
struct fc_page_block *fc_page_block_apart(struct fc_page_blocks *blocks);

/* Copies the box into the block; the copy, or NULL when memory is out. */
struct fc_page_box *fc_page_box_add(struct fc_page_blocks *blocks, struct fc_page_block *block,
                                    struct fc_page_box box);

/* A line of text from `left` on, at a height. */
struct fc_page_box *fc_page_line_add(struct fc_page_blocks *blocks, struct fc_page_block *block,
                                     struct fc_page_line line, struct fc_page_type type,
                                     uint32_t colour, double left, double top);

/* A thin line across. */
void fc_page_rule_add(struct fc_page_blocks *blocks, struct fc_page_block *block, uint32_t colour,
                      double left, double right, double at);

/* A table: smaller type where it is too wide, then groups of its columns one below the other; rows
   are blocks, and its headings stand again where it begins another page. */
void fc_page_table_add(struct fc_page_blocks *blocks, const struct fc_item_table *table,
                       double before);

/* ---- columns of a table ---- */

enum { FC_TABLE_ROW_LINES = 40 }; /* a cell is cut there: a row must fit the page */

struct fc_page_column {
    double natural; /* width at which nothing wraps */
    double least;   /* width below which it must not go */
    double width;   /* that it gets */
    bool   right;   /* figures stand to the right */
};

struct fc_page_grid {
    struct fc_item_table   table;   /* cleaned: no text is NULL but `below` */
    double                *natural; /* [rows * columns] of the cells, at size 1 */
    struct fc_page_column *column;  /* at size 1 until they are set */
    struct fc_page_type    type;
    double                 gap;
    bool                   titled; /* the title is the heading of column 0, not a line above */
    int                    groups;
    int *first; /* [groups + 1] columns 1.. ; group g: first[g]..first[g + 1] - 1 */
};

/* Finds type, groups and widths for a room that wide. False when memory is out. */
bool fc_page_grid_make(struct fc_page_grid *out, struct fc_ruler *ruler,
                       const struct fc_item_table *table, double room);

/* Adds the blocks of one item that follows `before` (NULL: it is the first). FC_BAD_INPUT when the
   figures of a chart do not fit it. */
enum fc_status fc_page_item_add(struct fc_page_blocks *blocks, const struct fc_item *item,
                                const struct fc_item *before, int *chapters, struct fc_error *err);

/* Title and lead of the document; the list of its chapters. */
void fc_page_title_add(struct fc_page_blocks *blocks, const struct fc_document *document);
void fc_page_contents_add(struct fc_page_blocks *blocks, const struct fc_document *document);

/* Stacks the blocks on pages. */
void fc_page_flow(struct fc_pages *out, const struct fc_page_blocks *blocks);

#endif
