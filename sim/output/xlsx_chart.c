#include "output/xlsx_chart.h"

#include <math.h>
#include <xlsxwriter.h>

#include "output/xlsx_text.h"

enum { WIDTH = 640, HEIGHT = 430 }; /* pixels; by themselves charts are 480 by 288 */

static const double LETTER = 7; /* pixels */

struct stroke {
    lxw_color_t colour;
    float       points;
    uint8_t     dash;
};

static const struct stroke strokes[] = {
    [FC_LINE_MIDDLE] = {0x0072B2, 2.75F, LXW_CHART_LINE_DASH_SOLID},
    [FC_LINE_INNER] = {0x6FAAD0, 1.5F, LXW_CHART_LINE_DASH_SOLID},
    [FC_LINE_OUTER] = {0x9CC3DE, 1.25F, LXW_CHART_LINE_DASH_DASH},
    [FC_LINE_LEVEL] = {0xB45000, 1.75F, LXW_CHART_LINE_DASH_SOLID},
    [FC_LINE_OTHER] = {0xE69F00, 2, LXW_CHART_LINE_DASH_SQUARE_DOT},
};

static void add_series(const struct fc_sheet *sheet, lxw_chart *to,
                       const struct fc_chart_series *series)
{
    const struct stroke *stroke = &strokes[series->line];
    lxw_chart_line       line = {
              .color = stroke->colour, .width = stroke->points, .dash_type = stroke->dash};
    const lxw_row_t   first = (lxw_row_t)series->first, last = (lxw_row_t)series->last;
    const lxw_col_t   x = (lxw_col_t)series->x, y = (lxw_col_t)series->y;
    lxw_chart_series *drawn = chart_add_series(to, NULL, NULL);
    if (drawn == NULL) {
        fc_book_no_memory(sheet->book);
        return;
    }
    chart_series_set_categories(drawn, sheet->name, first, x, last, x);
    chart_series_set_values(drawn, sheet->name, first, y, last, y);
    chart_series_set_name(drawn, series->name);
    chart_series_set_line(drawn, &line);
    chart_series_set_marker_type(drawn, LXW_CHART_MARKER_NONE);
}

static void set_axes(lxw_chart *to, const struct fc_sheet_chart *chart, const char *x_name,
                     const char *y_name)
{
    lxw_chart_font font = {.size = 10, .bold = LXW_EXPLICIT_FALSE};
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.75F};
    chart_axis_set_name(to->x_axis, x_name);
    chart_axis_set_name(to->y_axis, y_name);
    chart_axis_set_name_font(to->x_axis, &font);
    chart_axis_set_name_font(to->y_axis, &font);
    chart_axis_set_num_format(to->x_axis, chart->x_number);
    chart_axis_set_num_format(to->y_axis, chart->y_number);
    chart_axis_major_gridlines_set_visible(to->y_axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(to->y_axis, &grid);
    chart_axis_set_label_position(to->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_label_position(to->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (chart->share) {
        chart_axis_set_min(to->y_axis, 0);
        chart_axis_set_max(to->y_axis, 1);
        chart_axis_set_major_unit(to->y_axis, 0.2);
    }
}

void fc_sheet_chart(struct fc_sheet *sheet, int row, int column, const struct fc_sheet_chart *chart)
{
    struct fc_arena *arena = sheet->book->arena;
    const char      *title = fc_cell_text(arena, chart->title);
    const char      *x_name = fc_cell_text(arena, chart->x_name);
    const char      *y_name = fc_cell_text(arena, chart->y_name);
    const char      *said = fc_cell_text(arena, chart->description);
    char            *description = said == NULL ? NULL : fc_arena_print(arena, "%s", said);
    lxw_chart_font   font = {.size = 12, .bold = LXW_TRUE};
    if (sheet->lxw == NULL || sheet->book->error.status != FC_OK)
        return;
    lxw_chart *to = workbook_add_chart(sheet->book->lxw,
                                       chart->months ? LXW_CHART_LINE : LXW_CHART_SCATTER_STRAIGHT);
    if (to == NULL || title == NULL || x_name == NULL || y_name == NULL || description == NULL) {
        fc_book_no_memory(sheet->book);
        return;
    }
    for (int i = 0; i < chart->n; i++)
        add_series(sheet, to, &chart->series[i]);
    set_axes(to, chart, x_name, y_name);
    chart_title_set_name(to, title);
    chart_title_set_name_font(to, &font);
    chart_legend_set_position(to, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options options = {.x_scale = WIDTH / 480.0,
                                 .y_scale = HEIGHT / 288.0,
                                 .x_offset = 8,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = description};
    if (worksheet_insert_chart_opt(sheet->lxw, (lxw_row_t)row, (lxw_col_t)column, to, &options) !=
        LXW_NO_ERROR)
        fc_book_no_memory(sheet->book);
    double left = 0;
    for (int i = column; i < sheet->columns; i++)
        left += sheet->width[i];
    sheet->beside = fmax(sheet->beside, WIDTH / LETTER - left);
}
