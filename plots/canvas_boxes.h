/* A canvas that draws nothing and remembers where everything would stand: for tests of layout. */
#ifndef FC_PLOTS_CANVAS_BOXES_H
#define FC_PLOTS_CANVAS_BOXES_H

#include "base/arena.h"
#include "plots/canvas.h"

enum fc_box_kind { FC_BOX_TEXT, FC_BOX_RECT, FC_BOX_CIRCLE, FC_BOX_PATH };

/* A path is one box for each of its pieces, a straight line from `from` to `to`. */
struct fc_box {
    enum fc_box_kind kind;
    const char      *group; /* the innermost */
    const char      *text;  /* of text, else "" */
    uint32_t         colour;
    double           left, top, right, bottom;
    struct fc_point  from, to;
    struct fc_box   *next;
};

/* Begin with {0}; what it holds lives in the arena. */
struct fc_boxes {
    struct fc_arena *arena;
    struct fc_box   *first, *last;
    const char      *title, *description;
    const char      *group[8];
    size_t           depth;
    size_t           no_memory;
    struct fc_ruler *ruler; /* measures the texts */
};

void fc_canvas_begin_boxes(struct fc_canvas *canvas, struct fc_boxes *boxes,
                           struct fc_ruler *ruler);

#endif
