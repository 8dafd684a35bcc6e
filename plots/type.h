/* The typefaces: how Pango is told font, size and weight, the same for measuring and drawing. */
#ifndef FC_PLOTS_TYPE_H
#define FC_PLOTS_TYPE_H

#include <pango/pangocairo.h>

#include "plots/theme.h"

/* As CSS names them, first choice first. */
#define FC_TYPE_FAMILIES "Inter, DejaVu Sans"

/* Metrics that do not depend on the pixels of a device: text measured once fits every back end. */
void fc_type_prepare(PangoContext *context);

/* Sets one line of text in that font. */
void fc_type_set(PangoLayout *layout, enum fc_font font, const char *text);

#endif
