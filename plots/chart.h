/* What a chart is, and the table of them all. */
#ifndef FC_PLOTS_CHART_H
#define FC_PLOTS_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/text.h"
#include "plots/canvas.h"
#include "plots/facts.h"
#include "plots/label.h"
#include "plots/theme.h"

/* Rows of text beside the chart, for those who cannot see it. */
struct fc_chart_table {
    size_t       columns, rows;
    const char **heading; /* [columns] */
    const char **cell;    /* [rows * columns], row by row */
};

/* What the chart says in words. Lives in the arena given to fc_chart_draw. */
struct fc_chart_words {
    const char           *title;       /* the finding */
    const char           *description; /* type, range, the figures that matter */
    struct fc_chart_table table;
    const char           *warning; /* what will not look right, NULL when all is well */
};

enum fc_chart_format { FC_CHART_SVG, FC_CHART_PNG, FC_CHART_PDF };

struct fc_chart_look {
    enum fc_chart_format   format;
    const struct fc_theme *theme;  /* NULL: light. A PDF is for paper and always light */
    double                 scale;  /* pixels a unit, 1 to 4; 0: 2. PNG only */
    const char            *prefix; /* of the ids of an SVG; NULL: the chart's name */
};

/* The title block, the footer, and the room left between them. */
struct fc_frame {
    const char *title[3], *subtitle[3], *footer[2];
    size_t      titles, subtitles, footers;
    double      left, right, top, bottom; /* the room for marks and their labels */
};

/* A chart ready to be drawn. */
struct fc_chart_plan {
    struct fc_frame       frame;
    struct fc_chart_words words;
    const void *marks; /* what the chart's own draw reads, such as struct fc_promise_plan */
};

struct fc_chart {
    const char *name;
    const char *question;
    /* Whether it is told what it alone needs; NULL: it needs nothing of its own. */
    bool (*told)(const struct fc_chart_facts *facts);
    /* Why these facts cannot fill this chart, as a sentence; NULL when they can. */
    const char *(*unfit)(const struct fc_chart_facts *facts);
    void (*plan)(struct fc_chart_plan *out, struct fc_ruler *ruler,
                 const struct fc_chart_facts *facts);
    void (*draw)(struct fc_canvas *canvas, const struct fc_theme *theme,
                 const struct fc_chart_plan *plan);
};

/* The charts in the order of a report; NULL past the last. */
const struct fc_chart *fc_chart_at(size_t index);
const struct fc_chart *fc_chart_named(const char *name);

/* Whether the facts hold what this chart alone needs: a chart that is told nothing was not asked
   for, and need not say why it is not drawn. */
bool fc_chart_told(const struct fc_chart *chart, const struct fc_chart_facts *facts);

const char *fc_chart_unfit(const struct fc_chart *chart, const struct fc_chart_facts *facts);

/* Lays the chart out. FC_BAD_INPUT when the facts do not fit it or hold something that is no
   number; FC_NO_MEMORY. Strings of the facts are copied into the arena, cleaned. */
enum fc_status fc_chart_lay_out(struct fc_chart_plan *out, struct fc_ruler *ruler,
                                const struct fc_chart *chart, const struct fc_chart_facts *facts,
                                struct fc_error *err);

/* Draws the laid out chart with paper, title and footer. */
void fc_chart_paint(struct fc_canvas *canvas, const struct fc_theme *theme,
                    const struct fc_chart *chart, const struct fc_chart_plan *plan);

/* The whole way: appends the picture's bytes to `bytes` (write them with fc_file_write) and tells
   what it says in `words` (may be NULL). */
enum fc_status fc_chart_draw(struct fc_text *bytes, struct fc_chart_words *words,
                             struct fc_arena *arena, const struct fc_chart *chart,
                             const struct fc_chart_facts *facts, const struct fc_chart_look *look,
                             struct fc_error *err);

/* The same into a file, whole or not at all. */
enum fc_status fc_chart_write(const char *path, struct fc_chart_words *words,
                              struct fc_arena *arena, const struct fc_chart *chart,
                              const struct fc_chart_facts *facts, const struct fc_chart_look *look,
                              struct fc_error *err);

/* Gives back the fonts that were drawn with. Called by the thread that drew; nothing may be drawn
   afterwards. */
void fc_charts_end(void);

#endif
