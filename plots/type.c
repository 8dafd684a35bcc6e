#include "plots/type.h"

#include <fontconfig/fontconfig.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "plots/chart.h"

void fc_type_prepare(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72); /* a point is a unit */
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en"));
}

void fc_type_set(PangoLayout *layout, enum fc_font font, const char *text)
{
    const struct fc_font_look look = fc_font_look(font);
    PangoFontDescription     *description = pango_font_description_new();
    pango_font_description_set_family_static(description, FC_TYPE_FAMILIES);
    pango_font_description_set_weight(description, (PangoWeight)look.weight);
    pango_font_description_set_absolute_size(description, look.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
}

static void note_gone(void *gone)
{
    atomic_store((atomic_bool *)gone, true);
}

/* Pango looks for fonts in threads of its own, and each keeps the font map until it is done. */
static bool wait_until(const atomic_bool *gone)
{
    enum { TRIES = 2000, STEP_US = 500 };
    for (int i = 0; i < TRIES && !atomic_load(gone); i++)
        g_usleep(STEP_US);
    return atomic_load(gone);
}

void fc_charts_end(void)
{
    atomic_bool *gone = calloc(1, sizeof *gone);
    if (gone == NULL)
        return;
    /* The font map's data are dropped last of all, when its fonts have been given back. */
    g_object_set_data_full(G_OBJECT(pango_cairo_font_map_get_default()), "gone", gone, note_gone);
    pango_cairo_font_map_set_default(NULL);
    /* cairo aborts when a font is still in use: better to leave all of it to the end of the
       program, the note too. */
    if (!wait_until(gone))
        return;
    free(gone);
    cairo_debug_reset_static_data();
    FcFini();
}
