/* A table as blocks: its headings, and one block a row. */
#include "plots/pages_parts.h"

#include <math.h>

static const double PAD = 2; /* above and below the text of a row */

static const double KEPT_WHOLE = 250; /* points: a third of a page */

static const struct fc_page_type TITLE = {.size = 9.5, .line = 13.5, .weight = 600};

/* A table on its way into blocks. */
struct work {
    struct fc_page_blocks     *blocks;
    const struct fc_theme     *theme;
    const struct fc_page_grid *grid;
    int                        group;
};

static double room(void)
{
    return FC_PAGE_RIGHT - FC_PAGE_LEFT;
}

static double right_edge(const struct work *work)
{
    const struct fc_page_grid *grid = work->grid;
    double                     right = FC_PAGE_LEFT + grid->column[0].width;
    for (int column = grid->first[work->group]; column < grid->first[work->group + 1]; column++)
        right += grid->gap + grid->column[column].width;
    return fmin(right, FC_PAGE_RIGHT);
}

/* Where a cell goes: a heading stands on the height, the others hang from it. */
struct spot {
    int    column;
    double left, at;
    bool   heading;
};

/* Puts the lines of a cell that is `natural` wide; returns their height. */
static double put_cell(const struct work *work, struct fc_page_block *block, const char *text,
                       double natural, struct spot spot)
{
    const struct fc_page_column *of = &work->grid->column[spot.column];
    struct fc_ruler             *ruler = work->blocks->ruler;
    struct fc_page_type          type = work->grid->type;
    struct fc_page_line          whole = {text, natural};
    struct fc_page_line         *line = &whole;
    size_t                       lines = 1;
    static const double          TOUCH = 0.05; /* widths are whole 1024ths of a point */
    type.weight = spot.heading ? 600 : type.weight;
    if (natural > of->width + TOUCH)
        lines = fc_page_wrap(ruler, type, text, of->width + TOUCH, FC_TABLE_ROW_LINES, &line);
    const double height = (double)lines * type.line;
    for (size_t i = 0; i < lines && text[0] != '\0'; i++) {
        const double at = spot.at + (double)i * type.line - (spot.heading ? height : 0);
        const double x = spot.left + (of->right ? of->width - line[i].width : 0);
        fc_page_line_add(work->blocks, block, line[i], type, work->theme->ink, x, at);
    }
    return height;
}

/* ---- headings ---- */

static const char *title_of(const struct work *work, bool again)
{
    const struct fc_page_grid *grid = work->grid;
    struct fc_ruler           *ruler = work->blocks->ruler;
    const char                *text = grid->table.title;
    if (grid->groups > 1)
        text = fc_ruler_print(ruler, "%s (part %d of %d)", text, work->group + 1, grid->groups);
    return again ? fc_ruler_print(ruler, "%s (continued)", text) : text;
}

/* A line above the table, where it is not the heading of the names. */
static double put_title(const struct work *work, struct fc_page_block *block, bool again)
{
    struct fc_page_line *line;
    struct fc_ruler     *ruler = work->blocks->ruler;
    const size_t lines = fc_page_wrap(ruler, TITLE, title_of(work, again), room(), 6, &line);
    for (size_t i = 0; i < lines; i++)
        fc_page_line_add(work->blocks, block, line[i], TITLE, work->theme->ink, FC_PAGE_LEFT,
                         (double)i * TITLE.line);
    return (double)lines * TITLE.line;
}

static const char *heading_of(const struct work *work, int column, bool again)
{
    if (column > 0)
        return work->grid->table.heading[column];
    return work->grid->titled ? title_of(work, again) : "";
}

/* Headings stand with their feet on one line; returns how high the highest reaches. */
static double put_feet(const struct work *work, struct fc_page_block *block, double foot,
                       bool again)
{
    const struct fc_page_grid *grid = work->grid;
    struct fc_page_type        type = grid->type;
    double                     left = FC_PAGE_LEFT;
    double                     height = 0;
    const int                  from = grid->first[work->group];
    type.weight = 600;
    for (int i = from - 1; i < grid->first[work->group + 1]; i++) {
        const int    column = i < from ? 0 : i;
        const char  *text = heading_of(work, column, again);
        const double natural = text[0] == '\0' ? 0 : fc_page_width(work->blocks->ruler, type, text);
        if (text[0] != '\0')
            height = fmax(height, put_cell(work, block, text, natural,
                                           (struct spot){column, left, foot, true}));
        left += grid->column[column].width + grid->gap;
    }
    return height;
}

