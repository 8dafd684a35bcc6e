/* A document on A4 pages: what stands in it, where each line of it goes, and the PDF of it. */
#ifndef FC_PLOTS_PAGES_H
#define FC_PLOTS_PAGES_H

#include "plots/chart.h"
#include "plots/pages_type.h"

/* A4 upright and what is printed on, in points; the footer stands below. */
enum {
    FC_PAGE_WIDTH = 595,
    FC_PAGE_HEIGHT = 842,
    FC_PAGE_LEFT = 48,
    FC_PAGE_RIGHT = FC_PAGE_WIDTH - FC_PAGE_LEFT,
    FC_PAGE_TOP = 44,
    FC_PAGE_BOTTOM = 790
};

/* ---- what is told ---- */

enum fc_item_kind {
    FC_ITEM_CHAPTER, /* links and the outline lead here */
    FC_ITEM_HEADING,
    FC_ITEM_VERDICT,   /* a word in a box, a sentence, and the hundred dots of its chart, if any */
    FC_ITEM_PARAGRAPH, /* what begins with blanks is an item of a list */
    FC_ITEM_NOTE,
    FC_ITEM_COMMAND, /* what to type */
    FC_ITEM_LINES,   /* lines in which every blank counts */
    FC_ITEM_TABLE,
    FC_ITEM_CHART
};

/* The names of the rows stand in column 0. */
struct fc_item_table {
    const char        *title;
    int                n_columns, n_rows;
    const char *const *heading; /* [n_columns]; column 0 has the title instead */
    const char *const *cell;    /* [n_rows * n_columns], row by row; NULL is empty */
    const char *const *below;   /* [n_rows] a line under the row, or NULL */
    bool               words;   /* no figures: columns stand to the left and wrap */
};

struct fc_item {
    enum fc_item_kind            kind;
    const char                  *text;
    const char                  *word; /* of a verdict */
    enum fc_tone                 tone; /* of that word */
    struct fc_item_table         table;
    const struct fc_chart       *chart; /* of a verdict: "verdict" or NULL */
    const struct fc_chart_facts *facts;
};

struct fc_document {
    const char           *title;
    const char           *lead;    /* a line under it */
    const char           *foot[2]; /* lines at the foot of every page */
    const char           *author, *subject, *keywords;
    const char           *date; /* YYYY-MM-DD; "": as SOURCE_DATE_EPOCH says, else now */
    size_t                n;
    const struct fc_item *item;
};

/* ---- where it goes ---- */

enum fc_mark {
    FC_MARK_TEXT, /* one line */
    FC_MARK_FILL, /* lies under text */
    FC_MARK_RULE, /* a thin line, in the middle of its box */
    FC_MARK_DOTS, /* a hundred, so many of them filled */
    FC_MARK_CHART
};

/* Something on a page, in points from its upper left corner. */
struct fc_page_box {
    enum fc_mark                mark;
    double                      left, top, right, bottom;
    const char                 *text;
    struct fc_page_type         type;
    uint32_t                    colour;
    int                         kept; /* of a hundred dots */
    const struct fc_chart      *chart;
    const struct fc_chart_plan *plan;
    int                         chapter; /* 1..: this is its title; 0: none */
    const char                 *outline; /* that title, whole */
    int                         leads;   /* 1..: clicking leads to that chapter; 0: nowhere */
    bool                        counts;  /* the page's number of that chapter belongs here */
    struct fc_page_box         *next;
};

struct fc_page {
    int                 number; /* 1.. */
    struct fc_page_box *first, *last;
    struct fc_page     *next;
};

struct fc_pages {
    int             count;
    struct fc_page *first, *last;
};

/* Lays the document out. Texts are cleaned and copied into the ruler's arena, where all lives.
   FC_NO_MEMORY; FC_BAD_INPUT when a chart's figures do not fit it. */
enum fc_status fc_pages_lay_out(struct fc_pages *out, struct fc_ruler *ruler,
                                const struct fc_document *document, struct fc_error *err);

/* Appends the PDF of laid out pages. FC_NO_MEMORY, FC_CANNOT_WRITE. */
enum fc_status fc_pages_draw(struct fc_text *out, const struct fc_pages *pages,
                             const struct fc_document *document, struct fc_error *err);

#endif
