/* A hundred icons in ten rows: where they stand, and how the hundred is shared out. */
#ifndef FC_PLOTS_ICONS_H
#define FC_PLOTS_ICONS_H

#include "plots/canvas.h"

enum { FC_ICONS = 100, FC_ICONS_SIDE = 10 };

struct fc_icons {
    struct fc_point at[FC_ICONS]; /* row by row */
    double          radius;
};

/* A disc is kept, a ring is missed, half a disc is what its half stands for. */
enum fc_icon { FC_ICON_DISC, FC_ICON_LEFT, FC_ICON_RIGHT, FC_ICON_RING };

/* A square of that side with its upper left corner there. */
void fc_icons_place(struct fc_icons *out, struct fc_point corner, double side);

/* Whole numbers that sum to `total`, each one of the values rounded up or down: by largest
   remainder, equal ones in their order. The values sum to within a half of the total. */
void fc_icons_round(int out[], const double value[], size_t size, int total);

void fc_icon_draw(struct fc_canvas *canvas, const struct fc_theme *theme, struct fc_point at,
                  double radius, enum fc_icon icon);

#endif