static void put_headings(const struct work *work, struct fc_page_block *block, bool again)
{
    struct fc_page_block trial = {0};
    const double         top = work->grid->titled ? 0 : put_title(work, block, again);
    const double         foot = top + put_feet(work, &trial, 0, again);
    put_feet(work, block, foot, again);
    fc_page_rule_add(work->blocks, block, work->theme->second, FC_PAGE_LEFT, right_edge(work),
                     foot + PAD);
    block->height = foot + PAD + 1;
}

/* ---- rows ---- */

/* The line under a row reaches over all columns. */
static double put_below(const struct work *work, struct fc_page_block *block, const char *text,
                        double top)
{
    static const double       INDENT = 10;
    struct fc_page_line      *line;
    const struct fc_page_type type = work->grid->type;
    struct fc_ruler          *ruler = work->blocks->ruler;
    const size_t lines = fc_page_wrap(ruler, type, fc_ruler_clean(ruler, text), room() - INDENT,
                                      FC_TABLE_ROW_LINES / 4, &line);
    for (size_t i = 0; i < lines; i++)
        fc_page_line_add(work->blocks, block, line[i], type, work->theme->second,
                         FC_PAGE_LEFT + INDENT, top + (double)i * type.line);
    return (double)lines * type.line;
}

static void put_row(const struct work *work, struct fc_page_block *block, int row)
{
    const struct fc_page_grid  *grid = work->grid;
    const struct fc_item_table *table = &grid->table;
    const int                   from = grid->first[work->group];
    const int                   to = grid->first[work->group + 1];
    double                      left = FC_PAGE_LEFT;
    double                      height = 0;
    for (int i = from - 1; i < to; i++) {
        const int    column = i < from ? 0 : i;
        const int    cell = row * table->n_columns + column;
        const double natural = grid->natural[cell] * grid->type.size;
        height = fmax(height, put_cell(work, block, table->cell[cell], natural,
                                       (struct spot){column, left, PAD, false}));
        left += grid->column[column].width + grid->gap;
    }
    block->height = height + 2 * PAD;
    if (table->below != NULL && table->below[row] != NULL && work->group == 0)
        block->height += put_below(work, block, table->below[row], block->height - PAD);
    fc_page_rule_add(work->blocks, block, work->theme->grid, FC_PAGE_LEFT, right_edge(work),
                     block->height);
}

/* Headings stay with the first rows, and the last rows with each other; those of a small table all
   stay together. */
static void put_group(const struct work *work, double before)
{
    enum { EDGE = 2 };
    const int             rows = work->grid->table.n_rows;
    struct fc_page_block *head = fc_page_block_add(work->blocks, before);
    put_headings(work, head, false);
    head->keep = rows > 0;
    double                height = head->height;
    struct fc_page_block *again = fc_page_block_apart(work->blocks);
    put_headings(work, again, true);
    for (int row = 0; row < rows && !work->blocks->ruler->no_memory; row++) {
        struct fc_page_block *block = fc_page_block_add(work->blocks, 0);
        put_row(work, block, row);
        block->again = again;
        block->keep = row < rows - 1 && (row < EDGE || row >= rows - 1 - EDGE);
        height += block->height;
    }
    for (struct fc_page_block *block = head; height <= KEPT_WHOLE && block->next != NULL;
         block = block->next)
        block->keep = true;
}

void fc_page_table_add(struct fc_page_blocks *blocks, const struct fc_item_table *table,
                       double before)
{
    static const double BETWEEN = 12;
    struct fc_page_grid grid;
    if (!fc_page_grid_make(&grid, blocks->ruler, table, room()))
        return;
    struct work work = {.blocks = blocks, .theme = fc_theme_named("light"), .grid = &grid};
    for (work.group = 0; work.group < grid.groups; work.group++)
        put_group(&work, work.group == 0 ? before : BETWEEN);
}
