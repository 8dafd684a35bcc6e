/* The columns of a table: how wide, in which size of type, in how many groups. */
#include "plots/pages_parts.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* From large to small; below this it could not be read. */
static const double sizes[] = {8.5, 8, 7.5, 7};
static const int    SIZES = sizeof sizes / sizeof sizes[0];

static const double WIDE_GAP = 14; /* between columns, where there are few */

static const double MEASURED = 10; /* the size at which text is measured: widths grow with it */

/* Shares of the room: a name is not pressed below, a word or figure never takes more. */
static const double LEAST_NAME = 0.16, MOST_NAME = 0.4, MOST_WORD = 0.3, MOST_FIGURE = 0.45;

static struct fc_page_type type_of(double size, int weight)
{
    return (struct fc_page_type){.size = size, .line = 1.35 * size, .weight = weight};
}

static const char **clean_all(struct fc_ruler *ruler, const char *const *text, size_t n)
{
    const char **clean = fc_ruler_take(ruler, n, sizeof *clean);
    for (size_t i = 0; clean != NULL && i < n; i++)
        clean[i] = text[i] == NULL || text[i][0] == '\0' ? "" : fc_ruler_clean(ruler, text[i]);
    return clean;
}

static bool has_digit(const char *text)
{
    for (; *text != '\0'; text++)
        if (isdigit((unsigned char)*text))
            return true;
    return false;
}

static const char *cell_of(const struct fc_item_table *table, int row, int column)
{
    return table->cell[row * table->n_columns + column];
}

/* A column of figures stands to the right, though now and then a word stands among them: "none". */
static bool stands_right(const struct fc_item_table *table, int column)
{
    if (table->words || column == 0)
        return false;
    int figures = 0, words = 0;
    for (int row = 0; row < table->n_rows; row++) {
        const char *text = cell_of(table, row, column);
        figures += has_digit(text);
        words += text[0] != '\0' && !has_digit(text);
    }
    return figures >= words;
}

static double least_of_cell(struct fc_ruler *ruler, const char *text, double natural, bool wraps)
{
    return wraps && strchr(text, ' ') != NULL
               ? fc_page_word_width(ruler, type_of(MEASURED, 400), text) / MEASURED
               : natural;
}

/* Widths for a size of 1. */
static void measure_column(struct fc_page_grid *grid, struct fc_ruler *ruler, int column)
{
    const struct fc_item_table *table = &grid->table;
    struct fc_page_column      *out = &grid->column[column];
    out->right = stands_right(table, column);
    if (column > 0) {
        const struct fc_page_type type = type_of(MEASURED, 600);
        out->natural = fc_page_width(ruler, type, table->heading[column]) / MEASURED;
        out->least = fc_page_word_width(ruler, type, table->heading[column]) / MEASURED;
    }
    for (int row = 0; row < table->n_rows; row++) {
        const char  *text = cell_of(table, row, column);
        const double natural =
            text[0] == '\0' ? 0 : fc_page_width(ruler, type_of(MEASURED, 400), text) / MEASURED;
        grid->natural[row * table->n_columns + column] = natural;
        out->natural = fmax(out->natural, natural);
        if (natural > out->least)
            out->least = fmax(out->least, least_of_cell(ruler, text, natural, !out->right));
    }
}

/* The least a column may get at this size of type. */
static double least_width(const struct fc_page_grid *grid, int column, double size, double room)
{
    const struct fc_page_column *of = &grid->column[column];
    const double most = (column == 0 ? MOST_NAME : of->right ? MOST_FIGURE : MOST_WORD) * room;
    const double least = column == 0 ? fmax(of->least * size, LEAST_NAME * room) : of->least * size;
    return fmin(fmin(least, of->natural * size), most);
}

static double least_of_group(const struct fc_page_grid *grid, int from, int to, double room)
{
    double width = least_width(grid, 0, grid->type.size, room);
    for (int column = from; column < to; column++)
        width += grid->gap + least_width(grid, column, grid->type.size, room);
    return width;
}

/* As many columns a group as fit, about as many in each. */
static void make_groups(struct fc_page_grid *grid, double room)
{
    const int n = grid->table.n_columns;
    int       most = n;
    for (int attempt = 0; attempt < 2; attempt++) {
        grid->groups = 0;
        grid->first[0] = 1;
        for (int column = 1; column < n;) {
            const int from = column++;
            while (column < n && column - from < most &&
                   least_of_group(grid, from, column + 1, room) <= room)
                column++;
            grid->first[++grid->groups] = column;
        }
        most = grid->groups > 0 ? (n - 1 + grid->groups - 1) / grid->groups : n;
    }
    if (grid->groups == 0)
        grid->first[grid->groups++] = 1, grid->first[grid->groups] = n;
}

