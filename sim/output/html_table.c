/* Both kinds of tables, that of an answer and that behind a chart, are one table to a page. */
#include "output/html_table.h"

#include <string.h>

/* Tables of more columns than this may not fit a page: they can be scrolled with the keyboard, and
   are set smaller on paper. Of no more rows than that: kept on one page of paper. */
enum { FEW_COLUMNS = 8, FEW_ROWS = 16 };

/* What the two kinds have in common. */
struct grid {
    const char        *caption;
    int                columns, rows;
    const char *const *heading; /* [columns]; that of column 0 may be NULL: the caption says it */
    const char *const *cell;    /* [rows * columns] */
    const char *const *below;   /* [rows], or NULL */
    bool               words;
};

static bool is_empty(const char *text)
{
    return text == NULL || text[0] == '\0';
}

/* Columns without any figure stand on the left, as words do. */
static bool is_wordy(const struct grid *grid, int column)
{
    if (grid->words || column == 0)
        return true;
    for (int row = 0; row < grid->rows; row++) {
        const char *cell = grid->cell[row * grid->columns + column];
        if (cell != NULL && strpbrk(cell, "0123456789") != NULL)
            return false;
    }
    return true;
}

static void put_head(struct fc_text *out, const struct grid *grid)
{
    fc_text_add(out, "<thead>\n<tr>");
    for (int column = 0; column < grid->columns; column++) {
        const char *class = is_wordy(grid, column) ? " class=\"w\"" : "";
        if (is_empty(grid->heading[column])) {
            fc_text_add(out, "<td></td>");
            continue;
        }
        fc_text_add(out, "<th scope=\"col\"%s>", class);
        fc_html_put(out, grid->heading[column]);
        fc_text_add(out, "</th>");
    }
    fc_text_add(out, "</tr>\n</thead>\n");
}

static void put_row(struct fc_text *out, const struct grid *grid, int row)
{
    const char *const *cell = &grid->cell[row * grid->columns];
    const char        *below = grid->below == NULL ? NULL : grid->below[row];
    fc_text_add(out, "<tr%s><th scope=\"row\">", below == NULL ? "" : " class=\"above\"");
    fc_html_put(out, cell[0]);
    fc_text_add(out, "</th>");
    for (int column = 1; column < grid->columns; column++) {
        fc_text_add(out, is_wordy(grid, column) ? "<td class=\"w\">" : "<td>");
        fc_html_put(out, cell[column]);
        fc_text_add(out, "</td>");
    }
    fc_text_add(out, "</tr>\n");
    if (below != NULL) {
        fc_text_add(out, "<tr class=\"below\"><td class=\"w\" colspan=\"%d\">", grid->columns);
        fc_html_put(out, below);
        fc_text_add(out, "</td></tr>\n");
    }
}

static void put_box(struct fc_text *out, const struct grid *grid)
{
    fc_text_add(out, "<div class=\"wide\"");
    if (grid->columns > FEW_COLUMNS) {
        fc_text_add(out, " role=\"region\" tabindex=\"0\" aria-label=\"");
        fc_html_put(out, grid->caption);
        fc_text_add(out, "\"");
    }
    fc_text_add(out, ">\n<table class=\"%s%s%s\">\n", grid->words ? "words" : "figures",
                grid->columns > FEW_COLUMNS ? " many" : "", grid->rows <= FEW_ROWS ? " short" : "");
}

static void put_grid(struct fc_text *out, const struct grid *grid)
{
    bool headed = false;
    for (int column = 0; column < grid->columns; column++)
        headed |= !is_empty(grid->heading[column]);
    put_box(out, grid);
    fc_text_add(out, "<caption>");
    fc_html_put(out, grid->caption);
    fc_text_add(out, "</caption>\n");
    if (headed)
        put_head(out, grid);
    fc_text_add(out, "<tbody>\n");
    for (int row = 0; row < grid->rows && !out->failed; row++)
        put_row(out, grid, row);
    fc_text_add(out, "</tbody>\n</table>\n</div>\n");
}

void fc_html_table(struct fc_text *out, const struct fc_table *table)
{
    const struct grid grid = {.caption = table->title,
                              .columns = table->n_columns,
                              .rows = table->n_rows,
                              .heading = table->heading,
                              .cell = table->cell,
                              .below = table->below,
                              .words = table->words};
    put_grid(out, &grid);
}

void fc_html_chart_table(struct fc_text *out, const struct fc_chart_words *words)
{
    const struct grid grid = {.caption = words->title,
                              .columns = (int)words->table.columns,
                              .rows = (int)words->table.rows,
                              .heading = words->table.heading,
                              .cell = words->table.cell};
    put_grid(out, &grid);
}