/* How much wider a column would be if nothing in it wrapped. */
static double lack(const struct fc_page_grid *grid, int column, double room)
{
    const double size = grid->type.size;
    return grid->column[column].natural * size - least_width(grid, column, size, room);
}

/* What all take when each gets what it lacks, but at most so much. */
static double taken(const struct fc_page_grid *grid, int from, int to, double most, double room)
{
    double sum = fmin(most, lack(grid, 0, room));
    for (int column = from; column < to; column++)
        sum += fmin(most, lack(grid, column, room));
    return sum;
}

/* What is left over goes to the columns that would wrap, first to those that lack little: so only
   the longest texts wrap. Returns the width of the names. */
static double share_out(struct fc_page_grid *grid, int group, double room)
{
    enum { HALVINGS = 30 };
    const double size = grid->type.size;
    const int    from = grid->first[group], to = grid->first[group + 1];
    const double spare = room - least_of_group(grid, from, to, room);
    double       most = 0;
    double       step = room;
    for (int i = 0; i < HALVINGS; i++, step /= 2)
        most += taken(grid, from, to, most + step, room) <= spare ? step : 0;
    for (int column = from; column < to; column++)
        grid->column[column].width =
            least_width(grid, column, size, room) + fmin(most, lack(grid, column, room));
    return least_width(grid, 0, size, room) + fmin(most, lack(grid, 0, room));
}

/* A title that has room beside the headings stands there, as the heading of the names. */
static void place_title(struct fc_page_grid *grid, struct fc_ruler *ruler, double room)
{
    enum { SHORT = 14 }; /* rows that stay on one page */
    struct fc_page_column    *names = &grid->column[0];
    const struct fc_page_type bold = type_of(MEASURED, 600);
    const char               *text = grid->table.title;
    if (grid->table.n_rows > SHORT)
        text = fc_ruler_print(ruler, "%s (continued)", text);
    const double title = fc_page_width(ruler, bold, text) / MEASURED;
    double       width = fmax(names->natural, title) * sizes[0];
    for (int column = 1; column < grid->table.n_columns; column++)
        width += WIDE_GAP + grid->column[column].least * sizes[0];
    grid->titled = width <= room && title * sizes[0] <= MOST_NAME * room;
    if (grid->titled) {
        names->natural = fmax(names->natural, title);
        names->least = fmax(names->least, title);
    }
}

static void set_size(struct fc_page_grid *grid, int index)
{
    enum { FEW = 8 };
    grid->type = type_of(sizes[index], 400);
    grid->gap = index == 0 && grid->table.n_columns <= FEW ? WIDE_GAP : sizes[index];
}

/* A little smaller is better than figures whose names wrap; then names wrap; then all of it is
   smaller still. */
static void choose_size(struct fc_page_grid *grid, double room)
{
    enum { NEARLY_AS_LARGE = 2 };
    const int n = grid->table.n_columns;
    for (int i = 0; i < NEARLY_AS_LARGE && !grid->table.words; i++) {
        set_size(grid, i);
        if (least_of_group(grid, 1, n, room) + taken(grid, 1, n, room, room) <= room)
            return;
    }
    for (int i = 0; i < SIZES; i++) {
        set_size(grid, i);
        if (least_of_group(grid, 1, n, room) <= room)
            return;
    }
}

/* The names get in every group what they get in the one that leaves them least. */
static void set_widths(struct fc_page_grid *grid, double room)
{
    grid->column[0].width = room;
    for (int group = 0; group < grid->groups; group++)
        grid->column[0].width = fmin(grid->column[0].width, share_out(grid, group, room));
}

bool fc_page_grid_make(struct fc_page_grid *out, struct fc_ruler *ruler,
                       const struct fc_item_table *table, double room)
{
    const size_t columns = (size_t)table->n_columns, rows = (size_t)table->n_rows;
    *out = (struct fc_page_grid){.table = *table};
    out->table.title = fc_ruler_clean(ruler, table->title);
    out->table.heading = clean_all(ruler, table->heading, columns);
    out->table.cell = clean_all(ruler, table->cell, columns * rows);
    out->natural = fc_ruler_take(ruler, columns * rows, sizeof *out->natural);
    out->column = fc_ruler_take(ruler, columns, sizeof *out->column);
    out->first = fc_ruler_take(ruler, columns + 1, sizeof *out->first);
    if (ruler->no_memory)
        return false;
    for (int column = 0; column < table->n_columns; column++)
        measure_column(out, ruler, column);
    place_title(out, ruler, room);
    choose_size(out, room);
    make_groups(out, room);
    set_widths(out, room);
    return !ruler->no_memory;
}
